import type { Folder } from '../folder.ts'
import { headerValue, readHead } from '../headers.ts'
import { parseDateTime } from './dates.ts'
import type { Session } from './session.ts'
import { asList, asText, Bad, No, quote, type Value } from './values.ts'

const MAX_PATTERN = 200
const SYSTEM_FLAGS = '\\Answered \\Flagged \\Deleted \\Seen \\Draft'

export function list(session: Session, [, pattern, ...rest]: Value[]): void {
  const wanted = asText(pattern)
  if (rest.length > 0 || wanted.length > MAX_PATTERN) throw new Bad('Only a plain LIST is known here')
  if (wanted === '') return session.say('* LIST (\\Noselect) "/" ""')
  for (const { name } of mailFolders(session)) {
    if (matches(name, wanted)) session.say(`* LIST (\\HasNoChildren) "/" ${quote(name)}`)
  }
}

export function status(session: Session, [name, items]: Value[]): void {
  const folder = existing(session, asText(name))
  const facts: Record<string, () => number> = {
    MESSAGES: () => folder.mails.length,
    RECENT: () => 0,
    UIDNEXT: () => folder.nextUid,
    UIDVALIDITY: () => folder.validity,
    UNSEEN: () => folder.mails.filter(mail => !mail.flags.includes('\\Seen')).length,
  }
  const answers = asList(items).map(item => {
    const key = asText(item).toUpperCase()
    const fact = facts[key]
    if (!fact) throw new Bad(`Unknown item ${key}`)
    return `${key} ${fact()}`
  })
  session.say(`* STATUS ${quote(folder.name)} (${answers.join(' ')})`)
}

export function create(session: Session, [name]: Value[]): void {
  const wanted = folderName(asText(name))
  if (find(session, wanted)) throw new No('[ALREADYEXISTS] There is such a mailbox')
  if (wanted === '' || encodeURIComponent(wanted).length > MAX_PATTERN) throw new No('No mailbox can have this name')
  session.desk.store.folder(session.user ?? '', wanted)
}

export function select(session: Session, [name]: Value[], readOnly: boolean): string {
  session.deselect()
  const { name: found } = existing(session, asText(name))
  const folder = session.select({ name: found, readOnly })?.folder
  if (!folder) throw new No('[NONEXISTENT] There is no such mailbox')
  session.say(`* FLAGS (${SYSTEM_FLAGS})`)
  session.say(`* OK [PERMANENTFLAGS (${readOnly ? '' : `${SYSTEM_FLAGS} \\*`})] Flags that stay`)
  session.say(`* ${folder.mails.length} EXISTS`)
  session.say('* 0 RECENT')
  session.say(`* OK [UIDVALIDITY ${folder.validity}] As long as this stays, UIDs stay`)
  session.say(`* OK [UIDNEXT ${folder.nextUid}] The next UID`)
  return readOnly ? '[READ-ONLY] EXAMINE done' : '[READ-WRITE] SELECT done'
}

/** APPEND mailbox [(flags)] [date] literal, answered with the UID of RFC 4315. */
export function append(session: Session, args: Value[]): string {
  const folder = existing(session, asText(args[0]))
  const raw = args.at(-1)
  if (args.length < 2 || !Buffer.isBuffer(raw)) throw new Bad('A mail as a literal is expected')
  const options = args.slice(1, -1)
  const flags = options.find(option => Array.isArray(option)) ?? []
  const date = options.find(option => typeof option === 'string')
  const at = date === undefined ? session.desk.now() : parseDateTime(date)
  const mail = folder.add(raw, at, headerValue(readHead(raw), 'message-id'), asList(flags).map(asText))
  return `[APPENDUID ${folder.validity} ${mail.uid}] APPEND done`
}

/** The folder of that name, or NO. */
export function existing(session: Session, name: string): Folder {
  const folder = find(session, folderName(name))
  if (!folder) throw new No('[TRYCREATE] There is no such mailbox')
  return folder
}

function find(session: Session, name: string): Folder | undefined {
  return mailFolders(session).find(folder => folder.name === name)
}

function mailFolders(session: Session): Folder[] {
  return session.desk.store.folders(session.user ?? '')
}

function folderName(name: string): string {
  return name.toUpperCase() === 'INBOX' ? 'INBOX' : name
}

/** `*` stands for anything, `%` for anything without a slash. */
function matches(name: string, pattern: string): boolean {
  if (pattern === '*' || pattern === '%') return pattern === '*' || !name.includes('/')
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
  const source = escaped.replaceAll(/\*+/g, '.*').replaceAll('%', '[^/]*')
  return new RegExp(`^${source}$`, pattern.toUpperCase() === 'INBOX' ? 'i' : '').test(name)
}
