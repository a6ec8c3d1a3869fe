// Compressed RTF of Outlook: MS-OXRTFCP s. 2.2 and 3

const START = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)
const WINDOW = 4096
const HEADER = 16
const PACKED = 0x75465a4c
const MAX_SIZE = 8 * 1024 * 1024

/** The RTF itself; what could be unpacked where the rest is broken. */
export function unpackRtf(packed: Uint8Array): Buffer {
  const content = Buffer.from(packed)
  if (content.length < HEADER) return Buffer.alloc(0)
  const size = Math.min(content.readUInt32LE(4), MAX_SIZE)
  if (content.readUInt32LE(8) !== PACKED) return content.subarray(HEADER, HEADER + size)
  return new Unpacker(content, size).result()
}

class Unpacker {
  private readonly content: Buffer
  private readonly out: Buffer
  private readonly window = Buffer.alloc(WINDOW)
  private write = START.length
  private length = 0
  private at = HEADER

  constructor(content: Buffer, size: number) {
    this.content = content
    this.out = Buffer.alloc(size)
    START.copy(this.window)
  }

  result(): Buffer {
    while (!this.full && this.run(this.content[this.at++]!));
    return this.out.subarray(0, this.length)
  }

  private get full(): boolean {
    return this.at >= this.content.length || this.length >= this.out.length
  }

  /** Eight bytes or references, as the bits of a byte say; false at the end. */
  private run(flags: number): boolean {
    for (let bit = 1; bit < 256 && !this.full; bit <<= 1) {
      if ((flags & bit) === 0) this.put(this.content[this.at++]!)
      else if (!this.copy()) return false
    }
    return true
  }

  private copy(): boolean {
    if (this.at + 1 >= this.content.length) return false
    const token = this.content.readUInt16BE(this.at)
    this.at += 2
    const from = token >> 4
    if (from === this.write) return false
    for (let step = 0; step < (token & 15) + 2; step += 1) this.put(this.window[(from + step) % WINDOW]!)
    return true
  }

  private put(byte: number): void {
    if (this.length >= this.out.length) return
    this.out[this.length++] = byte
    this.window[this.write] = byte
    this.write = (this.write + 1) % WINDOW
  }
}
