import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { date } from '../../format.ts'
import type { Message } from '../../mail/message.ts'
import { parseMail } from '../../mail/parse.ts'
import { param, query } from './form.ts'
import { type Dev, languageOf, show, speak } from './page.ts'
import { placesToText } from './places.ts'

const MOST = 100
/** Enough for the headers and a first look. */
const HEAD = 64 * 1024
const VIEWS = ['html', 'text', 'headers', 'raw'] as const
type ViewName = (typeof VIEWS)[number]

export function mailboxRoutes(app: FastifyInstance, dev: Dev): void {
  app.get('/dev/mailboxes', (request, reply) => overview(dev, request, reply))
  app.get('/dev/mailboxes/:address', (request, reply) => mailbox(dev, request, reply))
  app.get('/dev/mailboxes/:address/:uid', (request, reply) => mail(dev, request, reply))
  app.get('/dev/mailboxes/:address/:uid/html', (request, reply) => html(dev, request, reply))
  app.get('/dev/mailboxes/:address/:uid/raw', (request, reply) => {
    const raw = find(dev, request)
    if (!raw) return missing(reply)
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(raw)
  })
  app.get('/dev/mailboxes/:address/:uid/files/:n', async (request, reply) => {
    const raw = find(dev, request)
    const file = raw && (await parseMail(raw)).attachments[Number(param(request, 'n'))]
    if (!file) return missing(reply)
    const name = encodeURIComponent(file.name)
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .send(file.content)
  })
}

function overview(dev: Dev, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request)
  const watched = dev.deps.watched.map(it => it.address)
  const boxes = dev.deps.mail.addresses().flatMap(address => {
    const mails = dev.deps.mail.list(address)
    const latest = mails.at(-1)
    const row = {
      address,
      href: `/dev/mailboxes/${encodeURIComponent(address)}`,
      count: mails.length,
      latest: latest ? date(latest.at, language, 'time') : '',
      order: latest?.at.getTime() ?? 0,
    }
    return latest || watched.includes(address) ? [row] : []
  })
  const newestFirst = boxes.toSorted((a, b) => b.order - a.order)
  return show(dev, request, reply, 'mailboxes', {
    title: speak(request)('nav.mailboxes'),
    theirs: newestFirst.filter(it => !watched.includes(it.address)).slice(0, MOST),
    ours: newestFirst.filter(it => watched.includes(it.address)),
  })
}

async function mailbox(dev: Dev, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const address = param(request, 'address').toLowerCase()
  const language = languageOf(request)
  const say = speak(request)
  const listed = dev.deps.mail.list(address)
  const mails = await Promise.all(
    listed
      .slice(-MOST)
      .toReversed()
      .map(async ({ uid, at }) => {
        const { from, subject } = await parseMail(
          (dev.deps.mail.read(address, uid) ?? Buffer.alloc(0)).subarray(0, HEAD),
        )
        return {
          href: `/dev/mailboxes/${encodeURIComponent(address)}/${uid}`,
          from: from[0]?.name || from[0]?.address || '',
          subject: subject || say('boxes.no-subject'),
          at: date(at, language, 'time'),
        }
      }),
  )
  return show(dev, request, reply, 'mailbox', { title: address, mails, more: listed.length > MOST ? MOST : null })
}

async function mail(dev: Dev, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const raw = find(dev, request)
  if (!raw) return missing(reply)
  const say = speak(request)
  const address = param(request, 'address').toLowerCase()
  const uid = Number(param(request, 'uid'))
  const message = await parseMail(raw)
  const here = `/dev/mailboxes/${encodeURIComponent(address)}/${uid}`
  const wanted = VIEWS.find(it => it === query(request, 'view')) ?? (message.html ? 'html' : 'text')
  const view: ViewName = wanted === 'html' && !message.html ? 'text' : wanted
  const watched = dev.deps.watched.some(it => it.address === address)
  const place = placesToText([{ address, uid }])
  return show(dev, request, reply, 'mail', {
    title: message.subject || say('boxes.no-subject'),
    address,
    back: `/dev/mailboxes/${encodeURIComponent(address)}`,
    from: message.from.map(it => (it.name ? `${it.name} <${it.address}>` : it.address)).join(', '),
    to: message.to.map(it => it.address).join(', '),
    at: date(dev.deps.mail.list(address).find(it => it.uid === uid)?.at ?? new Date(), languageOf(request), 'time'),
    files: message.attachments.map(({ name, size }, n) => ({
      name,
      size: `${Math.ceil(size / 1024)} kB`,
      href: `${here}/files/${n}`,
    })),
    tabs2: VIEWS.filter(it => it !== 'html' || message.html).map(it => ({
      href: `${here}?view=${it}`,
      label: say(`mail.${it}`),
      current: it === view,
    })),
    frame: view === 'html' ? `${here}/html` : null,
    lines: view === 'html' ? null : linked(shown(view, message, raw)),
    answer: watched ? null : `/dev/send?reply=${encodeURIComponent(place)}`,
    follow: watched ? `/dev/trace?mail=${encodeURIComponent(place)}` : null,
  })
}

function shown(view: ViewName, message: Message, raw: Buffer): string {
  if (view === 'raw') return raw.toString('utf8').slice(0, 1_000_000)
  if (view === 'headers') return message.headers.map(([name, value]) => `${name}: ${value}`).join('\n')
  return message.text
}

/** Text in pieces: plain, and web addresses that can be followed. */
function linked(text: string): { text: string; href: string | null }[] {
  return text.split(/(https?:\/\/[^\s<>"]{1,2000})/).map((piece, i) => ({ text: piece, href: i % 2 ? piece : null }))
}

/** The mail's own HTML in a frame that can run nothing and load nothing; its links open in a new tab. */
async function html(dev: Dev, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const raw = find(dev, request)
  const message = raw && (await parseMail(raw))
  if (!message?.html) return missing(reply)
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-frame-options', 'SAMEORIGIN')
    .header(
      'content-security-policy',
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    )
    .send(`<base target="_blank">${message.html}`)
}

function find(dev: Dev, request: FastifyRequest): Buffer | undefined {
  const uid = param(request, 'uid')
  return /^\d{1,9}$/.test(uid) ? dev.deps.mail.read(param(request, 'address').toLowerCase(), Number(uid)) : undefined
}

const missing = (reply: FastifyReply): FastifyReply => reply.code(404).type('text/plain').send('Not found')
