/** What is wrong with a password that somebody chose; undefined: it will do. */
export type Weakness = 'too-short' | 'too-long' | 'too-common' | 'too-personal'

const MIN = 12
// argon2 takes any length; a form field need not (NIST SP 800-63B, 3.1.1.2: at least 64)
const MAX = 200

/** Words of lists of leaked passwords that people stretch to twelve characters, and what this very desk suggests. */
const COMMON = [
  'password', 'passwort', 'wachtwoord', 'welkom', 'welcome', 'qwerty', 'azerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'geheim',
  'secret', 'letmein', 'admin', 'administrator', 'beheerder', 'iloveyou', 'ikhouvanjou', 'dragon', 'monkey', 'football', 'voetbal',
  'baseball', 'sunshine', 'zonneschijn', 'princess', 'prinses', 'superman', 'batman', 'master', 'shadow', 'michael', 'amsterdam',
  'rotterdam', 'feyenoord', 'ajax', 'nederland', 'holland', 'zomer', 'winter', 'lente', 'herfst', 'summer', 'spring', 'autumn',
  'januari', 'februari', 'maart', 'april', 'september', 'oktober', 'november', 'december', 'maandag', 'vrijdag', 'monday', 'friday',
  'changeme', 'verander', 'temporary', 'tijdelijk', 'default', 'portal', 'customer', 'klant', 'klanten', 'test', 'hello', 'hallo',
  'abcdefghijklmnopqrstuvwxyz', '12345678901234567890', '09876543210987654321', 'bestelling', 'order', 'orderdesk', 'trustno',
] // oxfmt-ignore

/**
 * Length first: no rules about signs and digits, they make worse passwords (NIST SP 800-63B, 3.1.1.2). Refused is what a list
 * of common words explains, and what the person's own address or company gives away.
 */
export function weaknessOf(password: string, person: { email: string; company: string }): Weakness | undefined {
  const length = Array.from(password).length
  if (length < MIN) return 'too-short'
  if (password.length > MAX) return 'too-long'
  const own = words(`${person.email} ${person.company}`).filter(word => word.length > 2)
  if (isMade(password, COMMON)) return 'too-common'
  if (isMade(password, [...own, ...COMMON])) return 'too-personal'
  return undefined
}

/** Is there next to nothing left when the words, digits in a row and repeated signs are taken away? */
function isMade(password: string, known: string[]): boolean {
  let rest = plainLetters(password)
  for (const word of known.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '')
  rest = rest.replace(/\P{L}/gu, '').replace(/(.)\1+/g, '$1')
  return rest.length < 4
}

/** 'W@chtw00rd' is 'wachtwoord'; signs that stand for no letter stay. */
function plainLetters(text: string): string {
  const letters: { [sign: string]: string } = {
    '@': 'a',
    '4': 'a',
    '0': 'o',
    '3': 'e',
    '1': 'i',
    '!': 'i',
    $: 's',
    '5': 's',
  }
  const lower = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return /\p{L}/u.test(lower) ? Array.from(lower, sign => letters[sign] ?? sign).join('') : lower
}

const words = (text: string) => text.split(/[^\p{L}\p{N}]+/u).map(plainLetters)
