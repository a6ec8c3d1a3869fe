import { once } from 'node:events'
import net from 'node:net'
import { type ImapDesk, Session } from './session.ts'

export interface ImapListener {
  port: number
  /** Cuts every open connection, without a goodbye. */
  dropAll(): void
  close(): void
}

export async function listenImap(desk: ImapDesk, port: number): Promise<ImapListener> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer(socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    void new Session(socket, desk).run()
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The IMAP host has no port.')
  const dropAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: address.port,
    dropAll,
    close() {
      server.close()
      dropAll()
    },
  }
}
