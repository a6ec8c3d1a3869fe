import { ACCOUNT_LABELS } from './account-labels.ts'
import { ORDER_LABELS } from './order-labels.ts'
import { REQUEST_LABELS } from './request-labels.ts'

/** How the fields of a request are called on forms and in lists. */
export const LABELS = { ...ORDER_LABELS, ...REQUEST_LABELS, ...ACCOUNT_LABELS } as const

const KNOWN = new Set(Object.values(LABELS).flatMap(keys => [...keys]))

/** True for the key of a label that is known as a whole. */
export const isKnown = (key: string) => KNOWN.has(key)

export type Label = keyof typeof LABELS
