import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

// OWASP password storage: argon2id, 19 MiB, 2 passes; about 30 ms
const MEMORY = 19_456
const PASSES = 2
const SHAPE = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
const AT_ONCE = 4

/** A password as a PHC string, the form in which it is stored. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await queued(() => hash(password, salt, MEMORY, PASSES, 1))
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=1$${plain(salt)}$${plain(key)}`
}

/** Takes as long for an address that does not exist: pass null and nobody can tell. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const [, memory, passes, lanes, salt, key] = SHAPE.exec(stored ?? NOBODY) ?? []
  if (!salt || !key) return false
  const wanted = Buffer.from(key, 'base64')
  const given = await queued(() =>
    hash(password, Buffer.from(salt, 'base64'), Number(memory), Number(passes), Number(lanes)),
  )
  return given.length === wanted.length && timingSafeEqual(given, wanted) && stored !== null
}

const NOBODY = `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=1$${plain(randomBytes(16))}$${plain(randomBytes(32))}`

function hash(password: string, nonce: Buffer, memory: number, passes: number, parallelism: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC').slice(0, 1024))
  return derive('argon2id', { message, nonce, memory, passes, parallelism, tagLength: 32 })
}

// every hash takes 19 MiB: a flood of sign-ins must not take all memory (reliability.md, 102)
let running = 0
const waiting: (() => void)[] = []

async function queued<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
