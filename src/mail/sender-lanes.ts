import type { Claimed } from './sender-claim.ts'
import type { Connect, Session } from './sender-smtp.ts'

/** Servers do not like endless sessions. */
const MAILS_PER_SESSION = 100
const IDLE_MS = 30_000

interface LaneDeps {
  size: number
  connect: Connect
  /** Send one mail over an open session; never rejects. */
  send: (session: Session, mail: Claimed) => Promise<void>
  /** No session could be opened for this mail; never rejects. */
  onUnreachable: (mail: Claimed, error: unknown) => Promise<void>
}

/** At most `size` SMTP sessions, opened when there is work, each sending one mail after the other. */
export function createLanes({ size, connect, send, onUnreachable }: LaneDeps) {
  const queue: Claimed[] = []
  const free: { session: Session; timer: NodeJS.Timeout }[] = []
  let busy = 0

  function push(mails: Claimed[]): void {
    queue.push(...mails)
    while (busy < size && queue.length > 0) void work()
  }

  async function work(): Promise<void> {
    busy++
    let session = takeFree()
    for (let mail = queue.shift(); mail; mail = queue.shift()) {
      if (session && (session.ended || session.mails >= MAILS_PER_SESSION)) {
        session.quit()
        session = null
      }
      try {
        session ??= await connect()
      } catch (error) {
        await onUnreachable(mail, error)
        continue
      }
      await send(session, mail)
    }
    busy--
    if (session) keep(session)
  }

  function takeFree(): Session | null {
    const kept = free.pop()
    clearTimeout(kept?.timer)
    return kept?.session ?? null
  }

  function keep(session: Session): void {
    const timer = setTimeout(() => {
      free.splice(
        free.findIndex(it => it.session === session),
        1,
      )
      session.quit()
    }, IDLE_MS)
    free.push({ session, timer })
  }

  return {
    push,
    /** Mails that no session has begun with. */
    waiting: () => queue.length,
    /** Take back what no session has begun with. */
    drain: () => queue.splice(0),
    close(): void {
      for (const { session, timer } of free.splice(0)) {
        clearTimeout(timer)
        session.quit()
      }
    },
  }
}
