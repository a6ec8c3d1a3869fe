import type { Kind } from '../types.ts'
import type { Classifier } from './classifier.ts'
import { BUCKETS, type Features } from './features.ts'

export interface Example {
  /** Everything that it asks. */
  kinds: Kind[]
  features: Features
}

const ROUNDS = 15
const RATE = 0.5
const DECAY = 1e-6
const BIAS_RATE = 0.02
/** What a single example has may be chance. */
const FEWEST = 2
/** A difference this small teaches nothing. */
const LEAST = 1e-5

/** Learns by stochastic gradient descent (AdaGrad), always the same way: the same examples give the same classifier. */
export function train(examples: readonly Example[], kinds: Kind[]): Classifier {
  const size = kinds.length
  const table = new Float32Array(BUCKETS * size)
  const steepness = new Float32Array(BUCKETS * size).fill(0.01)
  const bias = new Float64Array(size).fill(-2)
  const error = new Float64Array(size)
  const asked = examples.map(example => kinds.map(kind => (example.kinds.includes(kind) ? 1 : 0)))
  const shared = inSeveral(examples)
  const order = examples.map((_, index) => index)
  const chance = chances()

  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, chance)
    for (const index of order) {
      const buckets = shared[index]!
      const weight = 1 / Math.sqrt(buckets.length || 1)
      error.set(bias)
      for (const bucket of buckets)
        for (let kind = 0, row = bucket * size; kind < size; kind++) error[kind]! += table[row + kind]! * weight
      for (let kind = 0; kind < size; kind++) error[kind] = 1 / (1 + Math.exp(-error[kind]!)) - asked[index]![kind]!
      for (const bucket of buckets) {
        for (let kind = 0, row = bucket * size; kind < size; kind++) {
          const slope = error[kind]! * weight + DECAY * table[row + kind]!
          if (Math.abs(slope) < LEAST) continue
          steepness[row + kind]! += slope * slope
          table[row + kind]! -= (RATE * slope) / Math.sqrt(steepness[row + kind]!)
        }
      }
      for (let kind = 0; kind < size; kind++) bias[kind]! -= BIAS_RATE * error[kind]!
    }
  }
  return { kinds, bias: [...bias], ...inBytes(table) }
}

/** Of each example, the features that another one has as well. */
function inSeveral(examples: readonly Example[]): Features[] {
  const times = new Uint16Array(BUCKETS)
  for (const { features } of examples) for (const bucket of features) times[bucket]!++
  return examples.map(({ features }) => features.filter(bucket => times[bucket]! >= FEWEST))
}

function inBytes(table: Float32Array): Pick<Classifier, 'table' | 'unit'> {
  let most = 0
  for (const weight of table) most = Math.max(most, Math.abs(weight))
  const unit = most / 127
  return { table: Int8Array.from(table, weight => Math.round(weight / unit)), unit }
}

/** Numbers from 0 to 1, the same every time (Numerical Recipes, linear congruential generator). */
function chances(): () => number {
  let state = 1
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

function shuffle(order: number[], chance: () => number): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(chance() * (index + 1))
    ;[order[index], order[other]] = [order[other]!, order[index]!]
  }
}
