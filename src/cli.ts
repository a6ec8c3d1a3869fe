#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { ConfigError } from './config.ts'
import { UsageError, type Verb } from './cli/verb.ts'

const VERBS: { [name: string]: () => Promise<{ default: Verb }> } = {
  understand: () => import('./cli/understand.ts'),
  send: () => import('./cli/send.ts'),
  runs: () => import('./cli/runs.ts'),
  retry: () => import('./cli/retry.ts'),
  user: () => import('./cli/user.ts'),
  migrate: () => import('./cli/migrate.ts'),
  doctor: () => import('./cli/doctor.ts'),
  torture: () => import('./cli/torture.ts'),
  bench: () => import('./cli/bench.ts'),
}

async function main([name, ...rest]: string[]): Promise<number> {
  if (!name || name === 'help' || name === '--help' || name === '-h') return overview()
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (!load) throw new UsageError(`there is no verb ${name}; postbode --help lists them`)
  const { default: verb } = await load()
  const { values, positionals } = read(verb, rest)
  if (values.help) return help(verb)
  const extra = positionals[verb.takes ?? 0]
  if (extra !== undefined) throw new UsageError(`${extra} is too much; usage: postbode ${verb.usage}`)
  return (await verb.run(positionals, values)) ?? 0
}

function read(verb: Verb, args: string[]) {
  const options = Object.fromEntries(
    Object.entries(verb.options ?? {}).map(([name, { type, short }]) => [name, { type, ...(short && { short }) }]),
  )
  try {
    return parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${firstSentence(error as Error)}; usage: postbode ${verb.usage}`)
  }
}

const firstSentence = ({ message }: Error) => message.split(/\.?\s*\n|\. /, 1)[0] ?? message

function help(verb: Verb): number {
  const options = Object.entries(verb.options ?? {}).map(([name, it]) => `  --${name.padEnd(14)} ${it.help}\n`)
  process.stdout.write(`postbode ${verb.usage}\n\n${verb.summary}\n${options.length ? `\n${options.join('')}` : ''}`)
  return 0
}

async function overview(): Promise<number> {
  process.stdout.write('Postbode, the order desk that works by e-mail\n\n')
  for (const load of Object.values(VERBS)) {
    const { default: verb } = await load()
    process.stdout.write(`  postbode ${verb.usage.padEnd(44)} ${verb.summary.split('\n')[0]}\n`)
  }
  process.stdout.write('\nEvery verb has --help. The daemon: npm start; everything embedded: npm run demo.\n')
  return 0
}

// who reads only the beginning (`| head`) has seen enough
process.stdout.on('error', (error: Error & { code?: string }) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const usage = error instanceof UsageError || error instanceof ConfigError
  process.stderr.write(`postbode: ${(error as Error).message.replaceAll('\n', '\npostbode: ')}\n`)
  process.exitCode = usage ? 2 : 1
}
