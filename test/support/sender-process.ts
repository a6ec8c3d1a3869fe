import { once } from 'node:events'
import net from 'node:net'
import { z } from 'zod'
import { createPool } from '../../src/db/pool.ts'
import { createLogger } from '../../src/log.ts'
import { startSender } from '../../src/mail/sender.ts'
import { SECRET_KEY } from './outbox-settings.ts'

// A sender in a process of its own, so that a test can kill it. The mail server is asked over XHAS when `proof` is set.
const settings = z
  .object({ databaseUrl: z.string(), smtpUrl: z.string(), proof: z.boolean(), concurrency: z.number() })
  .parse(JSON.parse(process.argv[2] ?? ''))

async function hasAccepted(messageId: string): Promise<boolean | undefined> {
  const { hostname, port } = new URL(settings.smtpUrl)
  const socket = net.connect(Number(port), hostname)
  await once(socket, 'data')
  socket.write(`XHAS ${messageId}\r\n`)
  const [answer]: unknown[] = await once(socket, 'data')
  socket.destroy()
  return String(answer).startsWith('250')
}

startSender({
  pool: createPool(settings.databaseUrl, { max: 6 }),
  smtpUrl: settings.smtpUrl,
  secretKey: SECRET_KEY,
  limits: { perAddress: 1e6, perDomain: 1e6, inAll: 1e6 },
  uncertainResendSeconds: 600,
  concurrency: settings.concurrency,
  settleSeconds: 0,
  log: createLogger('error'),
  ...(settings.proof && { proof: hasAccepted }),
})
console.log('ready')
