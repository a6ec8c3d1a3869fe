import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { classify, encode, WEIGHTS } from '../../src/understanding/classifier/classifier.ts'
import { exampleOf, readExamples } from '../../src/understanding/classifier/examples.ts'
import { featuresOf } from '../../src/understanding/classifier/features.ts'
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

/** Every fifth example is left out of the learning, and then asked. */
test('mails that it has not seen are told apart, and it knows when it is unsure', () => {
  const seen = told.filter((_, index) => index % 5 !== 0)
  const learned = train(seen.map(exampleOf), kinds)
  const asked = told
    .filter((_, index) => index % 5 === 0)
    .map(it => {
      const [kind, likely] = [...classify(learned, exampleOf(it).features)].toSorted((a, b) => b[1] - a[1])[0]!
      return { right: it.kinds.includes(kind), likely }
    })
  const share = (of: typeof asked) => of.filter(it => it.right).length / of.length
  expect(share(asked)).toBeGreaterThan(0.68)
  expect(share(asked.filter(it => it.likely >= 0.5))).toBeGreaterThan(0.85)
  expect(share(asked.filter(it => it.likely >= 0.8))).toBeGreaterThan(0.92)
})

describe('features', () => {
  const buckets = (subject: string, text: string) => [...featuresOf(subject, text).buckets].toSorted((a, b) => a - b)

  it('do not depend on capitals, accents or which number it is', () => {
    expect(buckets('', 'Où est la commande 4711022?')).toEqual(buckets('', 'OU EST LA COMMANDE 9980123?'))
  })

  it('have length 1, also of a very long mail, which takes no longer than its beginning', () => {
    const { weights } = featuresOf('', 'waar blijft mijn pakket '.repeat(50_000))
    expect(weights.reduce((sum, it) => sum + it * it, 0)).toBeCloseTo(1, 4)
    expect(featuresOf('', '').weights).toHaveLength(0)
  })
})
