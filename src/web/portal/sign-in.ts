import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkPassword } from '../passwords.ts'
import { signInLimits } from '../sign-in-limits.ts'
import { tryOnce, tryWasRight } from '../tries.ts'
import { ownPath, type Portal, show, speak, value } from './page.ts'

const LIMIT = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }

export function signInRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/portal/sign-in', (request, reply) => {
    if (request.portal.user) return reply.redirect('/portal', 303)
    return showForm(portal, request, reply)
  })
  app.post('/portal/sign-in', LIMIT, (request, reply) => signIn(request, reply))
  app.post('/portal/sign-out', async (request, reply) => {
    await portal.sessions.close(portal.deps.pool, request, reply)
    return reply.redirect('/portal/sign-in', 303)
  })

  /** One answer for an unknown address and a wrong password, in the same time (reliability.md section 6). */
  async function signIn(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { pool } = portal.deps
    const email = value(request.body, 'email').trim().toLowerCase().slice(0, 320)
    const say = speak(request)
    const limits = signInLimits('portal', email, request.ip)
    if (!(await tryOnce(pool, [limits.place, limits.person])))
      return showForm(portal, request, reply, say('sign-in.wait'), 429)
    const { rows } = await pool.query<{ id: number; hash: string | null }>(
      'select id, password_hash as hash from portal_user where email = $1 and disabled_at is null',
      [email],
    )
    if (!(await checkPassword(value(request.body, 'password'), rows[0]?.hash ?? null)))
      return showForm(portal, request, reply, say('sign-in.wrong'), 422)
    await tryWasRight(pool, limits)
    await portal.sessions.open(pool, rows[0]!.id, reply)
    return reply.redirect(ownPath(value(request.body, 'to')), 303)
  }
}

function showForm(portal: Portal, request: FastifyRequest, reply: FastifyReply, problem?: string, status = 200) {
  const page = {
    title: speak(request)('sign-in.title'),
    to: ownPath(value(request.query, 'to') || value(request.body, 'to')),
    email: value(request.body, 'email').slice(0, 320),
    problem,
  }
  return show(portal, request, reply, 'sign-in', page, status)
}
