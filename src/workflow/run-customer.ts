import type { Tx } from '../db/pool.ts'

/**
 * A colleague has decided whose request it is, where the sender did not tell: lists show it, its account manager owns it, and a
 * mail of another contact of that customer finds it (replies.ts; mission.md, decision 13).
 */
export async function rememberCustomer(tx: Tx, runId: number, customerId: number): Promise<void> {
  await tx.query({
    name: 'run-customer',
    text: `update workflow_run run set customer_id = c.id, owner = coalesce(c.account_manager, run.owner)
           from customer c where run.id = $1 and c.id = $2 and run.customer_id is distinct from c.id`,
    values: [runId, customerId],
  })
}
