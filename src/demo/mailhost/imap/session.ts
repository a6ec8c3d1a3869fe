import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { Faults } from '../faults.ts'
import type { MailStore } from '../store.ts'
import { commands } from './commands.ts'
import { LineReader } from './lines.ts'
import { Selection } from './selection.ts'
import { Bad, No, parseValues } from './values.ts'

export interface ImapDesk {
  store: MailStore
  faults: Faults
  name: string
  now: () => Date
  /** Address of the mailbox; undefined: wrong name or password. */
  login(user: string, password: string): string | undefined
}

const MAX_LITERAL = 50 * 1024 * 1024
const MAX_LITERAL_BEFORE_LOGIN = 8 * 1024
const MAX_PIECES = 1_000

/** One IMAP connection, RFC 3501 with IDLE, UIDPLUS, MOVE, LITERAL+, SASL-IR: what the desk's client and mail programs use. */
export class Session {
  readonly desk: ImapDesk
  /** Address of the mailbox; undefined before the login. */
  user: string | undefined
  selection: Selection | undefined
  readonly #socket: Socket
  readonly #lines: LineReader
  #idling = false
  #silenced = false

  constructor(socket: Socket, desk: ImapDesk) {
    this.#socket = socket
    this.desk = desk
    this.#lines = new LineReader(socket)
    socket.setNoDelay(true)
    socket.on('error', () => {})
  }

  async run(): Promise<void> {
    this.say(`* OK [CAPABILITY ${CAPABILITIES}] ${this.desk.name} demo mail host`)
    try {
      while (await this.#next());
    } catch (error) {
      this.say(`* BYE ${error instanceof RangeError ? error.message : 'The demo mail host stumbled'}`)
    }
    this.deselect()
    this.#socket.end()
  }

  /** A line of the server; swallowed for good once the host has fallen silent. */
  say(...parts: (string | Buffer)[]): void {
    if (this.desk.faults.imapSilent) this.#silenced = true
    if (this.#silenced || !this.#socket.writable) return
    this.#socket.cork()
    for (const part of parts) this.#socket.write(part)
    this.#socket.write('\r\n')
    this.#socket.uncork()
  }

  /** Waits until the client has taken what was said, so that a slow one costs no memory. */
  async drained(): Promise<void> {
    if (this.#socket.writableNeedDrain) await Promise.race([once(this.#socket, 'drain'), once(this.#socket, 'close')])
  }

  select(selection: { name: string; readOnly: boolean } | undefined): Selection | undefined {
    this.deselect()
    if (!selection || !this.user) return undefined
    const folder = this.desk.store.folder(this.user, selection.name)
    this.selection = new Selection(folder, selection.readOnly, () => {
      if (this.#idling) this.tellNews()
    })
    return this.selection
  }

  deselect(): void {
    this.selection?.close()
    this.selection = undefined
  }

  tellNews(): void {
    const news = this.selection ? this.selection.news() : []
    if (news) for (const line of news) this.say(line)
    else this.end('The mailbox was deleted and made anew')
  }

  end(reason: string): void {
    this.say(`* BYE ${reason}`)
    this.#socket.end()
  }

  /** A further line of the client, asked for with a continuation. */
  async ask(prompt: string): Promise<string | undefined> {
    this.say(`+ ${prompt}`)
    return this.#lines.line()
  }

  /** Tells news as they come until the client says DONE, RFC 2177. */
  async idle(): Promise<void> {
    this.#idling = true
    this.say('+ idling')
    this.tellNews()
    const answer = await this.#lines.line()
    this.#idling = false
    if (answer?.toUpperCase() !== 'DONE') throw new Bad('DONE is expected')
  }

  /** Reads and answers one command; false when the conversation is over. */
  async #next(): Promise<boolean> {
    const pieces = await this.#pieces()
    if (!pieces) return false
    const [, tag = '*', uidVerb = '', verb = '', rest = ''] = COMMAND.exec(String(pieces[0])) ?? []
    const name = (uidVerb ? `UID ${uidVerb}` : verb).toUpperCase()
    const command = commands[name]
    try {
      if (!command) throw new Bad(`Unknown command ${name}`)
      if (command.needs !== 'nothing' && !this.user) throw new No('Log in first')
      if (command.needs === 'folder' && !this.selection) throw new No('Select a mailbox first')
      const values = parseValues([rest, ...pieces.slice(1)])
      if (command.tells !== false) this.tellNews()
      const outcome = await command.run(this, values, uidVerb !== '')
      if (command.tells !== false) this.tellNews()
      this.say(`${tag} OK ${outcome ?? `${name} done`}`)
      return name !== 'LOGOUT'
    } catch (error) {
      if (!(error instanceof Bad || error instanceof No)) throw error
      this.say(`${tag} ${error instanceof Bad ? 'BAD' : 'NO'} ${error.message}`)
      return true
    }
  }

  /** One command: its line, cut at every literal, and the literals. */
  async #pieces(): Promise<(string | Buffer)[] | undefined> {
    const pieces: (string | Buffer)[] = []
    for (;;) {
      const line = await this.#lines.line()
      if (line === undefined) return undefined
      const literal = /\{(\d{1,9})(\+?)\}$/.exec(line)
      if (!literal) return [...pieces, line]
      const size = Number(literal[1])
      if (size > (this.user ? MAX_LITERAL : MAX_LITERAL_BEFORE_LOGIN) || pieces.length > MAX_PIECES) {
        throw new RangeError('Literal too large')
      }
      pieces.push(line.slice(0, literal.index))
      if (!literal[2]) this.say('+ go on')
      const bytes = await this.#lines.bytes(size)
      if (!bytes) return undefined
      pieces.push(bytes)
    }
  }
}

const COMMAND = /^(\S+) +(?:uid +(\S+)|(\S+))(?: +(.*))?$/i

export const CAPABILITIES = 'IMAP4rev1 LITERAL+ SASL-IR AUTH=PLAIN IDLE UIDPLUS MOVE UNSELECT ID'
