import type { FastifyInstance } from 'fastify'
import { type Dev, languageOf, speak, TABS } from './page.ts'

/**
 * Says on every page of the desk and of the portal that it is the demo, with the way to the demo's own pages. The pages know
 * nothing of it. Must be registered before them.
 */
export function addStrip(app: FastifyInstance, dev: Dev): void {
  const sheet = `<link rel="stylesheet" href="${dev.assets.url['strip.css']}">`
  app.addHook('onSend', async (request, reply, payload) => {
    const page = typeof payload === 'string' && /^text\/html/.test(String(reply.getHeader('content-type')))
    if (!page || !/^\/(desk|portal)([/?]|$)/.test(request.url)) return payload
    const say = speak(request)
    const links = TABS.map(tab => `<a href="${tab.path}">${say(tab.word)}</a>`)
    if (request.url.startsWith('/desk')) links.push(`<a href="/portal">${say('nav.portal')}</a>`)
    else links.push(`<a href="/desk/queue">${say('nav.desk')}</a>`)
    const strip = `<aside class="demo-strip" lang="${languageOf(request)}" aria-label="${say('nav.demo')}"><b>${say('demo')}</b> ${links.join(' ')}</aside>`
    return payload.replace('</head>', `${sheet}</head>`).replace(BODY, start => `${start}${strip}`)
  })
}

/** The start of a page: its body, and the link for skipping, which stays the first. */
const BODY = /<body[^>]*>\s*(?:<a class="skip"[^>]*>[^<]*<\/a>)?/
