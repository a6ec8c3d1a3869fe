import type { Check, Text } from '../define.ts'

/** A check in one word: what blocks, what must be seen, what explains, what reassures. */
export const error = (text: Text, pointer?: string): Check => ({ level: 'error', text, ...(pointer && { pointer }) })
export const warning = (text: Text, pointer?: string): Check => ({
  level: 'warning',
  text,
  ...(pointer && { pointer }),
})
export const info = (text: Text, pointer?: string): Check => ({ level: 'info', text, ...(pointer && { pointer }) })
export const ok = (text: Text): Check => ({ level: 'ok', text })
