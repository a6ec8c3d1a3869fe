import fs from 'node:fs'
import path from 'node:path'
import { Folder } from './folder.ts'

/** Longest address, encoded, that still makes a file name everywhere. */
const MAX_ADDRESS = 200

/** Every mailbox of the host: one folder on disk per address, one file per mail folder. Made when first asked for. */
export class MailStore {
  readonly dir: string
  #boxes = new Map<string, Map<string, Folder>>()
  #messageIds = new Set<string>()

  constructor(dir: string) {
    this.dir = dir
    fs.mkdirSync(dir, { recursive: true })
    for (const box of fs.readdirSync(dir, { withFileTypes: true })) {
      const address = box.isDirectory() ? decodeURIComponent(box.name) : ''
      if (!isMailboxAddress(address)) continue
      for (const file of fs.readdirSync(path.join(dir, box.name))) {
        const folder = this.folder(address, decodeURIComponent(path.basename(file, '.mails')))
        for (const id of folder.messageIds) this.accepted(id)
      }
    }
  }

  /** The folder of an address, INBOX unless named, made when it is not there yet. */
  folder(address: string, name = 'INBOX'): Folder {
    const key = mailboxKey(address)
    if (!isMailboxAddress(key)) throw new Error(`No mailbox can have the address ${address}.`)
    let box = this.#boxes.get(key)
    if (!box) this.#boxes.set(key, (box = new Map()))
    let folder = box.get(name)
    if (!folder) {
      const home = path.join(this.dir, encodeURIComponent(key))
      fs.mkdirSync(home, { recursive: true })
      // Seconds, as servers do: a mailbox that was deleted by hand comes back with a higher one.
      folder = new Folder(path.join(home, `${encodeURIComponent(name)}.mails`), name, () =>
        Math.floor(Date.now() / 1000),
      )
      box.set(name, folder)
    }
    return folder
  }

  has(address: string): boolean {
    return this.#boxes.has(mailboxKey(address))
  }

  folders(address: string): Folder[] {
    return [...(this.#boxes.get(mailboxKey(address))?.values() ?? [])]
  }

  addresses(): string[] {
    return [...this.#boxes.keys()].toSorted()
  }

  accepted(messageId: string | null): void {
    if (messageId) this.#messageIds.add(messageId)
  }

  hasAccepted(messageId: string): boolean {
    return this.#messageIds.has(messageId)
  }
}

/** Addresses differ by case nowhere in practice. */
export function mailboxKey(address: string): string {
  return address.trim().toLowerCase()
}

/** Whether an address can be a mailbox here; everything else is refused with 553. */
export function isMailboxAddress(address: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) && encodeURIComponent(address).length <= MAX_ADDRESS
}
