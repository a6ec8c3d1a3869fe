import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskWorld, type Browser, type DeskWorld, unescape } from './world.ts'

let w: DeskWorld
let desk: Browser
beforeAll(async () => {
  w = await deskWorld()
  desk = await w.signIn()
})
afterAll(() => w[Symbol.asyncDispose]())

/** Approved, and the run carried on as far as it goes. */
async function approved(options = {}) {
  const { run, mail } = await w.mail(options)
  await desk.submit(await desk.get(`/desk/items/${run}`), new RegExp(`^/desk/items/${run}`), { outcome: 'approve' })
  await w.pool.query(`update workflow_wait set effective_at = desk_now() where run_id = $1 and name = 'review'`, [run])
  await w.engine.advance(run)
  return { run, mail }
}
const outbox = async (run: number) =>
  (await w.pool.query<{ id: number; state: string }>('select id, state from outbox where run_id = $1', [run])).rows[0]!

test.each(['/desk/outgoing', '/desk/runs', '/desk/failed', '/desk/filed', '/desk/orders', '/desk/learnt'])(
  '%s says kindly that there is nothing',
  async url => {
    await using empty = await deskWorld()
    const page = await (await empty.signIn()).get(url)
    expect(page.status).toBe(200)
    expect(page.html).toContain('class="blank"')
  },
)

describe('the timeline of a run', () => {
  test('shows the mail, the steps, who decided, what was sent and heard, and what is still to come', async () => {
    const { run } = await approved()
    const mail = await outbox(run)
    await w.pool.query(
      `insert into outbox_attempt (outbox_id, code, response) values ($1, 451, 'greylisted'), ($1, 250, '2.0.0 queued as 7')`,
      [mail.id],
    )
    await w.pool.query(`update outbox set state = 'sent', sent_at = desk_now() where id = $1`, [mail.id])
    const { html } = await desk.get(`/desk/runs/${run}`)
    const labels = [...html.matchAll(/<strong>(.*?)<\/strong>/g)].map(([, label]) => label)
    expect(labels).toEqual([
      'Mail ontvangen',
      'Bon geboekt',
      'Beoordelen',
      'Antwoord aan de klant',
      'Verzonden',
      'Afscheid',
    ])
    expect(html).toContain('Sanne Bakker: Keur goed')
    expect(html).toContain('2.0.0 queued as 7')
    expect(html).toMatch(/2 pogingen.*451 greylisted/s)
    expect(html).toContain('wacht op een gebeurtenis')
    expect(html).toMatch(/Afscheid<\/strong> <span class="muted">· nog niet gebeurd/)
    expect(html).toContain('wacht op: verzonden')
  })

  test('an approved mail waits for its time to undo, and after that for the run', async () => {
    const { run } = await w.mail()
    await desk.submit(await desk.get(`/desk/items/${run}`), new RegExp(`^/desk/items/${run}`), { outcome: 'approve' })
    expect((await desk.get(`/desk/runs/${run}`)).html).toContain('wacht op bedenktijd')
    await w.pool.query('update workflow_wait set effective_at = null where run_id = $1', [run])
    const { html } = await desk.get(`/desk/runs/${run}`)
    expect(html).toContain('goedgekeurd, gaat later weg')
    expect(html).not.toContain('wacht op bedenktijd')
  })

  test('folds failed attempts away and names the next', async () => {
    const { run } = await w.mail()
    await w.pool.query(
      `update workflow_run set status = 'running', error = 'No route to the ERP', attempts = 2, retry_at = desk_now() + interval '9 minutes' where id = $1`,
      [run],
    )
    await w.pool.query(
      `insert into run_log (run_id, what, detail) values ($1, 'failed-attempt', '{"error":"No route"}'), ($1, 'failed-attempt', '{"error":"No route"}')`,
      [run],
    )
    const { html } = await desk.get(`/desk/runs/${run}`)
    expect(html).toContain('2 mislukte pogingen')
    expect(html).toMatch(/nieuwe poging om \d\d:\d\d:\d\d/)
  })

  test('tells what became of its mails in the language of the colleague, whoever wrote it down', async () => {
    const { run } = await approved()
    const { id } = await outbox(run)
    const why = {
      'mail-sent': 'the mail server has it',
      'mail-pending': 'the mail server does not have it',
      'mail-sent-again': null,
      'mail-delayed': 'The mail to a@b.example is late; the mail system still tries',
      'mail-delivered': 'The mail to a@b.example arrived.',
      'mail-held':
        'This mail has waited for more than a day: see whether it is still right, then send it or withdraw it.',
      'mail-bounced': 'The mail to a@b.example came back: 550 5.1.1 unknown',
      withheld: 'a@b.example takes no answers.',
    }
    for (const [what, reason] of Object.entries(why))
      await w.pool.query(`insert into run_log (run_id, what, detail) values ($1, $2, $3)`, [
        run,
        what,
        { outbox: id, step: 'answer', reason },
      ])
    const { html } = await desk.get(`/desk/runs/${run}`)
    for (const line of [
      /Mail blijkt verzonden<.*de mailserver heeft hem/s,
      /Mail bleek niet verzonden en gaat opnieuw<.*de mailserver heeft hem niet/s,
      /Mail opnieuw verstuurd: onzeker/,
      /Mail is vertraagd<.*De mail aan a@b\.example is vertraagd/s,
      /Mail is aangekomen<.*De mail aan a@b\.example is aangekomen\./s,
      /Mail vastgehouden<.*Deze mail wacht al meer dan een dag/s,
      /Mail kwam terug<.*De mail aan a@b\.example kwam terug: 550 5\.1\.1 unknown/s,
      /Mail niet verstuurd<.*a@b\.example neemt geen antwoorden aan\./s,
    ])
      expect(html).toMatch(line)
    expect(html).toMatch(new RegExp(`Mail kwam terug.*?<a href="/desk/mail/out/${id}">`, 's'))
  })

  test('can be stopped with a reason, not without, and its frozen mail is forgotten', async () => {
    const { run } = await w.mail()
    await desk.submit(await desk.get(`/desk/items/${run}`), new RegExp(`^/desk/items/${run}`), { outcome: 'approve' })
    const bare = await desk.submit(await desk.get(`/desk/runs/${run}`), /cancel/)
    expect((await desk.get(bare.to.split('#')[0]!)).html).toContain('Schrijf waarom je stopt')
    await desk.submit(await desk.get(`/desk/runs/${run}`), /cancel/, { reason: 'De klant belde' })
    const { html } = await desk.get(`/desk/runs/${run}`)
    expect(html).toContain('Gestopt door Sanne Bakker')
    expect(html).toContain('De klant belde')
    expect(await outbox(run)).toBeUndefined()
  })
})

