import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fill } from '../src/demo/fill.ts'
import { accessMails } from '../src/demo/make-samples/access.ts'
import { compose } from '../src/demo/make-samples/mime.ts'
import { orderMails } from '../src/demo/make-samples/orders.ts'
import { otherMails } from '../src/demo/make-samples/others.ts'
import { returnMails } from '../src/demo/make-samples/returns.ts'
import { sampleBytes, samples } from '../src/demo/samples.ts'
import { parseMail } from '../src/mail/parse.ts'

const FOLDER = resolve(import.meta.dirname, '../src/demo/samples')
const files = readdirSync(FOLDER).map(file => file.replace(/\.eml$/, ''))
const now = new Date('2026-11-20T11:00:00Z')

describe('the sample mails', () => {
  test('every file has its description and every description its file', () => {
    expect(files.toSorted()).toEqual(samples.map(it => it.name).toSorted())
    expect(new Set(samples.map(it => it.name)).size).toBe(samples.length)
  })

  test('they are what src/demo/make-samples.ts writes', async () => {
    const written = { ...(await orderMails()), ...accessMails(), ...returnMails(), ...otherMails() }
    expect(Object.keys(written).toSorted()).toEqual(files.toSorted())
    for (const [name, mail] of Object.entries(written)) {
      const kept = readFileSync(join(FOLDER, `${name}.eml`), 'utf8')
      // a workbook holds the moment at which it was written
      const same =
        name === 'order-xlsx' ? (text: string) => text.slice(0, text.indexOf('base64')) : (text: string) => text
      expect(same(kept), name).toBe(same(mail))
    }
  })

  test.each(samples)(
    '$name is a whole mail from its envelope’s sender, with the attachments that it names',
    async sample => {
      const mail = await parseMail(sampleBytes(sample.name, { now, id: 'an-id.1' }))
      if (sample.from) expect(mail.from.map(it => it.address)).toEqual([sample.from])
      expect(mail.to.map(it => it.address)).toEqual([sample.to])
      expect(mail.attachments.filter(it => it.type !== 'message/delivery-status').map(it => it.name)).toEqual(
        sample.attachments,
      )
      expect(mail.messageId).toMatch(/^<an-id\.1@[a-z.-]+\.example>$/)
      expect(Math.abs(new Date(mail.date ?? '').getTime() - now.getTime())).toBeLessThan(3_600_000)
      expect(mail.warnings).toEqual([])
      expect(`${mail.subject}\n${mail.text}\n${mail.html ?? ''}`).not.toMatch(/\{\{|\}\}|undefined|\[object/)
    },
  )

  test('all names and addresses are invented', () => {
    for (const name of files) {
      const text = readFileSync(join(FOLDER, `${name}.eml`), 'utf8')
      const domains = [...text.matchAll(/@((?:[a-z0-9-]+\.)+[a-z]{2,})/gi)].map(([, domain]) => domain!)
      expect(
        domains.filter(domain => !domain.endsWith('.example')),
        name,
      ).toEqual([])
    }
  })

  test('no address is answered by itself more often than the limits of an hour allow', () => {
    const answered = samples.filter(it => it.end.state !== 'filed' && !(it.end.state === 'review' && !it.end.receipt))
    const counts = [...Map.groupBy(answered, it => it.from).values()].map(it => it.length)
    expect(Math.max(...counts)).toBeLessThanOrEqual(2)
  })
})

describe('dates are filled in when a sample is sent', () => {
  const filled = (text: string) => fill(Buffer.from(text), { now, id: 'x.1' }).toString()

  test('as Dutch and English people write them, counted in days and in working days', () => {
    expect(filled('{{day:-12}} {{iso:-12}} {{nl:+1}} {{en:0}}')).toBe(
      '08-11-2026 2026-11-08 21 november 2026 20 November 2026',
    )
    // Friday: the next working day is Monday
    expect(filled('{{nl:+1w}}')).toBe('23 november 2026')
  })

  test('the day is the one in Amsterdam, the Date header is RFC 5322', () => {
    expect(fill(Buffer.from('{{day:0}}'), { now: new Date('2026-11-20T23:30:00Z'), id: 'x' }).toString()).toBe(
      '21-11-2026',
    )
    expect(filled('{{sent:-5}} {{id}}')).toBe('Fri, 20 Nov 2026 10:55:00 +0000 x.1')
  })

  test('bytes that are no placeholder stay as they are', () => {
    const bytes = Buffer.from([0xff, 0xc3, 0x28, 0x00, 0x7b, 0x7b])
    expect(fill(bytes, { now, id: 'x' })).toEqual(bytes)
    expect(filled('{{day:}} {{constructor}} {{nl:12x}}')).toBe('{{day:}} {{constructor}} {{nl:12x}}')
  })
})

test('a composed mail reads back as what went in, with long lines, accents and a picture in the text', async () => {
  const text = `Café ${'woord '.repeat(40)}einde = {{nl:-12}}\n\n${'é'.repeat(200)}\ntot ziens `
  const png = { name: 'logo.png', type: 'image/png', content: Buffer.from('pixels'), contentId: 'logo@x.example' }
  const raw = compose({
    headers: [
      ['From', 'Zoë van ’t Hof <zoe@x.example>'],
      ['To', 'a@x.example'],
      ['Subject', 'Één vraag over café’s'],
    ],
    text,
    html: '<p>Café <img src="cid:logo@x.example"></p>',
    files: [png, { name: 'a b.pdf', type: 'application/pdf', content: Buffer.alloc(200, 7) }],
  })
  expect(raw.split('\r\n').filter(line => line.length > 76 && !/^(Content|Subject|From)/.test(line))).toEqual([])
  expect(raw).toContain('{{nl:-12}}')
  const mail = await parseMail(Buffer.from(raw))
  expect(mail.from).toEqual([{ name: 'Zoë van ’t Hof', address: 'zoe@x.example' }])
  expect(mail.subject).toBe('Één vraag over café’s')
  expect(mail.text.trimEnd()).toBe(text.trimEnd())
  expect(mail.attachments.map(it => [it.name, it.inline, it.size])).toEqual([
    ['logo.png', true, 6],
    ['a b.pdf', false, 200],
  ])
})
