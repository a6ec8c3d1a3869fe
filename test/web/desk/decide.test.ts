import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer } from '../../../src/web/server.ts'
import { skipTime } from '../../../src/clock.ts'
import { deskWorld, forms, type Browser, type DeskWorld, unescape } from './world.ts'

let w: DeskWorld
let sanne: Browser
let tim: Browser
beforeAll(async () => {
  w = await deskWorld()
  sanne = await w.signIn()
  tim = await w.signIn('tim@lindehout.example')
})
afterAll(() => w[Symbol.asyncDispose]())

const item = (run: number) => new RegExp(`^/desk/items/${run}(\\?|$)`)
const wait = async (run: number) =>
  (
    await w.pool.query(
      `select answer, answered_by, effective_at, draft, rev from workflow_wait where run_id = $1 and kind = 'approval' order by asked_at limit 1`,
      [run],
    )
  ).rows[0]
const outbox = async (run: number) =>
  (
    await w.pool.query<{ state: string; subject: string; bytes: Buffer }>(
      'select state, subject, bytes from outbox where run_id = $1',
      [run],
    )
  ).rows
const audits = async (run: number) =>
  (
    await w.pool.query<{ action: string }>('select action from audit where subject = $1 order by id', [`run:${run}`])
  ).rows.map(it => it.action)

const csrfOf = (html: string) => /name="csrf" value="([^"]+)"/.exec(html)![1]!

