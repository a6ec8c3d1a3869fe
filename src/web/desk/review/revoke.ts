import type { Tx } from '../../../db/pool.ts'
import { revoke } from '../../../domain/learnt.ts'
import type { Review } from '../../../workflow/define.ts'
import { audit } from '../audit.ts'
import type { Person } from '../deps.ts'

/** What the button beside a check sends. */
export const revokeAct = (id: number) => `revoke:${id}`

/** Revoke what was learnt, of what this very review shows; false when the button was another one. */
export async function revokeShown(tx: Tx, person: Person, run: number, review: Review, act: string): Promise<boolean> {
  const learnt = review.checks.find(it => it.learnt && revokeAct(it.learnt.id) === act)?.learnt
  if (!learnt) return false
  await revokeLearnt(tx, person, learnt.id, run)
  return true
}

/** Once is enough: pressed twice, or by two people, it stays as the first one left it. */
export async function revokeLearnt(tx: Tx, person: Person, id: number, run?: number): Promise<void> {
  const revoked = await revoke(tx, id, person.email)
  if (revoked)
    await audit(tx, person, 'revoke-learnt', `learnt:${id}`, { ...revoked, ...(run !== undefined && { run }) })
}
