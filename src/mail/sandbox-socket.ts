import { existsSync, rmSync } from 'node:fs'
import net from 'node:net'
import type { Logger } from '../log.ts'
import { frame, FrameReader } from './frames.ts'
import { ParserAwayError, ReadFailure } from './read-failure.ts'
import type { MailReader } from './sandbox-scans.ts'
import { ANSWERS, answerHead, failed, requestHead, REQUESTS, type Answer, type Operation } from './sandbox-protocol.ts'

/** Mails of one client that are read or wait for a child; more are left in its connection. */
const IN_FLIGHT = 32
const WAIT_FOR_CONNECTION = 10_000
/** Longer than a mail may wait for a child and be read: a parser that says nothing is cut off. */
const WAIT_FOR_ANSWER = 90_000

/** The other side of a Unix socket: mails in, what was read out, several at once. Rejects when somebody listens there already. */
export async function listenForMails(
  path: string,
  reader: Pick<MailReader, 'run'>,
  log: Logger,
): Promise<{ close(): Promise<void> }> {
  const clients = new Set<net.Socket>()
  const server = net.createServer(client => {
    clients.add(client)
    client.on('close', () => clients.delete(client))
    serve(client, reader, log)
  })
  await removeStale(path)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return {
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const client of clients) client.destroy()
      }),
  }
}

function serve(client: net.Socket, mails: Pick<MailReader, 'run'>, log: Logger): void {
  const reader = new FrameReader(REQUESTS)
  let inFlight = 0
  const send = (parts: Buffer[]) => {
    for (const part of parts) if (!client.destroyed) client.write(part)
  }
  const take = async (id: number, operation: Operation, context: unknown, raw: Buffer) => {
    inFlight += 1
    if (inFlight >= IN_FLIGHT) client.pause()
    try {
      const { result, body } = await mails.run(operation, context, raw)
      send(frame({ id, result, rss: 0, cpu: 0 }, body))
    } catch (error) {
      send(
        frame(
          error instanceof ReadFailure ? failed(id, error) : { id, away: error instanceof Error ? error.message : '' },
        ),
      )
    } finally {
      inFlight -= 1
      client.resume()
    }
  }
  client.on('error', error => log.debug({ reason: error.message }, 'a client of the parser went away'))
  client.on('data', (chunk: Buffer) => {
    try {
      for (const { head, body } of reader.push(chunk)) {
        const { id, operation, context } = requestHead.parse(head)
        void take(id, operation, context, body)
      }
    } catch {
      client.destroy() // not our protocol
    }
  })
}

/** A socket file that nobody listens on is what a killed parser left behind. */
async function removeStale(path: string): Promise<void> {
  if (!existsSync(path)) return
  const alive = await new Promise<boolean>(resolve => {
    const probe = net.connect(path, () => {
      probe.destroy()
      resolve(true)
    })
    probe.on('error', () => resolve(false))
  })
  if (alive) throw new Error(`Another parser listens on ${path} already.`)
  rmSync(path, { force: true })
}

interface Asked {
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

/** Reads mails through a parser of its own on a Unix socket, and connects again when that was away. */
export class ParserClient {
  #path: string
  #log: Logger
  #socket: net.Socket | undefined
  #asked = new Map<number, Asked>()
  #next = 0
  #closed = false
  #connected = Promise.withResolvers<void>()
  #retry: NodeJS.Timeout | undefined

  constructor(path: string, log: Logger) {
    this.#path = path
    this.#log = log
    this.#connect(0)
  }

  /** Rejects with a ReadFailure when the mail is at fault, with a ParserAwayError when the parser is away. */
  async run(operation: Operation, context: unknown, raw: Buffer): Promise<Answer> {
    const socket = await this.#reach()
    return new Promise((resolve, reject) => {
      const id = ++this.#next
      const timer = setTimeout(() => socket.destroy(), WAIT_FOR_ANSWER)
      this.#asked.set(id, { resolve, reject, timer })
      for (const part of frame({ id, operation, context }, raw)) socket.write(part)
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    this.#connected.resolve()
    this.#socket?.destroy()
    this.#lose()
  }

  async #reach(): Promise<net.Socket> {
    const wait = setTimeout(() => this.#connected.resolve(), WAIT_FOR_CONNECTION)
    await this.#connected.promise
    clearTimeout(wait)
    if (this.#socket && !this.#closed) return this.#socket
    if (!this.#closed) this.#connected = Promise.withResolvers()
    throw new ParserAwayError(`The parser does not answer on ${this.#path}.`)
  }

  #connect(failures: number): void {
    let tries = failures
    const reader = new FrameReader(ANSWERS)
    const socket = net.connect(this.#path, () => {
      if (tries) this.#log.info('the parser is back')
      tries = 0
      this.#socket = socket
      this.#connected.resolve()
    })
    socket.on('data', (chunk: Buffer) => {
      try {
        for (const { head, body } of reader.push(chunk)) this.#settle(head, body)
      } catch {
        socket.destroy()
      }
    })
    socket.on('error', error => {
      if (tries === 0) this.#log.warn({ reason: error.message, path: this.#path }, 'the parser is away: mails wait')
    })
    socket.on('close', () => {
      if (this.#socket === socket) {
        this.#socket = undefined
        this.#connected = Promise.withResolvers()
      }
      this.#lose()
      if (!this.#closed) this.#retry = setTimeout(() => this.#connect(tries + 1), Math.min(5000, 100 * 2 ** tries))
    })
  }

  #settle(head: unknown, body: Buffer): void {
    const it = answerHead.parse(head)
    if (!('id' in it)) return
    const asked = this.#asked.get(it.id)
    this.#asked.delete(it.id)
    clearTimeout(asked?.timer)
    if ('failure' in it) asked?.reject(new ReadFailure(it.failure.kind, it.failure.message, it.failure.final))
    else if ('away' in it) asked?.reject(new ParserAwayError(it.away))
    else asked?.resolve({ result: it.result, body })
  }

  #lose(): void {
    for (const { reject, timer } of this.#asked.values()) {
      clearTimeout(timer)
      reject(new ParserAwayError('The parser went away while it read this mail.'))
    }
    this.#asked.clear()
  }
}