test('runs are found by state and by words', async () => {
  await approved({ subject: 'Heel bijzonder onderwerp' })
  expect((await desk.get('/desk/runs?q=bijzonder')).html.match(/class="row-link"/g)).toHaveLength(1)
  expect((await desk.get('/desk/runs?q=bijzonder&status=done')).html).toContain('Niets in dit deel van de lijst')
})

describe('mails on their way', () => {
  test.each([
    ['pending', 'hold', 'held'],
    ['held', 'release', 'pending'],
    ['uncertain', 'resend', 'pending'],
    ['uncertain', 'mark-sent', 'sent'],
    ['failed', 'resend', 'pending'],
    ['failed', 'withdraw', 'withdrawn'],
  ])('%s: %s makes it %s, once, with a line in the history', async (from, act, to) => {
    const { run } = await approved()
    const { id } = await outbox(run)
    await w.pool.query('update outbox set state = $2 where id = $1', [id, from])
    const page = await desk.get('/desk/outgoing')
    expect((await desk.submit(page, new RegExp(`/outgoing/${id}/${act}$`))).status).toBe(303)
    expect((await outbox(run)).state).toBe(to)
    const again = await desk.submit(page, new RegExp(`/outgoing/${id}/${act}$`))
    expect(again.status).toBe(409)
    expect(
      (await w.pool.query(`select by from run_log where run_id = $1 and what = $2`, [run, `mail-${act}`])).rows,
    ).toEqual([{ by: 'sanne@lindehout.example' }])
    await w.pool.query('delete from outbox where id = $1', [id])
  })

  test('a pause is told on every page, with the way to lift it', async () => {
    await desk.submit(await desk.get('/desk/outgoing'), /pause/, { reason: 'Verkeerde prijslijst' })
    expect((await desk.get('/desk/runs')).html).toMatch(/Het verzenden staat stil sinds .*Verkeerde prijslijst/s)
    await desk.submit(await desk.get('/desk/outgoing'), /resume/)
    expect((await desk.get('/desk/runs')).html).not.toContain('staat stil')
  })
})

