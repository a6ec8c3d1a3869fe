import { now } from '../../../clock.ts'
import { transaction } from '../../../db/pool.ts'
import { audit } from '../audit.ts'
import { type Desk, idOf, personIn, show, value } from '../page.ts'
import { countFiled, PAGE, readFiled } from '../queries/filed.ts'
import { FILED, filedTag, filedWhy } from '../reasons.ts'
import { clockTime } from '../time.ts'
import { speak } from '../words.ts'
import type { Route } from './index.ts'

/** Mails put aside without anybody looking: why, and the way back. */
export function filedRoutes(desk: Desk): Route[] {
  const { pool, receiveAgain } = desk.deps
  return [
    {
      method: 'GET',
      path: '/desk/filed',
      handler: async (request, reply) => {
        const { language } = request.visit
        const say = speak(language)
        const reason = FILED.find(it => it === value(request.query, 'reason')) ?? ''
        const before = value(request.query, 'before')
        const [at, found, counts] = await Promise.all([now(pool), readFiled(pool, reason, before), countFiled(pool)])
        const address = (more: Record<string, string>) => {
          const query = new URLSearchParams({ ...(reason && { reason }), ...more })
          return `/desk/filed${query.size ? `?${query.toString()}` : ''}`
        }
        return show(desk, request, reply, 'filed', {
          title: say('nav.filed'),
          rows: found.slice(0, PAGE).map(it => ({
            id: it.id,
            subject: it.subject || say('mail.no-subject'),
            from: it.fromName || it.from || '–',
            reason: filedTag(it.reason, say),
            why: filedWhy(it.reason, say),
            // the words that gave it away
            text: it.reason === 'duplicate' ? null : it.text,
            duplicateOf: it.duplicateOf,
            at: it.at,
            time: clockTime(it.at, at, language),
          })),
          filters: [
            {
              label: say('filter.all'),
              n: counts.reduce((sum, it) => sum + it.n, 0),
              href: '/desk/filed',
              current: !reason,
            },
            ...counts.map(it => ({
              label: filedTag(it.reason, say),
              n: it.n,
              href: `/desk/filed?reason=${encodeURIComponent(it.reason)}`,
              current: it.reason === reason,
            })),
          ],
          more: found.length > PAGE ? address({ before: found[PAGE - 1]!.cursor }) : null,
          first: before ? address({}) : null,
          filtered: reason !== '',
          back: value(request.query, 'back') === '1',
        })
      },
    },
    {
      method: 'POST',
      path: '/desk/filed/:id/back',
      handler: async (request, reply) => {
        const id = idOf(request)
        const person = personIn(request)
        await transaction(pool, async tx => {
          // pressed twice, or by two people: once is enough; of a duplicate the first one is what counts
          const { rowCount } = await tx.query(
            `select from inbound_message where id = $1 and state = 'filed' and duplicate_of is null and raw is not null for update`,
            [id],
          )
          if (!rowCount) return
          await receiveAgain(tx, id, person.email)
          await audit(tx, person, 'receive-again', `mail:in:${id}`)
        })
        return reply.redirect('/desk/filed?back=1', 303)
      },
    },
  ]
}
