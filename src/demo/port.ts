import net from 'node:net'

/** A port of 127.0.0.1 that is free at this moment: the first of the wishes that is, else one the system picks. */
export async function freePort(...wishes: number[]): Promise<number> {
  for (const wish of [...wishes, 0]) {
    const port = await tryPort(wish)
    if (port) return port
  }
  throw new Error('This machine has no free port on 127.0.0.1.')
}

/** The port when nobody listens there (with 0 the system picks one), else undefined. */
export function tryPort(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const server = net.createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
