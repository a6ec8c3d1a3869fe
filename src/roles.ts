import type { Config } from './config.ts'
import type { Database } from './database.ts'
import { knock, MAIL_RECORDED, RUN_WAKE, startQueue, type MailJob, type RunJob } from './db/queue.ts'
import type { Pool } from './db/pool.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { knownDomains } from './domain/known-domains.ts'
import { houseSetting } from './domain/house.ts'
import type { Logger } from './log.ts'
import { createAuthenticator } from './mail/auth.ts'
import { startIntake } from './mail/intake.ts'
import { createOutbox, type Outbox } from './mail/outbox.ts'
import { checkTemplates } from './mail/render.ts'
import { createSandbox } from './mail/sandbox.ts'
import { startSender, type SenderOptions } from './mail/sender.ts'
import { revealSecret } from './secrets.ts'
import type { WebOverrides } from './web.ts'
import type { Door } from './web/door.ts'
import { startWorker } from './worker.ts'
import type { AnyWorkflow } from './workflow/define.ts'
import { loadWorkflows } from './workflow/load.ts'
import { leftReplies } from './workflow/replies.ts'
import { createReceiver } from './workflow/receive.ts'
import { wishAs } from './workflow/wishes.ts'

/** What the demo and the tests do differently. */
export interface Overrides extends WebOverrides {
  log?: Logger
  /** Has the relay accepted this Message-ID? For mails whose 250 was lost. */
  proof?: SenderOptions['proof']
  /** Say nothing to the command line about where the database is. */
  quiet?: boolean
  /** What reads mails begins warm (src/mail/sandbox.ts). */
  practise?: boolean
}

export interface Parts {
  config: Config
  pool: Pool
  engine: Engine
  outbox: Outbox
  workflows: AnyWorkflow[]
  /** Who signs our mails and pages. */
  house: { name: string; phone?: string; url: string }
  log: Logger
  /** Ask for a stored mail to be read (again). In the caller's transaction. */
  readAgain: (tx: Parameters<typeof knock>[1], job: MailJob) => Promise<void>
}

export interface Running extends Parts {
  /** Where the web listens; undefined without that role. */
  url?: string
  close(): Promise<void>
}

/** Build the parts and start the roles that are asked for. What was started is let go again when a later one fails. */
export async function startRoles(
  config: Config,
  { url, pool }: Database,
  overrides: Overrides & { log: Logger; door?: Door },
): Promise<Running> {
  const { log, door } = overrides
  const has = (role: Config['roles'][number]) => config.roles.includes(role)
  const closing: (() => Promise<unknown> | void)[] = []
  const close = async () => {
    for (const end of closing.splice(0).toReversed()) await end()
  }
  try {
    checkTemplates()
    const house = await houseOf(config, pool)
    const workflows = await loadWorkflows()
    const boss = await startQueue(url, {
      maintain: has('scheduler') || has('worker'),
      onError: error => log.warn({ error: error.message }, 'the queue has to wait'),
    })
    closing.push(() => boss.stop({ graceful: true, timeout: 20_000 }))

    const outbox = createOutbox({
      secretKey: config.secretKey,
      limits: config.answerLimits,
      mailboxes: config.mailboxes,
      company: house.company,
      house,
    })
    const readAgain: Parts['readAgain'] = (tx, job) => knock<MailJob>(boss, tx, MAIL_RECORDED, [job])
    const engine = createEngine({
      pool,
      definitions: workflows,
      wake: (tx, id) => knock<RunJob>(boss, tx, RUN_WAKE, [{ id }]),
      outbox: outbox.enqueue,
      onFailed: (run, error) => log.error({ run, error }, 'a run has stopped'),
      onFinished: async (tx, run, outcome) => {
        const as = /^restart-as:([a-z-]+)$/.exec(outcome)?.[1]
        if (as && run.message_id) {
          await wishAs(tx, run.message_id, { as, after: run.id })
          await readAgain(tx, { id: run.message_id })
        }
        for (const id of await leftReplies(tx, run.id)) await readAgain(tx, { id })
      },
    })
    await engine.checkVersions()

    const parts: Parts = { config, pool, engine, outbox, workflows, house, log, readAgain }
    const reads = has('worker') || has('web')
    const sandbox =
      reads &&
      createSandbox({
        size: 2,
        log,
        socket: config.parserSocket,
        guard: { ourDomains: ourDomains(config) },
        practise: overrides.practise,
      })
    if (sandbox) closing.push(() => sandbox.close())

    if (sandbox && has('worker')) {
      const receiver = createReceiver({
        pool,
        engine,
        outbox,
        workflows,
        firstSync: config.firstSync,
        secretKey: config.secretKey,
      })
      if (config.authServId) log.info({ authServId: config.authServId }, 'our mail server says who sent a mail')
      else
        log.warn('AUTHSERV_ID is not set: only senders whose own DKIM signature proves them are answered by themselves')
      const authenticate = createAuthenticator({
        authServId: config.authServId,
        belowReceived: config.authServBelowReceived,
        onVerdictBelow: () =>
          log.warn(
            { authServId: config.authServId },
            'verdicts of our mail server stand right below its Received, where they are not believed: see AUTHSERV_BELOW_RECEIVED in docs/administration.md',
          ),
        known: () => knownDomains(pool, ourDomains(config)),
      })
      const worker = await startWorker({ pool, boss, engine, sandbox, authenticate, receiver, log })
      closing.push(() => worker.stop())
    }
    if (has('sender')) {
      const { smtpUrl, secretKey, uncertainResendSeconds, answerLimits: limits } = config
      const sender = startSender({
        pool,
        smtpUrl,
        secretKey,
        limits,
        uncertainResendSeconds,
        revealSecret: revealSecret(config, pool),
        proof: overrides.proof,
        log,
      })
      closing.push(() => sender.stop())
    }
    if (has('intake')) {
      const intake = startIntake({ pool, boss, mailboxes: config.mailboxes, firstSync: config.firstSync, log })
      closing.push(() => intake.stop())
    }
    // a worker does not need the web's code
    const web = sandbox && door && (await (await import('./web.ts')).startWeb(parts, sandbox, overrides, door))
    if (web) closing.push(() => web.close())
    log.info({ roles: config.roles, url: door?.url }, 'Postbode is ready')
    return { ...parts, url: door?.url, close }
  } catch (error) {
    await close()
    throw error
  }
}

const ourDomains = (config: Config) => [...new Set(config.mailboxes.map(it => it.address.split('@')[1] ?? ''))]

/** Who signs our mails, as the desk has set it; until then our domain stands for the firm. */
async function houseOf(
  config: Config,
  pool: Pool,
): Promise<{ company: string; name: string; phone?: string; url: string }> {
  const { company, phone } = await houseSetting(pool)
  const own = company ?? ourDomains(config)[0] ?? 'Postbode'
  return { company: own, name: `${own} orderdesk`, ...(phone && { phone }), url: config.publicUrl }
}
