import type { Pool } from '../db/pool.ts'
import { transaction } from '../db/pool.ts'
import { inviteAdministrator, issueActivation, portalUserByEmail, redeemActivation } from '../domain/access.ts'
import { setHouse } from '../domain/house.ts'
import { addColleague } from '../web/desk/index.ts'
import { hashPassword } from '../web/passwords.ts'

/** Everybody's password in the demo: it opens nothing but this invented world. */
export const PASSWORD = 'lindehout-demo'
export const SANNE = 'sanne.bakker@lindehout.example'
/** A customer who uses the Customer Portal already. */
export const PORTAL_USER = 'ict@onderwijsnet-zuid.example'

/** The colleagues at the desk, what the firm is called, and one customer with access to the portal. Again: changes nothing. */
export async function seedPeople(pool: Pool, secretKey: string): Promise<void> {
  await setHouse(pool, { company: 'Lindehout Distributie', phone: '+31 30 555 00 00' }, SANNE)
  const colleagues = [
    { email: SANNE, name: 'Sanne Bakker', role: 'administrator', department: 'order-management' },
    { email: 'tim.visser@lindehout.example', name: 'Tim Visser', role: 'colleague', department: 'sales' },
    { email: 'noor.dewit@lindehout.example', name: 'Noor de Wit', role: 'colleague', department: 'returns' },
  ] as const
  for (const colleague of colleagues) await addColleague(pool, { ...colleague, password: PASSWORD })
  if (!(await portalUserByEmail(pool, PORTAL_USER))) await giveAccess(pool, secretKey)
}

/** As if she had followed her link and chosen a password. */
async function giveAccess(pool: Pool, secretKey: string): Promise<void> {
  const hash = await hashPassword(PASSWORD)
  await transaction(pool, async tx => {
    const { rows } = await tx.query<{ id: number; name: string }>(
      'select customer_id as id, name from contact where email = $1',
      [PORTAL_USER],
    )
    const contact = rows[0]
    if (!contact) return
    const invited = await inviteAdministrator(tx, {
      customerId: contact.id,
      email: PORTAL_USER,
      name: contact.name,
      language: 'nl',
      askedBy: contact.name,
      by: SANNE,
    })
    const token = invited && (await issueActivation(tx, invited.linkId, secretKey))
    if (token) await redeemActivation(tx, token, hash)
  })
}
