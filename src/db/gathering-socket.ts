import { Socket } from 'node:net'

/**
 * A connection to the database that sends what is written in one turn of the event loop in one go. pg writes every statement
 * for itself (cork, uncork); where many are asked beside each other, each write would be a system call of its own.
 */
export class GatheringSocket extends Socket {
  #gathers = false

  override uncork(): void {
    if (!this.#gathers) {
      this.#gathers = true
      this.cork()
      setImmediate(() => {
        this.#gathers = false
        super.uncork()
      })
    }
    super.uncork()
  }
}
