import { z } from 'zod'
import { weigh } from '../cues.ts'
import { attachmentsOf, bodyOf, subjectOf } from '../layout/fields.ts'
import type { JsonObject, Reading, RequestKind } from '../types.ts'
import { ACCOUNT_FIELDS } from '../values/account-words.ts'
import { Gathered } from '../values/found.ts'
import { CHANGES_ACCOUNT } from './account-change-cues.ts'
import { accountChanges, namedOnly } from './account-changes.ts'
import type { Change } from './account-changes.ts'
import { failures, numbersIn } from './company-numbers.ts'

const fields = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        field: z.enum(ACCOUNT_FIELDS),
        oldValue: z.string().optional(),
        newValue: z.string().optional(),
      }),
    )
    .optional(),
})

/** Details of the account change. Never by a mail alone: the workflow asks for more. faq: ordering-and-returns, accountgegevens */
export const accountChange: RequestKind<typeof fields> = {
  kind: 'account-change',
  fields,
  recognise: reading => weigh(reading, CHANGES_ACCOUNT),
  missing: (given: JsonObject) => (given['changes'] === undefined ? ['changes'] : []),
  extract: reading => [extract(reading)],
}

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const written = [...bodyOf(reading), ...subjectOf(reading)]
  const about = subjectOf(reading)
  const changes = merged(written.flatMap(document => accountChanges(document, reading.language, about)))
  const attached = attachmentsOf(reading)
  if (changes.length === 0)
    changes.push(...merged(attached.flatMap(document => accountChanges(document, reading.language))))
  if (changes.length === 0) changes.push(...merged(written.flatMap(document => namedOnly(document))))
  for (const [index, { field, oldValue, newValue }] of changes.entries())
    gathered.putAll(`/changes/${index}`, { field, oldValue, newValue })
  for (const type of ['iban', 'vat'] as const)
    gathered.warnings.push(...failures(written.flatMap(document => numbersIn(document, type, reading.language))))
  return gathered
}

/** What subject and text both say is said once. */
function merged(changes: readonly Change[]): Change[] {
  const kept: Change[] = []
  for (const change of changes) {
    const same = kept.find(
      other =>
        other.field.value === change.field.value &&
        (change.newValue === undefined ||
          other.newValue === undefined ||
          other.newValue.value === change.newValue.value),
    )
    if (!same) kept.push({ ...change })
    else {
      if (change.newValue) same.newValue ??= change.newValue
      if (change.oldValue) same.oldValue ??= change.oldValue
    }
  }
  return kept
}
