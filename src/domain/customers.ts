import type { Db } from '../db/pool.ts'
import { domainOf, nameKey } from './keys.ts'
import type { Money } from './money.ts'

export interface AccountManager {
  email: string
  name: string
  phone: string
}

/** What the desk shows and decides with. Domains, addresses and contacts are asked apart. */
export interface Customer {
  id: number
  number: string
  name: string
  kvkNumber: string | null
  vatNumber: string | null
  vatStatementOn: string | null
  /** null: none, goods leave after payment. */
  creditLimit: Money | null
  language: 'nl' | 'en' | null
  phone: string | null
  accountManager: AccountManager | null
}

export interface Address {
  name: string
  street: string
  postalCode: string
  city: string
  country: string
}

const COLUMNS = `c.id, c.number, c.name, c.kvk_number as "kvkNumber", c.vat_number as "vatNumber",
  c.vat_statement_on as "vatStatementOn", c.credit_limit as "creditLimit", c.language, c.phone,
  case when m.email is not null then jsonb_build_object('email', m.email, 'name', m.name, 'phone', m.phone) end as "accountManager"`
export const CUSTOMER_FROM = 'customer c left join account_manager m on m.email = c.account_manager'
export const CUSTOMER_COLUMNS = COLUMNS

/** A person on file. */
export interface Contact {
  id: number
  email: string
  name: string
  /** The contact's setting, else the customer's; null: as the mail is written. */
  language: 'nl' | 'en' | null
  /** `accountManager` is an e-mail address. */
  customer: { id: number; number: string; name: string; accountManager: string | null }
}

/** The contact with this very address, and the customer it belongs to. */
export async function findContact(db: Db, address: string): Promise<Contact | null> {
  return (await findContacts(db, [address])).get(address.toLowerCase()) ?? null
}

/** The contacts of many addresses at once, by address in lower case. */
export async function findContacts(db: Db, addresses: string[]): Promise<Map<string, Contact>> {
  const { rows } = await db.query<Contact>({
    name: 'contacts-find',
    text: `select k.id, k.email, k.name, coalesce(k.language, c.language) as language,
             jsonb_build_object('id', c.id, 'number', c.number, 'name', c.name, 'accountManager', c.account_manager) as customer
           from contact k join customer c on c.id = k.customer_id where k.email = any($1) and k.ended_at is null`,
    values: [addresses.map(it => it.toLowerCase())],
  })
  return new Map(rows.map(row => [row.email, row]))
}

export async function customerById(db: Db, id: number): Promise<Customer | undefined> {
  const { rows } = await db.query<Customer>({
    name: 'customer-by-id',
    text: `select ${COLUMNS} from ${CUSTOMER_FROM} where c.id = $1`,
    values: [id],
  })
  return rows[0]
}

export async function customerByNumber(db: Db, number: string): Promise<Customer | undefined> {
  const { rows } = await db.query<Customer>({
    name: 'customer-by-number',
    text: `select ${COLUMNS} from ${CUSTOMER_FROM} where c.number = $1`,
    values: [number.trim()],
  })
  return rows[0]
}

/** Addresses on file, the first added first. */
export async function customerAddresses(db: Db, customerId: number, use: 'delivery' | 'invoice'): Promise<Address[]> {
  const { rows } = await db.query<Address>({
    name: 'customer-addresses',
    text: `select name, street, postal_code as "postalCode", city, country from customer_address
           where customer_id = $1 and use = $2 order by id limit 50`,
    values: [customerId, use],
  })
  return rows
}

/** What a colleague types to find a customer: number, name or the beginning of it, an address or a domain. At most `limit`, best first. */
export async function searchCustomers(db: Db, typed: string, limit = 20): Promise<Customer[]> {
  const text = typed.trim().slice(0, 200)
  if (!text) return []
  const pattern = escapeLike(nameKey(text))
  const { rows } = await db.query<Customer>({
    name: 'customer-search',
    text: `select ${COLUMNS} from ${CUSTOMER_FROM}
           where c.number = $1 or ($2 <> '' and c.name_key like '%' || $2 || '%')
              or c.id in (select customer_id from contact where email = lower($1))
              or c.id in (select customer_id from customer_domain where domain = $3)
           order by (c.number = $1) desc, (c.name_key = $4) desc, (c.name_key like $2 || '%') desc, c.name limit $5`,
    values: [text, pattern, domainOf(text), nameKey(text), limit],
  })
  return rows
}

/** A pattern that matches these very characters. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

export interface NewCustomer {
  number?: string
  name: string
  kvkNumber?: string
  vatNumber?: string
  vatStatementOn?: string
  creditLimit?: Money | null
  accountManager?: string
  language?: 'nl' | 'en'
  phone?: string
  iban?: string
}

/** Store a customer under its number; the same number again brings it up to date. Returns its id. */
export async function saveCustomer(db: Db, it: NewCustomer): Promise<number> {
  const { rows } = await db.query<{ id: number }>({
    name: 'customer-save',
    text: `insert into customer (number, name, name_key, kvk_number, vat_number, vat_statement_on, credit_limit, account_manager, language, phone, iban)
           values (coalesce($1, nextval('customer_number')::text), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
           on conflict (number) do update set name = excluded.name, name_key = excluded.name_key, kvk_number = excluded.kvk_number,
             vat_number = excluded.vat_number, vat_statement_on = excluded.vat_statement_on, credit_limit = excluded.credit_limit,
             account_manager = excluded.account_manager, language = excluded.language, phone = excluded.phone, iban = excluded.iban
           returning id`,
    values: [
      it.number ?? null,
      it.name,
      nameKey(it.name),
      it.kvkNumber ?? null,
      it.vatNumber ?? null,
      it.vatStatementOn ?? null,
      it.creditLimit ?? null,
      it.accountManager ?? null,
      it.language ?? null,
      it.phone ?? null,
      it.iban ?? null,
    ],
  })
  return rows[0]!.id
}
