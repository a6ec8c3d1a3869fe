import type { Db } from '../db/pool.ts'
import type { Mail } from '../engine/define.ts'
import { PermanentError } from '../engine/errors.ts'
import { compose, type Letter } from './compose.ts'
import { addressProblem, domainOf, oneLine, safeName } from './outbox-address.ts'
import type { Marks } from './outbox-marks.ts'
import { renderMail, type House, type Rendered, type Wanted } from './render.ts'
import { readAnswered, replySubject, type Answered } from './thread.ts'

export interface LetterDeps {
  /** renderMail; a test may write by a hand of its own. */
  render?: (wanted: Wanted) => Rendered
  marks: Marks
  /** Watched mailboxes by name; the first is the sender of what answers no mail. */
  mailboxes: { name: string; address: string }[]
  company: string
  /** What a template may say of us. */
  house: Omit<House, 'address'>
}

export interface Written {
  letter: Letter
  preheader: string
  thread: string | null
}

/** Who or what a mail belongs to; a preview has no step yet. */
export interface Place {
  runId: number | null
  key: string
}

/**
 * A mail written out, the same for the preview, for what is approved and for what is sent.
 * Throws PermanentError with one sentence when the template lacks a value or the address is no plain address.
 */
export async function writeLetter(deps: LetterDeps, db: Db, mail: Mail, { runId, key }: Place): Promise<Written> {
  const problem = addressProblem(mail.to.address)
  if (problem) throw new PermanentError(problem)
  const { now, answered } = await readAnswered(db, mail.answers)
  const from = fromAddress(deps, answered)
  const rendered = print(deps, mail, from, answered)
  const messageId = deps.marks.messageId(key, domainOf(from))
  return {
    letter: {
      from: { name: oneLine(`${deps.company} orderdesk`), address: from },
      to: { name: safeName(mail.to), address: mail.to.address.toLowerCase() },
      subject: oneLine(rendered.subject),
      messageId,
      inReplyTo: answered?.messageId ?? null,
      references: answered?.references ?? [],
      date: now,
      language: mail.language,
      autoSubmitted: answered ? 'auto-replied' : 'auto-generated',
      runId,
      loop: deps.marks.loop(messageId),
      boundary: deps.marks.boundary(key),
      text: rendered.text,
      html: rendered.html,
    },
    preheader: rendered.preheader,
    thread: answered?.thread ?? null,
  }
}

export const toBytes = ({ letter }: Written): Buffer => compose(letter)

/** The template decides whether it keeps the subject of the thread. It never sees a secret: `{{secret}}` is exchanged while sending. */
function print(
  { render = renderMail, marks, house }: LetterDeps,
  mail: Mail,
  from: string,
  answered: Answered | null,
): Rendered {
  const subjectOverride = answered ? replySubject(answered.subject) : undefined
  return render({
    template: mail.template,
    language: mail.language,
    data: mail.data,
    house: { ...house, address: from },
    ...(subjectOverride !== undefined && { subjectOverride }),
    ...(mail.secret && { secret: marks.placeholder }),
  })
}

function fromAddress({ mailboxes }: LetterDeps, answered: Answered | null): string {
  const mailbox = mailboxes.find(({ name }) => name === answered?.mailbox) ?? mailboxes[0]
  if (!mailbox) throw new PermanentError('There is no watched mailbox to send from.')
  return mailbox.address
}
