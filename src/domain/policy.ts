import { z } from 'zod'
import { oncePerTransaction, type Db, type Tx } from '../db/pool.ts'

/** How far a sender is believed (reliability.md section 4). 3 is reached only by a person: the portal, or a colleague who vouches. */
export type Trust = 0 | 1 | 2 | 3

/**
 * 0: nobody vouches for the address. 1: the address is real. 2: real, and a contact of a customer. A forward is never
 * authenticated: it gives the original sender's identity, not his trust (mission.md, decision 11).
 */
export function trustOf({ authenticated, knownContact }: { authenticated: boolean; knownContact: boolean }): Trust {
  if (!authenticated) return 0
  return knownContact ? 2 : 1
}

/** What a mail that leaves without a person can be. An `answer` tells the sender about his own orders. */
export type Leaving = 'receipt' | 'missing-data' | 'reminder' | 'answer'

/** From which trust on a mail leaves without a person: per sort of mail and kind of request ('*': every other kind); null: never. */
export type Policy = { [what in Leaving]: { [kind: string]: 1 | 2 | 3 | null } }

// mission.md, decision 8
const DEFAULT_POLICY: Policy = {
  receipt: { '*': 1 },
  'missing-data': { '*': 1 },
  reminder: { '*': 1 },
  // of a purchase order only this: the PO that comes again is answered with what there is already (decision 10)
  answer: { '*': null, 'order-status': 2, 'purchase-order': 2 },
}

const NAME = 'leaves-without-a-person'
const rules = z.record(z.string().max(60), z.union([z.literal(1), z.literal(2), z.literal(3), z.null()]))
const stored = z.object({ receipt: rules, 'missing-data': rules, reminder: rules, answer: rules }).partial()

/** The rules of this desk: the defaults, widened or narrowed kind by kind. */
export function loadPolicy(db: Db): Promise<Policy> {
  return oncePerTransaction(db, NAME, async () => {
    const { rows } = await db.query<{ value: unknown }>({
      name: 'policy-load',
      text: 'select value from setting where name = $1',
      values: [NAME],
    })
    return policyFrom(rows[0]?.value)
  })
}

/** The rules as they are stored, on top of the defaults. What cannot be read is as if it were not there: the defaults are the careful side. */
function policyFrom(value: unknown): Policy {
  const own = stored.safeParse(value ?? {}).data ?? {}
  return {
    receipt: { ...DEFAULT_POLICY.receipt, ...own.receipt },
    'missing-data': { ...DEFAULT_POLICY['missing-data'], ...own['missing-data'] },
    reminder: { ...DEFAULT_POLICY.reminder, ...own.reminder },
    answer: { ...DEFAULT_POLICY.answer, ...own.answer },
  }
}

/** From which trust on such a mail leaves without a person; null: never. */
export function neededTrust(policy: Policy, what: Leaving, kind: string): 1 | 2 | 3 | null {
  return (Object.hasOwn(policy[what], kind) ? policy[what][kind] : policy[what]['*']) ?? null
}

/** May this mail leave without a person? Never at trust 0, whatever the rules say. */
export function mayLeave(policy: Policy, what: Leaving, kind: string, trust: number): boolean {
  const needed = neededTrust(policy, what, kind)
  return needed !== null && trust >= Math.max(1, needed)
}

/** Widen or narrow one rule; who did it is kept. */
export async function setRule(
  tx: Tx,
  rule: { what: Leaving; kind: string; trust: 1 | 2 | 3 | null },
  who: string,
): Promise<void> {
  const { what, kind, trust } = rule
  rules.parse({ [kind]: trust })
  const { rows } = await tx.query<{ value: unknown }>('select value from setting where name = $1 for update', [NAME])
  const before = policyFrom(rows[0]?.value)
  const after = { ...before, [what]: { ...before[what], [kind]: trust } }
  await tx.query(
    `insert into setting (name, value, set_by, set_at) values ($1, $2, $3, desk_now())
     on conflict (name) do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at`,
    [NAME, JSON.stringify(after), who],
  )
  await tx.query('insert into audit (actor, action, subject, detail) values ($1, $2, $3, $4)', [
    who,
    'policy-changed',
    `${what}:${kind}`,
    JSON.stringify({ before: before[what][kind] ?? null, after: trust }),
  ])
}
