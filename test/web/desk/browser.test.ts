import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumIsThere, launch, type Look, openPage, tooWide, violations } from '../chromium.ts'
import { deskWorld, plainDocument, type DeskWorld } from './world.ts'

describe.skipIf(!chromiumIsThere)('in a browser (needs Chromium)', () => {
  let w: DeskWorld
  let browser: Browser
  let url: string
  let long: number
  let short: number

  beforeAll(async () => {
    w = await deskWorld({ autoSignIn: 'sanne@lindehout.example' })
    long = (await w.mail(order(200))).run
    short = (await w.mail(order(12))).run
    await fill(w)
    url = await w.app.listen({ port: 0, host: '127.0.0.1' })
    browser = await launch()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await w?.[Symbol.asyncDispose]()
  })

  const open = (path: string, look?: Look) => openPage(browser, url + path, look)
  const focused = (page: Page) =>
    page.evaluate<string>(
      `document.activeElement.tagName + ' ' + (document.activeElement.id || document.activeElement.textContent.trim().slice(0, 40))`,
    )

  test('keyboard alone: from the queue through the fields to check, to a decision, on to the next, and back with Z', async () => {
    await using page = await open('/desk/queue?q=Toets')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desk\/items\/\d+\?q=Toets/)
    const first = page.url()
    expect(await focused(page)).toMatch(/^H1 /)
    await page.keyboard.press('n')
    expect(await page.evaluate<string>('document.activeElement.name')).toBe('f:/address')
    await page.keyboard.type(' 12a')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/done=/)
    expect(page.url()).not.toBe(first)
    expect(await focused(page)).toMatch(/^H1 /)
    expect(await page.locator('.banner.done').innerText()).toMatch(/De mail gaat om \d\d:\d\d:\d\d weg/)
    await page.keyboard.press('z')
    await page.waitForURL(/undone=1/)
    expect(await page.locator('[name="f:/address"]').inputValue()).toContain('12a')
    await page.keyboard.press('Meta+Enter')
    await page.waitForURL(/done=/)
  })

  test('letters do nothing in a field, with a modifier, and when switched off', async () => {
    await using page = await open(`/desk/items/${long}`)
    const here = page.url()
    await page.locator('[name="f:/number"]').focus()
    await page.keyboard.type('jaqrz?')
    expect(await page.locator('[name="f:/number"]').inputValue()).toContain('jaqrz?')
    await page.keyboard.press('Escape')
    for (const key of ['Control+q', 'Alt+r', 'Meta+q', 'Shift+R']) {
      await page.keyboard.press(key)
      expect(await page.locator('details[open].outcome').count(), key).toBe(0)
    }
    await page.evaluate(`document.body.dataset.shortcuts = 'off'`)
    for (const key of ['r', 'j', 'z', '?', '3']) await page.keyboard.press(key)
    expect(await page.locator('details[open].outcome, dialog[open]').count()).toBe(0)
    expect(page.url()).toBe(here)
  })

  test('R opens the refusal with the focus in its reason, and Ctrl+Enter there refuses', async () => {
    const { run } = await w.mail({ subject: 'Weigeren' })
    await using page = await open(`/desk/items/${run}`)
    await page.keyboard.press('r')
    expect(await focused(page)).toBe('SELECT reason-refuse')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/done=/)
    expect(
      (await w.pool.query(`select answer ->> 'outcome' as outcome from workflow_wait where run_id = $1`, [run])).rows,
    ).toEqual([{ outcome: 'refuse' }])
  })

  test.each([1, 150, 200])(
    'the place of line %i of 200 in the mail lights up in sight, and a click there leads back',
    async line => {
      await using page = await open(`/desk/items/${long}`)
      const field = page.locator(`[name="f:/lines/${line - 1}/sku"]`)
      await field.focus()
      const mark = page.locator('mark.lit')
      expect(await mark.innerText()).toBe(sku(line))
      for (const it of [field, mark]) expect(await inSight(it)).toBe(true)
      await page.keyboard.press('Escape')
      await mark.click()
      expect(await page.evaluate<string>('document.activeElement.name')).toBe(`f:/lines/${line - 1}/sku`)
      expect(await inSight(field)).toBe(true)
      expect(await page.evaluate<number>('document.scrollingElement.scrollTop')).toBe(0)
    },
  )

  test('the field of an attachment opens the tab of that attachment', async () => {
    await using page = await open(`/desk/items/${long}`)
    await page.locator('[name="f:/email"]').focus()
    expect(await page.locator('[data-tab][aria-current]').innerText()).toBe('PO.pdf')
    expect(await page.locator('mark.lit').innerText()).toBe('inkoop@klant.example')
  })

  test('with Tab through the whole review, what has the focus is never covered', async () => {
    await using page = await open(`/desk/items/${long}`)
    const covered: string[] = []
    for (let n = 0; n < 120; n++) {
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate<string | null>(COVERED)
      if (hidden) covered.push(hidden)
    }
    expect(covered).toEqual([])
  })

  test('without scripts: change, see the line each value came from, refuse with a reason, take it back, approve, switch language', async () => {
    const { run } = await w.mail({ subject: 'Zonder script', fields: { address: 'Oud 1' } })
    await using page = await open(`/desk/items/${run}`, { scripts: false })
    expect(await page.locator('.origin').first().innerText()).toContain('Ordernummer: 4711')
    await page.fill('[name="f:/quantity"]', '12')
    await page.getByRole('button', { name: 'Bijwerken' }).last().click()
    expect(await page.locator('.answer-text').first().innerText()).toContain('quantity: 12')
    await page.locator('#outcome-refuse summary').click()
    await page.selectOption('#reason-refuse', { index: 1 })
    await page.locator('#outcome-refuse button').click()
    await page.getByRole('button', { name: 'Ongedaan maken' }).click()
    expect(await page.inputValue('[name="f:/quantity"]')).toBe('12')
    await page.locator('#outcome-approve').click()
    await page.waitForURL(/done=/)
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('button', { name: 'Nederlands' }).click()
    expect(
      (await w.pool.query(`select answer ->> 'outcome' as outcome from workflow_wait where run_id = $1`, [run])).rows,
    ).toEqual([{ outcome: 'approve' }])
  })

  test('a second press of a button sends nothing twice', async () => {
    const { run } = await w.mail({ subject: 'Dubbelklik' })
    await using page = await open(`/desk/items/${run}`)
    await page.locator('#outcome-approve').dblclick()
    await page.waitForURL(/done=/)
    expect((await w.pool.query('select from outbox where run_id = $1', [run])).rowCount).toBe(1)
  })

  test('a new item is told by a pill that moves nothing', async () => {
    await using page = await open('/desk/queue')
    await page.keyboard.press('j')
    const before = await focused(page)
    const top = await page.locator('.row-link').first().boundingBox()
    await w.mail({ subject: 'Nieuw' })
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
    await page.locator('.pill:not([hidden])').waitFor()
    expect(await page.locator('.pill').innerText()).toBe('1 nieuwe – tonen')
    expect(await page.title()).toMatch(/^\(\d+\) Te beoordelen/)
    expect(await focused(page)).toBe(before)
    expect(Math.abs((await page.locator('.row-link').first().boundingBox())!.y - top!.y)).toBeLessThan(30)
  })

  const pages = () => [
    '/desk/queue',
    '/desk/queue?q=zzz',
    `/desk/items/${short}`,
    '/desk/outgoing',
    '/desk/orders',
    '/desk/orders/1',
    '/desk/runs',
    `/desk/runs/${short}`,
    '/desk/failed',
    '/desk/filed',
    '/desk/learnt',
    '/desk/learnt?all=1',
    '/desk/mail/in/1',
    '/desk/me',
    '/desk/nergens',
  ]

  test.each([
    { width: 1440, dark: false },
    { width: 1440, dark: true },
    { width: 390, dark: false },
    { width: 390, dark: true },
  ])('every page can be used by everybody: $width wide, dark $dark', { timeout: 120_000 }, async look => {
    await using page = await open('/desk/queue', look)
    for (const path of pages()) {
      await page.goto(url + path)
      expect(await violations(page), path).toEqual([])
      expect(await tooWide(page), `${path} is too wide`).toBe(0)
      expect(await page.locator('h1').count(), path).toBe(1)
    }
    await page.goto(`${url}/desk/items/${short}`)
    await page.keyboard.press('?')
    expect(await violations(page), 'help').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    expect(await violations(page), 'refuse').toEqual([])
    await page.fill('[name="f:/price"]', 'duur')
    await page.keyboard.press('Enter')
    await page.locator('.summary').waitFor()
    expect(await violations(page), 'errors').toEqual([])
  })

  test('at 320 wide nothing has to be scrolled sideways', async () => {
    await using page = await open('/desk/queue', { width: 320 })
    for (const path of pages()) {
      await page.goto(url + path)
      expect(await tooWide(page), path).toBe(0)
    }
  })

  test('the page for signing in can be used by everybody', async () => {
    await using page = await open('/desk/queue')
    await page.getByRole('button', { name: 'Afmelden' }).click()
    await page.waitForURL(/sign-in/)
    expect(await violations(page)).toEqual([])
    expect(await focused(page)).toBe('INPUT email')
  })

  test('nothing is fetched from elsewhere, and no page breaks its own rules', async () => {
    await using page = await open('/desk/me')
    const elsewhere: string[] = []
    const complaints: string[] = []
    page.on('request', it => void (it.url().startsWith(url) || elsewhere.push(it.url())))
    page.on('console', it => void (it.type() === 'error' && !/404/.test(it.text()) && complaints.push(it.text())))
    page.on('pageerror', it => void complaints.push(it.message))
    for (const path of pages()) await page.goto(url + path)
    expect([elsewhere, complaints]).toEqual([[], []])
  })
})

