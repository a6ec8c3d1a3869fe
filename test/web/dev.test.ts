import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createPool, type Pool } from '../../src/db/pool.ts'
import { createDevMail } from '../../src/demo/dev-mail.ts'
import { samples } from '../../src/demo/samples.ts'
import { seedWorld } from '../../src/demo/world.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { registerDev } from '../../src/web/dev/index.ts'
import { createServer } from '../../src/web/server.ts'
import { testMailHost } from '../support/mailhost.ts'
import { testDatabase } from '../support/postgres.ts'

const ORDERS = 'orderportal@lindehout.example'
const INFO = 'info@lindehout.example'
const JAN = 'inkoop@voorbeeld-ict.example'
const ORIGIN = 'http://127.0.0.1:8080'

let app: FastifyInstance
let pool: Pool
let host: Awaited<ReturnType<typeof testMailHost>>
const done: string[] = []
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const db = await testDatabase()
  pool = createPool(db.url)
  await seedWorld(pool)
  host = await testMailHost({
    users: { [ORDERS]: 'a', [INFO]: 'b' },
    domains: ['lindehout.example', 'voorbeeld-ict.example'],
  })
  app = await createServer({ publicUrl: ORIGIN })
  await registerDev(app, {
    pool,
    mail: createDevMail(host, () => new Date()),
    faults: {
      state: () => ({ refusing: 0.25, imap: 'well', worker: 'runs', kills: 2 }),
      refuseSmtp: share => void done.push(`refuse ${share}`),
      dropImap: () => void done.push('drop'),
      silenceImap: silent => void done.push(`silent ${silent}`),
      killWorker: () => void done.push('kill'),
    },
    presets: samples,
    watched: [
      { name: 'orderportal', address: ORDERS },
      { name: 'info', address: INFO },
    ],
    titles: { 'purchase-order': { nl: 'Inkooporder', en: 'Purchase order' } },
    skip: async by => void done.push(`skip ${JSON.stringify(by)}`),
  })
  closing.push(
    () => app.close(),
    () => host.stop(),
    () => pool.end(),
    async () => db[Symbol.asyncDispose](),
  )
})
afterAll(async () => {
  for (const close of closing) await close()
})

const get = (url: string, headers: { [name: string]: string } = {}) =>
  app.inject({ url, headers: { host: '127.0.0.1:8080', 'accept-language': 'en', ...headers } })

