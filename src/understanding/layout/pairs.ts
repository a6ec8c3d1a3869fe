import type { Cell, Document, Line } from '../types.ts'
import { labelKey } from '../values/fold.ts'
import { cellSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { isPlace } from '../values/addresses.ts'
import { formOf } from '../values/forms.ts'
import { below } from './below.ts'
import { COLON, colonsApart, DASH, isLabel, unmarked } from './label-marks.ts'
import type { IsLabel, Pair } from './label-marks.ts'
import { canBeLabel, datedBehind, inOneCell, labelsAbove, valueBeside, valueForm } from './form-pairs.ts'
import { meaningBeside } from './label-meaning.ts'
import { goodsCells, inTable } from './table-pairs.ts'

/** Every label with a value in a document; `known` tells which words without a colon are labels too. */
export function labelledValues(document: Document, isLabelWord: IsLabel): Pair[] {
  const pairs: Pair[] = []
  const goods = goodsCells(document)
  const known: IsLabel = (label, marked) => label !== '' && isLabelWord(label, marked)
  // the tables of a text or a page are made of its lines; those of the other formats stand on their own
  const own = ['text', 'pdf', 'scan'].includes(document.format) ? goods : tableCells(document)
  const isFree = (line: Line | undefined) => !(line?.cells ?? []).some(cell => own.has(cell.start))
  for (let index = 0; index < document.lines.length; index += 1) {
    const line = document.lines[index]!
    if (!isFree(line)) continue
    const above = isFree(document.lines[index + 1]) ? labelsAbove(document, index, known) : undefined
    pairs.push(...(above ?? inLine(document, index, line, known)))
    if (above) index += 1
  }
  const inCells: IsLabel = label => known(label, true)
  for (const table of document.tables) pairs.push(...inTable(document, table, inCells, goods))
  return pairs.flatMap(pair => [...parted(pair, known), ...datedBehind(pair)])
}

/** "Bestellnummer/Datum: 4700081234 / 03.11.2026" is two labels with two values. */
function parted(pair: Pair, known: IsLabel): Pair[] {
  const words = pair.words.split('/')
  const values = pair.value.text.split(' / ')
  if (words.length < 2 || words.length > 3 || !words.every(word => known(labelKey(word), true))) return [pair]
  // one value for both: it is what its form says
  if (values.length === 1) return [pair, ...words.map(word => ({ ...pair, label: labelKey(word), words: word.trim() }))]
  if (words.length !== values.length) return [pair]
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

function inLine(document: Document, index: number, line: Line, known: IsLabel): Pair[] {
  const { cells, marked } = colonsApart(line.cells?.length ? line.cells : [wholeLine(line)])
  const pairs: Pair[] = []
  for (const [at, cell] of cells.entries()) {
    const span = cellSpan(document, cell, line.page)
    if (cell.text.length > 2000) continue
    const after = marked.has(cell.start) ? cells[at + 1] : undefined
    if (after && labelKey(cell.text) !== '') {
      const value = cellSpan(document, after, line.page)
      pairs.push(valued(labelKey(cell.text), cell.text, value, below(document, index, after, known), 1))
      continue
    }
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
      continue
    }
    if (DASH.test(cell.text) && known(labelKey(DASH.exec(cell.text)?.[1] ?? ''), true)) {
      const [whole = '', words = ''] = DASH.exec(cell.text) ?? []
      const value = unmarked(part(span, whole.length, cell.text.length))
      pairs.push({
        label: labelKey(words),
        words,
        value,
        block: [value, ...below(document, index, cell, known)],
        certainty: 0.9,
      })
      continue
    }
    const whole = inOneCell(document, line, cell)
    if (whole) pairs.push(whole)
    else if (cell.text.length <= 60 && isLabel(cell.text, known)) {
      const label = labelKey(cell.text)
      const next = cells[at + 1]
      if (next && !isLabel(next.text, known) && !standsAbove(document, index, cell, next, known))
        pairs.push(
          valued(label, cell.text, cellSpan(document, next, line.page), below(document, index, next, known), 0.9),
        )
      else pairs.push(...valueBelow(document, index, cell, label, cell.text, known, 0.8))
    } else {
      const beside = valueBeside(document, line, cell, cells[at + 1], known)
      pairs.push(...(beside ? [beside] : headOfAddress(document, index, cell, cells[at + 1], known)))
    }
  }
  return pairs
}

/** "Werf Noord", "Facturatie": words that head an address where the lines below them, or to their right, are one. */
function headOfAddress(document: Document, index: number, cell: Cell, next: Cell | undefined, known: IsLabel): Pair[] {
  const label = cell.text.length <= 40 && !/\d/.test(cell.text) ? labelKey(cell.text) : ''
  if (label === '' || meaningBeside(cell.text, 'address') === undefined) return []
  const block = below(document, index, cell, known)
  // with nothing below it, and no head of another block beside it
  const right = next && block.length === 0 && !isLabel(next.text, known) ? below(document, index, next, known) : []
  if (next && right.some(({ text }) => isPlace(text)))
    return [valued(label, cell.text, cellSpan(document, next, document.lines[index]!.page), right, 0.85)]
  return block.some(({ text }) => isPlace(text)) ? valueBelow(document, index, cell, label, cell.text, known, 0.8) : []
}

/** A label may head a block below it while something else stands to its right: the head of another block, or far away. */
function standsAbove(document: Document, index: number, cell: Cell, next: Cell, known: IsLabel): boolean {
  if (valueForm(next.text, known) !== undefined || formOf(next.text) === 'company') return false
  const block = below(document, index, cell, known)
  if (canBeLabel(next.text) && block.some(({ text }) => isPlace(text))) return true
  return !!cell.box && !!next.box && next.box[0] - cell.box[2] >= 80 && block.length >= 2
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
