import type { Pool } from '../db/pool.ts'

/**
 * Mail servers that take so many mails a minute and no more (Microsoft 365: 30). Off unless the desk sets `mails-per-minute`;
 * counted per sender process.
 */
export function createPace(pool: Pool) {
  let perMinute: number | null = null
  let tokens = 0
  let at = performance.now()

  /** Read the setting again. */
  async function refresh(): Promise<void> {
    const { rows } = await pool.query<{ value: unknown }>({
      name: 'sender-pace',
      text: `select value from setting where name = 'mails-per-minute'`,
    })
    const value = rows[0]?.value
    perMinute = typeof value === 'number' && value > 0 ? value : null
  }

  /** How many of `wanted` mails may be taken now. */
  function allow(wanted: number): number {
    if (perMinute === null) return wanted
    const now = performance.now()
    tokens = Math.min(Math.max(1, perMinute / 20), tokens + ((now - at) / 60_000) * perMinute)
    at = now
    return Math.min(wanted, Math.floor(tokens))
  }

  return {
    refresh,
    allow,
    spend: (mails: number) => (tokens -= mails),
  }
}
