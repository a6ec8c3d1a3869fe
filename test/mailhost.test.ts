import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import nodemailer from 'nodemailer'
import { expect, test } from 'vitest'
import type { MailHost } from '../src/demo/mailhost/host.ts'
import { pick } from '../src/demo/mailhost/imap/sets.ts'
import { temporaryFolder } from './support/folder.ts'
import { imapClient } from './support/imap.ts'
import { AUTHSERV_ID, INFO, mail, ORDERPORTAL, testMailHost } from './support/mailhost.ts'

const starter = path.resolve(import.meta.dirname, 'support/start-mailhost.ts')
const CUSTOMER = 'inkoop@customer.example'
const order = mail({
  From: `Inkoop <${CUSTOMER}>`,
  To: ORDERPORTAL,
  Subject: 'Bestelling 4711',
  'Message-ID': '<4711@customer.example>',
})

test('a mail sent by SMTP lies in the mailbox of every envelope recipient, byte for byte below the trace', async () => {
  await using host = await testMailHost()
  const odd = Buffer.concat([
    Buffer.from(order),
    Buffer.from([0x80, 0xff, 0xc3, 0x28, 0x0d, 0x0a]),
    Buffer.from('.\r\n..\r\nend\r\n'),
  ])
  await send(host, odd, { to: [ORDERPORTAL, INFO, 'Nieuw@Elders.example', ORDERPORTAL] })
  expect(host.addresses()).toEqual([INFO, 'nieuw@elders.example', ORDERPORTAL])
  for (const address of host.addresses()) {
    expect(host.mailbox(address)).toHaveLength(1)
    expect(host.mailbox(address)[0]?.raw.subarray(-odd.length).equals(odd)).toBe(true)
  }
  expect(host.has('<4711@customer.example>')).toBe(true)
  expect(host.has('<4712@customer.example>')).toBe(false)
})

test('foreign authentication results and return paths are taken out and our own stands on top', async () => {
  await using host = await testMailHost()
  const forged = `Authentication-Results: ${AUTHSERV_ID};\r\n\tdmarc=pass header.from=bank.example\r\nReturn-Path: <x@bank.example>\r\nauthentication-results : other; spf=pass\r\n`
  await send(host, forged + order.replaceAll('customer.example', 'bank.example'), { from: 'a@bank.example' })
  const head = header(host, ORDERPORTAL)
  expect(head.match(/^return-path/gim)).toHaveLength(1)
  expect(head.match(/^authentication-results/gim)).toHaveLength(1)
  expect(head).toMatch(
    /^Return-Path: <a@bank\.example>\r\nAuthentication-Results: mx\.desk\.example;\r\n\tdmarc=none header\.from=bank\.example;\r\n\tspf=none smtp\.mailfrom=bank\.example;\r\n\tdkim=none\r\nReceived: /,
  )
})

test.for([
  ['a domain of the invented world passes', { from: CUSTOMER }, CUSTOMER, 'pass'],
  ['its subdomain passes', { from: CUSTOMER }, 'x@mail.customer.example', 'pass'],
  ['a domain that only ends alike does not', { from: CUSTOMER }, 'x@notcustomer.example', 'none'],
  ['two From addresses do not', { from: CUSTOMER }, `${CUSTOMER}, x@bank.example`, 'none'],
  ['a chosen verdict wins', { from: CUSTOMER, verdict: 'fail' }, CUSTOMER, 'fail'],
  ['a user who logged in writes in the name of his domain', { from: INFO, login: true }, INFO, 'pass'],
  ['nobody else writes in our name', { from: INFO }, INFO, 'none'],
] as const)('authentication: %s', async ([, how, from, expected]) => {
  await using host = await testMailHost()
  await send(host, order.replace(/^From: .*$/m, `From: ${from}`), how)
  expect(header(host, ORDERPORTAL)).toContain(`dmarc=${expected}`)
})

test('the secret of another host or a wrong password opens nothing', async () => {
  await using host = await testMailHost()
  await using other = await testMailHost()
  const stolen = new URL(other.smtpUrl('pass'))
  stolen.port = String(host.smtpPort)
  await expect(nodemailer.createTransport(stolen.href).verify()).rejects.toThrow('535')
  const wrong = new URL(host.imapUrl(INFO))
  wrong.password = 'wrong'
  await expect(imapClient(wrong.href)).rejects.toThrow()
})

