import { translate } from '../../../sentences/translate.ts'
import type { Run, RunPast } from '../queries/runs.ts'
import { exactTime } from '../time.ts'
import type { Word } from '../words.ts'
import { type Context, labelOf, type Line } from './entry.ts'

interface Told {
  run: Run
  past: RunPast
}

/** A mail of ours: how it stands, and what the mail server said to each try. */
export function mailEntry(mail: RunPast['mails'][number], { run, past }: Told, context: Context): Line {
  const { say, language } = context
  // its time to undo is over, and the run has not come to it yet
  const approved = mail.state === 'frozen' && !past.waits.some(it => it.effectiveAt || it.held)
  const state = say(approved ? 'mail-state.approved' : (`mail-state.${mail.state}` as Word))
  const trouble = mail.state === 'failed' || mail.state === 'uncertain'
  const sent = mail.state === 'sent'
  const last = mail.attempts.at(-1)
  const heard = sent && last?.response ? ` · ${last.response}` : ''
  const when = mail.sentAt ? ` ${exactTime(mail.sentAt, run.now, language)}` : ''
  const why = mail.error ? ` · ${translate(mail.error)[language]}` : ''
  return {
    label: labelOf(mail.step ?? '', context),
    glyph: sent ? '✓' : trouble ? '▲' : '◷',
    tone: sent ? 'done' : trouble ? 'trouble' : 'waits',
    detail: `${state}${when}${heard} · ${mail.to}${why}`,
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
