import type { Db } from '../../db/pool.ts'
import type { Place } from './deps.ts'

/** One mail on its way through the desk, as far as it has come. */
export interface Trace {
  place: Place
  stored: Stored | null
  runs: TracedRun[]
  mails: TracedMail[]
  /** Nothing more happens until a person does something. */
  settled: boolean
}

interface Stored {
  id: number
  mailbox: string
  internalDate: Date | null
  receivedAt: Date
  stateAt: Date
  state: 'recorded' | 'routed' | 'filed' | 'failed'
  reasonText: string | null
  subject: string | null
  kind: string | null
  language: string | null
  confidence: number | null
  trust: number | null
  duplicateOf: number | null
}

export interface TracedRun {
  id: number
  workflow: string
  status: 'running' | 'waiting' | 'done' | 'failed' | 'cancelled'
  waitingFor: string | null
  outcome: string | null
  error: string | null
  /** It waits for a colleague: the desk shows it in its queue. */
  approval: boolean
  createdAt: Date
  /** The mail came into a run that was there already. */
  joined: boolean
}

export interface TracedMail {
  id: number
  runId: number
  toAddress: string
  subject: string
  why: string
  state: string
  error: string | null
  sendAfter: Date
  sentAt: Date | null
}

/** The mail that the host laid down at `place`, followed through the tables of the desk. */
export async function traceMail(db: Db, place: Place, mailbox: string): Promise<Trace> {
  const stored = await readStored(db, mailbox, place.uid)
  if (!stored) return { place, stored: null, runs: [], mails: [], settled: false }
  const runs = await readRuns(db, stored.id)
  const mails = await readMails(db, runs, stored.stateAt)
  const moving =
    stored.state === 'recorded' ||
    runs.some(run => run.status === 'running') ||
    mails.some(mail => ['pending', 'sending', 'eod'].includes(mail.state))
  return { place, stored, runs, mails, settled: !moving }
}

async function readStored(db: Db, mailbox: string, uid: number): Promise<Stored | null> {
  const { rows } = await db.query<Stored>(
    `select mail.id, mail.mailbox, mail.internal_date as "internalDate", mail.received_at as "receivedAt",
            mail.state_at as "stateAt", mail.state, mail.reason_text as "reasonText",
            coalesce(mail.subject, mail.envelope ->> 'subject') as subject, mail.kind, mail.language,
            (mail.understanding ->> 'confidence')::float as confidence, mail.trust, mail.duplicate_of as "duplicateOf"
     from inbound_message mail join mailbox_epoch epoch on epoch.id = mail.epoch_id
     where epoch.mailbox = $1 and mail.uid = $2 order by epoch.id desc limit 1`,
    [mailbox, uid],
  )
  return rows[0] ?? null
}

async function readRuns(db: Db, messageId: number): Promise<TracedRun[]> {
  const { rows } = await db.query<TracedRun>(
    `select run.id, run.workflow, run.status, run.waiting_for as "waitingFor", run.outcome, run.error,
            run.created_at as "createdAt", run.message_id is distinct from $1 as joined,
            exists (select from workflow_wait wait where wait.run_id = run.id and wait.kind = 'approval'
                    and wait.answered_at is null) as approval
     from workflow_run run
     where run.message_id = $1
        or run.id in (select log.run_id from run_log log where log.what = 'mail-added' and log.detail ->> 'mailId' = $1::text)
     order by run.id`,
    [messageId],
  )
  return rows
}

/** Mails of these runs; of a run that was there before, only those since this mail came. */
async function readMails(db: Db, runs: TracedRun[], since: Date): Promise<TracedMail[]> {
  const { rows } = await db.query<TracedMail>(
    `select id, run_id as "runId", to_address as "toAddress", subject, why, state, error, send_after as "sendAfter",
            sent_at as "sentAt"
     from outbox where run_id = any($1) or (run_id = any($2) and created_at >= $3) order by id`,
    [runs.filter(run => !run.joined).map(run => run.id), runs.filter(run => run.joined).map(run => run.id), since],
  )
  return rows
}
