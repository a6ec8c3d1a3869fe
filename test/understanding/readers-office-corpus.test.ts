import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/understanding/types.ts'
import { file, misplaced, read } from './readers-office-files.ts'

/** Files of many programs, beside the repository where they are there at all: they are never copied into it. */
const CORPUS = '../shared/corpus'
const LIMIT = 5000

const filesOf = (folder: string, kind: RegExp) =>
  readdirSync(join(CORPUS, folder), { recursive: true })
    .map(path => join(CORPUS, folder, String(path)))
    .filter(path => kind.test(path) && !basename(path).startsWith('UPSTREAM'))

describe.skipIf(!existsSync(CORPUS))('office files of other people', () => {
  it.each([
    ['xlsx-poi', 40],
    ['docx-poi', 28],
    ['docx-mammoth', 13],
    ['msg-poi', 18],
    ['office-docling', 17],
    ['hostile-pdf-handbuilt', 33],
    ['pdf-azure-labelled', 3],
    ['pdf-invoice2data', 2],
    ['pdf-tabula', 22],
    ['pdf-zugferd-v2', 6],
    ['orders-csv-crux', 11],
  ])(
    'give a document or a sentence each, in time: %s, at least %i documents',
    async (folder, least) => {
      let documents = 0
      for (const path of filesOf(folder, /\.(?:xlsx|docx|msg|dat|csv|pdf)$/)) {
        const started = performance.now()
        const { documents: found, warnings, scans } = await read(file(basename(path), readFileSync(path)))
        expect(performance.now() - started, path).toBeLessThan(LIMIT)
        expect(found.length + warnings.length + scans, path).toBeGreaterThan(0)
        // cells of a page may be joined over a gap
        expect(found.filter(({ format }) => format !== 'pdf').flatMap(misplaced), path).toEqual([])
        if (found.length > 0) documents += 1
      }
      expect(documents).toBeGreaterThanOrEqual(least)
    },
    60_000,
  )

  it('have the tables that their labels say', async () => {
    const missing: string[] = []
    let rows = 0
    for (const path of filesOf('office-docling', /\.(?:xlsx|docx|csv)$/)) {
      const label = `${path.replace('sources', 'groundtruth')}.md`
      if (!existsSync(label)) continue
      const { documents } = await read(file(basename(path), readFileSync(path)))
      for (const row of labelled(readFileSync(label, 'utf8'))) {
        rows += 1
        if (!documents.some(document => holds(document, row))) missing.push(`${basename(path)}: ${row.join(' | ')}`)
      }
    }
    expect(rows).toBe(57)
    expect(missing).toEqual([])
  })
})

/** Rows of the tables in a Markdown text; a cell over several columns is written in each of them. */
function labelled(markdown: string): string[][] {
  return (
    markdown
      .split('\n')
      .filter(line => line.startsWith('|') && !/^\|[\s:|-]+\|?$/.test(line))
      .map(line => line.split('|').slice(1, -1).map(plain))
      .map(row => row.filter((cell, index) => cell !== '' && cell !== row[index - 1]))
      // formulas are labelled in the language of a typesetter
      .filter(row => row.length > 0 && !row.some(cell => cell.includes('\\')))
  )
}

const plain = (cell: string) =>
  cell
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('\\_', '_')
    .replace(/[*$\s]+/g, ' ')
    .trim()

/** The cells of the row stand in one row of a table, in this order. */
function holds({ tables }: Document, row: string[]): boolean {
  return tables.some(table =>
    table.rows.some(cells => {
      let at = 0
      for (const cell of cells) if (plain(cell.text) === row[at]) at += 1
      return at === row.length
    }),
  )
}
