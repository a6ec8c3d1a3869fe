import { walkXml } from './walk-xml.ts'

export interface CellSpan {
  columns: number
  /** 0 for a cell that continues the one above it. */
  rows: number
}

interface OpenTable {
  column: number
  /** The cell that reaches down from above, by its first column. */
  reaching: Map<number, CellSpan>
  cell: CellSpan | undefined
}

const MAX_COLUMNS = 50

/** How far each cell of a part reaches, in the order of the cells: Word says it only with the cells that continue it (s. 17.4.84). */
export function wordSpans(xml: string): CellSpan[] {
  const spans: CellSpan[] = []
  const tables: OpenTable[] = []
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'tbl') tables.push({ column: 0, reaching: new Map(), cell: undefined })
      const table = tables.at(-1)
      if (!table) return
      const value = attributes['w:val'] ?? attributes['val']
      if (name === 'tr') table.column = 0
      else if (name === 'gridBefore') table.column += columnsOf(value)
      else if (name === 'tc') {
        table.cell = { columns: 1, rows: 1 }
        spans.push(table.cell)
      } else if (table.cell && name === 'gridSpan') table.cell.columns = columnsOf(value)
      else if (table.cell && name === 'vMerge') merge(table, table.cell, value === 'restart')
    },
    close(name) {
      const table = tables.at(-1)
      if (name === 'tbl') tables.pop()
      else if (name === 'tc' && table?.cell) {
        if (table.cell.rows === 1 && table.reaching.get(table.column) !== table.cell)
          table.reaching.delete(table.column)
        table.column += table.cell.columns
        table.cell = undefined
      }
    },
  })
  return spans
}

function merge(table: OpenTable, cell: CellSpan, restart: boolean): void {
  const above = table.reaching.get(table.column)
  if (restart || !above) {
    table.reaching.set(table.column, cell)
    return
  }
  above.rows += 1
  cell.rows = 0
}

const columnsOf = (value: string | undefined) =>
  Math.min(MAX_COLUMNS, Math.max(1, Number.parseInt(value ?? '1', 10) || 1))
