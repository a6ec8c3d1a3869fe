import { type Config, ConfigError, readConfig } from './config.ts'
import { noteRunning } from './cli/running.ts'
import { openDatabase } from './database.ts'
import { createLogger } from './log.ts'
import { serveParser } from './mail/sandbox.ts'
import { startRoles, type Overrides, type Running } from './roles.ts'

const DRAIN_MS = 30_000

export type Postbode = Running & {
  /** Let go of everything in order: no new work, what is under way is finished. */
  stop(): Promise<void>
}

/** Start the roles of `config.roles` in this process, on a database that it makes and migrates itself. Throws one plain sentence when that cannot be. */
export async function startPostbode(config: Config, overrides: Overrides = {}): Promise<Postbode> {
  const log = overrides.log ?? createLogger(config.logLevel, { pretty: process.stdout.isTTY })
  // before anything that may take its time: who watches over us is told what is waited for
  const door = config.roles.includes('web') ? await (await import('./web/door.ts')).openDoor(config) : undefined
  try {
    door?.waitFor('Postbode starts. It waits for its database to answer, and brings it up to date.')
    const database = await openDatabase(config, log)
    door?.waitFor('Postbode starts. The database answers.')
    const forget =
      config.databaseUrl || overrides.quiet ? () => {} : noteRunning(config.dataDir, { DATABASE_URL: database.url })
    const running = await startRoles(config, database, { ...overrides, log, ...(door && { door }) })
    return {
      ...running,
      async stop() {
        await running.close()
        forget()
        await database.close()
      },
    }
  } catch (error) {
    await door?.close()
    throw error
  }
}

/** A parser needs no database: it reads what comes over its socket. */
async function startParser(config: Config): Promise<{ stop(): Promise<void> }> {
  const log = createLogger(config.logLevel, { pretty: process.stdout.isTTY })
  const parser = await serveParser({ socket: config.parserSocket!, size: 2, log, practise: true })
  log.info({ socket: config.parserSocket }, 'the parser listens')
  return { stop: () => parser.close() }
}

async function main(): Promise<void> {
  const config = readConfig()
  const parserOnly = config.roles.length === 1 && config.roles[0] === 'parser'
  const postbode = parserOnly ? await startParser(config) : await startPostbode(config, { practise: true })
  const end = () => {
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    postbode.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  process.send?.('ready')
}

if (import.meta.main) {
  main().catch((error: Error) => {
    const lines =
      error instanceof ConfigError
        ? ['Postbode cannot start:', ...error.problems.map(it => `  - ${it}`)]
        : [`Postbode cannot start: ${error.message}`]
    process.stderr.write(`${lines.join('\n')}\n`)
    process.exit(error instanceof ConfigError ? 2 : 1)
  })
}
