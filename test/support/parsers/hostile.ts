import { writeSync } from 'node:fs'
import { serveReads } from '../../../src/mail/sandbox-protocol.ts'

// A reader that does what the mail says: stands for any hole that a mail may find.
serveReads(async (_operation, context, raw) => {
  const order = raw.toString('latin1').split('\n')[0]!
  const held: Buffer[] = []
  if (order === 'loop') for (;;) held.length = 0
  if (order === 'memory') for (;;) held.push(Buffer.alloc(16 * 1024 * 1024, 1))
  if (order === 'crash') process.abort()
  if (order === 'exit') process.exit(3)
  if (order === 'throw') throw new Error('the header makes no sense')
  if (order === 'flood') return { result: 'x'.repeat(6 * 1024 * 1024) }
  if (order === 'print') console.log('a library talks')
  if (order === 'noise') writeSync(1, Buffer.alloc(100, 255))
  if (order === 'nonsense') return { result: { kind: 'purchase-order' } }
  if (order === 'wait') await new Promise(resolve => setTimeout(resolve, 300))
  if (order === 'slow') await new Promise(resolve => setTimeout(resolve, 8000))
  return { result: { pid: process.pid, env: { ...process.env }, length: raw.length, context } }
})
