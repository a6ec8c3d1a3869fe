import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { skipTime } from '../../src/clock.ts'
import { createPool, transaction, type Pool } from '../../src/db/pool.ts'
import { inviteAdministrator, issueActivation } from '../../src/domain/access.ts'
import { saveCustomer } from '../../src/domain/customers.ts'
import type { Definition } from '../../src/engine/define.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createOutbox } from '../../src/mail/outbox.ts'
import { registerPortal } from '../../src/web/portal/index.ts'
import { words } from '../../src/web/portal/words.ts'
import { createServer } from '../../src/web/server.ts'
import { placeOf } from '../../src/web/tries.ts'
import linkWanted from '../../workflows/portal-link-wanted.ts'
import passwordChanged from '../../workflows/portal-password-changed.ts'
import { testDatabase, type TestDatabase } from '../support/postgres.ts'
import { browser, type Browser } from './browser.ts'

const KEY = 'a key that is only for tests, 32 long'
const PASSWORD = 'paard accu nietje'
const stories = [linkWanted, passwordChanged] as unknown as Definition[]

let db: TestDatabase
let pool: Pool
let engine: Engine
let app: FastifyInstance
let customer: number
let email: string
let next = 0

beforeAll(async () => {
  db = await testDatabase()
  pool = createPool(db.url)
  const outbox = createOutbox({
    secretKey: KEY,
    limits: { perAddress: 3, perDomain: 1000, inAll: 1000 },
    mailboxes: [{ name: 'orderportal', address: 'orderportal@lindehout.example' }],
    company: 'Lindehout Distributie',
    house: { name: 'Orderdesk Lindehout Distributie', url: 'http://localhost:8080' },
  })
  engine = createEngine({ pool, definitions: stories, wake: () => Promise.resolve(), outbox: outbox.enqueue })
  await pool.query(
    `insert into product (sku, sku_key, manufacturer, description, price) values ('FG-60F', 'FG60F', 'Fabrikant', 'Firewall', 412.35)`,
  )
  app = await serve('http://localhost:8080')
})
afterAll(async () => {
  await app.close()
  await pool.end()
  await db[Symbol.asyncDispose]()
})
beforeEach(async () => {
  customer = await saveCustomer(pool, { name: `Bosveld Netwerken ${++next} B.V.` })
  email = `els${next}@bosveld${next}.example`
})

async function serve(publicUrl: string): Promise<FastifyInstance> {
  const server = await createServer({ publicUrl })
  await registerPortal(server, {
    pool,
    engine,
    workflows: stories,
    publicUrl,
    house: { name: 'Lindehout Distributie B.V.', phone: '020 000 00 00' },
    infoAddress: 'info@lindehout.example',
  })
  return server
}

async function invited(to = customer, address = email): Promise<{ token: string; user: number; link: number }> {
  return transaction(pool, async tx => {
    const it = {
      customerId: to,
      email: address,
      name: 'Els',
      language: 'nl' as const,
      askedBy: 'inkoop@bosveld.example',
      by: 'sanne',
    }
    const made = (await inviteAdministrator(tx, it))!
    return { token: (await issueActivation(tx, made.linkId, KEY))!, user: made.userId, link: made.linkId }
  })
}

async function activated(to = customer, address = email): Promise<Browser> {
  const { token } = await invited(to, address)
  const b = browser(app)
  await b.submit(await b.get(`/portal/activate/${token}`), /activate/, { password: PASSWORD })
  return b
}

const shownOf = (html: string) => /role="alert".*?<\/div>/s.exec(html)?.[0]

const mails = async () =>
  (
    await pool.query<{ template: string; to_address: string; secret: { id: number } | null }>(
      'select template, to_address, secret from outbox where to_address = $1 order by id',
      [email],
    )
  ).rows

