import { withDatabase } from './database.ts'
import { UsageError, type Verb } from './verb.ts'

interface Row {
  id: string
  workflow: string
  kind: string | null
  state: string
  mailbox: string | null
  messageId: string | null
  from: string | null
  startedAt: Date
  endedAt: Date | null
  waitingFor: string | null
}

/** Runs, and mail that needed none: filed mail counts as a run of the workflow `filed`, unreadable mail as `failed`. */
const SQL = `
  select * from (
    select r.id::text, r.workflow, m.kind, r.status as state, m.mailbox, m.message_id as "messageId", m.from_address as "from",
           r.created_at as "startedAt", r.ended_at as "endedAt", r.waiting_for as "waitingFor"
    from workflow_run r left join inbound_message m on m.id = r.message_id
    union all
    select 'mail-' || id, 'filed', kind, case state when 'filed' then 'done' else state end, mailbox, coalesce(message_id, envelope ->> 'messageId'), coalesce(from_address, envelope ->> 'from'),
           received_at, case when state in ('filed', 'failed') then state_at end, case state when 'recorded' then 'reading' else reason end
    from inbound_message where state <> 'routed'
  ) it order by "startedAt" desc, id desc limit $1`

const verb: Verb = {
  usage: 'runs [--json] [--limit N]',
  summary: 'List what the desk works on and has worked on, newest first; filed mail counts, as workflow "filed".',
  options: {
    json: { type: 'boolean', help: 'one JSON object a line' },
    limit: { type: 'string', help: 'how many at most (default: 100,000 with --json, else 50)' },
  },
  async run(_files, { json, limit }) {
    if (limit !== undefined && !/^\d{1,9}$/.test(String(limit))) throw new UsageError('--limit must be a whole number')
    const most = limit !== undefined ? Number(limit) : json ? 100_000 : 50
    const rows = await withDatabase(async pool => (await pool.query<Row>(SQL, [most])).rows)
    for (const row of rows) process.stdout.write(json ? `${JSON.stringify(row)}\n` : line(row))
    if (!rows.length && !json) process.stdout.write('No mail has come in yet.\n')
  },
}
export default verb

const line = (row: Row) =>
  `${row.id.padEnd(10)} ${row.startedAt.toISOString().slice(0, 16).replace('T', ' ')}  ${row.workflow.padEnd(18)} ${row.state.padEnd(9)} ${(row.waitingFor ?? '').padEnd(14)} ${row.from ?? ''}\n`
