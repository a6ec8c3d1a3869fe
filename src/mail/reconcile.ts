import { transaction } from '../db/pool.ts'
import { MAIL_RECORDED, knock } from '../db/queue.ts'
import { asDatabase } from './mailbox-trouble.ts'
import { createHash } from 'node:crypto'
import type { Epoch } from './epoch.ts'
import type { MailboxConnection } from './mailbox.ts'
import { readEnvelope } from './record.ts'
import type { Intake } from './commit-mails.ts'
import { takeIn } from './take-in.ts'

/**
 * Compare the whole mailbox with what is recorded: what is missing below the cursor is fetched, what is no longer there is
 * marked as gone, what could not be fetched is tried again.
 */
export async function reconcile(intake: Intake, connection: MailboxConnection, epoch: Epoch): Promise<void> {
  const there = await connection.allUids()
  const present = await presentUids(intake, epoch)
  const listed = new Set(there)
  await markGone(
    intake,
    epoch,
    [...present].filter(uid => !listed.has(uid)),
  )
  const unknown = there.filter(uid => uid <= epoch.cursor && !present.has(uid))
  const missing = unknown.length ? await withoutReturned(intake, epoch, unknown) : []
  if (missing.length) {
    intake.log.warn(
      { mailbox: intake.mailbox.name, mails: missing.length },
      'reconciliation found mails that were not recorded',
    )
    for (let i = 0; i < missing.length; i += 500) await takeIn(intake, connection, epoch, missing.slice(i, i + 500))
  }
  await fetchAgain(intake, connection, epoch)
}

async function presentUids({ pool }: Intake, epoch: Epoch): Promise<Set<number>> {
  const { rows } = await asDatabase(
    pool.query<[number]>({
      text: 'select uid from inbound_message where epoch_id = $1 and gone_at is null',
      values: [epoch.id],
      rowMode: 'array',
    }),
  )
  return new Set(rows.map(([uid]) => uid))
}

async function markGone({ pool }: Intake, epoch: Epoch, uids: number[]): Promise<void> {
  if (!uids.length) return
  await asDatabase(
    pool.query(
      'update inbound_message set gone_at = desk_now() where epoch_id = $1 and uid = any($2) and gone_at is null',
      [epoch.id, uids],
    ),
  )
}

/** UIDs that have a row after all came back: a server that lists only part of a mailbox for a while. */
async function withoutReturned({ pool }: Intake, epoch: Epoch, uids: number[]): Promise<number[]> {
  const { rows } = await asDatabase(
    pool.query<{ uid: number }>(
      'update inbound_message set gone_at = null where epoch_id = $1 and uid = any($2) returning uid',
      [epoch.id, uids],
    ),
  )
  const returned = new Set(rows.map(({ uid }) => uid))
  return uids.filter(uid => !returned.has(uid))
}

/** Each mail that could not be fetched is tried again every quarter of an hour, alone, ten times in all. */
async function fetchAgain({ pool, boss }: Intake, connection: MailboxConnection, epoch: Epoch): Promise<void> {
  const { rows } = await asDatabase(
    pool.query<{ id: number; uid: number }>(
      `update inbound_message set attempts = attempts + 1, state_at = desk_now()
       where epoch_id = $1 and state = 'failed' and reason = 'not-fetched' and gone_at is null and attempts < 10
         and state_at < desk_now() - interval '10 minutes' returning id, uid`,
      [epoch.id],
    ),
  )
  for (const { id, uid } of rows) {
    const facts = (await connection.facts([uid]))[0]
    const raw = facts && (await connection.sources([facts])).get(uid)
    if (!facts || !raw) continue
    await asDatabase(
      transaction(pool, async tx => {
        const { rowCount } = await tx.query(
          `update inbound_message set raw = $2, raw_sha256 = $3, size = $4, internal_date = $5, envelope = $6, state = 'recorded',
             state_at = desk_now(), reason = null, reason_text = null, attempts = 0
           where id = $1 and state = 'failed' and reason = 'not-fetched'`,
          [id, raw, createHash('sha256').update(raw).digest(), raw.length, facts.internalDate, readEnvelope(raw)],
        )
        if (rowCount) await knock(boss, tx, MAIL_RECORDED, [{ id }])
      }),
    )
  }
}
