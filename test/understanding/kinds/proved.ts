import { expect } from 'vitest'
import { allKinds } from '../../../src/understanding/kinds/all.ts'
import { readMail } from '../../../src/read-mail.ts'
import { rules } from '../../../src/understanding/values/rules.ts'
import type { Asked, Understanding } from '../../../src/understanding/types.ts'
import { mailOf } from '../mail.ts'
import type { Mail } from '../mail.ts'
import { flat } from '../score.ts'

const kinds = allKinds([])

/** What the desk makes of a mail when it looks for every kind; each value is proved by its evidence. */
export async function understood(mail: Mail): Promise<Understanding> {
  const { understanding } = await readMail(await mailOf(mail), kinds, { ourDomains: ['desk.example'] })
  for (const one of [understanding, ...(understanding.others ?? [])]) proved(one)
  return understanding
}

function proved({ kind, fields, evidence }: Asked): void {
  expect(kinds.find(candidate => candidate.kind === kind)?.fields.safeParse(fields).error).toBeUndefined()
  for (const [pointer, value] of flat(fields)) {
    const { rule = '', text = '' } = evidence[pointer] ?? {}
    const read = Object.entries(rules).find(([name]) => name === rule)?.[1]
    expect(read?.(text), `${kind} ${pointer}: ${rule}(${text})`).toBe(value)
  }
}

/** All kinds that a mail asks, the strongest first. */
export const asked = (read: Understanding): string[] => [read.kind, ...(read.alsoAsks ?? [])]
