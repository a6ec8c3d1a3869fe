import { expect } from 'vitest'
import { readMail } from '../../../src/read-mail.ts'
import { allKinds } from '../../../src/understanding/kinds/all.ts'
import { quotedIn } from '../../../src/understanding/kinds/quoted.ts'
import type { Asked, JsonObject, Kind, Reading, Understanding } from '../../../src/understanding/types.ts'
import { rules } from '../../../src/understanding/values/rules.ts'
import type { Rule } from '../../../src/understanding/values/rules.ts'
import { mailOf } from '../mail.ts'
import type { Mail } from '../mail.ts'
import { flat } from '../score.ts'

/** Every kind that the desk can read competes, as it does for a real mail. */
export const kinds = allKinds([])

/** A mail, what it asks, and what must be found in it; `also` are the kinds of the other requests. */
export interface Expected {
  mail: Mail
  kind: Kind
  fields?: { [name: string]: unknown }
  missing?: string[]
  also?: Kind[]
}

export const text = (subject: string, body: string): Mail => ({ subject, text: body })

export async function understood(mail: Mail): Promise<{ reading: Reading; understanding: Understanding }> {
  return readMail(await mailOf(mail), kinds, { ourDomains: ['desk.example'] })
}

/** The mail is read as expected, and every value is proven by the words at its place. */
export async function expectRead({ mail, kind, fields, missing, also = [] }: Expected): Promise<void> {
  const { reading, understanding } = await understood(mail)
  const { others = [], alsoAsks = [] } = understanding
  expect({ kind: understanding.kind, also: alsoAsks }).toEqual({ kind, also })
  if (fields) expect(understanding.fields).toEqual(fields)
  if (missing) expect(understanding.missing).toEqual(missing)
  expect([understanding, ...others].flatMap(asked => unproven(asked, reading))).toEqual([])
}

function unproven({ fields, evidence, confidence }: Asked, reading: Reading): string[] {
  const faults = confidence > 0 && confidence <= 1 ? [] : [`confidence ${confidence}`]
  return [...faults, ...faultsIn(reading, fields, evidence)]
}

/** Values whose evidence does not stand in the mail, or whose words do not give the value. */
export function faultsIn(reading: Reading, fields: JsonObject, evidence: Asked['evidence']): string[] {
  const sources = [...reading.documents, quotedIn(reading)]
  const faults: string[] = []
  for (const [pointer, value] of flat(fields)) {
    const { rule = '', text: words = '', source, start, end, confidence: sure = 0 } = evidence[pointer] ?? {}
    const stands = sources.some(
      document =>
        document.source === source &&
        (start === undefined ? document.text.includes(words) : document.text.slice(start, end) === words),
    )
    if (!stands) faults.push(`${pointer}: "${words}" does not stand in ${source}`)
    else if (rules[rule as Rule]?.(words) !== value)
      faults.push(`${pointer}: ${rule}(${words}) is not ${String(value)}`)
    if (!(sure > 0 && sure <= 0.98)) faults.push(`${pointer}: confidence ${sure}`)
  }
  return faults
}
