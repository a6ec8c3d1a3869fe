import { classify } from '../src/understanding/classifier/classifier.ts'
import { exampleOf, type Told } from '../src/understanding/classifier/examples.ts'
import { logistic, saidMost, signals } from '../src/understanding/classifier/sureness.ts'
import { train } from '../src/understanding/classifier/train.ts'
import type { Kind } from '../src/understanding/types.ts'

const FOLDS = 4
/** Neighbours were often written one after the other, and stay together. */
const NEIGHBOURS = 20
const STEPS = 3000
const PACE = 0.3

/** Leaves a quarter of the examples out of the learning in turn, asks them, and says how often that was right and how sure it should be. */
export function check(told: Told[], kinds: Kind[]): void {
  const asked = Array.from({ length: FOLDS }, (_, fold) => {
    const left = (_: Told, index: number) => Math.floor(index / NEIGHBOURS) % FOLDS === fold
    const learned = train(told.filter((it, index) => !left(it, index)).map(exampleOf), kinds)
    return told.filter(left).map(it => {
      const leaning = classify(learned, exampleOf(it).features)
      const { said, sure } = saidMost(leaning)
      return { kind: it.kinds[0]!, right: it.kinds.includes(said), sure, signals: signals(leaning) }
    })
  }).flat()
  const say = (label: string, of: typeof asked) =>
    process.stdout.write(
      `${label.padEnd(24)} ${String(of.length).padStart(5)}  right ${((100 * of.filter(it => it.right).length) / of.length).toFixed(1)} %\n`,
    )
  say('all', asked)
  for (const kind of kinds)
    say(
      kind,
      asked.filter(it => it.kind === kind),
    )
  for (const from of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    say(
      `sure ${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`,
      asked.filter(it => it.sure >= from && it.sure < from + 0.1),
    )
  process.stdout.write(
    `fitted: ${fit(asked)
      .map(it => it.toFixed(2))
      .join(', ')}\n`,
  )
}

/** Logistic regression of right or wrong by the signals. */
function fit(asked: { right: boolean; signals: number[] }[]): number[] {
  const weights = [0, 0, 0]
  for (let step = 0; step < STEPS; step++) {
    const slope = [0, 0, 0]
    for (const { right, signals } of asked) {
      const error = logistic(signals.reduce((sum, it, index) => sum + it * weights[index]!, 0)) - Number(right)
      for (const [index, it] of signals.entries()) slope[index]! += error * it
    }
    for (const [index, it] of slope.entries()) weights[index]! -= (PACE * it) / asked.length
  }
  return weights
}
