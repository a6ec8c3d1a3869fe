import type { Db, Tx } from '../../db/pool.ts'
import { administratorsOf, portalUserByEmail } from '../../domain/access.ts'
import { type Candidate, identifyCompany } from '../../domain/company.ts'
import type { Customer } from '../../domain/customers.ts'
import { domainOf, isPublicDomain } from '../../domain/keys.ts'
import type { Request, Text } from '../define.ts'
import { textAt } from '../edits.ts'

/** What the desk knows about a request for access. */
export interface AccessFacts {
  /** Customers that the company may be, best first. */
  candidates: { number: string; name: string; why: Text }[]
  /** The one it is taken to be: chosen by a colleague, or surely meant. */
  customer: { id: number; number: string; name: string; phone: string | null; how: Candidate['how'] } | null
  /** 'own': the address of the administrator is at a domain of this customer. */
  domain: 'own' | 'public' | 'other' | 'unknown'
  administrators: { email: string; name: string; active: boolean }[]
  /** Access that the named address has already. */
  existing: { company: string; sameCustomer: boolean; active: boolean } | null
}

/** Ways to know a customer that need no person to choose. The name alone is enough to propose: a person approves in any case. */
const SURE = new Set<Candidate['how']>(['contact', 'number', 'domain', 'name'])

export async function lookUp(tx: Tx, request: Request): Promise<AccessFacts> {
  const { fields, sender } = request
  const candidates = await identifyCompany(tx, {
    address: sender.address,
    name: textAt(fields, 'companyName'),
    customerNumber: textAt(fields, 'customerNumber'),
  })
  const chosen = choose(candidates, textAt(fields, 'customerNumber'))
  const email = textAt(fields, 'adminEmail')?.toLowerCase()
  const existing = email ? await portalUserByEmail(tx, email) : undefined
  const administrators = chosen ? await administratorsOf(tx, chosen.customer.id) : []
  return {
    candidates: candidates.map(({ customer: { number, name }, why }) => ({ number, name, why })),
    customer: chosen ? asFact(chosen.customer, chosen.how) : null,
    domain: await domainKind(tx, email, chosen?.customer),
    administrators: administrators
      .filter(it => it.email !== email)
      .map(it => ({ email: it.email, name: it.name, active: it.activatedAt !== null })),
    existing: existing
      ? {
          company: existing.company,
          sameCustomer: existing.customerId === chosen?.customer.id,
          active: existing.activatedAt !== null && existing.disabledAt === null,
        }
      : null,
  }
}

function choose(candidates: Candidate[], number: string | undefined): Candidate | undefined {
  if (number) return candidates.find(it => it.customer.number === number)
  const sure = candidates.filter(it => SURE.has(it.how))
  const best = sure[0]
  // two customers of one name: a person chooses
  return best && (best.how === 'contact' || sure.filter(it => it.how === best.how).length === 1) ? best : undefined
}

function asFact({ id, number, name, phone }: Customer, how: Candidate['how']) {
  return { id, number, name, phone, how }
}

async function domainKind(
  db: Db,
  email: string | undefined,
  customer: Customer | undefined,
): Promise<AccessFacts['domain']> {
  if (!email || !customer) return 'unknown'
  const domain = domainOf(email)
  if (isPublicDomain(domain)) return 'public'
  const { rowCount } = await db.query({
    name: 'customer-has-domain',
    text: `select from customer_domain where customer_id = $1 and domain = $2
           union all select from contact where customer_id = $1 and email = $3 and ended_at is null limit 1`,
    values: [customer.id, domain, email],
  })
  return rowCount ? 'own' : 'other'
}
