import { once } from 'node:events'
import net from 'node:net'

/** `body`: in the middle of the mail; `dot`: after its end, not accepted; `accepted`: accepted, without the 250. */
type Phase = 'greeting' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot' | 'accepted'

interface Received {
  from: string
  to: string[]
  raw: string
  messageId: string
}

export interface SmtpPeer extends AsyncDisposable {
  url: string
  /** Every mail it answered for, or would have. */
  received: Received[]
  /** The next `times` times: end the connection, fall silent, or answer with this line. */
  fail(phase: Phase, how: 'drop' | 'hang' | (string & {}), times?: number): void
  /** Answer for one recipient. */
  refuse(recipient: string, line: string): void
  /** How often it accepted a mail. */
  count(messageId: string): number
  /** Connections that were made. */
  connections(): number
  /** Milliseconds before it answers to the end of a mail. */
  thinks: number
  /** Stop listening and cut every connection; `listen` comes back on the same port. */
  away(): Promise<void>
  listen(): Promise<void>
}

/** A mail server that can fail at any point of the conversation; `XHAS <id>` asks whether it accepted a mail. Loopback only. */
export async function smtpPeer(options: { password?: string; pipelining?: boolean } = {}): Promise<SmtpPeer> {
  const received: Received[] = []
  const faults: { phase: Phase; how: string; left: number }[] = []
  const refusals = new Map<string, string>()
  const sockets = new Set<net.Socket>()
  let made = 0
  let port = 0
  let server: net.Server

  function strike(phase: Phase): string | null {
    const fault = faults.find(it => it.phase === phase && it.left > 0)
    if (!fault) return null
    fault.left--
    return fault.how
  }

  function converse(socket: net.Socket): void {
    made++
    sockets.add(socket)
    let buffer = ''
    let inData = false
    const state = { silent: false }
    let mail = { from: '', to: [] as string[] }
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    /** True when the phase failed. */
    const failed = (phase: Phase) => {
      const how = strike(phase)
      if (how === 'drop') socket.destroy()
      else if (how === 'hang') state.silent = true
      else if (how !== null) socket.write(`${how}\r\n`)
      return how !== null
    }
    const say = (phase: Phase, line: string) => failed(phase) || socket.write(`${line}\r\n`)
    say('greeting', '220 peer.example ESMTP')
    socket.on('data', chunk => {
      buffer += chunk.toString('latin1')
      for (let more = true; more && !state.silent && !socket.destroyed;) more = inData ? body() : command()
    })

    function command(): boolean {
      const end = buffer.indexOf('\r\n')
      if (end === -1) return false
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      obey(line)
      return true
    }

    function obey(line: string): void {
      const verb = line.slice(0, 4).toUpperCase()
      const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
      if (verb === 'EHLO') {
        const extensions = [
          ...(options.pipelining ? ['PIPELINING'] : []),
          ...(options.password ? ['AUTH PLAIN'] : []),
          '8BITMIME',
        ]
        say(
          'ehlo',
          ['peer.example', ...extensions]
            .map((it, n, all) => `250${n === all.length - 1 ? ' ' : '-'}${it}`)
            .join('\r\n'),
        )
      } else if (verb === 'AUTH') {
        const given = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0')[2]
        say('auth', given === options.password ? '235 welcome' : '535 5.7.8 Authentication credentials invalid')
      } else if (verb === 'MAIL') {
        mail = { from: address, to: [] }
        say('mail', '250 ok')
      } else if (verb === 'RCPT') {
        const refusal = refusals.get(address)
        if (refusal) socket.write(`${refusal}\r\n`)
        else if (!failed('rcpt')) {
          mail.to.push(address)
          socket.write('250 ok\r\n')
        }
      } else if (verb === 'DATA') {
        if (!mail.to.length) socket.write('503 5.5.1 no recipient\r\n')
        else if (!failed('data')) {
          socket.write('354 go on\r\n')
          inData = true
        }
      } else if (verb === 'XHAS') socket.write(peer.count(line.slice(5)) ? '250 yes\r\n' : '550 no\r\n')
      else if (verb === 'QUIT') socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    }

    function body(): boolean {
      if (buffer.length > 100 && failed('body')) return false
      const end = buffer.startsWith('.\r\n') ? 0 : buffer.indexOf('\r\n.\r\n')
      if (end === -1) return false
      const raw = buffer.slice(0, end + 2).replaceAll('\r\n..', '\r\n.')
      buffer = buffer.slice(end + (buffer.startsWith('.\r\n') ? 3 : 5))
      inData = false
      if (failed('dot')) return true
      const messageId = /^message-id: (\S+)/im.exec(raw)?.[1] ?? ''
      received.push({ ...mail, raw, messageId })
      if (!peer.thinks) say('accepted', '250 2.0.0 queued')
      else setTimeout(() => say('accepted', '250 2.0.0 queued'), peer.thinks)
      return true
    }
  }

  async function listen(): Promise<void> {
    server = net.createServer(converse)
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address && typeof address === 'object') port = address.port
  }

  async function away(): Promise<void> {
    for (const socket of sockets) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  }

  await listen()
  const peer: SmtpPeer = {
    url: `smtp://${options.password ? `desk:right@` : ''}127.0.0.1:${port}`,
    received,
    fail: (phase, how, times = 1) => void faults.push({ phase, how, left: times }),
    refuse: (recipient, line) => void refusals.set(recipient, line),
    count: messageId => received.filter(it => it.messageId === messageId).length,
    connections: () => made,
    thinks: 0,
    away,
    listen,
    [Symbol.asyncDispose]: away,
  }
  return peer
}
