import { fork } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import { migrate } from '../../src/db/migrate.ts'
import { createPool } from '../../src/db/pool.ts'
import { startPostgres } from '../../src/demo/postgres.ts'
import { createLogger } from '../../src/log.ts'
import { startSender } from '../../src/mail/sender.ts'
import { temporaryFolder } from './folder.ts'
import { outboxOn } from './outbox.ts'
import { SECRET_KEY } from './outbox-settings.ts'
import { smtpPeer } from './smtp-peer.ts'

// How many mails a second the outbox takes and the sender sends, on a PostgreSQL and a mail server of their own:
// node test/support/outbox-throughput.ts [mails]
const mails = Number(process.argv[2] ?? 3000)
if (process.send) await serve()
else await measure()

async function serve(): Promise<void> {
  const peer = await smtpPeer({ pipelining: true })
  process.send?.(peer.url)
}

async function measure(): Promise<void> {
  using folder = temporaryFolder()
  const postgres = await startPostgres({ dataDir: `${folder.path}/postgres` })
  const server = fork(import.meta.filename)
  const [smtpUrl] = z
    .tuple([z.string()])
    .rest(z.unknown())
    .parse(await once(server, 'message'))
  await migrate(postgres.url)
  const pool = createPool(postgres.url, { max: 16 })
  const limits = { perAddress: 1e6, perDomain: 1e6, inAll: 1e6 }
  const desk = outboxOn(pool, { limits })
  const answers = await desk.arrive('Message-ID: <a@voorbeeld-ict.example>\nSubject: Bestelling\n\nGraag.\n'.repeat(40))
  const runs: { id: number }[] = []
  for (let n = 0; n < mails; n++) runs.push(await desk.run())

  const text = 'Wij hebben uw bestelling ontvangen en laten binnen een werkdag van ons horen. '.repeat(20)
  async function write(): Promise<void> {
    for (let run = runs.pop(); run; run = runs.pop())
      await desk.enqueue('received', { answers, why: 'question', data: { text } }, run)
  }
  await timed('written into the outbox', async () => {
    await Promise.all([write(), write(), write(), write()])
  })
  await timed('sent', async () => {
    const sender = startSender({
      pool,
      smtpUrl,
      secretKey: SECRET_KEY,
      limits,
      uncertainResendSeconds: 600,
      log: createLogger('warn'),
    })
    for (let left = mails; left > 0;) {
      await new Promise(resolve => setTimeout(resolve, 50))
      const { rows } = await pool.query<{ left: number }>(`select count(*) as left from outbox where state <> 'sent'`)
      left = rows[0]!.left
    }
    await sender.stop()
  })
  const { rows } = await pool.query(
    `select (select wal_records from pg_stat_wal) as wal, (select xact_commit from pg_stat_database where datname = current_database()) as commits`,
  )
  console.log(rows[0])
  await pool.end()
  server.kill()
  await postgres.stop()
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  await work()
  const seconds = (performance.now() - began) / 1000
  const used = process.cpuUsage(cpu)
  const ms = (used.user + used.system) / 1000 / mails
  console.log(`${what}: ${Math.round(mails / seconds)} mails/s, ${ms.toFixed(2)} ms CPU of this process per mail`)
}
