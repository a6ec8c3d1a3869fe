import { UsageError, type Verb } from './verb.ts'

const verb: Verb = {
  usage: 'torture [--mails N] [--kills N] [--crashes N] [--seed N] [--only intake]',
  summary:
    'Hurt Postbode on a database and mail host of its own: kill -9 of intake, parser, worker and sender, crashes of PostgreSQL.',
  options: {
    mails: { type: 'string', help: 'how many mails (2000)' },
    kills: { type: 'string', help: 'how many kill -9, spread over the roles (60)' },
    crashes: { type: 'string', help: 'how many crashes of PostgreSQL (0)' },
    seed: { type: 'string', help: 'the same seed hurts alike (1)' },
    only: { type: 'string', help: 'intake: only that role runs' },
  },
  async run(_files, options) {
    if (options.only !== undefined && options.only !== 'intake') throw new UsageError('--only knows just intake')
    const { torture } = await import('./torture/run.ts')
    const result = await torture({
      mails: whole(options, 'mails', 2000),
      kills: whole(options, 'kills', 60),
      crashes: whole(options, 'crashes', 0),
      seed: whole(options, 'seed', 1),
      intakeOnly: options.only === 'intake',
      say: line => process.stdout.write(`${line}\n`),
    })
    for (const fault of result.faults) process.stdout.write(`fault: ${fault}\n`)
    const perRole = Object.entries(Object.groupBy(result.kills, it => it.role)).map(
      ([role, kills]) => `${role} ${kills?.length}`,
    )
    process.stdout.write(
      `${result.seconds} s; kills: ${perRole.join(', ') || 'none'}; processes that ended by themselves: ${result.unexpectedExits}\n`,
    )
    const failed = result.lost + result.doubleEffects + result.doubleMails > 0
    process.stdout.write(
      `${failed ? 'failed' : 'passed'}: lost ${result.lost}, double effects ${result.doubleEffects}, double mails ${result.doubleMails}, uncertain ${result.uncertain}\n`,
    )
    return failed ? 1 : 0
  },
}
export default verb

function whole(options: { [name: string]: string | boolean | undefined }, name: string, fallback: number): number {
  const value = options[name] ?? String(fallback)
  if (typeof value !== 'string' || !/^\d{1,7}$/.test(value)) throw new UsageError(`--${name} must be a whole number`)
  return Number(value)
}
