import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from '../../src/demo/samples.ts'
import { activate, invite, JAN, ORDERS, type Site, wholeSite } from './site.ts'

let site: Site
let cookie: string
let order: string
let orderId: number
beforeAll(async () => {
  site = await wholeSite()
  const { rows } = await site.pool.query<{ id: number; number: string; customer: number }>(
    `select id, number, customer_id as customer from customer_order where confirmed_at is not null order by id limit 1`,
  )
  order = rows[0]!.number
  orderId = rows[0]!.id
  const portal = await activate(site.app, (await invite(site.pool, rows[0]!.customer)).token)
  cookie = [...[...portal].map(it => it.join('=')), (await site.signIn()).cookie].join('; ')
  site.host.deliver('From: a@b.example\r\nSubject: x\r\n\r\nHallo', { from: ORDERS, to: JAN })
  await site.mail({ subject: 'Bestelling' })
}, 60_000)
afterAll(() => site[Symbol.asyncDispose]())

/** What leads somewhere on our pages, where the test is not about it. */
const sound = (name: string): string =>
  ({
    direction: 'in',
    index: '0',
    n: '0',
    uid: '1',
    address: JAN,
    number: order,
    token: 'x'.repeat(43),
    group: '0'.repeat(32),
    outcome: 'approve',
    name: samples[0]!.name,
    '*': 'x',
  })[name] ?? '1'

const NAMES =
  'after again all back before done from kind late mail problem q reason reply rev saved status to undone view who'.split(
    ' ',
  )

const VALUES = [
  '',
  '0',
  '-1',
  '1.5',
  '1e999',
  '-1e999',
  '1e15',
  '0x10',
  'NaN',
  'Infinity',
  '999999999999999',
  '9223372036854775808',
  '9'.repeat(400),
  '\u0000',
  'a\u0000b',
  '%',
  '\\',
  "' or 1=1 --",
  '../../etc/passwd',
  '..%2f..%2fetc',
  '<script>alert(1)</script>',
  'toString',
  '__proto__',
  'é𝟙\u202e\ufffe',
  'x'.repeat(5000),
  '2026-99-99T99:99:99.999999Z~1',
  '2026-02-30T00:00:00.000000Z~1',
  '2026-11-20T00:00:00.000000Z~999999999999999',
  '0000-00-00T00:00:00.000000Z~1',
  '--------------------~1',
  ':::::::::::::::::::::~1',
  '2026-11-20',
  '1 Jan',
  '0',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  'Fri, 20 Nov 2026 10:00:00 PST',
  'infinity',
  'now',
  `${JAN}:0`,
  `${JAN}:999999999`,
  `${ORDERS}:1,${ORDERS}:1`,
]

/** Written as no browser writes them. */
const QUERIES = [
  '%',
  '%E0%A4%A',
  '&&&==',
  'before=1&before=2',
  'before[]=1',
  'before[x]=1',
  '__proto__=1',
  'q=%FF%FE',
  'before=%00',
]

const get = async (url: string) => {
  const { statusCode, body } = await site.app.inject({ url, headers: { host: 'localhost', cookie } })
  return { status: statusCode, body }
}

/** A page that a person can read, or nothing: never a fault of ours. */
const well = (status: number) => [200, 204, 303, 404, 410].includes(status)

describe('whatever an address says, it leads to a page or to none, never to a fault of ours', () => {
  const fill = (route: string, change: { [name: string]: string } = {}) =>
    route.replaceAll(/:(\w+)|\*/g, (_all, name: string | undefined) =>
      encodeURIComponent(change[name ?? '*'] ?? sound(name ?? '*')),
    )
  const places = (route: string) => [...route.matchAll(/:(\w+)|(\*)/g)].map(([, name]) => name ?? '*')
  const routes = () => [...new Set(site.gets)].filter(it => !it.includes('/assets/'))

  test('every page is among them, and opens when its address is sound', async () => {
    expect(routes().length).toBeGreaterThan(35)
    for (const route of routes()) {
      const { status } = await get(fill(route))
      expect([route, status]).toEqual([route, expect.toSatisfy(well)])
    }
    expect((await get(`/portal/orders/${order}`)).status).toBe(200)
    expect((await get(`/desk/orders/${orderId}`)).status).toBe(200)
  })

  test('in the query', { timeout: 60_000 }, async () => {
    const found: string[] = []
    const queries = [
      ...VALUES.map(it => new URLSearchParams(Object.fromEntries(NAMES.map(name => [name, it]))).toString()),
      ...QUERIES,
    ]
    for (const route of routes())
      for (const query of queries) {
        const { status } = await get(`${fill(route)}?${query}`)
        if (!well(status)) found.push(`${status} ${route}?${query.slice(0, 80)}`)
      }
    expect(found).toEqual([])
  })

  test('in the path', { timeout: 60_000 }, async () => {
    const found: string[] = []
    for (const route of routes())
      for (const name of places(route))
        for (const it of VALUES) {
          const { status } = await get(fill(route, { [name]: it }))
          if (!well(status)) found.push(`${status} ${route}, ${name}: ${it.slice(0, 40)}`)
        }
    for (const route of routes().filter(it => it.includes(':') || it.includes('*')))
      for (const raw of ['%', '%E0%A4%A', '%00', '%ff']) {
        const { status } = await get(route.replaceAll(/:(\w+)|\*/g, raw))
        if (!well(status)) found.push(`${status} ${route} with ${raw}`)
      }
    expect(found).toEqual([])
  })
})

test('an address that cannot be decoded is told in words', async () => {
  const { status, body } = await get('/portal/orders/%E0%A4%A')
  expect([status, body]).toEqual([404, expect.stringContaining('<h1>Deze pagina is er niet</h1>')])
})

test('a place in a list that makes no sense is its beginning', async () => {
  for (const address of [
    '/portal',
    '/desk/runs',
    '/desk/orders?all=1',
    '/desk/filed',
    '/desk/outgoing',
    '/desk/queue',
  ]) {
    const plain = shown((await get(address)).body)
    for (const place of ['1e999', '1.5', '2026-99-99T99:99:99.999999Z~1', 'x'])
      for (const name of ['before', 'after', 'from']) {
        const { status, body } = await get(`${address}${address.includes('?') ? '&' : '?'}${name}=${place}`)
        expect([address, name, place, status]).toEqual([address, name, place, 200])
        expect(shown(body).length, `${address} ${name}=${place}`).toBe(plain.length)
      }
  }
})

/** The rows of a list. */
const shown = (html: string) => html.match(/<tr|class="row-link/g) ?? []
