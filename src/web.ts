import type { FastifyInstance } from 'fastify'
import { createReadiness } from './health.ts'
import { createMetrics } from './metrics.ts'
import type { Sandbox } from './mail/sandbox.ts'
import type { MailRead } from './mail/read-result.ts'
import type { Parts } from './roles.ts'
import type { Kind } from './understanding/types.ts'
import { ensureDeskAdmin, registerDesk } from './web/desk/index.ts'
import type { Door } from './web/door.ts'
import { registerPortal } from './web/portal/index.ts'
import { createServer } from './web/server.ts'
import { wishAgain } from './workflow/wishes.ts'

export interface WebOverrides {
  /** The demo: whoever opens the desk is this colleague. */
  autoSignIn?: string
  /** Pages of the demo, before all others: it may say on each of them that it is the demo. */
  pages?: (app: FastifyInstance, parts: Parts) => Promise<void>
}

/** Desk, portal, health and metrics, behind the door. */
export async function startWeb(
  parts: Parts,
  sandbox: Sandbox,
  { autoSignIn, pages }: WebOverrides,
  door: Door,
): Promise<{ close(): Promise<void> }> {
  const { config, pool, engine, workflows, outbox, house, log, readAgain } = parts
  await ensureDeskAdmin(pool, config.deskAdmin)
  const app = await createServer({ publicUrl: config.publicUrl, log })
  if (pages) await pages(app, parts)
  await registerDesk(app, {
    pool,
    engine,
    workflows,
    outbox,
    readMessage: raw => sandbox.message(raw),
    readInFull: (raw, kind) => readInFull(sandbox, raw, kind),
    readAgain: async (tx, id) => {
      await tx.query(
        `update inbound_message set state = 'recorded', attempts = 0, reason = null, reason_text = null where id = $1 and state = 'failed'`,
        [id],
      )
      await readAgain(tx, { id })
    },
    receiveAgain: async (tx, id) => {
      await wishAgain(tx, id)
      await readAgain(tx, { id })
    },
    undoSeconds: config.undoSeconds,
    publicUrl: config.publicUrl,
    log,
    ...(autoSignIn && { autoSignIn }),
  })
  const info = config.mailboxes.find(it => it.name === 'info') ?? config.mailboxes[0]
  await registerPortal(app, {
    pool,
    engine,
    workflows,
    publicUrl: config.publicUrl,
    house,
    infoAddress: info?.address ?? '',
    log,
  })
  const ready = createReadiness({ pool, mailboxes: config.mailboxes, smtpUrl: config.smtpUrl })
  app.get('/readyz', async (_request, reply) => {
    const { ready: well, findings } = await ready()
    return reply.code(well ? 200 : 503).send({ ready: well, findings })
  })
  const metrics = createMetrics(pool)
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.read()))
  app.get('/', (_request, reply) => reply.redirect('/desk/queue', 303))
  await app.ready()
  door.open((request, response) => app.routing(request, response))
  return {
    async close() {
      await door.close()
      await app.close()
    },
  }
}

/** As it was read for the request: of its own accord as this kind, or because a colleague said so. */
async function readInFull(sandbox: Sandbox, raw: Buffer, kind: Kind | undefined) {
  const asAsked = ({ documents, understanding }: MailRead) => ({
    documents,
    asked: [understanding, ...(understanding.others ?? [])].filter(it => !kind || it.kind === kind),
  })
  const read = asAsked(await sandbox.read(raw, { documents: true }))
  return read.asked.length ? read : asAsked(await sandbox.read(raw, { documents: true, ...(kind && { as: kind }) }))
}
