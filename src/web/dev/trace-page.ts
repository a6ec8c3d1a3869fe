import type { FastifyInstance } from 'fastify'
import type { Language } from '../../engine/define.ts'
import { translate } from '../../sentences/translate.ts'
import { ZONE } from '../../clock.ts'
import { query } from './form.ts'
import { type Dev, languageOf, type Say, show, speak } from './page.ts'
import { placesFromText } from './places.ts'
import { type Trace, traceMail, type TracedMail, type TracedRun } from './trace.ts'

/** One line of the way; `state` is a word with a sign: 'done', 'busy', 'wait' (for a person), 'stop'. */
interface Step {
  state: 'done' | 'busy' | 'wait' | 'stop'
  text: string
  detail: string | null
  at: string | null
  link: { href: string; label: string } | null
}

export function traceRoutes(app: FastifyInstance, dev: Dev): void {
  app.get('/dev/trace', async (request, reply) => {
    const say = speak(request)
    const language = languageOf(request)
    const places = placesFromText(query(request, 'mail')).flatMap(place => {
      const box = dev.deps.watched.find(it => it.address === place.address)
      return box && dev.deps.mail.read(place.address, place.uid) ? [{ place, mailbox: box.name }] : []
    })
    if (!places.length)
      return show(dev, request, reply, 'trace', { title: say('trace.none'), ways: [], settled: true }, 404)
    const traces = await Promise.all(places.map(({ place, mailbox }) => traceMail(dev.deps.pool, place, mailbox)))
    const settled = traces.every(it => it.settled)
    return show(dev, request, reply, 'trace', {
      title: say('trace.title'),
      ...(!settled && { refresh: 1 }),
      settled,
      ways: traces.map(trace => ({
        subject: trace.stored?.subject ?? null,
        address: trace.place.address,
        steps: steps(dev, trace, say, language),
      })),
    })
  })
}

function steps(dev: Dev, trace: Trace, say: Say, language: Language): Step[] {
  const { stored, place, runs, mails } = trace
  const delivered = dev.deps.mail.list(place.address).find(it => it.uid === place.uid)?.at ?? null
  const at = (moment: Date | null) => moment && clockTime(moment)
  const line = (state: Step['state'], text: string, { detail = null, ...more }: Partial<Step> = {}): Step => {
    return { state, text, detail: detail && translate(detail)[language], at: null, link: null, ...more }
  }

  const way = [line('done', say('trace.delivered', { address: place.address }), { at: at(delivered) })]
  if (!stored) return [...way, line('busy', say('trace.waiting'))]
  const waited = delivered && (stored.receivedAt.getTime() - delivered.getTime()) / 1000
  const seconds = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Math.max(waited ?? 0, 0))
  const fetched = waited === null ? say('trace.fetched') : say('trace.fetched.after', { seconds })
  way.push(line('done', fetched, { at: at(stored.receivedAt) }))
  if (stored.state === 'recorded') return [...way, line('busy', say('trace.reading'))]

  if (stored.state === 'failed') way.push(line('stop', say('trace.failed'), { detail: stored.reasonText }))
  if (stored.kind) {
    const kind = dev.deps.titles[stored.kind]?.[language] ?? stored.kind
    const percent = `${Math.round((stored.confidence ?? 0) * 100)}%`
    way.push(line('done', say('trace.understood', { kind, percent }), { at: at(stored.stateAt) }))
  }
  if (stored.state === 'filed') way.push(line('done', say('trace.filed'), { detail: stored.reasonText }))
  for (const run of runs) {
    const [begun, ...standing] = runSteps(dev, run, say, language)
    const sent = mails.filter(mail => mail.runId === run.id).map(mail => mailStep(mail, say, line, at))
    way.push(...(begun ? [begun] : []), ...sent, ...standing)
  }
  return way
}

function runSteps(dev: Dev, run: TracedRun, say: Say, language: Language): Step[] {
  const workflow = dev.deps.titles[run.workflow]?.[language] ?? run.workflow
  const see = { href: `/desk/runs/${run.id}`, label: say('trace.run.see') }
  const begun = say(run.joined ? 'trace.joined' : 'trace.run', { workflow, id: run.id })
  const first: Step = { state: 'done', text: begun, detail: null, at: clockTime(run.createdAt), link: see }
  const rest = { detail: null, at: null, link: null }
  if (run.status === 'failed')
    return [
      first,
      { ...rest, state: 'stop', text: say('trace.run-failed', { error: translate(run.error ?? '')[language] }) },
    ]
  if (run.status === 'done') return [first, { ...rest, state: 'done', text: say('trace.done'), detail: run.outcome }]
  if (run.approval) {
    const link = { href: `/desk/items/${run.id}`, label: say('trace.review') }
    return [first, { ...rest, state: 'wait', text: say('trace.waits'), link }]
  }
  if (run.status === 'waiting') {
    return [first, { ...rest, state: 'wait', text: say('trace.waits.else', { what: run.waitingFor ?? '' }) }]
  }
  return [first]
}

function mailStep(
  mail: TracedMail,
  say: Say,
  line: (state: Step['state'], text: string, more?: Partial<Step>) => Step,
  at: (moment: Date | null) => string | null,
): Step {
  const { toAddress: to, subject, state, sentAt, error } = mail
  const read = { href: `/dev/mailboxes/${encodeURIComponent(to)}`, label: say('trace.mail.read') }
  if (state === 'sent') return line('done', say('trace.mail.sent', { to, subject }), { at: at(sentAt), link: read })
  if (state === 'frozen' || state === 'held') {
    return line('wait', say('trace.mail.held', { to, subject }), { detail: error, at: at(mail.sendAfter) })
  }
  if (['pending', 'sending', 'eod'].includes(state)) {
    return line('busy', say('trace.mail.pending', { to, subject }), { detail: error })
  }
  return line('stop', say('trace.mail.trouble', { to, subject }), { detail: error })
}

/** HH:MM:SS in Amsterdam: on this page seconds matter, days do not. */
const clockTime = (moment: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: ZONE }).format(moment)
