import type { Json, JsonObject } from '../engine/define.ts'

const NUMBER = 'lineNumber'
const GOODS = ['sku', 'serialNumber', 'manufacturerPartNumber', 'ean']

/** Where the rows of a reply belong among ours. Both may be thousands, so a row is found by an index, never by a look at all. */
export class Places {
  #rows: Json[]
  /** Rows that a reply may mean by their place: ours, when none of them says its number. */
  #counted: number
  /** Field -> value -> places that have or had it, ascending. */
  #index = new Map<string, Map<Json, number[]>>([NUMBER, ...GOODS].map(key => [key, new Map()]))

  constructor(rows: Json[]) {
    this.#rows = rows
    this.#counted = rows.every(it => valueOf(it, NUMBER) === undefined) ? rows.length : 0
    for (const at of rows.keys()) this.#note(at)
  }

  /** The line that the reply speaks of: the one with this number, or in this place; else the one with the same article. -1: none. */
  find(row: JsonObject): number {
    const number = row[NUMBER]
    if (typeof number === 'number') {
      const numbered = this.#first(NUMBER, number)
      if (numbered !== undefined) return numbered
      if (Number.isInteger(number) && number >= 1 && number <= this.#counted) return number - 1
    }
    const found = GOODS.flatMap(key => this.#first(key, row[key]) ?? [])
    return found.length ? Math.min(...found) : -1
  }

  put(at: number, row: Json): void {
    this.#rows[at] = row
    this.#note(at)
  }

  #note(at: number): void {
    for (const [key, places] of this.#index) {
      const value = valueOf(this.#rows[at], key)
      if (value === undefined || value === null) continue
      const known = places.get(value)
      if (!known) places.set(value, [at])
      else if (at > known.at(-1)!) known.push(at)
      else {
        const next = known.findIndex(it => it >= at)
        if (known[next] !== at) known.splice(next, 0, at)
      }
    }
  }

  #first(key: string, value: Json | undefined): number | undefined {
    if (value === undefined || value === null) return undefined
    const known = this.#index.get(key)?.get(value) ?? []
    const first = known.findIndex(at => valueOf(this.#rows[at], key) === value)
    known.splice(0, first < 0 ? known.length : first)
    return known[0]
  }
}

const valueOf = (row: Json | undefined, key: string): Json | undefined =>
  typeof row === 'object' && row !== null && !Array.isArray(row) ? row[key] : undefined
