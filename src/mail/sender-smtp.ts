import type { Readable } from 'node:stream'
import type { NodemailerError } from 'nodemailer/lib/errors'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'

export interface Timeouts {
  /** Milliseconds to connect, TLS included. */
  connect: number
  greeting: number
  /** Silence on an open connection; after the final dot a server may take its time (RFC 5321 s. 4.5.3.2). */
  silence: number
}

const PATIENT: Timeouts = { connect: 30_000, greeting: 30_000, silence: 600_000 }

interface Accepted {
  code: number
  response: string
}

/** One SMTP session that sends mails one after the other. */
export interface Session {
  /** Rejects with what the server said (`responseCode`) or what broke; `body` ends where the final dot is to be sent. */
  send(from: string, to: string, size: number, body: Readable): Promise<Accepted>
  /** Make a session whose mail was refused ready for the next one; rejects when it is of no more use. */
  reset(): Promise<void>
  /** Nothing more is written, at once: a mail whose final dot was not sent is not accepted. */
  destroy(): void
  quit(): void
  /** The server has ended it. */
  readonly ended: boolean
  /** Mails so far. */
  readonly mails: number
}

export type Connect = () => Promise<Session>

/** Reads SMTP_URL. A password goes over an encrypted connection only, unless to this machine or `?requireTLS=false`. */
export function smtpConnector(url: string, timeouts: Partial<Timeouts> = {}): Connect {
  const { auth, ...server } = parseConnectionUrl(url)
  const { connect, greeting, silence } = { ...PATIENT, ...timeouts }
  const loopback = /^(localhost|127\.[\d.]+|\[?::1\]?)$/.test(server.host ?? '')
  const options = {
    requireTLS: !!auth && !server.secure && !loopback && server.port !== 25,
    ...server,
    connectionTimeout: connect,
    greetingTimeout: greeting,
    socketTimeout: silence,
    socketCloseTimeout: 0,
  }
  return () => open(options, auth)
}

async function open(options: SMTPConnection.Options, auth?: { user: string; pass: string }): Promise<Session> {
  const connection = new SMTPConnection(options)
  let ended = false
  let mails = 0
  connection.on('end', () => (ended = true))
  const failed = new Promise<never>((_, reject) => connection.on('error', reject))
  failed.catch(() => {}) // later failures reach the mail that is being sent
  const connected = new Promise<void>((resolve, reject) => {
    connection.once('end', () => reject(new Error('the server ended the connection')))
    connection.connect(error => (error ? reject(error) : resolve()))
  })
  try {
    await Promise.race([connected, failed])
    if (auth && connection.allowsAuth)
      await Promise.race([settle(done => connection.login({ ...auth, credentials: auth }, done)), failed])
  } catch (error) {
    connection.close()
    throw error
  }
  return {
    get ended() {
      return ended || !isOpen(connection)
    },
    get mails() {
      return mails
    },
    async send(from, to, size, body) {
      mails++
      const info = await new Promise<SMTPConnection.SentMessageInfo>((resolve, reject) => {
        connection.send({ from, to: [to], size }, body, (error, info) => (error ? reject(error) : resolve(info)))
      })
      if (!info.accepted.includes(to)) throw info.rejectedErrors?.[0] ?? new Error('the recipient was not accepted')
      return { code: Number(info.response.slice(0, 3)) || 250, response: info.response }
    },
    reset: () => Promise.race([settle(done => connection.reset(done)), failed]),
    destroy: () => connection.close(),
    quit: () => connection.quit(),
  }
}

/** False as soon as the other side has hung up, also before the library has noticed. */
function isOpen({ _socket: socket }: SMTPConnection): boolean {
  return !!socket && !socket.destroyed && socket.writable && !socket.readableEnded
}

function settle(start: (done: (error: NodemailerError | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => start(error => (error ? reject(error) : resolve())))
}
