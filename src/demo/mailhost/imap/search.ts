import type { StoredMail } from '../folder.ts'
import { headerValue, readHead } from '../headers.ts'
import { parseDay } from './dates.ts'
import type { Selection } from './selection.ts'
import type { Session } from './session.ts'
import { pick } from './sets.ts'
import { asText, Bad, No, type Value } from './values.ts'

type Test = (mail: StoredMail) => boolean

const MAX_DEPTH = 20
const FLAGS = ['ANSWERED', 'DELETED', 'DRAFT', 'FLAGGED', 'SEEN']
const HEADERS = ['FROM', 'TO', 'CC', 'BCC', 'SUBJECT']

/** SEARCH and UID SEARCH; a search for UIDs or flags reads no mail. */
export function search(session: Session, args: Value[], byUid: boolean): void {
  const { selection } = session
  if (!selection) throw new No('Select a mailbox first')
  const keys = typeof args[0] === 'string' && args[0].toUpperCase() === 'CHARSET' ? args.slice(2) : args
  const test = all(selection, [...keys], 0)
  const hits = selection.mails(selection.uids).filter(test)
  session.say(`* SEARCH${hits.map(mail => ` ${byUid ? mail.uid : selection.numberOf(mail)}`).join('')}`)
}

/** Every key of a list must hold; an empty list is a mistake. */
function all(selection: Selection, keys: Value[], depth: number): Test {
  if (keys.length === 0 || depth > MAX_DEPTH) throw new Bad('A search key is expected')
  const tests: Test[] = []
  while (keys.length > 0) tests.push(one(selection, keys, depth))
  return mail => tests.every(test => test(mail))
}

/** Takes one key with its arguments off the list. */
function one(selection: Selection, keys: Value[], depth: number): Test {
  if (depth > MAX_DEPTH) throw new Bad('The search is too deep')
  const key = keys.shift()
  if (Array.isArray(key)) return all(selection, [...key], depth + 1)
  const name = asText(key).toUpperCase()
  const argument = () => asText(keys.shift())
  if (/^[\d*]/.test(name)) return inSet(pick(selection.uids, name, false))
  if (name === 'UID') return inSet(pick(selection.uids, argument(), true))
  if (name === 'NOT') {
    const test = one(selection, keys, depth + 1)
    return mail => !test(mail)
  }
  if (name === 'OR') {
    const tests = [one(selection, keys, depth + 1), one(selection, keys, depth + 1)]
    return mail => tests.some(test => test(mail))
  }
  return byFlag(name, argument) ?? byFact(name, argument) ?? byContent(selection, name, argument)
}

function byFlag(name: string, argument: () => string): Test | undefined {
  if (name === 'ALL' || name === 'OLD') return () => true
  if (name === 'RECENT' || name === 'NEW') return () => false
  const negative = name.startsWith('UN')
  const bare = negative ? name.slice(2) : name
  const flag =
    bare === 'KEYWORD' ? argument() : FLAGS.includes(bare) ? `\\${bare[0]}${bare.slice(1).toLowerCase()}` : undefined
  return flag === undefined ? undefined : mail => mail.flags.includes(flag) !== negative
}

function byFact(name: string, argument: () => string): Test | undefined {
  if (name === 'SINCE' || name === 'BEFORE' || name === 'ON') {
    const wanted = parseDay(argument())
    if (name === 'SINCE') return mail => day(mail) >= wanted
    return name === 'BEFORE' ? mail => day(mail) < wanted : mail => day(mail) === wanted
  }
  if (name === 'LARGER' || name === 'SMALLER') {
    const size = Number(argument())
    return name === 'LARGER' ? mail => mail.size > size : mail => mail.size < size
  }
  return undefined
}

function byContent(selection: Selection, name: string, argument: () => string): Test {
  if (name === 'HEADER' || HEADERS.includes(name)) {
    const header = (name === 'HEADER' ? argument() : name).toLowerCase()
    const text = argument().toLowerCase()
    return mail =>
      headerValue(readHead(selection.folder.raw(mail)), header)
        ?.toLowerCase()
        .includes(text) ?? false
  }
  if (name === 'TEXT' || name === 'BODY') {
    const text = argument().toLowerCase()
    return mail => {
      const raw = selection.folder.raw(mail)
      return raw
        .toString('utf8', name === 'BODY' ? readHead(raw).bodyStart : 0)
        .toLowerCase()
        .includes(text)
    }
  }
  throw new Bad(`The search key ${name.slice(0, 50)} is not known here`)
}

function day(mail: StoredMail): string {
  return mail.internalDate.toISOString().slice(0, 10)
}

function inSet(uids: number[]): Test {
  const set = new Set(uids)
  return mail => set.has(mail.uid)
}
