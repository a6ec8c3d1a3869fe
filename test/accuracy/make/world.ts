import type { Kind } from '../../../src/understanding/types.ts'
import { articles, type Article, type Tongue } from './data/articles.ts'
import { company, person, telephone, type Company, type Person } from './data/companies.ts'
import type { Label, Labelled, RequestLabel } from './label.ts'
import { dressed, DRESSES, type Dress, type Manners } from './letters.ts'
import { bytesOf, type Attachment } from './mail.ts'
import { ourNumber, poNumber } from './order.ts'
import { random, type Random } from './random.ts'

/** Who writes, about what: everything a wording can put into its sentences. */
export interface World {
  random: Random
  tongue: Tongue
  company: Company
  person: Person
  /** A second colleague of the same company. */
  other: Person
  /** A PO number of the customer, and a number of our order. */
  po: string
  so: string
  so2: string
  invoice: string
  articles: Article[]
  phone: { phone: string; written: string }
  /** YYYY-MM-DD, some days or weeks ahead. */
  soon: string
  later: string
}

interface Told extends Partial<Omit<Label, 'kind'>> {
  subject: string
  body: string
  dress?: Dress
  attachments?: Attachment[]
  form?: string
}

/** One way to ask one thing. The wording names its own values, so the label is right by construction. */
export interface Wording {
  kind: Kind
  tongue: Tongue
  tell: (world: World) => Told
}

export const says = (kind: Kind, tongue: Tongue, tell: Wording['tell']): Wording => ({ kind, tongue, tell })

export function worldOf(seed: string, tongue: Tongue): World {
  const chance = random(seed)
  const firm = company(chance, tongue)
  let other = person(chance, firm)
  const first = person(chance, firm)
  while (other.name === first.name) other = person(chance, firm)
  const ahead = (days: number) => new Date(Date.UTC(2026, 10, 23 + days)).toISOString().slice(0, 10)
  return {
    random: chance,
    tongue,
    company: firm,
    person: first,
    other,
    po: poNumber(chance),
    so: ourNumber(chance),
    so2: ourNumber(chance),
    invoice: chance.pick([`F26${chance.digits(5)}`, `2026${chance.digits(4)}`, `INV-${chance.digits(6)}`]),
    articles: articles(chance, 4),
    phone: telephone(chance, firm.address.country),
    soon: ahead(chance.whole(3, 12)),
    later: ahead(chance.whole(20, 60)),
  }
}

/** Mails of a list of wordings; each is made from the seed and its own name, so that a new one moves no other. `prefix`: of every name. */
export function lettersOf(
  seed: string,
  prefix: string,
  wordings: Wording[],
  manners: { [tongue in Tongue]: Manners },
): Labelled[] {
  const counts = new Map<string, number>()
  return wordings.map(({ kind, tongue, tell }) => {
    const count = (counts.get(kind + tongue) ?? 0) + 1
    counts.set(kind + tongue, count)
    const id = `${prefix}${kind}-${tongue}-${count}`
    const world = worldOf(`${seed}/${id}`, tongue)
    const { subject, body, dress, attachments, form, ...rest } = tell(world)
    const chosen = dress ?? world.random.pick(DRESSES)
    const date = new Date(Date.UTC(2026, 10, 20, 8, world.random.whole(0, 59)))
    const letter = {
      tongue,
      subject,
      body,
      from: world.person,
      company: world.company,
      date,
      ...(attachments ? { attachments } : {}),
    }
    const mail = dressed(id, world.random, letter, chosen, manners[tongue])
    const request: RequestLabel = { kind, fields: rest.fields ?? {}, missing: rest.missing ?? [] }
    const label: Label = { ...request, language: tongue, automated: null, ...rest, fields: request.fields, kind }
    return { id, form: form ?? chosen, raw: bytesOf(mail), label }
  })
}
