import type { FastifyReply, FastifyRequest } from 'fastify'
import { now } from '../../../clock.ts'
import { transaction, type Tx } from '../../../db/pool.ts'
import { AlreadyDecidedError, ChangedMeanwhileError, PermanentError } from '../../../engine/errors.ts'
import type { Outcome } from '../../../workflow/define.ts'
import { audit } from '../audit.ts'
import type { Person } from '../deps.ts'
import { filterOf, queryOf } from '../filter.ts'
import { type Desk, NoSuchPageError, personIn, show, value } from '../page.ts'
import { type Item, readDecided, readDecidedItem, readItem, runExists } from '../queries/item.ts'
import { readNeighbours } from '../queries/queue.ts'
import { lateBefore } from '../time.ts'
import { speak } from '../words.ts'
import { assemble } from './assemble.ts'
import { showConflict } from './conflict.ts'
import { type Draft, NO_DRAFT, ordered, sameDraft, storedDraft } from './draft.ts'
import { type Posted, readForm } from './form.ts'
import { objection } from './objection.ts'
import { revokeShown } from './revoke.ts'
import { type Refusals, showItem } from './show.ts'
import { isBroken } from './show-answers.ts'

/** What came of a post: the next address, a page that says what is wrong, or that somebody else was first. */
type Ended = { to: string } | { refused: Refusals; item: Item } | Conflict

/** What this person had filled in, and what stands there now. */
export interface Conflict {
  conflict: Posted['draft']
  item: Item | null
  decided: boolean
}

/**
 * A post of the review form: keep the changes ('update'), add or remove a line, or decide. A decision is one transaction: the
 * facts looked up again, the mail frozen, the answer given to the run. Nothing is decided about an item that changed meanwhile.
 */
export async function decide(desk: Desk, request: FastifyRequest, reply: FastifyReply, run: number): Promise<unknown> {
  let ended: Ended
  try {
    ended = await transaction(desk.deps.pool, tx => post(desk, tx, request, run))
  } catch (error) {
    if (!(error instanceof AlreadyDecidedError || error instanceof ChangedMeanwhileError)) throw error
    ended = { conflict: NO_DRAFT, item: null, decided: true }
  }
  if ('to' in ended) return reply.redirect(ended.to, 303)
  if ('conflict' in ended) {
    return show(desk, request, reply, 'conflict', await showConflict(desk, request, run, ended), 409)
  }
  const { refused, item } = ended
  const page = await transaction(desk.deps.pool, tx => showItem(desk, tx, request, item, refused))
  return show(desk, request, reply, 'item', page, 422)
}

async function post(desk: Desk, tx: Tx, request: FastifyRequest, run: number): Promise<Ended> {
  const person = personIn(request)
  const { body } = request
  const act = value(body, 'do')
  const asked = await readItem(tx, run, true)
  // another question of the same run is another page: what was filled in here is no answer to it
  const waiting = asked?.wait === value(body, 'wait') ? asked : null
  const decided = waiting ? null : await readDecidedItem(tx, run)
  const item = waiting ?? decided ?? asked
  if (!item) {
    if (!(await runExists(tx, run))) throw new NoSuchPageError()
    return { conflict: NO_DRAFT, item: null, decided: true }
  }
  const before = await assemble(desk.deps, tx, item)
  const { language } = request.visit
  const deciding = value(body, 'outcome') !== ''
  const shown = {
    workflow: before.workflow,
    request: item.question.request,
    review: before.review,
    before: item.draft,
    language,
    deciding,
  }
  const { draft, problems } = readForm(shown, body, act)
  if (!waiting) {
    const mine = decided && (await decidedByMyself(desk, tx, request, decided, draft))
    return mine ? { to: await nextAfter(tx, request, person, item) } : { conflict: draft, item, decided: !!decided }
  }
  if (value(body, 'rev') !== String(item.rev)) {
    const kept = !deciding && item.draftBy === person.email && sameDraft(draft, item.draft)
    return kept ? keep(tx, request, person, item, draft, act) : { conflict: draft, item, decided: false }
  }
  if (problems.length) return { refused: { problems, sentences: [], draft }, item }
  const outcome = before.review.outcomes.find(it => it.name === value(body, 'outcome'))
  if (!outcome) {
    const revoked = await revokeShown(tx, person, item.run, before.review, act)
    return keep(tx, request, person, item, draft, act, revoked)
  }
  return conclude(desk, tx, request, person, item, draft, outcome)
}

