import { execFile } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import path from 'node:path'
import { confine } from './sandbox-confine.ts'

export interface WallTest {
  what: 'network' | 'memory' | 'files'
  holds: boolean
  /** One plain sentence. */
  says: string
}

const CHECK = path.join(import.meta.dirname, 'sandbox-check.ts')

/** Try the walls for real: a child that reaches for the network, for a gigabyte of memory, and for a file that is not code. */
export async function testSandbox(): Promise<WallTest[]> {
  const { command, args } = await confine(CHECK)
  const server = net.createServer(socket => socket.destroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  try {
    const attempt = (what: string) =>
      new Promise<boolean>(resolve => {
        execFile(command, [...args, what, port], { env: {}, timeout: 20_000 }, (error, stdout) =>
          resolve(!error && stdout.includes('reached')),
        )
      })
    const [network, memory, files] = await Promise.all(['network', 'memory', 'files'].map(attempt))
    return [
      {
        what: 'network',
        holds: !network,
        says: network ? 'what reads mails can reach the network' : 'what reads mails has no network',
      },
      {
        what: 'memory',
        holds: !memory,
        says: memory ? 'what reads mails can take a gigabyte of memory' : 'what reads mails has bounded memory',
      },
      {
        what: 'files',
        holds: !files,
        says: files ? 'what reads mails can read files of this machine' : 'what reads mails sees no files',
      },
    ]
  } finally {
    server.close()
  }
}
