import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { KINDS, type RequestKind, type Understanding } from '../../src/understanding/types.ts'
import { ean, iban, vat } from './make/data/numbers.ts'
import { developmentMails, lightMails } from './make/development.ts'
import type { Labelled } from './make/label.ts'
import { random } from './make/random.ts'
import { unproven } from './measure/evidence.ts'
import { HELD_BACK, mailsOf } from './measure/folder.ts'
import { knownKinds } from './measure/kinds.ts'
import { measure, SETTINGS, type Measured } from './measure/run.ts'
import { score } from './measure/score.ts'
import { count, given, ofLines, precision, recall } from './measure/tally.ts'

// Floors that the readers reached, a little below what was measured: they may be raised, never lowered to pass.
const FLOOR = {
  kind: 0.62,
  language: 0.98,
  automated: 0.99,
  header: { precision: 0.97, recall: 0.6 },
  lines: { precision: 0.96, recall: 0.61 },
  exact: 0.28,
}
/** Wrong values given as sure, of all values given. */
const SILENT_AT_MOST = 0.003

let kinds: RequestKind[]
let measured: Measured[]
let mails: Labelled[]

beforeAll(async () => {
  kinds = await knownKinds()
  mails = await developmentMails('1', true)
  // Half of them is enough to see that something got worse; `npm run accuracy` measures all.
  const half = mails.filter(it => crc32(it.id) % 2)
  measured = await measure(half, kinds)
})

const share = (right: (it: Measured) => boolean) => measured.filter(right).length / measured.length

describe('the readers understand at least what they understood before', () => {
  test('kind, language, automatic or not, whole mails', () => {
    expect(share(it => it.score.kind)).toBeGreaterThanOrEqual(FLOOR.kind)
    expect(share(it => it.score.language !== false)).toBeGreaterThanOrEqual(FLOOR.language)
    expect(share(it => it.score.automated)).toBeGreaterThanOrEqual(FLOOR.automated)
    expect(share(it => it.score.exact)).toBeGreaterThanOrEqual(FLOOR.exact)
  })

  test.each(['header', 'lines'] as const)('values of the %s', part => {
    const counts = count(measured.flatMap(it => it.score.values).filter(it => ofLines(it) === (part === 'lines')))
    expect(precision(counts)).toBeGreaterThanOrEqual(FLOOR[part].precision)
    expect(recall(counts)).toBeGreaterThanOrEqual(FLOOR[part].recall)
  })

  test('hardly any value is wrong and given as sure', () => {
    const counts = count(measured.flatMap(it => it.score.values))
    expect(counts.silent / given(counts)).toBeLessThanOrEqual(SILENT_AT_MOST)
  })

  test('a file that cannot be read is named in a warning', () => {
    expect(measured.flatMap(it => it.score.silentFiles)).toEqual([])
  })
})

test('every value that is given has evidence whose text holds that value, whatever the names, numbers and dates', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 1_000_000 }), async seed => {
      const some = (await lightMails(String(seed))).filter(it => (crc32(it.id) + seed) % 3 === 0)
      for (const { id, raw } of some) {
        const { understanding } = await readMail(raw, kinds, SETTINGS)
        expect(unproven(understanding).without, id).toEqual([])
      }
    }),
    { numRuns: 3, seed: 20 },
  )
})

