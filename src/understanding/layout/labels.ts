import { ACCOUNT_LABELS } from './account-labels.ts'
import { ORDER_LABELS } from './order-labels.ts'
import { REQUEST_LABELS } from './request-labels.ts'

/** How the fields of a request are called on forms and in lists. */
export const LABELS = { ...ORDER_LABELS, ...REQUEST_LABELS, ...ACCOUNT_LABELS } as const

/** What a label can mean: "datum" is the date of the order, among others. */
const NAMES_BY_KEY = new Map<string, string[]>()
for (const [name, keys] of Object.entries(LABELS))
  for (const key of keys) NAMES_BY_KEY.set(key, [...(NAMES_BY_KEY.get(key) ?? []), name])

/** The fields that the key of a label names as a whole. */
export const knownAs = (key: string): readonly string[] => NAMES_BY_KEY.get(key) ?? []
export const isKnown = (key: string) => NAMES_BY_KEY.has(key)

export type Label = keyof typeof LABELS
