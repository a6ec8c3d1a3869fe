import type { z } from 'zod'
import type { Flow, Text } from '../engine/define.ts'

/** A story that a fact begins, not a mail: nobody reviews it. */
export interface FactStory<Input extends z.ZodType, Plan extends { [step: string]: Text }> {
  /** Also the name of the file: what happened. */
  name: string
  version: number
  title: Text
  plan: Plan
  input: Input
  run(flow: Flow<Plan>, input: z.output<Input>): Promise<string>
}

/** Checks the shape at compile time. `request` stays absent: no mail is ever taken for it. */
export function defineFactStory<Input extends z.ZodType, const Plan extends { [step: string]: Text }>(
  story: FactStory<Input, Plan>,
): FactStory<Input, Plan> {
  return story
}
