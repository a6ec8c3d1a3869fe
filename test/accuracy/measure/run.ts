import { readMail } from '../../../src/read-mail.ts'
import type { RequestKind, Understanding } from '../../../src/understanding/types.ts'
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

/** Our own domain is all that the desk tells its readers, as in its settings. */
export const SETTINGS = { ourDomains: ['waalzicht.example'] }

/** Reads every mail, after one round that warms up, and compares. */
export async function measure(mails: Labelled[], kinds: readonly RequestKind[]): Promise<Measured[]> {
  for (const mail of mails.slice(0, 20)) await readMail(mail.raw, kinds, SETTINGS)
  const measured: Measured[] = []
  for (const mail of mails) {
    const start = process.cpuUsage()
    const { understanding: read, message } = await readMail(mail.raw, kinds, SETTINGS)
    const { user, system } = process.cpuUsage(start)
    const took = (user + system) / 1000
    measured.push({
      mail,
      read,
      score: score(mail.label, read),
      proof: unproven(read),
      took,
      attachment: message.attachments.length > 0,
    })
  }
  return measured
}
