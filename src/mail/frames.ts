/** One message between the desk and a parser: a JSON head and bytes. On the wire: two 32-bit lengths, then both. */
export interface Frame {
  head: unknown
  body: Buffer
}

export interface FrameLimits {
  head: number
  body: number
}

export function frame(head: unknown, body: Buffer = Buffer.alloc(0)): Buffer[] {
  const json = Buffer.from(JSON.stringify(head))
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32BE(json.length, 0)
  lengths.writeUInt32BE(body.length, 4)
  return [Buffer.concat([lengths, json]), body]
}

/** Cuts a stream of chunks into frames. Throws when a frame is longer than allowed or its head is no JSON: then nothing after it can be believed. */
export class FrameReader {
  #chunks: Buffer[] = []
  #length = 0
  #limits: FrameLimits

  constructor(limits: FrameLimits) {
    this.#limits = limits
  }

  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    const frames: Frame[] = []
    for (let next = this.#take(); next; next = this.#take()) frames.push(next)
    return frames
  }

  #take(): Frame | undefined {
    if (this.#length < 8) return undefined
    if (this.#chunks[0]!.length < 8) this.#join()
    const head = this.#chunks[0]!.readUInt32BE(0)
    const body = this.#chunks[0]!.readUInt32BE(4)
    if (head > this.#limits.head || body > this.#limits.body) throw new Error('the frame is longer than allowed')
    const end = 8 + head + body
    if (this.#length < end) return undefined
    const all = this.#join()
    this.#chunks = all.length > end ? [all.subarray(end)] : []
    this.#length = all.length - end
    return { head: JSON.parse(all.toString('utf8', 8, 8 + head)), body: all.subarray(8 + head, end) }
  }

  #join(): Buffer {
    const all = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks)
    this.#chunks = [all]
    return all
  }
}
