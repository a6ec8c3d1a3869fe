import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSandbox } from '../../../src/mail/sandbox.ts'
import { readXml } from '../../../src/understanding/structured/xml.ts'
import { mailOf } from '../mail.ts'
import { file, fixture, ordersOf, readFiles, unproven } from './support.ts'

const CORPUS = '../shared/corpus/hostile-xml-defusedxml'
const ubl = fixture('ubl-order.xml')
const edi = fixture('orders.edi')
const [declaration = ''] = ubl.split('\n')
const withDoctype = (doctype: string, value = '&e;') =>
  ubl.replace(declaration, `${declaration}\n${doctype}`).replace('Breda', value)

const ENTITIES = 'it declares entities or a DTD, which no order needs'
const INVALID = 'it is no valid XML'

describe('an XML file is refused with one sentence', () => {
  it.each([
    ['entities', withDoctype('<!DOCTYPE Order [<!ENTITY e "x">]>'), ENTITIES],
    ['a file of the machine', withDoctype('<!DOCTYPE Order [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), ENTITIES],
    ['an address', withDoctype('<!DOCTYPE Order [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]>'), ENTITIES],
    ['parameter entities', withDoctype('<!DOCTYPE Order [<!ENTITY % e SYSTEM "x"> %e;]>', 'x'), ENTITIES],
    ['a DTD of an address', withDoctype('<!DOCTYPE Order SYSTEM "http://127.0.0.1:9/x.dtd">', 'x'), ENTITIES],
    [
      'entities in what names its DTD',
      fixture('cxml-order.xml').replace('cXML.dtd">', 'cXML.dtd" [<!ENTITY e "x">]>'),
      ENTITIES,
    ],
    ['a DOCTYPE behind a comment', withDoctype('<!-- <!DOCTYPE cXML> --><!DOCTYPE Order [<!ENTITY e "x">]>'), ENTITIES],
    ['an entity that nobody declared', ubl.replace('Breda', '&nbsp;'), INVALID],
    ['an element that has no end', ubl.replace('</cbc:CityName>', ''), INVALID],
    ['an end that comes twice', `${ubl}</Order>`, INVALID],
    ['two roots', `${ubl}<Order/>`, INVALID],
    ['a bare ampersand', ubl.replace('&amp;', '&'), INVALID],
    ['an attribute that comes twice', ubl.replace('unitCode="C62"', 'unitCode="C62" unitCode="EA"'), INVALID],
    ['a letter that XML does not know', ubl.replace('Breda', 'Bre\u0001da'), INVALID],
    ['a DOCTYPE inside', ubl.replace('Breda', '<!DOCTYPE a>'), INVALID],
    [
      'a prefix that nobody declared',
      ubl.replace('<cbc:CityName>', '<x:CityName>').replace('</cbc:CityName>', '</x:CityName>'),
      INVALID,
    ],
    ['letters that nobody knows', ubl.replace('"UTF-8"', '"EBCDIC-CP-NL"'), 'its character set is not known'],
    ['nothing', '<?xml version="1.0"?>', INVALID],
  ])('%s', async (_, content, reason) => {
    const read = await readFiles([file('order.xml', content, 'application/xml')])
    expect(read.understanding.warnings).toEqual([`order.xml was not read: ${reason}.`])
    expect(ordersOf(read)).toEqual([])
  })

  const root = (inside: string) =>
    `<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2">${inside}</Order>`
  it.each([
    ['100,000 levels', root('<a>'.repeat(100_000)), 'its parts are nested too deep'],
    ['150 levels', root('<a>'.repeat(150) + '</a>'.repeat(150)), 'its parts are nested too deep'],
    ['a million elements', root('<a/>'.repeat(1_000_000)), 'it has more than 300000 parts'],
    [
      'a million attributes',
      `<Order${Array.from({ length: 500_000 }, (_, i) => ` a${i}=""`).join('')}/>`,
      'it has more than 300000 parts',
    ],
    ['a million runs', root('a<!---->'.repeat(1_000_000)), 'it has more than 300000 parts'],
    ['11 MB', root(' '.repeat(11 * 1024 * 1024)), 'it is larger than 10 MB'],
    ['9 MB of spaces', `<?xml version="1.0"?>${' '.repeat(9 * 1024 * 1024)}`, INVALID],
    ['9 MB of open comments', root('<!--'.repeat(2_300_000)), INVALID],
    ['9 MB of less-than signs', root('<'.repeat(9_000_000)), INVALID],
    ['9 MB of ampersands', root('&'.repeat(9_000_000)), INVALID],
    ['9 MB in an attribute', `<Order a="${'x'.repeat(9_000_000)}`, INVALID],
    ['9 MB of spaces in a tag', `<Order ${' '.repeat(9_000_000)}`, INVALID],
    [
      '40,000 namespaces over 100,000 elements',
      `<Order${Array.from({ length: 40_000 }, (_, i) => ` xmlns:a${i}="b"`).join('')}>${'<a xmlns:b="c"/>'.repeat(100_000)}</Order>`,
      'this kind of XML is not read (Order)',
    ],
  ])(
    'in time: %s',
    async (_, content, reason) => {
      const started = performance.now()
      const read = await readFiles([file('order.xml', content, 'application/xml')])
      expect(performance.now() - started).toBeLessThan(8000)
      expect(read.understanding.warnings).toEqual([`order.xml was not read: ${reason}.`])
    },
    20_000,
  )
})

describe('an EDIFACT file ends in time', () => {
  it.each([
    ['a million components', `UNB+UNOA:1${':'.repeat(1_000_000)}'`, 'it has more than 300000 parts'],
    ['a million segments', `UNB+UNOA:1'${"A+B'".repeat(1_000_000)}`, 'it is no valid EDIFACT'],
    ['9 MB of release signs', `UNB+${'?'.repeat(9_000_000)}`, 'it is no valid EDIFACT'],
    ['11 MB', `UNB+${'x'.repeat(11 * 1024 * 1024)}`, 'it is larger than 10 MB'],
    ['a UNA of nothing', 'UNA         \nUNB', 'it is no valid EDIFACT'],
  ])('%s', async (_, content, reason) => {
    const started = performance.now()
    const read = await readFiles([file('order.edi', content)])
    expect(performance.now() - started).toBeLessThan(8000)
    expect(read.understanding.warnings).toEqual([`order.edi was not read: ${reason}.`])
  })
})

describe('any file', () => {
  it.each([
    ['XML', Buffer.from(ubl)],
    ['EDIFACT', Buffer.from(edi)],
  ])(
    'with any bytes changed is read with proof or refused: %s',
    async (_, content) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }), async changes => {
          const bytes = Buffer.from(content)
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte
          const read = await readFiles([file('order.dat', bytes)])
          expect(unproven(read)).toEqual([])
          const isSaid = read.understanding.warnings.some(it => it.startsWith('order.dat'))
          expect(ordersOf(read).length > 0 || isSaid).toBe(true)
        }),
        { numRuns: 150 },
      )
    },
    60_000,
  )
})

