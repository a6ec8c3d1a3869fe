import type { StoredMail } from '../folder.ts'
import { readHead } from '../headers.ts'
import { formatDateTime } from './dates.ts'
import { envelope } from './envelope.ts'
import { named } from './mail-commands.ts'
import { section } from './section.ts'
import type { Selection } from './selection.ts'
import type { Session } from './session.ts'
import { asList, asText, Bad, type Value } from './values.ts'

const MACROS: Record<string, string[] | undefined> = {
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
}

const WHOLE: Record<string, string | undefined> = {
  RFC822: 'BODY[]',
  'RFC822.HEADER': 'BODY.PEEK[HEADER]',
  'RFC822.TEXT': 'BODY[TEXT]',
}

/** FETCH and UID FETCH, one mail at a time, no faster than the client takes them. */
export async function fetch(session: Session, [set, wanted]: Value[], byUid: boolean): Promise<void> {
  const { selection, mails } = named(session, set, byUid)
  const items = asList(wanted).flatMap(item => MACROS[asText(item).toUpperCase()] ?? [asText(item)])
  const reading = items.some(item => /^(BODY\[|RFC822$|RFC822\.TEXT$)/i.test(item)) && !selection.readOnly
  const asked = byUid && !items.some(item => item.toUpperCase() === 'UID') ? ['UID', ...items] : items
  for (const mail of mails) {
    if (reading && !mail.flags.includes('\\Seen')) selection.folder.setFlags(mail, [...mail.flags, '\\Seen'])
    session.say(...answer(selection, mail, asked))
    await session.drained()
  }
}

function answer(selection: Selection, mail: StoredMail, items: string[]): (string | Buffer)[] {
  let bytes: Buffer | undefined
  const raw = () => (bytes ??= selection.folder.raw(mail))
  const parts: (string | Buffer)[] = [`* ${selection.numberOf(mail)} FETCH (`]
  items.forEach((item, index) => {
    if (index > 0) parts.push(' ')
    parts.push(...value(mail, raw, item))
  })
  return [...parts, ')']
}

function value(mail: StoredMail, raw: () => Buffer, item: string): (string | Buffer)[] {
  const name = item.toUpperCase()
  if (name === 'UID') return [`UID ${mail.uid}`]
  if (name === 'FLAGS') return [`FLAGS (${mail.flags.join(' ')})`]
  if (name === 'INTERNALDATE') return [`INTERNALDATE "${formatDateTime(mail.internalDate)}"`]
  if (name === 'RFC822.SIZE') return [`RFC822.SIZE ${mail.size}`]
  if (name === 'ENVELOPE') return [Buffer.from(`ENVELOPE ${envelope(readHead(raw()))}`, 'latin1')]
  const match = /^BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d{1,10})\.(\d{1,10})>)?$/i.exec(WHOLE[name] ?? item)
  if (!match) throw new Bad(`${name.slice(0, 50)} is not known here`)
  const all = section(raw(), match[1] ?? '')
  const start = match[2] === undefined ? 0 : Number(match[2])
  const part = match[3] === undefined ? all : all.subarray(start, start + Number(match[3]))
  const label = WHOLE[name] ? name : `BODY[${match[1]?.toUpperCase()}]${match[2] === undefined ? '' : `<${start}>`}`
  return [`${label} {${part.length}}\r\n`, part]
}
