import { describe, expect, it } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { zip } from '../support/zip.ts'
import { mailOf } from './mail.ts'
import { cells, docx, file, misplaced, only, p, r, read, tbl, tc } from './readers-office-files.ts'
import { kinds } from './score.ts'

const ORDER = [
  ['Artikelnummer', 'Omschrijving', 'Aantal', 'Prijs per stuk'],
  ['FG-60F', 'Firewall', '3', '€ 450,00'],
  ['21CBO0BLMH', 'Notebook 14 inch', '10', '€ 1.299,00'],
]

describe('a Word document', () => {
  it('gives its words and tables, each in its place', async () => {
    const document = await only(
      docx('order.docx', p('Bestelnummer: PO-7781') + tbl(...ORDER) + p('Graag leveren in week 48.')),
    )
    expect(cells(document)).toEqual([ORDER])
    expect(document.lines[0]!.text).toBe('Bestelnummer: PO-7781')
    expect(document.text).toContain('Graag leveren in week 48.')
    expect(misplaced(document)).toEqual([])
  })

  it('is understood as an order', async () => {
    const order = docx('order.docx', p('Bestelnummer: PO-7781') + tbl(...ORDER))
    const { understanding } = await readMail(
      await mailOf({ subject: 'Bestelling', text: 'Zie bijlage.', files: [() => order] }),
      kinds,
    )
    expect(understanding).toMatchObject({
      kind: 'purchase-order',
      fields: {
        poNumber: 'PO-7781',
        lines: [
          { sku: 'FG-60F', quantity: 3, unitPrice: '450.00' },
          { sku: '21CBO0BLMH', quantity: 10, unitPrice: '1299.00' },
        ],
      },
    })
    expect(understanding.evidence['/lines/1/sku']).toMatchObject({
      source: 'attachment:order.docx',
      text: '21CBO0BLMH',
    })
  })

  it('knows merged cells across and down', async () => {
    const document = await only(
      docx(
        'a.docx',
        tbl(
          ['a', tc('b', '<w:gridSpan w:val="2"/>')],
          [tc('x', '<w:vMerge w:val="restart"/>'), '1', '2'],
          [tc('', '<w:vMerge/>'), '3', '4'],
          ['y', '5', '6'],
        ),
      ),
    )
    expect(cells(document)).toEqual([
      [
        ['a', 'b', ''],
        ['x', '1', '2'],
        ['x', '3', '4'],
        ['y', '5', '6'],
      ],
    ])
  })

  it('whose cells are merged down orders nothing twice', async () => {
    const from = (text: string) => tc(text, '<w:vMerge w:val="restart"/>')
    const on = tc('', '<w:vMerge/>')
    const lines = async (...rows: string[][]) => {
      const order = docx('order.docx', tbl(['Artikelnummer', 'Omschrijving', 'Aantal'], ...rows))
      const { understanding } = await readMail(
        await mailOf({ subject: 'Bestelling PO-77123', text: 'Zie bijlage', files: [() => order] }),
        kinds,
      )
      return understanding.fields['lines']
    }
    expect(await lines([from('FG-60F'), 'Firewall', from('3')], [on, 'met drie jaar support', on])).toMatchObject([
      { sku: 'FG-60F', quantity: 3 },
    ])
    expect(await lines([from('FG-60F'), 'in week 48', '3'], [on, 'in week 50', '5'])).toMatchObject([
      { sku: 'FG-60F', quantity: 3 },
      { sku: 'FG-60F', quantity: 5 },
    ])
  })

  it('shows headers once, fields, boxes and what stands in frames; not what is hidden, moved or only a hint', async () => {
    const { text } = await only(
      docx(
        'a.docx',
        [
          p('<w:fldSimple w:instr="MERGEFIELD po">', r('PO-1'), '</w:fldSimple>'),
          p('<w:r><w:instrText>MERGEFIELD geheim</w:instrText></w:r>'),
          p(
            r('zichtbaar'),
            '<w:r><w:rPr><w:vanish/></w:rPr><w:t>onzichtbaar</w:t></w:r>',
            '<w:moveFrom>',
            r('verhuisd'),
            '</w:moveFrom>',
          ),
          p('<w:del><w:r><w:delText>geschrapt</w:delText></w:r></w:del>', '<w:ins>', r('ingevoegd'), '</w:ins>'),
          p('<w:r><w:txbxContent>', p('in een kader'), '</w:txbxContent></w:r>'),
          '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>' +
            p('Klik om te typen') +
            '</w:sdtContent></w:sdt>',
          '<w:sdt><w:sdtContent>' + p('getypt') + '</w:sdtContent></w:sdt>',
          p('<w:r><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:r>', r(' Spoed')),
          p(
            '<w:r><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="post"/><w:listEntry w:val="koerier"/></w:ddList></w:ffData></w:r>',
          ),
        ].join(''),
        {
          'word/header1.xml': `<w:hdr>${p('Van der Linden ICT')}</w:hdr>`,
          'word/header2.xml': `<w:hdr>${p('Van der Linden ICT')}</w:hdr>`,
          'word/footer1.xml': `<w:ftr>${p('KvK 12345678')}</w:ftr>`,
        },
      ),
    )
    expect(text.split('\n').filter(line => line !== '')).toEqual([
      'Van der Linden ICT',
      'PO-1',
      'zichtbaar',
      'ingevoegd',
      'in een kader',
      'getypt',
      '☒ Spoed',
      'koerier',
      'KvK 12345678',
    ])
  })

  it('keeps columns that are made with tabs', async () => {
    const tab = '<w:r><w:tab/></w:r>'
    const line = (...words: string[]) => p(...words.flatMap((word, index) => (index === 0 ? [word] : [tab, word])))
    const document = await only(
      docx('a.docx', line('Artikelnummer', 'Omschrijving', 'Aantal') + line('FG-60F', 'Firewall', '3')),
    )
    expect(cells(document)).toEqual([
      [
        ['Artikelnummer', 'Omschrijving', 'Aantal'],
        ['FG-60F', 'Firewall', '3'],
      ],
    ])
  })

  it('in strict form has other namespaces and is read alike', async () => {
    const xml =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>strikt</x:t></x:r></x:p></x:body></x:document>'
    const { text } = await only(file('a.docx', zip([{ name: 'word/document.xml', content: Buffer.from(xml) }])))
    expect(text).toBe('strikt')
  })

  it.each([
    ['empty', docx('a.docx', p('')), 'it holds no text'],
    ['in the old format', file('a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'it is in the old format of Word'],
    ['a bomb', docx('a.docx', p(' '.repeat(20_000_000))), 'it unpacks to far more than its own size'],
  ])('that is %s is named with the reason', async (_, given, why) => {
    expect((await read(given)).warnings.join()).toContain(`${given.name} was not read: ${why}`)
  })

  it('of a million words or a thousand tables in each other takes no second', async () => {
    const started = performance.now()
    const long = await read(docx('lang.docx', p(...Array.from({ length: 100_000 }, (_, n) => r(`woord ${n} `)))))
    await read(docx('diep.docx', '<w:tbl><w:tr><w:tc>'.repeat(700_000) + p('x')))
    expect(long.warnings).toEqual(['lang.docx is very long: only its first part was read.'])
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('other forms of text', () => {
  it('OpenDocument is read with its tables', async () => {
    const row = (...words: string[]) =>
      `<table:table-row>${words.map(word => `<table:table-cell><text:p>${word}</text:p></table:table-cell>`).join('')}</table:table-row>`
    const xml = `<office:document-content><office:body><office:text><text:p>Order<text:tab/>PO-9</text:p><office:annotation><text:p>intern</text:p></office:annotation><table:table>${row('Artikel', 'Aantal')}${row('FG-60F', '3')}</table:table></office:text></office:body></office:document-content>`
    const document = await only(
      file(
        'order.odt',
        zip([
          { name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.text') },
          { name: 'content.xml', content: Buffer.from(xml) },
        ]),
      ),
    )
    expect(cells(document)).toEqual([
      [
        ['Artikel', 'Aantal'],
        ['FG-60F', '3'],
      ],
    ])
    expect(document.text).toMatch(/^Order\tPO-9\n/)
    expect(document.text).not.toContain('intern')
    expect(misplaced(document)).toEqual([])
  })

  it('rich text is read by its words, whatever letters they have', async () => {
    const { text, tables } = await only(
      file(
        'order.rtf',
        String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Word;}{\pict 0a0b}\pard Bestelling caf\'e9 \u8364? 5\par Artikelnummer\cell Aantal\cell\row FG-60F\cell 3\cell\row}`,
      ),
    )
    expect(text.split('\n')).toEqual(['Bestelling café € 5', 'Artikelnummer\tAantal\t', 'FG-60F\t3\t', ''])
    expect(tables[0]!.rows[1]!.map(cell => cell.text)).toEqual(['FG-60F', '3'])
  })

  it('rich text that opens a million groups is read in time', async () => {
    const started = performance.now()
    await read(file('a.rtf', `{\\rtf1 ${'{'.repeat(1_000_000)}${"\\'e9".repeat(500_000)}`))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
