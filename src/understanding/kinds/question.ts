import { z } from 'zod'
import type { RequestKind } from '../types.ts'
import { bodyOf, subjectOf } from '../layout/fields.ts'
import { foundIn, Gathered } from '../values/found.ts'
import { lineSpan } from '../values/span.ts'

const fields = z.strictObject({ topic: z.string().optional() })

/** What a person asks when nothing else fits: a colleague reads it. */
export const question: RequestKind<typeof fields> = {
  kind: 'question',
  fields,
  recognise: () => 0.3,
  missing: () => [],
  extract(reading) {
    const gathered = new Gathered()
    const [subject] = subjectOf(reading)
    const [body] = bodyOf(reading)
    const line = subject?.lines[0]
    gathered.put(
      '/topic',
      subject &&
        line &&
        foundIn(
          lineSpan(subject, line),
          /^(?:(?:re|fwd?|fw|aw|wg|antw|tr|doorst)\s*:\s*)*(\S.{0,300})$/is,
          'text',
          0.6,
        ),
    )
    const first = body?.lines.find(({ text }) => text.includes('?')) ?? body?.lines[0]
    if (body && first) gathered.put('/topic', foundIn(lineSpan(body, first), /^.{1,300}/s, 'text', 0.4))
    return [gathered]
  },
}
