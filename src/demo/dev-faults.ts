import type { DevFaults } from '../web/dev/index.ts'
import type { MailHost } from './mailhost/host.ts'
import type { WorkerProcess } from './worker-process.ts'

/** What the page "Break things" can break: the mail host on purpose, the worker for real. */
export function createDevFaults({ chaos }: MailHost, worker: WorkerProcess): DevFaults {
  let refusing = 0
  let silent = false
  return {
    state: () => ({
      refusing,
      imap: silent ? 'silent' : 'well',
      worker: worker.running() ? 'runs' : 'starts',
      kills: worker.kills(),
    }),
    refuseSmtp(share) {
      refusing = share
      // the host keeps every refusal it was given: begin again
      chaos.clear()
      chaos.silenceImap(silent)
      if (share > 0) chaos.refuseSmtp({ code: 451, share })
    },
    dropImap: () => chaos.dropImap(),
    silenceImap(now) {
      silent = now
      chaos.silenceImap(now)
      // connections that got no answer stay dead: new ones are made
      if (!now) chaos.dropImap()
    },
    killWorker: () => worker.kill(),
  }
}
