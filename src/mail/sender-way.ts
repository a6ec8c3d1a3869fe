import type { Pool } from '../db/pool.ts'
import type { Logger } from '../log.ts'
import type { Connect } from './sender-smtp.ts'
import { loginSentence, readTrouble, type Pending } from './sender-verdict.ts'
import { pauseSending, readSending, resumeSending } from './sending.ts'

const FIRST_PATIENCE_MS = 500
const MAX_PATIENCE_MS = 30_000

/** How the way to the mail server is: what fails on it is no mail's fault, and no mail pays for it. */
export function createWay(pool: Pool, connect: Connect, log: Logger) {
  let blocked: { sentence: string; until: number; patience: number } | null = null

  /** A session could not be opened: everything waits a little, longer each time. Returns what becomes of the mail. */
  function block(error: unknown): Pending {
    const trouble = readTrouble(error)
    const { code, response, message, auth } = trouble
    const sentence = auth ? loginSentence(trouble) : `The mail server cannot be reached (${response || message}).`
    const again = auth ? 'after-login' : 'soon'
    if (isWaiting()) return { state: 'pending', code: code ?? null, response, error: sentence, again }
    const patience = Math.min(blocked ? blocked.patience * 2 : FIRST_PATIENCE_MS, MAX_PATIENCE_MS)
    blocked = { sentence, patience, until: performance.now() + patience }
    log.warn({ error: sentence }, 'the mail server takes no mail')
    return { state: 'pending', code: code ?? null, response, error: sentence, again }
  }

  /** While the server does not let us in, no mail is tried: see whether the account works again. */
  async function tryLogin(): Promise<void> {
    if (isWaiting()) return
    const { why } = await readSending(pool)
    if (why !== 'server') return
    try {
      const session = await connect()
      session.quit()
    } catch (error) {
      block(error)
      return
    }
    blocked = null
    await resumeSending(pool, 'postbode', 'server')
    log.info('the mail server lets us in again')
  }

  /** Tell the desk that the account does not work; nothing is tried until it does. */
  async function stopMail(reason: string): Promise<void> {
    await pauseSending(pool, 'postbode', 'server', reason).catch((error: Error) =>
      log.warn({ error: error.message }, 'the stop of the mail is not written down yet'),
    )
  }

  const isWaiting = () => blocked !== null && performance.now() < blocked.until

  return {
    block,
    tryLogin,
    stopMail,
    isWaiting,
    /** It failed the last time: go carefully. */
    isDoubtful: () => blocked !== null,
    clear: () => (blocked = null),
    trouble: () => blocked?.sentence ?? null,
  }
}
