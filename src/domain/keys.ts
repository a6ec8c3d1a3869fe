/** Keys under which the same thing is found, however people write it. Pure; the longest input that makes sense is 200 characters. */

const MAX = 200

/** Without accents, in lower case, everything that is no letter or digit a single space. */
export function fold(text: string): string {
  return text
    .slice(0, MAX)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' en ')
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const LEGAL_FORMS = new Set(
  'bv nv vof cv ua ba gmbh ag kg ug ltd limited llc inc plc sa sarl sas bvba srl nvt stichting vereniging'.split(' '),
)
const SHORT: { [word: string]: string } = { zn: 'zonen', and: 'en', und: 'en', et: 'en', gebr: 'gebroeders' }

/** A company name without legal form, 'and' written one way: 'Jansen & Zn. B.V.' and 'jansen en zonen bv' are one key. */
export function nameKey(name: string): string {
  const words = fold(name).split(' ')
  const core = words.filter(word => !LEGAL_FORMS.has(word)).map(word => SHORT[word] ?? word)
  return (core.length ? core : words).join(' ')
}

/** An article number, part number or serial number: upper case, without separators (domain facts: MPN, serial numbers). */
export function codeKey(code: string): string {
  return code
    .slice(0, MAX)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** A customer's PO number: case and spaces make no other number, separators do. */
export function poKey(poNumber: string): string {
  return poNumber.slice(0, MAX).toUpperCase().replace(/\s+/g, '')
}

/** An EAN as kept in the catalogue: digits, leading zeros that a spreadsheet dropped put back to 13. */
export function eanKey(ean: string): string {
  const digits = ean.slice(0, MAX).replace(/\D/g, '')
  return digits.length > 8 && digits.length < 13 ? digits.padStart(13, '0') : digits
}

/** The same place, however it is written: postal code and house number, else street and city. */
export function addressKey(address: { street?: string; postalCode?: string; city?: string }): string {
  const postalCode = codeKey(address.postalCode ?? '')
  const number = /\d+\s*[a-z]?\b/i.exec(address.street ?? '')?.[0] ?? ''
  if (postalCode && number) return `${postalCode} ${codeKey(number)}`
  return `${fold(address.street ?? '')} ${fold(address.city ?? '')}`.trim()
}

/** The domain of an address in lower case; '' when there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

const PUBLIC = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.nl live.com live.nl msn.com yahoo.com icloud.com me.com aol.com
   gmx.com gmx.net gmx.de web.de proton.me protonmail.com ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl xs4all.nl
   hetnet.nl casema.nl upcmail.nl quicknet.nl zonnet.nl telfort.nl tele2.nl solcon.nl telenet.be skynet.be`.split(
    /\s+/,
  ),
)

/** A domain where anybody can have an address says nothing about a company. */
export const isPublicDomain = (domain: string) => PUBLIC.has(domain.toLowerCase())
