/** A file inside a mail. */
interface File {
  name: string
  type: string
  content: Buffer
  /** Content-ID of an image that the HTML shows. */
  contentId?: string
}

export interface Draft {
  headers: [name: string, value: string][]
  text?: string
  html?: string
  files?: File[]
  /** Other parts, whole, such as the parts of a delivery report. */
  parts?: string[]
  /** Media type of the outermost part with several; 'multipart/mixed' unless told. */
  outer?: string
}

/**
 * Bytes of a mail as an ordinary mail program writes it: quoted-printable text, base64 files. Boundaries are counted, not
 * random, so that the same draft gives the same file. `{{day:-12}}` and the like stay whole: lines break at spaces.
 */
export function compose({ headers, text, html, files = [], parts = [], outer = 'multipart/mixed' }: Draft): string {
  const bodies = [
    ...(text === undefined ? [] : [textPart('text/plain', text)]),
    ...(html === undefined ? [] : [textPart('text/html', html)]),
  ]
  const inline = files.filter(file => file.contentId)
  const body = bodies.length > 1 ? multipart('multipart/alternative', 'alt', bodies) : bodies[0]
  const shown = inline.length && body ? multipart('multipart/related', 'rel', [body, ...inline.map(filePart)]) : body
  const all = [...(shown ? [shown] : []), ...parts, ...files.filter(file => !file.contentId).map(filePart)]
  const whole = all.length > 1 ? multipart(outer, 'mix', all) : (all[0] ?? textPart('text/plain', ''))
  const head = headers.map(([name, value]) => `${name}: ${encodeWords(value)}`)
  return [...head, 'MIME-Version: 1.0', whole].join('\r\n')
}

/** RFC 2047 for a header value beyond ASCII; only the words that need it. */
function encodeWords(value: string): string {
  return value.replace(/[^\s<>"]*[^\p{ASCII}][^\s<>"]*(?: +[^\s<>"]*[^\p{ASCII}][^\s<>"]*)*/gu, word => {
    return `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`
  })
}

function multipart(type: string, name: string, parts: string[]): string {
  const boundary = `=_${name}_${parts.length}_lindenblad`
  const report = type === 'multipart/report' ? '; report-type=delivery-status' : ''
  const inner = parts.map(part => `--${boundary}\r\n${part}\r\n`).join('')
  return `Content-Type: ${type}${report}; boundary="${boundary}"\r\n\r\n${inner}--${boundary}--\r\n`
}

function textPart(type: string, text: string): string {
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}`
}

function filePart({ name, type, content, contentId }: File): string {
  const place = contentId
    ? `Content-Disposition: inline; filename="${name}"\r\nContent-ID: <${contentId}>`
    : `Content-Disposition: attachment; filename="${name}"`
  const base64 = content.toString('base64').replace(/.{76}/g, '$&\r\n')
  return `Content-Type: ${type}; name="${name}"\r\n${place}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}`
}

/** RFC 2045 s. 6.7. Soft breaks come after a space, so no placeholder is cut in two. */
function quotedPrintable(text: string): string {
  return text.replaceAll('\r\n', '\n').split('\n').map(fold).join('\r\n')
}

function fold(line: string): string {
  let done = ''
  let current = ''
  for (const word of line.split(/(?<= )/)) {
    const encoded = encodeBytes(word)
    if (current && current.length + encoded.length > 68) {
      done += `${current}=\r\n`
      current = ''
    }
    current += encoded
    while (current.length > 74) {
      const cut = current.slice(0, 72).search(/=.?$/)
      const at = cut > 0 ? cut : 72
      done += `${current.slice(0, at)}=\r\n`
      current = current.slice(at)
    }
  }
  return (done + current).replace(/ $/, '=20')
}

const encodeBytes = (text: string) =>
  text.replace(/=|[^\p{ASCII}]/gu, char =>
    [...Buffer.from(char)].map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
