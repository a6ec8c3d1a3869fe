import type { Pool } from '../db/pool.ts'
import type { Text } from '../engine/define.ts'

/** What became of one mail, as far as the desk could go by itself. */
export interface Became {
  /** HH:MM:SS in Amsterdam. */
  at: string
  subject: string
  text: string
  forPerson: boolean
}

interface Row {
  id: number
  at: Date
  subject: string | null
  state: 'routed' | 'filed' | 'failed'
  reason: string | null
  runs: Run[]
}

interface Run {
  workflow: string
  status: string
  outcome: string | null
  /** It waits for a colleague; the most serious thing that he must see. */
  approval: boolean
  blocker: string | null
  asked: boolean
}

const EVERY_MS = 400
const MOST = 200

/** Tells of every mail that is read from now on, once. */
export function watchMails(pool: Pool, titles: { [workflow: string]: Text }, tell: (it: Became) => void) {
  const told = new Set<number>()
  let after: number | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function look(): Promise<void> {
    try {
      after ??= await newest(pool)
      for (const row of await readMails(pool, after)) {
        if (told.has(row.id) || stopped) continue
        told.add(row.id)
        tell({ at: clockTime(row.at), subject: row.subject || '(no subject)', ...became(row, titles) })
      }
      while (told.has(after + 1)) told.delete(++after)
    } catch {
      // the database is away for a moment: the next look tells
    }
    if (!stopped) timer = setTimeout(() => void look(), EVERY_MS)
  }
  const first = look()

  return {
    /** Resolves when it is watching. */
    watching: first,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Mails that were read before the demo started are no news; those still to be read are. */
async function newest(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `select coalesce((select min(id) - 1 from inbound_message where state = 'recorded'), max(id), 0) as id from inbound_message`,
  )
  return rows[0]?.id ?? 0
}

async function readMails(pool: Pool, after: number): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `select mail.id, mail.state_at as at, coalesce(mail.subject, mail.envelope ->> 'subject') as subject, mail.state, mail.reason,
       (select coalesce(jsonb_agg(jsonb_build_object('workflow', run.workflow, 'status', run.status, 'outcome', run.outcome,
          'approval', wait.question is not null, 'asked', exists (select from outbox where run_id = run.id and why = 'question'),
          'blocker', (select it.value -> 'text' ->> 'en' from jsonb_array_elements(wait.question -> 'review' -> 'checks') it
            where it.value ->> 'level' in ('error', 'warning') order by it.value ->> 'level' limit 1)) order by run.id), '[]')
        from workflow_run run left join workflow_wait wait
          on wait.run_id = run.id and wait.kind = 'approval' and wait.answered_at is null
        where run.message_id = mail.id) as runs
     from inbound_message mail where mail.id > $1 and mail.state <> 'recorded' order by mail.id limit $2`,
    [after, MOST],
  )
  return rows
}

function became(
  { state, reason, runs }: Row,
  titles: { [workflow: string]: Text },
): Pick<Became, 'text' | 'forPerson'> {
  if (state === 'filed') return { text: `filed, not answered (${reason})`, forPerson: false }
  if (state === 'failed') return { text: 'could not be read, waits for you', forPerson: true }
  if (!runs.length) return { text: 'added to its item', forPerson: false }
  const texts = runs.map(run => `${titles[run.workflow]?.en ?? run.workflow}: ${standing(run)}`)
  return { text: texts.join('; '), forPerson: runs.some(run => run.approval || run.status === 'failed') }
}

function standing({ status, approval, blocker, asked, outcome }: Run): string {
  if (approval) return `waits for you${blocker ? `: ${blocker}` : ''}`
  if (status === 'failed') return 'stopped, waits for you'
  if (status === 'done') return `done${outcome ? ` (${outcome})` : ''}`
  return asked ? 'asked for what is missing' : 'under way'
}

const clockTime = (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Europe/Amsterdam' }).format(at)
