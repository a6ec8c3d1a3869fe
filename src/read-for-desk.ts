import type { GuardSettings } from './mail/guard.ts'
import { mailRead, type MailRead } from './mail/read-result.ts'
import { readMail, scansOf } from './read-mail.ts'
import type { ToScan } from './read-mail.ts'
import { withBareAnswers } from './understanding/bare-answer.ts'
import type { Kind, RequestKind, ScannedPage, Understanding } from './understanding/types.ts'
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
  /** Somebody can read pages that are pictures: hand them out. */
  scans?: boolean | undefined
  /** What was read in them. */
  scanned?: ScannedPage[] | undefined
}

export interface ReadForDesk extends MailRead {
  /** Pages to be read before the mail is understood, and those that are no use. */
  toScan?: ToScan
}

/** Raw bytes to what the desk needs of a mail, reduced to what may leave the sandbox. No database, no network, no clock. */
export async function readForDesk(
  raw: Buffer,
  { kinds, guard, as, expects = [], documents = false, scans = false, scanned }: ReadWish,
): Promise<ReadForDesk> {
  const evidence = documents || as !== undefined
  const { message, guarded, reading, understanding } = await readMail(raw, kinds, guard, evidence, scanned)
  const toScan = scans ? await scansOf(reading, understanding) : undefined
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
  const keep = evidence || reading.documents.some(it => it.scanned)
  const read = mailRead(message, {
    sender,
    forwarded,
    documents: documents ? reading.documents : [],
    guard: guarded,
    understanding: keep ? said : withoutEvidence(said),
  })
  return { ...read, ...(toScan && { toScan }) }
}

/** Where the values stand is read again when somebody looks: a burst of mails does not carry it through every table. */
function withoutEvidence({ others, ...said }: Understanding): Understanding {
  return { ...said, evidence: {}, ...(others && { others: others.map(it => ({ ...it, evidence: {} })) }) }
}
