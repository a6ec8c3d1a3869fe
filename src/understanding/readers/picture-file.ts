import type { Attachment } from '../../mail/message.ts'
import { UnreadFile } from './opened.ts'
import type { Opened } from './opened.ts'

/** Sides in pixels below which a picture is no page, and how much longer than wide it may be. */
const MIN_SHORT = 300
const MIN_LONG = 500
const MAX_SHAPE = 6
const MIN_BYTES_INLINE = 15_000

/** A picture that may be a scan. Throws where it is stored in a way that is not read. */
export function openPicture({ content }: Attachment): Opened {
  const format = pictureFormat(content)
  if (!format) throw new UnreadFile('pictures are read as PNG, JPEG or TIFF')
  return { scan: { format, pages: [] } }
}

/** How a picture is stored; undefined where it is none that can be read. */
export function pictureFormat(content: Buffer): 'png' | 'jpeg' | 'tiff' | undefined {
  const head = content.toString('latin1', 0, 8)
  if (head === '\u0089PNG\r\n\u001a\n') return 'png'
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg'
  return head.startsWith('II*\0') || head.startsWith('MM\0*') ? 'tiff' : undefined
}

/** Too small, too long or too light to be a page: logos, banners, lines and counters of who opened a mail. */
export function isOrnament({ content, inline, contentId }: Attachment): boolean {
  const [width, height] = sizeOf(content) ?? (content.length < MIN_BYTES_INLINE ? [0, 0] : [MIN_LONG, MIN_LONG])
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (short < MIN_SHORT || long < MIN_LONG || long > short * MAX_SHAPE) return true
  return (inline || contentId !== null) && content.length < MIN_BYTES_INLINE
}

/** Pixels by the head of the file; undefined where it does not say so at once. */
function sizeOf(content: Buffer): [number, number] | undefined {
  const format = pictureFormat(content)
  if (format === 'png' && content.length > 24) return [content.readUInt32BE(16), content.readUInt32BE(20)]
  if (content.toString('latin1', 0, 4) === 'GIF8') return [content.readUInt16LE(6), content.readUInt16LE(8)]
  if (format !== 'jpeg') return undefined
  for (let at = 2; at + 9 < content.length && content[at] === 0xff; at += 2 + content.readUInt16BE(at + 2)) {
    const marker = content[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [content.readUInt16BE(at + 7), content.readUInt16BE(at + 5)]
  }
  return undefined
}
