/** Bad input of the person at the keyboard: one line on stderr, exit 2. */
export class UsageError extends Error {}

export interface Verb {
  /** After `postbode `: 'understand FILE…'. */
  usage: string
  summary: string
  /** How many files or names it takes at most; none unless told. */
  takes?: number
  options?: { [name: string]: { type: 'string' | 'boolean'; help: string; short?: string } }
  /** Returns the exit status; 0 when it returns nothing. */
  run(files: string[], options: { [name: string]: string | boolean | undefined }): Promise<number | void>
}
