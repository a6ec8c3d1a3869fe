import { z } from 'zod'
import type { Db } from '../db/pool.ts'

/** The firm that the desk works for, as customers see it. */
export interface HouseSetting {
  /** 'Lindehout Distributie' */
  company?: string
  phone?: string
}

const NAME = 'house'
const stored = z.object({ company: z.string().min(1).max(80), phone: z.string().max(40) }).partial()

/** What is not set is absent. */
export async function houseSetting(db: Db): Promise<HouseSetting> {
  const { rows } = await db.query<{ value: unknown }>('select value from setting where name = $1', [NAME])
  return stored.safeParse(rows[0]?.value ?? {}).data ?? {}
}

export async function setHouse(db: Db, house: HouseSetting, who: string): Promise<void> {
  await db.query(
    `insert into setting (name, value, set_by) values ($1, $2, $3)
     on conflict (name) do update set value = excluded.value, set_by = excluded.set_by, set_at = desk_now()`,
    [NAME, JSON.stringify(stored.parse(house)), who],
  )
}
