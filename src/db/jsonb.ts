/**
 * A value as JSON for a jsonb column, which holds no NUL and no half of a character; text from a mail, or text that was cut,
 * may. Text that only writes about them ("\u0000" in six characters) stays as it is.
 */
export function toJsonb(value: unknown): string {
  const json = JSON.stringify(value)
  if (!REFUSED.test(json)) return json
  return JSON.stringify(value, (_name, it: unknown) =>
    typeof it === 'string' ? it.replaceAll('\0', '').toWellFormed() : it,
  )
}

const REFUSED = /\\u(?:0000|d[89a-f])/
