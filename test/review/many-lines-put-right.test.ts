import { expect, test } from 'vitest'
import type { Json } from '../../src/engine/define.ts'
import type { Request } from '../../src/workflow/define.ts'
import { mergeReply } from '../../src/workflow/reply.ts'

const workflow = { request: { missing: () => [] } } as unknown as Parameters<typeof mergeReply>[0]
const from = { name: 'Inkoop', address: 'inkoop@voorbeeld-ict.example' }

function merged(ours: Json[], theirs: Json[]): Json {
  const request = { fields: { lines: ours }, evidence: {}, trust: 2, warnings: [], sender: from } as unknown as Request
  const reply = {
    mailId: 1,
    from,
    trust: 2,
    language: 'nl',
    fields: { lines: theirs },
    missing: [],
    warnings: [],
    evidence: {},
  }
  return mergeReply(workflow, request, reply).request.fields['lines'] as Json
}

test('a reply that puts several lines right by their numbers makes no new lines of them', () => {
  const ours = [
    { sku: 'LH-A', quantity: 1 },
    { sku: 'LH-B', quantity: 2 },
    { sku: 'LH-C', quantity: 3 },
  ]
  const theirs = [
    { lineNumber: 3, quantity: 30 },
    { lineNumber: 1, quantity: 10 },
    { lineNumber: 4, sku: 'LH-D', quantity: 40 },
    { lineNumber: 2, quantity: 20 },
  ]
  expect(merged(ours, theirs)).toEqual([
    { lineNumber: 1, sku: 'LH-A', quantity: 10 },
    { lineNumber: 2, sku: 'LH-B', quantity: 20 },
    { lineNumber: 3, sku: 'LH-C', quantity: 30 },
    { lineNumber: 4, sku: 'LH-D', quantity: 40 },
  ])
})

test('a line keeps being found by its article when another got a new one', () => {
  const ours = [
    { lineNumber: 10, sku: 'LH-A', quantity: 1 },
    { lineNumber: 20, sku: 'LH-B', quantity: 2 },
    { lineNumber: 30, sku: 'LH-A', quantity: 3 },
  ]
  const theirs = [
    { lineNumber: 10, sku: 'LH-B' },
    { sku: 'LH-A', quantity: 9 },
    { sku: 'LH-B', quantity: 8 },
  ]
  expect(merged(ours, theirs)).toEqual([
    { lineNumber: 10, sku: 'LH-B', quantity: 8 },
    { lineNumber: 20, sku: 'LH-B', quantity: 2 },
    { lineNumber: 30, sku: 'LH-A', quantity: 9 },
  ])
})

test('thousands of lines in a reply are merged at once: whoever merges them does all other work of the desk too', () => {
  const lines = (from: number) => Array.from({ length: 10_000 }, (_, n) => ({ sku: `LH-${from + n}`, quantity: n }))
  const began = process.cpuUsage()
  expect(merged(lines(0), lines(5000))).toHaveLength(15_000)
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(1.5)
})
