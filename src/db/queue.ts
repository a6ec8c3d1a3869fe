import { PgBoss, type Db as QueueDb } from 'pg-boss'
import type { Tx } from './pool.ts'

export type Queue = PgBoss

/** A mail was stored: read it and let it begin or carry on its run. Data: `MailJob`. */
export const MAIL_RECORDED = 'mail-recorded'
/** A run may move: carry it on. Data: `RunJob`. */
export const RUN_WAKE = 'run-wake'

export interface MailJob {
  /** inbound_message.id */
  id: number
}
export interface RunJob {
  id: number
}

const QUEUES = [MAIL_RECORDED, RUN_WAKE]

/**
 * Start the job queue in schema pgboss of the desk's database. Jobs are knocks on the door: our own tables are the truth,
 * and a sweep wakes what lost its knock, so jobs need no long life and no retries of their own worth counting.
 */
export async function startQueue(
  url: string,
  options: { maintain: boolean; onError: (error: Error) => void },
): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'postbode-queue',
    max: 6,
    useListenNotify: true,
    supervise: options.maintain,
    schedule: false,
    monitorIntervalSeconds: 10,
  })
  boss.on('error', options.onError)
  await boss.start()
  for (const name of QUEUES) {
    await boss.createQueue(name, {
      notify: true,
      expireInSeconds: 120,
      retryLimit: 20,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
      deleteAfterSeconds: 3600,
      retentionSeconds: 30 * 86_400,
    })
  }
  return boss
}

/** Put jobs in the queue in the caller's transaction: they exist exactly when its commit does. */
export async function knock<Job extends object>(boss: Queue, tx: Tx, name: string, jobs: Job[]): Promise<void> {
  if (jobs.length)
    await boss.insert(
      name,
      jobs.map(data => ({ data })),
      { db: inTransaction(tx) },
    )
}

const POLLING = { burstWhenBatchFull: true, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 }

interface Load {
  /** Jobs at once. */
  batch: number
  /** Batches beside each other. */
  concurrency: number
}

/** Let `handle` work on the jobs of a queue, one by one. A job that throws comes back later; the others are done. */
export async function work<Job extends object>(
  boss: Queue,
  name: string,
  { batch, concurrency }: Load,
  handle: (job: Job) => Promise<void>,
): Promise<void> {
  const options = { ...POLLING, batchSize: batch, localConcurrency: concurrency, perJobResults: true as const }
  await boss.work(name, options, async jobs =>
    Promise.all(
      jobs.map(async job => {
        try {
          await handle(job.data as Job)
          return { id: job.id, status: 'completed' as const }
        } catch (error) {
          return { id: job.id, status: 'failed' as const, output: { message: (error as Error).message } }
        }
      }),
    ),
  )
}

/** Let `handle` work on whole batches: when it throws, the whole batch comes back later. */
export async function workBatches<Job extends object>(
  boss: Queue,
  name: string,
  { batch, concurrency }: Load,
  handle: (jobs: Job[]) => Promise<void>,
): Promise<void> {
  const options = { ...POLLING, batchSize: batch, localConcurrency: concurrency }
  await boss.work<Job>(name, options, jobs => handle(jobs.map(job => job.data)))
}

const inTransaction = (tx: Tx): QueueDb => ({ executeSql: (text, values) => tx.query(text, values) })
