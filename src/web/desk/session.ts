import '@fastify/cookie'
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../db/pool.ts'
import type { DeskDeps, Person } from './deps.ts'

const HOURS = 12
const SIGNED_OUT = 'desk-signed-out'

/** Who asks, from the cookie; null when nobody is signed in, or no longer. */
export async function personOf(deps: DeskDeps, request: FastifyRequest): Promise<Person | null> {
  const secret = secretOf(deps, request)
  if (!secret) return null
  const { rows } = await deps.pool.query<Person & { stale: boolean }>({
    name: 'desk-session',
    text: `select u.id, u.email, u.name, u.role, u.department, u.language, u.shortcuts, u.undo_seconds as "undoSeconds",
                  s.seen_at < desk_now() - interval '5 minutes' as stale
           from session s join desk_user u on u.id = s.user_id
           where s.id = $1 and s.realm = 'desk' and s.expires_at > desk_now() and u.disabled_at is null`,
    values: [sessionId(secret)],
  })
  const found = rows[0]
  if (!found) return null
  const { stale, ...person } = found
  if (stale)
    await deps.pool.query(
      `update session set seen_at = desk_now(), expires_at = desk_now() + make_interval(hours => $2) where id = $1`,
      [sessionId(secret), HOURS],
    )
  return person
}

/** Begin a session with a new secret: what was in the browser before is worth nothing. Returns the secret. */
export async function openSession(deps: DeskDeps, db: Db, userId: number, reply: FastifyReply): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await db.query(
    `insert into session (id, realm, user_id, expires_at) values ($1, 'desk', $2, desk_now() + make_interval(hours => $3))`,
    [sessionId(secret), userId, HOURS],
  )
  reply.setCookie(cookieName(deps), secret, cookieOptions(deps)).clearCookie(SIGNED_OUT, cookieOptions(deps))
  return secret
}

export async function closeSession(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const secret = secretOf(deps, request)
  if (secret) await deps.pool.query(`delete from session where id = $1`, [sessionId(secret)])
  reply.clearCookie(cookieName(deps), cookieOptions(deps)).setCookie(SIGNED_OUT, '1', cookieOptions(deps))
}

/** Somebody signed out in this browser: the demo does not sign in again by itself. */
export const signedOut = (request: FastifyRequest) => request.cookies[SIGNED_OUT] === '1'

export const secretOf = (deps: DeskDeps, request: FastifyRequest) => request.cookies[cookieName(deps)]

/** Goes into every form; only pages of this session know it. */
export const csrfToken = (secret: string) => createHmac('sha256', secret).update('desk form').digest('base64url')

export function csrfHolds(expected: string, given: unknown): boolean {
  const a = Buffer.from(expected)
  const b = Buffer.from(typeof given === 'string' ? given : '')
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b)
}

const sessionId = (secret: string) => createHash('sha256').update(secret).digest('base64url')
const isSecure = (deps: DeskDeps) => deps.publicUrl.startsWith('https:')
export const cookieName = (deps: DeskDeps) => (isSecure(deps) ? '__Host-desk' : 'desk')
const cookieOptions = (deps: DeskDeps) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: isSecure(deps),
})
