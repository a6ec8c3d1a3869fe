import { once } from 'node:events'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool, type Pool } from '../src/db/pool.ts'
import { freePort } from '../src/demo/port.ts'
import { type End, samples } from '../src/demo/samples.ts'
import { DemoProcess } from './support/demo-process.ts'
import { temporaryFolder } from './support/folder.ts'
import { family, socketsOf } from './support/sockets.ts'

const START_MS = 60_000
const LINUX = process.platform === 'linux'

const folder = temporaryFolder()
let demo: DemoProcess
let pool: Pool
let wanted: number
let blocker: net.Server
let url: string

beforeAll(async () => {
  wanted = await freePort()
  blocker = net.createServer().listen(wanted, '127.0.0.1')
  await once(blocker, 'listening')
  demo = new DemoProcess(folder.path, wanted)
  await demo.says('Mails, as they are dealt with', START_MS)
  url = demo.environment()['PUBLIC_URL'] ?? ''
  pool = createPool(demo.environment()['DATABASE_URL'] ?? '')
}, 2 * START_MS)

afterAll(async () => {
  await pool?.end()
  await demo?.stop()
  blocker?.close()
  folder[Symbol.dispose]()
})

test('where the port is taken, the next free one is used, and that is said', () => {
  expect(url).toMatch(/^http:\/\/localhost:\d+$/)
  expect(Number(new URL(url).port)).toBeGreaterThan(wanted)
  expect(demo.output).toContain(`port ${wanted} is taken by another program`)
})

test('the four addresses that it prints answer, and the desk needs no password', async () => {
  const printed = [...demo.output.matchAll(/^ {2}\d {2}(\S+)/gm)].map(([, address]) => address!)
  expect(printed).toHaveLength(4)
  for (const address of printed) {
    expect(address.startsWith(url)).toBe(true)
    const answer = await fetch(address)
    expect(answer.status, address).toBe(200)
  }
  expect(await (await fetch(`${url}/desk/queue`)).text()).toContain('Sanne Bakker')
})

test('desk and portal say that they are the demo, with the way to its pages', async () => {
  for (const page of ['/desk/queue', '/desk/sign-in', '/portal/sign-in']) {
    const html = await (await fetch(`${url}${page}`)).text()
    expect(html, page).toMatch(/<body[^>]*>\s*<a class="skip"[^>]*>[^<]*<\/a><aside class="demo-strip"/)
    expect(html, page).toContain('href="/dev/send"')
  }
})

test.each(samples)('$name ends as its description says', { timeout: START_MS }, async ({ name, end }) => {
  const asExpected = { state: end.state }
  await expect.poll(() => endOf(name, end), { timeout: START_MS / 2, interval: 200 }).toMatchObject(asExpected)
})

test('one line a mail, in words', { timeout: START_MS }, async () => {
  const lines = () => demo.output.split('\n').filter(line => /^ {2}[✓●] \d\d:\d\d:\d\d /.test(line))
  await expect.poll(() => lines().length, { timeout: START_MS }).toBe(samples.length)
  expect(lines().filter(line => /undefined|null|\[object/.test(line))).toEqual([])
})

test('every mail that leaves is for one customer, and no address gets more than may leave by itself', async () => {
  const { rows } = await pool.query<{ to: string; n: number; held: number }>(
    `select to_address as "to", count(*) as n, count(*) filter (where state <> 'sent') as held from outbox where automatic group by 1`,
  )
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.filter(({ n, held }) => n > 2 || held > 0)).toEqual([])
})

test.runIf(LINUX)('nothing but loopback is listened on or connected to', () => {
  const sockets = socketsOf(demo.child.pid!)
  expect(sockets.length).toBeGreaterThan(5)
  const loopback = /^(127\.|::1:)/
  const nobody = /^(0\.0\.0\.0|0{32}):0$/
  const outside = sockets.filter(
    ({ local, remote }) => !loopback.test(local) || !(loopback.test(remote) || nobody.test(remote)),
  )
  expect(outside).toEqual([])
})

test('everything is well, says /readyz', async () => {
  const answer = await fetch(`${url}/readyz`)
  expect(await answer.json()).toMatchObject({ ready: true })
})