describe('the activation link', () => {
  test('a scanner looks at it five times by GET and HEAD: not used, nobody is signed in, and its owner succeeds', async () => {
    const { token, user } = await invited()
    for (let look = 0; look < 5; look++) {
      for (const method of ['GET', 'HEAD'] as const) {
        const answer = await app.inject({ method, url: `/portal/activate/${token}` })
        expect(answer.statusCode).toBe(200)
        expect(answer.cookies.map(it => it.name)).toEqual(['portal-form'])
      }
    }
    expect((await pool.query(`select from session where realm = 'portal' and user_id = $1`, [user])).rowCount).toBe(0)
    const b = browser(app)
    const page = await b.get(`/portal/activate/${token}`)
    expect(page.html).toContain(`Bosveld Netwerken ${next} B.V.`)
    expect(page.html).toContain('inkoop@bosveld.example')
    expect(page.html).toContain(`<dd>e…${email.split('@')[0]!.at(-1)}@bosveld${next}.example</dd>`)
    expect(page.headers['referrer-policy']).toBe('no-referrer')
    const done = await b.submit(page, /activate/, { password: PASSWORD })
    expect([done.status, done.to]).toEqual([303, '/portal'])
    expect((await b.get('/portal')).html).toContain('Nog geen orders zichtbaar')
  })

  test('a weak password does not use it up, and the page says what to do', async () => {
    const { token } = await invited()
    const b = browser(app)
    const page = await b.submit(await b.get(`/portal/activate/${token}`), /activate/, { password: 'kort' })
    expect(page.status).toBe(422)
    expect(page.html).toContain('<title>Fout: Kies uw eigen wachtwoord')
    expect(page.html).toContain('minstens 12 tekens')
    expect((await b.submit(page, /activate/, { password: PASSWORD })).to).toBe('/portal')
  })

  test('used, replaced and expired each say so, and a new link goes to the address on file only', async () => {
    const { token } = await invited()
    const b = browser(app)
    await b.submit(await b.get(`/portal/activate/${token}`), /activate/, { password: PASSWORD })
    const used = await browser(app).get(`/portal/activate/${token}`)
    expect([used.status, used.html]).toEqual([410, expect.stringContaining('Deze link is al gebruikt')])

    const other = await invited(customer, `tweede${next}@bosveld.example`)
    await transaction(pool, async tx => {
      const again = await tx.query<{ id: number }>(
        `insert into portal_link (user_id, purpose) values ($1, 'activation') returning id`,
        [other.user],
      )
      await issueActivation(tx, again.rows[0]!.id, KEY)
    })
    expect((await b.get(`/portal/activate/${other.token}`)).html).toContain('Er is een nieuwere link')

    const late = await invited(customer, `derde${next}@bosveld.example`)
    await skipTime(pool, { hours: 73 })
    const anonymous = browser(app)
    const expired = await anonymous.get(`/portal/activate/${late.token}`)
    expect(expired.html).toContain('Deze link is verlopen')
    const sent = await anonymous.submit(expired, /new$/)
    expect(sent.html).toContain('naar het e-mailadres dat bij ons bekend is')
    email = `derde${next}@bosveld.example`
    expect(await mails()).toMatchObject([{ template: 'portal/new-link', to_address: email }])
    const fresh = await transaction(pool, async tx => issueActivation(tx, (await mails())[0]!.secret!.id, KEY))
    expect((await anonymous.get(`/portal/activate/${fresh}`)).status).toBe(200)
  })

  test('an unknown link gets the same answer to its wish for a new one, and nobody gets a mail', async () => {
    const before = (await pool.query('select from outbox')).rowCount
    const b = browser(app)
    const page = await b.get(`/portal/activate/${'x'.repeat(43)}`)
    expect(page.html).toContain('Deze link kennen wij niet')
    expect((await b.submit(page, /new$/)).html).toContain('naar het e-mailadres dat bij ons bekend is')
    expect((await pool.query('select from outbox')).rowCount).toBe(before)
  })

  test('the story that waits for the activation hears of it, once', async () => {
    const { token, user } = await invited()
    await pool.query(
      `with r as (insert into workflow_run (workflow, version, key, input, status) values ('access-request', 1, $1, '{}', 'waiting') returning id)
       insert into workflow_wait (run_id, name, kind, topic) select id, 'activated:first-1', 'event', $2 from r`,
      [`test:${next}`, `activated:${user}`],
    )
    const b = browser(app)
    await b.submit(await b.get(`/portal/activate/${token}`), /activate/, { password: PASSWORD })
    const { rows } = await pool.query('select value from workflow_event where topic = $1', [`activated:${user}`])
    expect(rows).toEqual([{ value: { at: expect.stringMatching(/Z$/) } }])
    expect(await mails()).toEqual([])
  })

  test('a link in the language of the browser, before anybody is signed in', async () => {
    const { token } = await invited()
    const answer = await app.inject({ url: `/portal/activate/${token}`, headers: { 'accept-language': 'en-GB' } })
    expect(answer.body).toContain('<html lang="en">')
    expect(answer.body).toContain('Choose your own password')
  })
})

