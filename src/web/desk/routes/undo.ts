import type { FastifyReply, FastifyRequest } from 'fastify'
import { transaction, type Tx } from '../../../db/pool.ts'
import { TooLateError } from '../../../engine/errors.ts'
import { audit } from '../audit.ts'
import { filterOf, queryOf } from '../filter.ts'
import { type Desk, idOf, NoSuchPageError, ownPath, personIn, show, value } from '../page.ts'
import { type Decided, readDecided } from '../queries/item.ts'
import { storedDraft } from '../review/draft.ts'
import { exactTime } from '../time.ts'
import { speak } from '../words.ts'
import type { Route } from './index.ts'

/** Within the window a decision can be taken back, held, or made to count at once. */
export function undoRoutes(desk: Desk): Route[] {
  const { engine } = desk.deps
  return [
    post('undo', async (tx, decided, request) => {
      await undo(desk, tx, decided, personIn(request).email)
      return `/desk/items/${decided.run}${queryOf(filterOf(request.query), { undone: 1 })}`
    }),
    post('hold', async (tx, { run, wait }, request) => {
      await engine.reschedule(tx, run, wait, personIn(request).email, null)
      return back(request, run)
    }),
    post('now', async (tx, { run, wait }, request) => {
      await engine.reschedule(tx, run, wait, personIn(request).email, 0)
      return back(request, run)
    }),
  ]

  function post(action: string, work: (tx: Tx, decided: Decided, request: FastifyRequest) => Promise<string>): Route {
    return {
      method: 'POST',
      path: `/desk/items/:id/${action}`,
      handler: (request, reply) => act(desk, request, reply, action, work),
    }
  }
}

/** What was decided comes back as a draft, with the reason and the answer that were written. */
async function undo(desk: Desk, tx: Tx, decided: Decided, who: string): Promise<void> {
  await desk.deps.engine.undo(tx, decided.run, decided.wait, who)
  const frozen = await tx.query<{ step: string }>(`select step from outbox where run_id = $1 and state = 'frozen'`, [
    decided.run,
  ])
  for (const { step } of frozen.rows) await desk.deps.outbox.withdraw(tx, decided.run, step)
  const { message, ...values } = decided.values
  const draft = {
    values,
    reasons: decided.reason ? { [decided.outcome]: decided.reason } : {},
    messages: typeof message === 'string' ? { [decided.outcome]: message } : {},
  }
  await tx.query('update workflow_wait set draft = $3 where run_id = $1 and name = $2', [
    decided.run,
    decided.wait,
    storedDraft(draft),
  ])
}

async function act(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  action: string,
  work: (tx: Tx, decided: Decided, request: FastifyRequest) => Promise<string>,
): Promise<unknown> {
  const run = idOf(request)
  const decided = await readDecided(desk.deps.pool, run)
  if (!decided) throw new NoSuchPageError()
  try {
    const to = await transaction(desk.deps.pool, async tx => {
      const next = await work(tx, decided, request)
      await audit(tx, personIn(request), action, `run:${run}`, { outcome: decided.outcome })
      return next
    })
    return await reply.redirect(to, 303)
  } catch (error) {
    if (!(error instanceof TooLateError)) throw error
    const say = speak(request.visit.language)
    const at = decided.effectiveAt ?? decided.at
    const text = say('undo.late.long', { time: exactTime(at, decided.now, request.visit.language) })
    return show(
      desk,
      request,
      reply,
      'message',
      { title: say('undo.late'), text, link: { href: `/desk/runs/${run}`, label: say('nav.runs') } },
      409,
    )
  }
}

/** Where the button was pressed: the list of what is outgoing, or the page with the banner. */
function back(request: FastifyRequest, run: number): string {
  const to = value(request.body, 'to')
  return to ? ownPath(to, '/desk/outgoing') : `/desk/queue${queryOf(filterOf(request.query), { done: run })}`
}