describe('what failed', () => {
  test('is one line for each trouble, and trying again says what is not repeated', async () => {
    const runs = [await approved(), await approved(), await approved()]
    for (const [index, { run }] of runs.entries()) {
      await w.pool.query(`update workflow_run set status = 'failed', error = $2 where id = $1`, [
        run,
        `Order ${index} is not there`,
      ])
    }
    await w.pool.query(`update outbox set state = 'sent' where run_id = $1`, [runs[0]!.run])
    const { html } = await desk.get('/desk/failed')
    const [, group] = /href="\/desk\/failed\/([0-9a-f]{32})"[^>]*>3</.exec(html)!
    const page = await desk.get(`/desk/failed/${group}`)
    expect(unescape(page.html)).toContain('Al verstuurde mails (1) worden niet opnieuw verstuurd.')
    const one = await desk.post(`/desk/failed/${group}/retry`, {
      csrf: /name="csrf" value="([^"]+)"/.exec(page.html)![1]!,
      which: 'one',
    })
    expect(one.to).toMatch(/^\/desk\/runs\/\d+$/)
    const rest = await desk.post(`/desk/failed/${group}/retry`, {
      csrf: /name="csrf" value="([^"]+)"/.exec(page.html)![1]!,
      which: 'all',
    })
    expect(rest.status).toBe(303)
    expect((await w.pool.query(`select from workflow_run where status = 'failed'`)).rowCount).toBe(0)
    expect((await w.pool.query(`select from run_log where what = 'retried'`)).rowCount).toBe(3)
  })

  test('a mail that cannot be read has a sentence, its file, and another try', async () => {
    const { rows } = await w.pool.query<{ id: number }>(
      `insert into inbound_message (mailbox, size, raw, state, reason, reason_text, envelope) values ('info', 3, 'xyz', 'failed', 'unreadable', 'Reading this mail took longer than 10 seconds and was stopped.', '{"subject":"Stuk","from":"a@b.example"}') returning id`,
    )
    const { id } = rows[0]!
    const page = await desk.get('/desk/failed')
    expect(page.html).toContain('Deze mail is niet te lezen')
    expect(page.html).toContain('Het lezen van deze mail duurde langer dan 10 seconden en is gestopt.')
    expect((await desk.get(`/desk/mail/in/${id}/raw`)).html).toBe('xyz')
    await desk.submit(page, new RegExp(`/mails/${id}/again`))
    expect(w.asked).toContainEqual({ id })
  })

  test('an address that mail came back from can be used again', async () => {
    await w.pool.query(`insert into suppression values ('weg@klant.example', '550 5.1.1')`)
    await desk.submit(await desk.get('/desk/failed'), /lift/)
    expect((await w.pool.query('select from suppression')).rowCount).toBe(0)
  })
})

test('a filed mail says why, and one key brings it back; a duplicate leads to the first', async () => {
  const { mail } = await w.mail()
  const insert = (reason: string, of: number | null) =>
    w.pool.query<{ id: number }>(
      `insert into inbound_message (mailbox, size, raw, state, reason, reason_text, subject, duplicate_of) values ('info', 1, 'x', 'filed', $1, 'Auto-Submitted', $1, $2) returning id`,
      [reason, of],
    )
  const [auto, double] = [(await insert('auto-reply', null)).rows[0]!.id, (await insert('duplicate', mail)).rows[0]!.id]
  const page = await desk.get('/desk/filed')
  expect(page.html).toMatch(/Een automatisch antwoord\..*Auto-Submitted/s)
  expect(page.html).toContain(`<a href="/desk/mail/in/${mail}">de eerste</a>`)
  expect(page.html).not.toContain(`/filed/${double}/back`)
  expect(page.html).toContain('data-row-key="b"')
  await desk.submit(page, new RegExp(`/filed/${auto}/back`))
  expect(w.asked).toContainEqual({ id: auto, again: true })
  expect((await desk.get('/desk/filed?reason=duplicate')).html.match(/class="row-link"/g)).toHaveLength(1)
})

