import { simpleParser, type ParsedMail } from 'mailparser'
import { createPool, transaction, type Pool } from '../../src/db/pool.ts'
import type { Mail, Replied } from '../../src/engine/define.ts'
import { createOutbox, type Outbox, type OutboxDeps } from '../../src/mail/outbox.ts'
import { RenderError, type Rendered, type Wanted } from '../../src/mail/render.ts'
import { SECRET_KEY } from './outbox-settings.ts'
import { testDatabase, type TestDatabase } from './postgres.ts'

export { SECRET_KEY }
export const DESK = 'orderportal@lindehout.example'

/** Prints its data, one line each, as a real template would; a value that is null stands for one that is missing. */
function plainRender({ template, data, secret, subjectOverride }: Wanted): Rendered {
  const lines = Object.entries({ ...data, ...(secret && { secret }) }).map(([name, value]) => {
    if (value === null || value === undefined) throw new RenderError(`${name} is missing`)
    return `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`
  })
  const rows = lines.map(line => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
  return {
    subject: (template !== 'order/shipped' && subjectOverride) || 'Orderbevestiging 4711',
    preheader: lines[0] ?? '',
    text: lines.join('\n'),
    html: `<html><body>${rows.join('')}</body></html>`,
  }
}

/** An outbox on a database, and what a test does with it. */
export interface OutboxOn {
  outbox: Outbox
  /** A run to send for. */
  run(): Promise<{ id: number }>
  /** A mail to answer. */
  arrive(raw: string, mailbox?: string): Promise<number>
  enqueue(step: string, mail: Partial<Mail>, run?: { id: number }): Promise<Replied>
  /** Bytes in the outbox, parsed by somebody else's parser. */
  read(id: number): Promise<{ raw: string; parsed: ParsedMail }>
}

export interface OutboxDesk extends OutboxOn, AsyncDisposable {
  db: TestDatabase
  pool: Pool
}

/** A database of its own with an outbox on it. */
export async function outboxDesk(options: Partial<OutboxDeps> = {}): Promise<OutboxDesk> {
  const db = await testDatabase()
  const pool = createPool(db.url, { max: 12 })
  return {
    db,
    pool,
    ...outboxOn(pool, options),
    async [Symbol.asyncDispose]() {
      await pool.end()
      await db[Symbol.asyncDispose]()
    },
  }
}

export function outboxOn(pool: Pool, options: Partial<OutboxDeps> = {}): OutboxOn {
  const outbox = createOutbox({
    secretKey: SECRET_KEY,
    mailboxes: [
      { name: 'orderportal', address: DESK },
      { name: 'info', address: 'info@lindehout.example' },
    ],
    company: 'Lindehout Distributie B.V.',
    house: { name: 'Orderdesk Lindehout Distributie', url: 'https://desk.lindehout.example' },
    limits: { perAddress: 3, perDomain: 10, inAll: 200 },
    render: plainRender,
    ...options,
  })
  let runs = 0
  async function run(): Promise<{ id: number }> {
    const { rows } = await pool.query<{ id: number }>(
      `insert into workflow_run (workflow, version, key, input) values ('test', 1, $1, '{}') returning id`,
      [`test:${++runs}`],
    )
    return rows[0]!
  }
  return {
    outbox,
    run,
    async arrive(raw, mailbox = 'orderportal') {
      const { rows } = await pool.query<{ id: number }>(
        'insert into inbound_message (mailbox, raw, size) values ($1, $2, $3) returning id',
        [mailbox, Buffer.from(raw.replaceAll('\n', '\r\n')), raw.length],
      )
      return rows[0]!.id
    },
    async enqueue(step, mail, given) {
      const of = given ?? (await run())
      return transaction(pool, tx => outbox.enqueue(tx, of, step, letter(mail)))
    },
    async read(id) {
      const { rows } = await pool.query<{ bytes: Buffer }>('select bytes from outbox where id = $1', [id])
      const { bytes } = rows[0]!
      return { raw: bytes.toString('latin1'), parsed: await simpleParser(bytes) }
    },
  }
}

export function letter(mail: Partial<Mail> = {}): Mail {
  return {
    template: 'purchase-order/received',
    language: 'nl',
    to: { name: 'Els Bakker', address: 'inkoop@voorbeeld-ict.example' },
    data: { regels: 3 },
    why: 'receipt',
    ...mail,
  }
}

/** The id in the outbox; throws when it was withheld. */
export function placed(replied: Replied): number {
  if ('outbox' in replied) return replied.outbox
  throw new Error(`withheld: ${replied.withheld}`)
}
