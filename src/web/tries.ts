import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Db } from '../db/pool.ts'

/** Something that may be tried so often: `what` on which page, `who` or from where. */
export interface Limited {
  what: string
  who: string
  limit: number
  minutes: number
}

/**
 * Count a try, in the order given until one is over its limit. False: too many, do nothing. Counted before the work and in the
 * database, so that neither requests at the same moment nor several processes get past it.
 */
export async function tryOnce(db: Db, limits: Limited[]): Promise<boolean> {
  for (const { what, who, limit, minutes } of limits) {
    const { rows } = await db.query<{ count: number }>({
      name: 'web-try',
      text: `with forgotten as (
               delete from web_try where key <> $1 and key in (
                 select key from web_try where since < desk_now() - interval '1 day' limit 20 for update skip locked))
             insert into web_try as t (key, count, since) values ($1, 1, desk_now())
             on conflict (key) do update set
               count = case when t.since > desk_now() - make_interval(mins => $2) then least(t.count, 1000000) + 1 else 1 end,
               since = case when t.since > desk_now() - make_interval(mins => $2) then t.since else desk_now() end
             returning count`,
      values: [keyOf(what, who), minutes],
    })
    if (rows[0]!.count > limit) return false
  }
  return true
}

/** It was right: what this person tried before is forgotten, and a place that many people share has one try less. */
export async function tryWasRight(db: Db, { person, place }: { person: Limited; place: Limited }): Promise<void> {
  await db.query('delete from web_try where key = $1', [keyOf(person.what, person.who)])
  await db.query('update web_try set count = count - 1 where key = $1 and count > 0', [keyOf(place.what, place.who)])
}

/** Where a request comes from. Whoever has an IPv6 address has all that begin alike (RFC 6177): they are one place. */
export function placeOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped || !isIPv6(ip)) return mapped ?? ip
  const [head = '', tail] = ip.split('%')[0]!.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map(it => Number.parseInt(it, 16).toString(16))
    .join(':')
}

const keyOf = (what: string, who: string) => createHash('sha256').update(`${what} ${who}`).digest('base64url')
