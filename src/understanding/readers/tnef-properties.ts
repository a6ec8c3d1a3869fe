// MAPI properties in a TNEF: MS-OXTNEF s. 2.1.3.4; types: MS-OXCDATA s. 2.11.1

const FIXED: Record<number, number> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
}
const VARIABLE = new Set([0x0d, 0x1e, 0x1f, 0x102])
const MULTIPLE = 0x1000
const NAMED = 0x8000
const MAX_PROPERTIES = 5000

export interface Property {
  type: number
  data: Buffer
}

/** Properties by their number, the first value of each; what comes after a fault is left out. */
export function readProperties(content: Buffer): Map<number, Property> {
  const found = new Map<number, Property>()
  if (content.length < 4) return found
  const count = Math.min(content.readUInt32LE(0), MAX_PROPERTIES)
  let at = 4
  const long = () => {
    if (at + 4 > content.length) return Number.NaN
    at += 4
    return content.readUInt32LE(at - 4)
  }
  const padded = (length: number) => length + ((4 - (length % 4)) % 4)
  for (let index = 0; index < count && at + 4 <= content.length; index += 1) {
    const type = content.readUInt16LE(at)
    const id = content.readUInt16LE(at + 2)
    at += 4
    if (id >= NAMED) {
      at += 16
      if (long() === 0) at += 4
      else at += padded(long())
    }
    const plain = type & ~MULTIPLE
    const values = type & MULTIPLE || VARIABLE.has(plain) ? long() : 1
    if (!(values <= MAX_PROPERTIES)) break
    for (let value = 0; value < values; value += 1) {
      const length = VARIABLE.has(plain) ? long() : FIXED[plain]
      if (length === undefined || !(at + length <= content.length)) return found
      if (!found.has(id)) found.set(id, { type: plain, data: content.subarray(at, at + length) })
      at += padded(length)
    }
  }
  return found
}
