import { once } from 'node:events'
import type { Socket } from 'node:net'
import {
  SMTPServer,
  type SMTPServerAddress,
  type SMTPServerAuthentication,
  type SMTPServerAuthenticationResponse,
  type SMTPServerDataStream,
  type SMTPServerSession,
} from 'smtp-server'
import type { Faults, SmtpPhase } from './faults.ts'
import { FaultyConnection } from './smtp-connection.ts'
import type { Envelope, Verdict } from './stamp.ts'
import { isMailboxAddress } from './store.ts'

const MAX_MAIL = 50 * 1024 * 1024

/** Who logged in: a mailbox user, or the demo's own page, which chooses how the mail is to be judged. */
export type SmtpUser = { address: string } | { verdict: Verdict }

export interface SmtpDesk {
  faults: Faults
  name: string
  /** Undefined: wrong name or password. */
  login(user: string, password: string): SmtpUser | undefined
  /** Stores the mail for every recipient before it returns; gives the text of the 250. */
  accept(raw: Buffer, envelope: Envelope, helo: string, user: SmtpUser | undefined): string
}

export interface SmtpListener {
  port: number
  close(): void
}

export async function listenSmtp(desk: SmtpDesk, port: number): Promise<SmtpListener> {
  const server = new DemoSmtpServer(desk)
  // Clients that a fault or a test cut off are no news.
  server.on('error', () => {})
  const listener = server.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('The SMTP host has no port.')
  return {
    port: address.port,
    close() {
      listener.close()
      for (const connection of server.connections) connection._socket.destroy()
    },
  }
}

type Done = (error?: Error | null) => void

class DemoSmtpServer extends SMTPServer {
  readonly #desk: SmtpDesk

  constructor(desk: SmtpDesk) {
    super({
      name: desk.name,
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      size: MAX_MAIL,
      rejectOversized: true,
      maxClients: 500,
    })
    this.#desk = desk
  }

  /** As the original, with connections that can be broken on purpose. */
  override connect(socket: Socket): void {
    const connection = new FaultyConnection(this, socket, this.#desk.faults)
    this.connections.add(connection)
    connection.on('error', error => this.emit('error', error))
    connection.init()
  }

  override onAuth(
    { username, password }: SMTPServerAuthentication,
    _session: SMTPServerSession,
    done: (error: Error | null | undefined, response?: SMTPServerAuthenticationResponse) => void,
  ): void {
    const user = this.#desk.login(username ?? '', password ?? '')
    if (user) done(null, { user })
    else done(reply(535, 'Wrong user or password'))
  }

  override onMailFrom({ address }: SMTPServerAddress, session: SMTPServerSession, done: Done): void {
    if (this.#struck('mail', session)) return
    done(address === '' || isMailboxAddress(address) ? null : reply(553, 'No such sender is possible'))
  }

  override onRcptTo({ address }: SMTPServerAddress, session: SMTPServerSession, done: Done): void {
    if (this.#struck('rcpt', session)) return
    if (!isMailboxAddress(address)) return done(reply(553, 'No such mailbox is possible'))
    const code = this.#desk.faults.refusal(address)
    if (code) return done(reply(code, code === 451 ? '4.3.0 Try again later' : '5.1.1 No such mailbox'))
    done()
  }

  override onData(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null, text?: string) => void,
  ): void {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => {
      if (chunks.length === 0 && this.#struck('body', session)) stream.pause()
      chunks.push(chunk)
    })
    stream.on('end', () => {
      if (stream.sizeExceeded) return done(reply(552, 'The mail is too large'))
      if (this.#struck('dot', session)) return
      const text = this.#accept(Buffer.concat(chunks), session)
      if (!this.#struck('accepted', session)) done(null, text)
    })
  }

  #accept(raw: Buffer, session: SMTPServerSession): string {
    const { mailFrom, rcptTo } = session.envelope
    const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(recipient => recipient.address) }
    // What onAuth put there.
    const user: SmtpUser | undefined = session.user
    return this.#desk.accept(raw, envelope, session.hostNameAppearsAs || 'unknown', user)
  }

  /** True: a fault took the conversation over, nothing more is to be said. */
  #struck(phase: SmtpPhase, session: SMTPServerSession): boolean {
    const how = this.#desk.faults.strike(phase)
    if (how === 'drop') for (const one of this.connections) if (one.id === session.id) one._socket.destroy()
    return how !== undefined
  }
}

function reply(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code })
}
