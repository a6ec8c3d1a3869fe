import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../db/pool.ts'
import type { PortalUser } from '../../domain/access.ts'

const HOURS = 12
const REALM = 'portal'

/** Cookies of the portal: who is signed in, and what ties a form to the browser that asked for it. */
export function createSessions(publicUrl: string) {
  const secure = publicUrl.startsWith('https:')
  const name = (plain: string) => (secure ? `__Host-${plain}` : plain)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const SESSION = name('portal')
  const FORM = name('portal-form')
  const LANGUAGE = name('portal-language')

  /** Who asks; null when nobody is signed in, or no longer: put out, expired or signed out elsewhere. */
  async function userOf(db: Db, request: FastifyRequest): Promise<PortalUser | null> {
    const secret = request.cookies[SESSION]
    if (!secret) return null
    const { rows } = await db.query<PortalUser & { stale: boolean }>({
      name: 'portal-session',
      text: `select u.id, u.customer_id as "customerId", c.name as company, u.email, u.name, u.role, u.language,
               u.activated_at as "activatedAt", u.disabled_at as "disabledAt", s.seen_at < desk_now() - interval '5 minutes' as stale
             from session s join portal_user u on u.id = s.user_id join customer c on c.id = u.customer_id
             where s.id = $1 and s.realm = $2 and s.expires_at > desk_now() and u.disabled_at is null`,
      values: [hashOf(secret), REALM],
    })
    const found = rows[0]
    if (!found) return null
    const { stale, ...user } = found
    if (stale)
      await db.query(
        'update session set seen_at = desk_now(), expires_at = desk_now() + make_interval(hours => $2) where id = $1',
        [hashOf(secret), HOURS],
      )
    return user
  }

  /** A session with a new secret: what was in the browser before is worth nothing (session fixation). */
  async function open(db: Db, userId: number, reply: FastifyReply): Promise<void> {
    const secret = randomBytes(32).toString('base64url')
    await db.query(
      'insert into session (id, realm, user_id, expires_at) values ($1, $2, $3, desk_now() + make_interval(hours => $4))',
      [hashOf(secret), REALM, userId, HOURS],
    )
    reply.setCookie(SESSION, secret, options)
  }

  async function close(db: Db, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const secret = request.cookies[SESSION]
    if (secret) await db.query('delete from session where id = $1', [hashOf(secret)])
    reply.clearCookie(SESSION, options)
  }

  /** The token of this browser's forms. A cookie of our own, so that it works before anybody is signed in. */
  function formToken(request: FastifyRequest, reply: FastifyReply): string {
    let secret = request.cookies[FORM]
    if (!secret || !/^[\w-]{43}$/.test(secret)) {
      secret = randomBytes(32).toString('base64url')
      reply.setCookie(FORM, secret, options)
    }
    return createHmac('sha256', secret).update('portal form').digest('base64url')
  }

  const languageOf = (request: FastifyRequest) => request.cookies[LANGUAGE]
  const keepLanguage = (reply: FastifyReply, language: string) =>
    reply.setCookie(LANGUAGE, language, { ...options, maxAge: 365 * 86_400 })

  return { userOf, open, close, closeAll, formToken, formHolds, languageOf, keepLanguage }
}

/** Everywhere: after a new password nobody stays signed in with the old one. */
async function closeAll(db: Db, userId: number): Promise<void> {
  await db.query('delete from session where realm = $1 and user_id = $2', [REALM, userId])
}

function formHolds(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')
