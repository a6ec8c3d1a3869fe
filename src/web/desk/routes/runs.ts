import { now } from '../../../clock.ts'
import { transaction } from '../../../db/pool.ts'
import { TooLateError } from '../../../engine/errors.ts'
import { audit } from '../audit.ts'
import { type Desk, idOf, NoSuchPageError, personIn, show, value } from '../page.ts'
import { namesOf } from '../people.ts'
import { PAGE, readPast, readRun, readRuns, type RunRow } from '../queries/runs.ts'
import { ownerLabel } from '../owner.ts'
import { clockTime } from '../time.ts'
import { stateOf } from '../timeline/state.ts'
import { timeline } from '../timeline/timeline.ts'
import { speak, type Word } from '../words.ts'
import type { Route } from './index.ts'

const STATES = ['running', 'waiting', 'failed', 'done', 'cancelled']

/** All runs, and what happened in one. */
export function runRoutes(desk: Desk): Route[] {
  const { pool, workflows, engine, outbox } = desk.deps
  const workflowOf = (name: string) => workflows.find(it => it.name === name)

  return [
    {
      method: 'GET',
      path: '/desk/runs',
      handler: async (request, reply) => {
        const { language } = request.visit
        const say = speak(language)
        const filter = {
          status: STATES.find(it => it === value(request.query, 'status')) ?? '',
          workflow: /^[a-z-]{1,60}$/.test(value(request.query, 'kind')) ? value(request.query, 'kind') : '',
          q: value(request.query, 'q').trim().slice(0, 100),
        }
        const before = /^\d{1,15}$/.test(value(request.query, 'before'))
          ? Number(value(request.query, 'before'))
          : undefined
        const [at, found, names] = await Promise.all([now(pool), readRuns(pool, filter, before), namesOf(pool)])
        const address = (more: { [name: string]: string | number }) => {
          const query = new URLSearchParams()
          const all = { status: filter.status, kind: filter.workflow, q: filter.q, ...more }
          for (const [name, it] of Object.entries(all)) if (it !== '') query.set(name, String(it))
          return `/desk/runs${query.size ? `?${query.toString()}` : ''}`
        }
        const row = (it: RunRow) => ({
          id: it.id,
          title: it.subject || say('run.nameless', { id: it.id }),
          kind: workflowOf(it.workflow)?.title[language] ?? it.workflow,
          from: it.from ?? '–',
          state: stateOf(it, { plan: workflowOf(it.workflow)?.plan ?? {}, say, language, now: at }),
          owner: ownerLabel(it.owner, names, say),
          movedAt: it.movedAt,
          time: clockTime(it.movedAt, at, language),
        })
        return show(desk, request, reply, 'runs', {
          title: say('nav.runs'),
          rows: found.slice(0, PAGE).map(row),
          filters: ['', ...STATES].map(status => ({
            label: status ? say(`run.state.${status}` as Word) : say('filter.all'),
            href: address({ status, before: '' }),
            current: filter.status === status,
          })),
          q: filter.q,
          status: filter.status,
          more: found.length > PAGE ? address({ before: found[PAGE - 1]!.id }) : null,
          first: before ? address({}) : null,
          filtered: filter.status !== '' || filter.q !== '' || filter.workflow !== '',
        })
      },
    },
    {
      method: 'GET',
      path: '/desk/runs/:id',
      handler: async (request, reply) => {
        const { language } = request.visit
        const say = speak(language)
        const run = await readRun(pool, idOf(request))
        if (!run) throw new NoSuchPageError()
        const [past, names] = await Promise.all([readPast(pool, run), namesOf(pool)])
        const workflow = workflowOf(run.workflow)
        const plan = workflow?.plan ?? {}
        const who = (email: string) => (email === 'postbode' ? say('someone.postbode') : (names.get(email) ?? email))
        return show(desk, request, reply, 'run', {
          title: run.subject || say('run.nameless', { id: run.id }),
          run: run.id,
          kind: workflow?.title[language] ?? run.workflow,
          version: run.version,
          state: stateOf(run, { plan, say, language, now: run.now }),
          began: clockTime(run.createdAt, run.now, language),
          beganAt: run.createdAt,
          ended: run.endedAt && clockTime(run.endedAt, run.now, language),
          owner: ownerLabel(run.owner, names, say),
          error: run.error,
          entries: timeline(run, past, { plan, say, language, who }),
          review: past.waits.some(it => it.kind === 'approval' && !it.answeredAt) && run.status === 'waiting',
          open: run.status === 'running' || run.status === 'waiting' || run.status === 'failed',
          failed: run.status === 'failed',
          linked: past.linked.map(it => ({
            id: it.id,
            label: `${workflowOf(it.workflow)?.title[language] ?? it.workflow} – ${say(`run.state.${it.status}` as Word)}`,
          })),
          orders: past.orders,
          problem: value(request.query, 'problem') === 'reason' ? say('run.cancel.needs-reason') : null,
        })
      },
    },
    {
      method: 'POST',
      path: '/desk/runs/:id/cancel',
      handler: async (request, reply) => {
        const run = idOf(request)
        const person = personIn(request)
        const reason = value(request.body, 'reason').trim().slice(0, 500)
        if (!reason) return reply.redirect(`/desk/runs/${run}?problem=reason#cancel`, 303)
        await transaction(pool, async tx => {
          await engine.cancel(tx, run, person.email, reason)
          const frozen = await tx.query<{ step: string }>(
            `select step from outbox where run_id = $1 and state = 'frozen'`,
            [run],
          )
          for (const { step } of frozen.rows) await outbox.withdraw(tx, run, step)
          await audit(tx, person, 'cancel', `run:${run}`, { reason })
        }).catch(ignoreLate)
        return reply.redirect(`/desk/runs/${run}`, 303)
      },
    },
    {
      method: 'POST',
      path: '/desk/runs/:id/retry',
      handler: async (request, reply) => {
        const run = idOf(request)
        const person = personIn(request)
        await transaction(pool, async tx => {
          await engine.retry(tx, run, person.email)
          await audit(tx, person, 'retry', `run:${run}`)
        }).catch(ignoreLate)
        return reply.redirect(`/desk/runs/${run}`, 303)
      },
    },
  ]
}

/** Somebody else was first, or the run went on: its page says how it stands. */
function ignoreLate(error: unknown): void {
  if (!(error instanceof TooLateError)) throw error
}
