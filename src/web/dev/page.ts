import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../engine/define.ts'
import { type Assets, createAssets } from '../assets.ts'
import { createView, say as sayWord, type View } from '../view.ts'
import type { DevDeps } from './deps.ts'
import { type Word, words } from './words.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'templates', 'web', 'dev')

/** What every page of the demo works with. */
export interface Dev {
  deps: DevDeps
  view: View
  assets: Assets
}

export type Say = (word: Word, values?: { [place: string]: unknown }) => string

export function createDev(deps: DevDeps): Dev {
  return {
    deps,
    view: createView({ folder: FOLDER, words }),
    assets: createAssets(FOLDER, ['dev.css', 'dev.js', 'strip.css'], '/dev/assets'),
  }
}

/** Nobody signs in here: the browser says which language. */
export function languageOf(request: FastifyRequest): Language {
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'nl'
}

export function speak(to: FastifyRequest | Language): Say {
  const language = typeof to === 'string' ? to : languageOf(to)
  return (word, values) => sayWord(words, language, word, values)
}

/** The pages of the demo. */
export const TABS: { path: string; word: Word }[] = [
  { path: '/dev/send', word: 'nav.send' },
  { path: '/dev/mailboxes', word: 'nav.mailboxes' },
  { path: '/dev/break', word: 'nav.break' },
  { path: '/dev/time', word: 'nav.time' },
]

/**
 * Answer with a page. `refresh`: the browser loads it again after so many seconds, without any script; with one only the part
 * marked `data-live` changes. `live`: only with a script, for pages that hold a form.
 */
export function show(
  dev: Dev,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  page: { title: string; refresh?: number; live?: number; [name: string]: unknown },
  status = 200,
): FastifyReply {
  const say = speak(request)
  const path = request.url.split('?')[0] ?? ''
  const html = dev.view.page(name, languageOf(request), {
    refresh: null,
    live: null,
    ...page,
    tabs: TABS.map(tab => ({ href: tab.path, label: say(tab.word), current: path.startsWith(tab.path) })),
    assets: { css: dev.assets.url['dev.css'], js: dev.assets.url['dev.js'] },
  })
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
}
