import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'vitest'
import { transaction } from '../../src/db/pool.ts'
import { until } from '../support/intake.ts'
import { office, raw } from './office.ts'

const FROM = 'inkoop@bosveld.example'

test('a run that answers its customer and a batch with the next reply to that run never wait for each other', async () => {
  await using w = await office()
  const [question] = await w.arrive(
    raw('Vraag over de openingstijden', 'Wat zijn jullie openingstijden?', { from: FROM }),
  )
  await w.open()
  const [{ id: run } = { id: 0 }] = await w.begun(question!, 1)
  const receipt = async () =>
    (await w.pool.query<{ message_id: string }>('select message_id from outbox where run_id = $1', [run])).rows[0]
  await until(async () => (await receipt()) !== undefined, 'a receipt')
  const headers = `In-Reply-To: ${(await receipt())!.message_id}`

  await transaction(w.pool, async tx => {
    await tx.query('select from workflow_run where id = $1 for update', [run]) // the run is being carried on
    await w.arrive(raw('Re: vraag', 'En zijn jullie zaterdag open?', { from: FROM, headers }))
    const held = async () =>
      (
        await w.pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).rowCount !== 0
    await until(held, 'the batch waits for the run')
    await pause(1200) // longer than the database waits before it looks for a circle
    const answer = {
      template: 'question/received',
      language: 'nl' as const,
      to: { name: 'Inkoop', address: FROM },
      data: { regels: 1 },
      why: 'question' as const,
    }
    await w.outbox.takeTurnsAhead(tx, [{ address: answer.to.address, thread: null }])
  })
  const taken = async () =>
    (await w.pool.query(`select from workflow_event where topic = $1`, [`reply:${run}`])).rowCount
  await until(async () => (await taken()) === 1, 'the reply is heard')
}, 60_000)
