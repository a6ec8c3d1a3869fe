import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { breakRoutes } from './break.ts'
import type { DevDeps } from './deps.ts'
import { mailboxRoutes } from './mailboxes.ts'
import { createDev } from './page.ts'
import { MAX_MAIL, sendRoutes } from './send.ts'
import { addStrip } from './strip.ts'
import { timeRoutes } from './time.ts'
import { traceRoutes } from './trace-page.ts'

export type { DevDeps, DevFaults, DevMail, Handed, Place, Preset, Verdict } from './deps.ts'

/** The demo's own pages, under /dev, and a strip on all others that are registered after it. Only for a browser on this computer: anybody else finds nothing there. */
export async function registerDev(app: FastifyInstance, deps: DevDeps): Promise<void> {
  const dev = createDev(deps)
  addStrip(app, dev)
  await app.register(async scope => {
    if (!scope.hasContentTypeParser('application/x-www-form-urlencoded')) await scope.register(formbody)
    await scope.register(multipart, { limits: { fileSize: MAX_MAIL, files: 10, fields: 20, fieldSize: MAX_MAIL } })
    scope.addHook('onRequest', onlyHere)
    dev.assets.register(scope)
    scope.get('/dev', (_request, reply) => reply.redirect('/dev/send', 303))
    sendRoutes(scope, dev)
    traceRoutes(scope, dev)
    mailboxRoutes(scope, dev)
    breakRoutes(scope, dev)
    timeRoutes(scope, dev)
  })
}

/**
 * The connection must come from this computer, the browser must think that it talks to this computer (or a page elsewhere
 * could point its own name here), and a form must come from one of our own pages.
 */
async function onlyHere(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const own = isLoopback(request.socket.remoteAddress ?? '') && isLoopback(hostOf(request.headers.host))
  const { origin } = request.headers
  const reading = request.method === 'GET' || request.method === 'HEAD'
  const fromOurPage =
    reading || (origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host)
  if (!own || !fromOurPage) await reply.code(404).type('text/plain').send('Not found')
}

const hostOf = (host = '') => host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
const isLoopback = (name: string) => /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(name)
