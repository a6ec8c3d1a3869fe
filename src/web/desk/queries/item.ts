import type { Db } from '../../../db/pool.ts'
import type { JsonObject } from '../../../engine/define.ts'
import type { Outcome, Request, ReviewQuestion } from '../../../workflow/define.ts'
import { at } from '../../../workflow/edits.ts'
import { type Draft, ordered, readDraft } from '../review/draft.ts'

/** What waits for a colleague. */
export interface Item {
  run: number
  workflow: string
  version: number
  /** Name of the wait in the plan. */
  wait: string
  rev: number
  /** Moment it was asked, with microseconds: its place in the queue. */
  askedAt: string
  owner: string | null
  question: ReviewQuestion
  draft: Draft
  draftBy: string | null
}

type Row = Omit<Item, 'draft'> & { draft: JsonObject | null; input: Partial<Request> }

const ITEM = `select w.run_id as run, r.workflow, r.version, w.name as wait, w.rev, r.owner, jsonb_build_object('request', r.input) || w.question as question, r.input, w.draft_by as "draftBy",
    to_char(w.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "askedAt"`

/** The open question of a run. `lock`: nobody else decides or changes it until the end of the transaction. */
export async function readItem(db: Db, run: number, lock = false): Promise<Item | null> {
  if (lock) await db.query('select from workflow_run where id = $1 for update', [run])
  const { rows } = await db.query<Row>({
    name: 'item',
    text: `${ITEM}, w.draft from workflow_wait w join workflow_run r on r.id = w.run_id
           where w.run_id = $1 and w.kind = 'approval' and w.answered_at is null and r.status in ('waiting', 'running')
           order by w.asked_at limit 1`,
    values: [run],
  })
  return rows[0] ? itemOf(rows[0]) : null
}

function itemOf({ input, question, draft, ...row }: Row): Item {
  return { ...row, question: { ...question, request: withEvidence(question.request, input) }, draft: readDraft(draft) }
}

/** Where the values of the first mail stand is found when somebody looks: by then the request may have gone on without it. */
function withEvidence(request: Request, input: Partial<Request>): Request {
  const same = ([pointer]: [string, unknown]) =>
    ordered(at(input.fields, pointer)) === ordered(at(request.fields, pointer))
  const read = Object.fromEntries(Object.entries(input.evidence ?? {}).filter(same))
  return { ...request, evidence: { ...read, ...request.evidence } }
}

/** The question that was last decided, with the values of the decision as its draft: to show what differs. */
export async function readDecidedItem(db: Db, run: number): Promise<Item | null> {
  const { rows } = await db.query<Row>(
    `${ITEM}, w.answer -> 'values' as draft from workflow_wait w join workflow_run r on r.id = w.run_id
     where w.run_id = $1 and w.kind = 'approval' and w.answer ->> 'by' = 'colleague' order by w.answered_at desc limit 1`,
    [run],
  )
  return rows[0] ? itemOf(rows[0]) : null
}

/** The last decision about a run: what the banner and the conflict page tell. */
export interface Decided {
  run: number
  workflow: string
  wait: string
  title: string
  outcome: string
  outcomes: Outcome[]
  reason: string | null
  values: JsonObject
  by: string
  at: Date
  askedAt: string
  /** Takes effect then; null when it has, or while it is held. */
  effectiveAt: Date | null
  held: boolean
  open: boolean
  mailTo: string | null
  now: Date
}

export async function readDecided(db: Db, run: number): Promise<Decided | null> {
  const { rows } = await db.query<Decided>(
    `select w.run_id as run, r.workflow, w.name as wait, w.question #>> '{review,title}' as title, w.answer ->> 'outcome' as outcome,
            w.question #> '{review,outcomes}' as outcomes, w.answer ->> 'reason' as reason, w.answer -> 'values' as values,
            w.answered_by as by, w.answered_at as at, coalesce(w.effective_at > desk_now(), false) as open,
            to_char(w.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "askedAt",
            case when w.effective_at < 'infinity' then w.effective_at end as "effectiveAt",
            coalesce(w.effective_at = 'infinity', false) as held, desk_now() as now,
            (select to_address from outbox o where o.run_id = w.run_id and o.state = 'frozen' limit 1) as "mailTo"
     from workflow_wait w join workflow_run r on r.id = w.run_id
     where w.run_id = $1 and w.kind = 'approval' and w.answer ->> 'by' = 'colleague' order by w.answered_at desc limit 1`,
    [run],
  )
  return rows[0] ?? null
}

/** Who last changed the draft of an item, and when. */
export async function lastChange(db: Db, run: number): Promise<{ by: string; at: Date } | null> {
  const { rows } = await db.query<{ by: string; at: Date }>(
    `select actor as by, at from audit where subject = $1 and action in ('draft', 'undo') order by id desc limit 1`,
    [`run:${run}`],
  )
  return rows[0] ?? null
}

export async function runExists(db: Db, run: number): Promise<boolean> {
  return (await db.query('select from workflow_run where id = $1', [run])).rowCount === 1
}
