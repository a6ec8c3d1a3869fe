import { rules } from '../values/rules.ts'
import type { Rule } from '../values/rules.ts'
import { union } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import type { Column } from './columns.ts'
import type { Cells } from './line-cells.ts'

const MAX_WORDS = 300
/** Columns whose value may break anywhere: it is whole when a rule can read it. */
const WHOLE: Partial<Record<Column, Rule>> = {
  requestedDate: 'date',
  unitPrice: 'money',
  lineTotal: 'money',
  ean: 'ean',
}

/**
 * The cells of a line with those of the row below it, where they go on there for want of room: "EUR" above "1,384.50",
 * "9 December" above "2026". undefined where the row says something of its own.
 */
export function wrapped(line: Cells, below: Cells): Cells | undefined {
  const all: Cells = { ...line }
  let proven = false
  for (const [name, more] of Object.entries(below) as [Column, Span][]) {
    const before = line[name]
    if (!before) return undefined
    const whole = together(before, more)
    if (name === 'description') {
      if (!/\p{L}/u.test(more.text) || whole.text.length > MAX_WORDS) return undefined
    } else {
      const rule = WHOLE[name]
      if (!rule || rules[rule](before.text) !== undefined || rules[rule](whole.text) === undefined) return undefined
      proven = true
    }
    all[name] = whole
  }
  return proven ? all : undefined
}

const together = (first: Span, second: Span): Span => ({
  ...first,
  text: `${first.text} ${second.text}`,
  scattered: true,
  box: union(first.box, second.box),
})
