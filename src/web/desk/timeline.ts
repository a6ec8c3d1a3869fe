import type { Language, Text } from '../../engine/define.ts'
import type { Run, RunPast } from './queries/runs.ts'
import { clockTime, exactTime } from './time.ts'
import type { Say, Word } from './words.ts'

/** One line of the history of a run. */
export interface Entry {
  at: Date | null
  time: string
  glyph: string
  tone: 'done' | 'waits' | 'trouble' | 'next' | 'note'
  label: string
  detail: string | null
  duration: string | null
  link: { href: string; label: string } | null
  /** Folded away: attempts that failed, what a mail server said. */
  attempts: { time: string; text: string }[]
  attemptsLabel: string | null
}

interface Context {
  plan: { [step: string]: Text }
  say: Say
  language: Language
  who: (email: string) => string
}

/** What happened, in order, and after it what is still to come: the checklist that the workflow declared. */
export function timeline(run: Run, past: RunPast, context: Context): Entry[] {
  const { plan, say, language } = context
  const order = Object.keys(plan)
  const placeOf = (name: string) => order.indexOf(stem(name))
  const waits = new Map(past.waits.map(it => [it.name, it]))
  const dated: { entry: Entry; at: Date; place: number }[] = []
  const add = (at: Date, place: number, it: Partial<Entry> & Pick<Entry, 'label'>) =>
    dated.push({ at, place, entry: entry({ at, time: exactTime(at, run.now, language), ...it }) })

  if (run.messageId)
    add(run.createdAt, -2, {
      label: say('run.received'),
      detail: run.sender,
      link: { href: `/desk/mail/in/${run.messageId}`, label: say('run.look') },
    })
  for (const step of past.steps) {
    if (waits.has(step.name)) continue
    const mail = past.mails.find(it => it.step === step.name)
    const withheld = (step.result as { withheld?: string } | null)?.withheld
    if (mail || withheld !== undefined) continue
    add(step.at, placeOf(step.name), { label: labelOf(step.name, context), duration: took(step.ms, say) })
  }
  for (const mail of past.mails)
    add(mail.sentAt ?? mail.createdAt, placeOf(mail.step ?? ''), mailEntry(mail, run, context))
  for (const it of past.waits) {
    const answered = answerEntry(it, run, context)
    // what is waited for stands where things are now
    add(answered.at ?? run.endedAt ?? run.now, placeOf(it.name) + 0.5, {
      time: exactTime(it.askedAt, run.now, language),
      ...answered,
      at: answered.at ?? it.askedAt,
    })
  }
  const failures = past.logs.filter(it => it.what === 'failed-attempt')
  if (failures.length) add(failures.at(-1)!.at, 900, failureEntry(failures, run, context))
  for (const it of past.logs) {
    const word = `log.${it.what}`
    if (!LOGGED.has(it.what)) continue
    const text = ['reason', 'note'].map(key => it.detail?.[key]).find(found => typeof found === 'string')
    add(it.at, 950, {
      glyph: '·',
      tone: 'note',
      label: say(word as Word, { who: context.who(it.by) }),
      detail: typeof text === 'string' ? text : null,
    })
  }
  const sorted = dated.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.place - b.place).map(it => it.entry)
  return [...sorted, ...(run.status === 'done' || run.status === 'cancelled' ? [] : ahead(past, run, context))]
}

const LOGGED = new Set([
  'undone',
  'held',
  'released',
  'retried',
  'cancelled',
  'withheld',
  'mail-added',
  'note',
  'mail-failed',
  'mail-uncertain',
  'mail-bounced',
  'mail-hold',
  'mail-release',
  'mail-resend',
  'mail-mark-sent',
  'mail-withdraw',
])

/** Steps of the plan that have not happened. Which of them will, depends on what people answer. */
function ahead(past: RunPast, run: Run, { plan, language }: Context): Entry[] {
  const seen = new Set([...past.steps, ...past.waits].map(it => stem(it.name)))
  for (const mail of past.mails) if (mail.step) seen.add(stem(mail.step))
  const names = Object.keys(plan)
  const reached = Math.max(
    -1,
    ...[...seen].map(name => names.indexOf(name)),
    run.waitingFor ? names.indexOf(stem(run.waitingFor)) : -1,
  )
  return names
    .filter((name, index) => index > reached && !seen.has(name))
    .map(name => entry({ label: plan[name]![language], glyph: '○', tone: 'next' }))
}

function mailEntry(
  mail: RunPast['mails'][number],
  run: Run,
  { say, language, ...context }: Context,
): Partial<Entry> & Pick<Entry, 'label'> {
  const trouble = mail.state === 'failed' || mail.state === 'uncertain'
  const sent = mail.state === 'sent'
  const last = mail.attempts.at(-1)
  const heard = sent && last?.response ? ` · ${last.response}` : ''
  const when = mail.sentAt ? ` ${exactTime(mail.sentAt, run.now, language)}` : ''
  return {
    label: labelOf(mail.step ?? '', { say, language, ...context }),
    glyph: sent ? '✓' : trouble ? '▲' : '◷',
    tone: sent ? 'done' : trouble ? 'trouble' : 'waits',
    detail: `${say(`mail-state.${mail.state}` as Word)}${when}${heard} · ${mail.to}${mail.error ? ` · ${mail.error}` : ''}`,
    link: { href: `/desk/mail/out/${mail.id}`, label: mail.subject || say('run.look') },
    attempts: mail.attempts.map(it => ({
      time: exactTime(new Date(it.at), run.now, language),
      text: [it.code, it.response].filter(Boolean).join(' ') || say('run.no-answer'),
    })),
    attemptsLabel:
      mail.attempts.length > 1 || trouble
        ? say(mail.attempts.length === 1 ? 'run.attempts.one' : 'run.attempts.many', { n: mail.attempts.length })
        : null,
  }
}