test('deliver: line feeds become CRLF, the verdict can be chosen, null senders are kept', async () => {
  await using host = await testMailHost()
  const [delivery] = host.deliver(order.replaceAll('\r\n', '\n'), { from: '', to: ORDERPORTAL, authenticated: 'fail' })
  expect(delivery).toMatchObject({ address: ORDERPORTAL, uid: 1, messageId: '<4711@customer.example>' })
  expect(header(host, ORDERPORTAL)).toMatch(/^Return-Path: <>\r\n/)
  expect(header(host, ORDERPORTAL)).toContain('spf=fail smtp.helo=localhost')
  expect(host.mailbox(ORDERPORTAL)[0]?.raw.toString().endsWith(order)).toBe(true)
})

test('a restart shows the same mailboxes: UIDs, UIDVALIDITY, dates, flags, Message-IDs, ports', async () => {
  using folder = temporaryFolder()
  const before = await snapshot(folder.path, async (host, client) => {
    for (const n of [1, 2, 3]) host.deliver(order.replace('4711@', `${n}@`), { from: CUSTOMER, to: ORDERPORTAL })
    await client.messageFlagsAdd('2', ['\\Flagged', '$Handled'], { uid: true })
    await client.messageDelete('3', { uid: true })
  })
  const after = await snapshot(folder.path, async host => expect(host.has('<3@customer.example>')).toBe(true))
  expect(after).toEqual(before)
  expect(after.uids).toEqual([1, 2])
  expect(after.flags).toEqual([[], ['\\Flagged', '$Handled']])
  await using host = await testMailHost({ dir: folder.path })
  expect(host.deliver(order, { from: CUSTOMER, to: ORDERPORTAL })[0]?.uid).toBe(4)
})

test('a record torn by kill -9 is cut off, everything before it stays and the next mail is whole', async () => {
  using folder = temporaryFolder()
  const file = path.join(folder.path, 'mailboxes', encodeURIComponent(ORDERPORTAL), 'INBOX.mails')
  let whole = 0
  {
    await using host = await testMailHost({ dir: folder.path })
    host.deliver(order, { from: CUSTOMER, to: ORDERPORTAL })
    whole = fs.statSync(file).size
    host.deliver(order, { from: CUSTOMER, to: ORDERPORTAL })
  }
  const full = fs.readFileSync(file)
  for (const cut of [whole + 1, whole + 30, whole + 200, full.length - 1]) {
    fs.writeFileSync(file, full.subarray(0, cut))
    await using host = await testMailHost({ dir: folder.path })
    expect(host.mailbox(ORDERPORTAL).map(one => one.uid)).toEqual([1])
    host.deliver(order, { from: CUSTOMER, to: ORDERPORTAL })
    expect(host.mailbox(ORDERPORTAL).map(one => one.raw.toString().endsWith(order))).toEqual([true, true])
  }
})

test('damage inside a mailbox file is refused in one sentence', async () => {
  using folder = temporaryFolder()
  const file = path.join(folder.path, 'mailboxes', encodeURIComponent(ORDERPORTAL), 'INBOX.mails')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, '{"validity":7}\nrubbish\n{"gone":1}\n')
  await expect(testMailHost({ dir: folder.path })).rejects.toThrow('INBOX.mails is damaged at byte 15')
})

test('IDLE hears of a mail within 50 ms, and so does the callback', async () => {
  await using host = await testMailHost()
  await using client = await imapClient(host.imapUrl(ORDERPORTAL))
  await client.mailboxOpen('INBOX', { readOnly: true })
  void client.idle()
  await sleep(100)
  const times: number[] = []
  const heard: string[] = []
  host.onDelivery(delivery => heard.push(`${delivery.address} ${delivery.uid}`))
  for (let n = 0; n < 10; n++) {
    const exists = new Promise<void>(resolve => client.once('exists', () => resolve()))
    const start = performance.now()
    await send(host, order)
    await exists
    times.push(performance.now() - start)
  }
  expect(heard).toEqual(Array.from({ length: 10 }, (_, n) => `${ORDERPORTAL} ${n + 1}`))
  // The median: the whole SMTP conversation is part of it, and the machine may be busy.
  expect(times.toSorted((a, b) => a - b)[5]).toBeLessThan(50)
})

