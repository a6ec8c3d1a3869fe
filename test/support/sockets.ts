import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** One socket of a process: where it listens, or whom it talks to. */
export interface OpenSocket {
  pid: number
  local: string
  remote: string
}

/** Every TCP and UDP socket over IP of a process and of all that it started. Linux only: read from /proc. */
export function socketsOf(pid: number): OpenSocket[] {
  const table = new Map(['tcp', 'tcp6', 'udp', 'udp6'].flatMap(readTable))
  return family(pid).flatMap(member =>
    inodesOf(member).flatMap(inode => {
      const addresses = table.get(inode)
      return addresses ? [{ pid: member, ...addresses }] : []
    }),
  )
}

/** The process and its descendants. */
export function family(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      const stat = quietly(() => readFileSync(`/proc/${name}/stat`, 'latin1'))
      return stat ? [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }] : []
    })
  const found = [pid]
  for (const one of found) found.push(...parents.filter(it => it.parent === one).map(it => it.pid))
  return found
}

function inodesOf(pid: number): string[] {
  const descriptors = quietly(() => readdirSync(`/proc/${pid}/fd`)) ?? []
  return descriptors.flatMap(fd => {
    const target = quietly(() => readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? ''
    return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []
  })
}

function readTable(protocol: string): [inode: string, addresses: { local: string; remote: string }][] {
  const lines = (quietly(() => readFileSync(`/proc/net/${protocol}`, 'latin1')) ?? '').split('\n').slice(1)
  return lines.flatMap(line => {
    const columns = line.trim().split(/\s+/)
    const [, local = '', remote = ''] = columns
    return columns[9]
      ? [
          [columns[9], { local: address(local), remote: address(remote) }] as [
            string,
            { local: string; remote: string },
          ],
        ]
      : []
  })
}

/** '0100007F:1F90' is '127.0.0.1:8080'; IPv6 is kept in hexadecimal, with words for loopback and for mapped IPv4. */
function address(hex: string): string {
  const [host = '', port = ''] = hex.split(':')
  const number = String(Number.parseInt(port, 16))
  const four = (part: string) =>
    part
      .match(/../g)
      ?.toReversed()
      .map(byte => Number.parseInt(byte, 16))
      .join('.') ?? ''
  if (host.length === 8) return `${four(host)}:${number}`
  if (host === '00000000000000000000000001000000') return `::1:${number}`
  if (host.startsWith('0000000000000000FFFF0000')) return `${four(host.slice(24))}:${number}`
  return `${host}:${number}`
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
