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
  const window = Buffer.alloc(WINDOW)
  START.copy(window)
  let write = START.length
  const out = Buffer.alloc(size)
  let length = 0
  const put = (byte: number) => {
    out[length++] = byte
    window[write] = byte
    write = (write + 1) % WINDOW
  }
  for (let at = HEADER; at < content.length && length < size;) {
    const flags = content[at++]!
    for (let bit = 0; bit < 8 && at < content.length && length < size; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        put(content[at++]!)
        continue
      }
      if (at + 1 >= content.length) return out.subarray(0, length)
      const token = content.readUInt16BE(at)
      at += 2
      let read = token >> 4
      if (read === write) return out.subarray(0, length)
      for (let left = (token & 15) + 2; left > 0 && length < size; left -= 1) {
        put(window[read]!)
        read = (read + 1) % WINDOW
      }
    }
  }
  return out.subarray(0, length)
}
