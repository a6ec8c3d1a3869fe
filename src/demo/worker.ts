import { readConfig } from '../config.ts'
import { startPostbode } from '../main.ts'

/**
 * Everything but the pages, in a process of its own, so that the demo can kill it as a power cut would: the same program with
 * other ROLES. It asks its parent whether the mail host has accepted a mail whose 250 was lost.
 */
const asked = new Map<string, (accepted: boolean) => void>()

export interface Question {
  accepted: string
}
export interface Answer {
  messageId: string
  accepted: boolean
}

function wasAccepted(messageId: string): Promise<boolean> {
  return new Promise(resolve => {
    asked.set(messageId, resolve)
    process.send?.({ accepted: messageId } satisfies Question)
  })
}

process.on('message', (answer: Answer) => {
  asked.get(answer.messageId)?.(answer.accepted)
  asked.delete(answer.messageId)
})

const postbode = await startPostbode(readConfig(), { proof: wasAccepted, quiet: true })
const end = () => void postbode.stop().then(() => process.exit(0))
process.once('SIGTERM', end)
// The demo that started us is gone: so are its database and its mail host.
process.once('disconnect', () => process.exit(1))
process.send?.('ready')
