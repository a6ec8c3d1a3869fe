import type { Attachment } from '../../mail/message.ts'
import { openMail } from './mail-file.ts'
import { UnreadFile } from './opened.ts'
import type { Opened } from './opened.ts'

// RFC 5652 s. 4 to 6; object identifiers in DER
const DATA = Buffer.from('06092a864886f70d010701', 'hex')
const SIGNED = Buffer.from('06092a864886f70d010702', 'hex')
const HEAD = 200
const MAX_CHUNKS = 50_000

/** A mail within a signature is read, whoever signed it; an encrypted one is not: nobody here has the key. */
export async function openSmime({ content }: Attachment, source: string): Promise<Opened> {
  const signed = content.subarray(0, HEAD).indexOf(SIGNED)
  if (signed === -1) throw new UnreadFile('it is encrypted with S/MIME')
  const start = content.subarray(0, signed + HEAD * 2).indexOf(DATA, signed)
  const mail = start === -1 ? undefined : octets(content, start + DATA.length)
  if (!mail || mail.length === 0) throw new UnreadFile('its signature holds no mail')
  return openMail(mail, source)
}

interface Tag {
  tag: number
  start: number
  /** Undefined where the end is marked instead of counted (BER). */
  length: number | undefined
}

function readTag(content: Buffer, at: number): Tag | undefined {
  if (at + 2 > content.length) return undefined
  const first = content[at + 1]!
  if (first < 0x80) return { tag: content[at]!, start: at + 2, length: first }
  const size = first & 0x7f
  if (size > 4 || at + 2 + size > content.length) return undefined
  const length = size === 0 ? undefined : content.readUIntBE(at + 2, size)
  return { tag: content[at]!, start: at + 2 + size, length }
}

/** The signed bytes: one string of octets, or several that follow each other. */
function octets(content: Buffer, at: number): Buffer | undefined {
  const wrapper = readTag(content, at)
  const outer = wrapper?.tag === 0xa0 ? readTag(content, wrapper.start) : undefined
  if (!outer) return undefined
  if (outer.tag === 0x04) return content.subarray(outer.start, outer.start + (outer.length ?? 0))
  if (outer.tag !== 0x24) return undefined
  const chunks: Buffer[] = []
  const end = outer.length === undefined ? content.length : outer.start + outer.length
  for (let next = outer.start; next < end && chunks.length < MAX_CHUNKS;) {
    const chunk = readTag(content, next)
    if (chunk?.tag !== 0x04 || chunk.length === undefined) break
    next = chunk.start + chunk.length
    chunks.push(content.subarray(chunk.start, next))
  }
  return Buffer.concat(chunks)
}
