/** The forms that share the container of Office 97 (MS-CFB): told apart by the streams on its top level. */
export type OleKind = 'xls' | 'password' | 'doc' | 'ppt' | 'msg' | 'other'

const ENTRY = 128
const MAX_ENTRIES = 20_000
/** Sector numbers from here on mean something else (MS-CFB 2.1). */
const NO_SECTOR = 0xfffffffa
const NO_ENTRY = 0xffffffff

interface Entry {
  name: string
  left: number
  right: number
  child: number
}

export function oleKind(content: Buffer): OleKind {
  const names = new Set(topLevel(content))
  const has = (...wanted: string[]) => wanted.some(name => names.has(name))
  if (has('EncryptedPackage')) return 'password'
  if (has('__properties_version1.0')) return 'msg'
  if (has('Workbook', 'Book')) return 'xls'
  if (has('WordDocument')) return 'doc'
  return has('PowerPoint Document') ? 'ppt' : 'other'
}

/** Names of the streams and folders that stand directly below the root; fewer where the file is broken. */
function topLevel(content: Buffer): string[] {
  const entries = directory(content)
  const names: string[] = []
  const seen = new Set<number>()
  const waiting = [entries[0]?.child ?? NO_ENTRY]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at]
    if (!entry || seen.has(at)) continue
    seen.add(at)
    names.push(entry.name)
    waiting.push(entry.left, entry.right)
  }
  return names
}

function directory(content: Buffer): Entry[] {
  if (content.length < 512) return []
  const size = content.readUInt16LE(30) === 12 ? 4096 : 512
  const perSector = size / 4
  const entries: Entry[] = []
  const seen = new Set<number>()
  let sector = content.readUInt32LE(48)
  while (sector < NO_SECTOR && !seen.has(sector) && entries.length < MAX_ENTRIES) {
    seen.add(sector)
    const start = (sector + 1) * size
    if (start + size > content.length) break
    for (let at = start; at < start + size; at += ENTRY) entries.push(readEntry(content, at))
    // the first 109 sectors of the table of sectors are named in the header: enough for 6.8 MB of directory
    const block = Math.floor(sector / perSector)
    const table = block < 109 ? content.readUInt32LE(76 + block * 4) : NO_SECTOR
    const place = (table + 1) * size + (sector % perSector) * 4
    if (table >= NO_SECTOR || place + 4 > content.length) break
    sector = content.readUInt32LE(place)
  }
  return entries
}

function readEntry(content: Buffer, at: number): Entry {
  const length = Math.min(64, content.readUInt16LE(at + 64))
  return {
    name: content.toString('utf16le', at, at + Math.max(0, length - 2)),
    left: content.readUInt32LE(at + 68),
    right: content.readUInt32LE(at + 72),
    child: content.readUInt32LE(at + 76),
  }
}
