import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { transaction, type Tx } from '../../db/pool.ts'
import { now } from '../../clock.ts'
import {
  activationState,
  type Link,
  newLink,
  portalUserByEmail,
  type PortalUser,
  redeemActivation,
} from '../../domain/access.ts'
import { weaknessOf } from '../../domain/password-rules.ts'
import type { Definition } from '../../engine/define.ts'
import { hashPassword } from '../passwords.ts'
import { placeOf, tryOnce } from '../tries.ts'
import { type Portal, show, speak, value } from './page.ts'

/** Few people need more, and no machine should have more. Looking at a link is free: many scanners stand behind one address. */
const LIMIT = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }

/** Links for one address, and from one place, in an hour: of their own, so that nobody uses up the limit of automatic answers here. */
const LINKS = 3
const LINKS_FROM_ONE_PLACE = 30
const HOUR = 60
/** Every wish for a link is answered after this time: whether anybody is known cannot be told by a clock. */
const ANSWERED_AFTER_MS = 400

/** The link of a mail: looked at as often as anybody likes, used up only by a password that somebody chose (reliability.md, 97). */
export function linkRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/portal/activate/:token', (request, reply) => showLink(portal, request, reply))
  app.post('/portal/activate/:token', LIMIT, (request, reply) => choosePassword(portal, request, reply))
  app.post('/portal/activate/:token/new', LIMIT, (request, reply) => wantNewLink(portal, request, reply))
  app.get('/portal/forgot', (request, reply) => {
    return show(portal, request, reply, 'forgot', { title: speak(request)('forgot.title') })
  })
  app.post('/portal/forgot', LIMIT, (request, reply) => forgot(portal, request, reply))
}

async function showLink(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const token = tokenOf(request)
  const { state, link } = await activationState(portal.deps.pool, token)
  reply.header('referrer-policy', 'no-referrer')
  if (state === 'valid' && link) return showForm(portal, request, reply, link)
  const say = speak(request)
  const page = { title: say(`link.${state}`), text: say(`link.${state}.long`), token }
  return show(portal, request, reply, 'link-state', page, state === 'unknown' ? 404 : 410)
}

function showForm(portal: Portal, request: FastifyRequest, reply: FastifyReply, link: Link, problem?: string) {
  const page = { title: speak(request)('activate.title'), link, token: tokenOf(request), problem }
  return show(portal, request, reply, 'activate', page, problem ? 422 : 200)
}

async function choosePassword(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { pool, engine, workflows } = portal.deps
  const { state, link } = await activationState(pool, tokenOf(request))
  if (state !== 'valid' || !link) return showLink(portal, request, reply)
  const password = value(request.body, 'password')
  const weakness = weaknessOf(password, link.user)
  if (weakness) return showForm(portal, request, reply, link, speak(request)(`password.${weakness}`))

  const hash = await hashPassword(password) // before the transaction: it takes its time
  const used = await transaction(pool, async tx => {
    const it = await redeemActivation(tx, tokenOf(request), hash)
    if (it.state !== 'valid' || !it.link) return false
    const at = (await now(tx)).toISOString()
    const topic = `activated:${it.link.user.id}`
    if (it.link.purpose === 'activation' && (await somebodyWaits(tx, topic)))
      await engine.emit(tx, topic, { at }, it.link.user.email)
    else
      await engine.start(
        tx,
        story(workflows, 'portal-password-changed'),
        { at, ...letterTo(it.link.user) },
        { key: `portal-password:${it.link.id}`, advance: true },
      )
    await portal.sessions.closeAll(tx, it.link.user.id)
    await portal.sessions.open(tx, it.link.user.id, reply)
    return true
  })
  if (!used) return showLink(portal, request, reply) // somebody was faster
  return reply.redirect('/portal', 303)
}

/** The same answer whatever the link is: who asks learns nothing, and only the address on file gets anything. */
async function wantNewLink(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { link } = await activationState(portal.deps.pool, tokenOf(request))
  return answerAlike(portal, request, reply, link?.user.email ?? '')
}

function forgot(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  return answerAlike(portal, request, reply, value(request.body, 'email').trim().toLowerCase().slice(0, 320))
}

/** What is done for somebody who is known is done beside the answer, which comes in the same words at the same time for all. */
async function answerAlike(portal: Portal, request: FastifyRequest, reply: FastifyReply, email: string) {
  const { pool, log } = portal.deps
  const enough = sleep(ANSWERED_AFTER_MS)
  const say = speak(request)
  const place = { what: 'link from', who: placeOf(request.ip), limit: LINKS_FROM_ONE_PLACE, minutes: HOUR }
  if (!(await tryOnce(pool, [place])))
    return show(portal, request, reply, 'message', { title: say('page.wait'), text: say('link.wait') }, 429)
  if (await tryOnce(pool, [{ what: 'link', who: email, limit: LINKS, minutes: HOUR }])) {
    const work = portalUserByEmail(pool, email).then(user => sendLink(portal, user))
    work.catch((error: Error) => log?.error({ error: error.message, stack: error.stack }, 'a link could not be made'))
  }
  await enough
  return show(portal, request, reply, 'message', { title: say('link.sent'), text: say('link.sent.long') })
}

async function sendLink({ deps: { pool, engine, workflows } }: Portal, user: PortalUser | undefined): Promise<void> {
  if (!user || user.disabledAt) return
  await transaction(pool, async tx => {
    const linkId = await newLink(tx, user.id, user.activatedAt ? 'password' : 'activation')
    const input = { linkId, ...letterTo(user) }
    await engine.start(tx, story(workflows, 'portal-link-wanted'), input, {
      key: `portal-link:${linkId}`,
      customerId: user.customerId,
      advance: true,
    })
  })
}

const letterTo = ({ name, email, language }: PortalUser) => ({ to: { name, address: email }, language })

async function somebodyWaits(tx: Tx, topic: string): Promise<boolean> {
  const { rowCount } = await tx.query('select from workflow_wait where topic = $1 and answered_at is null', [topic])
  return !!rowCount
}

function story(workflows: Definition[], name: string): Definition {
  const found = workflows.find(it => it.name === name)
  if (!found) throw new Error(`the workflow ${name} is not loaded`)
  return found
}

/** Whatever stands there, as text: a wrong token is unknown, not an error. */
const tokenOf = (request: FastifyRequest) => value(request.params, 'token').slice(0, 200)
