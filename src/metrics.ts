import { Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import type { Pool } from './db/pool.ts'

/** Every number is a question to our own tables: it is the same whichever process is asked. */
const GAUGES: { [name: string]: { help: string; label?: string; sql: string } } = {
  postbode_mails: {
    help: 'Mails by state',
    label: 'state',
    sql: `select state as label, count(*) from inbound_message group by 1`,
  },
  postbode_mail_oldest_seconds: {
    help: 'Age of the oldest mail that nobody has read yet',
    sql: `select coalesce(extract(epoch from desk_now() - min(received_at)), 0)::float as count from inbound_message where state = 'recorded'`,
  },
  postbode_runs: {
    help: 'Runs by status',
    label: 'status',
    sql: `select status as label, count(*) from workflow_run group by 1`,
  },
  postbode_queue: {
    help: 'Items that wait for a colleague',
    sql: `select count(*) from workflow_wait where kind = 'approval' and answered_at is null`,
  },
  postbode_outbox: {
    help: 'Outgoing mails by state',
    label: 'state',
    sql: `select state as label, count(*) from outbox group by 1`,
  },
  postbode_sending_paused: {
    help: '1 while no mail leaves',
    sql: `select count(*) from sending where paused_at is not null`,
  },
  postbode_mailbox_sweep_age_seconds: {
    help: 'Seconds since a mailbox was last looked at',
    label: 'mailbox',
    sql: `select mailbox as label, coalesce(extract(epoch from desk_now() - last_sweep_at), -1)::float as count from mailbox_state`,
  },
}

/** Prometheus text for /metrics. A database that is away leaves only the numbers of this process. */
export function createMetrics(pool: Pool) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const [name, { help, label, sql }] of Object.entries(GAUGES)) {
    const gauge = new Gauge({
      name,
      help,
      labelNames: label ? [label] : [],
      registers: [registry],
      async collect() {
        const { rows } = await pool
          .query<{ label?: string; count: number }>(sql)
          .catch(() => ({ rows: [] as { label?: string; count: number }[] }))
        gauge.reset()
        for (const row of rows) gauge.set(label ? { [label]: row.label ?? '' } : {}, row.count)
      },
    })
  }
  return { contentType: registry.contentType, read: () => registry.metrics() }
}