test('several thousand mails: a new one is fetched by its UID in no more time than in an empty mailbox', async () => {
  await using host = await testMailHost()
  await using client = await imapClient(host.imapUrl(ORDERPORTAL))
  await client.mailboxOpen('INBOX', { readOnly: true })
  const cost = async (from: number, count: number) => {
    for (let n = 0; n < count; n++) host.deliver(order, { from: CUSTOMER, to: ORDERPORTAL })
    const start = performance.now()
    for (let uid = from; uid < from + 100; uid++) {
      expect((await client.fetchAll(`${uid}:${uid}`, { source: true }, { uid: true }))[0]?.uid).toBe(uid)
    }
    return performance.now() - start
  }
  await cost(1, 100)
  const small = await cost(101, 100)
  await cost(201, 4_800)
  const large = await cost(5_001, 100)
  expect(large).toBeLessThan(small * 3 + 100)
  const all = await client.fetchAll('1:*', { source: true, internalDate: true }, { uid: true })
  expect(all.map(one => one.uid)).toEqual(Array.from({ length: 5_100 }, (_, n) => n + 1))
  expect(await client.search({ uid: '5050:*' }, { uid: true })).toHaveLength(51)
})

test('EXAMINE changes nothing; SELECT marks what is read; the other session hears of it', async () => {
  await using host = await testMailHost()
  host.deliver(order, { from: CUSTOMER, to: ORDERPORTAL })
  await using reader = await imapClient(host.imapUrl(ORDERPORTAL))
  const opened = await reader.mailboxOpen('INBOX', { readOnly: true })
  expect(opened).toMatchObject({ exists: 1, uidNext: 2, readOnly: true })
  await reader.fetchOne('1', { source: true }, { uid: true })
  expect(host.mailbox(ORDERPORTAL)[0]?.flags).toEqual([])
  expect(await reader.messageFlagsAdd('1', ['\\Seen'], { uid: true })).toBe(false)

  await using colleague = await imapClient(host.imapUrl(ORDERPORTAL))
  await colleague.mailboxOpen('INBOX')
  await colleague.messageFlagsAdd('1', ['\\Seen'], { uid: true })
  const seen = new Promise<unknown>(resolve => reader.once('flags', event => resolve(event.flags)))
  await reader.noop()
  expect(await seen).toEqual(new Set(['\\Seen']))
})

test('what a mail client does: folders, append, copy, move out and back with a new UID, expunge, status, search', async () => {
  await using host = await testMailHost()
  await using client = await imapClient(host.imapUrl(INFO))
  await client.mailboxCreate('Verwerkt')
  expect((await client.list()).map(folder => folder.path).toSorted()).toEqual(['INBOX', 'Verwerkt'])
  await client.mailboxOpen('INBOX')
  const at = new Date('2026-11-02T08:30:00Z')
  for (const n of [1, 2, 3]) {
    const appended = await client.append('INBOX', order.replace('4711', `471${n}`), ['\\Seen'], at)
    expect(appended).toMatchObject({ uid: n, destination: 'INBOX' })
  }
  await client.messageMove('1', 'Verwerkt', { uid: true })
  expect(await client.search({ all: true }, { uid: true })).toEqual([2, 3])
  await client.messageCopy('3', 'Verwerkt', { uid: true })
  await client.messageDelete('2', { uid: true })
  expect(await client.status('INBOX', { messages: true, uidNext: true, unseen: true })).toMatchObject({
    messages: 1,
    uidNext: 4,
    unseen: 0,
  })
  await client.mailboxOpen('Verwerkt')
  await client.messageMove('1', 'INBOX', { uid: true })
  await client.mailboxOpen('INBOX')
  const search = (query: Parameters<typeof client.search>[0]) => client.search(query, { uid: true })
  expect(await search({ all: true })).toEqual([3, 4])
  expect(await search({ header: { 'message-id': '<4711@customer.example>' } })).toEqual([3, 4])
  expect(await search({ subject: 'bestelling 4713' })).toEqual([3])
  expect(await search({ or: [{ subject: '4711' }, { subject: '4713' }], not: { uid: '3' } })).toEqual([4])
  expect(await search({ since: new Date('2026-11-02'), seen: true, from: 'inkoop' })).toEqual([3, 4])
  expect(await search({ before: new Date('2026-11-02') })).toEqual([])
  expect(await search({ body: 'goedemiddag', unKeyword: '$Handled' })).toEqual([3, 4])
  const found = await client.fetchOne(
    '4',
    { envelope: true, internalDate: true, size: true, headers: ['subject'] },
    { uid: true },
  )
  expect(found).toMatchObject({
    envelope: { subject: 'Bestelling 4711', from: [{ name: 'Inkoop', address: CUSTOMER }] },
    internalDate: at,
  })
  expect(found && found.headers?.toString()).toBe('Subject: Bestelling 4711\r\n\r\n')
  expect(found && found.size).toBe(order.length)
})

