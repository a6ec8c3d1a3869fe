import { distance } from 'fastest-levenshtein'
import type { Db } from '../db/pool.ts'
import { together } from '../db/together.ts'
import { CUSTOMER_COLUMNS, CUSTOMER_FROM, type Customer, escapeLike } from './customers.ts'
import { domainOf, isPublicDomain, nameKey } from './keys.ts'
import type { Text } from './words.ts'

/** What a mail says about who asks. Everything is optional; nothing is trusted. */
export interface CompanyClues {
  /** Address of the sender, or of the person a mail names. */
  address?: string
  name?: string
  kvkNumber?: string
  vatNumber?: string
  customerNumber?: string
}

export interface Candidate {
  customer: Customer
  /** 'contact' is an address on file; everything else a colleague confirms. Strongest first. */
  how: 'contact' | 'number' | 'kvk' | 'vat' | 'domain' | 'name' | 'name-like'
  why: Text
}

const STRENGTH = ['contact', 'number', 'kvk', 'vat', 'domain', 'name', 'name-like'] as const

/** Customers that this may be, with why, best first, at most 5. A proposal: who the sender is, is decided by a person unless it is a contact. */
export async function identifyCompany(db: Db, clues: CompanyClues): Promise<Candidate[]> {
  const address = clues.address?.toLowerCase() ?? ''
  const domain = domainOf(address)
  const key = clues.name ? nameKey(clues.name) : ''
  const rows = await together(db, 'company-identify', { ...clues, address, domain, key }, all => findAll(db, all))
  const best = new Map<number, Candidate>()
  for (const { how, key: theirs, ...customer } of rows.toSorted(
    (a, b) => STRENGTH.indexOf(a.how) - STRENGTH.indexOf(b.how),
  )) {
    if (how === 'name-like' && !alike(key, theirs)) continue
    if (!best.has(customer.id)) best.set(customer.id, { customer, how, why: WHY[how]({ ...clues, domain }) })
  }
  return [...best.values()].slice(0, 5)
}

type Found = Customer & { how: Candidate['how']; key: string }
type Asked = CompanyClues & { domain: string; key: string }

async function findAll(db: Db, all: Asked[]): Promise<Found[][]> {
  const { rows } = await db.query<Found & { n: number }>({
    name: 'company-identify',
    text: `select q.n::int - 1 as n, ${CUSTOMER_COLUMNS}, c.name_key as key, found.how
           from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
             with ordinality as q (address, number, kvk, vat, domain, name, start, n)
           cross join lateral (
             select customer_id as id, 'contact' as how from contact where email = q.address and ended_at is null
             union all select id, 'number' from customer where number = q.number
             union all select id, 'kvk' from customer where kvk_number = q.kvk
             union all select id, 'vat' from customer where vat_number = q.vat
             union all select customer_id, 'domain' from customer_domain where domain = q.domain
             union all select id, 'name' from customer where name_key = q.name
             union all (select id, 'name-like' from customer where q.name <> '' and name_key like q.start || '%' limit 50)
           ) found join ${CUSTOMER_FROM} on c.id = found.id`,
    values: [
      all.map(it => it.address ?? ''),
      all.map(it => it.customerNumber ?? null),
      all.map(it => it.kvkNumber ?? null),
      all.map(it => it.vatNumber ?? null),
      all.map(it => (isPublicDomain(it.domain) ? null : it.domain)),
      all.map(it => it.key),
      all.map(({ key }) => escapeLike(key.slice(0, Math.max(3, Math.ceil(key.length / 2))))),
    ],
  })
  const found = Map.groupBy(rows, row => row.n)
  return all.map((_, n) => (found.get(n) ?? []).map(({ n: _n, ...row }) => row))
}

/** A slip of the pen, or the one name is the beginning of the other. */
export function alike(a: string, b: string): boolean {
  if (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)) return true
  return distance(a, b) <= Math.max(1, Math.floor(Math.min(a.length, b.length) / 6))
}

const WHY: { [how in Candidate['how']]: (clues: CompanyClues & { domain: string }) => Text } = {
  contact: it => ({ nl: `${it.address} is een contactpersoon`, en: `${it.address} is a contact` }),
  number: it => ({ nl: `klantnummer ${it.customerNumber}`, en: `customer number ${it.customerNumber}` }),
  kvk: it => ({ nl: `KvK-nummer ${it.kvkNumber}`, en: `Chamber of Commerce number ${it.kvkNumber}` }),
  vat: it => ({ nl: `btw-nummer ${it.vatNumber}`, en: `VAT number ${it.vatNumber}` }),
  domain: it => ({
    nl: `domein ${it.domain} hoort bij deze klant`,
    en: `domain ${it.domain} belongs to this customer`,
  }),
  name: () => ({ nl: 'zelfde bedrijfsnaam', en: 'same company name' }),
  'name-like': it => ({ nl: `bedrijfsnaam lijkt op ‘${it.name}’`, en: `company name resembles ‘${it.name}’` }),
}