describe('a decision', () => {
  test('freezes the very mail that the answer tab shows, waits out its window, and then leaves', async () => {
    const { run } = await w.mail({ subject: 'Precies deze mail' })
    const page = await sanne.get(`/desk/items/${run}`)
    const shown = unescape(/<div class="document answer-text">(.*?)<\/div>/s.exec(page.html)![1]!)
    const subject = unescape(/<dd class="answer-subject">(.*?)<\/dd>/.exec(page.html)![1]!)
    const answer = await sanne.submit(page, item(run), { outcome: 'approve' })
    expect(answer.status).toBe(303)
    expect(answer.to).toContain(`done=${run}`)
    const [mail] = await outbox(run)
    expect(mail).toMatchObject({ state: 'frozen', subject })
    expect(mail!.bytes.toString('utf8').replaceAll('\r\n', '\n')).toContain(shown)
    await w.engine.advance(run)
    expect((await outbox(run))[0]!.state).toBe('frozen')
    await w.pool.query(`update workflow_wait set effective_at = desk_now() where run_id = $1 and name = 'review'`, [
      run,
    ])
    await w.engine.advance(run)
    const [sent] = await outbox(run)
    expect(sent!.state).toBe('pending')
    expect(sent!.bytes.equals(mail!.bytes)).toBe(true)
    expect(await audits(run)).toEqual(['decide'])
  })

  test('goes on to the next item of the same part of the queue, with the way back above it', async () => {
    const first = await w.mail({ subject: 'Mijne 1', owner: 'sanne@lindehout.example' })
    await w.mail({ subject: 'Andermans', owner: 'sales' })
    const second = await w.mail({ subject: 'Mijne 2', owner: 'sanne@lindehout.example' })
    const page = await sanne.get(`/desk/items/${first.run}?who=me`)
    const answer = await sanne.submit(page, item(first.run), { outcome: 'approve' })
    expect(answer.to).toBe(`/desk/items/${second.run}?who=me&done=${first.run}`)
    const next = await sanne.get(answer.to)
    expect(next.html).toContain(`/desk/items/${first.run}/undo`)
    expect(next.html).toMatch(/De mail gaat om \d\d:\d\d:\d\d weg/)
  })

  test('sent twice is one decision and one mail', async () => {
    const { run } = await w.mail()
    const page = await sanne.get(`/desk/items/${run}`)
    const [a, b] = await Promise.all([
      sanne.submit(page, item(run), { outcome: 'approve' }),
      sanne.submit(page, item(run), { outcome: 'approve' }),
    ])
    expect([a.status, b.status]).toEqual([303, 303])
    expect(await outbox(run)).toHaveLength(1)
    expect((await audits(run)).filter(it => it === 'decide')).toHaveLength(1)
  })

  test('sent twice without time to undo shows where it led, also after it took effect; what differs is told', async () => {
    const { run } = await w.mail({ subject: 'Zonder bedenktijd' })
    await w.pool.query(`update desk_user set undo_seconds = 0 where email = 'sanne@lindehout.example'`)
    const page = await sanne.get(`/desk/items/${run}`)
    const first = await sanne.submit(page, item(run), { outcome: 'approve', 'f:/quantity': '9' })
    const second = await sanne.submit(page, item(run), { outcome: 'approve', 'f:/quantity': '9' })
    expect([first.status, second.status, second.to]).toEqual([303, 303, first.to])
    await w.engine.advance(run)
    const third = await sanne.submit(page, item(run), { outcome: 'approve', 'f:/quantity': '9' })
    expect([third.status, third.to]).toEqual([303, first.to])
    const other = await sanne.submit(page, item(run), { outcome: 'approve', 'f:/quantity': '8' })
    expect([other.status, other.html]).toEqual([409, expect.stringContaining('<del>8</del>')])
    await w.pool.query('update desk_user set undo_seconds = null')
    const csrf = csrfOf((await tim.get('/desk/me')).html)
    const theirs: Record<string, string>[] = [{ outcome: 'approve' }, { outcome: 'refuse', 'reason:refuse': 'Nee.' }]
    for (const changes of theirs) {
      const others = await tim.submit(page, item(run), { ...changes, csrf })
      expect(others.status).toBe(409)
      expect(others.html).toMatch(/Sanne Bakker heeft dit item om \d\d:\d\d besloten/)
    }
    expect(await outbox(run)).toHaveLength(1)
    expect((await audits(run)).filter(it => it === 'decide')).toHaveLength(1)
  })

  test('never answers the next question of the same run, which nobody has seen', async () => {
    const { run } = await w.mail({ subject: 'Twee vragen' })
    const page = await sanne.get(`/desk/items/${run}`)
    await w.pool.query(
      `with first as (update workflow_wait set answer = '{"by":"timeout"}', answered_at = desk_now() where run_id = $1 returning question)
       insert into workflow_wait (run_id, name, kind, question) select $1, 'review:2', 'approval', question from first`,
      [run],
    )
    const answer = await sanne.submit(page, item(run), { outcome: 'approve' })
    expect([answer.status, answer.html]).toEqual([
      409,
      expect.stringContaining('Dit item is gewijzigd sinds je het opende'),
    ])
    expect(await outbox(run)).toEqual([])
  })

  test('changes sent twice are kept once', async () => {
    const { run } = await w.mail()
    const page = await sanne.get(`/desk/items/${run}`)
    const first = await sanne.submit(page, item(run), { do: 'update', 'f:/address': 'Hier 1' })
    const second = await sanne.submit(page, item(run), { do: 'update', 'f:/address': 'Hier 1' })
    expect([first.status, second.status, second.to]).toEqual([303, 303, first.to])
    expect((await sanne.submit(page, item(run), { do: 'update', 'f:/address': 'Daar 2' })).status).toBe(409)
    expect(await audits(run)).toEqual(['draft'])
  })

  test('with an error open is refused, keeps what was typed, and links to the field', async () => {
    const { run } = await w.mail({ fields: { quantity: 500 } })
    const page = await sanne.get(`/desk/items/${run}`)
    expect(page.html).toContain('Kan pas als 1 fout is opgelost')
    const answer = await sanne.submit(page, item(run), { outcome: 'approve', 'f:/address': 'Dorpsstraat 9' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('<title>Fout: ')
    expect(answer.html).toContain('Dorpsstraat 9')
    expect(answer.html).toMatch(/role="alert" tabindex="-1" autofocus/)
    expect(await outbox(run)).toEqual([])
    expect((await wait(run)).answered_by).toBeNull()
  })

  test('names its warnings in the button, and a warning that nobody has seen stops it', async () => {
    const { run } = await w.mail({ fields: { address: 'Nieuw 1' }, trust: 1 })
    const page = await sanne.get(`/desk/items/${run}`)
    expect(page.html).toContain('Keur goed met 2 waarschuwingen')
    const seenOne = await sanne.submit(page, item(run), { outcome: 'approve', warnings: '1' })
    expect(seenOne.status).toBe(422)
    expect(unescape(seenOne.html)).toContain('Er is een waarschuwing bijgekomen')
    expect((await sanne.submit(page, item(run), { outcome: 'approve' })).status).toBe(303)
  })

  test('looks up the facts again: what is no longer true is not approved', async () => {
    const { run } = await w.mail({ fields: { quantity: 50 } })
    const page = await sanne.get(`/desk/items/${run}`)
    await w.pool.query(`insert into setting (name, value, set_by) values ('test-stock', '20', 'test')`)
    const answer = await sanne.submit(page, item(run), { outcome: 'approve' })
    await w.pool.query(`delete from setting where name = 'test-stock'`)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Er zijn er maar 20.')
    expect(await outbox(run)).toEqual([])
  })

  test('that needs a reason asks for it, links to it, and puts it into the mail in the language of the customer', async () => {
    const { run } = await w.mail()
    const page = await sanne.get(`/desk/items/${run}`)
    const bare = await sanne.submit(page, item(run), { outcome: 'refuse' })
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('<a href="#reason-refuse">Kies een reden, of schrijf er zelf een.</a>')
    expect(bare.html).toMatch(/id="outcome-refuse" open/)
    const answer = await sanne.submit(page, item(run), { outcome: 'refuse', 'reason:refuse': 'Wij leveren dit niet.' })
    expect(answer.status).toBe(303)
    expect((await outbox(run))[0]!.bytes.toString()).toContain('Wij leveren dit niet.')
    expect((await wait(run)).answer).toMatchObject({ outcome: 'refuse', reason: 'Wij leveren dit niet.' })
  })

  test('whose mail cannot be made sends nothing and says so', async () => {
    const { run } = await w.mail()
    const page = await sanne.get(`/desk/items/${run}`)
    const answer = await sanne.submit(page, item(run), { outcome: 'approve', 'f:/quantity': '' })
    expect(answer.status).toBe(422)
    expect(unescape(answer.html)).toContain('de mail is niet te maken met deze gegevens')
    expect((await wait(run)).answered_by).toBeNull()
  })
})

describe('changes', () => {
  test('are kept as a draft that renews checks and mail, and go to the run with the decision', async () => {
    const { run } = await w.mail({ fields: { quantity: 500 } })
    const page = await sanne.get(`/desk/items/${run}`)
    const saved = await sanne.submit(page, item(run), {
      do: 'update',
      'f:/quantity': '12',
      'f:/price': '1.299,50',
      'f:/wanted': '1-12-2026',
      'f:/partial': 'yes',
      'f:/email': 'Jan@Klant.EXAMPLE',
    })
    expect(saved.status).toBe(303)
    const again = await sanne.get(saved.to)
    expect(again.html).not.toContain('Er zijn er maar 100.')
    expect(again.html).toContain('quantity: 12')
    expect(unescape(again.html)).toContain('Door Sanne Bakker gewijzigd (was 500).')
    await sanne.submit(again, item(run), { outcome: 'approve' })
    expect((await wait(run)).answer.values).toEqual({
      quantity: 12,
      price: '1299.50',
      wanted: '2026-12-01',
      partial: true,
      email: 'jan@klant.example',
      carrier: 'UPS',
    })
    expect(await audits(run)).toEqual(['draft', 'decide'])
  })

  test('that cannot be read are named one by one, with a link, and the rest is kept on the page', async () => {
    const { run } = await w.mail()
    const page = await sanne.get(`/desk/items/${run}`)
    const answer = await sanne.submit(page, item(run), {
      do: 'update',
      'f:/price': 'duur',
      'f:/wanted': '31-2-2026',
      'f:/address': 'Hier',
    })
    expect(answer.status).toBe(422)
    const summary = /<div class="summary".*?<\/div>/s.exec(answer.html)![0]
    expect([...summary.matchAll(/href="#(f-\d+)"/g)]).toHaveLength(2)
    for (const [, id] of summary.matchAll(/href="#(f-\d+)"/g))
      expect(answer.html).toMatch(new RegExp(`id="${id}"[^>]*aria-invalid="true"`))
    expect(answer.html).toContain('value="duur"')
    expect(answer.html).toContain('Hier')
    expect((await wait(run)).draft).toBeNull()
  })

  test('to lines: one added, one taken away, the others keep what the form does not show and where they were read', async () => {
    const lines = [
      { sku: 'A-1', quantity: 1, price: '10.00', note: 'blijft' },
      { sku: 'B-2', quantity: 2, price: '20.00', note: 'weg' },
      { sku: 'C-3', quantity: 3, price: '30.00', note: 'blijft ook' },
    ]
    const { run } = await w.mail({
      body: 'A-1 en B-2 en C-3',
      fields: { lines },
      evidence: { '/lines/2/sku': { source: 'body', text: 'C-3', confidence: 1 } },
    })
    let page = await sanne.get(`/desk/items/${run}`)
    page = await sanne.get(
      (await sanne.submit(page, item(run), { do: 'remove:/lines/1', 'f:/lines/2/quantity': '33' })).to,
    )
    page = await sanne.get((await sanne.submit(page, item(run), { do: 'add:/lines' })).to)
    const form = forms(page.html).find(it => item(run).test(it.action))!
    expect(form.inputs).toMatchObject({ 'f:/lines/1/sku': 'C-3', 'f:/lines/1/quantity': '33', 'f:/lines/2/sku': '' })
    // the third line is the second now, and still knows its place in the mail
    const evidence = /data-evidence="(e\d+)"[^>]*aria-label="Artikel, regel 2"/.exec(page.html)
    expect(page.html).toContain(`<mark data-for="${evidence![1]}">C-3</mark>`)
    await sanne.submit(page, item(run), { outcome: 'approve', 'f:/lines/2/sku': 'D-4', 'f:/lines/2/quantity': '4' })
    expect((await wait(run)).answer.values.lines).toEqual([
      lines[0],
      { ...lines[2], quantity: 33 },
      { sku: 'D-4', quantity: 4 },
    ])
  })

  test('leave a default a default, so that it follows the facts; a decision says it', async () => {
    const { run } = await w.mail()
    const page = await sanne.get(`/desk/items/${run}`)
    expect(forms(page.html).find(it => item(run).test(it.action))!.inputs['f:/carrier']).toBe('UPS')
    await sanne.submit(page, item(run), { do: 'update', 'f:/quantity': '3' })
    expect((await wait(run)).draft.values).toEqual({ quantity: 3 })
    await w.pool.query(`insert into setting (name, value, set_by) values ('test-stock', '40', 'test')`)
    const later = await sanne.get(`/desk/items/${run}`)
    await sanne.submit(later, item(run), { outcome: 'approve' })
    await w.pool.query(`delete from setting where name = 'test-stock'`)
    expect((await wait(run)).answer.values).toEqual({ quantity: 3, carrier: 'PostNL' })
  })

  test('an emptied field is absent, not empty', async () => {
    const { run } = await w.mail({ fields: { address: 'Oud' } })
    const page = await sanne.get(`/desk/items/${run}`)
    await sanne.submit(page, item(run), { outcome: 'approve', 'f:/address': '' })
    expect((await wait(run)).answer.values).toEqual({ address: null, carrier: 'UPS' })
  })
})

describe('two people', () => {
  test('the second sees who decided what, and nothing of his is sent', async () => {
    const { run } = await w.mail()
    const page = await sanne.get(`/desk/items/${run}`)
    await tim.submit(await tim.get(`/desk/items/${run}`), item(run), { outcome: 'approve', 'f:/quantity': '8' })
    const answer = await sanne.submit(page, item(run), { outcome: 'approve', 'f:/quantity': '9' })
    expect(answer.status).toBe(409)
    expect(answer.html).toMatch(/Tim Visser heeft dit item om \d\d:\d\d besloten/)
    expect(answer.html).toMatch(/<del>9<\/del>.*<ins>8<\/ins>/s)
    expect(await outbox(run)).toHaveLength(1)
    expect((await wait(run)).answered_by).toBe('tim@lindehout.example')
  })

  test('a change by the other stops a stale approval and shows the difference', async () => {
    const { run } = await w.mail()
    const page = await sanne.get(`/desk/items/${run}`)
    await tim.submit(await tim.get(`/desk/items/${run}`), item(run), { do: 'update', 'f:/quantity': '8' })
    const answer = await sanne.submit(page, item(run), { outcome: 'approve' })
    expect(answer.status).toBe(409)
    expect(answer.html).toMatch(/Tim Visser heeft dit item om \d\d:\d\d gewijzigd/)
    expect(answer.html).toMatch(/<del>10<\/del>.*<ins>8<\/ins>/s)
    expect(await outbox(run)).toEqual([])
  })
})

describe('within the window', () => {
  test('undo brings the item back with its edits and its reason, and no mail is left', async () => {
    const { run } = await w.mail()
    const page = await sanne.get(`/desk/items/${run}`)
    const done = await sanne.submit(page, item(run), {
      outcome: 'refuse',
      'reason-text:refuse': 'Te laat',
      'f:/quantity': '7',
    })
    const next = await sanne.get(done.to)
    const undone = await sanne.submit(next, new RegExp(`/items/${run}/undo`))
    expect(undone.to).toMatch(new RegExp(`^/desk/items/${run}\\?`))
    expect(await outbox(run)).toEqual([])
    const back = await sanne.get(undone.to)
    expect(back.html).toContain('Er is niets verstuurd')
    const inputs = forms(back.html).find(it => item(run).test(it.action))!.inputs
    expect(inputs).toMatchObject({ 'f:/quantity': '7', 'reason-text:refuse': 'Te laat' })
    expect(await audits(run)).toEqual(['decide', 'undo'])
  })

  test('hold keeps the mail however long it takes, and send-now ends the wait', async () => {
    await using own = await deskWorld()
    const { run } = await own.mail()
    const desk = await own.signIn()
    const state = async () =>
      (await own.pool.query<{ state: string }>('select state from outbox where run_id = $1', [run])).rows[0]!.state
    const done = await desk.submit(await desk.get(`/desk/items/${run}`), item(run), { outcome: 'approve' })
    await desk.submit(await desk.get(done.to), /\/hold/)
    await skipTime(own.pool, { hours: 3 })
    await own.engine.advance(run)
    expect(await state()).toBe('frozen')
    const outgoing = await desk.get('/desk/outgoing')
    expect(outgoing.html).toContain('vastgehouden')
    await desk.submit(outgoing, /\/now$/)
    expect(own.woken).toContain(run)
    await own.engine.advance(run)
    expect(await state()).toBe('pending')
  })

  test('after it there is no undo, and the page says when the decision took effect', async () => {
    const { run } = await w.mail()
    const done = await sanne.submit(await sanne.get(`/desk/items/${run}`), item(run), { outcome: 'approve' })
    const page = await sanne.get(done.to)
    await w.pool.query(`update workflow_wait set effective_at = desk_now() where run_id = $1 and name = 'review'`, [
      run,
    ])
    const late = await sanne.submit(page, new RegExp(`/items/${run}/undo`))
    expect(late.status).toBe(409)
    expect(late.html).toMatch(/Dit besluit is om \d\d:\d\d:\d\d ingegaan/)
    expect((await outbox(run))[0]!.state).toBe('frozen')
  })

  test('who set no time to undo sends at once', async () => {
    const { run } = await w.mail()
    const me = await tim.get('/desk/me')
    await tim.submit(me, /^\/desk\/me$/, { undo: '0' })
    await tim.submit(await tim.get(`/desk/items/${run}`), item(run), { outcome: 'approve' })
    await w.engine.advance(run)
    expect((await outbox(run))[0]!.state).toBe('pending')
    await tim.submit(await tim.get('/desk/me'), /^\/desk\/me$/, { undo: '' })
  })
})

test('what a mail says in full is read when somebody first opens it, and kept', async () => {
  const { run, mail } = await w.mail({ unread: true, body: 'Nu pas gelezen: 4711' })
  const kept = async () =>
    (
      await w.pool.query<{ reading: { text: string }[] | null }>('select reading from inbound_message where id = $1', [
        mail,
      ])
    ).rows[0]!.reading
  expect(await kept()).toBeNull()
  expect((await sanne.get(`/desk/items/${run}`)).html).toContain('Nu pas gelezen: <span')
  expect((await kept())!.map(it => it.text.trim())).toContain('Nu pas gelezen: 4711\nGroet, Jan'.slice(0, 20))
})

test('an item that is dealt with leads to its history', async () => {
  const { run } = await w.mail()
  await sanne.submit(await sanne.get(`/desk/items/${run}`), item(run), { outcome: 'approve' })
  await w.pool.query(`update workflow_wait set effective_at = desk_now() where run_id = $1 and name = 'review'`, [run])
  await w.engine.advance(run)
  expect(await sanne.get(`/desk/items/${run}`)).toMatchObject({ status: 303, to: `/desk/runs/${run}` })
  expect((await sanne.get('/desk/items/999999')).status).toBe(404)
})

test('the server of the desk allows no script and no style but its own files', async () => {
  const app = await createServer({ publicUrl: 'http://localhost' })
  const { headers } = await app.inject('/healthz')
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['content-security-policy']).not.toContain('unsafe')
  await app.close()
  for (const url of [
    '/desk/queue',
    '/desk/outgoing',
    '/desk/runs',
    '/desk/failed',
    '/desk/filed',
    '/desk/orders',
    '/desk/me',
  ])
    expect((await sanne.get(url)).html, url).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/)
})
