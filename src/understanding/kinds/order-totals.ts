import { labelledValue } from '../layout/fields.ts'
import type { LineTable, OrderLine } from '../layout/order-lines.ts'
import { amountsBelow } from '../layout/amounts-below.ts'
import type { Amount } from '../layout/amounts-below.ts'
import type { TotalName } from '../layout/totals.ts'
import type { Document } from '../types.ts'
import { folded } from '../values/fold.ts'
import type { Found, Gathered } from '../values/found.ts'

type Sums = { [Name in TotalName]?: Found }

/** What is added up below the lines: by its label, by its place among sums that fit, or both. */
export function putTotals(gathered: Gathered, documents: readonly Document[], table: LineTable): void {
  const { lines } = table
  const named: Sums = {}
  for (const name of ['subtotal', 'tax', 'total'] as const) {
    const value = table[name] ?? labelledValue(documents, name, 'money', 0.93)
    if (value) named[name] = value
  }
  const sum = sumOf(lines)
  const below = lines.length > 0 ? amountsBelow(table.document, endOf(lines)) : []
  const sums = completed(named, below, sum)
  for (const name of ['subtotal', 'tax', 'total'] as const) gathered.put(`/${name}`, sums[name])
  checkSum(gathered, lines)
}

/** Where the last line ends: what is added up stands behind it. */
const endOf = (lines: readonly OrderLine[]) =>
  Math.max(0, ...lines.flatMap(line => Object.values(line).map(({ span }) => span.end)))

const PROVEN = 0.98
const FITS = 0.9

/** Three amounts of which the first two make the third, the first of them that of the lines, are known without a label. */
function completed(named: Sums, below: readonly Amount[], sum: number | undefined): Sums {
  const { subtotal, tax, total } = named
  const [net, vat, gross] = [subtotal, tax, total].map(value => value && Number(value.value))
  if (subtotal && tax && total) {
    const right = near(net! + vat!, gross!) && (sum === undefined || near(net!, sum, 0.05))
    if (right) return { subtotal: proven(subtotal), tax: proven(tax), total: proven(total) }
  }
  const fits = threes(below, sum)
  const best = fits.find(three => agreesWith(three, named)) ?? fits.find(three => three.proven)
  if (!best) return alone(named, below, sum)
  const { proven: isProven, ...three } = best
  const sure = (value: Found, name: TotalName) =>
    named[name]?.value === value.value ? proven(value) : { ...value, confidence: isProven ? FITS : FITS - 0.05 }
  return {
    subtotal: sure(three.subtotal, 'subtotal'),
    tax: sure(three.tax, 'tax'),
    total: sure(three.total, 'total'),
  }
}

/** One amount below the lines that is their sum, and none that adds tax to it: the sum before tax, whatever it is called. */
function alone(named: Sums, below: readonly Amount[], sum: number | undefined): Sums {
  if (sum === undefined || named.subtotal || named.total) return named
  const same = below.filter(({ value }) => near(Number(value.value), sum, 0.03))
  const [only] = same
  if (!only || only.isCarried) return named
  return { ...named, subtotal: { ...only.value, confidence: FITS - 0.08 } }
}

interface Three {
  subtotal: Found
  tax: Found
  total: Found
  proven: boolean
}

const RATES = [
  0.21, 0.09, 0.06, 0.12, 0.2, 0.19, 0.07, 0.1, 0.055, 0.23, 0.135, 0.25, 0.22, 0.24, 0.081, 0.17, 0.16, 0.05,
]

function threes(below: readonly Amount[], sum: number | undefined): Three[] {
  const all = below.slice(-MOST).filter(({ value }) => Number(value.value) >= 0)
  const fits: Three[] = []
  for (const [at, total] of all.entries()) {
    for (const subtotal of all) {
      const rest = Number(total.value.value) - Number(subtotal.value.value)
      if (subtotal === total || rest <= 0) continue
      const tax = all.find(
        (other, index) => other !== subtotal && index !== at && near(Number(other.value.value), rest),
      )
      if (!tax || tax === total) continue
      const rate = rest / Number(subtotal.value.value)
      const ofLines = sum !== undefined && near(Number(subtotal.value.value), sum, 0.05)
      const atRate = RATES.some(it => Math.abs(it - rate) < 0.0006)
      if (ofLines || (sum === undefined && atRate))
        fits.push({ subtotal: subtotal.value, tax: tax.value, total: total.value, proven: ofLines && atRate })
    }
  }
  return fits
}
const MOST = 14

const agreesWith = (three: Three, named: Sums) =>
  (['subtotal', 'tax', 'total'] as const).some(
    name => named[name] !== undefined && named[name].value === three[name].value,
  )

const proven = (value: Found): Found => ({ ...value, confidence: Math.max(value.confidence, PROVEN) })
const near = (one: number, other: number, by = 0.021) => Math.abs(one - other) <= by

/** The sum of the lines where each says what it comes to, or what its pieces cost. */
function sumOf(lines: readonly OrderLine[]): number | undefined {
  let sum = 0
  for (const { lineTotal, quantity, unitPrice } of lines) {
    const amount = lineTotal ? Number(lineTotal.value) : Number(quantity?.value) * Number(unitPrice?.value)
    if (Number.isNaN(amount)) return undefined
    sum += amount
  }
  return lines.length > 0 ? Math.round(sum * 100) / 100 : undefined
}

/** The lines, or the total, that do not add up are a warning for a colleague, never corrected. */
function checkSum(gathered: Gathered, lines: OrderLine[]): void {
  const totals = lines.map(line => line.lineTotal?.value)
  const stated = gathered.fields['subtotal'] ?? gathered.fields['total']
  if (typeof stated !== 'string' || lines.length === 0 || totals.some(total => total === undefined)) return
  const sum = totals.reduce<number>((total, value) => total + Number(value), 0)
  const tax = Number(gathered.fields['tax'] ?? 0)
  const fits = [sum, sum + tax].some(amount => Math.abs(amount - Number(stated)) <= 0.02 * lines.length + 0.01)
  if (!fits && gathered.fields['subtotal'] !== undefined)
    gathered.warnings.push(folded(`the lines add up to ${sum.toFixed(2)}, not ${stated}`))
}