describe('the mails and the measure can be trusted', () => {
  test('one seed always makes the same mails, another seed makes others', async () => {
    const [first, again, other] = [await lightMails('7'), await lightMails('7'), await lightMails('8')]
    expect(again.map(it => it.raw.toString('latin1'))).toEqual(first.map(it => it.raw.toString('latin1')))
    expect(other.map(it => it.id)).toEqual(first.map(it => it.id))
    expect(other.filter((it, i) => it.raw.equals(first[i]!.raw)).length).toBeLessThan(10)
  })

  test('a reader that gives the label gets every point, one that gives nothing gets none', () => {
    const single = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(single)
      if (typeof value !== 'object' || value === null) return value
      if ('$oneOf' in value) return (value.$oneOf as unknown[])[0]
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, single(inner)]))
    }
    const read = ({ label, id }: Labelled, empty: boolean) => {
      const asked = (it: object) => ({ confidence: 1, evidence: {}, missing: [], ...it, warnings: label.warnsOf ?? [] })
      const others = label.others?.map(asked) ?? []
      const whole = {
        ...asked(label),
        language: label.language ?? 'nl',
        references: label.references ?? [],
        others,
        id,
      }
      return single(empty ? { ...whole, fields: {}, others: [] } : whole) as Understanding
    }
    for (const mail of [...mails, ...mailsOf(HELD_BACK)]) {
      expect(score(mail.label, read(mail, false)), mail.id).toMatchObject({ exact: true, kind: true })
      expect(count(score(mail.label, read(mail, true)).values).right, mail.id).toBe(0)
    }
  })

  test('a folder of mails with their labels is a set', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'set-'))
    const label = { kind: 'question', language: 'nl', automated: null, fields: {} }
    for (const [name, form] of [
      ['b', 'reply'],
      ['a', undefined],
    ]) {
      writeFileSync(path.join(folder, `${name}.eml`), `Subject: ${name}\r\n\r\nVraag`)
      writeFileSync(path.join(folder, `${name}.json`), JSON.stringify({ ...label, form }))
    }
    writeFileSync(path.join(folder, 'README.md'), 'no mail')
    expect(mailsOf(folder).map(it => [it.id, it.form, it.label.kind, it.raw.toString()])).toEqual([
      ['a', 'mail', 'question', 'Subject: a\r\n\r\nVraag'],
      ['b', 'reply', 'question', 'Subject: b\r\n\r\nVraag'],
    ])
    rmSync(path.join(folder, 'a.json'))
    expect(() => mailsOf(folder)).toThrow('a.json')
    rmSync(folder, { recursive: true })
  })

  test('the held-back mails are labelled with kinds that there are, each of them several times', () => {
    const labelled = mailsOf(HELD_BACK)
    expect(new Set(labelled.map(it => it.label.kind))).toEqual(new Set(KINDS))
    for (const kind of KINDS) expect(labelled.filter(it => it.label.kind === kind).length, kind).toBeGreaterThan(3)
    expect(labelled.filter(it => it.form === 'mail')).toEqual([])
  })

  test('evidence that holds another value is found out', async () => {
    const read = (await measure([mails.find(it => it.id === 'po-text-table-nl-1')!], kinds))[0]!.read
    expect(unproven(read).total).toBeGreaterThan(20)
    for (const path of ['/poNumber', '/orderDate', '/total', '/lines/0/quantity', '/lines/1/description']) {
      const evidence = { ...read.evidence, [path]: { ...read.evidence[path]!, text: 'levering 7 op 3 maart' } }
      expect(unproven({ ...read, evidence }).without.map(it => it.path)).toEqual([path])
    }
  })

  test('numbers that carry a check digit carry the right one', () => {
    const chance = random('numbers')
    for (let i = 0; i < 200; i++) {
      const digits = Array.from(ean(chance), Number)
      expect(digits.reduce((sum, digit, at) => sum + digit * (at % 2 ? 3 : 1), 0) % 10).toBe(0)
      const account = iban(chance, chance.pick(['NL', 'BE', 'DE', 'FR']))
      const moved = Array.from(account.slice(4) + account.slice(0, 4), sign => parseInt(sign, 36)).join('')
      expect(BigInt(moved) % 97n).toBe(1n)
      const dutch = vat(chance, 'NL').slice(2, 11)
      expect(Array.from(dutch).reduce((sum, digit, at) => sum + Number(digit) * (at === 8 ? -1 : 9 - at), 0) % 11).toBe(
        0,
      )
    }
  })
})
