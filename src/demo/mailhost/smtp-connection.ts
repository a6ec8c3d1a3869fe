import type { Socket } from 'node:net'
import type { SMTPServer } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection'
import type { Faults, SmtpPhase } from './faults.ts'

/** A connection that greets at once (the original waits 100 ms for early talkers) and can break at EHLO, DATA and its greeting. */
export class FaultyConnection extends SMTPConnection {
  readonly #faults: Faults
  #greeted = false

  constructor(server: SMTPServer, socket: Socket, faults: Faults) {
    super(server, socket)
    this.#faults = faults
  }

  override init(): void {
    super.init()
    setImmediate(() => this.connectionReady())
  }

  override connectionReady(next?: () => void): void {
    if (this.#greeted) return
    this.#greeted = true
    if (!this.#struck('greeting')) super.connectionReady(next)
  }

  override _onCommand(command: Buffer, callback?: () => void): void {
    const verb = command.toString().slice(0, 4).toUpperCase()
    if ((verb === 'EHLO' || verb === 'HELO') && this.#struck('ehlo')) return
    if (verb === 'DATA' && this.#struck('data')) return
    super._onCommand(command, callback)
  }

  #struck(phase: SmtpPhase): boolean {
    const how = this.#faults.strike(phase)
    if (how === 'drop') this._socket.destroy()
    return how !== undefined
  }
}
