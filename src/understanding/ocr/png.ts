import { inflateSync } from 'node:zlib'
import { toGrey } from './picture.ts'
import type { Picture } from './picture.ts'

// Portable Network Graphics (third edition): chunks s. 5, colour types s. 11.2.1, filters s. 9

const CHANNELS: { [type: number]: 1 | 2 | 3 | 4 } = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Pixels of a PNG in grey. Throws a reason for a person where it is broken, interlaced or larger than allowed. */
export function readPng(content: Buffer, maxPixels: number): Picture {
  const width = content.readUInt32BE(16)
  const height = content.readUInt32BE(20)
  const depth = content[24]!
  const type = content[25]!
  const channels = CHANNELS[type]
  if (width * height > maxPixels) throw new Error('the picture is too large')
  if (!channels || width * height === 0 || ![1, 2, 4, 8, 16].includes(depth)) throw new Error('it is no valid PNG')
  if (content[28] !== 0) throw new Error('it is an interlaced PNG')
  const { data, palette } = chunks(content)
  const stride = Math.ceil((width * channels * depth) / 8)
  const raw = inflateSync(data, { maxOutputLength: (stride + 1) * height + 65_536 })
  if (raw.length < (stride + 1) * height) throw new Error('it is no valid PNG')
  unfilter(raw, stride, height, Math.max(1, (channels * depth) >> 3))
  const samples = toBytes(raw, { stride, height, samples: width * channels, depth, spread: type !== 3 })
  const grey = type === 3 ? throughPalette(samples, palette) : toGrey(samples, width * height, channels)
  return { width, height, grey }
}

function chunks(content: Buffer): { data: Buffer; palette: Buffer } {
  const data: Buffer[] = []
  let palette: Buffer = Buffer.alloc(0)
  for (let at = 8; at + 12 <= content.length;) {
    const length = content.readUInt32BE(at)
    const name = content.toString('latin1', at + 4, at + 8)
    if (name === 'IDAT') data.push(content.subarray(at + 8, at + 8 + length))
    else if (name === 'PLTE') palette = content.subarray(at + 8, at + 8 + length)
    at += length + 12
  }
  return { data: Buffer.concat(data), palette }
}

/** In place; `step`: bytes of a pixel. */
function unfilter(raw: Buffer, stride: number, height: number, step: number): void {
  for (let row = 0, start = 1; row < height; row += 1, start += stride + 1) {
    const filter = raw[start - 1]!
    const above = start - stride - 1
    for (let at = filter === 0 ? stride : 0; at < stride; at += 1) {
      const left = at >= step ? raw[start + at - step]! : 0
      const up = row > 0 ? raw[above + at]! : 0
      const corner = at >= step && row > 0 ? raw[above + at - step]! : 0
      const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner)
      raw[start + at] = raw[start + at]! + guess
    }
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

interface Rows {
  stride: number
  height: number
  samples: number
  depth: number
  /** A sample is a brightness, not the number of a colour. */
  spread: boolean
}

/** One byte a sample, without the filter bytes. */
function toBytes(raw: Buffer, { stride, height, samples, depth, spread }: Rows): Uint8Array {
  const out = new Uint8Array(samples * height)
  const most = spread ? 255 / (2 ** Math.min(8, depth) - 1) : 1
  for (let row = 0, to = 0; row < height; row += 1) {
    const start = row * (stride + 1) + 1
    for (let sample = 0; sample < samples; sample += 1, to += 1) {
      if (depth >= 8) out[to] = raw[start + sample * (depth >> 3)]!
      else {
        const bit = sample * depth
        out[to] = ((raw[start + (bit >> 3)]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1)) * most
      }
    }
  }
  return out
}

function throughPalette(samples: Uint8Array, palette: Buffer): Uint8Array {
  const colours = new Uint8Array(256)
  colours.set(toGrey(palette, Math.min(256, Math.floor(palette.length / 3)), 3))
  return samples.map(sample => colours[sample]!)
}
