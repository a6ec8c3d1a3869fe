import { setTimeout as pause } from 'node:timers/promises'
import { toJsonb } from '../db/jsonb.ts'
import type { Pool } from '../db/pool.ts'
import type { Logger } from '../log.ts'
import type { Life } from './sender-life.ts'
import { readTrouble, type Outcome } from './sender-verdict.ts'

/** A try: the row and the number of the claim, which fences it off from every other one. */
export interface Try {
  id: number
  attempt: number
}

interface Entry extends Try {
  outcome: Outcome
  ms: number
  written: () => void
}

interface Mark extends Try {
  settle: (ok: boolean) => void
}

export type Journal = ReturnType<typeof createJournal>

/**
 * What is known of tries. That a mail was sent is written at once. The rest goes in groups: all that waits goes in one commit
 * while the next group gathers, so nobody waits longer and a slow disk is asked once for many mails. Outcomes are kept until the database has them, however long it is away.
 */
export function createJournal(pool: Pool, { key: claimedBy, tell }: Pick<Life, 'key' | 'tell'>, log: Logger) {
  let marks: Mark[] = []
  let entries: Entry[] = []
  let writing = false
  let now: NodeJS.Immediate | undefined

  /** Commit "the end of this mail may be sent now". False: the try is no longer ours, or the database is away; send no end. */
  function mark({ id, attempt }: Try): Promise<boolean> {
    return new Promise(settle => {
      marks.push({ id, attempt, settle })
      start()
    })
  }

  /** Resolves when the outcome stands in the database. That a mail was sent is on its way there when this returns. */
  function record(it: Try, outcome: Outcome, ms: number): Promise<void> {
    forgetMark(it.id) // a row is written once in a statement
    return outcome.state === 'sent' ? recordSent(it, outcome, ms) : gather(it, outcome, ms)
  }

  async function recordSent({ id, attempt }: Try, outcome: Outcome & { state: 'sent' }, ms: number): Promise<void> {
    const { code, response } = outcome
    try {
      await tell({ name: 'sender-sent', text: SENT, values: [id, attempt, claimedBy, ms, code, response] })
    } catch {
      await gather({ id, attempt }, outcome, ms)
    }
  }

  function gather({ id, attempt }: Try, outcome: Outcome, ms: number): Promise<void> {
    return new Promise(written => {
      entries.push({ id, attempt, outcome, ms, written })
      start()
    })
  }

  function forgetMark(id: number): void {
    for (const it of marks) if (it.id === id) it.settle(false)
    marks = marks.filter(it => it.id !== id)
  }

  /** At once, with all that came in the same moment: until an outcome is written, a crash makes a mail that left uncertain. */
  function start(): void {
    if (!writing && !now) now = setImmediate(() => void run())
  }

  async function run(): Promise<void> {
    now = undefined
    writing = true
    for (let wait = 100; marks.length || entries.length;) {
      const [theseMarks, these] = [marks, entries]
      marks = []
      entries = []
      try {
        const marked = await write(theseMarks, these)
        for (const it of theseMarks) it.settle(marked.has(it.id))
        for (const it of these) it.written()
        wait = 100
      } catch (error) {
        log.warn(
          { error: readTrouble(error).message, outcomes: these.length },
          'what became of mails cannot be written yet',
        )
        for (const it of theseMarks) it.settle(false)
        entries.unshift(...these)
        await pause(wait)
        wait = Math.min(wait * 2, 2000)
      }
    }
    writing = false
  }

  async function write(marks: Mark[], entries: Entry[]): Promise<Set<number>> {
    const { rows } = await pool.query<{ id: number }>({
      name: 'sender-journal',
      text: WRITE,
      values: [
        marks.map(it => it.id),
        marks.map(it => it.attempt),
        claimedBy,
        toJsonb(entries.map(({ id, attempt, outcome, ms }) => ({ id, attempt, ms, ...outcome }))),
      ],
    })
    return new Set(rows.map(({ id }) => id))
  }

  return { mark, record }
}

const SENT = `
  with done as (
    update outbox set state = 'sent', error = null, claimed_by = null, uncertain_at = null, sent_at = desk_now()
    where id = $1 and attempts = $2 and ((state in ('sending', 'eod') and claimed_by = $3) or state = 'uncertain') returning id)
  insert into outbox_attempt (outbox_id, ms, code, response) select id, $4, $5, $6 from done`

/** An outcome counts for its own try only, also when somebody thought the try was lost and called it uncertain. */
const WRITE = `
  with marked as (
    update outbox o set state = 'eod' from unnest($1::bigint[], $2::int[]) as m (id, attempt)
    where o.id = m.id and o.attempts = m.attempt and o.state = 'sending' and o.claimed_by = $3
    returning o.id),
  outcome as (
    select * from jsonb_to_recordset($4::jsonb) as r (id bigint, attempt int, ms int, state text, code int, response text,
                                                     error text, again text, untried boolean, suppress boolean)),
  done as (
    update outbox o set
      state = case when r.again = 'later' and o.released_at < desk_now() - interval '48 hours' then 'failed' else r.state end,
      error = case when r.again = 'later' and o.released_at < desk_now() - interval '48 hours'
                   then 'This mail could not be delivered for 48 hours and is no longer tried. ' || r.error else r.error end,
      claimed_by = null,
      send_after = case when r.again = 'later'
                        then desk_now() + least(interval '1 hour', interval '5 seconds' * power(3, least(o.attempts, 8) - 1))
                        else o.send_after end,
      uncertain_at = case when r.state = 'uncertain' then coalesce(o.uncertain_at, desk_now()) end,
      sent_at = case when r.state = 'sent' then desk_now() end
    from outcome r
    where o.id = r.id and o.attempts = r.attempt
      and ((o.state in ('sending', 'eod') and o.claimed_by = $3) or o.state = 'uncertain')
    returning o.id, o.run_id, o.step, o.to_address, o.state as now, o.error as reason, r.ms, r.code, r.response, r.untried, r.suppress),
  tries as (
    insert into outbox_attempt (outbox_id, ms, code, response) select id, ms, code, response from done where untried is not true),
  history as (
    insert into run_log (run_id, what, detail)
    select run_id, 'mail-' || now, jsonb_build_object('outbox', id, 'step', step, 'to', to_address, 'reason', reason)
    from done where now in ('failed', 'uncertain') and run_id is not null),
  suspended as (
    insert into suppression (address, reason) select distinct on (to_address) to_address, reason from done where suppress
    on conflict do nothing)
  select id from marked`
