import type { z } from 'zod'
import type { Tx } from '../db/pool.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }
export type JsonObject = { [key: string]: Json | undefined }
/** A label for people. */
export type Text = { nl: string; en: string }
export type Language = 'nl' | 'en'
export type Duration = { days?: number; hours?: number; minutes?: number; seconds?: number }

/**
 * A mail that a run wants to send. `data` is all that the template may print; a missing value is an error, never a blank.
 * `why` decides what may leave without a person: 'receipt' and 'question' answer a mail at once, 'answer' follows a
 * colleague's decision, 'notice' tells a fact that a colleague or the ERP recorded, 'reminder' repeats.
 */
export interface Mail {
  template: string
  language: Language
  to: { name: string; address: string }
  data: JsonObject
  why: 'receipt' | 'question' | 'answer' | 'notice' | 'reminder' | 'digest' | 'internal'
  /** Left without a person's decision. Limits and trust apply. Default: receipts and questions. */
  automatic?: boolean
  /** Database id of the mail it answers: gives From, subject, In-Reply-To and References. */
  answers?: number
  /** Joined into the bytes only while sending; the bytes at rest hold a placeholder. */
  secret?: { kind: string; id: number }
}

/** What became of a reply: it stands in the outbox, or a rule kept it back (said in one sentence). */
export type Replied = { outbox: number } | { withheld: string }

/** How a wait for a colleague ended. `facts`: what stood on his screen when he decided, where the desk handed it on. */
export type Decision<Values = JsonObject> =
  | { by: 'colleague'; who: string; outcome: string; values: Values; reason?: string; facts?: Json }
  | { by: 'event'; value: JsonObject }
  | { by: 'clock' }

/** A step from the plan, or one of a series of it: 'ship' or 'ship:line-3'. */
type StepName<Plan> = (keyof Plan & string) | `${keyof Plan & string}:${string | number}`

/**
 * What a story may do. Everything else must happen inside one of these verbs: clock, randomness, database and environment
 * are only for the work inside a verb. Branch only on the input and on what verbs returned; no `catch` around a verb
 * (a business refusal is a result, not an exception); no `Promise.all` over waits; in a loop name the step by the thing.
 * All steps up to the next wait or call are one transaction: a story is never half way between two facts.
 */
export interface Flow<Plan> {
  readonly runId: number
  /** Work in the database, remembered with its result: happens exactly once. */
  step<T extends Json | void>(name: StepName<Plan>, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Work outside our database: happens at least once, so hand the key to the other side. */
  call<T extends Json | void>(name: StepName<Plan>, work: (idempotencyKey: string) => Promise<T>): Promise<T>
  /** Put a mail in the outbox; where a colleague approved this very mail, the frozen bytes are released. */
  reply(name: StepName<Plan>, mail: Mail): Promise<Replied>
  /** Wait for a colleague, or for an event with `topic` that comes first. */
  approval(name: StepName<Plan>, question: JsonObject, or?: { topic?: string; within?: Duration }): Promise<Decision>
  /** Wait for an event; undefined when it did not come in time. An event may come before it is waited for. */
  event<S extends z.ZodType>(
    name: StepName<Plan>,
    wanted: { topic: string; schema: S; within?: Duration },
  ): Promise<z.output<S> | undefined>
  sleep(name: StepName<Plan>, duration: Duration): Promise<void>
}

/** What the engine needs to know of a story. */
export interface Definition<Input extends z.ZodType = z.ZodType> {
  name: string
  /** Raised when a step is renamed or its result changes shape; adding and reordering steps needs no new version. */
  version: number
  input: Input
  run(flow: Flow<Record<string, Text>>, input: z.output<Input>): Promise<string>
}
