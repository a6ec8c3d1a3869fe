import { transaction } from '../../../db/pool.ts'
import { signInLimits } from '../../sign-in-limits.ts'
import { tryOnce, tryWasRight } from '../../tries.ts'
import { audit } from '../audit.ts'
import { type Desk, ownPath, show, value } from '../page.ts'
import { signIn } from '../people.ts'
import { closeSession, openSession } from '../session.ts'
import { speak } from '../words.ts'
import type { Route } from './index.ts'

export function signInRoutes(desk: Desk): Route[] {
  const form = (to: string, email = '', problem = '') => ({ to, email, problem })

  return [
    {
      method: 'GET',
      path: '/desk/sign-in',
      handler: async (request, reply) => {
        const to = ownPath(value(request.query, 'to'), '/desk/queue')
        if (request.visit.person) return reply.redirect(to, 303)
        return show(desk, request, reply, 'sign-in', { title: speak(request.visit.language)('sign-in'), ...form(to) })
      },
    },
    {
      method: 'POST',
      path: '/desk/sign-in',
      handler: async (request, reply) => {
        const say = speak(request.visit.language)
        const email = value(request.body, 'email').trim().toLowerCase().slice(0, 320)
        const to = ownPath(value(request.body, 'to'), '/desk/queue')
        const again = (problem: string, status: number) =>
          show(
            desk,
            request,
            reply,
            'sign-in',
            {
              title: say('sign-in'),
              documentTitle: `${say('error-prefix')}${say('sign-in')}`,
              ...form(to, email, problem),
            },
            status,
          )
        const limits = signInLimits('desk', email, request.ip)
        if (!(await tryOnce(desk.deps.pool, [limits.place, limits.person]))) return again(say('sign-in.wait'), 429)
        const userId = await signIn(desk.deps.pool, email, value(request.body, 'password').slice(0, 1024))
        if (!userId) return again(say('sign-in.wrong'), 422)
        await transaction(desk.deps.pool, async tx => {
          await tryWasRight(tx, limits)
          await openSession(desk.deps, tx, userId, reply)
          await audit(tx, { email }, 'signed-in', `person:${userId}`)
        })
        return reply.redirect(to, 303)
      },
    },
    {
      method: 'POST',
      path: '/desk/sign-out',
      handler: async (request, reply) => {
        if (request.visit.person)
          await audit(desk.deps.pool, request.visit.person, 'signed-out', `person:${request.visit.person.id}`)
        await closeSession(desk.deps, request, reply)
        return reply.redirect('/desk/sign-in', 303)
      },
    },
  ]
}
