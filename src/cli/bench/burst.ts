import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createPool } from '../../db/pool.ts'
import { startMailHost, type MailHost } from '../../demo/mailhost/host.ts'
import { startPostgres } from '../../demo/postgres.ts'
import { productEnvironment, swept, WATCHED } from '../torture/environment.ts'
import { tortureMails } from '../torture/mails.ts'

const MAIN = path.join(import.meta.dirname, '..', '..', 'main.ts')
const BARE = path.join(import.meta.dirname, 'bare.ts')
const LIMIT_MS = 300_000

export type System = 'bare' | 'postbode'

/** Mails a second from the moment that all lie in the mailboxes to the last answer; each system on hosts of its own. */
export async function burst(system: System, mails: number, seed: number): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postbode-bench-'))
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') })
  const all = tortureMails(mails, seed)
  const domains = [...new Set(all.map(it => it.from.split('@')[1]!))]
  const host = await startMailHost({
    dir: path.join(folder, 'mail'),
    users: { [WATCHED.orderportal]: 'geheim', [WATCHED.info]: 'geheim' },
    authServId: 'mx.lindehout.example',
    domains,
  })
  mkdirSync(path.join(folder, 'data'), { recursive: true })
  const env = productEnvironment(postgres, host, folder)
  const urls = [env.DATABASE_URL, env.SMTP_URL, env.IMAP_ORDERPORTAL_URL, env.IMAP_INFO_URL].map(it => it ?? '')
  const log = openSync(path.join(folder, 'log'), 'a')
  const child = spawn(process.execPath, system === 'bare' ? [BARE, ...urls] : [MAIN], {
    env: { ...env, ROLES: 'intake,worker,sender', PARSER_SOCKET: '' },
    stdio: ['ignore', log, log, 'ipc'],
  })
  try {
    await new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', () => reject(new Error(`${system} did not start; see ${folder}/log`)))
    })
    if (system === 'postbode') {
      const pool = createPool(postgres.url, { max: 1 })
      await swept(pool)
      await pool.end()
    }
    await round(host, tortureMails(100, seed + 1)) // warm
    const ms = await round(host, all)
    return Math.round((mails / ms) * 1000)
  } finally {
    child.kill('SIGKILL')
    await host.stop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function round(host: MailHost, mails: ReturnType<typeof tortureMails>): Promise<number> {
  const open = new Set(mails.filter(it => it.answered).map(it => it.from))
  const watching = host.onDelivery(({ address }) => open.delete(address))
  const began = performance.now()
  for (const mail of mails) host.deliver(mail.raw, { from: mail.answered ? mail.from : '', to: WATCHED[mail.mailbox] })
  while (open.size > 0) {
    if (performance.now() - began > LIMIT_MS)
      throw new Error(`${open.size} mails were not answered within ${LIMIT_MS / 1000} s`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  watching()
  return performance.now() - began
}
