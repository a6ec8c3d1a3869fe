import { expect, test } from 'vitest'
import { transaction } from '../../src/db/pool.ts'
import { seedWorld } from '../../src/demo/world.ts'
import { until } from '../support/intake.ts'
import { office, raw, type Office } from './office.ts'

const FROM = 'inkoop@voorbeeld-ict.example'

/** A reply to the last mail of ours that belongs to this run. */
async function replyTo(w: Office, run: number, body: string): Promise<number> {
  const { rows } = await w.pool.query<{ message_id: string }>(
    'select message_id from outbox where run_id = $1 order by id desc limit 1',
    [run],
  )
  const [mail] = await w.arrive(raw('Re: vraag', body, { from: FROM, headers: `In-Reply-To: ${rows[0]!.message_id}` }))
  return mail!
}

const ORDER =
  'Goedemiddag,\n\nGraag bestellen wij onder ons inkoopordernummer 4500777:\n\n1 x LH-SW24\n\nMet vriendelijke groet,\nJan de Vries'

/** A mail of a customer whose run waits for a colleague, and has sent a receipt. */
async function waiting(
  w: Office,
  subject: string,
  body: string,
): Promise<{ mail: number; run: number; workflow: string }> {
  await seedWorld(w.pool)
  const [mail] = await w.arrive(raw(subject, body, { from: FROM }))
  await w.open()
  const [run] = await w.begun(mail!, 1)
  return { mail: mail!, run: run!.id, workflow: run!.workflow }
}

const joins = (w: Office, mail: number) =>
  until(async () => (await w.mail(mail)).state === 'routed', 'the reply joins the run')

/** It has become an item of its own that waits for a person. */
async function expectRead(w: Office, mail: number): Promise<void> {
  const [run] = await w.begun(mail, 1)
  await until(async () => (await w.runs(mail))[0]!.status === 'waiting', 'the reply waits for a person')
  expect(run!.workflow).toBeTruthy()
}

test('a reply to a run that is stopped at that moment is read by a person', async () => {
  await using w = await office()
  const { run } = await waiting(w, 'Vraag over de openingstijden', 'Wat zijn jullie openingstijden?')
  await w.decide(run, 'close', {}, 3600)
  const mail = await transaction(w.pool, async tx => {
    await tx.query('select from workflow_run where id = $1 for no key update', [run]) // the run cannot hear it
    const reply = await replyTo(w, run, 'En zijn jullie zaterdag open?')
    await joins(w, reply)
    await w.engine.cancel(tx, run, 'tim', 'double')
    return reply
  })
  await expectRead(w, mail)
})

test('a reply before an approval takes effect brings the item back at once: nothing is done that the customer has taken back', async () => {
  await using w = await office()
  const { run, workflow } = await waiting(w, 'Bestelling PO 4500777', ORDER)
  expect(workflow).toBe('purchase-order')
  const lines = [{ sku: 'LH-SW24', quantity: 1, price: '319.00', source: 'later' }]
  await w.decide(run, 'approve', { lines }, 3600)
  await joins(w, await replyTo(w, run, 'Wacht, ik heb mij vergist: graag niet leveren.'))
  const standing = () => w.pool.query('select waiting_for from workflow_run where id = $1', [run])
  await until(async () => (await standing()).rows[0]?.waiting_for === 'review:2', 'the item is back')
  await expect(transaction(w.pool, tx => w.engine.reschedule(tx, run, 'review:1', 'sanne', 0))).rejects.toThrow(
    'taken effect',
  )
  expect((await w.pool.query(`select from outbox where state = 'frozen'`)).rowCount).toBe(0)
})

test('a reply to a run that ends while the reply is being read becomes an item of its own', async () => {
  await using w = await office()
  const about = 'Ordernummer: 104001\nArtikel: LH-SW24\nSerienummer: X1\nReden: dead on arrival'
  const first = await waiting(
    w,
    'Retour aanvraag',
    `Beste collega,\n\nHet apparaat doet het niet.\n\n${about}\n\nGroet, Jan`,
  )
  expect(first.workflow).toBe('return-request')
  let ended = false
  w.onReading(async as => {
    if (as !== 'return-request' || ended) return
    ended = true
    await w.decide(first.run, 'close')
    await until(async () => (await w.runs(first.mail))[0]!.status === 'done', 'the run ends')
  })
  const mail = await replyTo(w, first.run, 'Het serienummer is SN-12345.')
  await until(() => ended, 'the reply is read as the kind of the run')
  await expectRead(w, mail)
})
