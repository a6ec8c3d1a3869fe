import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ReadFailure } from '../src/mail/read-failure.ts'
import { SandboxPool } from '../src/mail/sandbox-pool.ts'
import { testSandbox } from '../src/mail/sandbox-selftest.ts'
import { listenForMails, ParserClient } from '../src/mail/sandbox-socket.ts'
import { temporaryFolder } from './support/folder.ts'

const HOSTILE = path.join(import.meta.dirname, 'support', 'parsers', 'hostile.ts')
const log = pino({ level: 'silent' })
const pool = (size = 1) => {
  const it = new SandboxPool({ size, log, program: HOSTILE })
  return Object.assign(it, { [Symbol.asyncDispose]: () => it.close() })
}
const mail = (order: string) => Buffer.from(`${order}\nrest of the mail`)
const resultShape = z.object({ pid: z.number(), context: z.looseObject({ n: z.number().optional() }) })
const resultOf = ({ result }: { result: unknown }) => resultShape.parse(result)
const failure = async (work: Promise<unknown>): Promise<ReadFailure> => {
  const error: unknown = await work.then(
    () => undefined,
    error => error,
  )
  if (!(error instanceof ReadFailure)) throw new Error(`no ReadFailure but ${String(error)}`)
  return error
}

describe('a mail that breaks its reader fails alone, and the next mail is read', () => {
  test.for([
    ['memory', 'memory', true],
    ['crash', 'memory', true], // abort() is how Node ends when memory runs out: told apart by nobody
    ['exit', 'crash', true],
    ['throw', 'unreadable', true],
    ['flood', 'size', true],
    ['noise', 'crash', false],
  ] as const)('%s', async ([order, kind, final]) => {
    await using reader = pool()
    await reader.run('read', {}, mail('fine'))
    const [broken, next] = await Promise.all([
      failure(reader.run('read', {}, mail(order))),
      reader.run('read', {}, mail('fine')),
    ])
    expect(broken).toMatchObject({ kind, final })
    expect(broken.message).toMatch(/^[A-Z][^\n]+\.$/)
    expect(next.result).toMatchObject({ length: mail('fine').length })
  })
})

test('an endless loop is ended after 15 seconds, while others are read and the desk itself stays awake', async () => {
  await using reader = pool(2)
  await reader.run('read', {}, mail('fine'))
  let longest = 0
  let last = performance.now()
  const pulse = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 20)
    last = performance.now()
  }, 20)
  const begun = performance.now()
  const looping = failure(reader.run('read', {}, mail('loop')))
  for (let n = 0; n < 20; n++) await reader.run('read', {}, mail('fine'))
  expect(performance.now() - begun).toBeLessThan(5000)
  expect(await looping).toMatchObject({ kind: 'time', final: true })
  expect(performance.now() - begun).toBeLessThan(17_000)
  clearInterval(pulse)
  expect(longest).toBeLessThan(500)
})

test('a mail that lies ready behind one that breaks its reader, or holds it up, is read by another child', async () => {
  await using reader = pool(2)
  await reader.run('read', {}, mail('fine'))
  for (const order of ['exit', 'crash', 'slow']) {
    const begun = performance.now()
    // beside each other: the second is handed over before the first is answered
    const before = reader.run('read', { n: 1 }, mail(order)).then(resultOf, (error: unknown) => error)
    const ready = reader.run('read', { n: 2 }, mail('fine'))
    expect(resultOf(await ready).context).toEqual({ n: 2 })
    expect(performance.now() - begun).toBeLessThan(7000)
    const first = await before
    if (order === 'slow') expect(first).toMatchObject({ context: { n: 1 } })
    else expect(first).toBeInstanceOf(ReadFailure)
  }
})

test('a reader that is killed from outside costs no mail its second chance', async () => {
  await using reader = pool()
  const { pid } = resultOf(await reader.run('read', {}, mail('fine')))
  const reading = failure(reader.run('read', {}, mail('wait')))
  process.kill(pid, 'SIGKILL')
  expect(await reading).toMatchObject({ kind: 'crash', final: false })
  expect((await reader.run('read', {}, mail('fine'))).result).toMatchObject({ length: 21 })
})

test('the child has no environment, and what its libraries print is no answer', async () => {
  await using reader = pool()
  const { result } = await reader.run('read', { as: 'question' }, mail('print'))
  expect(result).toMatchObject({ env: { MALLOC_ARENA_MAX: '1' }, context: { as: 'question' } })
})

test('network, a gigabyte of memory and the files of the machine are out of reach', async () => {
  const tests = await testSandbox()
  expect(tests.map(({ what, holds }) => [what, holds])).toEqual([
    ['network', true],
    ['memory', true],
    ['files', true],
  ])
})

test('a child that has read 2,000 mails is replaced when nobody waits, never within a burst', async () => {
  await using reader = pool()
  const burst = await Promise.all(Array.from({ length: 2500 }, () => reader.run('read', {}, mail('fine'))))
  const pids = new Set(burst.map(answer => resultOf(answer).pid))
  expect(pids.size).toBe(1)
  const next = async () => resultOf(await reader.run('read', {}, mail('fine'))).pid
  await sleep(3500)
  expect(pids).not.toContain(await next())
})

test('one child is enough until a mail holds it up', async () => {
  await using reader = pool(2)
  await Promise.all(Array.from({ length: 500 }, () => reader.run('read', {}, mail('fine'))))
  const slow = reader.run('read', {}, mail('slow'))
  const begun = performance.now()
  const other = resultOf(await reader.run('read', {}, mail('fine')))
  expect(performance.now() - begun).toBeLessThan(7500)
  expect(other.pid).not.toBe(resultOf(await slow).pid)
})

describe('a parser behind a Unix socket', () => {
  test('reads the same way, and its client comes back when it was away', async () => {
    using folder = temporaryFolder()
    const socket = path.join(folder.path, 'parser.sock')
    await using reader = pool(2)
    const first = await listenForMails(socket, reader, log)
    const client = new ParserClient(socket, log)
    try {
      const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => client.run('read', { n }, mail('fine'))))
      expect(answers.map(answer => resultOf(answer).context.n)).toEqual([...Array(100).keys()])
      expect(await failure(client.run('read', {}, mail('throw')))).toMatchObject({ kind: 'unreadable', final: true })
      const cut = client.run('read', {}, mail('wait'))
      await sleep(50)
      await first.close()
      await expect(cut).rejects.toMatchObject({ code: 'ECONNRESET' })
      const waiting = client.run('read', {}, mail('fine'))
      const second = await listenForMails(socket, reader, log)
      expect((await waiting).result).toMatchObject({ length: 21 })
      await second.close()
    } finally {
      await client.close()
    }
  })

  test('a second one is refused, a dead one is replaced', async () => {
    using folder = temporaryFolder()
    const socket = path.join(folder.path, 'parser.sock')
    await using reader = pool()
    const first = await listenForMails(socket, reader, log)
    await expect(listenForMails(socket, reader, log)).rejects.toThrow('Another parser')
    await first.close()
    const dead = spawn(process.execPath, [
      '-e',
      `net.createServer().listen(${JSON.stringify(socket)}, () => console.log('up'))`,
    ])
    await once(dead.stdout, 'data')
    await expect(listenForMails(socket, reader, log)).rejects.toThrow('Another parser')
    dead.kill('SIGKILL')
    await once(dead, 'exit')
    expect(existsSync(socket)).toBe(true)
    const last = await listenForMails(socket, reader, log)
    await last.close()
  })
})
