import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { zip } from '../support/zip.ts'
import { csv, mailOf, pdf, textFile } from './mail.ts'
import { book, cells, envelope, file, misplaced, msg, ole, read, tnef } from './readers-office-files.ts'
import type { OutlookMail } from './readers-office-files.ts'
import { kinds } from './score.ts'

const PIET = { name: 'Piet Bos', address: 'Piet@klant.example' }
const HTML =
  '<html><head><meta charset="utf-8"></head><body><p>Graag bestellen wij:</p><table><tr><td>Artikelnummer</td><td>Aantal</td></tr><tr><td>FG-60F</td><td>3</td></tr></table></body></html>'
const TABLE = [
  ['Artikelnummer', 'Aantal'],
  ['FG-60F', '3'],
]
const wrapped = envelope(
  String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Caf\'e9:{\*\htmltag72 </p>}{\*\htmltag <table><tr><td>}Artikelnummer{\*\htmltag </td><td>}Aantal{\*\htmltag </td></tr><tr><td>}FG-60F\htmlrtf \par\htmlrtf0{\*\htmltag </td><td>}3{\*\htmltag </td></tr></table>}}`,
)
const order = () => csv('regels.csv', 'Artikelnummer;Aantal\nRB5009;7')()

describe.each([
  ['a message of Outlook', (mail: OutlookMail) => msg('bestelling.msg', mail)],
  ['winmail.dat', tnef],
])('%s', (_, make) => {
  it('gives its text, who wrote it and what is attached to it', async () => {
    const { documents, mail, warnings } = await read(
      make({ subject: 'Order PO-4411', from: PIET, text: 'Zie de bijlage, café.', files: [order()] }),
    )
    expect(warnings).toEqual([])
    expect(mail).toEqual({ name: 'Piet Bos', address: 'piet@klant.example' })
    expect(documents.map(({ text }) => text)).toEqual(['Zie de bijlage, café.', 'Artikelnummer\tAantal\nRB5009\t7'])
    expect(documents[1]!.source).toBe('attachment:regels.csv')
  })

  it.each([
    ['HTML', { html: HTML }],
    ['HTML that is wrapped in rich text', { rtf: wrapped, text: 'Artikelnummer FG-60F' }],
  ])('gives the tables of its %s', async (_, body) => {
    const { documents } = await read(make({ subject: 'x', from: PIET, ...body }))
    expect(cells(documents[0]!)).toEqual([TABLE])
    expect(misplaced(documents[0]!)).toEqual([])
  })

  it('within another is read as well, to a depth', async () => {
    let mail = make({ subject: 'x', from: PIET, text: 'de binnenste', files: [order()] })
    mail = make({
      subject: 'y',
      from: { name: 'Collega', address: 'c@desk.example' },
      text: 'de buitenste',
      files: [mail],
    })
    const { documents, mail: from } = await read(mail)
    expect(documents.map(({ text }) => text.slice(0, 13))).toEqual(['de buitenste', 'de binnenste', 'Artikelnummer'])
    expect(from?.address).toBe('c@desk.example')
    for (let depth = 0; depth < 4; depth += 1) mail = make({ subject: 'z', from: PIET, text: 'om', files: [mail] })
    expect((await read(mail)).warnings.join()).toContain('was not read: files are enclosed in it too deep')
  })

  it('broken anywhere gives a document or a reason', async () => {
    const whole = make({ subject: 'Order', from: PIET, text: 'tekst', html: HTML, rtf: wrapped, files: [order()] })
    const started = performance.now()
    for (let n = 0; n < 200; n += 1) {
      const content = Buffer.from(whole.content)
      for (let change = 0; change < 5; change += 1) content[(n * 7919 + change * 104_729) % content.length] = n % 256
      const cut = n % 3 === 0 ? content.subarray(0, Math.floor((content.length * n) / 200)) : content
      const { documents, warnings } = await read(file(whole.name, cut))
      expect(documents.length + warnings.length).toBeGreaterThan(0)
    }
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

it('a colleague hands on a message of Outlook: the customer asks', async () => {
  const { understanding, reading } = await readMail(
    await mailOf({
      from: 'Collega <collega@desk.example>',
      subject: 'FW: bestelling',
      text: 'Pak jij dit op?',
      files: [() => msg('bestelling.msg', { subject: 'Order', from: PIET, text: 'Graag 3 x FG-60F, PO-4410.' })],
    }),
    kinds,
  )
  expect(reading.sender.address).toBe('piet@klant.example')
  expect(understanding.fields).toMatchObject({ poNumber: 'PO-4410', lines: [{ sku: 'FG-60F', quantity: 3 }] })
})

describe('an archive', () => {
  it('gives the documents in it, each under its own name, and says where the others are', async () => {
    const paper = pdf('order.pdf', [[[50, 60, 'Bestelnummer PO-1']]])()
    const { documents, warnings } = await read(
      order(),
      file(
        'alles.zip',
        zip([
          { name: 'map/', content: Buffer.alloc(0) },
          { name: 'map/order.pdf', content: paper.content },
          { name: 'map/regels.csv', content: order().content },
          { name: '__MACOSX/map/._regels.csv', content: Buffer.from('x') },
          { name: 'start.exe', content: Buffer.from('MZ..') },
        ]),
      ),
      file('los.csv.gz', gzipSync('Artikel;Aantal\nA-100;1')),
    )
    expect(documents.map(({ source }) => source)).toEqual([
      'attachment:regels.csv',
      'attachment:order.pdf',
      'attachment:regels.csv (2)',
      'attachment:los.csv',
    ])
    expect(warnings).toEqual(['start.exe (in alles.zip) was not read: it is a program, do not open it.'])
  })

  it('within archives is read to a depth, and in all to a size', async () => {
    const nest = (name: string, content: Buffer) => zip([{ name, content }])
    let deep = nest('a.csv', Buffer.from('a;b\n1;2'))
    for (let depth = 0; depth < 5; depth += 1) deep = nest(`${depth}.zip`, deep)
    expect((await read(file('diep.zip', deep))).warnings.join()).toContain('files are enclosed in it too deep')
    const wide = zip(Array.from({ length: 10 }, (_, n) => ({ name: `${n}.dat`, content: randomBytes(2_400_000) })))
    const { warnings } = await read(...Array.from({ length: 3 }, (_, n) => file(`${n}.zip`, wide)))
    expect(warnings).toContain('2.zip was not read: it unpacks to more than 50 MB.')
    const many = zip(Array.from({ length: 60 }, (_, n) => ({ name: `${n}.csv`, content: Buffer.from('a;b') })))
    expect((await read(file('veel.zip', many))).warnings).toEqual(['21 further attachments were not read.'])
  })

  it('whose names lead out of their folder is refused', async () => {
    const { warnings } = await read(file('a.zip', zip([{ name: '../../etc/order.csv', content: Buffer.from('a;b') }])))
    expect(warnings[0]).toContain('a.zip was not read: its zip structure is broken (invalid relative path')
  })

  it('with a password is said to have one', async () => {
    const locked = zip([{ name: 'order.csv', content: Buffer.from('a;b') }])
    for (let at = locked.indexOf('PK\u0001\u0002'); at !== -1; at = locked.indexOf('PK\u0001\u0002', at + 1))
      locked[at + 8]! |= 1
    locked[6]! |= 1
    expect((await read(file('order.zip', locked))).warnings).toEqual([
      'order.zip was not read: it is protected with a password.',
    ])
  })

  it('that unpacks to far more than its own size is refused', async () => {
    const { warnings } = await read(file('a.csv.gz', gzipSync(Buffer.alloc(60_000_000))))
    expect(warnings).toEqual(['a.csv.gz was not read: it unpacks to more than 25 MB.'])
  })
})

describe('a signed or encrypted mail', () => {
  const oid = (last: number) => Buffer.from([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, last])
  const der = (tag: number, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts)
    return Buffer.concat([Buffer.from([tag, 0x82, body.length >> 8, body.length & 255]), body])
  }
  const inner = Buffer.from('Content-Type: text/plain\r\n\r\nGraag 3 x FG-60F, PO-4410.')
  const signed = (content: Buffer) =>
    der(0x30, oid(2), der(0xa0, der(0x30, Buffer.from('020101', 'hex'), der(0x30, oid(1), content))))

  it.each([
    ['in one piece', der(0xa0, der(0x04, inner))],
    ['in several', der(0xa0, der(0x24, der(0x04, inner.subarray(0, 30)), der(0x04, inner.subarray(30))))],
    [
      'in several without a length',
      Buffer.concat([
        Buffer.from([0xa0, 0x80, 0x24, 0x80]),
        der(0x04, inner.subarray(0, 9)),
        der(0x04, inner.subarray(9)),
        Buffer.alloc(4),
      ]),
    ],
  ])('signed, with the mail in it %s, is read', async (_, content) => {
    const { documents, warnings } = await read(file('smime.p7m', signed(content), 'application/pkcs7-mime'))
    expect(warnings).toEqual([])
    expect(documents[0]!.text).toContain('Graag 3 x FG-60F')
  })

  it('encrypted, is said to be', async () => {
    expect((await read(file('smime.p7m', der(0x30, oid(3)), 'application/pkcs7-mime'))).warnings).toEqual([
      'smime.p7m was not read: it is encrypted with S/MIME.',
    ])
    expect((await read(file('order.asc', '-----BEGIN PGP MESSAGE-----\n\nhQEMA'))).warnings).toEqual([
      'order.asc was not read: it is encrypted with PGP.',
    ])
  })
})

describe('what is not read is named with the reason', () => {
  it.each([
    [
      'order.doc',
      ole({ WordDocument: Buffer.alloc(600) }),
      'it is in the old format of Word, ask for a PDF or a .docx',
    ],
    ['order.pps', ole({ 'PowerPoint Document': Buffer.alloc(600) }), 'this format is not read (presentation)'],
    ['order.pdf.exe', Buffer.from('x'), 'it is a program, do not open it'],
    ['order.pdf', Buffer.from('MZ\u0090'), 'it is a program, do not open it'],
    ['order.rar', Buffer.from('Rar!\u001a\u0007\u0000', 'latin1'), 'it is packed in a way that is not read'],
    ['order.7z', Buffer.from('377abcaf271c0004', 'hex'), 'it is packed in a way that is not read'],
    ['winmail.dat', Buffer.from('789f3e22', 'hex'), 'it is no valid Outlook message'],
    ['leeg.txt', Buffer.from(' \n \n'), 'it holds no text'],
    ['leeg.xls', book('x', { A: [['']] }).content, 'it holds no text'],
    ['leeg.zip', zip([]), 'it is empty'],
  ])('%s', async (name, content, why) => {
    const type = name.endsWith('.txt') ? 'text/plain' : 'application/octet-stream'
    expect(await read(file(name, content, type))).toMatchObject({
      documents: [],
      warnings: [`${name} was not read: ${why}.`],
    })
  })

  it('and the others are read', async () => {
    const { documents } = await read(file('a.exe', 'MZ'), textFile('b.txt', 'Aantal: 3')())
    expect(documents.map(({ source }) => source)).toEqual(['attachment:b.txt'])
  })
})
