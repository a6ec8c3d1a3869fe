import type { FastifyInstance } from 'fastify'
import { transaction, type Pool } from '../../src/db/pool.ts'
import { createDevMail } from '../../src/demo/dev-mail.ts'
import { samples } from '../../src/demo/samples.ts'
import { seedWorld } from '../../src/demo/world.ts'
import { inviteAdministrator, issueActivation, newLink } from '../../src/domain/access.ts'
import { saveCustomer } from '../../src/domain/customers.ts'
import type { AnyWorkflow } from '../../src/workflow/define.ts'
import { registerDev } from '../../src/web/dev/index.ts'
import { registerPortal } from '../../src/web/portal/index.ts'
import linkWanted from '../../workflows/portal-link-wanted.ts'
import passwordChanged from '../../workflows/portal-password-changed.ts'
import { testMailHost } from '../support/mailhost.ts'
import { browser } from './browser.ts'
import { deskWorld, type DeskWorld } from './desk/world.ts'
import { ticket } from './desk/ticket.ts'

const KEY = 'a key that is only for tests, 32 long'
const PASSWORD = 'paard accu nietje'
export const ORDERS = 'orderportal@lindehout.example'
export const INFO = 'info@lindehout.example'
export const JAN = 'inkoop@voorbeeld-ict.example'

export interface Site extends DeskWorld {
  host: Awaited<ReturnType<typeof testMailHost>>
  /** Addresses of all pages, as they are registered: '/portal/orders/:number'. */
  gets: string[]
}

/** Desk, portal and the demo's own pages on one server, as the demo has them, in the invented world. Nothing reads or sends mail. */
export async function wholeSite(): Promise<Site> {
  const host = await testMailHost({
    users: { [ORDERS]: 'a', [INFO]: 'b' },
    domains: ['lindehout.example', 'voorbeeld-ict.example'],
  })
  const gets: string[] = []
  const workflows = [ticket, linkWanted, passwordChanged] as unknown as AnyWorkflow[]
  const beside: Parameters<typeof deskWorld>[2] = async (app, { pool, engine }) => {
    app.addHook('onRoute', ({ method, url }) => {
      if ([method].flat().includes('GET')) gets.push(url)
    })
    await seedWorld(pool)
    await addDev(app, pool, host)
    await registerPortal(app, {
      pool,
      engine,
      workflows,
      publicUrl: 'http://localhost',
      house: { name: 'Lindehout Distributie B.V.', phone: '020 000 00 00' },
      infoAddress: INFO,
    })
  }
  const desk = await deskWorld({ autoSignIn: 'sanne@lindehout.example' }, workflows, beside)
  return {
    ...desk,
    host,
    gets,
    async [Symbol.asyncDispose]() {
      await desk[Symbol.asyncDispose]()
      await host.stop()
    },
  }
}

async function addDev(app: FastifyInstance, pool: Pool, host: Site['host']): Promise<void> {
  await registerDev(app, {
    pool,
    mail: createDevMail(host, () => new Date()),
    faults: {
      state: () => ({ refusing: 0.25, imap: 'well', worker: 'runs', kills: 2 }),
      refuseSmtp: () => {},
      dropImap: () => {},
      silenceImap: () => {},
      killWorker: () => {},
    },
    presets: samples,
    watched: [
      { name: 'orderportal', address: ORDERS },
      { name: 'info', address: INFO },
    ],
    titles: { ticket: { nl: 'Vraag', en: 'Question' } },
    skip: () => Promise.resolve(),
  })
}

let people = 0

/** Somebody who was just given access, with the token of the link; of a new company, or of one that is there. */
export async function invite(pool: Pool, customerId?: number): Promise<{ email: string; token: string; user: number }> {
  const email = `els${++people}@bosveld${people}.example`
  const customer = customerId ?? (await saveCustomer(pool, { name: `Bosveld Netwerken ${people} B.V.` }))
  return transaction(pool, async tx => {
    const given = { customerId: customer, email, name: 'Els Bos', language: 'nl' as const, askedBy: JAN, by: 'sanne' }
    const made = (await inviteAdministrator(tx, given))!
    return { email, user: made.userId, token: (await issueActivation(tx, made.linkId, KEY))! }
  })
}

/** A newer link for the same person: the earlier one is worth nothing from here on. */
export async function inviteAgain(pool: Pool, user: number): Promise<void> {
  await transaction(pool, async tx => issueActivation(tx, await newLink(tx, user, 'activation'), KEY))
}

/** Choose a password with the link, and stay signed in: the cookies of that browser. */
export async function activate(app: FastifyInstance, token: string): Promise<Map<string, string>> {
  const b = browser(app)
  const done = await b.submit(await b.get(`/portal/activate/${token}`), /activate/, { password: PASSWORD })
  if (done.to !== '/portal') throw new Error(`not activated: ${done.status}`)
  return b.cookies()
}
