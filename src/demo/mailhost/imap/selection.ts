import type { Folder, FolderEvent, StoredMail } from '../folder.ts'
import { position } from './sets.ts'

/** A folder as one session sees it: numbers change only when the client has been told (RFC 3501 s. 7.4.1). */
export class Selection {
  readonly folder: Folder
  readonly readOnly: boolean
  /** UIDs the client knows of; their positions are the message numbers. */
  readonly uids: number[]
  #news: FolderEvent[] = []
  #quiet = false
  readonly #stopListening: () => void

  constructor(folder: Folder, readOnly: boolean, onNews: () => void) {
    this.folder = folder
    this.readOnly = readOnly
    this.uids = folder.mails.map(mail => mail.uid)
    this.#stopListening = folder.listen(event => {
      if (this.#quiet) return
      this.#news.push(event)
      onNews()
    })
  }

  close(): void {
    this.#stopListening()
  }

  /** The news since the last call as untagged lines; undefined: this folder is no more, the session must end. */
  news(): string[] | undefined {
    const lines: string[] = []
    let grown = false
    for (const event of this.#news.splice(0)) {
      if (event.kind === 'recreated') return undefined
      if (event.kind === 'added') {
        this.uids.push(event.uid)
        grown = true
      } else if (event.kind === 'removed') {
        const index = position(this.uids, event.uid)
        if (this.uids[index] !== event.uid) continue
        this.uids.splice(index, 1)
        lines.push(`* ${index + 1} EXPUNGE`)
      } else {
        const mail = this.folder.find(event.uid)
        if (mail) lines.push(`* ${this.numberOf(mail)} FETCH (UID ${mail.uid} FLAGS (${mail.flags.join(' ')}))`)
      }
    }
    if (grown) lines.push(`* ${this.uids.length} EXISTS`)
    return lines
  }

  /** Changes that the client asked for are answered by their command, they are no news. */
  quietly(change: () => void): void {
    this.#quiet = true
    change()
    this.#quiet = false
  }

  numberOf(mail: StoredMail): number {
    return position(this.uids, mail.uid) + 1
  }

  /** The mails behind these UIDs that still exist. */
  mails(uids: readonly number[]): StoredMail[] {
    return uids.map(uid => this.folder.find(uid)).filter(mail => mail !== undefined)
  }
}
