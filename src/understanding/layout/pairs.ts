import type { Cell, Document, Line, Table } from '../types.ts'
import { labelKey } from '../values/fold.ts'
import { columnOf } from './columns.ts'
import { headingsOf } from './headings.ts'
import { cellSpan, lineSpan, part, trimmed } from '../values/span.ts'
import type { Span } from '../values/span.ts'

/** A label and what stands at it: "PO nummer: 4500012345", a form with values below, two cells of a table. */
export interface Pair {
  /** labelKey of the words. */
  label: string
  /** The words as written. */
  words: string
  value: Span
  /** Value and the lines or cells below it that belong to it: for addresses. */
  block: Span[]
  /** 1 where a colon or a table says that it is a label; less where only the place does. */
  certainty: number
}

const COLON =
  /^[\s*•·»\-–>_[\]xX☑☒✓.\d)]{0,12}([\p{L}#][\p{L}\p{N} .,()'’/&#°+%?*-]{0,69}?)\s?[*_]{0,2}\s?[:=：][*_]{0,2}(?:\s|$|(?=[^\s/\\\d])|(?=\d)(?<!\d[:=]))/u
/** "Beheerder - Wim Jansen": a dash does what a colon does, for a word that is a label. */
const DASH = /^[\s*•·]{0,4}([\p{L}][\p{L} ./'-]{1,40}?)\s[-–—]\s(?=\S)/u
const MAX_BLOCK = 8

/** Every label with a value in a document; `known` tells which words without a colon are labels too. */
export function labelledValues(document: Document, isLabelWord: IsLabel): Pair[] {
  const pairs: Pair[] = []
  const goods = goodsCells(document)
  const known: IsLabel = (label, marked) => label !== '' && isLabelWord(label, marked)
  // the tables of a text or a page are made of its lines; those of the other formats stand on their own
  const own = document.format === 'text' || document.format === 'pdf' ? goods : tableCells(document)
  for (const [index, line] of document.lines.entries()) {
    if (!(line.cells ?? []).some(cell => own.has(cell.start))) pairs.push(...inLine(document, index, line, known))
  }
  const inCells: IsLabel = label => known(label, true)
  for (const table of document.tables) pairs.push(...inTable(document, table, inCells, goods))
  return pairs.flatMap(pair => parted(pair, known))
}

/** "Bestellnummer/Datum: 4700081234 / 03.11.2026" is two labels with two values. */
function parted(pair: Pair, known: IsLabel): Pair[] {
  const words = pair.words.split('/')
  const values = pair.value.text.split(' / ')
  if (words.length < 2 || words.length !== values.length || !words.every(word => known(labelKey(word), true)))
    return [pair]
  let at = 0
  return words.map((word, index) => {
    const value = part(pair.value, at, at + values[index]!.length)
    at += values[index]!.length + 3
    return { ...pair, label: labelKey(word), words: word.trim(), value, block: [value] }
  })
}

function tableCells({ tables }: Document): ReadonlySet<number> {
  return new Set(
    tables.flatMap(({ rows }) => rows.flatMap(row => row.flatMap(cell => (cell.text === '' ? [] : [cell.start])))),
  )
}

/** Whether a word is the label of a field; `marked`: a dash or the like stands behind it. */
export type IsLabel = (label: string, marked?: boolean) => boolean

/** Where the headings and the rows of goods are: "Delivery date" above a column is no label of the order. */
function goodsCells({ tables }: Document): ReadonlySet<number> {
  const starts = new Set<number>()
  for (const { rows } of tables) {
    const headings = headingsOf(rows)
    if (!headings) continue
    for (const [index, row] of rows.entries()) {
      const filled = row.filter(cell => cell.text !== '')
      if (index === headings.row || (index > headings.row && filled.length >= 3))
        for (const cell of filled) starts.add(cell.start)
    }
  }
  return starts
}

function inLine(document: Document, index: number, line: Line, known: IsLabel): Pair[] {
  const cells = line.cells?.length ? line.cells : [wholeLine(line)]
  const pairs: Pair[] = []
  for (const [at, cell] of cells.entries()) {
    const span = cellSpan(document, cell, line.page)
    if (cell.text.length > 2000) continue
    const colon = COLON.exec(cell.text)
    if (colon) {
      const words = (colon[1] ?? '').trim()
      const label = labelKey(words)
      if (label === '') continue
      const rest = unmarked(part(span, colon[0].length, cell.text.length))
      const next = cells[at + 1]
      if (rest.text !== '')
        pairs.push({ label, words, value: rest, block: [rest, ...below(document, index, cell, known)], certainty: 1 })
      else if (next && !isLabel(next.text, known) && !standsAbove(document, index, cell, next, known))
        pairs.push(valued(label, words, cellSpan(document, next, line.page), below(document, index, next, known), 1))
      else pairs.push(...valueBelow(document, index, cell, label, words, known, 0.95))
    } else if (DASH.test(cell.text) && known(labelKey(DASH.exec(cell.text)?.[1] ?? ''), true)) {
      const [whole = '', words = ''] = DASH.exec(cell.text) ?? []
      const value = unmarked(part(span, whole.length, cell.text.length))
      pairs.push({
        label: labelKey(words),
        words,
        value,
        block: [value, ...below(document, index, cell, known)],
        certainty: 0.9,
      })
    } else if (cell.text.length <= 60 && isLabel(cell.text, known)) {
      const label = labelKey(cell.text)
      const next = cells[at + 1]
      if (next && !isLabel(next.text, known))
        pairs.push(
          valued(label, cell.text, cellSpan(document, next, line.page), below(document, index, next, known), 0.9),
        )
      else pairs.push(...valueBelow(document, index, cell, label, cell.text, known, 0.8))
    }
  }
  return pairs
}

/** On a page a label may head a block below it while something else stands far to its right. */
function standsAbove(document: Document, index: number, cell: Cell, next: Cell, known: IsLabel): boolean {
  if (!cell.box || !next.box || next.box[0] - cell.box[2] < 80) return false
  return below(document, index, cell, known).length >= 2
}

function valued(label: string, words: string, value: Span, more: Span[], certainty: number): Pair {
  const bare = unmarked(value)
  return { label, words, value: bare, block: [bare, ...more], certainty }
}

const wholeLine = (line: Line): Cell => ({
  text: line.text.trim(),
  start: line.start + line.text.length - line.text.trimStart().length,
  end: line.start + line.text.trimEnd().length,
  ref: 'c1',
  ...(line.box ? { box: line.box } : {}),
})

/** Emphasis that mail programs leave around a value: *bold*, _underlined_. */
function unmarked(span: Span): Span {
  if (/^[:=]\s/.test(span.text)) return unmarked(part(span, 1, span.text.length))
  const lead = /^[*_]{1,2}(?=[^*_\s])/.exec(span.text)?.[0].length ?? 0
  const tail = lead > 0 ? (/[*_]{1,2}$/.exec(span.text)?.[0].length ?? 0) : 0
  return lead + tail > 0 ? part(span, lead, span.text.length - tail) : trimmed(span)
}

function isLabel(text: string, known: IsLabel): boolean {
  if (text.length > 60) return COLON.test(`${text} `)
  return (
    COLON.test(`${text} `) ||
    known(labelKey(text)) ||
    (text.includes('/') && text.split('/').every(word => known(labelKey(word), true)))
  )
}

function valueBelow(
  document: Document,
  index: number,
  cell: Cell,
  label: string,
  words: string,
  known: IsLabel,
  certainty: number,
): Pair[] {
  const block = below(document, index, cell, known)
  const [value] = block
  return value ? [{ label, words, value: unmarked(value), block: [unmarked(value), ...block.slice(1)], certainty }] : []
}

/** The lines below a cell that belong to it: until an empty line, another label, or nothing at its place. */
function below(document: Document, index: number, cell: Cell, known: IsLabel): Span[] {
  const spans: Span[] = []
  const { lines } = document
  for (let at = index + 1; at < lines.length && spans.length < MAX_BLOCK; at += 1) {
    const line = lines[at]!
    const before = lines[at - 1]!
    if (spans.length > 0 && apart(before, line)) break
    const under = cell.box ? (line.cells ?? []).find(candidate => overlaps(candidate, cell)) : undefined
    if (cell.box && !under) break
    const span = under ? cellSpan(document, under, line.page) : lineSpan(document, line)
    if (isLabel(span.text, known)) break
    spans.push(span)
  }
  return spans
}

/** An empty line, or on a page a gap of more than a line, stands between two lines. */
function apart(before: Line, line: Line): boolean {
  if (before.page !== line.page) return true
  if (before.box && line.box) return line.box[1] - before.box[3] > 1.2 * (before.box[3] - before.box[1])
  return line.start - (before.start + before.text.length) > 1
}

function overlaps(a: Cell, b: Cell): boolean {
  if (!a.box || !b.box || a.box[0] >= b.box[2] || a.box[2] <= b.box[0]) return false
  return Math.abs(a.box[0] - b.box[0]) < 40 || Math.abs(a.box[2] - b.box[2]) < 20
}

function inTable(document: Document, table: Table, known: IsLabel, goods: ReadonlySet<number>): Pair[] {
  const pairs: Pair[] = ofAllRows(document, table, known)
  const isForm = table.rows.filter(row => isFormRow(row, known)).length >= 2
  for (const [at, row] of table.rows.entries()) {
    const filled = row.filter(cell => cell.text !== '')
    if (filled.some(cell => goods.has(cell.start))) continue
    for (const [index, cell] of filled.entries()) {
      if (cell.text.length > 70) continue
      const words = cell.text.replace(/\s*[:：]\s*$/, '').trim()
      const label = labelKey(words)
      // a form of two columns names goods on the left: "Quantity | 2"
      const onForm = index === 0 && filled.length === 2 && isForm
      const names = known(label) || (onForm && columnOf(words) !== undefined)
      if (label === '' || (!names && words === cell.text)) continue
      const next = filled[index + 1]
      const span = (value: Cell) => cellSpan(document, value, table.page, table.sheet)
      // a colon behind the one and none behind the other tells which is the label
      const marked = (onForm || words !== cell.text) && next !== undefined && !/[:：]/.test(next.text)
      if (next && (marked || !isLabel(next.text, known))) {
        const value = span(next)
        pairs.push({
          label,
          words,
          value,
          block: [value, ...column(table, at + 1, row.indexOf(next), known).map(span)],
          certainty: 0.97,
        })
        continue
      }
      const under = column(table, at + 1, row.indexOf(cell), known).map(span)
      const [value] = under
      if (value) pairs.push({ label, words, value, block: under, certainty: 0.85 })
    }
  }
  return pairs
}

/** A row of a form: a label on the left, something else on the right. */
function isFormRow(row: Cell[], known: IsLabel): boolean {
  const [left, right, more] = row.filter(cell => cell.text !== '')
  const isName = (cell: Cell | undefined) =>
    cell !== undefined && cell.text.length <= 70 && (known(labelKey(cell.text)) || columnOf(cell.text) !== undefined)
  return more === undefined && isName(left) && right !== undefined && !isName(right)
}

/** A column of a goods table that says the same on every row speaks of the order: its number, its date, its currency. */
function ofAllRows(document: Document, table: Table, known: IsLabel): Pair[] {
  const headings = headingsOf(table.rows)
  if (!headings) return []
  const goods = table.rows.slice(headings.row + 1).filter(row => row.filter(cell => cell.text !== '').length >= 3)
  return headings.columns.flatMap((name, index) => {
    const words = table.rows[headings.row]![index]?.text ?? ''
    const first = goods[0]?.[index]
    const isOfOrder = name === undefined || name === 'orderReference' || name === 'currency'
    if (!isOfOrder || !first || first.text === '' || !known(labelKey(words))) return []
    if (goods.some(row => (row[index]?.text ?? '') !== first.text)) return []
    const value = cellSpan(document, first, table.page, table.sheet)
    return [{ label: labelKey(words), words, value, block: [value], certainty: 0.95 }]
  })
}

/** Cells below a place until an empty one or a label. */
function column(table: Table, from: number, index: number, known: IsLabel): Cell[] {
  const cells: Cell[] = []
  for (let at = from; at < table.rows.length && cells.length < MAX_BLOCK; at += 1) {
    const row = table.rows[at]!
    const cell = row[index]
    if (!cell || cell.text === '' || isLabel(cell.text, known)) break
    if (cells.length > 0 && row.slice(0, index).some(other => other.text !== '')) break
    cells.push(cell)
  }
  return cells
}
