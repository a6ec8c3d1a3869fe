import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { comesFromElsewhere } from '../server.ts'
import type { PortalDeps } from './deps.ts'
import { linkRoutes } from './links.ts'
import { orderRoutes } from './orders.ts'
import { createPages, NoSuchPageError, ownPath, type Portal, show, speak, value } from './page.ts'
import { createSessions } from './session.ts'
import { signInRoutes } from './sign-in.ts'

export type { PortalDeps } from './deps.ts'

/** Pages for everybody; all others are for who is signed in. */
const OPEN = /^\/portal\/(sign-in|forgot|activate\/[^/]+(\/new)?|language|words|assets\/[^/]+)\/?(\?|$)/

/** The Customer Portal, under /portal, on a server of createServer. Works without scripts. */
export async function registerPortal(app: FastifyInstance, deps: PortalDeps): Promise<void> {
  const portal: Portal = { deps, sessions: createSessions(deps.publicUrl), ...createPages() }
  await app.register(async scope => {
    scope.decorateRequest('portal')
    scope.addHook('onRequest', (request, reply) => enter(portal, request, reply))
    scope.addHook('preHandler', (request, reply) => guardForm(portal, request, reply))
    scope.setErrorHandler((error: FastifyError, request, reply) => refuse(portal, error, request, reply))
    portal.assets.register(scope)
    linkRoutes(scope, portal)
    signInRoutes(scope, portal)
    orderRoutes(scope, portal)
    scope.get('/portal/words', (request, reply) =>
      show(portal, request, reply, 'words', { title: speak(request)('words.title'), page: 'words' }),
    )
    scope.post('/portal/language', (request, reply) => changeLanguage(portal, request, reply))
    scope.get('/portal/*', () => Promise.reject(new NoSuchPageError()))
  })
}

/** Who is it? Nobody: to the page for signing in, and from there back here. */
async function enter({ deps, sessions }: Portal, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const user = request.url.startsWith('/portal/assets/') ? null : await sessions.userOf(deps.pool, request)
  const wish = sessions.languageOf(request) ?? request.headers['accept-language'] ?? 'nl'
  const language = user?.language ?? (/^en\b/i.test(wish) ? 'en' : 'nl')
  request.portal = { user, language, form: '', began: performance.now(), renderMs: 0 }
  if (!request.url.startsWith('/portal/assets/')) request.portal.form = sessions.formToken(request, reply)
  if (user || OPEN.test(request.url)) return undefined
  return reply.redirect(`/portal/sign-in?to=${encodeURIComponent(ownPath(request.url))}`, 303)
}

/** A form counts only when a page of this browser sent it (reliability.md, 101). */
async function guardForm(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const ours = portal.sessions.formHolds(request.portal.form, value(request.body, 'form'))
  if (ours && !comesFromElsewhere(request, portal.deps.publicUrl)) return undefined
  const say = speak(request)
  return show(portal, request, reply, 'message', { title: say('form.stale'), text: say('form.stale.long') }, 403)
}

/** The same page in the other language; who is signed in keeps it, and mails follow. */
async function changeLanguage(
  { deps, sessions }: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const language = value(request.body, 'language') === 'en' ? 'en' : 'nl'
  sessions.keepLanguage(reply, language)
  const { user } = request.portal
  if (user) await deps.pool.query('update portal_user set language = $2 where id = $1', [user.id, language])
  return reply.redirect(ownPath(value(request.body, 'to')), 303)
}

async function refuse(
  portal: Portal,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const say = speak(request)
  const page = (word: string, status: number) =>
    show(portal, request, reply, 'message', { title: say(word), text: say(`${word}.long`) }, status)
  if (error instanceof NoSuchPageError || error.statusCode === 404) return page('page.missing', 404)
  if (error.statusCode === 429) return page('page.wait', 429)
  if (error.statusCode && error.statusCode < 500) return page('form.stale', error.statusCode)
  // the route, never the address: that may hold a token
  portal.deps.log?.error(
    { error: error.message, stack: error.stack, route: request.routeOptions.url },
    'a page of the portal failed',
  )
  return page('page.error', 500)
}
