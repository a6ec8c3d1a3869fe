import { now } from '../../../clock.ts'
import { transaction } from '../../../db/pool.ts'
import { oneLine } from '../../../domain/learnt.ts'
import { type Desk, idOf, ownPath, personIn, show, value } from '../page.ts'
import { namesOf } from '../people.ts'
import { type LearntRow, PAGE, readLearnt } from '../queries/learnt.ts'
import { revokeLearnt } from '../review/revoke.ts'
import { clockTime } from '../time.ts'
import { speak } from '../words.ts'
import type { Route } from './index.ts'

/** What was learnt of customers: who said it, when and in which mail, how often it was applied, and the way to revoke it. */
export function learntRoutes(desk: Desk): Route[] {
  const { pool } = desk.deps
  return [
    {
      method: 'GET',
      path: '/desk/learnt',
      handler: async (request, reply) => {
        const { language } = request.visit
        const say = speak(language)
        const q = value(request.query, 'q').trim().slice(0, 100)
        const all = value(request.query, 'all') === '1'
        const from = value(request.query, 'from')
        const before = /^\d{1,15}$/.test(from) ? { before: Number(from) } : {}
        const [at, names, found] = await Promise.all([
          now(pool),
          namesOf(pool),
          readLearnt(pool, { all, q, ...before }),
        ])
        const who = (email: string) => names.get(email) ?? email
        const time = (moment: Date) => clockTime(moment, at, language)
        const address = (more: Record<string, string>) => {
          const query = new URLSearchParams({ ...(all && { all: '1' }), ...(q && { q }), ...more })
          return `/desk/learnt${query.size ? `?${query.toString()}` : ''}`
        }
        const row = (it: LearntRow) => ({
          ...it,
          means: it.address ? oneLine(it.address) : it.sku,
          by: who(it.by),
          time: time(it.at),
          used: it.uses ? say(it.uses === 1 ? 'learnt.used.one' : 'learnt.used.many', { n: it.uses }) : null,
          last: it.lastUse && say('learnt.used.last', { time: time(it.lastUse) }),
          ended: it.revokedAt
            ? say('learnt.revoked-by', { who: who(it.revokedBy ?? ''), time: time(it.revokedAt) })
            : it.replaced
              ? say('learnt.replaced')
              : null,
        })
        return show(desk, request, reply, 'learnt', {
          title: say('nav.learnt'),
          rows: found.slice(0, PAGE).map(row),
          filters: [
            { label: say('learnt.filter.current'), href: '/desk/learnt', current: !all },
            { label: say('learnt.filter.all'), href: '/desk/learnt?all=1', current: all },
          ],
          q,
          all,
          back: address({ revoked: '1' }),
          revoked: value(request.query, 'revoked') === '1',
          more: found.length > PAGE ? address({ from: String(found[PAGE - 1]!.id) }) : null,
        })
      },
    },
    {
      method: 'POST',
      path: '/desk/learnt/:id/revoke',
      handler: async (request, reply) => {
        await transaction(pool, tx => revokeLearnt(tx, personIn(request), idOf(request)))
        return reply.redirect(ownPath(value(request.body, 'to'), '/desk/learnt?revoked=1'), 303)
      },
    },
  ]
}
