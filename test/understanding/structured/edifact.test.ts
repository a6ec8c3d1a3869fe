import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeEdifact,
  inStandardSigns,
  segmentsOf,
  signsOf,
} from '../../../src/understanding/structured/edifact-text.ts'
import { rules } from '../../../src/understanding/values/rules.ts'
import { file, fixture, ordersOf, readFiles, unproven } from './support.ts'

const edi = fixture('orders.edi')
const plain = edi.replace("UNA:+,? '\n", '').replaceAll(/(\d),(\d)/g, '$1.$2')
const fieldsOf = async (content: string | Buffer) => {
  const read = await readFiles([file('order.edi', content)])
  expect(unproven(read)).toEqual([])
  expect(read.understanding.warnings).toEqual([])
  return ordersOf(read)[0]?.fields
}

describe('an interchange', () => {
  it.each([
    ['without line ends', edi.replaceAll('\n', '')],
    ['with the line ends of Windows', edi.replaceAll('\n', '\r\n')],
    ['with an indent', edi.replaceAll('\n', '\n   \t')],
    ['without UNA and with decimal points', plain],
    [
      'in other signs',
      `UNA>*. !~${plain.replaceAll('\n', '').replaceAll(/\?(.)|([:+'])/g, (_, freed?: string, sign?: string) => (freed ? freed.replace(/[>*!~]/, '!$&') : { ':': '>', '+': '*', "'": '~' }[sign!]!))}`,
    ],
    [
      'in the signs of level B',
      plain
        .replace('UNOC', 'UNOB')
        .replaceAll('\n', '')
        .replaceAll(
          /\?(.)|([:+'])/g,
          (_, freed?: string, sign?: string) => freed ?? { ':': '\x1f', '+': '\x1d', "'": '\x1c' }[sign!]!,
        ),
    ],
  ])('gives the same order %s', async (_, content) => {
    expect(await fieldsOf(content)).toEqual(await fieldsOf(edi))
  })

  it.each([
    ['UNOC', 'Jörg Mänz', 'latin1'],
    ['UNOA', 'Jörg Mänz', 'latin1'],
    ['UNOC', 'Jörg Mänz', 'utf8'],
    ['UNOY', 'Łukasz Żak', 'utf8'],
    ['UNOW', 'Łukasz Żak', 'utf8'],
  ] as const)('is read in the letters of %s: %s (%s)', async (level, name, encoding) => {
    const content = Buffer.from(edi.replace('UNOC', level).replace('Anouk de Wit', name), encoding)
    expect(await fieldsOf(content)).toMatchObject({ contactName: name })
  })

  it.each([
    ['UNOD', [0xa3, 0x75, 0x6b, 0x61, 0x73, 0x7a], 'Łukasz'],
    ['UNOE', [0xb8, 0xd2, 0xd0, 0xdd], 'Иван'],
    ['UNOF', [0xcd, 0xdf, 0xea, 0xef, 0xf2], 'Νίκος'],
    ['UNOK', [0xde, 0x65, 0x6e], 'Şen'],
  ])('is read in the letters of %s', (level, bytes, expected) => {
    expect(decodeEdifact(Buffer.concat([Buffer.from(`UNB+${level}:3'`), Buffer.from(bytes)]))).toContain(expected)
  })

  it.each([
    [
      'a message that has no end',
      edi.slice(0, edi.indexOf('UNS')),
      'a message has no end (UNT): part of it may be missing',
    ],
    [
      'an interchange that has no end',
      edi.slice(0, edi.indexOf('UNZ')),
      'the interchange has no end (UNZ): a message may be missing',
    ],
    [
      'segments that are missing',
      edi.replace(/CUX.*\n/, ''),
      'a message says that it has 30 segments, it has 29: part of it may be missing',
    ],
    ['a test', edi.replace('0912+77', '0912+77++++++1'), 'it says that it is a test'],
  ])('says what is wrong with it: %s', async (_, content, warning) => {
    const read = await readFiles([file('a.edi', content)])
    expect(read.understanding.warnings).toContain(`a.edi: ${warning}.`)
    expect(ordersOf(read)[0]?.fields['poNumber']).toBe('4500+12')
  })

  it('counts its lines', async () => {
    const read = await readFiles([file('a.edi', edi.replace('CNT+2:2', 'CNT+2:3'))])
    expect(read.understanding.warnings).toEqual(['the order says that it has 3 lines, it has 2'])
  })

  it.each([
    ['a segment outside a message', "UNA:+.? 'BGM+220+1+9'UNH+1+ORDERS:D:96A:UN'UNT+2+1'"],
    ['no message', "UNB+UNOA:1+A+B+261102:1200+1'UNZ+0+1'"],
    ['no segments', 'UNB+'],
    ['what is none', "UNB+UNOA:1+A+B'hello world'"],
  ])('is refused for %s', async (_, content) => {
    const read = await readFiles([file('a.edi', content)])
    expect(read.understanding.warnings).toEqual(['a.edi was not read: it is no valid EDIFACT.'])
  })
})

describe('the signs of an interchange', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', 'B', '1', ' ', '+', ':', "'", '?', '*', '!', '~', '.'),
    maxLength: 12,
  })

  it('keep every value, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), elements => {
        const freed = (text: string) => text.replaceAll(/[*!~>]/g, '!$&')
        const given = `UNA>*.! ~TAG${elements.map(parts => `*${parts.map(freed).join('>')}`).join('')}~`
        const standard = inStandardSigns(given)
        const [segment] = segmentsOf(standard, signsOf(standard))
        const read = segment!.elements.map(parts =>
          parts.map(({ start, end }) => rules.ediText(standard.slice(start, end))),
        )
        expect(read).toEqual(elements.map(parts => parts.map(text => rules.text(text))))
      }),
    )
  })
})
