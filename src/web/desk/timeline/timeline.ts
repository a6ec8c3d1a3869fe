import type { Run, RunPast } from '../queries/runs.ts'
import { exactTime } from '../time.ts'
import type { Say } from '../words.ts'
import { type Context, type Entry, entry, labelOf, type Line, stem } from './entry.ts'
import { failureEntry, logEntry } from './logs.ts'
import { mailEntry } from './mails.ts'
import { waitEntry } from './waits.ts'

/** What happened, in order, and after it what is still to come: the checklist that the workflow declared. */
export function timeline(run: Run, past: RunPast, context: Context): Entry[] {
  const { plan, say, language } = context
  const order = Object.keys(plan)
  const placeOf = (name: string) => order.indexOf(stem(name))
  const waits = new Map(past.waits.map(it => [it.name, it]))
  const dated: { entry: Entry; at: Date; place: number }[] = []
  const add = (at: Date, place: number, it: Line) =>
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
    add(mail.sentAt ?? mail.createdAt, placeOf(mail.step ?? ''), mailEntry(mail, { run, past }, context))
  for (const it of past.waits) {
    const answered = waitEntry(it, run, context)
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
    const told = logEntry(it, context)
    if (told) add(it.at, 950, told)
  }
  const sorted = dated.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.place - b.place).map(it => it.entry)
  return [...sorted, ...(run.status === 'done' || run.status === 'cancelled' ? [] : ahead(past, run, context))]
}

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

const took = (ms: number, say: Say) =>
  ms >= 100 ? say('run.seconds', { n: (ms / 1000).toFixed(1).replace('.', say('decimal')) }) : null
