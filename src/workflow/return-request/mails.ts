import { date } from '../../format.ts'
import type { JsonObject, Mail } from '../../engine/define.ts'
import { DOA_DAYS } from '../../domain/entitlement.ts'
import type { Answer, Case, Language, Request } from '../define.ts'
import { centreOf } from './checks.ts'
import type { ReturnFacts, ReturnLineFacts } from './facts.ts'
import { readReturn } from './fields.ts'

/** The answer to the lines as they were decided: a return number where one line gets it, else the service centre, else a refusal. */
export function decisionMail({ request, facts }: Case<ReturnFacts>): Answer {
  const of = (decision: string) => facts.lines.filter(line => line.decision === decision)
  const [ra, centre, refused] = [of('ra'), of('service-centre'), of('refuse')]
  const shared = {
    name: request.sender.name,
    centres: centre.map(line => ({ ...lineData(line), ...centreData(line, facts) })),
    refused: refused.map(line => ({ ...lineData(line), reason: refusalText(line, request.language) })),
    accountManager: facts.customer?.accountManager ? { ...facts.customer.accountManager } : null,
  }
  if (ra.length)
    return { step: 'ra', mail: letter(request, 'return-request/ra', { ...shared, ...raData(request, facts, ra) }) }
  if (centre.length)
    return {
      step: 'service-centre',
      mail: letter(request, 'return-request/service-centre', { ...shared, doaDays: DOA_DAYS }),
    }
  return { step: 'refuse', mail: letter(request, 'return-request/refused', { ...shared, reason: null }) }
}

/** Refused as a whole, for a reason that a colleague wrote. */
export function refusedReturn({ request, facts }: Case<ReturnFacts>, reason: string): Mail {
  return letter(request, 'return-request/refused', {
    name: request.sender.name,
    refused: [],
    reason,
    accountManager: facts.customer?.accountManager ? { ...facts.customer.accountManager } : null,
  })
}

function raData(request: Request, facts: ReturnFacts, lines: ReturnLineFacts[]): JsonObject {
  const asked = readReturn(request.fields)
  return {
    raNumber: asked.raNumber ?? '',
    lines: lines.map(lineData),
    sendBefore: facts.sendBefore,
    returnAddress: facts.returnAddress,
    wishesReplacement: asked.resolution === 'replacement',
    wishesCredit: asked.resolution === 'credit',
  }
}

function lineData({ asked, delivered }: ReturnLineFacts): JsonObject {
  return {
    sku: delivered?.sku ?? asked.sku ?? '?',
    description: delivered?.description ?? null,
    serial: delivered?.serial ?? asked.serialNumber ?? null,
    quantity: asked.quantity,
    orderNumber: delivered?.orderNumber ?? null,
  }
}

function centreData(line: ReturnLineFacts, facts: ReturnFacts): JsonObject {
  const { receivedOn, day, warrantyUntil, ground } = line.entitlement
  return {
    centre: centreOf(line, facts) ?? [],
    receivedOn,
    day,
    warrantyUntil,
    tooLate: ground === 'doa-expired',
  }
}

function refusalText({ entitlement: it }: ReturnLineFacts, language: Language): string {
  const nl = language === 'nl'
  if (it.ground === 'out-of-warranty' && it.warrantyUntil) {
    const until = date(it.warrantyUntil, language)
    return nl ? `De garantie liep tot ${until}.` : `The warranty ended on ${until}.`
  }
  if (it.ground === 'not-bought')
    return nl ? 'Wij vinden dit product niet bij uw orders.' : 'We do not find this product in your orders.'
  return nl ? 'Dit product komt niet in aanmerking voor retour.' : 'This product does not qualify for return.'
}

function letter(request: Request, template: string, data: JsonObject): Mail {
  const { language, sender, mailId } = request
  return { template, language, to: sender, data, why: 'answer', ...(mailId !== undefined && { answers: mailId }) }
}
