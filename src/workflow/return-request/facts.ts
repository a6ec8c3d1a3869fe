import { addDays, amsterdamDay, now } from '../../clock.ts'
import type { Tx } from '../../db/pool.ts'
import { customerAddresses } from '../../domain/customers.ts'
import { entitlement, type Entitlement } from '../../domain/entitlement.ts'
import { ownDetails } from '../../domain/own-details.ts'
import { findDelivered, findServiceCentres, type Delivered, type ServiceCentre } from '../../domain/returns.ts'
import { chosenCustomer, customerCandidates, type ChosenCustomer, type CustomerCandidate } from '../customer-choice.ts'
import type { Request } from '../define.ts'
import { readReturn, type AskedReturn, type LineDecision } from './fields.ts'

export interface ReturnLineFacts {
  asked: AskedReturn
  delivered: Delivered | null
  entitlement: Entitlement
  /** What is done with it: a colleague's word, else what the rules give; null: a colleague must say. */
  decision: LineDecision | null
}

export interface ReturnFacts {
  /** Day of the request: DOA days are counted to it, not to the day of the review. */
  requestedOn: string
  customer: ChosenCustomer | null
  candidates: CustomerCandidate[]
  lines: ReturnLineFacts[]
  /** Authorised service centre per manufacturer: name, address, how to reach it, one a line. */
  centres: { [manufacturer: string]: string[] }
  /** Lines of the address where returned goods go. */
  returnAddress: string[] | null
  sendBefore: string
}

/** Days that a customer has to send the goods back. */
const DAYS_TO_SEND = 14

export async function lookUpReturn(tx: Tx, request: Request): Promise<ReturnFacts> {
  const asked = readReturn(request.fields)
  const customer = await chosenCustomer(tx, request)
  const requestedOn = amsterdamDay(new Date(request.receivedAt))
  const delivered = customer
    ? await findDelivered(tx, customer.id, asked.reference, asked.lines)
    : asked.lines.map(() => null)
  const lines = asked.lines.map((line, n) => judge(line, delivered[n] ?? null, asked.receivedOn, requestedOn))
  const today = amsterdamDay(await now(tx))
  return {
    requestedOn,
    customer: customer && {
      id: customer.id,
      number: customer.number,
      name: customer.name,
      accountManager: customer.accountManager,
    },
    candidates: customer ? [] : await customerCandidates(tx, request),
    lines,
    centres: await centresOf(tx, lines, customer?.id, asked.serviceCentre),
    returnAddress: await returnAddress(tx, asked.returnAddress),
    sendBefore: asked.sendBefore ?? addDays(today, DAYS_TO_SEND),
  }
}

function judge(
  asked: AskedReturn,
  delivered: Delivered | null,
  customerSays: string | undefined,
  requestedOn: string,
): ReturnLineFacts {
  const result = entitlement(
    {
      bought: delivered !== null,
      software: delivered?.software ?? false,
      deliveredOn: delivered?.deliveredOn ?? null,
      customerSays: customerSays ?? null,
      deadOnArrival: asked.deadOnArrival,
      warrantyMonths: delivered?.warrantyMonths ?? 0,
      underway: delivered?.underway ?? null,
    },
    requestedOn,
  )
  const proposed = result.outcome === 'undecided' ? null : result.outcome
  return { asked, delivered, entitlement: result, decision: asked.decision ?? proposed }
}

/** What a colleague wrote counts for all. */
async function centresOf(
  tx: Tx,
  lines: ReturnLineFacts[],
  customerId: number | undefined,
  written: string | undefined,
): Promise<ReturnFacts['centres']> {
  const makes = [...new Set(lines.flatMap(line => (line.delivered ? [line.delivered.manufacturer] : [])))]
  if (!makes.length || customerId === undefined) return {}
  if (written) return Object.fromEntries(makes.map(make => [make, linesOf(written)]))
  const [address] = await customerAddresses(tx, customerId, 'delivery')
  const centres = await findServiceCentres(tx, makes, address?.country ?? 'NL')
  return Object.fromEntries([...centres].map(([make, centre]) => [make, card(centre)]))
}

const card = ({ name, street, postalCode, city, phone, email }: ServiceCentre) =>
  [name, street, `${postalCode} ${city}`.trim(), phone, email].filter(Boolean)

async function returnAddress(tx: Tx, written: string | undefined): Promise<string[] | null> {
  if (written) return linesOf(written)
  const { returnAddress: it } = await ownDetails(tx)
  return it ? [it.name, it.street, `${it.postalCode} ${it.city}`.trim()].filter(Boolean) : null
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
