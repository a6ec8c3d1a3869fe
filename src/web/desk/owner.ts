import type { Say, Word } from './words.ts'

export const DEPARTMENTS = ['order-management', 'sales', 'returns', 'finance']

/** A department by its label, a colleague by name. */
export function ownerLabel(owner: string | null, names: Map<string, string>, say: Say): string {
  if (!owner) return '–'
  return DEPARTMENTS.includes(owner) ? say(`department.${owner}` as Word) : (names.get(owner) ?? owner)
}
