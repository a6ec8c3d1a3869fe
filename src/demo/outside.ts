import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Handed, Place, Verdict } from '../web/dev/index.ts'
import type { MailHost } from './mailhost/host.ts'

const TRIES = 3
const answer = z.object({ responseCode: z.number(), response: z.string(), message: z.string() }).partial()

/**
 * Hands a mail to the host over SMTP, as a server of a customer would, and says where it lies now. A temporary refusal is
 * tried again at once; what is refused after that is said, not thrown.
 */
export async function sendFromOutside(
  host: MailHost,
  raw: Buffer,
  envelope: { from: string; to: string[] },
  verdict?: Verdict,
): Promise<Handed> {
  const places: Place[] = []
  const key = messageIdOf(raw)
  const stop = host.onDelivery(({ address, uid, messageId }) => {
    if (messageId === key && envelope.to.includes(address)) places.push({ address, uid })
  })
  const transport = createTransport(host.smtpUrl(verdict))
  try {
    for (let left = TRIES; ; left--) {
      try {
        await transport.sendMail({ envelope, raw })
        return { places }
      } catch (error) {
        const { responseCode = 0, response, message = String(error) } = answer.safeParse(error).data ?? {}
        const temporary = responseCode >= 400 && responseCode < 500
        if (!temporary || left === 1) return { refused: response ?? message }
      }
    }
  } finally {
    stop()
    transport.close()
  }
}

/** As the host reads it: the first Message-ID header; null when there is none. */
function messageIdOf(raw: Buffer): string | null {
  const head = raw.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? ''
  return /^message-id:\s*(.*?)\s*$/im.exec(head.replace(/\r?\n[ \t]+/g, ' '))?.[1] ?? null
}