describe('an order', () => {
  async function order() {
    await w.pool.query(
      `insert into customer (number, name, name_key) values ('20100', 'Voorbeeld ICT BV', 'voorbeeldict') on conflict do nothing`,
    )
    await w.pool.query(
      `insert into product (sku, sku_key, manufacturer, description, price, stock) values ('FG-60F', 'FG60F', 'F', 'Firewall', 545, 3), ('MX-5', 'MX5', 'M', 'Switch', 125, 0) on conflict (sku) do update set stock = excluded.stock`,
    )
    const { rows } = await w.pool.query<{ id: number }>(
      `insert into customer_order (number, customer_id, po_number, po_key, asked, payment_procedure, subtotal, vat, total, delivery_address, contact_address, language, placed_by)
       select nextval('order_number')::text, c.id, 'PO-1', gen_random_uuid()::text, '{}', 'customer-acceptance', 1, 0, 1, '{"name":"X","street":"Weg 1","postalCode":"1000 AA","city":"Ede","country":"NL"}', 'j@x.example', 'nl', 'sanne@lindehout.example'
       from customer c returning id`,
    )
    const id = rows[0]!.id
    const lines = await w.pool.query<{ id: number }>(
      `insert into order_line (order_id, position, product_id, sku, quantity, unit_price) select $1, row_number() over (order by p.id), p.id, sku, 2, price from product p returning id`,
      [id],
    )
    return { id, lines: lines.rows.map(it => it.id) }
  }
  const events = async (id: number) =>
    (await w.pool.query('select topic, by from workflow_event where topic = $1', [`order-sourced:${id}`])).rows
  const status = async (id: number) =>
    (await w.pool.query<{ status: string }>('select status from customer_order where id = $1', [id])).rows[0]!.status

  test('is confirmed when its last line has a source, and tells the run that waits for it, once', async () => {
    const { id, lines } = await order()
    expect((await desk.get('/desk/orders')).html).toContain('2 regels zonder herkomst')
    await desk.submit(await desk.get(`/desk/orders/${id}`), /sources/, { [`source:${lines[0]}`]: 'stock' })
    expect([await status(id), await events(id)]).toEqual(['placed', []])
    const page = await desk.get(`/desk/orders/${id}`)
    expect(page.html).toContain('Sanne Bakker')
    await desk.submit(page, /sources/, {
      [`source:${lines[1]}`]: 'supplier',
      [`order:${lines[1]}`]: 'INK-7',
      [`eta:${lines[1]}`]: '4-12-2026',
    })
    expect(await status(id)).toBe('confirmed')
    expect(await events(id)).toEqual([{ topic: `order-sourced:${id}`, by: 'sanne@lindehout.example' }])
    await desk.post(`/desk/orders/${id}/sources`, {
      csrf: /name="csrf" value="([^"]+)"/.exec(page.html)![1]!,
      [`source:${lines[1]}`]: 'stock',
    })
    expect(await events(id)).toHaveLength(1)
    const after = await desk.get(`/desk/orders/${id}`)
    expect(after.html).toContain('INK-7')
    expect(after.html).toContain('4 dec 2026')
    expect(after.html).toContain('Bevestigd')
  })

  test('too little stock and a date that is none are said at their line, and what was typed stays', async () => {
    const { id, lines } = await order()
    const page = await desk.get(`/desk/orders/${id}`)
    const short = await desk.submit(page, /sources/, { [`source:${lines[1]}`]: 'stock' })
    expect(short.status).toBe(422)
    expect(short.html).toMatch(new RegExp(`href="#source-${lines[1]}"[^<]*>2. MX-5: te weinig voorraad`))
    const wrong = await desk.submit(page, /sources/, {
      [`source:${lines[1]}`]: 'supplier',
      [`eta:${lines[1]}`]: 'snel',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="snel"')
    expect(await status(id)).toBe('placed')
  })
})

test('an outgoing mail is shown as it is stored, and its HTML in a frame of its own', async () => {
  const { run } = await approved({ subject: 'Bekijk mij' })
  const { id } = await outbox(run)
  const page = await desk.get(`/desk/mail/out/${id}`)
  expect(page.html).toContain('Re: Bekijk mij')
  expect(page.html).toContain('ticket/approve')
  const frame = await desk.get(`/desk/mail/out/${id}/html`)
  expect(frame.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  expect(page.html).toContain(`<iframe sandbox="" loading="lazy" src="/desk/mail/out/${id}/html"`)
})

test('a page that is not there, and a database that is not there, say so in words', async () => {
  const missing = await desk.get('/desk/nergens')
  expect(missing.status).toBe(404)
  expect(missing.html).toContain('Deze pagina bestaat niet')
  await using broken = await deskWorld()
  const signed = await broken.signIn()
  await broken.pool.query('alter table workflow_wait rename to gone')
  const page = await signed.get('/desk/queue')
  expect(page.status).toBe(500)
  expect(page.html).toContain('Probeer het over een minuut opnieuw')
  expect(page.html).not.toContain('workflow_wait')
})
