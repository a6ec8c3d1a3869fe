import { once } from 'node:events'
import net from 'node:net'

/** A TCP proxy on loopback whose connections can be cut, reset or swallowed like a dead firewall does. */
export interface Proxy extends AsyncDisposable {
  port: number
  /** Connections open now, and how many there were at once at most. */
  open: number
  most: number
  /** Connections so far. */
  total: number
  /** Nothing passes any more and nobody is told, also on new connections. */
  swallow(on: boolean): void
  /** Ends every connection with a RST. */
  reset(): void
}

/** `answer` may change what the server says. */
export async function tcpProxy(target: number, answer = (chunk: Buffer): Buffer => chunk): Promise<Proxy> {
  const pairs = new Set<[net.Socket, net.Socket]>()
  let swallowing = false
  const server = net.createServer(client => {
    const upstream = net.connect(target, '127.0.0.1')
    const pair: [net.Socket, net.Socket] = [client, upstream]
    pairs.add(pair)
    proxy.total += 1
    proxy.open += 1
    proxy.most = Math.max(proxy.most, proxy.open)
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.on('data', (chunk: Buffer) => swallowing || to.write(from === upstream ? answer(chunk) : chunk))
      from.on('error', () => {})
      from.on('close', () => swallowing || to.destroy())
    }
    client.on('close', () => {
      proxy.open -= 1
      pairs.delete(pair)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const proxy: Proxy = {
    port: typeof address === 'object' && address ? address.port : 0,
    open: 0,
    most: 0,
    total: 0,
    swallow: on => void (swallowing = on),
    reset() {
      for (const [client, upstream] of pairs) {
        client.resetAndDestroy()
        upstream.destroy()
      }
    },
    async [Symbol.asyncDispose]() {
      server.close()
      for (const [client, upstream] of pairs) {
        client.destroy()
        upstream.destroy()
      }
    },
  }
  return proxy
}
