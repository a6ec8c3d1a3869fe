import { describe, expect, it } from 'vitest'
import { parseMail } from '../src/mail/parse.ts'

const mail = (headers: string[], body = 'hallo', charset: BufferEncoding = 'utf8') =>
  Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}`, charset)
const FROM = 'From: Jan <jan@klant.example>'
const attached = (header: string, body = 'YQ==') =>
  mail(
    [FROM, 'Content-Type: multipart/mixed; boundary=b'],
    `--b\r\n${header}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--b--\r\n`,
  )

describe('parseMail', () => {
  it('reads addresses, subject, date and identifiers', async () => {
    const message = await parseMail(
      mail([
        'Return-Path: <Bounce@Klant.example>',
        'From: =?UTF-8?Q?Ren=C3=A9e_de_Boer?= <Renee@Klant.example>',
        'To: info@desk.example, "De Desk" <order@desk.example>',
        'Cc: Groep: a@x.example, b@x.example;',
        'Subject: =?utf-8?B?QmVzdGVsbGluZw==?=\r\n =?utf-8?B?IOKCrCAxMA==?=',
        'Date: Mon, 02 Nov 2026 09:12:00 +0100',
        'Message-ID: <one@klant.example>',
        'In-Reply-To: <zero@desk.example>',
        'References: <a@x> <zero@desk.example>',
      ]),
    )
    expect(message).toMatchObject({
      messageId: '<one@klant.example>',
      inReplyTo: '<zero@desk.example>',
      references: ['<a@x>', '<zero@desk.example>'],
      returnPath: 'bounce@klant.example',
      subject: 'Bestelling € 10',
      date: '2026-11-02T08:12:00.000Z',
      from: [{ name: 'Renée de Boer', address: 'renee@klant.example' }],
      text: 'hallo',
      html: null,
      warnings: [],
    })
    expect(message.to.map(({ address }) => address)).toEqual(['info@desk.example', 'order@desk.example'])
    expect(message.cc.map(({ address }) => address)).toEqual(['a@x.example', 'b@x.example'])
  })

  it.each([
    ['missing', [], null],
    ['empty', ['Message-ID:'], null],
    ['the same twice', ['Message-ID: <a@x>', 'Message-ID: <a@x>'], '<a@x>'],
    ['two different', ['Message-ID: <a@x>', 'Message-ID: <b@x>'], null],
    ['without brackets', ['Message-ID: a@x'], '<a@x>'],
    ['of 10 kB', [`Message-ID: <${'a'.repeat(10_000)}@x>`], null],
  ])('gives the Message-ID or nothing when it is %s', async (_, headers, expected) => {
    expect((await parseMail(mail([FROM, ...headers]))).messageId).toBe(expected)
  })

  it('keeps every From address and says that there are two headers', async () => {
    const message = await parseMail(mail([FROM, 'From: boef@evil.example']))
    expect(message.from.map(({ address }) => address)).toEqual(['jan@klant.example', 'boef@evil.example'])
    expect(message.warnings).toEqual(['The mail has 2 from headers.'])
  })

  it('gives the null sender as an empty return path', async () => {
    expect((await parseMail(mail([FROM, 'Return-Path: <>']))).returnPath).toBe('')
    expect((await parseMail(mail([FROM]))).returnPath).toBeNull()
  })

  it('stops at 200 recipients and says so', async () => {
    const message = await parseMail(mail([FROM, `To: ${'a@b.example, '.repeat(100_000)}`]))
    expect(message.to).toHaveLength(200)
    expect(message.warnings.join()).toContain('more than 200')
  })

  it.each([
    ['../../../../etc/cron.d/x', 'x'],
    ['factuur\u202efdp.exe', 'factuurfdp.exe'],
    ['C:\\temp\\order.pdf', 'order.pdf'],
    ['a\u0000b.pdf', 'ab.pdf'],
    ['CON.txt', '_CON.txt'],
    ['', 'bijlage-1'],
  ])('makes the file name %j safe', async (name, expected) => {
    const encoded = `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`
    const message = await parseMail(
      attached(
        `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name === '' ? '' : encoded}"`,
      ),
    )
    expect(message.attachments.map(attachment => attachment.name)).toEqual([expected])
  })

  it('keeps names within 300 characters and unique', async () => {
    const part = (name: string) =>
      `--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\nx\r\n`
    const long = `${'a'.repeat(400)}.csv`
    const message = await parseMail(
      mail([FROM, 'Content-Type: multipart/mixed; boundary=b'], `${part('o.csv')}${part('O.csv')}${part(long)}--b--`),
    )
    const names = message.attachments.map(({ name }) => name)
    expect(names.slice(0, 2)).toEqual(['o.csv', 'O (2).csv'])
    expect(names[2]).toHaveLength(300)
    expect(names[2]!.endsWith('.csv')).toBe(true)
  })

  it('keeps an enclosed mail as an attachment', async () => {
    const message = await parseMail(
      mail(
        [FROM, 'Content-Type: multipart/mixed; boundary=b'],
        '--b\r\nContent-Type: text/plain\r\n\r\nzie bijlage\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: order\r\n\r\nbinnen\r\n--b--',
      ),
    )
    expect(message.text.trim()).toBe('zie bijlage')
    expect(message.attachments).toMatchObject([{ type: 'message/rfc822' }])
    expect(message.attachments[0]!.content.toString()).toContain('binnen')
  })

  it.each([
    ['an unknown charset', 'Content-Type: text/plain; charset=x-onbekend', 'utf8' as const],
    ['windows-1252 without a charset', 'MIME-Version: 1.0', 'latin1' as const],
    ['a declared charset', 'Content-Type: text/plain; charset=iso-8859-1', 'latin1' as const],
  ])('reads accents in %s', async (_, header, encoding) => {
    expect((await parseMail(mail([FROM, header], 'één café', encoding))).text).toBe('één café')
  })

  it('decodes UTF-7 before anybody looks for scripts in it', async () => {
    const message = await parseMail(mail([FROM, 'Content-Type: text/html; charset=utf-7'], '+ADw-script+AD4-'))
    expect(message.html).toBe('<script>')
  })

  it('drops NUL and lone surrogates, which a database refuses', async () => {
    const message = await parseMail(mail([FROM, 'Content-Type: text/plain; charset=utf-8'], 'a\0b'))
    expect(message.text).toBe('ab')
    expect(message.text.isWellFormed()).toBe(true)
  })

  it.each([
    [
      '5,000 parts',
      mail(
        [FROM, 'Subject: x', 'Content-Type: multipart/mixed; boundary=b'],
        `${'--b\r\n\r\nx\r\n'.repeat(5000)}--b--`,
      ),
    ],
    ['a header of 2 MB', mail([FROM, `X-A: ${'a'.repeat(2_000_000)}`])],
    ['0 bytes', Buffer.alloc(0)],
    ['garbage', Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 256))],
    ['invalid base64', mail([FROM, 'Content-Type: text/plain', 'Content-Transfer-Encoding: base64'], '%%%%=')],
  ])('gives a message for %s', async (_, raw) => {
    const message = await parseMail(raw)
    expect(message.fingerprint).toMatch(/^[0-9a-f]{64}$/)
  })

  it('reads the headers where the body can not be read, and says so', async () => {
    const message = await parseMail(
      mail(
        [FROM, 'Subject: x', 'Content-Type: multipart/mixed; boundary=b'],
        `${'--b\r\n\r\nx\r\n'.repeat(5000)}--b--`,
      ),
    )
    expect(message.subject).toBe('x')
    expect(message.warnings.join()).toContain('could not be read in full')
  })
})

describe('fingerprint', () => {
  const print = async (raw: Buffer) => (await parseMail(raw)).fingerprint
  const one = [FROM, 'Subject: order', 'Date: Mon, 02 Nov 2026 09:12:00 +0100', 'Message-ID: <one@x>']

  it('is the same for two copies that differ in trace headers and line ends', async () => {
    const copy = Buffer.from(
      mail(['Received: from a by b', 'Delivered-To: info@desk.example', ...one], 'regel 1\r\nregel 2\r\n')
        .toString()
        .replaceAll('\r\n', '\n'),
    )
    expect(await print(copy)).toBe(await print(mail(one, 'regel 1\r\nregel 2')))
  })

  it.each([
    ['body', mail(one, 'anders')],
    ['subject', mail(one.with(1, 'Subject: Order'))],
    ['sender', mail(one.with(0, 'From: x@y.example'))],
    ['Message-ID', mail(one.with(3, 'Message-ID: <two@x>'))],
    ['date', mail(one.with(2, 'Date: Tue, 03 Nov 2026 09:12:00 +0100'))],
  ])('differs when the %s differs', async (_, other) => {
    expect(await print(other)).not.toBe(await print(mail(one)))
  })
})
