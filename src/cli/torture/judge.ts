import type { Pool } from '../../db/pool.ts'
import type { MailHost } from '../../demo/mailhost/host.ts'
import type { TortureMail } from './mails.ts'

export interface Verdict {
  lost: number
  doubleEffects: number
  doubleMails: number
  uncertain: number
  /** Samples of what is wrong, for the log. */
  faults: string[]
}

/** Mails that are not where they should be yet: while this is above 0 and sinks, there is something to wait for. */
export async function unfinished(pool: Pool, mails: TortureMail[], intakeOnly: boolean): Promise<number> {
  const { rows } = await pool.query<{ stored: number; open: number; sending: number }>(
    `select (select count(*) from inbound_message) as stored,
            (select count(*) from inbound_message where state = 'recorded') as open,
            (select count(*) from outbox where state in ('pending', 'sending', 'eod')) as sending`,
  )
  const it = rows[0]!
  return Math.max(0, mails.length - it.stored) + (intakeOnly ? 0 : it.open + it.sending)
}

/** Compare what was delivered with what the desk has and what the customers got. */
export async function judge(pool: Pool, host: MailHost, mails: TortureMail[], intakeOnly: boolean): Promise<Verdict> {
  const faults: string[] = []
  const count = { lost: 0, doubleEffects: 0, doubleMails: 0 }
  const fault = (what: keyof typeof count, sentence: string) => {
    count[what]++
    if (faults.length < 20) faults.push(sentence)
  }
  const stored = await countBy(
    pool,
    `select coalesce(message_id, envelope ->> 'messageId') as key, count(*) from inbound_message group by 1`,
  )
  for (const mail of mails) {
    const times = stored.get(mail.messageId) ?? 0
    if (times === 0) fault('lost', `mail ${mail.messageId} was delivered and is not in the database`)
    if (times > 1) fault('doubleEffects', `mail ${mail.messageId} stands ${times} times in the database`)
  }
  const jobs = await countBy(
    pool,
    `select data ->> 'id' as key, count(*) from pgboss.job where name = 'mail-recorded' group by 1`,
  )
  if (intakeOnly) {
    const { rows } = await pool.query<{ id: string }>('select id::text from inbound_message')
    for (const { id } of rows) if (!jobs.has(id)) fault('lost', `mail ${id} was stored without a job`)
    return { ...count, uncertain: 0, faults }
  }

  const runs = await countBy(
    pool,
    `select m.message_id as key, count(*) from workflow_run r join inbound_message m on m.id = r.message_id group by 1`,
  )
  const uncertain = await countBy(
    pool,
    `select m.message_id as key, count(*) from outbox o join workflow_run r on r.id = o.run_id join inbound_message m on m.id = r.message_id where o.state = 'uncertain' group by 1`,
  )
  const answers = answersIn(host, mails)
  for (const mail of mails) {
    const got = answers.get(mail.messageId) ?? []
    const runsOf = runs.get(mail.messageId) ?? 0
    if (mail.answered && runsOf === 0 && stored.has(mail.messageId))
      fault('lost', `mail ${mail.messageId} began no run`)
    if (runsOf > (mail.answered ? 1 : 0)) fault('doubleEffects', `mail ${mail.messageId} has ${runsOf} runs`)
    if (mail.answered && got.length === 0 && !uncertain.has(mail.messageId))
      fault('lost', `mail ${mail.messageId} got no answer`)
    if (!mail.answered && got.length > 0) fault('doubleMails', `machine's mail ${mail.messageId} was answered`)
    if (got.length > 1)
      fault('doubleMails', `mail ${mail.messageId} was answered ${got.length} times (${new Set(got).size} different)`)
  }
  return { ...count, uncertain: [...uncertain.values()].reduce((a, b) => a + b, 0), faults }
}

/** Message-IDs of the answers that lie in the customers' mailboxes, by the Message-ID they answer. */
function answersIn(host: MailHost, mails: TortureMail[]): Map<string, string[]> {
  const answers = new Map<string, string[]>()
  for (const mail of mails) {
    for (const { raw } of host.mailbox(mail.from)) {
      const head = raw.toString('latin1', 0, Math.min(raw.length, 8192)).replace(/\r?\n[ \t]+/g, ' ')
      const of = /^In-Reply-To:\s*(<[^>]+>)/im.exec(head)?.[1] ?? ''
      const id = /^Message-ID:\s*(<[^>]+>)/im.exec(head)?.[1] ?? ''
      answers.set(of, [...(answers.get(of) ?? []), id])
    }
  }
  return answers
}

async function countBy(pool: Pool, sql: string): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ key: string; count: number }>(sql)
  return new Map(rows.map(row => [row.key, row.count]))
}
