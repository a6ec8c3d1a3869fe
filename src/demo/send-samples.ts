import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from '../db/pool.ts'
import type { DemoMail } from './dev-mail.ts'
import { MAILBOXES } from './environment.ts'
import type { Ledger } from './ledger.ts'
import { samples } from './samples.ts'

const LOOK_MS = 50

/** Hands every sample over that was not handed over before; noted one by one, so that a restart goes on where this one ended. */
export async function sendSamples(pool: Pool, mail: DemoMail, ledger: Ledger, ended: () => boolean): Promise<void> {
  const idOf = (name: string) => `${name}.${ledger.begun.getTime()}`
  const until = async (holds: () => Promise<boolean>) => {
    while (!ended() && !(await holds())) await sleep(LOOK_MS)
  }

  await until(() => mailboxesOpen(pool))
  for (const sample of samples) {
    if (ledger.wasSent(sample.name)) continue
    if (sample.after) await until(() => isDealtWith(pool, idOf(sample.after ?? '')))
    if (ended()) return
    const handed = await mail.sendSample(sample, { now: ledger.begun, id: idOf(sample.name) })
    if ('refused' in handed) throw new Error(`The sample ${sample.name} was not taken: ${handed.refused}`)
    ledger.noteSent(sample.name)
  }
}

/** What arrives before the first look at a mailbox is history, and never answered: the samples wait for that look. */
async function mailboxesOpen(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ n: number }>('select count(distinct mailbox) as n from mailbox_epoch')
  return rows[0]?.n === MAILBOXES.length
}

async function isDealtWith(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from inbound_message where starts_with(message_id, $1) and state <> 'recorded'`,
    [`<${id}@`],
  )
  return rowCount !== 0
}