/** Keep the changes as a draft: the page, its checks and its mail are made from it. */
async function keep(
  tx: Tx,
  request: FastifyRequest,
  person: Person,
  item: Item,
  draft: Draft,
  act: string,
  revoked = false,
): Promise<Ended> {
  if (!sameDraft(draft, item.draft)) {
    await tx.query(
      'update workflow_wait set draft = $3, draft_by = $4, rev = rev + 1 where run_id = $1 and name = $2 and rev = $5',
      [item.run, item.wait, storedDraft(draft), person.email, item.rev],
    )
    await audit(tx, person, 'draft', `run:${item.run}`, { values: draft.values })
  }
  const table = /^(?:add|remove):(\/[^/]+)/.exec(act)?.[1]
  const place = table ? `#t-${table.replaceAll(/[^a-z0-9]+/gi, '-')}` : ''
  return { to: `/desk/items/${item.run}${queryOf(filterOf(request.query), revoked ? { revoked: 1 } : {})}${place}` }
}

async function conclude(
  desk: Desk,
  tx: Tx,
  request: FastifyRequest,
  person: Person,
  item: Item,
  draft: Draft,
  outcome: Outcome,
): Promise<Ended> {
  const say = speak(request.visit.language)
  const it = await assemble(desk.deps, tx, item, draft)
  const refuse = (text: string): Ended => ({
    refused: { problems: [], sentences: [{ text, outcome: outcome.name }], draft },
    item,
  })
  const against = objection(outcome, it, Number(value(request.body, 'warnings')) || 0, say, request.visit.language)
  if (against) return refuse(against)
  let frozen: number | null = null
  try {
    const answer = it.answer(outcome)
    // what is only for us needs its reason too; in a mail the template knows whether it can do without
    if (!answer && outcome.reason && !it.reason(outcome)) return refuse(say('problem.reason'))
    if (answer) frozen = await desk.deps.outbox.freeze(tx, { runId: item.run, ...answer })
  } catch (error) {
    if (isBroken(error)) throw error
    if (!(error instanceof PermanentError))
      desk.deps.log?.warn({ error: (error as Error).message, run: item.run }, 'an answer could not be made')
    const unreasoned = outcome.reason && !it.reason(outcome)
    const label = outcome.label[request.visit.language]
    return refuse(unreasoned ? say('problem.reason') : say('problem.answer', { label }))
  }
  const effectiveIn = person.undoSeconds ?? desk.deps.undoSeconds
  const values = it.values(outcome)
  const reason = it.reason(outcome)
  await desk.deps.engine.decide(tx, item.run, item.wait, {
    who: person.email,
    outcome: outcome.name,
    values,
    ...(reason !== undefined && { reason }),
    facts: it.facts,
    rev: item.rev,
    effectiveIn,
  })
  await audit(tx, person, 'decide', `run:${item.run}`, { outcome: outcome.name, reason, values, mail: frozen })
  return { to: await nextAfter(tx, request, person, item) }
}

/** On to the next item of the same part of the queue; when it was the last one, to the list. */
async function nextAfter(
  tx: Tx,
  request: FastifyRequest,
  person: Person,
  item: Pick<Item, 'run' | 'askedAt'>,
): Promise<string> {
  const filter = filterOf(request.query)
  const { next, previous } = await readNeighbours(tx, filter, person, lateBefore(await now(tx)), item)
  const beside = next ?? previous
  const query = queryOf(filter, { done: item.run })
  return beside ? `/desk/items/${beside}${query}` : `/desk/queue${query}`
}

/** The same form sent twice by the same person is one decision, whether or not it has taken effect meanwhile. */
async function decidedByMyself(
  desk: Desk,
  tx: Tx,
  request: FastifyRequest,
  item: Item,
  draft: Draft,
): Promise<boolean> {
  const decided = await readDecided(tx, item.run)
  const outcome = decided?.outcomes.find(it => it.name === value(request.body, 'outcome'))
  if (!decided || decided.wait !== value(request.body, 'wait') || decided.by !== personIn(request).email) return false
  if (!outcome || decided.outcome !== outcome.name) return false
  const mine = await assemble(desk.deps, tx, item, draft)
  return ordered(mine.values(outcome)) === ordered(decided.values) && (mine.reason(outcome) ?? null) === decided.reason
}
