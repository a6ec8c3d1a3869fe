import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { skipTime } from '../../../src/clock.ts'
import { checkPassword, hashPassword } from '../../../src/web/passwords.ts'
import { addColleague, ensureDeskAdmin } from '../../../src/web/desk/index.ts'
import { safeHtml } from '../../../src/web/desk/mail-html.ts'
import { browser, deskWorld, PASSWORD, serveDesk, signIn, type DeskWorld } from './world.ts'

let w: DeskWorld
beforeAll(async () => {
  w = await deskWorld()
})
afterAll(() => w[Symbol.asyncDispose]())

/** The same database, another web. */
async function secondProcess() {
  const app = await serveDesk(w)
  return { app, [Symbol.asyncDispose]: () => app.close() }
}

describe('signing in', () => {
  test('is asked of everybody, and leads back to where one wanted to be', async () => {
    const nobody = browser(w.app)
    const away = await nobody.get('/desk/items/1?who=me')
    expect(away).toMatchObject({ status: 303, to: '/desk/sign-in?to=%2Fdesk%2Fitems%2F1%3Fwho%3Dme' })
    expect((await nobody.get('/desk/live')).status).toBe(401)
    const answer = await nobody.post('/desk/sign-in', {
      email: 'Sanne@Lindehout.example ',
      password: PASSWORD,
      to: '/desk/items/1?who=me',
    })
    expect(answer).toMatchObject({ status: 303, to: '/desk/items/1?who=me' })
    expect(
      (
        await nobody.post('/desk/sign-in', {
          email: 'sanne@lindehout.example',
          password: PASSWORD,
          to: '//evil.example',
        })
      ).to,
    ).toBe('/desk/queue')
  })

  test('says the same for a wrong password and for an address that is not there', async () => {
    const nobody = browser(w.app)
    const wrong = await nobody.post('/desk/sign-in', { email: 'sanne@lindehout.example', password: 'iets anders 123' })
    const absent = await nobody.post('/desk/sign-in', {
      email: 'niemand@lindehout.example',
      password: 'iets anders 123',
    })
    expect([wrong.status, absent.status]).toEqual([422, 422])
    expect(wrong.html.replace('sanne@', '')).toBe(absent.html.replace('niemand@', ''))
  })

  test('is refused for a while after too many attempts, for that address alone', async () => {
    const nobody = browser(w.app)
    for (let n = 0; n < 10; n++)
      await nobody.post('/desk/sign-in', { email: 'tim@lindehout.example', password: `fout ${n}` })
    expect((await nobody.post('/desk/sign-in', { email: 'tim@lindehout.example', password: PASSWORD })).status).toBe(
      429,
    )
    expect((await nobody.post('/desk/sign-in', { email: 'sanne@lindehout.example', password: PASSWORD })).status).toBe(
      303,
    )
  })

  test('counts tries that come at the same moment, through two processes, and for a quarter of an hour', async () => {
    await addColleague(w.pool, { email: 'eva@lindehout.example', name: 'Eva', role: 'colleague', password: PASSWORD })
    await using other = await secondProcess()
    const attempt = (app: FastifyInstance, password: string) =>
      browser(app).post('/desk/sign-in', { email: 'eva@lindehout.example', password })
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => attempt(n % 2 ? w.app : other.app, `fout ${n}`)),
    )
    expect(answers.filter(it => it.status === 422)).toHaveLength(10)
    expect(answers.filter(it => it.status === 429)).toHaveLength(20)
    expect((await attempt(other.app, PASSWORD)).status).toBe(429)
    await skipTime(w.pool, { minutes: 16 })
    expect((await attempt(other.app, PASSWORD)).status).toBe(303)
  })

  test('ends with signing out, when the person is disabled, and after twelve quiet hours', async () => {
    const out = await w.signIn()
    const page = await out.get('/desk/queue')
    await out.submit(page, /sign-out/)
    expect((await out.get('/desk/queue')).status).toBe(303)
    const disabled = await w.signIn()
    await w.pool.query(`update desk_user set disabled_at = desk_now() where email = 'sanne@lindehout.example'`)
    expect((await disabled.get('/desk/queue')).status).toBe(303)
    await w.pool.query('update desk_user set disabled_at = null')
    const quiet = await w.signIn()
    expect((await quiet.get('/desk/queue')).status).toBe(200)
    await skipTime(w.pool, { hours: 13 })
    expect((await quiet.get('/desk/queue')).status).toBe(303)
  })

  test('keeps nothing that opens the desk: the table holds a hash of the cookie', async () => {
    const desk = await signIn(w.app, 'sanne@lindehout.example')
    const secret = desk.cookie.split('=')[1]!
    expect((await w.pool.query('select from session where id = $1', [secret])).rowCount).toBe(0)
    expect(
      (
        await browser(
          w.app,
          `desk=${(await w.pool.query<{ id: string }>('select id from session limit 1')).rows[0]!.id}`,
        ).get('/desk/queue')
      ).status,
    ).toBe(303)
  })

  test('happens by itself in the demo, until somebody signs out', async () => {
    await using demo = await deskWorld({ autoSignIn: 'tim@lindehout.example' })
    const first = await demo.app.inject('/desk/queue')
    expect(first.statusCode).toBe(200)
    expect(first.body).toContain('Tim Visser')
    const out = await demo.app.inject({ url: '/desk/queue', headers: { cookie: 'desk-signed-out=1' } })
    expect(out.statusCode).toBe(303)
  })
})

