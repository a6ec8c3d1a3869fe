import type { Reporter, TestModule } from 'vitest/node'

const SLOW = 2_000
const LISTED = 10

/** After the run: the slowest tests, so that the suite stays a matter of minutes. */
export class SlowTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const slow = modules
      .flatMap(module => [...module.children.allTests()])
      .map(test => ({
        name: `${test.module.relativeModuleId} > ${test.fullName}`,
        ms: test.diagnostic()?.duration ?? 0,
      }))
      .filter(test => test.ms > SLOW)
      .toSorted((a, b) => b.ms - a.ms)
    if (slow.length === 0) return
    console.log(`\n${slow.length} tests took more than ${SLOW / 1000} s; the slowest:`)
    for (const { name, ms } of slow.slice(0, LISTED)) console.log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`)
  }
}
