import { z } from 'zod'
import { createPool, transaction, type Pool, type Tx } from '../../src/db/pool.ts'
import type { Definition, Flow, JsonObject, Mail, Text } from '../../src/engine/define.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { testDatabase } from './postgres.ts'

/** A story for tests of the engine: any step name, any input. */
export function story(
  run: (flow: Flow<Record<string, Text>>, input: JsonObject) => Promise<string>,
  version = 1,
): Definition {
  return { name: 'story', version, input: z.record(z.string(), z.unknown()), run }
}

export interface EngineWorld extends AsyncDisposable {
  pool: Pool
  engine: Engine
  woken: number[]
  /** A second engine on the same database: another version of the program, or one on a failing connection. */
  another(definitions: Definition[], pool?: Pool): Engine
  begin(workflow: Definition, key?: string, input?: JsonObject, advance?: boolean): Promise<number>
  run(id: number): Promise<{
    status: string
    outcome: string | null
    error: string | null
    waiting_for: string | null
    attempts: number
  }>
  mails(): Promise<string[]>
  decide(
    run: number,
    name: string,
    outcome: string,
    more?: { effectiveIn?: number; who?: string; rev?: number },
  ): Promise<void>
  emit(topic: string, value: JsonObject): Promise<void>
  count(sql: string): Promise<number>
}

/** An engine on a database of its own, with an outbox that only writes the row. */
export async function engineWorld(...definitions: Definition[]): Promise<EngineWorld> {
  const db = await testDatabase()
  const pool = createPool(db.url, { max: 16 })
  await pool.query('create table effect (name text primary key)')
  const woken: number[] = []
  const another = (definitions: Definition[], other: Pool = pool) =>
    createEngine({
      pool: other,
      definitions,
      wake: (_tx, id) => Promise.resolve(void woken.push(id)),
      outbox: plainOutbox,
    })
  const engine = another(definitions)
  return {
    pool,
    engine,
    woken,
    another,
    begin: (workflow, key = 'message:1', input = {}, advance = false) =>
      transaction(pool, tx => engine.start(tx, workflow, input, { key, advance })),
    run: async id => (await pool.query('select * from workflow_run where id = $1', [id])).rows[0],
    mails: async () =>
      (await pool.query<{ template: string }>('select template from outbox order by id')).rows.map(row => row.template),
    decide: (run, name, outcome, { effectiveIn = 0, who = 'sanne', rev = 0 } = {}) =>
      transaction(pool, tx => engine.decide(tx, run, name, { who, outcome, values: {}, rev, effectiveIn })),
    emit: (topic, value) => transaction(pool, tx => engine.emit(tx, topic, value, 'test')),
    count: async sql => Number((await pool.query(`select count(*) from (${sql}) it`)).rows[0].count),
    async [Symbol.asyncDispose]() {
      await pool.end()
      await db[Symbol.asyncDispose]()
    },
  }
}

async function plainOutbox(tx: Tx, run: { id: number }, step: string, mail: Mail) {
  const key = `${run.id}:${step}`
  const { rows } = await tx.query<{ id: number }>(
    `insert into outbox (key, run_id, step, why, automatic, stakes, template, language, from_address, to_address, to_domain, subject, message_id, bytes, state)
     values ($1, $2, $3, $4, false, 'low', $5, 'nl', 'orderportal@lindehout.example', $6, 'x.example', '', $1, '', 'pending') returning id`,
    [key, run.id, step, mail.why, mail.template, mail.to.address],
  )
  return { outbox: rows[0]!.id }
}

/**
 * A pool whose n-th commit dies: before it reached the database, or just after. `crashed` says whether it came so far.
 */
export function brittlePool(
  pool: Pool,
  dieAt: number,
  when: 'before' | 'after',
): { pool: Pool; crashed: () => boolean } {
  let commits = 0
  let crashed = false
  const brittle = new Proxy(pool, {
    get(target, name, receiver) {
      if (name !== 'connect') return Reflect.get(target, name, receiver)
      return async () => {
        const tx = await target.connect()
        return new Proxy(tx, {
          get(client, key) {
            const value = Reflect.get(client, key) as unknown
            if (key !== 'query') return typeof value === 'function' ? value.bind(client) : value
            return async (...args: Parameters<Tx['query']>) => {
              const dies = (args[0] as unknown) === 'commit' && ++commits === dieAt
              if (dies) crashed = true
              if (dies && when === 'before') throw Object.assign(new Error('Connection terminated'), { code: '08006' })
              const result = await (client.query(...args) as unknown as Promise<unknown>)
              if (dies) throw Object.assign(new Error('Connection terminated'), { code: '08006' })
              return result
            }
          },
        })
      }
    },
  })
  return { pool: brittle, crashed: () => crashed }
}
