import { translate } from '../../../sentences/translate.ts'
import type { Run, RunPast } from '../queries/runs.ts'
import { exactTime } from '../time.ts'
import type { Word } from '../words.ts'
import { type Context, labelOf, type Line, textOf } from './entry.ts'

type Log = RunPast['logs'][number]

/** Kinds of run_log that the timeline tells; 'decided' and 'failed-attempt' have lines of their own. */
const LOGGED = new Set([
  'undone',
  'held',
  'released',
  'retried',
  'cancelled',
  'note',
  'mail-added',
  'withheld',
  'mail-sent',
  'mail-pending',
  'mail-sent-again',
  'mail-failed',
  'mail-uncertain',
  'mail-delayed',
  'mail-delivered',
  'mail-bounced',
  'mail-held',
  'mail-hold',
  'mail-release',
  'mail-resend',
  'mail-mark-sent',
  'mail-withdraw',
])
const TROUBLE = new Set(['mail-failed', 'mail-uncertain', 'mail-bounced'])

/** What happened beside the steps: what colleagues did, what mail servers reported. Null for what is told elsewhere. */
export function logEntry(it: Log, context: Context): Line | null {
  if (!LOGGED.has(it.what)) return null
  const { say, language } = context
  const { mailId, outbox, step, reason, note, subject } = it.detail ?? {}
  const trouble = TROUBLE.has(it.what)
  const said = textOf(reason) ? translate(textOf(reason))[language] : textOf(note)
  const of = it.what === 'withheld' || it.what.startsWith('mail-') ? labelOf(textOf(step), context) : ''
  const link =
    typeof mailId === 'number'
      ? { href: `/desk/mail/in/${mailId}`, label: textOf(subject) || say('run.look') }
      : typeof outbox === 'number'
        ? { href: `/desk/mail/out/${outbox}`, label: say('run.look') }
        : null
  return {
    glyph: trouble ? '▲' : '·',
    tone: trouble ? 'trouble' : 'note',
    label: say(`log.${it.what}` as Word, { who: context.who(it.by) }),
    detail: [of, said].filter(Boolean).join(' · ') || null,
    link,
  }
}

/** Tries of a step that failed, folded into one line. */
export function failureEntry(failures: Log[], run: Run, { say, language }: Context): Line {
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
      text: translate(textOf(it.detail?.['error']))[language],
    })),
    attemptsLabel: say(failures.length === 1 ? 'run.attempts.one' : 'run.attempts.many', { n: failures.length }),
  }
}
