import type { Json, JsonObject } from '../../../engine/define.ts'
import type { Review } from '../../../workflow/define.ts'
import { at } from '../../../workflow/edits.ts'
import { ordered } from './draft.ts'

/** What stood in a cell, kept in its row once a colleague changes it; gone again when he puts it back. */
export function keepInRow(row: JsonObject, name: string, under: string, taken: Json): void {
  const now = row[name] ?? ''
  if ((taken ?? '') === now) return
  const first = row[under] ?? now
  if ((taken ?? '') === first) delete row[under]
  else row[under] = first
}

/** The same of whole objects, as edits: `asked` are the fields as the colleague met them, `after` what he made of them. */
export function keptObjects({ kept = [] }: Pick<Review, 'kept'>, asked: JsonObject, after: JsonObject): JsonObject {
  return Object.fromEntries(
    kept.map(({ of, under }) => {
      const first = at(asked, under) ?? at(asked, of) ?? null
      return [under, ordered(first) === ordered(at(after, of) ?? null) ? null : first]
    }),
  )
}
