import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type Handlebars from 'handlebars'
import type { Language } from '../../engine/define.ts'
import type { Eta } from '../../format.ts'
import { type Assets, createAssets } from '../assets.ts'
import { createView, type Helpers, say, type View } from '../view.ts'
import type { PortalDeps } from './deps.ts'
import type { createSessions } from './session.ts'
import { words } from './words.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'templates', 'web')

/** What every page of the portal works with. */
export interface Portal {
  deps: PortalDeps
  sessions: ReturnType<typeof createSessions>
  view: View
  assets: Assets
}

export function createPages() {
  return {
    view: createView({ folder: join(FOLDER, 'portal'), words, helpers }),
    assets: createAssets(FOLDER, ['portal.css', 'icon.svg'], '/portal/assets'),
  }
}

/** The address names nothing that this customer may see. */
export class NoSuchPageError extends Error {}

/** Answer with a page in the frame of the portal. `problem` is an error that the person can mend: it leads the title. */
export function show(
  { view, assets, deps }: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  page: { title: string; problem?: string; [name: string]: unknown },
  status = 200,
): FastifyReply {
  const { portal: visit } = request
  const began = performance.now()
  const t = (word: string) => say(words, visit.language, word)
  const html = view.page(name, visit.language, {
    problem: undefined,
    ...page,
    documentTitle: page.problem ? `${t('error')}: ${page.title}` : page.title,
    user: visit.user,
    form: visit.form,
    here: ownPath(request.url),
    assets: { css: assets.url['portal.css'], icon: assets.url['icon.svg'] },
    house: { ...deps.house, address: deps.house.address ?? deps.infoAddress, phone: deps.house.phone ?? null },
  })
  visit.renderMs += performance.now() - began
  const total = performance.now() - visit.began
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('server-timing', `db;dur=${(total - visit.renderMs).toFixed(1)}, render;dur=${visit.renderMs.toFixed(1)}`)
    .type('text/html; charset=utf-8')
    .send(html)
}

/** A word in the language of the visit. */
export const speak = (request: FastifyRequest) => (word: string) => say(words, request.portal.language, word)

/** Only addresses of the portal itself: no form leads a customer elsewhere. */
export function ownPath(path: string): string {
  return /^\/portal(?:[/?][^\\\s]*)?$/.test(path) ? path : '/portal'
}

/** One value of a form or an address; '' when it is absent. Only the first of several counts. Without U+0000, which the database has no place for. */
export function value(from: unknown, name: string): string {
  const found = from && typeof from === 'object' ? Object.getOwnPropertyDescriptor(from, name)?.value : undefined
  const first: unknown = Array.isArray(found) ? found[0] : found
  return typeof first === 'string' ? first.slice(0, 2_000).replaceAll('\u0000', '') : ''
}

const languageIn = (options: Handlebars.HelperOptions) => (options.data.root as { language: Language }).language
const OPEN_LINE = new Set(['open', 'back-order'])

const helpers: Helpers = {
  mask,
  'status-word': (status: string, options) => say(words, languageIn(options), `status.${status}`),
  'line-word': (state: string, options) => say(words, languageIn(options), `line.${state}`),
  /** What the dots of an ETA mean, for who cannot see them; '' where there are none. */
  'eta-note': (eta: Eta, options) => {
    const part = typeof eta === 'object' && eta !== null && eta.to === null
    return eta === null
      ? say(words, languageIn(options), 'order.eta.unknown')
      : part
        ? say(words, languageIn(options), 'order.eta.part')
        : ''
  },
  /** Does a line with this state still wait for goods, so that its ETA means something? */
  waits: (state: string) => OPEN_LINE.has(state),
}

/** 'e…n@bosveld.example': enough for its owner, not for somebody who looks over a shoulder. */
function mask(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return `${local.slice(0, 1)}…${local.length > 3 ? local.slice(-1) : ''}@${domain}`
}