test('part of a mail can be fetched', async () => {
  await using host = await testMailHost()
  host.deliver(order, { from: CUSTOMER, to: ORDERPORTAL })
  await using client = await imapClient(host.imapUrl(ORDERPORTAL))
  await client.mailboxOpen('INBOX', { readOnly: true })
  const part = await client.fetchOne('1', { source: { start: 5, maxLength: 20 } }, { uid: true })
  expect(part && part.source?.toString()).toBe(host.mailbox(ORDERPORTAL)[0]?.raw.toString().slice(5, 25))
})

test('a mailbox made anew has another UIDVALIDITY, UIDs from 1, and its sessions end', async () => {
  await using host = await testMailHost()
  for (let n = 0; n < 3; n++) host.deliver(order, { from: CUSTOMER, to: ORDERPORTAL })
  await using client = await imapClient(host.imapUrl(ORDERPORTAL))
  const first = await client.mailboxOpen('INBOX', { readOnly: true })
  await client.mailboxOpen('INBOX')
  await client.messageDelete('1', { uid: true })
  const closed = new Promise<void>(resolve => client.once('close', () => resolve()))
  void client.idle()
  await sleep(50)
  host.chaos.recreate(ORDERPORTAL)
  await closed
  await using again = await imapClient(host.imapUrl(ORDERPORTAL))
  const second = await again.mailboxOpen('INBOX', { readOnly: true })
  expect(second).toMatchObject({ exists: 2, uidNext: 3 })
  expect(second.uidValidity).toBeGreaterThan(first.uidValidity)
  host.chaos.recreate(ORDERPORTAL, { keepMails: false })
  expect(host.mailbox(ORDERPORTAL)).toEqual([])
})

test.for(['greeting', 'ehlo', 'mail', 'rcpt', 'data', 'body', 'dot'] as const)(
  'SMTP cut off or hanging at %s: nothing is accepted, and the next attempt works',
  async phase => {
    await using host = await testMailHost()
    for (const how of ['drop', 'hang'] as const) {
      host.chaos.breakSmtp({ phase, how })
      const start = performance.now()
      await expect(send(host, order)).rejects.toThrow()
      if (how === 'hang') expect(performance.now() - start).toBeGreaterThan(250)
      expect(host.mailbox(ORDERPORTAL)).toEqual([])
      expect(host.has('<4711@customer.example>')).toBe(false)
    }
    await send(host, order)
    expect(host.mailbox(ORDERPORTAL)).toHaveLength(1)
  },
)

test('SMTP cut off after acceptance, without the 250: the mail is there and can be proved', async () => {
  await using host = await testMailHost()
  host.chaos.breakSmtp({ phase: 'accepted', how: 'drop' })
  await expect(send(host, order)).rejects.toThrow()
  expect(host.mailbox(ORDERPORTAL)).toHaveLength(1)
  expect(host.has('<4711@customer.example>')).toBe(true)
})

