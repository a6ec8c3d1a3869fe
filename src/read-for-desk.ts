import type { GuardSettings } from './mail/guard.ts'
import { mailRead, type MailRead } from './mail/read-result.ts'
import { readMail } from './read-mail.ts'
import { withBareAnswers } from './understanding/bare-answer.ts'
import type { Kind, RequestKind, Understanding } from './understanding/types.ts'
import { understand } from './understanding/understand.ts'

export interface ReadWish {
  kinds: readonly RequestKind[]
  guard?: GuardSettings | undefined
  /** Read it as this kind: a colleague said so, or it answers a run of it. */
  as?: Kind | undefined
  /** JSON paths that we asked the sender for. */
  expects?: string[] | undefined
  /** In full: with the documents and where each value stands in them, for a person who looks at the mail. */
  documents?: boolean | undefined
}

/** Raw bytes to what the desk needs of a mail, reduced to what may leave the sandbox. No database, no network, no clock. */
export async function readForDesk(
  raw: Buffer,
  { kinds, guard, as, expects = [], documents = false }: ReadWish,
): Promise<MailRead> {
  const evidence = documents || as !== undefined
  const { message, guarded, reading, understanding } = await readMail(raw, kinds, guard, evidence)
  const kind = as && kinds.find(it => it.kind === as)
  const forced = kind && understand(reading, null, [{ ...kind, recognise: () => 1 }])
  const { sender, forwarded } = reading
  const said = forced
    ? {
        ...understanding,
        ...forced,
        ...withBareAnswers(reading, kind, forced, expects),
        automated: understanding.automated,
      }
    : understanding
  return mailRead(message, {
    sender,
    forwarded,
    documents: documents ? reading.documents : [],
    guard: guarded,
    understanding: evidence ? said : withoutEvidence(said),
  })
}

/** Where the values stand is read again when somebody looks: a burst of mails does not carry it through every table. */
function withoutEvidence({ others, ...said }: Understanding): Understanding {
  return { ...said, evidence: {}, ...(others && { others: others.map(it => ({ ...it, evidence: {} })) }) }
}
