import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/pool.ts'
import { first, query, readForm } from './form.ts'
import { type Dev, show, speak } from './page.ts'

const SHARES = ['0', '0.25', '0.5', '0.9', '1']

export function breakRoutes(app: FastifyInstance, dev: Dev): void {
  const { faults } = dev.deps
  app.get('/dev/break', async (request, reply) => {
    const say = speak(request)
    const state = faults.state()
    return show(dev, request, reply, 'break', {
      title: say('nav.break'),
      done: query(request, 'done') === '1',
      live: 2,
      refusing: say('break.smtp.now', { percent: `${Math.round(state.refusing * 100)}%` }),
      shares: SHARES.map(value => ({
        value,
        label: `${Number(value) * 100}%`,
        chosen: Number(value) === state.refusing,
      })),
      imap: say(`break.imap.now.${state.imap}`),
      silent: state.imap === 'silent',
      worker: say(`break.worker.now.${state.worker}`),
      kills: say('break.worker.kills', { n: state.kills }),
      counts: await counts(dev),
    })
  })
  app.post('/dev/break', async (request, reply) => {
    const form = await readForm(request)
    const what = first(form, 'what')
    if (what === 'smtp') faults.refuseSmtp(Math.min(Math.max(Number(first(form, 'share')) || 0, 0), 1))
    if (what === 'imap-drop') faults.dropImap()
    if (what === 'imap-silence') faults.silenceImap(true)
    if (what === 'imap-speak') faults.silenceImap(false)
    if (what === 'worker') faults.killWorker()
    return reply.redirect('/dev/break?done=1', 303)
  })
}

/** What shows that nothing is lost and nothing happens twice. */
async function counts({ deps }: Dev) {
  const delivered = deps.watched.reduce((sum, { address }) => sum + deps.mail.list(address).length, 0)
  const { stored, open, waiting, sent } = await inTheDatabase(deps.pool)
  return { delivered, stored, open, waiting, sent, twice: deps.mail.twice() }
}

interface Counts {
  stored: number
  open: number
  waiting: number
  sent: number
}

async function inTheDatabase(db: Db): Promise<Counts> {
  const { rows } = await db.query<Counts>(
    `select (select count(*) from inbound_message where epoch_id is not null) as stored,
            (select count(*) from inbound_message where state = 'recorded') as open,
            (select count(*) from workflow_wait where kind = 'approval' and answered_at is null) as waiting,
            (select count(*) from outbox where state = 'sent') as sent`,
  )
  return rows[0]!
}
