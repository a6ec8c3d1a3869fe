import { describe, expect, it } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { readHtml } from '../../src/understanding/readers/html.ts'
import { readBody } from '../../src/understanding/readers/body.ts'
import { checkZip } from '../../src/understanding/readers/zip.ts'
import { mailOf, textFile, xlsx } from './mail.ts'
import type { File, Mail } from './mail.ts'
import { kinds } from './score.ts'

const written = (text: string, subject = 'Re: order') =>
  readBody({ text, html: null, subject }).body.lines.map(line => line.text.trim())
const reading = async (mail: Mail) => (await readMail(await mailOf(mail), kinds)).reading

describe('what the person wrote', () => {
  it.each([
    ['a Dutch attribution', 'Nieuw.\n\nOp ma 2 nov. 2026 om 10:12 schreef Jan <jan@x.example>:\n> oud', ['Nieuw.']],
    [
      'an attribution over two lines',
      'New.\n\nOn Mon, Nov 2, 2026 at 10:12 AM Jan de Vries\n<jan@x.example> wrote:\n\n> old',
      ['New.'],
    ],
    [
      'a header block of Outlook',
      'Nieuw.\n\nVan: Jan <jan@x.example>\nVerzonden: maandag 2 november 2026\nAan: info\nOnderwerp: order\n\noud',
      ['Nieuw.'],
    ],
    ['a Dutch separator', 'Nieuw.\n\n-----Oorspronkelijk bericht-----\nVan: Jan\noud', ['Nieuw.']],
    ['answers between the quotes', '> Hoeveel?\n10 stuks\n> Wanneer?\nmorgen', ['10 stuks', 'morgen']],
    [
      'the mark below a bare address',
      'jan@x.example\n\nOp vr 20 nov 2026 schreef Lindehout:\n> Wie?',
      ['jan@x.example'],
    ],
    ['the mark right below it', 'jan@x.example\nOp vr 20 nov 2026 schreef Lindehout:\n> Wie?', ['jan@x.example']],
    ['a sign-off', 'Nieuw.\n\nMet vriendelijke groet,\nJan\n06-12345678', ['Nieuw.']],
    ['a telephone', 'Nieuw.\n\nVerzonden vanuit Outlook voor iOS', ['Nieuw.']],
    [
      'a sign-off above a form',
      'Zie onder.\n\nGroet,\nJan\n\nArtikel: FG-60F\nAantal: 2',
      ['Zie onder.', 'Artikel: FG-60F', 'Aantal: 2'],
    ],
    ['a form that begins with Van', 'Van: Rotterdam\nNaar: Breda', ['Van: Rotterdam', 'Naar: Breda']],
  ])('is told from %s', (_, text, expected) => {
    expect(written(text)).toEqual(expected)
  })

  it('keeps its place in the mail: the rest is blanked, not cut', () => {
    const text = '> Nul.\n\nEen.\n\nGroet,\nJan'
    const { body } = readBody({ text, html: null, subject: 'x' })
    expect(body.text).toHaveLength(text.length)
    expect(body.text.trim()).toBe('Een.')
    expect(body.lines).toEqual([expect.objectContaining({ text: 'Een.', start: text.indexOf('Een.') })])
  })

  it('is that of the original sender in a forward', async () => {
    const { sender, forwarded, documents } = await reading({
      from: 'Collega <collega@desk.example>',
      subject: 'Fwd: order',
      text: 'Voor jou.\n\n---------- Forwarded message ---------\nVan: Jan de Vries <Jan@klant.example>\nDate: ma 2 nov 2026\nSubject: order\nTo: <info@desk.example>\n\nGraag 2 x FG-60F.\n\nGroet,\nJan',
    })
    expect(forwarded).toBe(true)
    expect(sender).toEqual({ name: 'Jan de Vries', address: 'jan@klant.example' })
    expect(documents[1]!.lines.map(line => line.text)).toEqual(['Voor jou.', 'Graag 2 x FG-60F.'])
  })

  it('is that of an enclosed mail when that is all there is', async () => {
    const inner = await mailOf({
      from: 'Piet <piet@klant.example>',
      subject: 'Bestelling',
      text: 'Graag bestellen wij 3 x FG-60F, PO-4410.',
    })
    const { understanding, reading: read } = await readMail(
      await mailOf({
        subject: 'FW: Bestelling',
        text: 'Pak jij dit op?',
        files: [() => ({ name: 'order.eml', type: 'message/rfc822', content: inner })],
      }),
      kinds,
    )
    expect(read.sender.address).toBe('piet@klant.example')
    expect(understanding.fields).toMatchObject({ poNumber: 'PO-4410', lines: [{ sku: 'FG-60F', quantity: 3 }] })
  })
})

