import { accessRequest } from '../../src/understanding/kinds/access-request.ts'
import { purchaseOrder } from '../../src/understanding/kinds/purchase-order.ts'
import { returnRequest } from '../../src/understanding/kinds/return-request.ts'
import { readMail } from '../../src/read-mail.ts'
import type { Understanding } from '../../src/understanding/types.ts'
import type { Case } from './cases/case.ts'
import { mailOf } from './mail.ts'

export const kinds = [purchaseOrder, accessRequest, returnRequest]

export interface Score {
  cases: number
  kinds: number
  languages: number
  /** Values expected, given and right. */
  expected: number
  given: number
  right: number
  faults: string[]
}

/** JSON pointer -> value, for every value in some fields. */
export function flat(fields: unknown, pointer = ''): Map<string, unknown> {
  if (fields === null || typeof fields !== 'object') return new Map([[pointer, fields]])
  return new Map(Object.entries(fields).flatMap(([key, value]) => [...flat(value, `${pointer}/${key}`)]))
}

async function understood(given: Case): Promise<Understanding> {
  const { understanding } = await readMail(await mailOf(given.mail), kinds, { ourDomains: ['desk.example'] })
  return understanding
}

/** Compares what is understood with what is expected, value by value. */
export async function score(cases: readonly Case[]): Promise<Score> {
  const total: Score = { cases: cases.length, kinds: 0, languages: 0, expected: 0, given: 0, right: 0, faults: [] }
  for (const given of cases) {
    const result = await understood(given)
    const fault = (text: string) => total.faults.push(`${given.name}: ${text}`)
    if (result.kind === given.kind) total.kinds += 1
    else fault(`kind ${result.kind} (${result.confidence}) instead of ${given.kind}`)
    if (given.language === undefined || given.language === result.language) total.languages += 1
    else fault(`language ${result.language}`)
    if (given.missing && given.missing.join() !== result.missing.join()) fault(`missing ${result.missing.join()}`)
    if ((given.also ?? []).join() !== (result.alsoAsks ?? []).join())
      fault(`also asks ${(result.alsoAsks ?? []).join()}`)
    if (!given.fields) continue
    const expected = flat(given.fields)
    const actual = flat(result.fields)
    total.expected += expected.size
    total.given += actual.size
    for (const [pointer, value] of expected) {
      if (actual.get(pointer) === value) total.right += 1
      else fault(`${pointer} is ${JSON.stringify(actual.get(pointer))} instead of ${JSON.stringify(value)}`)
    }
    for (const [pointer, value] of actual)
      if (!expected.has(pointer)) fault(`${pointer} ${JSON.stringify(value)} is not expected`)
  }
  return total
}
