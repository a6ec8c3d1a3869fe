import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumIsThere, launch, openPage, tooWide, viewport, violations } from './chromium.ts'
import { activate, INFO, invite, inviteAgain, JAN, ORDERS, type Site, wholeSite } from './site.ts'

/** Where a page is found, and what is done there until it looks as it shall be tested. */
type State = [name: string, go: (page: Page, open: (path: string) => Promise<unknown>) => Promise<unknown>]

/** In the other language only words differ: their length shows first where there is least room, and colours are the same. */
const LOOKS = {
  nl: [
    { width: 1440, dark: false },
    { width: 1440, dark: true },
    { width: 390, dark: true },
    { width: 390, dark: false },
  ],
  en: [{ width: 390, dark: false }],
}

describe.skipIf(!chromiumIsThere)('in a browser (needs Chromium)', () => {
  let site: Site
  let browser: Browser
  let url: string
  const tokens = { valid: '', used: '', expired: '', superseded: '', unknown: 'x'.repeat(43) }
  let withOrders: Map<string, string>
  let withoutOrders: Map<string, string>
  let theirs: number

  beforeAll(async () => {
    site = await wholeSite()
    url = await site.app.listen({ port: 0, host: '127.0.0.1' })
    theirs = await customerWithOrders()
    tokens.valid = (await invite(site.pool)).token
    const used = await invite(site.pool)
    tokens.used = used.token
    withoutOrders = await activate(site.app, used.token)
    withOrders = await activate(site.app, (await invite(site.pool, theirs)).token)
    const old = await invite(site.pool)
    tokens.superseded = old.token
    await inviteAgain(site.pool, old.user)
    const expired = await invite(site.pool)
    tokens.expired = expired.token
    await site.pool.query('update portal_link set expires_at = desk_now() where user_id = $1', [expired.user])
    for (const raw of [OURS, OURS_WITHOUT_HTML]) site.host.deliver(raw, { from: ORDERS, to: JAN })
    browser = await launch()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await site?.[Symbol.asyncDispose]()
  })

  /** One who has all that an order page can show. */
  async function customerWithOrders(): Promise<number> {
    const { rows } = await site.pool.query<{ customer: number; id: number }>(
      `update customer_order set confirmed_at = desk_now(), confirmed_by = 'sanne', status = 'partially-fulfilled', fulfilled_at = null
       where id = (select id from customer_order order by id limit 1) returning customer_id as customer, id`,
    )
    const { customer, id } = rows[0]!
    await site.pool.query(
      `with s as (insert into shipment (order_id, carrier, tracking_number, shipped_on, recorded_by)
                  values ($1, 'UPS', '1Z999AA10123456784', '2026-11-20', 'sanne'))
       insert into invoice (number, order_id, customer_id, invoiced_on, total) values ('F-2026-99', $1, $2, '2026-11-20', 121)`,
      [id, customer],
    )
    return customer
  }

  const numberOf = async () =>
    (
      await site.pool.query<{ number: string }>(
        `select number from customer_order where customer_id = $1 and status = 'partially-fulfilled'`,
        [theirs],
      )
    ).rows[0]!.number

  const LANGUAGES = ['nl', 'en'] as const
  const strangers: State[] = [
    ...(['valid', 'used', 'expired', 'superseded', 'unknown'] as const).map((state): State => [
      `the link, ${state}`,
      (_page, open) => open(`/portal/activate/${tokens[state]}`),
    ]),
    [
      'a password that is too common',
      async (page, open) => {
        await open(`/portal/activate/${tokens.valid}`)
        await page.fill('#password', 'aaaaaaaaaaaaaa')
        await press(page)
      },
    ],
    [
      'a new link is on its way',
      async (page, open) => {
        await open(`/portal/activate/${tokens.unknown}`)
        await press(page)
      },
    ],
    ['signing in', (_page, open) => open('/portal/sign-in')],
    [
      'a wrong password',
      async (page, open) => {
        await open('/portal/sign-in')
        await page.fill('#email', 'els@bosveld.example')
        await page.fill('#password', 'iets anders')
        await press(page)
      },
    ],
    ['forgotten', (_page, open) => open('/portal/forgot')],
    [
      'forgotten, and sent',
      async (page, open) => {
        await open('/portal/forgot')
        await page.fill('#email', 'els@bosveld.example')
        await press(page)
      },
    ],
    ['terms, for who is not signed in', (_page, open) => open('/portal/words')],
    ['a page of nobody', (_page, open) => open('/nergens')],
  ]
  const customers: State[] = [
    ['orders', (_page, open) => open('/portal')],
    ['orders of a status that none has', (_page, open) => open('/portal?status=fulfilled&before=1')],
    ['an order', async (_page, open) => open(`/portal/orders/${await numberOf()}`)],
    ['terms', (_page, open) => open('/portal/words')],
    ['no such page', (_page, open) => open('/portal/nergens')],
  ]
  const demo: State[] = [
    ['the form', (_page, open) => open('/dev/send')],
    ['an answer to a mail of ours', (_page, open) => open(`/dev/send?reply=${encodeURIComponent(`${JAN}:1`)}`)],
    [
      'a pasted source',
      async (page, open) => {
        await open('/dev/send')
        await page.click('summary')
        await page.fill('#source', `From: ${JAN}\nTo: ${ORDERS}\nSubject: ${'lang '.repeat(40)}\n\nGraag 3 stuks.`)
      },
    ],
    [
      'an uploaded file that holds nothing',
      async (page, open) => {
        await open('/dev/send')
        await page.click('summary')
        await page.setInputFiles('#eml', { name: 'leeg.eml', mimeType: 'message/rfc822', buffer: Buffer.from(' ') })
        await page.click('form[action="/dev/send/source"] button')
        await page.locator('.problem').waitFor()
      },
    ],
    [
      'a preset that is followed',
      async (page, open) => {
        await open('/dev/send')
        await page.locator('.presets button').first().click()
        await page.waitForURL(/trace/)
      },
    ],
    ['a mail that is not there', (_page, open) => open(`/dev/trace?mail=${encodeURIComponent(`${ORDERS}:999`)}`)],
    ['all mailboxes', (_page, open) => open('/dev/mailboxes')],
    ['the mailbox of a customer', (_page, open) => open(`/dev/mailboxes/${encodeURIComponent(JAN)}`)],
    ['an empty mailbox', (_page, open) => open(`/dev/mailboxes/${encodeURIComponent(INFO)}`)],
    ['a mail as HTML', (_page, open) => open(`/dev/mailboxes/${encodeURIComponent(JAN)}/1`)],
    ['a mail as text', (_page, open) => open(`/dev/mailboxes/${encodeURIComponent(JAN)}/2`)],
    ['its headers', (_page, open) => open(`/dev/mailboxes/${encodeURIComponent(JAN)}/1?view=headers`)],
    ['its source', (_page, open) => open(`/dev/mailboxes/${encodeURIComponent(JAN)}/1?view=raw`)],
    ['what can be broken', (_page, open) => open('/dev/break')],
    ['the clock', (_page, open) => open('/dev/time')],
  ]

  test.each(LANGUAGES)('every page of the portal can be used by a stranger, in %s', { timeout: 90_000 }, language =>
    everyLook(strangers, language),
  )
  test.each(LANGUAGES)(
    'every page of the portal can be used by a customer, in %s',
    { timeout: 90_000 },
    async language => {
      await everyLook([['no orders yet', (_page, open) => open('/portal')]], language, withoutOrders)
      await everyLook(customers, language, withOrders)
    },
  )
  test.each(LANGUAGES)('every page of the demo can be used by everybody, in %s', { timeout: 90_000 }, language =>
    everyLook(demo, language),
  )

  /** Each state once as it comes, then changed on the spot: what was typed and answered stays. */
  async function everyLook(states: State[], language: 'nl' | 'en', session: Map<string, string> = new Map()) {
    if (session.size) await site.pool.query('update portal_user set language = $1', [language])
    const cookies = [...session].map(([name, value]) => ({ name, value, url }))
    await using page = await openPage(browser, 'about:blank', { language, cookies })
    const found: string[] = []
    for (const [name, go] of states) {
      await page.setViewportSize(viewport(1440))
      await go(page, path => page.goto(url + path))
      const here = `${name} in ${language}`
      expect(await page.locator('html').getAttribute('lang'), here).toBe(language)
      for (const { width, dark } of LOOKS[language]) {
        await page.setViewportSize(viewport(width))
        await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
        const look = `${here}, ${width} wide, ${dark ? 'dark' : 'light'}`
        const missed = await tooWide(page)
        if (missed) found.push(`${look}: ${missed} px too wide`)
        found.push(...(await violations(page, dark ? 'colours' : 'all')).map(it => `${look}: ${it}`))
      }
      await page.emulateMedia({ colorScheme: 'light' })
    }
    expect(found).toEqual([])
  }
})

