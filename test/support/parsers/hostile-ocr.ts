import { readFileSync } from 'node:fs'
import net from 'node:net'
import { z } from 'zod'
import { serveReads } from '../../../src/mail/sandbox-protocol.ts'

// A reader of scans that does what the language says: stands for any hole that a picture may find.
const orders = z.object({ language: z.string() })
const word = (text: string) => ({ text, x: 1, y: 1, width: 1, size: 1, confidence: 0.9 })

serveReads(async (_operation, context) => {
  const { language: order } = orders.parse(context)
  const held: Buffer[] = []
  if (order === 'loop') for (;;) held.length = 0
  if (order === 'memory') for (;;) held.push(Buffer.alloc(16 * 1024 * 1024, 1))
  if (order === 'crash') process.abort()
  if (order === 'nonsense') return { result: { words: [{ text: 'x' }] } }
  if (order === 'reach')
    return {
      result: {
        words: [
          word(`network:${await network()}`),
          word(`files:${files()}`),
          word(`environment:${Object.keys(process.env).join()}`),
        ],
      },
    }
  return { result: { words: [word('fine')] } }
})

function network(): Promise<string> {
  return new Promise(resolve => {
    const socket = net.connect(53, '1.1.1.1', () => resolve('reached'))
    socket.on('error', () => resolve('denied'))
    socket.setTimeout(2000, () => resolve('denied'))
  })
}

function files(): string {
  try {
    return readFileSync('/etc/hostname', 'latin1') ? 'reached' : 'empty'
  } catch {
    return 'denied'
  }
}
