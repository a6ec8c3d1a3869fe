import { createHmac } from 'node:crypto'

/** What only we can have made: Message-IDs, the loop header, the place of a secret in a stored mail. */
export function createMarks(secretKey: string) {
  const hmac = (purpose: string, text: string) =>
    createHmac('sha256', secretKey).update(`${purpose}\0${text}`).digest('hex')

  /** Same key, same Message-ID, over all retries; nobody else can guess it. Without angle brackets. */
  const messageId = (key: string, domain: string) => `${hmac('message-id', key).slice(0, 32)}@${domain}`

  /** Value of X-Postbode-Loop: which mail it was, and proof that we sent it. Relays may replace a Message-ID, not this. */
  const loop = (id: string) => {
    const local = id.split('@')[0]!
    return `${local}.${hmac('loop', local).slice(0, 16)}`
  }

  /** The local part of the Message-ID that a loop header of ours names; null for a header that we did not make. */
  function readLoop(value: string): string | null {
    const [, local] = /^([0-9a-f]{32})\.[0-9a-f]{16}$/.exec(value) ?? []
    return local !== undefined && loop(local) === value ? local : null
  }

  return {
    messageId,
    loop,
    readLoop,
    /** Multipart boundary: fixed per mail, so that the same mail always has the same bytes. */
    boundary: (key: string) => hmac('boundary', key).slice(0, 24),
    /** Stands in stored bytes where a secret link comes; a URL of fixed length that leads nowhere. */
    placeholder: `https://joined-while-sending.invalid/${hmac('placeholder', '').slice(0, 43)}`,
  }
}

export type Marks = ReturnType<typeof createMarks>
