import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { audit } from './audit.ts'
import type { DeskDeps, Handler } from './deps.ts'
import { createDesk, type Desk, NoSuchPageError, ownPath, show, value } from './page.ts'
import { routes } from './routes/index.ts'
import { comesFromElsewhere } from '../server.ts'
import { cookieName, csrfHolds, csrfToken, openSession, personOf, secretOf, signedOut } from './session.ts'
import { speak } from './words.ts'

export { ensureDeskAdmin, addColleague } from './people.ts'
export type { DeskDeps } from './deps.ts'

/** Pages that nobody needs to sign in for. */
const OPEN = /^\/desk\/(sign-in|assets\/)/

/** The back office, under /desk. Needs nothing of the server but its headers; brings cookies and forms where they are not there. */
export async function registerDesk(app: FastifyInstance, deps: DeskDeps): Promise<void> {
  const desk = createDesk(deps)
  await app.register(async scope => {
    if (!scope.hasReplyDecorator('setCookie')) await scope.register(cookie)
    if (!scope.hasContentTypeParser('application/x-www-form-urlencoded')) await scope.register(formbody)
    scope.decorateRequest('visit')
    scope.addHook('onRequest', (request, reply) => enter(desk, request, reply))
    scope.addHook('preHandler', (request, reply) => guardForm(desk, request, reply))
    scope.setErrorHandler((error, request, reply) => refuse(desk, error as Error, request, reply))
    desk.assets.register(scope)
    for (const { method, path, handler } of routes(desk)) scope.route({ method, url: path, handler })
    const missing: Handler = () => Promise.reject(new NoSuchPageError())
    scope.get('/desk/*', missing)
    scope.get('/desk', (_request, reply) => reply.redirect('/desk/queue', 303))
  })
}

/** Who is it? Nobody: to the page for signing in, and from there back here. */
async function enter(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { deps } = desk
  const english = /^en\b/i.test(request.headers['accept-language'] ?? '')
  request.visit = { person: null, csrf: '', language: english ? 'en' : 'nl', began: performance.now(), renderMs: 0 }
  if (request.url.startsWith('/desk/assets/')) return
  request.visit.person = await personOf(deps, request)
  let secret = secretOf(deps, request)
  if (!request.visit.person && deps.autoSignIn && !signedOut(request)) {
    secret = await signInByItself(desk, request, reply)
  }
  if (request.visit.person) {
    request.visit.language = request.visit.person.language
    request.visit.csrf = csrfToken(secret!)
    return
  }
  if (OPEN.test(request.url)) return
  if (request.url.startsWith('/desk/live')) return reply.code(401).send()
  return reply.redirect(`/desk/sign-in?to=${encodeURIComponent(ownPath(request.url, '/desk/queue'))}`, 303)
}

/** The demo: no password between a newcomer and the desk. */
async function signInByItself(
  { deps }: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | undefined> {
  const { rows } = await deps.pool.query<{ id: number }>(
    'select id from desk_user where email = $1 and disabled_at is null',
    [deps.autoSignIn],
  )
  if (!rows[0]) return undefined
  const secret = await openSession(deps, deps.pool, rows[0].id, reply)
  request.cookies = { ...request.cookies, [cookieName(deps)]: secret }
  request.visit.person = await personOf(deps, request)
  await audit(deps.pool, { email: deps.autoSignIn! }, 'signed-in-by-itself', `person:${rows[0].id}`)
  return secret
}

/** A form counts only when a page of this session sent it (reliability.md, 101). */
async function guardForm(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const signingIn = !request.visit.person && request.url.startsWith('/desk/sign-in')
  if (
    !comesFromElsewhere(request, desk.deps.publicUrl) &&
    (signingIn || csrfHolds(request.visit.csrf, value(request.body, 'csrf')))
  )
    return
  const say = speak(request.visit.language)
  return show(desk, request, reply, 'message', { title: say('page.error'), text: say('page.stale-form') }, 403)
}

async function refuse(desk: Desk, error: Error, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const say = speak(request.visit.language)
  if (error instanceof NoSuchPageError) {
    return show(desk, request, reply, 'message', { title: say('page.missing'), text: say('page.missing.long') }, 404)
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500
  if (status >= 500)
    desk.deps.log?.error(
      { error: error.message, stack: error.stack, route: request.routeOptions.url },
      'a page of the desk failed',
    )
  const page = { title: say('page.error'), text: say(status >= 500 ? 'page.error.long' : 'page.error.refused') }
  // the frame needs the database: without it the page stands alone
  request.visit.person &&= status >= 500 ? null : request.visit.person
  return show(desk, request, reply, 'message', page, status)
}
