import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fill, type Filling } from './fill.ts'
import { orders } from './sample-list/orders.ts'
import { others } from './sample-list/others.ts'
import { requests } from './sample-list/requests.ts'
import type { Sample } from './sample-list/sample.ts'

export type { End, Sample } from './sample-list/sample.ts'

/** The sample mails in the order in which they are sent, each with what becomes of it. */
export const samples: Sample[] = [...orders, ...requests, ...others]

/** The bytes of a sample, with its dates. */
export function sampleBytes(name: string, filling: Filling): Buffer {
  return fill(readFileSync(join(import.meta.dirname, 'samples', `${name}.eml`)), filling)
}
