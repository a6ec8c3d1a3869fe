/**
 * A value as JSON for a jsonb column, which holds no NUL; text from a mail may. Text that only writes about it ("\u0000" in six
 * characters) stays as it is.
 */
export function toJsonb(value: unknown): string {
  const json = JSON.stringify(value)
  if (!json.includes('\\u0000')) return json
  return JSON.stringify(value, (_name, it: unknown) => (typeof it === 'string' ? it.replaceAll('\0', '') : it))
}