describe('signing in', () => {
  test('one answer for a wrong password and an unknown address; the right one leads back to where one was', async () => {
    await activated()
    const b = browser(app)
    const asked = await b.get('/portal/orders/1')
    expect(asked.to).toBe('/portal/sign-in?to=%2Fportal%2Forders%2F1')
    const form = await b.get(asked.to)
    const wrong = await b.submit(form, /sign-in/, { email, password: 'iets anders' })
    const unknown = await b.submit(form, /sign-in/, { email: 'niemand@bosveld.example', password: 'iets anders' })
    expect(wrong.status).toBe(422)
    expect(shownOf(wrong.html)).toBe(shownOf(unknown.html))
    const right = await b.submit(form, /sign-in/, { email: email.toUpperCase(), password: PASSWORD })
    expect([right.status, right.to]).toEqual([303, '/portal/orders/1'])
  })

  test('after ten wrong passwords only waiting helps', async () => {
    await activated()
    const b = browser(app)
    const form = await b.get('/portal/sign-in')
    for (let n = 0; n < 10; n++) await b.submit(form, /sign-in/, { email, password: `fout ${n}` })
    const refused = await b.submit(form, /sign-in/, { email, password: PASSWORD })
    expect(refused.status).toBe(429)
    expect(refused.html).toContain('over 15 minuten')
  })

  test('a form never leads out of the portal', async () => {
    await activated()
    const b = browser(app)
    for (const to of ['https://elders.example/', '//elders.example', '/portal\\elders', '/desk/queue']) {
      const form = await b.get(`/portal/sign-in?to=${encodeURIComponent(to)}`)
      expect((await b.submit(form, /sign-in/, { email, password: PASSWORD, to })).to).toBe('/portal')
      await b.submit(await b.get('/portal'), /sign-out/)
    }
  })

  test('signed out, put out of the portal, or after twelve hours: nobody is in any more', async () => {
    const b = await activated()
    const old = b.cookies()
    await b.submit(await b.get('/portal'), /sign-out/)
    expect((await browser(app, old).get('/portal')).to).toMatch(/sign-in/)

    const again = browser(app)
    await again.submit(await again.get('/portal/sign-in'), /sign-in/, { email, password: PASSWORD })
    expect((await again.get('/portal')).status).toBe(200)
    await pool.query('update portal_user set disabled_at = desk_now() where email = $1', [email])
    expect((await again.get('/portal')).to).toMatch(/sign-in/)
    await pool.query('update portal_user set disabled_at = null where email = $1', [email])
    expect((await again.get('/portal')).status).toBe(200)
    await skipTime(pool, { hours: 13 })
    expect((await again.get('/portal')).to).toMatch(/sign-in/)
  })

  test('forgotten: the same answer for everybody, a link for who is known; the new password ends all sessions and is told', async () => {
    const b = await activated()
    const stranger = browser(app)
    const page = await stranger.get('/portal/forgot')
    const known = await stranger.submit(page, /forgot/, { email })
    const unknown = await stranger.submit(page, /forgot/, { email: 'niemand@bosveld.example' })
    expect(known.html.replaceAll(/here" value="[^"]*"/g, '')).toBe(unknown.html.replaceAll(/here" value="[^"]*"/g, ''))
    const [, link] = await mails()
    expect(link).toMatchObject({ template: 'portal/new-link' })
    const token = await transaction(pool, tx => issueActivation(tx, link!.secret!.id, KEY))
    const form = await stranger.get(`/portal/activate/${token}`)
    await stranger.submit(form, /activate/, { password: 'een heel andere zin' })
    expect((await b.get('/portal')).to).toMatch(/sign-in/)
    expect((await stranger.get('/portal')).status).toBe(200)
    expect((await mails()).map(it => it.template)).toEqual([
      'portal/password-changed',
      'portal/new-link',
      'portal/password-changed',
    ])
  })

  test('many wrong passwords at the same moment, through two processes, from many places: ten are looked at', async () => {
    await activated()
    const other = await serve('http://localhost:8080')
    const tries = Array.from({ length: 30 }, async (_, n) => {
      const b = browser(n % 2 ? app : other)
      return b.submit(await b.get('/portal/sign-in'), /sign-in/, { email, password: `fout ${n}` })
    })
    const states = (await Promise.all(tries)).map(it => it.status)
    expect(states.filter(it => it === 422)).toHaveLength(10)
    expect(states.filter(it => it === 429)).toHaveLength(20)
    await other.close()
    await skipTime(pool, { minutes: 16 })
    const b = browser(app)
    expect((await b.submit(await b.get('/portal/sign-in'), /sign-in/, { email, password: PASSWORD })).status).toBe(303)
  })

  test('one place may try fifty passwords in a quarter of an hour, whoever they are for, and right ones do not count', async () => {
    await activated()
    const webs = [app, await serve('http://localhost:8080'), await serve('http://localhost:8080')]
    const tried = async (n: number, address: string, password: string) => {
      const b = browser(webs[n % 3]!, new Map(), '192.0.2.1')
      return (await b.submit(await b.get('/portal/sign-in'), /sign-in/, { email: address, password })).status
    }
    for (let n = 0; n < 3; n++) expect(await tried(n, email, PASSWORD)).toBe(303)
    const wrong = Array.from({ length: 60 }, (_, n) => tried(n, `n${n}@bosveld.example`, 'x'))
    expect((await Promise.all(wrong)).filter(it => it === 422)).toHaveLength(50)
    for (const web of webs.slice(1)) await web.close()
  })
})

describe('a link that somebody asks for', () => {
  const ask = async (address: string) => {
    const b = browser(app)
    return b.submit(await b.get('/portal/forgot'), /forgot/, { email: address })
  }
  const links = async () => (await mails()).filter(it => it.template === 'portal/new-link')

  test('comes three times an hour, however many ask at once and from wherever, and the answer is the same', async () => {
    await activated()
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(email)))
    expect(new Set(answers.map(it => [it.status, it.html.replaceAll(/value="[^"]*"/g, '')].join(' '))).size).toBe(1)
    expect(await links()).toHaveLength(3)
    await skipTime(pool, { minutes: 61 })
    await ask(email)
    expect(await links()).toHaveLength(4)
  })

  test('uses nothing up of what the domain may get in automatic answers', async () => {
    await activated()
    await ask(email)
    expect(await links()).toHaveLength(1)
    const { rowCount } = await pool.query('select from outbox where automatic and to_domain = $1', [
      email.split('@')[1],
    ])
    expect(rowCount).toBe(0)
  })

  test('takes as long for who is known as for who is not', async () => {
    await activated()
    const timed = async (address: string) => {
      const began = performance.now()
      await ask(address)
      return performance.now() - began
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let n = 0; n < 3; n++) {
      known.push(await timed(email))
      unknown.push(await timed(`niemand${n}@bosveld.example`))
    }
    expect(await links()).toHaveLength(3)
    expect(Math.min(...known, ...unknown)).toBeGreaterThan(390)
    expect(Math.abs(Math.min(...known) - Math.min(...unknown))).toBeLessThan(40)
  })

  test('is refused to a place that asks for many people', async () => {
    const webs = [app, await serve('http://localhost:8080')]
    const wish = async (n: number) => {
      const b = browser(webs[n % 2]!, new Map(), '192.0.2.2')
      return b.submit(await b.get('/portal/forgot'), /forgot/, { email: `n${n}@bosveld.example` })
    }
    const answers = await Promise.all(Array.from({ length: 35 }, (_, n) => wish(n)))
    const refused = answers.filter(it => it.status === 429)
    expect(refused).toHaveLength(5)
    expect(refused[0]!.html).toContain('over een uur')
    await webs[1]!.close()
  })

  test('is counted for who stands behind our proxy; what a stranger says of himself is not believed', async () => {
    const secure = await serve('https://portal.lindehout.example')
    const refused = async (from: string) => {
      const states = Array.from({ length: 25 }, async (_, n) => {
        const b = browser(secure, new Map(), from)
        const form = await b.get('/portal/forgot')
        const headers = { 'x-forwarded-for': `198.51.100.${n + 1}` }
        return (await b.submit(form, /forgot/, { email: `n${n}@bosveld.example` }, headers)).status
      })
      return (await Promise.all(states)).filter(it => it === 429).length
    }
    expect(await refused('10.1.2.3')).toBe(0)
    expect(await refused('192.0.2.3')).toBeGreaterThanOrEqual(5)
    await secure.close()
  })

  test('a new IPv6 address of the same network is the same place', () => {
    expect(placeOf('2001:db8:0:7::1')).toBe(placeOf('2001:0DB8::7:aa:bb:cc:dd'))
    expect(placeOf('2001:db8:0:7::1')).not.toBe(placeOf('2001:db8:0:8::1'))
    expect([placeOf('::1'), placeOf('::ffff:192.0.2.7'), placeOf('192.0.2.7')]).toEqual([
      '0:0:0:0',
      '192.0.2.7',
      '192.0.2.7',
    ])
  })

  test('what was tried is forgotten after a day', async () => {
    await ask('niemand@bosveld.example')
    await skipTime(pool, { hours: 25 })
    await Promise.all(Array.from({ length: 10 }, (_, n) => ask(`n${n}@ander.example`)))
    const { rowCount } = await pool.query(`select from web_try where since < desk_now() - interval '1 day'`)
    expect(rowCount).toBe(0)
  })
})

describe('forms', () => {
  test('of another site, without their token or with that of another browser are refused', async () => {
    const b = await activated()
    const page = await b.get('/portal')
    expect((await b.submit(page, /sign-out/, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await b.submit(page, /sign-out/, {}, { origin: 'https://elders.example' })).status).toBe(403)
    expect((await b.post('/portal/sign-out', {})).status).toBe(403)
    const other = await browser(app).get('/portal/sign-in')
    expect((await b.submit(other, /language/, { language: 'en' })).status).toBe(403)
    expect((await b.get('/portal')).status).toBe(200)
  })

  test('the language stays on the page, is kept in the profile, and survives signing in', async () => {
    const b = await activated()
    const changed = await b.submit(await b.get('/portal/words'), /language/, { language: 'en' })
    expect(changed.to).toBe('/portal/words')
    expect((await b.get('/portal/words')).html).toContain('<html lang="en">')
    expect((await pool.query('select language from portal_user where email = $1', [email])).rows).toEqual([
      { language: 'en' },
    ])
    const later = browser(app)
    const form = await later.get('/portal/sign-in')
    await later.submit(form, /sign-in/, { email, password: PASSWORD })
    expect((await later.get('/portal')).html).toContain('No orders visible yet')
  })
})

describe('orders', () => {
  let orderNo = 104_000
  async function order(of: number, status = 'confirmed', etas: (string | null)[] = []): Promise<string> {
    const number = String(++orderNo)
    const seen = status === 'placed' ? 'null, null' : `desk_now(), 'sanne'`
    const { rows } = await pool.query<{ id: number }>(
      `insert into customer_order (number, customer_id, po_number, po_key, asked, status, payment_procedure, subtotal, vat, total,
         delivery_address, contact_address, language, placed_by, confirmed_at, confirmed_by, fulfilled_at)
       values ($1, $2, 'PO-' || $1, 'PO' || $1, '{}', $3, 'payment-first', 100, 21, 18450, '{"name":"Bosveld","street":"Kade 12","postalCode":"8011 AB","city":"Zwolle","country":"NL"}',
         'inkoop@bosveld.example', 'nl', 'sanne', ${seen}, case when $3 = 'fulfilled' then desk_now() end) returning id`,
      [number, of, status],
    )
    for (const [index, eta] of etas.entries())
      await pool.query(
        `insert into order_line (order_id, position, product_id, sku, description, quantity, unit_price, source, source_at, source_by, eta)
         values ($1, $2, (select id from product where sku = 'FG-60F'), 'FG-60F', 'Firewall', 2, 412.35, 'supplier', desk_now(), 'sanne', $3)`,
        [rows[0]!.id, index + 1, eta],
      )
    return number
  }

  test('those of this customer that were approved and processed, in the words of the FAQ, with their ETA', async () => {
    const b = await activated()
    const open = await order(customer, 'confirmed', ['2026-12-04', '2026-12-18'])
    const waiting = await order(customer, 'placed', ['2026-12-04'])
    const unknown = await order(customer, 'partially-fulfilled', [null])
    const { html } = await b.get('/portal')
    expect(html).toContain(`/portal/orders/${open}`)
    expect(html).not.toContain(waiting)
    expect(html).toMatch(/Bevestigd.*4–18 dec 2026.*€\u00a018\.450,00/s)
    expect(html).toContain('nog niet bekend bij de leverancier')
    const filtered = await b.get('/portal?status=partially-fulfilled')
    expect(filtered.html).toContain(unknown)
    expect(filtered.html).not.toContain(`/portal/orders/${open}`)
    const page = await b.get(`/portal/orders/${open}`)
    expect(page.html).toContain('FG-60F')
    expect(page.html).toContain(`mailto:info@lindehout.example?subject&#x3D;Order%20${open}`)
    expect((await b.get(`/portal/orders/${waiting}`)).status).toBe(404)
  })

  test('an order with its shipments and invoices, in both languages', async () => {
    const b = await activated()
    const number = await order(customer, 'partially-fulfilled', ['2026-12-04'])
    await pool.query(
      `with o as (select id from customer_order where number = $1),
         s as (insert into shipment (order_id, carrier, tracking_number, shipped_on, recorded_by)
               select id, 'UPS', '1Z-' || $1, '2026-11-20', 'sanne' from o)
       insert into invoice (number, order_id, customer_id, invoiced_on, total) select 'F-' || $1, id, $2, '2026-11-20', 121 from o`,
      [number, customer],
    )
    const dutch = (await b.get(`/portal/orders/${number}`)).html
    expect(dutch).toContain('20 november 2026')
    expect(dutch).toContain(`1Z-${number}`)
    expect(dutch).toContain(`F-${number} · 20 november 2026 · €\u00a0121,00`)
    await b.submit(await b.get('/portal'), /language/, { language: 'en' })
    const english = (await b.get(`/portal/orders/${number}`)).html
    expect(english).toContain('Partially fulfilled')
    expect(english).toContain(`F-${number} · 20 November 2026 · €121.00`)
  })

  test('a customer never sees another one’s order, whatever the address says', async () => {
    const b = await activated()
    const theirs = await saveCustomer(pool, { name: 'Ander Bedrijf' })
    const number = await order(theirs, 'confirmed', ['2026-12-04'])
    const { rows } = await pool.query<{ id: number }>('select id from customer_order where number = $1', [number])
    for (const url of [
      `/portal/orders/${number}`,
      `/portal/orders/${rows[0]!.id}`,
      `/portal/orders/${number}?customerId=${theirs}`,
      '/portal/orders/..%2f..',
      '/portal/iets',
    ])
      expect([url, (await b.get(url)).status]).toEqual([url, 404])
    expect((await b.get(`/portal?customer=${theirs}`)).html).not.toContain(number)
    expect((await b.get('/portal?before=999999999')).html).not.toContain(number)
  })

  test('a name that holds markup is shown, not run', async () => {
    await pool.query('update customer set name = $2 where id = $1', [customer, '<script>alert(1)</script>'])
    const { html } = await (await activated()).get('/portal')
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
  })
})

test('customers are addressed with u, in every word of the portal', () => {
  const dutch = Object.entries(words).map(([name, text]) => [name, text.nl] as const)
  expect(dutch.filter(([, text]) => /\b(je|jij|jou|jouw|jullie)\b/i.test(text))).toEqual([])
})

describe('the server', () => {
  test('every page has a policy without inline script and style, no cookie without HttpOnly, and its time', async () => {
    const answer = await app.inject({ url: '/portal/sign-in' })
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.body).not.toMatch(/<style|<script(?! src)| style=| on\w+=/)
    expect(answer.headers['set-cookie']).toMatch(/^portal-form=[\w-]+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(answer.headers['server-timing']).toMatch(/db;dur=[\d.]+, render;dur=[\d.]+/)
    expect(answer.headers['strict-transport-security']).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('behind HTTPS cookies are host-only and secure, and browsers are told to stay there', async () => {
    const secure = await serve('https://portal.lindehout.example')
    const answer = await secure.inject({ url: '/portal/sign-in' })
    expect(answer.headers['set-cookie']).toMatch(/^__Host-portal-form=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(answer.headers['strict-transport-security']).toContain('max-age')
    await secure.close()
  })

  test('what is not there, too large or broken is said in plain words, without a stack', async () => {
    const missing = await app.inject({ url: '/nergens', headers: { 'accept-language': 'en' } })
    expect([missing.statusCode, missing.body]).toEqual([404, expect.stringContaining('There is no such page')])
    const large = await app.inject({
      method: 'POST',
      url: '/portal/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `email=${'x'.repeat(1_100_000)}`,
    })
    expect(large.statusCode).toBe(413)
    const dead = createPool('postgres://nobody@127.0.0.1:1/none')
    const broken = await createServer({ publicUrl: 'http://localhost:8080' })
    await registerPortal(broken, {
      pool: dead,
      engine,
      workflows: stories,
      publicUrl: 'http://localhost:8080',
      house: { name: 'L' },
      infoAddress: 'info@lindehout.example',
    })
    const answer = await broken.inject({ url: '/portal', headers: { cookie: 'portal=x' } })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toContain('Dit ging mis bij ons')
    expect(answer.body).not.toMatch(/ECONNREFUSED|at \w+ \(/)
    await broken.close()
    await dead.end()
  })

  test('says that it lives', async () => {
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
  })
})
