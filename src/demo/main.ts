import { parseArgs } from 'node:util'
import { dataDir, environment } from '../config.ts'
import { startDemo } from './demo.ts'
import { PASSWORD, PORTAL_USER, SANNE } from './people.ts'
import { createTerminal, type Terminal } from './terminal.ts'

const USAGE = `npm run demo                 everything on this computer, with sample mails
npm run demo -- --reset      start afresh: forget what the last demo kept
npm run demo -- --verbose    the log on the terminal instead of in a file`

/** `npm run demo`. */
async function main(terminal: Terminal): Promise<void> {
  const { reset, verbose, help } = options()
  if (help) return terminal.line(USAGE)
  terminal.title('Postbode demo: nothing leaves this computer')
  const folder = dataDir()
  const demo = await startDemo({
    dataDir: folder,
    port: Number(environment().PORT ?? 8080) || 8080,
    reset,
    verbose,
    terminal,
  })
  endInOrder(() => demo.stop(), terminal)
  introduce(terminal, demo.url, verbose ? 'this terminal' : `${folder}/demo.log`)
  await demo.sent
}

function options(): { reset: boolean; verbose: boolean; help: boolean } {
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({ options: { reset: flag, verbose: flag, help: flag } }).values
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error })
  }
}

function introduce(terminal: Terminal, url: string, log: string): void {
  terminal.line()
  terminal.title('Open these:')
  terminal.line(`  1  ${url}/desk/queue       what waits for you; you are signed in as Sanne Bakker`)
  terminal.line(`  2  ${url}/dev/send         send a mail and follow it`)
  terminal.line(`  3  ${url}/dev/mailboxes    what the customers got`)
  terminal.line(`  4  ${url}/portal           the customer's view: ${PORTAL_USER} / ${PASSWORD}`)
  terminal.line(`To sign in at the desk by hand: ${SANNE} / ${PASSWORD}`)
  terminal.line(
    'Try: approve an item, and take it back within 10 seconds. Then kill the worker at /dev/break and see it resume.',
  )
  terminal.line(`Stop with Ctrl+C. Start clean with: npm run demo -- --reset. The log: ${log}`)
  terminal.line()
  terminal.title('Mails, as they are dealt with:')
}

/** npm hands a Ctrl+C on that the terminal has sent us already: what comes this soon is the same one. */
const SAME_SIGNAL_MS = 1000

/** Ctrl+C ends everything in order; a second one ends it at once. */
function endInOrder(stop: () => Promise<void>, terminal: Terminal): void {
  let since: number | undefined
  const end = () => {
    if (since !== undefined && performance.now() - since < SAME_SIGNAL_MS) return
    if (since !== undefined) process.exit(1)
    since = performance.now()
    terminal.line('Stopping; everything is kept for the next time.')
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

const terminal = createTerminal(process.stdout)
main(terminal).catch((error: unknown) => {
  terminal.problem(`The demo cannot go on: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
