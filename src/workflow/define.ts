import { z } from 'zod'
import type { Tx } from '../db/pool.ts'
import type { Flow, JsonObject, Language, Mail, Text } from '../engine/define.ts'
import type { Evidence, RequestKind } from '../understanding/types.ts'

/** Who owns an item when the customer has no account manager (mission.md, decision 13). */
type Department = 'order-management' | 'sales' | 'returns' | 'finance'

/** The mail, or the telephone call, that a run works on: the input of every request workflow. */
const requestSchema = z.object({
  origin: z.enum(['mail', 'telephone']),
  /** Database id of the mail; absent for a call without one. */
  mailId: z.number().optional(),
  mailbox: z.string(),
  /** Who asks: for a forward the original sender. Identity, never trust. */
  sender: z.object({ name: z.string(), address: z.string() }),
  /** Who really sent it, when somebody forwarded it. */
  forwardedBy: z.object({ name: z.string(), address: z.string() }).optional(),
  subject: z.string(),
  receivedAt: z.string(),
  /** Language of the answer: the contact's setting, else the mail's, else Dutch (mission.md, decision 7). */
  language: z.enum(['nl', 'en']),
  /** reliability.md section 4: 0 not authenticated, 1 authenticated, 2 authenticated and a known contact, 3 a person vouches. */
  trust: z.number().int().min(0).max(3),
  /** Why nothing may be answered by itself; absent when it may. The desk has the words. */
  silent: z
    .enum(['history', 'late', 'by-colleague', 'machine', 'asked-not-to', 'no-single-sender', 'already-answered'])
    .optional(),
  /** The customer whose contact the sender is. */
  customer: z.object({ id: z.number(), number: z.string(), name: z.string() }).optional(),
  /** Fields of the kind, as understood or as a colleague corrected them. */
  fields: z.record(z.string(), z.unknown()).transform(it => it as JsonObject),
  missing: z.array(z.string()),
  warnings: z.array(z.string()),
  evidence: z.record(z.string(), z.unknown()).transform(it => it as { [pointer: string]: Evidence }),
  confidence: z.number(),
})
export type Request = z.output<typeof requestSchema>

// ---------------------------------------------------------------- what a colleague sees

/** One sentence about one thing. 'error' blocks approval, 'warning' must be seen, 'info' explains, 'ok' reassures. */
export interface Check {
  level: 'ok' | 'info' | 'warning' | 'error'
  text: Text
  /** JSON pointer of the field it is about. */
  pointer?: string
  /** It rests on what was learnt of the customer, which can be revoked beside it. */
  learnt?: { id: number; written: string }
}

type FieldType = 'text' | 'long-text' | 'email' | 'date' | 'money' | 'number' | 'yes-no' | 'choice'

export interface Field {
  /** JSON pointer into the fields; for a column of a table: '/sku' below the row. */
  pointer: string
  label: Text
  type: FieldType
  choices?: { value: string; label: Text }[]
  required?: boolean
  /** Shown, not edited. */
  readOnly?: boolean
  /** What to show while the request has no value here: what holds unless a colleague says otherwise. */
  value?: string | number | boolean
  /** In a table, the column that keeps what stood here before a colleague changed it; '' where nothing did. */
  keeps?: string
}

/** An editable list of objects, such as order lines. Columns that a colleague decides (source of a line) are fields too. */
export interface FieldTable {
  pointer: string
  label: Text
  columns: Field[]
  /** May rows be added and removed. */
  growing?: boolean
  /** Rows to show instead of those at `pointer`: the same rows with our own price, stock or a default beside what the customer wrote. */
  rows?: JsonObject[]
}

export interface Outcome {
  /** 'approve', 'ask', 'refuse', ...: becomes `Decision.outcome`. */
  name: string
  label: Text
  tone: 'primary' | 'secondary' | 'danger'
  /** Key of the keyboard: 'a', 'q', 'r'. */
  key?: string
  /** Refused while an error stands open. */
  needsNoErrors?: boolean
  /** A reason is asked for and goes into the mail; with suggestions. */
  reason?: { label: Text; suggestions: Text[] }
  /** Free text asked for and handed on as values.message (the answer to a question). */
  message?: { label: Text }
}

/** The review screen, the same for every kind. */
export interface Review {
  /** 'PO 4500123 · Voorbeeld ICT BV' */
  title: string
  /** One line for the queue: '12 regels · € 18.450,00 · gewenst 1 dec 2026'. */
  summary: Text
  /** Facts of the desk that are not in the mail: label and value. */
  facts: { label: Text; value: Text }[]
  checks: Check[]
  form: (Field | FieldTable)[]
  /** Objects of which several fields show a part: what stood at `of` is kept at `under` once a colleague changes any of it. */
  kept?: { of: string; under: string }[]
  outcomes: Outcome[]
}

export interface Answer {
  /** The step of the plan that sends it. */
  step: string
  mail: Mail
}

/** What `run` and the desk work with in the review: the request with its fields as they stand now, and what was looked up. */
export interface Case<Facts = JsonObject> {
  request: Request
  facts: Facts
}

export interface RequestWorkflow<Facts = JsonObject, Plan extends { [step: string]: Text } = { [step: string]: Text }> {
  /** Also the name of the file and of the folder of templates; for a mail the kind it answers. */
  name: string
  version: number
  title: Text
  department: Department
  /** How mails of this kind are recognised and read; null for the catch-all. */
  request: RequestKind | null
  /** Step -> label, in the order in which they usually happen: the checklist of the timeline. */
  plan: Plan
  /** Look up what the review and the rules need; reads only, may be called again at any time. */
  assess(tx: Tx, request: Request): Promise<Facts>
  /** What a colleague sees. Pure. */
  review(it: Case<Facts>): Review
  /** The mail that leaves with this outcome, exactly; null when none does. Pure: the desk shows what this returns. */
  answer(outcome: string, it: Case<Facts>, reason?: string): Answer | null
  run(flow: Flow<Plan>, request: Request): Promise<string>
}

/** Checks the shape at compile time; returns what the engine and the desk need. */
export function defineWorkflow<Facts, const Plan extends { [step: string]: Text }>(
  workflow: RequestWorkflow<Facts, Plan>,
) {
  return { ...workflow, input: requestSchema }
}

/** A workflow whose types the registry has forgotten. */
export type AnyWorkflow = ReturnType<typeof defineWorkflow<never, { [step: string]: Text }>>

/**
 * What the approval of a run holds: what lists show of the review, and what happened before. The review itself is made anew
 * whenever somebody looks, from the request and today's facts.
 */
export interface ReviewQuestion {
  /** As it stands now; stored only where it differs from the input of the run. */
  request: Request
  review: ReviewSummary
  /** What a reply of the customer, or an earlier round, changed: pointer, before, after. */
  changes: { pointer: string; before: string; after: string }[]
  /** Mails of the customer that came in during this item, newest last. */
  mails: number[]
  /** What happened in the conversation; shown above the checks of a review that is made again (conversation.ts, reviewOf). */
  notes?: Check[]
}

/** Checks without those that are well, at most 20. */
export type ReviewSummary = Pick<Review, 'title' | 'summary' | 'checks' | 'outcomes'>

export type { Language, Mail, Text }