describe('HTML', () => {
  it('leaves out what nobody sees', () => {
    const { text } = readHtml(
      '<style>p{}</style><p>zichtbaar</p><div style="display:none">1</div><span hidden>2</span><script>3</script><p style="mso-hide:all">4</p>',
    )
    expect(text).toBe('zichtbaar')
  })

  it('repeats a cell that spans rows and leaves the room of one that spans columns', () => {
    const { tables } = readHtml(
      '<table><tr><th>a</th><th colspan=2>b</th></tr><tr><td rowspan=2>x</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>',
    )
    expect(tables[0]!.rows.map(row => row.map(cell => cell.text))).toEqual([
      ['a', 'b', ''],
      ['x', '1', '2'],
      ['x', '3', '4'],
    ])
  })

  it('gives every cell its place in the text', () => {
    const { text, tables } = readHtml('<p>Hallo</p><table><tr><td><p>FG-60F</p></td><td> 10 </td></tr></table>')
    for (const cell of tables[0]!.rows[0]!) expect(text.slice(cell.start, cell.end)).toBe(cell.text)
    expect(text).toBe('Hallo\n\nFG-60F\t10')
  })
})

describe('attachments that are not read', () => {
  const file =
    (name: string, content: Buffer | string, type = 'application/octet-stream') =>
    (): File => ({ name, type, content: Buffer.from(content) })
  const warnings = async (files: Mail['files']) =>
    (await reading({ subject: 'order', text: 'zie bijlage', ...(files ? { files } : {}) })).warnings

  it.each([
    [
      'a broken PDF',
      file('order.pdf', '%PDF-1.4 niets', 'application/pdf'),
      'order.pdf was not read: it is no valid PDF.',
    ],
    [
      'a Word document',
      file('order.doc', 'x', 'application/msword'),
      'order.doc was not read: this format is not read (application/msword).',
    ],
    [
      'winmail.dat',
      file('winmail.dat', 'x', 'application/ms-tnef'),
      'winmail.dat was not read: this format is not read (application/ms-tnef).',
    ],
    ['an empty file', file('order.csv', '', 'text/csv'), 'order.csv was not read: it is empty.'],
    ['a broken zip', file('order.xlsx', 'PK\u0003\u0004kapot'), 'order.xlsx was not read: its zip structure is broken'],
  ])('are named with the reason: %s', async (_, attachment, expected) => {
    expect((await warnings([attachment]))?.join()).toContain(expected)
  })

  it('do not include logos, cards and signatures', async () => {
    expect(
      await warnings([file('p7s.p7s', 'x', 'application/pkcs7-signature'), file('jan.vcf', 'x', 'text/vcard')]),
    ).toEqual([])
  })

  it('leave the others readable', async () => {
    const { documents } = await reading({
      subject: 'order',
      text: 'zie bijlage',
      files: [file('a.pdf', '%PDF-kapot'), textFile('b.txt', 'Aantal: 3')],
    })
    expect(documents.map(({ source }) => source)).toEqual(['subject', 'body', 'attachment:b.txt'])
  })
})

describe('zip check', () => {
  it('lets a workbook through', async () => {
    expect((await checkZip((await xlsx('a.xlsx', [['a']])()).content)).ok).toBe(true)
  })

  it('refuses what is no zip', async () => {
    expect((await checkZip(Buffer.from('niets'))).ok).toBe(false)
  })
})