test(
  'Ctrl+C ends all of it; a second start has everything and sends nothing again',
  { timeout: 3 * START_MS },
  async () => {
    const before = await everything(pool)
    const processes = LINUX ? family(demo.child.pid!) : []
    await pool.end()
    expect(await demo.stop()).toBe(0)
    if (LINUX) expect(processes.filter(pid => family(pid).length > 1 || lives(pid))).toEqual([])

    demo = new DemoProcess(folder.path, wanted)
    await demo.says('Mails, as they are dealt with', START_MS)
    pool = createPool(demo.environment()['DATABASE_URL'] ?? '')
    await expect.poll(() => sweeps(pool), { timeout: START_MS }).toBe(2)
    await sleep(2000)
    expect(await everything(pool)).toEqual(before)
    expect(demo.output).not.toMatch(/^ {2}[✓●] \d\d:/m)
  },
)

test('an option that it does not know is refused in a sentence, without a stack trace', async () => {
  const wrong = new DemoProcess(folder.path, wanted, '--rest')
  await once(wrong.child, 'exit')
  expect(wrong.child.exitCode).toBe(1)
  expect(wrong.output).toContain("Unknown option '--rest'")
  expect(wrong.output).not.toMatch(/^\s+at /m)
})

/** What the database holds of a sample, in the words of its expected end. */
async function endOf(name: string, expected: End): Promise<{ state: string }> {
  const { rows } = await pool.query<{ state: string; reason: string; runs: Run[] }>(
    `select mail.state, mail.reason, (select coalesce(jsonb_agg(jsonb_build_object('workflow', run.workflow, 'status', run.status,
       'outcome', run.outcome, 'id', run.id, 'waits', wait.run_id is not null, 'mails',
       (select coalesce(jsonb_agg(jsonb_build_object('why', why, 'state', state)), '[]') from outbox where run_id = run.id))), '[]')
       from workflow_run run left join workflow_wait wait on wait.run_id = run.id and wait.kind = 'approval' and wait.answered_at is null
       where run.message_id = mail.id) as runs
     from inbound_message mail where starts_with(mail.message_id, $1)`,
    [`<${name}.`],
  )
  const [mail, twin] = rows
  if (!mail || twin) return { state: `${rows.length} mails are stored` }
  if (mail.state === 'filed')
    return { state: expected.state === 'filed' && mail.reason === expected.reason ? 'filed' : `filed: ${mail.reason}` }
  const [run, second] = mail.runs
  if (!run || second) return { state: `${mail.state}, ${mail.runs.length} runs` }
  const state = standing(run, expected)
  if (state !== 'review' || expected.state !== 'review' || !expected.says) return { state }
  const page = await (await fetch(`${url}/desk/items/${run.id}`)).text()
  return { state: expected.says.test(page) ? 'review' : `the page does not say ${expected.says}` }
}

interface Run {
  id: number
  workflow: string
  status: string
  outcome: string | null
  waits: boolean
  mails: { why: string; state: string }[]
}

function standing({ workflow, status, outcome, waits, mails }: Run, expected: End): string {
  if (expected.state === 'filed' || expected.workflow !== workflow) return `${workflow}, ${status}`
  const sent = mails.filter(mail => mail.state === 'sent').map(mail => mail.why)
  if (sent.length !== mails.length) return `not sent yet: ${JSON.stringify(mails)}`
  if (expected.state === 'answered') {
    return status === 'done' && outcome === expected.outcome && sent.length === 1 ? 'answered' : `${status}: ${outcome}`
  }
  if (expected.state === 'asked') {
    return status === 'waiting' && !waits && sent.join() === 'question' ? 'asked' : `${status}, sent: ${sent.join()}`
  }
  if (sent.join() !== (expected.receipt ? 'receipt' : '')) return `sent: ${sent.join()}`
  return waits ? 'review' : status
}

/** What must not grow by a restart. */
async function everything(db: Pool) {
  const { rows } = await db.query(
    `select (select count(*) from inbound_message) as mails, (select count(*) from workflow_run) as runs,
            (select count(*) from outbox) as outgoing, (select count(*) from outbox_attempt) as attempts,
            (select count(*) from customer_order) as orders, (select count(*) from desk_user) as colleagues,
            (select count(*) from portal_user) as "portalUsers"`,
  )
  return rows[0]
}

/** Mailboxes that were looked at since the start of this demo. */
async function sweeps(db: Pool): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from mailbox_state where connected and last_sweep_at > desk_now() - interval '10 seconds'`,
  )
  return rows[0]?.n ?? 0
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