test('refusals: one address for ever, every fourth mail for now', async () => {
  await using host = await testMailHost()
  host.chaos.refuseSmtp({ code: 550, address: 'Weg@customer.example' })
  await expect(send(host, order, { to: 'weg@customer.example' })).rejects.toMatchObject({ responseCode: 550 })
  host.chaos.refuseSmtp({ code: 451, share: 0.25 })
  const outcomes: unknown[] = []
  for (let n = 0; n < 8; n++)
    outcomes.push(
      await send(host, order).then(
        () => 250,
        (error: { responseCode: number }) => error.responseCode,
      ),
    )
  expect(outcomes).toEqual([250, 250, 250, 451, 250, 250, 250, 451])
  host.chaos.clear()
  await send(host, order, { to: 'weg@customer.example' })
})

test('IMAP: all connections cut; silent ones stay silent, new ones work once the silence is over', async () => {
  await using host = await testMailHost()
  await using first = await imapClient(host.imapUrl(INFO))
  const closed = new Promise<void>(resolve => first.once('close', () => resolve()))
  host.chaos.dropImap()
  await closed
  await using second = await imapClient(host.imapUrl(INFO))
  host.chaos.silenceImap(true)
  const answer = second.noop().then(
    () => 'answered',
    () => 'failed',
  )
  expect(await Promise.race([answer, sleep(200, 'silent')])).toBe('silent')
  expect(
    await Promise.race([
      imapClient(host.imapUrl(INFO)).then(
        () => 'greeted',
        () => 'failed',
      ),
      sleep(200, 'silent'),
    ]),
  ).toBe('silent')
  host.chaos.silenceImap(false)
  expect(await Promise.race([answer, sleep(200, 'silent')])).toBe('silent')
  await using third = await imapClient(host.imapUrl(INFO))
  await third.noop()
  host.chaos.refuseImapLogin(true)
  await expect(imapClient(host.imapUrl(INFO))).rejects.toMatchObject({ authenticationFailed: true })
})

test('kill -9 in the middle of a stream of mails: every mail that got its 250 is there, once', async () => {
  using folder = temporaryFolder()
  const acknowledged: string[] = []
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, [starter, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [url] = await once(child.stdout, 'data')
    const transport = nodemailer.createTransport({
      url: String(url).trim(),
      pool: true,
      maxConnections: 4,
      maxMessages: Infinity,
    })
    let n = 0
    const sendOn = async (): Promise<void> => {
      for (;;) {
        const id = `<${round}-${n++}@customer.example>`
        await transport.sendMail({
          envelope: { from: CUSTOMER, to: ORDERPORTAL },
          raw: order.replace('<4711@customer.example>', id),
        })
        acknowledged.push(id)
      }
    }
    setTimeout(() => child.kill('SIGKILL'), 250 + 100 * round)
    await Promise.allSettled([sendOn(), sendOn(), sendOn(), sendOn()])
    transport.close()
  }
  await using host = await testMailHost({ dir: folder.path })
  expect(acknowledged.length).toBeGreaterThan(20)
  expect(acknowledged.filter(id => !host.has(id))).toEqual([])
  const stored = host.mailbox(ORDERPORTAL).map(one => /^Message-ID: (.*)\r$/m.exec(one.raw.toString())?.[1])
  expect(new Set(stored).size).toBe(stored.length)
  expect(acknowledged.filter(id => !stored.includes(id))).toEqual([])
})

test('a client that talks nonsense gets BAD or a goodbye, and nobody else notices', async () => {
  await using host = await testMailHost()
  const login = `a LOGIN ${INFO} secret-2`
  const unknown = await talk(host.imapPort, [
    'x',
    'a FROB',
    'b FETCH 1 FLAGS',
    `${login})`,
    login,
    'c FETCH 1 FLAGS',
    'd LOGOUT',
  ])
  expect(unknown.slice(1)).toEqual([
    '* BAD Unknown command ',
    'a BAD Unknown command FROB',
    'b NO Log in first',
    'a BAD A parenthesis too many',
    expect.stringMatching(/^a OK /),
    'c NO Select a mailbox first',
    '* BYE Until next time',
    'd OK LOGOUT done',
  ])
  const selected = [
    login,
    'b SELECT INBOX',
    'c UID FETCH 1:x FLAGS',
    'd UID SEARCH FROB',
    'e UID FETCH 1 BODY[1.2]',
    'f SELECT nowhere',
  ]
  expect(
    (await talk(host.imapPort, [...selected, 'g UID FETCH ((((', 'h LOGOUT'])).filter(line => / (BAD|NO) /.test(line)),
  ).toEqual([
    'c BAD A set of numbers is expected',
    'd BAD The search key FROB is not known here',
    'f NO [TRYCREATE] There is no such mailbox',
    'g NO Select a mailbox first',
  ])
  expect((await talk(host.imapPort, ['a LOGIN {99999999}'])).at(-1)).toBe('* BYE Literal too large')
  expect((await talk(host.imapPort, ['x'.repeat(100_000)])).at(-1)).toBe('* BYE Line too long')
  await using client = await imapClient(host.imapUrl(INFO))
  await client.noop()
})

