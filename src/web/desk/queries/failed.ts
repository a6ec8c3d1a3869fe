import type { Db } from '../../../db/pool.ts'

/** Runs that stopped for the same reason: numbers and names in the message do not count. */
export interface FailedGroup {
  group: string
  error: string
  workflow: string
  runs: number
  first: Date
  last: Date
}

// the same trouble, whatever number stands in it
const GROUP = `md5(workflow || regexp_replace(coalesce(error, ''), '[0-9]+', '#', 'g'))`

export async function readGroups(db: Db): Promise<FailedGroup[]> {
  const { rows } = await db.query<FailedGroup>({
    name: 'failed-groups',
    text: `select ${GROUP} as group, min(error) as error, workflow, count(*) as runs, min(moved_at) as first, max(moved_at) as last
           from workflow_run where status = 'failed' group by 1, workflow order by max(moved_at) desc limit 200`,
  })
  return rows
}

export interface FailedRun {
  id: number
  workflow: string
  subject: string | null
  from: string | null
  error: string | null
  movedAt: Date
  attempts: number
  /** Mails of this run that left: they are not sent again. */
  sent: number
}

export async function readGroup(db: Db, group: string): Promise<FailedRun[]> {
  const { rows } = await db.query<FailedRun>({
    name: 'failed-group',
    text: `select r.id, r.workflow, r.subject, m.from_address as from, r.error, r.moved_at as "movedAt", r.attempts,
                  (select count(*) from outbox o where o.run_id = r.id and o.state = 'sent') as sent
           from workflow_run r left join inbound_message m on m.id = r.message_id
           where r.status = 'failed' and md5(r.workflow || regexp_replace(coalesce(r.error, ''), '[0-9]+', '#', 'g')) = $1
           order by r.moved_at desc limit 500`,
    values: [group],
  })
  return rows
}

export interface FailedMail {
  id: number
  mailbox: string
  from: string | null
  subject: string | null
  reason: string | null
  text: string | null
  at: Date
  attempts: number
  stored: boolean
}

export async function readFailedMails(db: Db): Promise<FailedMail[]> {
  const { rows } = await db.query<FailedMail>({
    name: 'failed-mails',
    text: `select id, mailbox, coalesce(from_address, envelope ->> 'from') as from, coalesce(subject, envelope ->> 'subject') as subject,
                  reason, reason_text as text, state_at as at, attempts, raw is not null as stored
           from inbound_message where state = 'failed' order by state_at desc limit 200`,
  })
  return rows
}

/** Addresses that nothing automatic goes to, because mail to them came back. */
export async function readSuppressed(db: Db): Promise<{ address: string; reason: string; at: Date }[]> {
  const { rows } = await db.query<{ address: string; reason: string; at: Date }>(
    'select address, reason, at from suppression order by at desc limit 100',
  )
  return rows
}

export async function lastFailure(db: Db): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    `select max(at) as at from run_log where what = 'failed-attempt'`,
  )
  return rows[0]?.at ?? null
}
