import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { freePort } from '../../src/demo/port.ts'
import { temporaryFolder } from '../support/folder.ts'
import { AUTHSERV_ID, INFO, ORDERPORTAL } from '../support/mailhost.ts'
import { testDatabase } from '../support/postgres.ts'
import { Daemon, eventually } from './daemon.ts'
import { letter, opened, type Received } from './letter.ts'
import { cyrusAndEmbedded, dovecotAndPostfix, embedded, type MailServers, type Setting } from './mail-servers.ts'

const JAN = 'jan@customer.example'
const EVA = 'eva@customer.example'
const SPLIT = ['intake', 'worker', 'sender', 'web,scheduler']
const WHOLE = ['intake,worker,sender,web,scheduler']

const ORDER = `Goedemiddag,

Graag bestellen wij het volgende.

Inkoopnummer: 4500123

4 x LH-SW24 Switch 24 poorten

Met vriendelijke groet,
Jan
`

vi.setConfig({ testTimeout: 90_000 })

const settings: [Setting, string[]][] = [
  [embedded, WHOLE],
  [dovecotAndPostfix, SPLIT],
  [cyrusAndEmbedded, WHOLE],
]

for (const [setting, roles] of settings) {
  const name = `${setting.name}, ${roles.length === 1 ? 'one process' : 'a process for each role'}`
  test.skipIf(setting.missing)(`${name}: an order gets its receipt, and the mailbox stays as it is`, async () => {
    await using place = await daemonOn(setting, roles)
    const { servers, url } = place
    expect(await well(url)).toEqual({ healthz: 200, readyz: 200, metrics: true })

    const order = letter({
      from: `Jan de Vries <${JAN}>`,
      to: ORDERPORTAL,
      subject: 'Bestelling 4500123',
      text: ORDER,
      headers: { References: '<earlier@customer.example>', 'In-Reply-To': '<earlier@customer.example>' },
    })
    const away = letter({
      from: `Eva Mol <${EVA}>`,
      to: ORDERPORTAL,
      subject: 'Automatisch antwoord: Orderbevestiging',
      text: 'Ik ben met vakantie tot en met 4 januari.\n',
      headers: { 'Auto-Submitted': 'auto-replied' },
    })
    await servers.deliver(away.raw, EVA, ORDERPORTAL)
    await servers.deliver(order.raw, JAN, ORDERPORTAL, INFO)

    const receipt = await firstMail(servers, JAN)
    expectReceipt(receipt, order.id)
    await place.settled(3)

    // the same mail in both mailboxes is one request with one receipt; an absence gets nothing
    expect(await servers.mails(JAN)).toHaveLength(1)
    expect(await servers.mails(EVA)).toHaveLength(0)
    expect(await place.runs()).toEqual([{ workflow: 'purchase-order', id: Number(receipt.header('x-postbode-run')) }])
    expect(await servers.inbox(ORDERPORTAL)).toEqual([
      { uid: 1, flags: [] },
      { uid: 2, flags: [] },
    ])
    expect(await servers.inbox(INFO)).toEqual([{ uid: 1, flags: [] }])

    const before = performance.now()
    expect(await place.stop()).toEqual(roles.map(() => 0))
    expect(performance.now() - before).toBeLessThan(30_000)
    expect(place.stderr()).toBe('')
  })
}

/** RFC 3834, and what running.md promises an observer. */
function expectReceipt(receipt: Received, answers: string): void {
  const { parsed, header } = receipt
  expect(header('in-reply-to')).toBe(answers)
  expect(header('references')).toBe(`<earlier@customer.example> ${answers}`)
  expect(header('auto-submitted')).toBe('auto-replied')
  expect(header('x-auto-response-suppress')).toBe('OOF, AutoReply')
  expect(header('x-postbode-run')).toMatch(/^\d+$/)
  expect(header('message-id')).toMatch(/^<[\w-]{20,}[^@\s]*@desk\.example>$/)
  expect(header('content-language')).toBe('nl')
  expect(header('to')).toMatch(/jan@customer\.example>?$/)
  expect(header('cc')).toBeUndefined()
  expect(header('bcc')).toBeUndefined()
  expect([ORDERPORTAL, INFO]).toContain(parsed.from?.value[0]?.address)
  expect(parsed.subject).toBe('Re: Bestelling 4500123')
  expect(parsed.text).toContain('nog geen bevestiging')
  // of the customer's own text nothing comes back
  expect(parsed.text).not.toContain('Switch')
  expect(parsed.html).toBeTruthy()
}

interface Place extends AsyncDisposable {
  servers: MailServers
  url: string
  runs(): Promise<{ workflow: string; id: number }[]>
  /** That many mails are stored, and none of them waits to be read or sent. */
  settled(mails: number): Promise<void>
  stop(): Promise<(number | null)[]>
  stderr(): string
}

async function daemonOn(setting: Setting, roles: string[]): Promise<Place> {
  await using stack = new AsyncDisposableStack()
  const [servers, database] = [stack.use(await setting.start()), stack.use(await testDatabase())]
  const folder = stack.use(temporaryFolder())
  const port = await freePort()
  const daemons = roles.map(some =>
    stack.use(
      new Daemon(folder.path, {
        DATABASE_URL: database.url,
        IMAP_ORDERPORTAL_URL: servers.imapUrl(ORDERPORTAL),
        IMAP_INFO_URL: servers.imapUrl(INFO),
        SMTP_URL: servers.smtpUrl,
        AUTHSERV_ID,
        SECRET_KEY: 'a key that is only for tests, 32 long',
        PORT: String(port),
        ROLES: some,
      }),
    ),
  )
  await Promise.all(daemons.map(it => it.says('Postbode is ready')))
  // start-up says whose word on senders is taken
  expect(daemons.some(it => it.stdout.includes('our mail server says who sent a mail'))).toBe(true)
  const url = `http://127.0.0.1:${port}`
  await eventually('readiness', async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined))
  const owned = stack.move()
  return {
    servers,
    url,
    runs: () =>
      database.query<{ workflow: string; id: number }>('select workflow, id::int from workflow_run order by id'),
    async settled(mails) {
      await eventually('the end of the work', async () => {
        const [it] = await database.query<{ n: number; busy: boolean }>(
          `select count(*)::int as n, bool_or(state = 'recorded') or exists (select from outbox where state not in ('sent', 'frozen')) as busy
           from inbound_message`,
        )
        return it?.n === mails && !it.busy ? true : undefined
      })
    },
    stop: () => Promise.all(daemons.map(it => it.stop())),
    stderr: () => daemons.map(it => it.stderr).join(''),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

async function firstMail(servers: MailServers, address: string): Promise<Received> {
  return opened(await eventually(`a mail for ${address}`, async () => (await servers.mails(address))[0]))
}

const readiness = z.object({
  ready: z.boolean(),
  findings: z.array(z.object({ what: z.string(), ok: z.boolean(), says: z.string() })),
})

async function well(url: string): Promise<{ healthz: number; readyz: number; metrics: boolean }> {
  const [health, ready, metrics] = await Promise.all(['healthz', 'readyz', 'metrics'].map(it => fetch(`${url}/${it}`)))
  const { findings } = readiness.parse(await ready?.json())
  expect(findings.map(it => it.what)).toEqual(['database', 'mailbox orderportal', 'mailbox info', 'SMTP'])
  return {
    healthz: health?.status ?? 0,
    readyz: ready?.status ?? 0,
    metrics: /^# TYPE \w+ /m.test((await metrics?.text()) ?? ''),
  }
}
