import type { Strip } from './pdf-around.ts'

// TIFF 6.0: directories s. 2, compressions s. 7 to 11, 13 and 22; as stored in a PDF: ISO 32000-1 s. 7.4.4 to 7.4.6

const TAG = {
  width: 256,
  height: 257,
  depth: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  offsets: 273,
  channels: 277,
  rows: 278,
  lengths: 279,
  planar: 284,
  fax: 292,
  predictor: 317,
  tiles: 322,
} as const
const MAX_STRIPS = 5000
const MAX_PAGES = 40

/** Pages of a TIFF as scanners and fax machines write it. Throws a reason for a person where it is stored in another way. */
export function readTiff(content: Buffer): Strip[][] {
  const little = content.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? content.readUInt16LE(at) : content.readUInt16BE(at))
  const long = (at: number) => (little ? content.readUInt32LE(at) : content.readUInt32BE(at))
  const pages: Strip[][] = []
  for (let at = long(4); at !== 0 && pages.length < MAX_PAGES;) {
    const count = short(at)
    const tags = new Map<number, number[]>()
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) tags.set(short(entry), values(entry))
    pages.push(stripsOf(content, tags))
    at = long(at + 2 + count * 12)
  }
  return pages

  function values(entry: number): number[] {
    const size = short(entry + 2) === 3 ? 2 : short(entry + 2) === 4 ? 4 : 1
    const length = Math.min(long(entry + 4), MAX_STRIPS)
    const from = length * size <= 4 ? entry + 8 : long(entry + 8)
    const read = size === 2 ? short : size === 4 ? long : (at: number) => content[at] ?? 0
    return Array.from({ length }, (_, index) => read(from + index * size))
  }
}

function stripsOf(content: Buffer, tags: Map<number, number[]>): Strip[] {
  const one = (tag: number, otherwise: number) => tags.get(tag)?.[0] ?? otherwise
  const width = one(TAG.width, 0)
  const height = one(TAG.height, 0)
  const depth = one(TAG.depth, 1)
  const channels = one(TAG.channels, 1)
  const photometric = one(TAG.photometric, 0)
  const offsets = tags.get(TAG.offsets) ?? []
  if (width * height === 0) throw new Error('it is no valid TIFF')
  if (tags.has(TAG.tiles) || one(TAG.planar, 1) !== 1 || photometric > 2 || depth > 8)
    throw new Error('this kind of TIFF is not read')
  const rows = Math.min(height, one(TAG.rows, height))
  const colours = channels === 1 ? '/DeviceGray' : '/DeviceRGB'
  if (channels !== 1 && channels !== 3) throw new Error('this kind of TIFF is not read')
  // 0: white is stored as zero
  const decode = photometric === 0 && !isFax(one(TAG.compression, 1)) ? ' /Decode [1 0]' : ''
  return offsets.map((offset, index) => {
    const tall = Math.min(rows, height - index * rows)
    const length = tags.get(TAG.lengths)?.[index] ?? content.length - offset
    const filter = filterOf(tags, { width, height: tall, depth, channels, photometric })
    const entries = `/ColorSpace ${colours} /BitsPerComponent ${depth}${decode} ${filter}`
    const data = content.subarray(offset, offset + length)
    return { width, height: tall, entries, data: one(TAG.fillOrder, 1) === 2 ? mirrored(data) : data }
  })
}

/** Bytes with their bits the other way round, as fax machines send them. */
const mirrored = (data: Buffer) =>
  Buffer.from(
    data.map(byte => {
      let out = 0
      for (let bit = 0; bit < 8; bit += 1) out |= ((byte >> bit) & 1) << (7 - bit)
      return out
    }),
  )

const isFax = (compression: number) => compression === 3 || compression === 4

interface Form {
  width: number
  height: number
  depth: number
  channels: number
  photometric: number
}

function filterOf(tags: Map<number, number[]>, { width, height, depth, channels, photometric }: Form): string {
  const compression = tags.get(TAG.compression)?.[0] ?? 1
  const predictor = tags.get(TAG.predictor)?.[0] ?? 1
  const guess = predictor === 2 ? ` /Predictor 2 /Colors ${channels} /BitsPerComponent ${depth} /Columns ${width}` : ''
  if (compression === 1) return ''
  if (compression === 5) return `/Filter /LZWDecode /DecodeParms << /EarlyChange 1${guess} >>`
  if (compression === 8 || compression === 32_946) return `/Filter /FlateDecode /DecodeParms <<${guess} >>`
  if (compression === 32_773) return '/Filter /RunLengthDecode'
  if (isFax(compression)) {
    const k = compression === 4 ? -1 : (tags.get(TAG.fax)?.[0] ?? 0) & 1
    return `/Filter /CCITTFaxDecode /DecodeParms << /K ${k} /Columns ${width} /Rows ${height} /BlackIs1 ${photometric === 1} >>`
  }
  throw new Error('this kind of TIFF is not read')
}
