import type { FastifyRequest } from 'fastify'
import { filterOf, queryOf } from './filter.ts'
import { type Desk, value } from './page.ts'
import { readDecided } from './queries/item.ts'
import { exactTime } from './time.ts'
import { speak } from './words.ts'

export interface Banner {
  text: string
  run: number
  /** Buttons: only while there is time. */
  open: boolean
  held: boolean
  query: string
}

/** After a decision: what was decided, when its mail leaves, and the way back. Named by the address: '?done=12'. */
export async function bannerOf(desk: Desk, request: FastifyRequest): Promise<Banner | null> {
  const say = speak(request.visit.language)
  const query = queryOf(filterOf(request.query))
  if (value(request.query, 'undone')) return { text: say('done.undone'), run: 0, open: false, held: false, query }
  if (value(request.query, 'revoked')) return { text: say('learnt.revoked'), run: 0, open: false, held: false, query }
  const run = value(request.query, 'done')
  if (!/^\d{1,15}$/.test(run)) return null
  const decided = await readDecided(desk.deps.pool, Number(run))
  if (!decided) return null
  const outcome = decided.outcomes.find(it => it.name === decided.outcome)
  const label = outcome?.label[request.visit.language] ?? decided.outcome
  const time = decided.effectiveAt && exactTime(decided.effectiveAt, decided.now, request.visit.language)
  const sentence = decided.held
    ? say('done.held')
    : decided.open && time
      ? say(decided.mailTo ? 'done.mail-at' : 'done.at', { time })
      : say('done.now')
  // 'Voorbeeld B.V.' brings its own full stop
  const text = `${say('done.approved', { label, title: decided.title.replace(/\.$/, '') })} ${sentence}`
  return { text, run: decided.run, open: decided.open, held: decided.held, query }
}
