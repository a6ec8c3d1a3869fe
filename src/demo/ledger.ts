import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const shape = z.object({ begun: z.iso.datetime(), secretKey: z.string(), sent: z.array(z.string()) })

/** What the demo remembers in its folder: which samples were sent, so that a restart sends none again. */
export interface Ledger {
  /** The first start: the samples are dated from it, so that a sample sent twice by a crash is the same mail. */
  begun: Date
  secretKey: string
  wasSent(name: string): boolean
  noteSent(name: string): void
}

export function openLedger(file: string, fresh: () => { begun: Date; secretKey: string }): Ledger {
  const started = fresh()
  const kept = existsSync(file)
    ? shape.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { begun: started.begun.toISOString(), secretKey: started.secretKey, sent: [] }
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  save()
  return {
    begun: new Date(kept.begun),
    secretKey: kept.secretKey,
    wasSent: name => kept.sent.includes(name),
    noteSent(name) {
      kept.sent.push(name)
      save()
    },
  }
}
