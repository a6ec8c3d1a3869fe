import type { Tx } from '../db/pool.ts'
import { identifyCompany } from '../domain/company.ts'
import { customerById, customerByNumber, type AccountManager, type Customer } from '../domain/customers.ts'
import type { Check, Field, Request, Text } from './define.ts'
import { textOf } from './read-fields.ts'

/** Whose request it is: the customer whose contact the sender is, or the one that a colleague picks in the review. */

/** What a review keeps of a customer. */
export interface ChosenCustomer {
  id: number
  number: string
  name: string
  accountManager: AccountManager | null
}

export interface CustomerCandidate {
  number: string
  name: string
  why: Text
}

/** The number that a colleague typed, else the one picked from the list. */
const chosenNumber = (request: Request) =>
  textOf(request.fields['customerNumber']) ?? textOf(request.fields['customer'])

/** A colleague's choice counts before the sender's own customer. */
export async function chosenCustomer(tx: Tx, request: Request): Promise<Customer | null> {
  const number = chosenNumber(request)
  if (number) return (await customerByNumber(tx, number)) ?? null
  return request.customer ? ((await customerById(tx, request.customer.id)) ?? null) : null
}

/** Whom it may be, with why, when nobody knows the sender. `name`: a company that the mail names. */
export async function customerCandidates(tx: Tx, request: Request, name?: string): Promise<CustomerCandidate[]> {
  const found = await identifyCompany(tx, { address: request.sender.address, ...(name && { name }) })
  return found.map(({ customer, why }) => ({ number: customer.number, name: customer.name, why }))
}

/** Without a customer nothing can be approved. */
export function customerCheck(request: Request, customer: ChosenCustomer | null): Check[] {
  if (customer) return []
  const wrong = chosenNumber(request)
  return [
    {
      level: 'error',
      pointer: wrong ? '/customerNumber' : '/customer',
      text: wrong
        ? { nl: `Klantnummer ${wrong} bestaat niet.`, en: `Customer number ${wrong} does not exist.` }
        : { nl: 'Kies de klant van wie dit verzoek is.', en: 'Choose the customer whose request this is.' },
    },
  ]
}

/** Fields to pick the customer with; none when the sender is a contact. */
export function customerFields(request: Request, candidates: CustomerCandidate[]): Field[] {
  if (request.customer) return []
  const typed: Field = {
    pointer: '/customerNumber',
    label: { nl: 'Klantnummer', en: 'Customer number' },
    type: 'text',
  }
  if (!candidates.length) return [typed]
  const choices = candidates.map(({ number: value, name, why }) => ({
    value,
    label: { nl: `${name} (${value}): ${why.nl}`, en: `${name} (${value}): ${why.en}` },
  }))
  return [
    {
      pointer: '/customer',
      label: { nl: 'Klant', en: 'Customer' },
      type: 'choice',
      choices,
    },
    { ...typed, label: { nl: 'Of een ander klantnummer', en: 'Or another customer number' } },
  ]
}
