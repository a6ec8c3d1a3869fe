import type { Run, RunPast } from '../queries/runs.ts'
import { clockTime, exactTime } from '../time.ts'
import type { Word } from '../words.ts'
import { type Context, labelOf, type Line, textOf } from './entry.ts'

type Wait = RunPast['waits'][number]

/** What a run waits for, or waited for and how that ended. */
export function waitEntry(it: Wait, run: Run, context: Context): Line {
  return it.answeredAt ? answered(it, it.answeredAt, run, context) : open(it, run, context)
}

function open(it: Wait, run: Run, context: Context): Line {
  const { say, language } = context
  const due = it.dueAt ? say('run.until', { time: clockTime(it.dueAt, run.now, language) }) : null
  const live = run.status === 'waiting' || run.status === 'running'
  return {
    label: labelOf(it.name, context),
    glyph: live ? '◷' : '·',
    tone: live ? 'waits' : 'note',
    detail: [say(`run.waits.${it.kind}` as Word), due].filter(Boolean).join(' · '),
    link: it.kind === 'approval' ? { href: `/desk/items/${run.id}`, label: say('run.review') } : null,
  }
}

function answered(it: Wait, at: Date, run: Run, context: Context): Line {
  const { say, language, who } = context
  const by = it.answer?.['by']
  const done = { at, time: exactTime(at, run.now, language), label: labelOf(it.name, context) }
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
  const decided = say('run.decided', { who: who(it.answeredBy ?? ''), outcome })
  return {
    ...done,
    tone: window ? 'waits' : 'done',
    detail: [decided, textOf(it.answer?.['reason']), window].filter(Boolean).join(' · '),
  }
}
