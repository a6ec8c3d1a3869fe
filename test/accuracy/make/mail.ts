export interface Attachment {
  name: string
  type: string
  content: Buffer
}
export interface Mail {
  id: string
  from: { name: string; address: string }
  to?: string
  subject: string
  date: Date
  text?: string
  html?: string
  attachments?: Attachment[]
  headers?: [name: string, value: string][]
  charset?: 'utf-8' | 'windows-1252'
  transfer?: 'quoted-printable' | 'base64' | '8bit'
}

/** The bytes as a mail program would send them; the same mail gives the same bytes. RFC 5322, 2045 to 2047, 2231. */
export function bytesOf(mail: Mail): Buffer {
  const { from, to = 'orderportal@waalzicht.example', subject, date, id, headers = [], attachments = [] } = mail
  const texts = [
    ...(mail.text !== undefined ? [textPart(mail.text, 'text/plain', mail)] : []),
    ...(mail.html !== undefined ? [textPart(mail.html, 'text/html', mail)] : []),
  ]
  const body = texts.length === 1 ? texts[0]! : multipart('alternative', texts, `alt-${id}`)
  const parts = [...(texts.length ? [body] : []), ...attachments.map(attached)]
  const top: [string, string][] = [
    ['From', from.name ? `${word(from.name)} <${from.address}>` : from.address],
    ['To', to],
    ['Subject', word(subject)],
    ['Date', stamp(date)],
    ['Message-ID', `<${id}.${date.getTime()}@${from.address.split('@')[1]}>`],
    ['MIME-Version', '1.0'],
    ...headers,
  ]
  const head = Buffer.from(top.map(([name, value]) => `${name}: ${value}\r\n`).join(''))
  return Buffer.concat([head, attachments.length ? multipart('mixed', parts, `mix-${id}`) : parts[0]!])
}

/** Parts between boundaries, as the body of a mail or of another part. */
export function multipart(subtype: string, parts: Buffer[], boundary: string): Buffer {
  const line = (text: string) => Buffer.from(text)
  return Buffer.concat([
    line(`Content-Type: multipart/${subtype}; boundary="${boundary}"\r\n\r\n`),
    ...parts.flatMap(part => [line(`--${boundary}\r\n`), part, line('\r\n')]),
    line(`--${boundary}--\r\n`),
  ])
}

function textPart(text: string, type: string, { charset = 'utf-8', transfer = 'quoted-printable' }: Mail): Buffer {
  const bytes = charset === 'utf-8' ? Buffer.from(text) : windows1252(text)
  const coded =
    transfer === '8bit' ? bytes : Buffer.from(transfer === 'base64' ? folded(bytes) : quotedPrintable(bytes))
  const head = `Content-Type: ${type}; charset=${charset}\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), coded])
}

function attached({ name, type, content }: Attachment): Buffer {
  const ascii = /^[ -~]+$/.test(name)
  const file = ascii ? `filename="${name}"` : `filename*=utf-8''${encodeURIComponent(name)}`
  const head = `Content-Type: ${type}\r\nContent-Disposition: attachment; ${file}\r\n`
  if (type === 'message/rfc822') return Buffer.concat([Buffer.from(`${head}\r\n`), content])
  return Buffer.from(`${head}Content-Transfer-Encoding: base64\r\n\r\n${folded(content)}`)
}

const HIGH: { [sign: string]: number } = {
  '€': 0x80,
  '‚': 0x82,
  '„': 0x84,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
}

export const windows1252 = (text: string) =>
  Buffer.from(Array.from(text, sign => HIGH[sign] ?? sign.codePointAt(0)! & 255))

const folded = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\r\n')

function quotedPrintable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .split(/\r?\n/)
    .map(line => {
      const coded = line.replace(/[^ -<>-~\t]|[ \t]$/g, sign => `=${hex(sign)}`)
      let width = 0
      return (coded.match(/=[0-9A-F]{2}|[^=]/g) ?? [])
        .map(token => {
          width += token.length
          if (width <= 72) return token
          width = token.length
          return `=\r\n${token}`
        })
        .join('')
    })
    .join('\r\n')
}
const hex = (sign: string) => sign.codePointAt(0)!.toString(16).toUpperCase().padStart(2, '0')

/** RFC 2047: words outside ASCII as base64, at most 75 signs each. */
function word(text: string): string {
  if (/^[ -~]*$/.test(text)) return text
  const pieces = Array.from(text).reduce<string[]>((done, sign) => {
    const last = done.at(-1)
    if (last !== undefined && Buffer.byteLength(last + sign) <= 40) done[done.length - 1] = last + sign
    else done.push(sign)
    return done
  }, [])
  return pieces.map(piece => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ')
}

const stamp = (date: Date) => date.toUTCString().replace('GMT', '+0000')
