import type { Company, Person } from './data/companies.ts'
import { grouped } from './data/numbers.ts'
import type { Tongue } from './data/articles.ts'
import type { Attachment, Mail } from './mail.ts'
import { escaped, htmlOf, type Program } from './formats/html.ts'
import type { Paper } from './paper.ts'
import type { Random } from './random.ts'

export type Dress = 'plain' | 'bare' | 'mobile' | 'outlook' | 'gmail' | 'apple' | 'reply' | 'reply-html' | 'forward'
export const DRESSES: Dress[] = ['plain', 'outlook', 'gmail', 'mobile', 'apple', 'reply', 'plain', 'reply-html']

export interface Letter {
  tongue: Tongue
  subject: string
  /** Paragraphs, without greeting and sign-off. */
  body: string
  paper?: Paper
  /** Goes below a table in HTML. */
  after?: string
  attachments?: Attachment[]
  from: Person
  company: Company
  date: Date
}

/** The words round a request in one language: greetings, small talk, sign-offs. Each set of mails has its own. */
export interface Manners {
  greetings: string[]
  talk: string[]
  closings: string[]
  sentFrom: string[]
  disclaimers: string[]
  /** What of ours stands quoted below an answer: `{number}` is a number that is not asked about. */
  ours: string
  wrote: string
  /** What a colleague writes above a mail that is passed on, and the head of that mail. */
  passing: string
  forwardHead: (letter: Letter) => string
  labels: { phone: string; mobile: string; kvk: string; vat: string }
}

const DESK = 'Waalzicht Distributie <orderportal@waalzicht.example>'

/** A letter as one of the mail programs sends it. */
export function dressed(id: string, random: Random, letter: Letter, dress: Dress, manners: Manners): Mail {
  const { from, subject, date, attachments } = letter
  const lines = dress === 'bare' ? letter.body : spoken(random, letter, dress, manners)
  const base = {
    id,
    from: { name: from.name, address: from.email },
    subject,
    date,
    ...(attachments ? { attachments } : {}),
  }
  switch (dress) {
    case 'plain':
      return { ...base, text: lines, ...(random.chance(0.25) ? { charset: 'windows-1252', transfer: '8bit' } : {}) }
    case 'bare':
      return { ...base, text: lines }
    case 'mobile':
      return { ...base, text: lines, transfer: 'base64' }
    case 'outlook':
    case 'gmail':
    case 'apple': {
      const html = withPaper(dress, lines, letter)
      return dress === 'gmail' ? { ...base, html, text: lines } : { ...base, html }
    }
    case 'reply': {
      const quoted = quoteOf(random, letter, manners)
      return {
        ...base,
        subject: `Re: ${subject}`,
        text: `${lines}\n\n${quoted.intro}\n${quoted.lines.map(line => `> ${line}`).join('\n')}\n`,
      }
    }
    case 'reply-html': {
      const quoted = quoteOf(random, letter, manners)
      const html = `${htmlOf('gmail', lines.split('\n'), null, [])}<div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escaped(quoted.intro)}</div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${quoted.lines.map(escaped).join('<br>')}</blockquote></div>`
      return { ...base, subject: `RE: ${subject}`, html }
    }
    case 'forward': {
      const head = manners.forwardHead(letter)
      const from = { name: 'Lotte van Dam', address: 'lotte.vandam@waalzicht.example' }
      return { ...base, from, subject: `FW: ${subject}`, text: `${manners.passing}\n\n${head}\n\n${lines}` }
    }
  }
}

function withPaper(program: Program, lines: string, letter: Letter): string {
  const all = lines.split('\n')
  if (!letter.paper) return htmlOf(program, all, null, [])
  // The table stands after the request, before the sign-off.
  const at = letter.body.split('\n').length + all.indexOf(letter.body.split('\n')[0]!)
  return htmlOf(program, all.slice(0, at), letter.paper, ['', ...(letter.after?.split('\n') ?? []), ...all.slice(at)])
}

function spoken(random: Random, letter: Letter, dress: Dress, manners: Manners): string {
  const greeting = random.pick(manners.greetings)
  const talk = random.chance(0.3) && dress !== 'mobile' ? `${random.pick(manners.talk)}\n\n` : ''
  const after = letter.after && !letter.paper ? `\n\n${letter.after}` : ''
  const ending = dress === 'mobile' ? mobileEnd(random, letter, manners) : signature(random, letter, manners)
  return `${greeting}\n\n${talk}${letter.body}${after}\n\n${ending}`
}

const mobileEnd = (random: Random, { from }: Letter, manners: Manners) =>
  `${from.first}\n\n${random.pick(manners.sentFrom)}`

function signature(random: Random, { from, company }: Letter, manners: Manners): string {
  const { labels } = manners
  const { street, postalCode, city } = company.address
  const long = random.chance(0.6)
  return [
    random.pick(manners.closings),
    '',
    from.name,
    ...(long ? [from.role] : []),
    '',
    company.name,
    ...(long ? [`${street}, ${postalCode} ${city}`] : []),
    `${labels.phone} ${from.phoneWritten}`,
    ...(long ? [from.email, `www.${company.domain}`] : []),
    ...(long && company.address.country === 'NL'
      ? [`${labels.kvk} ${company.kvk} | ${labels.vat} ${company.vat} | IBAN ${grouped(company.iban)}`]
      : []),
    ...(random.chance(0.4) ? ['', random.pick(manners.disclaimers)] : []),
  ].join('\n')
}

function quoteOf(random: Random, letter: Letter, manners: Manners): { intro: string; lines: string[] } {
  const day = new Date(letter.date.getTime() - 86_400_000)
  const intro = manners.wrote
    .replace('{day}', day.toISOString().slice(0, 10).split('-').toReversed().join('-'))
    .replace('{who}', DESK)
  return { intro, lines: manners.ours.replace('{number}', `SO-${random.digits(6)}`).split('\n') }
}
