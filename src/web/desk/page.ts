import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Assets, createAssets } from '../assets.ts'
import { createView, type View } from '../view.ts'
import type { DeskDeps, Person } from './deps.ts'
import { readShell, type Shell } from './queries/shell.ts'
import { clockTime } from './time.ts'
import { type Say, speak, type Word, words } from './words.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'templates', 'web')

/** What every route of the desk works with. */
export interface Desk {
  deps: DeskDeps
  view: View
  assets: Assets
}

export function createDesk(deps: DeskDeps): Desk {
  return {
    deps,
    view: createView({ folder: join(FOLDER, 'desk'), words }),
    assets: createAssets(FOLDER, ['desk.css', 'desk.js', 'icon.svg'], '/desk/assets'),
  }
}

/** Everything that a page gives to its template; `title` is its heading, unique among the pages. */
export interface Page {
  title: string
  /** Replaces the title of the document: 'Fout: …', '(12) …'. */
  documentTitle?: string
  [name: string]: unknown
}

/** Answer with a page in the frame of the desk: navigation with counts, person, banners. */
export async function show(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  page: Page,
  status = 200,
): Promise<FastifyReply> {
  const { visit } = request
  const say = speak(visit.language)
  const shell = visit.person ? await readShell(desk.deps.pool) : null
  const began = performance.now()
  const html = desk.view.page(name, visit.language, {
    documentTitle: page.title,
    ...page,
    person: visit.person,
    csrf: visit.csrf,
    assets: { css: desk.assets.url['desk.css'], js: desk.assets.url['desk.js'], icon: desk.assets.url['icon.svg'] },
    here: request.url,
    frame: shell && frame(shell, request.url, say, visit.language),
    shortcuts: visit.person?.shortcuts ?? false,
  })
  visit.renderMs += performance.now() - began
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('server-timing', serverTiming(request))
    .type('text/html; charset=utf-8')
    .send(html)
}

/** Budget of ux.md 1.14 made visible: everything but the rendering counts as the database's time. */
function serverTiming({ visit }: FastifyRequest): string {
  const total = performance.now() - visit.began
  return `db;dur=${(total - visit.renderMs).toFixed(1)}, render;dur=${visit.renderMs.toFixed(1)}`
}

const ITEMS: { path: string; word: Word; count?: 'queue' | 'outgoing' | 'orders' | 'failed'; key: string }[] = [
  { path: '/desk/queue', word: 'nav.queue', count: 'queue', key: 'w' },
  { path: '/desk/outgoing', word: 'nav.outgoing', count: 'outgoing', key: 'u' },
  { path: '/desk/orders', word: 'nav.orders', count: 'orders', key: 'r' },
  { path: '/desk/runs', word: 'nav.runs', key: 'v' },
  { path: '/desk/failed', word: 'nav.failed', count: 'failed', key: 'm' },
  { path: '/desk/filed', word: 'nav.filed', key: 'o' },
  { path: '/desk/learnt', word: 'nav.learnt', key: 'l' },
]

function frame(shell: Shell, url: string, say: Say, language: Person['language']) {
  const path = url.split('?')[0]!
  const section = path.startsWith('/desk/items') ? '/desk/queue' : path.replace(/^(\/desk\/[^/]+).*/, '$1')
  return {
    items: ITEMS.map(({ path, word, count, key }) => ({
      href: path,
      label: say(word),
      count: count ? shell[count] || null : null,
      current: path === section,
      key,
    })),
    mail: shell.trouble.length
      ? { level: 'error', text: say('mail.trouble') }
      : shell.fresh
        ? { level: 'ok', text: say('mail.ok') }
        : { level: 'unknown', text: say('mail.unknown') },
    trouble: shell.trouble.map(({ mailbox, since, error }) => ({
      text: say('mail.trouble.long', { mailbox, since: clockTime(since, shell.now, language) }),
      why: error,
    })),
    paused: shell.pausedAt && {
      text: say('paused.long', { since: clockTime(shell.pausedAt, shell.now, language) }),
      why: shell.pausedWhy,
    },
    now: shell.now,
  }
}

/** One value of a posted form or of a query; '' when it is absent. Only the first of several counts. Without U+0000, which the database has no place for. */
export function value(from: unknown, name: string): string {
  const found = from && typeof from === 'object' ? (from as { [name: string]: unknown })[name] : undefined
  const first: unknown = Array.isArray(found) ? found[0] : found
  return typeof first === 'string' ? first.replaceAll('\u0000', '') : ''
}

/** A number in an address; anything else is no such page. */
export function idOf(request: FastifyRequest, name = 'id'): number {
  const text = value(request.params, name)
  if (!/^\d{1,15}$/.test(text)) throw new NoSuchPageError()
  return Number(text)
}

/** The address names something that is not there. */
export class NoSuchPageError extends Error {}

/** Only addresses of the desk itself: a form cannot send a colleague elsewhere. */
export function ownPath(path: string, otherwise: string): string {
  return /^\/desk(?:[/?][^\\\s]*)?$/.test(path) ? path : otherwise
}

export function personIn(request: FastifyRequest): Person {
  if (!request.visit.person) throw new Error('this page is only for who is signed in')
  return request.visit.person
}