/** A form of ours, as a browser posts it. */
function post(
  url: string,
  values: { [name: string]: string },
  file?: { field: string; name: string; content: Buffer },
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.append(name, value)
  if (file) form.append(file.field, new Blob([new Uint8Array(file.content)]), file.name)
  const body = new Response(form)
  return body.arrayBuffer().then(bytes =>
    app.inject({
      method: 'POST',
      url,
      headers: {
        host: '127.0.0.1:8080',
        origin: ORIGIN,
        'accept-language': 'en',
        'content-type': body.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(bytes),
    }),
  )
}

const last = async (address: string) => parseMail(host.mailbox(address).at(-1)!.raw)

describe('who may open the pages', () => {
  test('only a browser on this computer that asks for this computer', async () => {
    expect((await get('/dev/send')).statusCode).toBe(200)
    expect((await get('/dev/send', { host: 'desk.evil.example' })).statusCode).toBe(404)
    const elsewhere = await app.inject({ url: '/dev/send', remoteAddress: '192.0.2.7', headers: { host: 'localhost' } })
    expect(elsewhere.statusCode).toBe(404)
  })

  test('a form on a page elsewhere changes nothing', async () => {
    const foreign = { host: '127.0.0.1:8080', origin: 'https://evil.example' }
    for (const headers of [foreign, { host: '127.0.0.1:8080' }]) {
      const answer = await app.inject({ method: 'POST', url: '/dev/break', headers, payload: { what: 'worker' } })
      expect(answer.statusCode).toBe(404)
    }
    expect(done).toEqual([])
  })
})

describe('send a mail', () => {
  test('a mail of one’s own goes over SMTP, with its attachment, and is followed', async () => {
    const text = 'Graag 3 x LH-SW8 onder nummer 771.\n\nJan'
    const file = { field: 'files', name: 'bijlage é.txt', content: Buffer.from('inhoud') }
    const answer = await post('/dev/send', { from: JAN, to: ORDERS, subject: 'Bestelling 771', text }, file)
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe(`/dev/trace?mail=${encodeURIComponent(`${ORDERS}:1`)}`)
    const mail = await last(ORDERS)
    expect(mail.from).toEqual([{ name: 'Jan de Vries', address: JAN }])
    expect(mail.attachments.map(it => [it.name, it.content.toString()])).toEqual([['bijlage é.txt', 'inhoud']])
    expect(mail.headers.find(([name]) => name === 'authentication-results')?.[1]).toContain('dmarc=pass')
    const trace = await get(answer.headers.location!)
    expect(trace.body).toContain(`Delivered over SMTP to ${ORDERS}`)
    expect(trace.body).toContain('Not fetched yet')
    expect(trace.body).toContain('<meta http-equiv="refresh" content="1">')
  })

  test('the sender’s authenticity is chosen, and one mail to both addresses is followed in both', async () => {
    const answer = await post('/dev/send', { from: JAN, to: 'both', subject: 'x', text: 'Hallo', verdict: 'fail' })
    expect(decodeURIComponent(answer.headers.location!)).toMatch(/mail=orderportal@.*:2,info@.*:1$/)
    expect((await last(INFO)).headers.find(([name]) => name === 'authentication-results')?.[1]).toContain('dmarc=fail')
  })

  test('what is wrong is said, and what was typed stays', async () => {
    const answer = await post('/dev/send', {
      from: 'free',
      freeAddress: 'geen adres',
      to: ORDERS,
      subject: 'Mijn <b>',
      text: 'Tekst',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('enter an e-mail address')
    expect(answer.body).toContain('value="Mijn &lt;b&gt;"')
    expect((await post('/dev/send', { from: JAN, to: ORDERS, subject: 'leeg', text: ' ' })).statusCode).toBe(422)
  })

  test('a subject with line breaks makes no header of its own', async () => {
    await post('/dev/send', { from: JAN, to: ORDERS, subject: 'a\r\nBcc: x@evil.example', text: 'Hallo' })
    const mail = await last(ORDERS)
    expect(mail.subject).toBe('a Bcc: x@evil.example')
    expect(mail.headers.map(([name]) => name)).not.toContain('bcc')
  })

  test('a whole mail is pasted or uploaded and goes as it is, also one without a sender', async () => {
    const source = `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: ${INFO}\nMessage-ID: <${randomUUID()}@mx.example>\nSubject: terug\n\nniet bezorgd\n`
    const pasted = await post('/dev/send/source', { source })
    expect(pasted.headers.location).toContain(encodeURIComponent(INFO))
    expect((await last(INFO)).returnPath).toBe('')
    const upload = { field: 'eml', name: 'x.eml', content: Buffer.from('Subject: zonder alles\r\n\r\nHallo') }
    expect((await post('/dev/send/source', {}, upload)).headers.location).toContain(encodeURIComponent(ORDERS))
    expect((await last(ORDERS)).subject).toBe('zonder alles')
  })

  test('every sample can be sent and read, and its placeholders are filled in', async () => {
    const page = await get('/dev/send')
    for (const { name, title } of samples) {
      expect(page.body).toContain(title.en)
      expect((await post('/dev/send/preset', { preset: name })).statusCode).toBe(303)
      expect((await get(`/dev/send/preset/${name}`)).body).not.toMatch(/\{\{|\}\}/)
    }
    expect((await post('/dev/send/preset', { preset: '../../package' })).statusCode).toBe(422)
    expect((await get('/dev/send/preset/nothing')).statusCode).toBe(404)
  })

  test('what the server refuses is said in words', async () => {
    host.chaos.refuseSmtp({ code: 550 })
    const answer = await post('/dev/send', { from: JAN, to: ORDERS, subject: 'x', text: 'Hallo' })
    host.chaos.clear()
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('550')
  })
})

describe('the way of a mail', () => {
  test('it is shown from the fetching to the person it waits for, and to the mail that went out', async () => {
    const [place] = host.deliver(`From: ${JAN}\r\nSubject: order\r\n\r\nHallo`, { from: JAN, to: ORDERS })
    const run = await story(place!.uid)
    const { body } = await get(`/dev/trace?mail=${encodeURIComponent(`${ORDERS}:${place!.uid}`)}`)
    expect(body).toContain('Understood as: Purchase order (97%)')
    expect(body).toContain(`href="/desk/items/${run}"`)
    expect(body).toContain(`Sent to ${JAN}: “Ontvangen”`)
    expect(body).toContain('Nothing more happens by itself')
    expect(body).not.toContain('http-equiv="refresh"')
  })

  test('an address that is not there says so', async () => {
    for (const mail of ['', `${ORDERS}:99999`, `klant@elders.example:1`, '<script>']) {
      const answer = await get(`/dev/trace?mail=${encodeURIComponent(mail)}`)
      expect(answer.statusCode).toBe(404)
      expect(answer.body).toContain('not known here')
    }
  })
})

/** The rows that the desk writes for a purchase order that waits. */
async function story(uid: number): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `with epoch as (insert into mailbox_epoch (mailbox, uidvalidity) values ('orderportal', 1) returning id),
     mail as (insert into inbound_message (epoch_id, uid, mailbox, state, kind, subject, understanding)
       select id, $1, 'orderportal', 'routed', 'purchase-order', 'order', '{"confidence": 0.97}' from epoch returning id),
     run as (insert into workflow_run (workflow, version, key, input, status, message_id)
       select 'purchase-order', 1, 'message:1', '{}', 'waiting', id from mail returning id),
     wait as (insert into workflow_wait (run_id, name, kind, question) select id, 'review:1', 'approval', '{}' from run)
     insert into outbox (key, run_id, why, automatic, stakes, template, language, from_address, to_address, to_domain, subject,
       message_id, bytes, state, sent_at)
     select 'k', id, 'receipt', true, 'low', 't', 'nl', $2, $3, 'voorbeeld-ict.example', 'Ontvangen', '<m@x>', '', 'sent', desk_now()
     from run returning run_id as id`,
    [uid, ORDERS, JAN],
  )
  return rows[0]!.id
}

describe('the mailboxes of customers', () => {
  const OURS = [
    `From: Lindehout <${ORDERS}>`,
    `To: ${JAN}`,
    'Subject: Uw bestelling <script>alert(1)</script>',
    'Message-ID: <ours@lindehout.example>',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Zie https://desk.example/x?a=1&b=2 voor meer.',
    '--b',
    'Content-Type: text/html',
    '',
    '<p>Zie <a href="https://desk.example/x">hier</a><script>alert(1)</script></p>',
    '--b--',
    '',
  ].join('\r\n')

  test('a mail of ours is read as HTML, text, headers and source; nothing in it runs', async () => {
    const [place] = host.deliver(OURS, { from: ORDERS, to: JAN })
    const here = `/dev/mailboxes/${encodeURIComponent(JAN)}/${place!.uid}`
    expect((await get('/dev/mailboxes')).body).toContain(JAN)
    expect((await get(`/dev/mailboxes/${encodeURIComponent(JAN)}`)).body).toContain(`href="${here}"`)
    const page = await get(here)
    expect(page.body).not.toContain('<script>alert')
    expect(page.body).toContain(`<iframe src="${here}/html"`)
    const frame = await get(`${here}/html`)
    expect(frame.headers['content-security-policy']).toMatch(/^sandbox allow-popups.*default-src 'none'/)
    expect(frame.headers['content-security-policy']).not.toContain('allow-scripts')
    expect((await get(`${here}?view=text`)).body).toContain('<a href="https://desk.example/x?a&#x3D;1&amp;b&#x3D;2"')
    expect((await get(`${here}?view=headers`)).body).toContain('message-id: &lt;ours@lindehout.example&gt;')
    expect((await get(`${here}/raw`)).headers['content-type']).toContain('text/plain')
  })

  test('an answer as the customer carries the thread of our mail', async () => {
    const [place] = host.deliver(OURS, { from: ORDERS, to: JAN })
    const reply = `${JAN}:${place!.uid}`
    const form = await get(`/dev/send?reply=${encodeURIComponent(reply)}`)
    expect(form.body).toContain(`<option value="${JAN}" selected>`)
    expect(form.body).toContain(`<option value="${ORDERS}" selected>`)
    await post('/dev/send', { from: JAN, to: ORDERS, subject: 'Re: Uw bestelling', text: 'Akkoord', reply })
    const mail = await last(ORDERS)
    expect(mail.inReplyTo).toBe('<ours@lindehout.example>')
    expect(mail.references).toEqual(['<ours@lindehout.example>'])
  })

  test('what is not there is not found', async () => {
    for (const path of ['nobody%40x.example/1', `${encodeURIComponent(JAN)}/999`, `${encodeURIComponent(JAN)}/1x`])
      expect((await get(`/dev/mailboxes/${path}`)).statusCode).toBe(404)
    expect((await get('/dev/mailboxes/nobody%40x.example')).body).toContain('This mailbox is empty')
  })
})

describe('break things and move time', () => {
  test('each button does its one thing', async () => {
    done.length = 0
    await post('/dev/break', { what: 'smtp', share: '0.5' })
    await post('/dev/break', { what: 'smtp', share: '700' })
    await post('/dev/break', { what: 'imap-drop' })
    await post('/dev/break', { what: 'imap-silence' })
    await post('/dev/break', { what: 'imap-speak' })
    await post('/dev/break', { what: 'worker' })
    await post('/dev/break', { what: 'nothing' })
    expect(done).toEqual(['refuse 0.5', 'refuse 1', 'drop', 'silent true', 'silent false', 'kill'])
    const { body } = await get('/dev/break')
    expect(body).toContain('Refused now: 25%')
    expect(body).toContain('Killed 2 times')
  })

  test('the clock jumps to tomorrow 07:30 and over working days', async () => {
    done.length = 0
    for (const jump of ['hour', 'three', 'month', 'morning', 'back']) await post('/dev/time', { jump })
    expect(done.slice(0, 3)).toEqual([
      'skip {"hours":1}',
      expect.stringMatching(/^skip \{"days":[3-7]\}$/),
      'skip {"days":30}',
    ])
    const { days, minutes } = z.object({ days: z.number(), minutes: z.number() }).parse(JSON.parse(done[3]!.slice(5)))
    const there = new Date(Date.now() + days * 86_400_000 + minutes * 60_000)
    expect(
      new Intl.DateTimeFormat('nl-NL', { timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(there),
    ).toMatch(/^07:(29|30|31)$/)
    expect(done).toHaveLength(4)
    expect((await get('/dev/time')).body).toContain('For the desk it is now')
  })

  test('a mail of ours that arrives twice is counted', async () => {
    const ours = 'From: a@lindehout.example\r\nMessage-ID: <twice@x>\r\nX-Postbode-Run: 1\r\n\r\nHallo'
    const mail = createDevMail(host, () => new Date())
    host.deliver(ours, { from: ORDERS, to: 'petra@x.example' })
    expect(mail.twice()).toBe(0)
    host.deliver(ours, { from: ORDERS, to: 'petra@x.example' })
    expect(mail.twice()).toBe(1)
  })
})

test('the pages speak Dutch and English', async () => {
  for (const path of ['send', 'mailboxes', 'break', 'time']) {
    expect((await get(`/dev/${path}`, { 'accept-language': 'nl' })).body).toContain('niets verlaat deze computer')
    expect((await get(`/dev/${path}`)).body).toContain('nothing leaves this computer')
  }
})
