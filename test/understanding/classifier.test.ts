import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { classify, encode, WEIGHTS } from '../../src/understanding/classifier/classifier.ts'
import { exampleOf, readExamples } from '../../src/understanding/classifier/examples.ts'
import { featuresOf } from '../../src/understanding/classifier/features.ts'
import { saidMost } from '../../src/understanding/classifier/sureness.ts'
import { train } from '../../src/understanding/classifier/train.ts'
import { KINDS } from '../../src/understanding/types.ts'

const told = readExamples()
const kinds = [...new Set(told.map(it => it.kinds[0]!))]

describe('the examples', () => {
  test('are of every kind, in four languages, each once', () => {
    expect(new Set(kinds)).toEqual(new Set(KINDS))
    expect(told.flatMap(it => it.kinds).filter(kind => !KINDS.includes(kind))).toEqual([])
    for (const language of ['nl', 'en', 'de', 'fr'])
      expect(new Set(told.filter(it => it.language === language).map(it => it.kinds[0])).size).toBe(KINDS.length)
    expect(new Set(told.map(it => `${it.subject}\t${it.text}`.toLowerCase())).size).toBe(told.length)
  })

  test('gave the weights that are used: after a change, npm run train', () => {
    const learned = gzipSync(encode(train(told.map(exampleOf), kinds)), { level: 9 })
    expect(learned.equals(readFileSync(WEIGHTS))).toBe(true)
  })
})

const BANDS = [
  [0.4, 0.6],
  [0.6, 0.8],
  [0.8, 1],
] as const

/** Every fifth example is left out of the learning, and then asked. */
test('mails that it has not seen are told apart, and it knows when it is unsure', () => {
  const seen = told.filter((_, index) => index % 5 !== 0)
  const learned = train(seen.map(exampleOf), kinds)
  const asked = told
    .filter((_, index) => index % 5 === 0)
    .map(it => {
      const { said, sure } = saidMost(classify(learned, exampleOf(it).features))
      return { right: it.kinds.includes(said), sure }
    })
  const share = (of: typeof asked) => of.filter(it => it.right).length / of.length
  expect(share(asked)).toBeGreaterThan(0.74)
  // it is right at least as often as it says; neighbours of these were seen, so a little more often
  for (const [from, to] of BANDS) {
    const right = share(asked.filter(it => it.sure >= from && it.sure < to))
    expect(right).toBeGreaterThan(from)
    expect(right).toBeLessThan(to + 0.1)
  }
  expect(share(asked.filter(it => it.sure >= 0.9))).toBeGreaterThan(0.94)
})

describe('features', () => {
  const buckets = (subject: string, text: string) => [...featuresOf(subject, text)].toSorted((a, b) => a - b)

  it('do not depend on capitals, accents or which number it is', () => {
    expect(buckets('', 'Où est la commande 4711022?')).toEqual(buckets('', 'OU EST LA COMMANDE 9980123?'))
  })

  it('say the same in another language where words mean the same', () => {
    const shared = (one: string, other: string) => buckets('', one).filter(it => buckets('', other).includes(it)).length
    expect(shared('bestelling annuleren', 'Auftrag stornieren')).toBeGreaterThan(3)
    expect(shared('bestelling annuleren', 'Rechnung Kopie')).toBe(0)
  })

  it('are of the beginning of a very long mail, each once', () => {
    const features = featuresOf('', 'waar blijft mijn pakket '.repeat(50_000))
    expect(features.length).toBeLessThan(100)
    expect(new Set(features).size).toBe(features.length)
    expect(featuresOf('', '')).toHaveLength(0)
  })
})
