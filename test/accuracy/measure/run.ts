import { readMail, scansOf, type ReadMail } from '../../../src/read-mail.ts'
import type { PageToScan, RequestKind, ScannedPage, Understanding } from '../../../src/understanding/types.ts'
import type { Labelled } from '../make/label.ts'
import { unproven, type Unproven } from './evidence.ts'
import { score, type Score } from './score.ts'

export interface Measured {
  mail: Labelled
  read: Understanding
  score: Score
  proof: { total: number; without: Unproven[] }
  /** Milliseconds of processor time: other work on the machine counts little. */
  took: number
  attachment: boolean
}

/** Our own domains are all that the desk tells its readers, as in its settings: of the mails made, and of the set beside them. */
export const SETTINGS = { ourDomains: ['waalzicht.example', 'lindehout.example'] }

/** What reads pages that are pictures; absent: they stay unread, as in the quick measure. */
export type Scanner = (pages: PageToScan[], language: string) => Promise<ScannedPage[]>

/** Reads every mail, after one round that warms up, and compares. Time does not count what the scanner takes. */
export async function measure(
  mails: Labelled[],
  kinds: readonly RequestKind[],
  scanner?: Scanner,
): Promise<Measured[]> {
  for (const mail of mails.slice(0, 20)) await readMail(mail.raw, kinds, SETTINGS)
  const measured: Measured[] = []
  for (const mail of mails) {
    const start = process.cpuUsage()
    const first = await readMail(mail.raw, kinds, SETTINGS)
    const { user, system } = process.cpuUsage(start)
    const { understanding: read, message } = scanner ? await withScans(mail.raw, kinds, first, scanner) : first
    measured.push({
      mail,
      read,
      score: score(mail.label, read),
      proof: unproven(read),
      took: (user + system) / 1000,
      attachment: message.attachments.length > 0,
    })
  }
  return measured
}

async function withScans(raw: Buffer, kinds: readonly RequestKind[], first: ReadMail, scanner: Scanner) {
  const toScan = await scansOf(first.reading, first.understanding)
  if (!toScan) return first
  const scanned = await scanner(toScan.pages, toScan.language)
  return readMail(raw, kinds, SETTINGS, true, [...toScan.failed, ...scanned])
}
