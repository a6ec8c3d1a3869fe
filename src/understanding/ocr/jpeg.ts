import type { Strip } from './pdf-around.ts'

// ITU-T T.81 Annex B; orientation: Exif 2.32 s. 4.6.4, tag 0x0112

export interface Jpeg extends Strip {
  /** Degrees clockwise by which it must be turned to stand upright, as the camera noted. */
  turn: number
}

/** Size and orientation of a JPEG, ready to be put into a PDF. Throws where it is none. */
export function readJpeg(content: Buffer): Jpeg {
  let turn = 0
  for (let at = 2; at + 9 < content.length && content[at] === 0xff;) {
    const marker = content[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = content.readUInt16BE(at + 2)
    if (marker === 0xe1) turn = turnOf(content.subarray(at + 4, at + 2 + length)) || turn
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [content.readUInt16BE(at + 5), content.readUInt16BE(at + 7)]
      const space = content[at + 9] === 1 ? '/DeviceGray' : content[at + 9] === 4 ? '/DeviceCMYK' : '/DeviceRGB'
      if (width * height === 0) break
      const entries = `/ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode`
      return { width, height, entries, data: content, turn }
    }
    at += 2 + length
  }
  throw new Error('it is no valid JPEG')
}

function turnOf(app1: Buffer): number {
  if (app1.toString('latin1', 0, 6) !== 'Exif\0\0') return 0
  const little = app1.toString('latin1', 6, 8) === 'II'
  const entry = Buffer.from(little ? [0x12, 0x01, 3, 0, 1, 0, 0, 0] : [0x01, 0x12, 0, 3, 0, 0, 0, 1])
  const at = app1.indexOf(entry)
  if (at === -1 || at + 10 > app1.length) return 0
  const orientation = little ? app1.readUInt16LE(at + 8) : app1.readUInt16BE(at + 8)
  return { 3: 180, 6: 90, 8: 270 }[orientation] ?? 0
}
