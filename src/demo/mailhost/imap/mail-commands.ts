import type { StoredMail } from '../folder.ts'
import { existing } from './folder-commands.ts'
import type { Selection } from './selection.ts'
import type { Session } from './session.ts'
import { pick } from './sets.ts'
import { asList, asText, Bad, No, type Value } from './values.ts'

/** The mails that a set names in the selected folder. */
export function named(
  session: Session,
  set: Value | undefined,
  byUid: boolean,
): { selection: Selection; mails: StoredMail[] } {
  const { selection } = session
  if (!selection) throw new No('Select a mailbox first')
  return { selection, mails: selection.mails(pick(selection.uids, asText(set), byUid)) }
}

export function store(session: Session, [set, item, ...flags]: Value[], byUid: boolean): void {
  const { selection, mails } = named(session, set, byUid)
  writable(selection)
  const match = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(asText(item))
  if (!match) throw new Bad('FLAGS, +FLAGS or -FLAGS is expected')
  const given = flags.flatMap(asList).map(asText)
  for (const mail of mails) {
    selection.quietly(() => selection.folder.setFlags(mail, changed(mail.flags, match[1] ?? '', given)))
    if (!match[2]) session.say(`* ${selection.numberOf(mail)} FETCH (UID ${mail.uid} FLAGS (${mail.flags.join(' ')}))`)
  }
}

export function expunge(session: Session, [set]: Value[], byUid: boolean): void {
  const { selection, mails } = named(session, byUid ? set : '1:*', byUid)
  writable(selection)
  for (const mail of mails) if (mail.flags.includes('\\Deleted')) selection.folder.remove(mail)
}

/** CLOSE removes what is marked deleted without a word, unless the folder was opened read-only. */
export function close(session: Session): void {
  if (session.selection && !session.selection.readOnly) expunge(session, [], false)
  session.deselect()
}

export function copy(session: Session, args: Value[], byUid: boolean): string {
  return `[${copyMails(session, args, byUid).code}] COPY done`
}

/** RFC 6851: the source goes only when its copy is there. */
export function move(session: Session, args: Value[], byUid: boolean): string {
  if (session.selection) writable(session.selection)
  const { selection, mails, code } = copyMails(session, args, byUid)
  session.say(`* OK [${code}] Copied`)
  for (const mail of mails) selection.folder.remove(mail)
  return 'MOVE done'
}

function copyMails(session: Session, [set, name]: Value[], byUid: boolean) {
  const { selection, mails } = named(session, set, byUid)
  const target = existing(session, asText(name))
  const copies = mails.map(mail =>
    target.add(selection.folder.raw(mail), mail.internalDate, mail.messageId, mail.flags),
  )
  const uids = [mails, copies].map(list => list.map(mail => mail.uid).join(','))
  return { selection, mails, code: `COPYUID ${target.validity} ${uids.join(' ')}` }
}

function writable(selection: Selection): void {
  if (selection.readOnly) throw new No('[READ-ONLY] The mailbox was opened read-only')
}

function changed(flags: string[], sign: string, given: string[]): string[] {
  if (sign === '-') return flags.filter(flag => !given.includes(flag))
  return [...new Set(sign === '+' ? [...flags, ...given] : given)]
}