test('sequence sets name what a plain reading of RFC 3501 names', () => {
  const end = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant('*'))
  const sets = fc.array(fc.tuple(end, fc.option(end)), { minLength: 1, maxLength: 5 })
  const mailboxes = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 })
  fc.assert(
    fc.property(sets, mailboxes, fc.boolean(), (parts, numbers, byUid) => {
      const uids = numbers.toSorted((a, b) => a - b)
      const highest = byUid ? (uids.at(-1) ?? 0) : uids.length
      const value = (one: number | string) => (one === '*' ? highest : Number(one))
      const named = uids.filter((uid, index) =>
        parts.some(([from, to]) => {
          const ends = [value(from), value(to ?? from)]
          const number = byUid ? uid : index + 1
          return number >= Math.min(...ends) && number <= Math.max(...ends)
        }),
      )
      const text = parts.map(([from, to]) => (to === null ? from : `${from}:${to}`)).join(',')
      expect(pick(uids, text, byUid)).toEqual(named)
    }),
  )
})

test('a port that is taken and an address that cannot be one are refused in a sentence', async () => {
  await using host = await testMailHost()
  await expect(testMailHost({ imapPort: host.smtpPort })).rejects.toThrow(
    `Port ${host.smtpPort} for the demo's mail host is taken`,
  )
  expect(() => host.deliver(order, { from: CUSTOMER, to: '../../etc' })).toThrow('No mailbox can have the address')
})

interface How {
  from?: string
  to?: string | string[]
  verdict?: 'pass' | 'fail' | 'none'
  login?: true
}

async function send(
  host: MailHost,
  raw: string | Buffer,
  { from = CUSTOMER, to = ORDERPORTAL, verdict, login }: How = {},
) {
  const url = new URL(host.smtpUrl(verdict))
  if (login) Object.assign(url, { username: encodeURIComponent(INFO), password: 'secret-2' })
  const patience = { connectionTimeout: 300, greetingTimeout: 300, socketTimeout: 300 }
  const transport = nodemailer.createTransport({ url: url.href, ...patience })
  await transport.sendMail({ envelope: { from, to }, raw })
}

/** Speaks one line after the other to the IMAP port; gives the lines of the server. */
async function talk(port: number, lines: string[]): Promise<string[]> {
  const socket = net.connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', bytes => (heard += bytes.toString()))
  socket.on('error', () => {})
  socket.write(lines.map(line => `${line}\r\n`).join(''))
  await once(socket, 'close')
  return heard.trimEnd().split('\r\n')
}

function header(host: MailHost, address: string): string {
  return host.mailbox(address)[0]?.raw.toString().split('\r\n\r\n')[0] ?? ''
}

async function snapshot(
  dir: string,
  work: (host: MailHost, client: Awaited<ReturnType<typeof imapClient>>) => Promise<unknown>,
) {
  await using host = await testMailHost({ dir })
  await using client = await imapClient(host.imapUrl(ORDERPORTAL))
  const { uidValidity } = await client.mailboxOpen('INBOX')
  await work(host, client)
  const mails = host.mailbox(ORDERPORTAL)
  return {
    uidValidity,
    ports: [host.imapPort, host.smtpPort],
    uids: mails.map(one => one.uid),
    flags: mails.map(one => one.flags),
    dates: mails.map(one => one.internalDate.toISOString()),
    raws: mails.map(one => one.raw.toString()),
  }
}
