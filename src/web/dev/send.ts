import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerTo, isAddress, type OwnMail, type Outgoing, takeSource, writeMail } from './compose.ts'
import type { Handed, Verdict } from './deps.ts'
import { first, type Form, param, query, readForm } from './form.ts'
import { type Dev, languageOf, type Say, show, speak } from './page.ts'
import { type Correspondent, customersToWriteAs, stranger } from './people.ts'
import { placesToText } from './places.ts'

/** Bytes of a whole mail. */
export const MAX_MAIL = 30 * 1024 * 1024
const FREE = 'free'
const STRANGER = 'stranger'
const BOTH = 'both'
const VERDICTS: Verdict[] = ['pass', 'none', 'fail']

/** The form as it was filled in. `reply` is '<address>:<uid>' of the mail in a customer's mailbox that is answered. */
interface Values {
  from: string
  freeAddress: string
  to: string
  subject: string
  text: string
  verdict: string
  reply: string
}
const EMPTY: Values = { from: '', freeAddress: '', to: '', subject: '', text: '', verdict: '', reply: '' }

export function sendRoutes(app: FastifyInstance, dev: Dev): void {
  app.get('/dev/send', async (request, reply) => {
    const values = await startingValues(dev, query(request, 'reply'))
    return formPage(dev, request, reply, values)
  })
  app.post('/dev/send', (request, reply) => sendOwn(dev, request, reply))
  app.post('/dev/send/source', (request, reply) => sendSource(dev, request, reply))
  app.post('/dev/send/preset', async (request, reply) => {
    const form = await readForm(request)
    const known = dev.deps.presets.find(it => it.name === first(form, 'preset'))
    if (!known) return formPage(dev, request, reply, EMPTY, speak(request)('send.wrong.preset'))
    return follow(dev, request, reply, await dev.deps.mail.sendPreset(known.name), EMPTY)
  })
  app.get('/dev/send/preset/:name', (request, reply) => {
    const bytes = dev.deps.mail.presetSource(param(request, 'name'))
    if (!bytes) return reply.code(404).type('text/plain').send('Not found')
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(bytes)
  })
}

/** An answer as the customer starts with the recipient, the subject and our text. */
async function startingValues(dev: Dev, answered: string): Promise<Values> {
  const raw = rawOf(dev, answered)
  if (!raw) return EMPTY
  const { to, subject, quoted } = await answerTo(raw)
  const address = answered.slice(0, answered.lastIndexOf(':'))
  const people = await customersToWriteAs(dev.deps.pool)
  const from = people.some(it => it.address === address) ? address : FREE
  return { ...EMPTY, from, freeAddress: from === FREE ? address : '', to, subject, text: quoted, reply: answered }
}

async function sendOwn(dev: Dev, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const say = speak(request)
  const form = await readForm(request)
  const values: Values = {
    from: first(form, 'from'),
    freeAddress: first(form, 'freeAddress'),
    to: first(form, 'to'),
    subject: first(form, 'subject'),
    text: first(form, 'text'),
    verdict: first(form, 'verdict'),
    reply: first(form, 'reply'),
  }
  const mail = await readOwn(dev, form, values, say)
  if (typeof mail === 'string') return formPage(dev, request, reply, values, mail)
  return hand(dev, request, reply, await writeMail(mail), values)
}

/** The mail of the form, or what is wrong with it in one sentence. */
async function readOwn(dev: Dev, form: Form, values: Values, say: Say): Promise<OwnMail | string> {
  const sender = await senderOf(dev, values)
  if (!sender) return say('send.wrong.from')
  if (!values.text.trim() && !form.files.length) return say('send.wrong.empty')
  const watched = dev.deps.watched.map(it => it.address)
  const answered = rawOf(dev, values.reply)
  const answers = answered && (await answerTo(answered))
  return {
    fromName: sender.name,
    fromAddress: sender.address,
    to: values.to === BOTH ? watched : [watched.includes(values.to) ? values.to : watched[0]!],
    subject: values.subject.replace(/[\r\n]+/g, ' ').slice(0, 500),
    text: values.text,
    files: form.files,
    ...(answers?.messageId && { answers }),
  }
}

async function senderOf(dev: Dev, values: Values): Promise<Correspondent | undefined> {
  if (values.from === STRANGER) return stranger(Math.floor(Math.random() * 9000) + 1000)
  if (values.from === FREE) {
    const address = values.freeAddress.trim().toLowerCase()
    return isAddress(address) ? { name: '', address, company: '' } : undefined
  }
  return (await customersToWriteAs(dev.deps.pool)).find(it => it.address === values.from)
}

async function sendSource(dev: Dev, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = await readForm(request)
  const values = { ...EMPTY, verdict: first(form, 'verdict') }
  const pasted = first(form, 'source')
  const source = form.files[0]?.content ?? Buffer.from(pasted)
  if (!source.toString('latin1').trim()) {
    return formPage(dev, request, reply, values, speak(request)('send.wrong.source'))
  }
  const watched = dev.deps.watched.map(it => it.address)
  return hand(dev, request, reply, takeSource(source, watched, watched[0]!), values)
}

async function hand(
  dev: Dev,
  request: FastifyRequest,
  reply: FastifyReply,
  { raw, envelope }: Outgoing,
  values: Values,
) {
  const verdict = VERDICTS.find(it => it === values.verdict)
  return follow(dev, request, reply, await dev.deps.mail.send(raw, envelope, verdict), values)
}

function follow(dev: Dev, request: FastifyRequest, reply: FastifyReply, handed: Handed, values: Values) {
  if ('refused' in handed) {
    return formPage(dev, request, reply, values, speak(request)('send.wrong.refused', { answer: handed.refused }))
  }
  return reply.redirect(`/dev/trace?mail=${encodeURIComponent(placesToText(handed.places))}`, 303)
}

const choose = (chosen: string) => (it: { value: string; label: string }) => ({ ...it, chosen: it.value === chosen })

async function formPage(dev: Dev, request: FastifyRequest, reply: FastifyReply, values: Values, problem?: string) {
  const { deps } = dev
  const say = speak(request)
  const language = languageOf(request)
  const people = await customersToWriteAs(deps.pool)
  const page = {
    title: say('nav.send'),
    problem: problem ?? null,
    values,
    senders: [
      ...people.map(it => ({ value: it.address, label: `${it.name} (${it.company}) – ${it.address}` })),
      { value: STRANGER, label: say('send.stranger') },
      { value: FREE, label: say('send.free') },
    ].map(choose(values.from)),
    recipients: [
      ...deps.watched.map(({ address }) => ({ value: address, label: address })),
      { value: BOTH, label: say('send.both') },
    ].map(choose(values.to)),
    verdicts: [
      { value: '', label: say('send.auth.usual') },
      ...VERDICTS.map(value => ({ value, label: say(`send.auth.${value}`) })),
    ].map(choose(values.verdict)),
    presets: deps.presets.map(({ name, title, shows, ends, again, attachments }) => ({
      name,
      title: title[language],
      shows: shows[language],
      ends: ends[language],
      again: again?.[language] ?? null,
      attachments: attachments.join(', '),
    })),
  }
  return show(dev, request, reply, 'send', page, problem ? 422 : 200)
}

function rawOf(dev: Dev, place: string): Buffer | undefined {
  const found = /^([^\s:]+@[^\s:]+):(\d{1,9})$/.exec(place)
  return found ? dev.deps.mail.read(found[1]!, Number(found[2])) : undefined
}