test('the first administrator is made once, and then left alone', async () => {
  await using own = await deskWorld()
  await own.pool.query('delete from desk_user')
  const admin = { email: 'eva.jansen@lindehout.example', password: 'een heel lang woord' }
  await ensureDeskAdmin(own.pool, admin)
  await ensureDeskAdmin(own.pool, { ...admin, password: 'een ander lang woord' })
  const { rows } = await own.pool.query('select name, role, password_hash from desk_user')
  expect(rows).toMatchObject([{ name: 'Eva Jansen', role: 'administrator' }])
  expect(await checkPassword(admin.password, rows[0].password_hash)).toBe(true)
})

test('passwords are kept as argon2id, and nobody is nobody', async () => {
  const stored = await hashPassword('wachtwoord een')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect([
    await checkPassword('wachtwoord een', stored),
    await checkPassword('wachtwoord twee', stored),
    await checkPassword('', null),
  ]).toEqual([true, false, false])
})

describe('a form', () => {
  test('without the token of this session does nothing', async () => {
    const { run } = await w.mail()
    const desk = await w.signIn()
    const page = await desk.get(`/desk/items/${run}`)
    const other = await w.signIn()
    const stolen = await other.submit(page, new RegExp(`/items/${run}`), { outcome: 'approve' })
    expect(stolen.status).toBe(403)
    expect(stolen.html).toContain('Er is niets veranderd')
    const bare = await desk.post(`/desk/items/${run}`, { outcome: 'approve', rev: '0' })
    expect(bare.status).toBe(403)
    expect((await w.pool.query('select from outbox where run_id = $1', [run])).rowCount).toBe(0)
  })

  test('from another site does nothing, whatever it carries', async () => {
    const { run } = await w.mail()
    const desk = await w.signIn()
    const page = await desk.get(`/desk/items/${run}`)
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.html)![1]!
    const answer = await w.app.inject({
      method: 'POST',
      url: `/desk/items/${run}`,
      headers: {
        cookie: desk.cookie,
        'sec-fetch-site': 'cross-site',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ csrf, rev: '0', warnings: '9', outcome: 'approve' }).toString(),
    })
    expect(answer.statusCode).toBe(403)
  })
})

