/** A place in a list that is ordered by moment and id, as it stands in an address: '2026-11-20T08:30:00.123456Z~12'. */
export interface Cursor {
  /** With microseconds, as the database tells it. */
  at: string
  id: number
}

/** Null for anything that no page of ours has written. */
export function readCursor(text: string | undefined): Cursor | null {
  const [, at = '', id] = /^(.{20,30})~(\d{1,15})$/.exec(text ?? '') ?? []
  return isMoment(at) ? { at, id: Number(id) } : null
}

/** A moment in UTC that the calendar has: what passes here, the database takes. */
export function isMoment(text: string): boolean {
  const [, seconds] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{3,6}Z$/.exec(text) ?? []
  if (!seconds || seconds.startsWith('0000')) return false
  const at = new Date(`${seconds}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(seconds)
}
