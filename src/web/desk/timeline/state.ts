import type { Run } from '../queries/runs.ts'
import { clockTime } from '../time.ts'
import type { Word } from '../words.ts'
import { type Context, labelOf } from './entry.ts'

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