describe.skipIf(!existsSync(CORPUS))(`attacks that others published (${CORPUS}, skipped where it is not there)`, () => {
  it.each(globSync('**/*.xml', { cwd: CORPUS }))('%s is refused', async name => {
    const content = readFileSync(path.join(CORPUS, name))
    const read = await readFiles([file('attack.xml', content, 'application/xml')])
    expect(read.understanding.warnings.join()).toMatch(/^attack\.xml was not read: /)
    expect(read.reading.documents.map(({ source }) => source)).toEqual(['subject', 'body'])
    if (!/simple/.test(name)) expect(() => readXml(content)).toThrow(ENTITIES)
  })
})

describe('in the sandbox, where there is no network and hardly a file', () => {
  it('orders are read as they are outside', async () => {
    const sandbox = createSandbox({ size: 1, log: pino({ level: 'silent' }) })
    onTestFinished(() => sandbox.close())
    for (const name of ['ubl-order.xml', 'orders.edi']) {
      const outside = await readFiles([file(name, fixture(name))])
      const raw = await mailOf({
        subject: 'Document',
        text: 'Beste, zie de bijlage.',
        files: [() => file(name, fixture(name))],
      })
      const { understanding, documents } = await sandbox.read(raw, { documents: true })
      expect(understanding.kind).toBe('purchase-order')
      expect(understanding.fields).toEqual(outside.understanding.fields)
      expect(understanding.evidence).toEqual(outside.understanding.evidence)
      expect(documents.at(-1)).toEqual(outside.reading.documents.at(-1))
    }
  }, 60_000)
})