function answerEntry(it: RunPast['waits'][number], run: Run, context: Context): Partial<Entry> & Pick<Entry, 'label'> {
  const { say, language, who } = context
  const label = labelOf(it.name, context)
  if (!it.answeredAt) {
    const due = it.dueAt ? say('run.until', { time: clockTime(it.dueAt, run.now, language) }) : null
    const link = it.kind === 'approval' ? { href: `/desk/items/${run.id}`, label: say('run.review') } : null
    const live = run.status === 'waiting' || run.status === 'running'
    return {
      label,
      glyph: live ? '◷' : '·',
      tone: live ? 'waits' : 'note',
      detail: [say(`run.waits.${it.kind}` as Word), due].filter(Boolean).join(' · '),
      link,
    }
  }
  const by = it.answer?.['by']
  const done = { at: it.answeredAt, time: exactTime(it.answeredAt, run.now, language), label }
  if (by === 'event') return { ...done, detail: say('run.answered.event') }
  if (by === 'clock')
    return { ...done, glyph: '◷', detail: say(it.kind === 'sleep' ? 'run.answered.sleep' : 'run.answered.clock') }
  if (by !== 'colleague')
    return {
      ...done,
      glyph: '·',
      tone: 'note',
      detail: it.answeredBy ? say('run.ended-by', { who: who(it.answeredBy) }) : null,
    }
  const outcome =
    it.labels?.find(found => found.name === it.answer?.['outcome'])?.label[language] ?? textOf(it.answer?.['outcome'])
  const window = it.held
    ? say('outgoing.held')
    : it.effectiveAt
      ? say('run.takes-effect', { time: exactTime(it.effectiveAt, run.now, language) })
      : null
  const reason = typeof it.answer?.['reason'] === 'string' ? it.answer['reason'] : null
  return {
    ...done,
    tone: window ? 'waits' : 'done',
    detail: [say('run.decided', { who: who(it.answeredBy ?? ''), outcome }), reason, window]
      .filter(Boolean)
      .join(' · '),
  }
}

function failureEntry(
  failures: RunPast['logs'],
  run: Run,
  { say, language }: Context,
): Partial<Entry> & Pick<Entry, 'label'> {
  const next =
    run.status === 'running' && run.retryAt
      ? say('run.next-try', { time: exactTime(run.retryAt, run.now, language) })
      : null
  return {
    label: say(failures.length === 1 ? 'run.failures.one' : 'run.failures.many', { n: failures.length }),
    glyph: '▲',
    tone: run.status === 'failed' || run.error ? 'trouble' : 'note',
    detail: [run.status === 'failed' ? say('run.gave-up') : null, next].filter(Boolean).join(' · ') || null,
    attempts: failures.map(it => ({
      time: exactTime(it.at, run.now, language),
      text: textOf(it.detail?.['error']),
    })),
    attemptsLabel: say(failures.length === 1 ? 'run.attempts.one' : 'run.attempts.many', { n: failures.length }),
  }
}

/** 'review:2' is the second time of 'review'. */
function labelOf(name: string, { plan, language }: Pick<Context, 'plan' | 'language' | 'say'>): string {
  const label = plan[stem(name)]?.[language] ?? name
  const rest = name.slice(stem(name).length + 1)
  return /^([2-9]|\d\d+)$/.test(rest) ? `${label} (${rest})` : label
}

function entry(it: Partial<Entry> & Pick<Entry, 'label'>): Entry {
  return {
    at: null,
    time: '',
    glyph: '✓',
    tone: 'done',
    detail: null,
    duration: null,
    link: null,
    attempts: [],
    attemptsLabel: null,
    ...it,
  }
}

const textOf = (it: unknown) => (typeof it === 'string' ? it : '')
const stem = (name: string) => name.split(':')[0]!
const took = (ms: number, say: Say) =>
  ms >= 100 ? say('run.seconds', { n: (ms / 1000).toFixed(1).replace('.', say('decimal')) }) : null

/** How a run stands, in words. */
export function stateOf(
  run: Pick<Run, 'status' | 'waitingFor' | 'outcome' | 'retryAt' | 'error'>,
  context: Pick<Context, 'plan' | 'say' | 'language'> & { now: Date },
): { word: string; tone: '' | 'ok' | 'warning' | 'error' } {
  const { say, language, now } = context
  if (run.status === 'waiting' && run.waitingFor)
    return { word: say('run.state.waits-for', { what: labelOf(run.waitingFor, context).toLowerCase() }), tone: '' }
  if (run.status === 'running' && run.error && run.retryAt)
    return { word: say('run.next-try', { time: clockTime(run.retryAt, now, language) }), tone: 'warning' }
  const tone = run.status === 'failed' ? 'error' : run.status === 'done' ? 'ok' : ''
  return { word: say(`run.state.${run.status}` as Word), tone }
}
