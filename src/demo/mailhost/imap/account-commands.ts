import { CAPABILITIES, type Session } from './session.ts'
import { asText, Bad, No, type Value } from './values.ts'

export function capability(session: Session): void {
  session.say(`* CAPABILITY ${CAPABILITIES}`)
}

export function login(session: Session, [user, password]: Value[]): string {
  return enter(session, asText(user), asText(password))
}

/** PLAIN (RFC 4616), with or without the initial response of RFC 4959. */
export async function authenticate(session: Session, [mechanism, initial]: Value[]): Promise<string> {
  if (asText(mechanism).toUpperCase() !== 'PLAIN') throw new No('Only PLAIN is known here')
  const answer = initial === undefined ? await session.ask('') : asText(initial)
  if (answer === undefined || answer === '*') throw new Bad('Login given up')
  const [, user, password] = Buffer.from(answer, 'base64').toString('utf8').split('\0')
  if (user === undefined || password === undefined) throw new Bad('A name and a password are expected')
  return enter(session, user, password)
}

function enter(session: Session, user: string, password: string): string {
  const address = session.desk.faults.imapLoginRefused ? undefined : session.desk.login(user, password)
  if (address === undefined) throw new No('[AUTHENTICATIONFAILED] Wrong user or password')
  session.user = address
  return `[CAPABILITY ${CAPABILITIES}] Welcome`
}
