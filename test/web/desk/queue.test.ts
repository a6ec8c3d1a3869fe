import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskWorld, type Browser, type DeskWorld, unescape } from './world.ts'

let w: DeskWorld
let desk: Browser
beforeAll(async () => {
  w = await deskWorld()
  desk = await w.signIn()
})
afterAll(() => w[Symbol.asyncDispose]())

test('an empty desk says that no mail ever came', async () => {
  const page = await desk.get('/desk/queue')
  expect(page.html).toContain('Nog geen mail ontvangen')
  expect(page.html).toContain('<html lang="nl">')
})

test('each row says why it is there, at most two reasons and how many more, what, how long and whose', async () => {
  await w.mail({ fields: { quantity: 500, address: 'Nieuwstraat 1' }, trust: 1 })
  const { html } = await desk.get('/desk/queue')
  const row = /<tr[^>]*>\s*<td class="kind">.*?<\/tr>/s.exec(html)![0]
  expect(row).toContain('Bon 4711 · Voorbeeld ICT BV')
  expect(row).toContain('500 stuks')
  expect(row.match(/class="tag (error|warning)"/g)).toHaveLength(2)
  expect(row).toContain('<span class="tag error">Er zijn er maar 100.</span>')
  expect(row).toContain('>+1<')
  expect(row).toMatch(/<time datetime="\d{4}-\d\d-\d\dT[\d:.]+Z"/)
  expect(row).toContain('orderbeheer')
})

describe('filters', () => {
  test('are links with counts, and late counts working days', async () => {
    const { run } = await w.mail({ subject: 'Te laat', owner: 'sanne@lindehout.example' })
    await w.pool.query(`update workflow_wait set asked_at = asked_at - interval '12 days' where run_id = $1`, [run])
    const { html } = await desk.get('/desk/queue')
    expect(unescape(html)).toMatch(/href="\/desk\/queue\?late=1"[^>]*>Te laat <span class="count">1</)
    expect(unescape(html)).toMatch(/href="\/desk\/queue\?who=me"[^>]*>Van mij <span class="count">1</)
    const late = await desk.get('/desk/queue?late=1')
    expect(late.html.match(/class="row-link"/g)).toHaveLength(1)
    expect(late.html).toContain(`/desk/items/${run}?late&#x3D;1`)
  })

  test('oldest first, and a part of the list with nothing in it says so', async () => {
    const { html } = await desk.get('/desk/queue')
    const ids = [...html.matchAll(/id="item-(\d+)"/g)].map(([, id]) => Number(id))
    expect(ids[0]).toBeGreaterThan(ids[1]!)
    expect((await desk.get('/desk/queue?q=zzz')).html).toContain('Niets in dit deel van de lijst')
  })

  test('text finds by title, subject and address, and a % in it is only a %', async () => {
    expect((await desk.get('/desk/queue?q=VOORBEELD')).html).toContain('row-link')
    expect((await desk.get('/desk/queue?q=jan%40klant')).html).toContain('row-link')
    expect((await desk.get('/desk/queue?q=%25')).html).not.toContain('row-link')
  })
})

test('pages of fifty follow each other without a gap or a double', async () => {
  for (let n = 0; n < 60; n++) await w.mail({ subject: `Bon ${n}` })
  // many at the very same moment: only the id tells them apart
  await w.pool.query(`update workflow_wait set asked_at = (select max(asked_at) from workflow_wait) where run_id > 2`)
  const seen: string[] = []
  for (let url = '/desk/queue'; url;) {
    const { html } = await desk.get(url)
    seen.push(...[...html.matchAll(/id="item-(\d+)"/g)].map(([, id]) => id!))
    url = unescape(/href="([^"]*)" rel="next"/.exec(html)?.[1] ?? '')
  }
  expect(seen).toHaveLength(62)
  expect(new Set(seen).size).toBe(62)
})

test('the small poll is silent while nothing is new, and then says how much', async () => {
  const page = await desk.get('/desk/queue')
  const live = unescape(/data-live="([^"]+)"/.exec(page.html)![1]!)
  expect((await desk.get(live)).status).toBe(204)
  await w.mail({ subject: 'Net binnen' })
  const news = await desk.get(live)
  expect(JSON.parse(news.html)).toMatchObject({ new: 1, pill: '1 nieuwe – tonen' })
})

test('every label is there in English too', async () => {
  const me = await desk.get('/desk/me')
  await desk.submit(me, /^\/desk\/me$/, { language: 'en' })
  const page = await desk.get('/desk/queue')
  expect(page.html).toContain('<html lang="en">')
  expect(page.html).toContain('To review')
  expect(page.html).not.toContain('Te beoordelen')
  await desk.submit(await desk.get('/desk/me'), /me\/language$/)
  expect((await desk.get('/desk/queue')).html).toContain('Te beoordelen')
})

test('every page says how long the database and the rendering took', async () => {
  expect((await desk.get('/desk/queue')).headers['server-timing']).toMatch(/^db;dur=[\d.]+, render;dur=[\d.]+$/)
})
