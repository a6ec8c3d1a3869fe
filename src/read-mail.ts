import { automatedBy } from './mail/guard.ts'
import type { Guarded, GuardSettings } from './mail/guard.ts'
import type { Message } from './mail/message.ts'
import { parseMail } from './mail/parse.ts'
import { pagesToScan } from './understanding/ocr/pictures.ts'
import { readMessage } from './understanding/readers/index.ts'
import type { PageToScan, Reading, RequestKind, ScannedPage, Understanding } from './understanding/types.ts'
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
 * @param scanned what is written on the pages that are pictures; without it `reading.scans` names them
 */
export async function readMail(
  raw: Buffer,
  kinds: readonly RequestKind[],
  settings: GuardSettings = {},
  evidence = true,
  scanned?: ScannedPage[],
): Promise<ReadMail> {
  const message = await parseMail(raw)
  const guarded = automatedBy(message, settings)
  const reading = await readMessage(message, scanned)
  // how sure the letters of a scan are has to be known to whoever orders by them
  const kept = evidence || reading.documents.some(it => it.scanned)
  return { message, guarded, reading, understanding: understand(reading, guarded.automated, kinds, kept) }
}

export interface ToScan {
  language: string
  pages: PageToScan[]
  failed: ScannedPage[]
}

/** The pages of a mail that are pictures; what nobody wrote or asked for is not worth the work. */
export async function scansOf(
  { scans = [], language }: Reading,
  { automated, kind }: Pick<Understanding, 'automated' | 'kind'>,
): Promise<ToScan | undefined> {
  if (scans.length === 0 || kind === 'spam' || (automated && automated !== 'machine')) return undefined
  return { language, ...(await pagesToScan(scans)) }
}

/** As readMail, with the pages that are pictures read by `read`. */
export async function readMailAndScans(
  raw: Buffer,
  kinds: readonly RequestKind[],
  read: (pages: PageToScan[], language: string) => Promise<ScannedPage[]>,
): Promise<ReadMail> {
  const first = await readMail(raw, kinds)
  const toScan = await scansOf(first.reading, first.understanding)
  if (!toScan) return first
  const scanned = await read(toScan.pages, toScan.language)
  return readMail(raw, kinds, {}, true, [...toScan.failed, ...scanned])
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
