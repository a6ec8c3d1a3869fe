import fs from 'node:fs'
import { append, type MailRecord, readAt, replay } from './journal.ts'
import { firstAtLeast } from './sorted.ts'

export interface StoredMail {
  readonly uid: number
  readonly internalDate: Date
  readonly size: number
  readonly messageId: string | null
  flags: string[]
  readonly offset: number
}

/** What an open IMAP session must hear about. */
export type FolderEvent = { kind: 'added' | 'removed' | 'flags'; uid: number } | { kind: 'recreated' }

/** One folder of one mailbox: ascending UIDs that are never used twice under the same UIDVALIDITY (RFC 3501 s. 2.3.1.1). */
export class Folder {
  readonly file: string
  readonly name: string
  validity = 0
  nextUid = 1
  mails: StoredMail[] = []
  /** Message-IDs of every mail that ever came, also of those that are gone. */
  readonly messageIds = new Set<string>()
  #listeners = new Set<(event: FolderEvent) => void>()

  constructor(file: string, name: string, firstValidity: () => number) {
    this.file = file
    this.name = name
    if (fs.existsSync(file)) this.#load()
    if (this.validity === 0) this.#begin(firstValidity())
  }

  add(raw: Buffer, internalDate: Date, messageId: string | null, flags: string[] = []): StoredMail {
    const entry: MailRecord = {
      uid: this.nextUid,
      date: internalDate.toISOString(),
      size: raw.length,
      id: messageId,
      flags,
    }
    const mail = this.#remember(entry, append(this.file, entry, raw))
    this.#tell({ kind: 'added', uid: mail.uid })
    return mail
  }

  raw(mail: StoredMail): Buffer {
    return readAt(this.file, mail.offset, mail.size)
  }

  find(uid: number): StoredMail | undefined {
    const mail = this.mails[firstAtLeast(this.mails, uid, mail => mail.uid)]
    return mail?.uid === uid ? mail : undefined
  }

  setFlags(mail: StoredMail, flags: string[]): void {
    append(this.file, { uid: mail.uid, flags })
    mail.flags = flags
    this.#tell({ kind: 'flags', uid: mail.uid })
  }

  remove(mail: StoredMail): void {
    append(this.file, { gone: mail.uid })
    this.#forget(mail.uid)
    this.#tell({ kind: 'removed', uid: mail.uid })
  }

  /** The folder is deleted and made anew: another UIDVALIDITY, UIDs from 1, the mails kept or not. */
  recreate(keepMails: boolean): void {
    const kept = keepMails ? this.mails.map(mail => ({ mail, raw: this.raw(mail) })) : []
    const validity = this.validity + 1
    fs.rmSync(this.file)
    this.mails = []
    this.nextUid = 1
    this.#begin(validity)
    for (const { mail, raw } of kept) this.add(raw, mail.internalDate, mail.messageId, mail.flags)
    this.#tell({ kind: 'recreated' })
  }

  listen(listener: (event: FolderEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #begin(validity: number): void {
    this.validity = validity
    append(this.file, { validity })
  }

  #load(): void {
    for (const { entry, offset } of replay(this.file)) {
      if ('validity' in entry) this.validity = entry.validity
      else if ('gone' in entry) this.#forget(entry.gone)
      else if ('size' in entry) this.#remember(entry, offset)
      else {
        const mail = this.find(entry.uid)
        if (mail) mail.flags = entry.flags
      }
    }
  }

  #remember(entry: MailRecord, offset: number): StoredMail {
    const { uid, date, size, id, flags } = entry
    const mail = { uid, internalDate: new Date(date), size, messageId: id, flags, offset }
    this.mails.push(mail)
    this.nextUid = uid + 1
    if (id) this.messageIds.add(id)
    return mail
  }

  #forget(uid: number): void {
    const index = firstAtLeast(this.mails, uid, mail => mail.uid)
    if (this.mails[index]?.uid === uid) this.mails.splice(index, 1)
  }

  #tell(event: FolderEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
