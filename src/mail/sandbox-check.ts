import { readFileSync } from 'node:fs'
import net from 'node:net'

// Begun by the self-test inside the walls: says 'reached' when a wall does not hold, and dies or says so when it does.

const [what, port] = process.argv.slice(2)

if (what === 'network') {
  const socket = net.connect(Number(port), '127.0.0.1', () => tell('reached'))
  socket.on('error', () => tell('denied'))
} else if (what === 'memory') {
  const held = Array.from({ length: 16 }, () => Buffer.alloc(64 * 1024 * 1024, 1))
  tell(held.length === 16 ? 'reached' : 'denied')
} else {
  readFileSync('/etc/hostname')
  tell('reached')
}

function tell(word: string): void {
  process.stdout.write(word, () => process.exit(0))
}