/** What has the focus, where nothing of it can be seen. */
const COVERED = `(() => {
  const it = document.activeElement
  if (it === document.body || it.tagName === 'IFRAME') return null
  const box = it.getBoundingClientRect()
  const points = [[box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3], [box.left + box.width / 2, box.top + box.height / 2]]
  const seen = points.some(([x, y]) => {
    const found = document.elementFromPoint(x, y)
    return found && (it.contains(found) || (found.contains(it) && found !== document.body && found !== document.documentElement))
  })
  return seen ? null : it.tagName + ' ' + (it.name || it.textContent)
})()`

/** Inside the window, and nothing in front of it. */
async function inSight(locator: Locator): Promise<boolean> {
  const box = await locator.boundingBox()
  if (!box || box.y < 0 || box.y + box.height > 900 || box.x < 0 || box.x + box.width > 1440) return false
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  return locator.page().evaluate<boolean>(`(() => {
    const found = document.elementFromPoint(${x}, ${y})
    return found === document.activeElement || found.classList.contains('lit')
  })()`)
}

function sku(line: number): string {
  return `ART-${String(line).padStart(4, '0')}`
}

/** A purchase order in the mail itself, and a PDF beside it. */
function order(length: number) {
  const rows = Array.from({ length }, (_, index) => `${index + 1}. ${sku(index + 1)}  ${index + 2} stuks à € 19,95`)
  const body = ['Goedemiddag,', '', 'Graag leveren:', ...rows, '', 'Ordernummer: 4500200'].join('\n')
  const pdf = `INKOOPORDER 4500200\nContact: inkoop@klant.example\n${rows.join('\n')}`
  const place = (text: string) => ({
    source: 'body',
    text,
    start: body.indexOf(text),
    end: body.indexOf(text) + text.length,
    confidence: 0.99,
  })
  const evidence: Record<string, object> = {
    '/number': place('4500200'),
    '/email': { source: 'attachment:PO.pdf', text: 'inkoop@klant.example', confidence: 0.9 },
  }
  for (let line = 1; line <= length; line++) evidence[`/lines/${line - 1}/sku`] = place(sku(line))
  return {
    subject: 'Bestelling 4500200',
    body,
    fields: {
      number: '4500200',
      email: 'inkoop@klant.example',
      address: 'Dorpsstraat 1',
      quantity: 500,
      lines: Array.from({ length }, (_, index) => ({
        sku: sku(index + 1),
        quantity: index + 2,
        price: '19.95',
        ours: '19.95',
      })),
    },
    evidence,
    documents: [
      plainDocument('subject', 'Bestelling 4500200'),
      plainDocument('body', body),
      { ...plainDocument('attachment:PO.pdf', pdf), format: 'pdf' },
    ],
  }
}

