import { setImmediate as turn } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { oneLine } from './outbox-address.ts'
import type { Claimed } from './sender-claim.ts'
import type { Gate } from './sender-gate.ts'
import type { Journal } from './sender-journal.ts'
import type { Session } from './sender-smtp.ts'
import { judge, readTrouble, type Outcome } from './sender-verdict.ts'

/** RFC 5321 s. 4.5.3.2: what comes before the final dot takes minutes at most. */
const BEFORE_DOT_MS = 300_000

/** The database did not say that the end may be sent: the session is cut off before the final dot. */
class CutOff extends Error {}

/**
 * Send one mail over a session. Its last line is only let through when the database has committed that it may have been; a break
 * before that is certainly not a sent mail, a break after it is uncertain. It has passed the gate then; its outcome lets the next one pass.
 */
export async function deliver(
  session: Session,
  mail: Claimed,
  bytes: Buffer,
  journal: Journal,
  gate: Gate,
): Promise<Outcome> {
  let dotSent = false
  let over = false
  async function* body() {
    yield bytes
    const ours = await journal.mark({ id: mail.id, attempt: mail.attempt })
    for (let n = 0; n < 2; n++) await turn() // what the server did meanwhile is heard first
    if (!ours) throw new CutOff('the database could not be told, so the mail was not finished')
    await gate.enter(mail.id)
    dotSent = !over && !session.ended
    if (dotSent) return
    gate.leave(mail.id)
    throw new Error('the server ended the connection')
  }
  const deadline = setTimeout(() => !dotSent && session.destroy(), BEFORE_DOT_MS)
  try {
    const { code, response } = await session.send(
      mail.from,
      mail.to,
      bytes.length,
      Readable.from(body(), { objectMode: false }),
    )
    if (dotSent) return { state: 'sent', code, response: oneLine(response).slice(0, 500) }
    session.destroy()
    return judge(readTrouble(new Error('the server answered before the mail was sent')), false)
  } catch (error) {
    over = true
    const trouble = readTrouble(error)
    const inStep =
      trouble.code !== undefined && trouble.code !== 421 && (dotSent || /^(MAIL FROM|RCPT TO)$/.test(trouble.command))
    if (!inStep) session.destroy()
    else await session.reset().catch(() => session.destroy())
    const outcome = judge(trouble, dotSent)
    return error instanceof CutOff && outcome.state === 'pending' ? { ...outcome, again: 'soon' } : outcome
  } finally {
    clearTimeout(deadline)
  }
}
