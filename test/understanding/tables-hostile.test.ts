import { expect, test } from 'vitest'
import { alignedTables } from '../../src/understanding/layout/aligned.ts'
import { splitLines } from '../../src/understanding/readers/lines.ts'

const WORDS = ['Order', 'Artikel', 'Menge', 'Foo', 'leverdatum', '7', 'ABC-12', 'Preis', 'Bar', '12,50', 'Qty', 'Text']

/** Lines of cells in no order at all, the same each time. */
function jumble(lines: number, gap: string): string {
  let seed = 7
  const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
  const line = () => Array.from({ length: 3 + next(5) }, () => WORDS[next(WORDS.length)]).join(gap)
  return Array.from({ length: lines }, line).join('\n')
}

// each line could be a heading that its rows prove, and each of the rows a heading again
test.each(['   ', '\t', ' | '])('lines that all look like headings take no more than a moment: gap %j', gap => {
  const lines = splitLines(jumble(4000, gap))
  const start = process.cpuUsage()
  alignedTables(lines)
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(3000)
})
