import type { FastifyInstance } from 'fastify'
import { type Dev, speak, TABS } from './page.ts'

/**
 * Says on every page of the desk and of the portal that it is the demo, with the way to the demo's own pages. The pages know
 * nothing of it. Must be registered before them. In the language of the page.
 */
export function addStrip(app: FastifyInstance, dev: Dev): void {
  const sheet = `<link rel="stylesheet" href="${dev.assets.url['strip.css']}">`
  app.addHook('onSend', async (request, reply, payload) => {
    const page = typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html')
    if (!page || !OURS.test(payload)) return payload
    const language = /^<!doctype html>\s*<html lang="en"/.test(payload) ? 'en' : 'nl'
    const say = speak(language)
    const links = TABS.map(tab => `<a href="${tab.path}">${say(tab.word)}</a>`)
    if (request.url.startsWith('/desk')) links.push(`<a href="/portal">${say('nav.portal')}</a>`)
    else links.push(`<a href="/desk/queue">${say('nav.desk')}</a>`)
    const strip = `<aside class="demo-strip" aria-label="${say('nav.demo')}"><b>${say('demo')}</b> ${links.join(' ')}</aside>`
    return payload.replace('</head>', `${sheet}</head>`).replace(BODY, start => `${start}${strip}`)
  })
}

/** A page of the desk or the portal; the HTML of a mail that is shown in a frame is none. */
const OURS = /<link rel="stylesheet" href="\/(?:desk|portal)\/assets\//

/** The start of a page: its body, and the link for skipping, which stays the first. */
const BODY = /<body[^>]*>\s*(?:<a class="skip"[^>]*>[^<]*<\/a>)?/
