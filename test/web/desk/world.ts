import type { FastifyInstance, InjectOptions } from 'fastify'
import { createPool, transaction, type Pool } from '../../../src/db/pool.ts'
import { createEngine, type Engine } from '../../../src/engine/engine.ts'
import { readMail } from '../../../src/read-mail.ts'
import { parseMail } from '../../../src/mail/parse.ts'
import { createOutbox, type Outbox } from '../../../src/mail/outbox.ts'
import type { Document } from '../../../src/understanding/types.ts'
import type { AnyWorkflow } from '../../../src/workflow/define.ts'
import type { Logger } from '../../../src/log.ts'
import { createServer } from '../../../src/web/server.ts'
import { addColleague, type DeskDeps, registerDesk } from '../../../src/web/desk/index.ts'
import { testDatabase } from '../../support/postgres.ts'
import { ticket } from './ticket.ts'

export const PASSWORD = 'een lang wachtwoord'

export interface DeskWorld extends AsyncDisposable {
  pool: Pool
  engine: Engine
  outbox: Outbox
  app: FastifyInstance
  workflows: AnyWorkflow[]
  /** Runs that were woken: a test carries them on. */
  woken: number[]
  /** Mails that were to be read again. */
  asked: { id: number; again?: boolean }[]
  /** A mail as it is stored and read, and the run that it began. */
  mail(options?: TicketOptions): Promise<{ run: number; mail: number }>
  signIn(email?: string): Promise<Browser>
}

interface TicketOptions {
  subject?: string
  body?: string
  fields?: Record<string, unknown>
  documents?: Document[]
  evidence?: Record<string, object>
  trust?: number
  owner?: string | null
  missing?: string[]
  /** Not yet read in full. */
  unread?: boolean
}

/** A browser without scripts: keeps its cookie, posts what the page's form holds. */
export interface Browser {
  get(url: string): Promise<Answer>
  post(url: string, body: Record<string, string>): Promise<Answer>
  /** Post the form of a page as it stands, with some of its inputs changed. */
  submit(page: Answer, selector: RegExp, changes?: Record<string, string>): Promise<Answer>
  cookie: string
}

interface Answer {
  status: number
  html: string
  to: string
  url: string
  headers: Record<string, unknown>
}

/** `beside`: pages that are registered before those of the desk. */
export async function deskWorld(
  more: Partial<DeskDeps> = {},
  workflows: AnyWorkflow[] = [ticket],
  beside?: (app: FastifyInstance, parts: Pick<DeskDeps, 'pool' | 'engine'>) => Promise<void>,
): Promise<DeskWorld> {
  const db = await testDatabase()
  const pool = createPool(db.url, { max: 8 })
  const woken: number[] = []
  const asked: { id: number; again?: boolean }[] = []
  const outbox = createOutbox({
    secretKey: 'a key that is only for tests, 32 long',
    limits: { perAddress: 100, perDomain: 100, inAll: 1000 },
    mailboxes: [{ name: 'orderportal', address: 'orderportal@lindehout.example' }],
    company: 'Lindehout',
    house: { name: 'Orderdesk Lindehout' },
    render: ({ template, language, data, subjectOverride }) => {
      const gaps = Object.entries(data).filter(([, value]) => value === null || value === '')
      if (gaps.length) throw new Error(`the value “${gaps[0]![0]}” is missing`)
      const words = Object.entries(data).map(
        ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
      )
      const text = [`Beste klant (${language}),`, ...words, template].join('\n')
      const html = `<!doctype html><title>x</title><p>${text.replaceAll('<', '&lt;')}</p>`
      return { subject: subjectOverride ?? template, preheader: template, text, html }
    },
  })
  const engine = createEngine({
    pool,
    definitions: workflows,
    wake: (_tx, id) => Promise.resolve(void woken.push(id)),
    outbox: (tx, run, step, mail) => outbox.enqueue(tx, run, step, mail),
  })
  const parts = { pool, engine, outbox, workflows, asked }
  const app = await serveDesk(parts, more, beside)
  for (const [email, name, role] of [
    ['sanne@lindehout.example', 'Sanne Bakker', 'administrator'],
    ['tim@lindehout.example', 'Tim Visser', 'colleague'],
  ] as const)
    await addColleague(pool, { email, name, role, password: PASSWORD })
  return {
    ...parts,
    app,
    woken,
    mail: options => newTicket(pool, engine, workflows[0]!, options),
    signIn: (email = 'sanne@lindehout.example') => signIn(app, email),
    async [Symbol.asyncDispose]() {
      await app.close()
      await pool.end()
      await db[Symbol.asyncDispose]()
    },
  }
}

/** A web of its own on what is there. */
export async function serveDesk(
  { pool, engine, workflows, outbox, asked }: Pick<DeskWorld, 'pool' | 'engine' | 'workflows' | 'outbox' | 'asked'>,
  more: Partial<DeskDeps> = {},
  beside?: Parameters<typeof deskWorld>[2],
): Promise<FastifyInstance> {
  const app = await createServer({ publicUrl: 'http://localhost' })
  await beside?.(app, { pool, engine })
  await registerDesk(app, {
    pool,
    engine,
    workflows,
    outbox,
    readMessage: raw => parseMail(raw),
    readInFull: async raw => ({ documents: (await readMail(raw, [])).reading.documents, asked: [] }),
    readAgain: (_tx, id) => Promise.resolve(void asked.push({ id })),
    receiveAgain: (_tx, id) => Promise.resolve(void asked.push({ id, again: true })),
    undoSeconds: 60,
    publicUrl: 'http://localhost',
    log: { error: print, warn: print } as unknown as Logger,
    ...more,
  })
  return app
}

