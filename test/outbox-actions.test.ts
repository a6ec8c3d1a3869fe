import { expect, test } from 'vitest'
import { transaction, type Tx } from '../src/db/pool.ts'
import { TooLateError } from '../src/engine/errors.ts'
import { holdMail, markSent, releaseMail, resendMail, withdrawMail } from '../src/mail/outbox-actions.ts'
import { outboxDesk, placed } from './support/outbox.ts'

type Action = (tx: Tx, id: number, who: string) => Promise<void>

const STATES = ['frozen', 'pending', 'held', 'sending', 'eod', 'sent', 'uncertain', 'failed', 'withdrawn'] as const

/** What each action makes of each state; what is not named is refused. */
const ACTIONS: { [name: string]: { action: Action; from: { [state: string]: string } } } = {
  hold: { action: holdMail, from: { pending: 'held' } },
  release: { action: releaseMail, from: { pending: 'pending', held: 'pending' } },
  resend: { action: resendMail, from: { failed: 'pending', uncertain: 'pending', held: 'pending' } },
  'mark sent': { action: markSent, from: { uncertain: 'sent' } },
  withdraw: {
    action: withdrawMail,
    from: { pending: 'withdrawn', held: 'withdrawn', failed: 'withdrawn', uncertain: 'withdrawn' },
  },
}

test.each(Object.keys(ACTIONS))('%s: only from the states in which a colleague can mean it', async name => {
  await using desk = await outboxDesk()
  const { action, from } = ACTIONS[name]!
  const id = placed(await desk.enqueue('received', {}))
  const state = async () => (await desk.db.query<{ state: string }>('select state from outbox'))[0]?.state
  for (const before of STATES) {
    await desk.db.query('update outbox set state = $1', [before])
    const done = transaction(desk.pool, tx => action(tx, id, 'sanne@lindehout.example'))
    if (from[before]) await done
    else await expect(done).rejects.toThrow(TooLateError)
    expect(await state()).toBe(from[before] ?? before)
  }
  const lines = await desk.db.query(`select from run_log where by = 'sanne@lindehout.example'`)
  expect(lines).toHaveLength(Object.keys(from).length)
})
