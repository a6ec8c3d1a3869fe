import type { Db, Pool } from '../../db/pool.ts'
import { checkPassword, hashPassword } from '../passwords.ts'
import type { Person } from './deps.ts'

/** The first administrator (DESK_ADMIN_EMAIL, DESK_ADMIN_PASSWORD): made when there is none, otherwise left alone. */
export async function ensureDeskAdmin(
  pool: Pool,
  admin: { email: string; password: string; name?: string } | undefined,
): Promise<void> {
  if (!admin) return
  const { rowCount } = await pool.query(`select from desk_user where role = 'administrator' limit 1`)
  if (rowCount) return
  await addColleague(pool, { ...admin, name: admin.name ?? nameFrom(admin.email), role: 'administrator' })
}

export interface NewColleague {
  email: string
  name: string
  role: Person['role']
  department?: string | null
  password: string
}

/** Add somebody to the desk. False when the address is there already: nothing changes then. */
export async function addColleague(db: Db, it: NewColleague): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into desk_user (email, name, role, department, password_hash) values ($1, $2, $3, $4, $5) on conflict (email) do nothing`,
    [it.email.trim().toLowerCase(), it.name, it.role, it.department ?? null, await hashPassword(it.password)],
  )
  return rowCount === 1
}

/** The id of who has this address and password; null otherwise, without saying which of the two is wrong. */
export async function signIn(pool: Pool, email: string, password: string): Promise<number | null> {
  const { rows } = await pool.query<{ id: number; password_hash: string }>(
    'select id, password_hash from desk_user where email = $1 and disabled_at is null',
    [email.trim().toLowerCase()],
  )
  const right = await checkPassword(password, rows[0]?.password_hash ?? null)
  return right ? rows[0]!.id : null
}

/** 'sanne.bakker@…' becomes 'Sanne Bakker', until the person says otherwise. */
function nameFrom(email: string): string {
  const words = email
    .split('@')[0]!
    .split(/[._-]+/)
    .filter(Boolean)
  return words.map(word => word[0]!.toUpperCase() + word.slice(1)).join(' ')
}

/** Names of the colleagues by address: lists say who, not which address. */
export async function namesOf(db: Db): Promise<Map<string, string>> {
  const { rows } = await db.query<{ email: string; name: string }>('select email, name from desk_user')
  return new Map(rows.map(({ email, name }) => [email, name]))
}
