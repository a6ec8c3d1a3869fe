import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readMail } from '../../src/read-mail.ts'
import { zip } from '../support/zip.ts'
import { mailOf, xlsx } from './mail.ts'
import { book, cells, file, misplaced, ole, only, read } from './readers-office-files.ts'
import { kinds } from './score.ts'

const ORDER = [
  ['Artikelnummer', 'Omschrijving', 'Aantal', 'Prijs'],
  ['FG-60F', 'Firewall', 3, 450.5],
  ['00123', 'Kabel', 10, 1299],
]
const SHOWN = [
  ['Artikelnummer', 'Omschrijving', 'Aantal', 'Prijs'],
  ['FG-60F', 'Firewall', '3', '450.5'],
  ['00123', 'Kabel', '10', '1299'],
]

describe('a workbook of before XLSX, or beside it', () => {
  it.each([
    ['Excel 97', 'biff8', 'order.xls'],
    ['Excel 95', 'biff5', 'order.xls'],
    ['XML of Excel 2003', 'xlml', 'order.xls'],
    ['a binary workbook', 'xlsb', 'order.xlsb'],
    ['OpenDocument', 'ods', 'order.ods'],
  ] as const)('is read: %s', async (_, form, name) => {
    const document = await only(book(name, { Order: ORDER }, form))
    expect(cells(document)).toEqual([SHOWN])
    expect(document.tables[0]).toMatchObject({ sheet: 'Order' })
    expect(document.tables[0]!.rows[1]![2]).toMatchObject({ ref: 'C2', value: 3 })
    expect(misplaced(document)).toEqual([])
  })

  it('is understood as an order', async () => {
    const { understanding } = await readMail(
      await mailOf({
        subject: 'Order PO-5512',
        text: 'Zie bijlage',
        files: [() => book('order.xls', { Order: ORDER })],
      }),
      kinds,
    )
    expect(understanding).toMatchObject({
      kind: 'purchase-order',
      fields: {
        lines: [
          { sku: 'FG-60F', quantity: 3 },
          { sku: '00123', quantity: 10, unitPrice: '1299.00' },
        ],
      },
    })
    expect(understanding.evidence['/lines/0/quantity']).toMatchObject({ sheet: 'Order', cell: 'C2' })
  })

  it('gives dates as days and numbers as they are shown', async () => {
    const rows = [
      [
        { t: 'n' as const, v: 46332, z: 'dd-mm-yyyy' },
        { t: 'n' as const, v: 46332.5, z: 'd/m/yy h:mm' },
        { t: 'n' as const, v: 0.5, z: 'h:mm' },
        { t: 'n' as const, v: 123, z: '00000' },
        { t: 'n' as const, v: 0.1 + 0.2 },
        true,
      ],
    ]
    expect(cells(await only(book('a.xls', { A: rows })))).toEqual([
      [['2026-11-06', '2026-11-06', '12:00', '00123', '0.3', 'true']],
    ])
  })

  it.each(['biff8', 'xlsx'] as const)('says of hidden sheets that they are not read: %s', async form => {
    const { documents, warnings } = await read(book('a.xls', { Order: ORDER, Lijst: [['geheim']] }, form, ['Lijst']))
    expect(documents[0]!.text).not.toContain('geheim')
    expect(warnings).toEqual(['a.xls has hidden sheets (1), which were not read.'])
  })

  it.each(['xlml', 'xlsx'] as const)('says of rows that a filter hides that they are not read: %s', async form => {
    const made = utils.book_new()
    const sheet = utils.aoa_to_sheet(ORDER)
    sheet['!rows'] = [{}, { hidden: true }, {}]
    utils.book_append_sheet(made, sheet, 'Order')
    const content: unknown = write(made, { type: 'buffer', bookType: form })
    const { documents, warnings } = await read(file('a.xls', content as Buffer))
    expect(cells(documents[0]!)).toEqual([[SHOWN[0], SHOWN[2]]])
    expect(documents[0]!.tables[0]!.rows[1]![0]).toMatchObject({ ref: 'A3' })
    expect(warnings).toEqual(['a.xls has hidden rows (1), which were not read.'])
  })

  it.each([
    [
      'with a password',
      ole({ EncryptedPackage: Buffer.alloc(100), EncryptionInfo: Buffer.alloc(10) }),
      'it is protected with a password',
    ],
    ['broken', ole({ Workbook: Buffer.from('0908100000060500ffff', 'hex') }), 'it'],
    ['cut off', book('x', { A: ORDER }).content.subarray(0, 700), 'it is no valid workbook'],
  ])('that is %s is named with the reason', async (_, content, why) => {
    const { documents, warnings } = await read(file('order.xls', content))
    expect(documents).toEqual([])
    expect(warnings[0]).toContain(`order.xls was not read: ${why}`)
  })

  it('of 25,000 rows is read in its first part, in time', async () => {
    const rows = Array.from({ length: 25_000 }, (_, n) => [n])
    const big = book('lang.xls', { A: rows })
    const started = performance.now()
    const { documents, warnings } = await read(big)
    expect(documents[0]!.tables[0]!.rows).toHaveLength(20_000)
    expect(warnings).toEqual(['lang.xls is very long: only its first part was read.'])
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

const SHEET_XML = (rows: string) =>
  `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="n"><NumberFormat ss:Format="00000"/></Style></Styles><Worksheet ss:Name="a"><Table>${rows}</Table></Worksheet></Workbook>`
const DATA = '<Data ss:Type="Number">12</Data>'
const ods = (rows: string, more = '') =>
  zip([
    { name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') },
    {
      name: 'content.xml',
      content: Buffer.from(
        `<office:document-content>${more}<office:body><office:spreadsheet><table:table table:name="a" table:style-name="ta1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
    },
  ])
const ODS_CELL = 'office:value-type="float" office:value="12"><text:p>00012</text:p></table:table-cell>'

describe('a workbook that is one XML', () => {
  it('keeps places that are skipped, leading zeros, and remarks apart', async () => {
    const rows = `<Row ss:Index="3"><Cell ss:Index="2" ss:StyleID="n">${DATA}<Comment><ss:Data>let op</ss:Data></Comment></Cell><Cell ss:MergeAcross="1">${DATA}</Cell><Cell>${DATA}</Cell></Row>`
    const document = await only(file('a.xls', SHEET_XML(rows)))
    expect(cells(document)).toEqual([[['', '00012', '12', '', '12']]])
    expect(document.tables[0]!.rows[0]![1]).toMatchObject({ ref: 'B3' })
  })

  it('of OpenDocument repeats what it says to repeat, and hides what it hides', async () => {
    const rows = `<table:table-row><table:table-cell table:number-columns-repeated="2" ${ODS_CELL}<table:table-cell table:number-columns-repeated="16382"/></table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row><table:table-row table:visibility="filter"><table:table-cell ${ODS_CELL}</table:table-row>`
    const { documents, warnings } = await read(file('a.ods', ods(rows)))
    expect(cells(documents[0]!)).toEqual([[['00012', '00012']]])
    expect(warnings).toEqual(['a.ods has hidden rows (1), which were not read.'])
    const style =
      '<office:automatic-styles><style:style style:name="ta1"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    expect((await read(file('b.ods', ods(rows, style)))).warnings[0]).toBe(
      'b.ods has hidden sheets (1), which were not read.',
    )
  })

  it.each([
    [
      'a cell over everything',
      'a.xls',
      SHEET_XML(`<Row><Cell ss:MergeAcross="1000000000" ss:MergeDown="1000000000">${DATA}</Cell></Row>`),
    ],
    [
      'a row far down',
      'a.xls',
      SHEET_XML(`<Row ss:Index="1000000000"><Cell ss:Index="1000000000">${DATA}</Cell></Row>`),
    ],
    [
      'a row a billion times',
      'a.ods',
      ods(
        `<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000" ${ODS_CELL}</table:table-row>`,
      ),
    ],
    ['a sheet without an end', 'a.xls', SHEET_XML('<Row><Cell>'.repeat(300_000))],
  ])('with %s takes neither time nor memory', async (_, name, content) => {
    const started = performance.now()
    const before = process.memoryUsage().rss
    await read(file(name, content))
    expect(performance.now() - started).toBeLessThan(2000)
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  })
})

describe('an XLSX', () => {
  const NAMES = 'http://schemas.openxmlformats.org'
  const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const related = (type: string, target: string) =>
    `<Relationships xmlns="${NAMES}/package/2006/relationships"><Relationship Id="rId1" Type="${NAMES}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
  const part = (name: string, xml: string) => ({ name, content: Buffer.from(`<?xml version="1.0"?>${xml}`) })
  const withSheet = (rows: string) =>
    zip([
      part(
        '[Content_Types].xml',
        `<Types xmlns="${NAMES}/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
      ),
      part('_rels/.rels', related('officeDocument', 'xl/workbook.xml')),
      part(
        'xl/workbook.xml',
        `<workbook xmlns="${NAMES}/spreadsheetml/2006/main" xmlns:r="${NAMES}/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      part('xl/_rels/workbook.xml.rels', related('worksheet', 'worksheets/sheet1.xml')),
      part(
        'xl/worksheets/sheet1.xml',
        `<worksheet xmlns="${NAMES}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
      ),
    ])

  it('with a cell in its last corner gives the others', async () => {
    const document = await only(
      file(
        'a.xlsx',
        withSheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'),
      ),
    )
    expect(document.text.trim()).toBe('1')
  })

  it('with cells in its last column all the way down is refused', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>2</v></c></row>`)
    expect((await read(file('a.xlsx', withSheet(rows.join(''))))).warnings).toEqual([
      'a.xlsx was not read: it is too long to be read.',
    ])
  })

  it('keeps leading zeros, of text and of numbers that are shown with them', async () => {
    const content = await writeXlsxFile([
      [{ value: 123, format: '000000' }, { value: '007', type: String }, { value: 12 }],
    ]).toBuffer()
    expect(cells(await only(file('a.xlsx', content)))).toEqual([[['000123', '007', '12']]])
  })

  it('gives merged cells once, where they begin', async () => {
    const content = await writeXlsxFile([
      [{ value: 'PO-1', columnSpan: 2 }, null, { value: 'x', rowSpan: 2 }],
      [{ value: 'a' }, { value: 'b' }, null],
    ]).toBuffer()
    expect(cells(await only(file('a.xlsx', content)))[0]).toEqual([
      ['PO-1', '', 'x'],
      ['a', 'b', expect.stringMatching(/^$/)],
    ])
  })

  it('with a form above the order and totals below it gives both', async () => {
    const { understanding } = await readMail(
      await mailOf({
        subject: 'Bestelling',
        text: 'Zie bijlage',
        files: [
          xlsx('order.xlsx', [
            ['Inkoopordernummer', 'PO-9931', null, null],
            ['Orderdatum', new Date('2026-11-02'), null, null],
            [null, null, null, null],
            ['Artikelnummer', 'Omschrijving', 'Aantal', 'Prijs'],
            ['FG-60F', 'Firewall', 2, 450],
            [null, null, null, null],
            ['Artikelnummer', 'Omschrijving', 'Aantal', 'Prijs'],
            ['RB5009', 'Router', 1, 199],
          ]),
        ],
      }),
      kinds,
    )
    expect(understanding.fields).toMatchObject({
      poNumber: 'PO-9931',
      orderDate: '2026-11-02',
      lines: [
        { sku: 'FG-60F', quantity: 2 },
        { sku: 'RB5009', quantity: 1 },
      ],
    })
  })

  it('whose sheet is broken is named, and a zip without a sheet is an archive', async () => {
    const broken = zip([{ name: 'xl/workbook.xml', content: Buffer.from('<workbook><sheets><sheet name="a"') }])
    const { warnings } = await read(file('a.xlsx', broken))
    expect(warnings[0]).toMatch(/^a\.xlsx was not read: it (?:is no valid workbook|holds no text)\.$/)
  })
})

describe('a list of values', () => {
  const rows = [
    ['Artikel', 'Aantal', 'Prijs'],
    ['Kabel "2 m", grijs', '3', '12,50'],
    ['Doos\nblauw', '4', '1.299,00'],
  ]
  const flat = rows.map(row => row.map(cell => cell.replace('\n', ' ')))
  const quoted = (separator: string) =>
    rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n')
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

  it.each([
    ['semicolons', Buffer.from(quoted(';'))],
    ['commas', Buffer.from(quoted(','))],
    ['tabs', Buffer.from(quoted('\t'))],
    ['pipes', Buffer.from(quoted('|'))],
    ['UTF-16', utf16(quoted('\t'))],
    ['UTF-16 of the other order', utf16(quoted(';')).swap16()],
    ['a mark of UTF-8', Buffer.from(`\ufeff${quoted(';')}`)],
    ['a first line that names the separator', Buffer.from(`sep=;\r\n${quoted(';')}`)],
  ])('is read: %s', async (_, content) => {
    const document = await only(file('order.csv', content, 'text/csv'))
    expect(cells(document)).toEqual([flat])
    expect(misplaced(document)).toEqual([])
  })

  it('believes its first line', async () => {
    expect(cells(await only(file('a.csv', 'sep=|\r\na;b;c|d;e\r\nf;g;h|i;j')))).toEqual([
      [
        ['a;b;c', 'd;e'],
        ['f;g;h', 'i;j'],
      ],
    ])
  })

  it('of Windows keeps its letters', async () => {
    expect((await only(file('a.csv', Buffer.from('naam;prijs\ncaf\xe9;\x80 5', 'latin1')))).text).toContain('café\t€ 5')
  })

  it.each(['order.xls', 'order.xlsx', 'order.pdf'])('called %s is what it is', async name => {
    const page = '<html><body><table><tr><td>Artikel</td><td>Aantal</td></tr><tr><td>FG-60F</td><td>3</td></tr></table>'
    const table = [
      ['Artikel', 'Aantal'],
      ['FG-60F', '3'],
    ]
    expect(cells(await only(file(name, page)))).toEqual([table])
    expect(cells(await only(book(name, { A: table })))).toEqual([table])
    expect(cells(await only(book(name, { A: table }, 'xlsx')))).toEqual([table])
    if (name !== 'order.pdf') expect(cells(await only(file(name, 'Artikel;Aantal\nFG-60F;3')))).toEqual([table])
  })

  it('that is a page saved as a mail is read as the page', async () => {
    const mhtml = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<table><tr><td>Artikel</td><td>Aantal</td></tr><tr><td>FG-60F</td><td>3</td></tr></table>\r\n--b--\r\n`
    expect(cells(await only(file('rapport.xls', mhtml)))).toEqual([
      [
        ['Artikel', 'Aantal'],
        ['FG-60F', '3'],
      ],
    ])
  })
})