describe('a hostile mail', () => {
  const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'{{csrf}}{{{csrf}}}'

  test('runs nothing on any page that shows it', async () => {
    const { run, mail } = await w.mail({
      subject: evil,
      body: evil,
      fields: { number: evil, address: evil, lines: [{ sku: evil }] },
      evidence: { '/number': { source: 'body', text: evil, confidence: 1 } },
    })
    const desk = await w.signIn()
    for (const url of [
      '/desk/queue',
      `/desk/items/${run}`,
      `/desk/runs/${run}`,
      '/desk/runs',
      `/desk/mail/in/${mail}`,
      `/desk/queue?q=${encodeURIComponent(evil)}`,
    ]) {
      const { html, status } = await desk.get(url)
      expect(status, url).toBe(200)
      expect(html, url).not.toMatch(/<script>|<img src=x/)
      expect(html, url).toMatch(/\{\{csrf\}\}|&lt;script/)
    }
  })

  test('is shown in a frame without scripts, forms, links or anything from elsewhere', () => {
    const html = safeHtml(
      `<meta http-equiv=refresh content="0;url=https://evil.example"><base href="https://evil.example"><form action="https://evil.example"><input name=p><button>Log in</button></form>
       <a href="https://evil.example/x" onclick="x()">klik</a><img src="https://evil.example/p.gif"><img src="cid:logo@x"><div style="position:fixed;inset:0;color:red;background:url(https://evil.example/b)">over alles</div>
       <svg><script>1</script></svg><iframe src="https://evil.example"></iframe><style>*{position:fixed}</style><link rel=stylesheet href="https://evil.example/c.css">`,
      [
        {
          name: 'logo.png',
          type: 'image/png',
          size: 3,
          content: Buffer.from('png'),
          inline: true,
          contentId: '<logo@x>',
        },
      ],
    )
    expect(html).not.toMatch(
      /<(script|form|input|button|iframe|link|base|meta http|a |svg)|onclick|position|url\(|src="https?:/i,
    )
    expect(html).toContain('<u title="https://evil.example/x">klik</u>')
    expect(html).toContain('src="data:image/png;base64,cG5n"')
    expect(html).toContain('color:red')
  })

  test('with five megabytes of nested HTML is shown in time', () => {
    const began = performance.now()
    safeHtml('<div>'.repeat(200_000) + 'x'.repeat(4_000_000), [])
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  test('gives its attachments as files, never as pages', async () => {
    const raw = [
      'From: x@y.example',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      'Content-Disposition: attachment; filename="../../x\u202efdp.html"',
      '',
      '<script>alert(1)</script>',
      '--b--',
      '',
    ].join('\r\n')
    const { rows } = await w.pool.query<{ id: number }>(
      `insert into inbound_message (mailbox, size, raw, state) values ('info', 1, $1, 'routed') returning id`,
      [Buffer.from(raw)],
    )
    const desk = await w.signIn()
    const answer = await desk.get(`/desk/mail/in/${rows[0]!.id}/attachments/0`)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/,
    )
    expect(answer.headers['content-security-policy']).toContain('sandbox')
    const frame = await desk.get(`/desk/mail/in/${rows[0]!.id}/raw`)
    expect(frame.headers['content-disposition']).toContain(`mail-in-${rows[0]!.id}.eml`)
  })
})

test('every action of a person leaves a row', async () => {
  await using own = await deskWorld()
  const desk = await own.signIn()
  const { run } = await own.mail()
  await desk.submit(await desk.get('/desk/me'), /^\/desk\/me$/, { shortcuts: 'off' })
  await desk.submit(await desk.get(`/desk/items/${run}`), new RegExp(`^/desk/items/${run}`), {
    do: 'update',
    'f:/quantity': '3',
  })
  const done = await desk.submit(await desk.get(`/desk/items/${run}`), new RegExp(`^/desk/items/${run}`), {
    outcome: 'approve',
  })
  await desk.submit(await desk.get(done.to), /hold/)
  await desk.submit(await desk.get('/desk/outgoing'), /undo/)
  await desk.submit(await desk.get('/desk/outgoing'), /sending\/pause/, { reason: 'storing' })
  await desk.submit(await desk.get('/desk/outgoing'), /sending\/resume/)
  await desk.submit(await desk.get(`/desk/runs/${run}`), /cancel/, { reason: 'vergissing' })
  await desk.submit(await desk.get('/desk/queue'), /sign-out/)
  const { rows } = await own.pool.query<{ action: string; actor: string }>(
    'select action, actor from audit order by id',
  )
  expect(rows.map(it => it.action)).toEqual([
    'signed-in',
    'settings',
    'draft',
    'decide',
    'hold',
    'undo',
    'sending-paused',
    'sending-resumed',
    'cancel',
    'signed-out',
  ])
  expect(new Set(rows.map(it => it.actor))).toEqual(new Set(['sanne@lindehout.example']))
})