export async function signIn(app: FastifyInstance, email: string): Promise<Browser> {
  const answer = await app.inject({
    method: 'POST',
    url: '/desk/sign-in',
    ...form({ email, password: PASSWORD, to: '/desk/queue' }),
  })
  const cookie = answer.cookies.find(it => it.name === 'desk' && it.value)
  if (!cookie) throw new Error(`not signed in: ${answer.statusCode}`)
  return browser(app, `desk=${cookie.value}`)
}

export function browser(app: FastifyInstance, cookie = ''): Browser {
  async function send(options: InjectOptions & { url: string }): Promise<Answer> {
    const answer = await app.inject({ ...options, headers: { ...options.headers, cookie } })
    return {
      status: answer.statusCode,
      html: answer.body,
      to: String(answer.headers.location ?? ''),
      url: options.url,
      headers: answer.headers,
    }
  }
  const post = (url: string, body: Record<string, string>) => send({ method: 'POST', url, ...form(body) })
  return {
    cookie,
    get: url => send({ method: 'GET', url }),
    post,
    submit(page, selector, changes = {}) {
      const found = forms(page.html).find(it => selector.test(it.action))
      if (!found) throw new Error(`there is no form to ${selector} on ${page.url}`)
      return post(found.action, { ...found.inputs, ...changes })
    },
  }
}

const form = (body: Record<string, string>) => ({
  payload: new URLSearchParams(body).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
})

/** The forms of a page: where they go and what they would send, as a browser without scripts does. */
export function forms(html: string): { action: string; inputs: Record<string, string> }[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes, inside]) => {
    const inputs: Record<string, string> = {}
    for (const [tag] of inside!.matchAll(/<input\b[^>]*>/g)) {
      const type = attribute(tag, 'type')
      if ((type === 'radio' || type === 'checkbox') && !/\schecked\b/.test(tag)) continue
      if (attribute(tag, 'name')) inputs[attribute(tag, 'name')] = attribute(tag, 'value')
    }
    for (const [, tag, text] of inside!.matchAll(/<textarea\b([^>]*)>\n?(.*?)<\/textarea>/gs))
      inputs[attribute(tag!, 'name')] = unescape(text!)
    for (const [, tag, options] of inside!.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
      const chosen = [...options!.matchAll(/<option\b[^>]*>/g)].map(([it]) => it)
      inputs[attribute(tag!, 'name')] = attribute(
        chosen.find(it => /\sselected\b/.test(it)) ?? chosen[0] ?? '',
        'value',
      )
    }
    return { action: attribute(attributes!, 'action'), inputs }
  })
}

const attribute = (tag: string, name: string) => unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

export const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x60;', '`')
    .replaceAll('&amp;', '&')

const print = (...what: unknown[]) => console.error(...what)
let uid = 0

async function newTicket(pool: Pool, engine: Engine, workflow: AnyWorkflow, options: TicketOptions = {}) {
  const subject = options.subject ?? 'Bestelling 4711'
  const body = options.body ?? 'Graag 10 stuks.\nOrdernummer: 4711\nGroet, Jan'
  const documents = options.documents ?? [plainDocument('subject', subject), plainDocument('body', body)]
  const raw = `From: Jan <jan@klant.example>\r\nTo: orderportal@lindehout.example\r\nSubject: ${subject}\r\nMessage-ID: <m${++uid}@klant.example>\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n`
  return transaction(pool, async tx => {
    const { rows } = await tx.query<{ id: number }>(
      `insert into inbound_message (mailbox, internal_date, size, raw, state, message_id, from_address, from_name, subject, trust, reading)
       values ('orderportal', desk_now(), $1, $2, 'routed', $3, 'jan@klant.example', 'Jan', $4, $5, $6) returning id`,
      [
        raw.length,
        Buffer.from(raw),
        `<m${uid}@klant.example>`,
        subject,
        options.trust ?? 2,
        options.unread ? null : JSON.stringify(documents),
      ],
    )
    const mail = rows[0]!.id
    const request = {
      origin: 'mail' as const,
      mailId: mail,
      mailbox: 'orderportal',
      sender: { name: 'Jan', address: 'jan@klant.example' },
      subject,
      receivedAt: new Date().toISOString(),
      language: 'nl' as const,
      trust: options.trust ?? 2,
      fields: { number: '4711', quantity: 10, ...options.fields },
      missing: options.missing ?? [],
      warnings: [],
      evidence: { '/number': { source: 'body', text: '4711', confidence: 0.98 }, ...options.evidence },
      confidence: 0.9,
    }
    const run = await engine.start(tx, workflow, request, {
      key: `message:${mail}`,
      messageId: mail,
      subject,
      owner: options.owner === undefined ? 'order-management' : options.owner,
      advance: true,
    })
    return { run, mail }
  })
}

/** A text as a reader would hand it on. */
export function plainDocument(source: string, text: string): Document {
  let start = 0
  const lines = text.split('\n').map(line => {
    const it = { text: line, start, page: 1 }
    start += line.length + 1
    return it
  })
  return { source, format: 'text', text, lines, tables: [] }
}
