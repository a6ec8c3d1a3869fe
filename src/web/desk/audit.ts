import { toJsonb } from '../../db/jsonb.ts'
import type { Db } from '../../db/pool.ts'
import type { JsonObject } from '../../engine/define.ts'
import type { Person } from './deps.ts'

/** Every action of a person leaves a row, in the transaction of the action. `subject` is 'run:12', 'mail:7', 'person:3'. */
export async function audit(
  db: Db,
  person: Pick<Person, 'email'>,
  action: string,
  subject: string,
  detail?: JsonObject,
): Promise<void> {
  await db.query('insert into audit (actor, action, subject, detail) values ($1, $2, $3, $4)', [
    person.email,
    action,
    subject,
    detail ? toJsonb(detail) : null,
  ])
}
