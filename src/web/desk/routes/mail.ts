import type { FastifyReply, FastifyRequest } from 'fastify'
import { now } from '../../../clock.ts'
import type { Language } from '../../../engine/define.ts'
import type { Address, Message } from '../../../mail/message.ts'
import { MASK } from '../../../mail/outbox-secret.ts'
import { translate } from '../../../sentences/translate.ts'
import { mailFrame } from '../mail-frame.ts'
import { safeHtml } from '../mail-html.ts'
import { type Desk, idOf, NoSuchPageError, show, value } from '../page.ts'
import { type Direction, readMail, type StoredMail } from '../queries/mail.ts'
import { filedWhy } from '../reasons.ts'
import { visible } from '../review/segments.ts'
import { clockTime } from '../time.ts'
import { speak, type Word } from '../words.ts'
import type { Route } from './index.ts'

const MAX_TEXT = 300_000
const MAX_HEADERS = 200

/** One mail, in or out: as text, with its headers, its attachments, its HTML in a frame of its own, and the file itself. */
export function mailRoutes(desk: Desk): Route[] {
  const { pool, readMessage, workflows } = desk.deps

  async function stored(request: FastifyRequest): Promise<{ mail: StoredMail; direction: Direction }> {
    const direction = value(request.params, 'direction')
    if (direction !== 'in' && direction !== 'out') throw new NoSuchPageError()
    const mail = await readMail(pool, direction, idOf(request))
    if (!mail) throw new NoSuchPageError()
    return { mail, direction }
  }

  /** Undefined when it cannot be read: the file can still be taken away. */
  async function opened({ raw }: StoredMail): Promise<Message | undefined> {
    return raw ? readMessage(raw).catch(() => undefined) : undefined
  }

  return [
    {
      method: 'GET',
      path: '/desk/mail/:direction/:id',
      handler: async (request, reply) => {
        const { language } = request.visit
        const say = speak(language)
        const { mail, direction } = await stored(request)
        const [message, at] = await Promise.all([opened(mail), now(pool)])
        const address = `/desk/mail/${direction}/${mail.id}`
        const people = (list: Address[]) =>
          list
            .slice(0, 20)
            .map(it => visible(it.name ? `${it.name} <${it.address}>` : it.address))
            .join(', ')
        return show(desk, request, reply, 'mail', {
          title: visible(mail.subject || say('mail.no-subject')),
          head: message
            ? [
                { label: say('review.from'), value: people(message.from) },
                { label: say('review.to'), value: people([...message.to, ...message.cc]) },
                ...(message.replyTo.length ? [{ label: say('mail.reply-to'), value: people(message.replyTo) }] : []),
              ]
            : [],
          time: clockTime(mail.at, at, language),
          at: mail.at,
          direction: say(`mail.${direction}`),
          state: say((direction === 'in' ? `inbound-state.${mail.state}` : `mail-state.${mail.state}`) as Word),
          trust: mail.trust === null ? null : say(`review.trust.${mail.trust}` as Word),
          why: whyOf(mail, direction, language),
          unreadable: mail.raw !== null && !message,
          absent: mail.raw === null,
          text: message ? masked(visible(message.text || say('mail.no-text'))).slice(0, MAX_TEXT) : null,
          cut: (message?.text.length ?? 0) > MAX_TEXT,
          html: message?.html ? `${address}/html` : null,
          raw: mail.raw ? `${address}/raw` : null,
          warnings: message?.warnings ?? [],
          attachments: (message?.attachments ?? []).map((it, index) => ({
            name: visible(it.name),
            type: it.type,
            size: sized(it.size, language),
            href: `${address}/attachments/${index}`,
          })),
          headers: (message?.headers ?? [])
            .slice(0, MAX_HEADERS)
            .map(([name, text]) => ({ name, text: visible(text).slice(0, 2000) })),
          runs: mail.runs.map(it => ({
            id: it.id,
            label: `${workflows.find(found => found.name === it.workflow)?.title[language] ?? it.workflow} – ${say(`run.state.${it.status}` as Word)}`,
          })),
        })
      },
    },
    {
      method: 'GET',
      path: '/desk/mail/:direction/:id/raw',
      handler: async (request, reply) => {
        const { mail, direction } = await stored(request)
        if (!mail.raw) throw new NoSuchPageError()
        return download(reply, mail.raw, `mail-${direction}-${mail.id}.eml`, 'message/rfc822')
      },
    },
    {
      method: 'GET',
      path: '/desk/mail/:direction/:id/html',
      handler: async (request, reply) => {
        const { mail } = await stored(request)
        const message = await opened(mail)
        if (!message?.html) throw new NoSuchPageError()
        return mailFrame(reply, safeHtml(masked(message.html), message.attachments))
      },
    },
    {
      method: 'GET',
      path: '/desk/mail/:direction/:id/attachments/:index',
      handler: async (request, reply) => {
        const { mail } = await stored(request)
        const attachment = (await opened(mail))?.attachments[idOf(request, 'index')]
        if (!attachment) throw new NoSuchPageError()
        return download(reply, attachment.content, attachment.name)
      },
    },
  ]
}

/** Why nobody looks at it, or why it did not leave. */
function whyOf({ state, reason, reasonText }: StoredMail, direction: Direction, language: Language): string | null {
  const say = speak(language)
  const filed = direction === 'in' && state === 'filed' ? filedWhy(reason ?? '', say) : ''
  // of a duplicate the text is the number of the first
  const text = reason === 'duplicate' ? '' : translate(reasonText ?? '')[language]
  return [filed, text].filter(Boolean).join(' ') || null
}

/** The place of a secret link in a stored mail. */
const masked = (text: string) => text.replaceAll(/https:\/\/joined-while-sending\.invalid\/[0-9a-f]{1,64}/g, MASK)

/** Always a file to keep, never a page to show: what somebody sent must not run with our name above it. */
function download(reply: FastifyReply, bytes: Buffer, name: string, type = 'application/octet-stream'): FastifyReply {
  const plain =
    visible(name)
      .replaceAll(/[^\w.-]+/g, '_')
      .slice(-120) || 'file'
  return reply
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(visible(name).toWellFormed().slice(-120))}`,
    )
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type(type)
    .send(bytes)
}

function sized(bytes: number, language: 'nl' | 'en'): string {
  const number = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 })
  return bytes < 1_000_000
    ? `${number.format(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${number.format(bytes / 1_000_000)} MB`
}
