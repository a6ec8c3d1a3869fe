import { automatedBy } from './mail/guard.ts'
import type { Guarded, GuardSettings } from './mail/guard.ts'
import type { Message } from './mail/message.ts'
import { parseMail } from './mail/parse.ts'
import { readMessage } from './understanding/readers/index.ts'
import type { Reading, RequestKind, Understanding } from './understanding/types.ts'
import { understand } from './understanding/understand.ts'

export interface ReadMail {
  message: Message
  guarded: Guarded
  reading: Reading
  understanding: Understanding
}

/**
 * Raw bytes to what the desk understands of them; no database, no network, no clock.
 * @param kinds the requests that the desk knows, as the workflow files declare them
 * @param evidence false where nobody will look at where the values stand: then it may be left out
 */
export async function readMail(
  raw: Buffer,
  kinds: readonly RequestKind[],
  settings: GuardSettings = {},
  evidence = true,
): Promise<ReadMail> {
  const message = await parseMail(raw)
  const guarded = automatedBy(message, settings)
  const reading = await readMessage(message)
  return { message, guarded, reading, understanding: understand(reading, guarded.automated, kinds, evidence) }
}

/** One object of the contract `understanding.md`: keys in its order, values as they are. */
export function toContract(file: string, understanding: Understanding): { [key: string]: unknown } {
  const { kind, confidence, language, automated, references, fields, missing, evidence, warnings, alsoAsks, others } =
    understanding
  return {
    file,
    kind,
    confidence,
    language,
    automated,
    references,
    fields,
    missing,
    evidence,
    warnings,
    ...(alsoAsks ? { alsoAsks } : {}),
    ...(others ? { others } : {}),
  }
}
