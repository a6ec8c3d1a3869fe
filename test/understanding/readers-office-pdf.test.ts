import { describe, expect, it } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { mailOf, pdf } from './mail.ts'
import { file, misplaced, only, rawPdf, read } from './readers-office-files.ts'
import { kinds } from './score.ts'

interface Field {
  name: string
  value: string
  at: [x: number, y: number]
  more?: string
}

/** A form on A4: what is printed at [x, y] from the top left, and the fields that stand beside it. */
function form(name: string, printed: [x: number, y: number, text: string][], fields: Field[]) {
  const words = printed.map(([x, y, text]) => `BT /F1 10 Tf ${x} ${842 - y} Td (${text}) Tj ET`).join('\n')
  const refs = fields.map((_, index) => `${6 + index} 0 R`).join(' ')
  return rawPdf(name, [
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${refs}] /DA (/Helv 0 Tf 0 g) >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [${refs}] >>`,
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...fields.map(
      ({ name: title, value, at: [x, y], more = '' }) =>
        `<< /Type /Annot /Subtype /Widget /FT /Tx /T (${title}) /V (${value}) /Rect [${x} ${842 - y - 3} ${x + 200} ${842 - y + 11}] /F 4 ${more} >>`,
    ),
  ])
}

describe('a form that was filled in', () => {
  it('has its values beside the words that are printed for them', async () => {
    const document = await only(
      form(
        'order.pdf',
        [
          [50, 100, 'Bestelnummer:'],
          [50, 120, 'Contactpersoon:'],
        ],
        [
          { name: 'Text1', value: 'PO-8812', at: [160, 100] },
          { name: 'Text2', value: 'Jan de Vries', at: [160, 120] },
        ],
      ),
    )
    expect(document.lines.map(({ text }) => text)).toEqual([
      'Bestelnummer:   PO-8812',
      'Contactpersoon:   Jan de Vries',
    ])
    expect(document.lines[0]!.cells![1]).toMatchObject({
      text: 'PO-8812',
      box: [160, expect.any(Number), expect.any(Number), expect.any(Number)],
    })
    expect(misplaced(document)).toEqual([])
  })

  it('is understood as an order, its rows under their headings', async () => {
    const order = form(
      'order.pdf',
      [
        [50, 60, 'Inkoopordernummer:'],
        [50, 100, 'Artikelnummer'],
        [200, 100, 'Omschrijving'],
        [420, 100, 'Aantal'],
      ],
      [
        { name: 'po', value: 'PO-8812', at: [160, 60] },
        { name: 'a1', value: 'FG-60F', at: [50, 120] },
        { name: 'b1', value: 'Firewall', at: [200, 120] },
        { name: 'c1', value: '3', at: [420, 120] },
        { name: 'a2', value: 'RB5009', at: [50, 140] },
        { name: 'b2', value: 'Router', at: [200, 140] },
        { name: 'c2', value: '12', at: [420, 140] },
      ],
    )
    const { understanding } = await readMail(
      await mailOf({ subject: 'Bestelling', text: 'Zie bijlage', files: [() => order] }),
      kinds,
    )
    expect(understanding.fields).toMatchObject({
      poNumber: 'PO-8812',
      lines: [
        { sku: 'FG-60F', quantity: 3 },
        { sku: 'RB5009', quantity: 12 },
      ],
    })
  })

  it('names a field itself where nothing is printed for it', async () => {
    const document = await only(
      form(
        'order.pdf',
        [],
        [
          { name: 'order.Bestelnummer', value: 'PO-8812', at: [300, 100] },
          { name: 'x7', value: 'Breda', at: [300, 160], more: '/TU (Plaats van levering)' },
          { name: 'Text3', value: 'los', at: [300, 220] },
        ],
      ),
    )
    expect(document.lines.map(({ text }) => text)).toEqual([
      'Bestelnummer:   PO-8812',
      'Plaats van levering:   Breda',
      'los',
    ])
  })

  it('shows ticks, choices and several lines; not what is hidden or a password', async () => {
    const document = await only(
      form(
        'order.pdf',
        [
          [80, 100, 'Spoed'],
          [80, 120, 'Verzekerd'],
          [50, 140, 'Vervoer:'],
          [50, 200, 'Adres:'],
        ],
        [
          {
            name: 'spoed',
            value: '',
            at: [60, 100],
            more: '/FT /Btn /V /Ja /AS /Ja /AP << /N << /Ja null /Off null >> >>',
          },
          {
            name: 'verzekerd',
            value: '',
            at: [60, 120],
            more: '/FT /Btn /V /Off /AS /Off /AP << /N << /Ja null /Off null >> >>',
          },
          {
            name: 'vervoer',
            value: 'k',
            at: [160, 140],
            more: '/FT /Ch /Ff 131072 /Opt [[(p) (Post)] [(k) (Koerier)]]',
          },
          {
            name: 'adres',
            value: 'Kerkstraat 1\\r4811 AB Breda',
            at: [160, 200],
            more: '/Ff 4096 /Rect [160 560 400 646]',
          },
          { name: 'geheim', value: 'verborgen', at: [160, 300], more: '/F 2' },
          { name: 'pin', value: '1234', at: [160, 320], more: '/Ff 8192' },
        ],
      ),
    )
    const words = document.text.replace(/\n+/g, '\n')
    expect(words).toContain('☒   Spoed')
    expect(words).toContain('☐   Verzekerd')
    expect(words).toContain('Vervoer:   Koerier')
    expect(words).toContain('Adres:   Kerkstraat 1\n4811 AB Breda')
    expect(words).not.toMatch(/verborgen|1234/)
  })

  it('of a program of Adobe that shows nothing itself says so', async () => {
    const made = form('order.pdf', [[50, 100, 'Please wait...']], [])
    const xfa = made.content.toString('latin1').replace('/Fields []', '/XFA [(a) 4 0 R] /Fields []')
    expect((await read(made)).warnings).toEqual([])
    expect((await read(file('order.pdf', Buffer.from(xfa, 'latin1')))).warnings).toEqual([
      'order.pdf is a form that only Adobe shows in full: open it to see what was filled in.',
    ])
  })
})

describe('files in a PDF', () => {
  const holder = (name: string, inner: { name: string; content: string }[], text = 'Zie de bijlagen') => {
    const words = text && `BT /F1 10 Tf 50 700 Td (${text}) Tj ET`
    const specs = inner.map((_, index) => `${6 + index * 2} 0 R`)
    return rawPdf(name, [
      `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [${inner.map((it, index) => `(${it.name}) ${specs[index]}`).join(' ')}] >> >> /Collection << /Type /Collection >> >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ...inner.flatMap(({ name: called, content }, index) => [
        `<< /Type /Filespec /F (${called}) /UF (${called}) /EF << /F ${7 + index * 2} 0 R >> >>`,
        `<< /Type /EmbeddedFile /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]),
    ])
  }
  const CSV = { name: 'regels.csv', content: 'Artikelnummer;Aantal\nFG-60F;3' }

  it('are read as what is attached', async () => {
    const { documents, warnings } = await read(holder('map.pdf', [CSV, { name: 'start.exe', content: 'MZ' }]))
    expect(documents.map(({ source }) => source)).toEqual(['attachment:map.pdf', 'attachment:regels.csv'])
    expect(documents[1]!.text).toBe('Artikelnummer\tAantal\nFG-60F\t3')
    expect(warnings).toEqual(['start.exe (in map.pdf) was not read: it is a program, do not open it.'])
  })

  it('are read up to a number and a size', async () => {
    const many = Array.from({ length: 30 }, (_, n) => ({ name: `${n}.csv`, content: 'a;b\n1;2' }))
    expect((await read(holder('veel.pdf', many))).documents).toHaveLength(21)
  })
})

describe('a PDF that is not read', () => {
  const sheet = pdf('order.pdf', [[[50, 60, 'Bestelnummer PO-1']]])().content

  it('has a password: it is said', async () => {
    const locked = rawPdf(
      'order.pdf',
      ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'],
      `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4 >> /ID [<00> <00>]`,
    )
    expect((await read(locked)).warnings).toEqual(['order.pdf was not read: it is protected with a password.'])
  })

  it('is damaged: it is said, or what is left is read', async () => {
    for (let cut = 20; cut < sheet.length; cut += 25) {
      const { documents, warnings, scans } = await read(file('order.pdf', sheet.subarray(0, cut)))
      expect(documents.length + warnings.length + scans).toBeGreaterThan(0)
    }
  })

  it('begins with something else: it is read all the same', async () => {
    expect((await only(file('order.bin', Buffer.concat([Buffer.from('\r\n\r\n'), sheet])))).text).toContain('PO-1')
  })
})
