import { randomUUID } from 'node:crypto'
import { type ParsedMail, simpleParser } from 'mailparser'

export interface Letter {
  from: string
  to: string
  subject: string
  text: string
  /** Further headers, such as In-Reply-To. */
  headers?: { [name: string]: string }
}

/** A mail as a person's program writes it, sent now. */
export function letter({ from, to, subject, text, headers = {} }: Letter): { id: string; raw: string } {
  const id = `<${randomUUID()}@${addressOf(from).split('@')[1]}>`
  const lines = Object.entries({
    From: from,
    To: to,
    Subject: encoded(subject),
    Date: new Date().toUTCString().replace('GMT', '+0000'),
    'Message-ID': id,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  return { id, raw: [...lines, '', text].join('\n').replaceAll(/\r?\n/g, '\r\n') }
}

export const addressOf = (mailbox: string): string => /<([^>]+)>/.exec(mailbox)?.[1] ?? mailbox

const encoded = (text: string) =>
  /^\p{ASCII}*$/u.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

/** A mail of ours as its receiver's program shows it. */
export interface Received {
  raw: string
  parsed: ParsedMail
  /** A header as it stands, unfolded; undefined when absent, joined by ' | ' when there are several. */
  header(name: string): string | undefined
}

export async function opened(raw: Buffer): Promise<Received> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true, skipImageLinks: true })
  return {
    raw: raw.toString('latin1'),
    parsed,
    header(name) {
      const found = parsed.headerLines.filter(it => it.key === name.toLowerCase())
      if (!found.length) return undefined
      return found
        .map(it =>
          it.line
            .slice(name.length + 1)
            .replace(/\r?\n\s+/g, ' ')
            .trim(),
        )
        .join(' | ')
    },
  }
}