/** The button of the page’s own form; those of the frame come before it. */
const press = async (page: Page) => {
  await Promise.all([page.waitForNavigation(), page.click('main form button')])
}

const OURS = [
  `From: Lindehout <${ORDERS}>`,
  `To: ${JAN}`,
  'Subject: Uw bestelling 4500200 is goedgekeurd',
  'Message-ID: <ours@lindehout.example>',
  'Content-Type: multipart/mixed; boundary=m',
  '',
  '--m',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'Zie https://desk.example/x voor meer.',
  '--b',
  'Content-Type: text/html',
  '',
  '<!doctype html><html lang="nl"><title>Uw bestelling</title><h1>Uw bestelling</h1><p>Zie <a href="https://desk.example/x">de order</a>.</p>',
  '--b--',
  '--m',
  'Content-Type: text/plain; name="een-lange-naam-van-een-bijlage-die-nergens-een-spatie-heeft-2026-11-20.txt"',
  'Content-Disposition: attachment; filename="een-lange-naam-van-een-bijlage-die-nergens-een-spatie-heeft-2026-11-20.txt"',
  '',
  'inhoud',
  '--m--',
  '',
].join('\r\n')

const OURS_WITHOUT_HTML = [
  `From: Lindehout <${ORDERS}>`,
  `To: ${JAN}`,
  `Subject: ${'Bestelling'.repeat(12)}`,
  'Message-ID: <ours2@lindehout.example>',
  '',
  `Zie https://desk.example/${'x'.repeat(200)}`,
  '',
].join('\r\n')