/** Something on every page. */
async function fill(w: DeskWorld): Promise<void> {
  for (let n = 0; n < 3; n++) await w.mail({ subject: `Toets ${n}`, fields: { address: `Laan ${n}` } })
  const desk = await w.signIn('tim@lindehout.example')
  for (const state of ['frozen', 'sent', 'uncertain', 'failed']) {
    const { run } = await w.mail({ subject: `Mail ${state}` })
    await desk.submit(await desk.get(`/desk/items/${run}`), new RegExp(`^/desk/items/${run}`), { outcome: 'approve' })
    if (state !== 'frozen')
      await w.pool.query(
        `update outbox set state = $2, sent_at = desk_now(), error = 'Refused: 550 no such user' where run_id = $1`,
        [run, state],
      )
  }
  const { run } = await w.mail({ subject: 'Gestopt' })
  await w.pool.query(`update workflow_run set status = 'failed', error = 'The ERP said no' where id = $1`, [run])
  await w.pool.query(
    `insert into run_log (run_id, what, detail) values ($1, 'failed-attempt', '{"error":"The ERP said no"}')`,
    [run],
  )
  await w.pool.query(
    `insert into inbound_message (mailbox, size, raw, state, reason, subject) values ('info', 1, 'x', 'failed', 'unreadable', 'Kapot'), ('info', 1, 'x', 'filed', 'spam', 'Gewonnen!')`,
  )
  await w.pool.query(`insert into suppression values ('weg@klant.example', '550 5.1.1')`)
  await w.pool.query(
    `insert into customer (number, name, name_key) values ('20100', 'Voorbeeld ICT BV', 'voorbeeldict')`,
  )
  await w.pool.query(
    `insert into product (sku, sku_key, manufacturer, description, price, stock) values ('FG-60F', 'FG60F', 'F', 'Firewall', 545, 3)`,
  )
  await w.pool.query(
    `insert into learnt (customer_id, what, written, key, product_id, by, message_id, revoked_at, revoked_by)
     select c.id, 'article', 'AB-9931', 'AB9931', p.id, 'tim@lindehout.example', 1, revoked, case when revoked is not null then 'tim@lindehout.example' end
     from customer c, product p, (values (desk_now()), (null)) r (revoked)`,
  )
  await w.pool
    .query(`insert into customer_order (number, customer_id, po_number, po_key, asked, payment_procedure, subtotal, vat, total, delivery_address, contact_address, language, placed_by)
    select '104522', id, 'PO-1', 'PO1', '{}', 'customer-acceptance', 1090, 228.90, 1318.90, '{"name":"X","street":"Weg 1","postalCode":"1000 AA","city":"Ede","country":"NL"}', 'j@x.example', 'nl', 'tim@lindehout.example' from customer`)
  await w.pool.query(
    `insert into order_line (order_id, position, product_id, sku, quantity, unit_price) select o.id, 1, p.id, sku, 2, 545 from customer_order o, product p`,
  )
}
