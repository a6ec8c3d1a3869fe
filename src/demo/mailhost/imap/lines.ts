import type { Socket } from 'node:net'

const MAX_LINE = 64 * 1024

/** Bytes from a client, taken by the line or by the number. Undefined: the client has gone. */
export class LineReader {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(socket: Socket) {
    this.#chunks = socket[Symbol.asyncIterator]()
  }

  /** The next line without its line end. Throws RangeError when it is longer than any honest one. */
  async line(): Promise<string | undefined> {
    let searched = 0
    for (;;) {
      const end = this.#rest.indexOf(0x0a, searched)
      if ((end < 0 ? this.#rest.length : end) > MAX_LINE) throw new RangeError('Line too long')
      if (end >= 0) {
        const line = this.#rest.toString('utf8', 0, end)
        this.#rest = this.#rest.subarray(end + 1)
        return line.endsWith('\r') ? line.slice(0, -1) : line
      }
      searched = this.#rest.length
      const more = await this.#more()
      if (!more) return undefined
      this.#rest = Buffer.concat([this.#rest, more])
    }
  }

  async bytes(count: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [this.#rest]
    let have = this.#rest.length
    while (have < count) {
      const more = await this.#more()
      if (!more) return undefined
      parts.push(more)
      have += more.length
    }
    const all = Buffer.concat(parts)
    this.#rest = all.subarray(count)
    return all.subarray(0, count)
  }

  async #more(): Promise<Buffer | undefined> {
    try {
      const next = await this.#chunks.next()
      return next.done ? undefined : next.value
    } catch {
      return undefined
    }
  }
}
