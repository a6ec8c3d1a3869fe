import type { Tx } from '../db/pool.ts'
import type { Kind } from '../understanding/types.ts'

/** What a colleague asked of a mail that was handled before. It stands with the mail until it is done. */
export interface Wish {
  /** Read it as this kind, whatever else it says, */
  as?: Kind
  /** because this run ended so. */
  after?: number
  /** It was filed: take it for a person's. */
  again?: true
}

/** A run ended because its mail is of another kind. Throws while the mail is being read for another run: the end is tried again. */
export async function wishAs(tx: Tx, mailId: number, wish: { as: string; after: number }): Promise<void> {
  const { rowCount } = await tx.query(
    `update inbound_message set state = 'recorded', attempts = 0, reason = null, reason_text = null, wish = $2
     where id = $1 and wish is null and state <> 'recorded' and raw is not null`,
    [mailId, JSON.stringify(wish)],
  )
  if (!rowCount) throw new Error('The mail of this item is being read for another item, so this one waits for it.')
}

/** A filed mail is brought back. */
export async function wishAgain(tx: Tx, mailId: number): Promise<void> {
  const wish: Wish = { again: true }
  await tx.query(
    `update inbound_message set state = 'recorded', attempts = 0, duplicate_of = null, fingerprint = null, wish = $2
     where id = $1 and state = 'filed'`,
    [mailId, JSON.stringify(wish)],
  )
}

export const sameWish = (a: Wish | null, b: Wish | undefined) =>
  a?.as === b?.as && a?.after === b?.after && a?.again === b?.again
