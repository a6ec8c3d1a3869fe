import { UsageError, type Verb } from './verb.ts'

const verb: Verb = {
  usage: 'bench [--mails N] [--rounds N]',
  summary:
    'Measure a burst of mails against a bare loop over the same libraries, in turn, on hosts of their own; quote the ratio.',
  options: {
    mails: { type: 'string', help: 'mails in a burst (1000)' },
    rounds: { type: 'string', help: 'rounds, bare and Postbode in turn (3)' },
  },
  async run(_files, options) {
    const { burst } = await import('./bench/burst.ts')
    const mails = whole(options.mails, 1000)
    const rounds = whole(options.rounds, 3)
    const figures = { bare: [] as number[], postbode: [] as number[] }
    for (let round = 1; round <= rounds; round++) {
      for (const system of ['bare', 'postbode'] as const) figures[system].push(await burst(system, mails, round))
      process.stdout.write(
        `round ${round}: bare ${figures.bare.at(-1)} mails/s, postbode ${figures.postbode.at(-1)} mails/s\n`,
      )
    }
    const ratio = median(figures.postbode) / median(figures.bare)
    process.stdout.write(
      `median: bare ${median(figures.bare)}, postbode ${median(figures.postbode)} mails/s; ratio ${ratio.toFixed(2)}\n`,
    )
  },
}
export default verb

function whole(value: string | boolean | undefined, fallback: number): number {
  if (value === undefined) return fallback
  if (typeof value !== 'string' || !/^[1-9]\d{0,5}$/.test(value))
    throw new UsageError('--mails and --rounds must be whole numbers')
  return Number(value)
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
