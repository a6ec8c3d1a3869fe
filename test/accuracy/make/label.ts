import type { Automated, JsonObject, Kind } from '../../../src/understanding/types.ts'

/** One request as it should be understood. Any value may be `oneOf([...])` where the paper allows more readings. */
export interface RequestLabel {
  kind: Kind
  fields: JsonObject
  /** Values that need not be given, but that must be these if they are. */
  may?: JsonObject
  /** What the mail does not settle and nobody counts: 'topic', 'lines/*\/unit'. */
  open?: string[]
  missing?: string[]
}

/** The object of the contract, without what is never labelled. */
export interface Label extends RequestLabel {
  /** null where no person wrote a sentence. */
  language: string | null
  automated: Automated | null
  /** Absent: not measured. */
  references?: string[]
  others?: RequestLabel[]
  /** Names of files of which a warning must speak. */
  warnsOf?: string[]
}

/** How the request reaches us, for the tables of the report. */
export interface Labelled {
  id: string
  form: string
  raw: Buffer
  label: Label
}

export const oneOf = (...values: (string | number)[]) => ({ $oneOf: values })
