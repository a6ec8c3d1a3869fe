import type { Kind } from '../../../src/understanding/types.ts'
import type { Mail } from '../mail.ts'

/** A mail with what the desk has to understand of it; `fields` are all fields that the mail settles. */
export interface Case {
  name: string
  mail: Mail
  kind: Kind
  language?: string
  fields?: { [name: string]: unknown }
  missing?: string[]
  also?: Kind[]
}
