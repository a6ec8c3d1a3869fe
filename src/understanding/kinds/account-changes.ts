import { paragraphs } from '../layout/fields.ts'
import type { Document } from '../types.ts'
import { accountFieldsIn } from '../values/account-words.ts'
import type { AccountField } from '../values/account-words.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { cellSpan, part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { headingRole, lastSaid, roleOf } from './account-roles.ts'
import type { Role } from './account-roles.ts'
import { accountValues } from './account-values.ts'

export interface Change {
  field: Found
  oldValue?: Found
  newValue?: Found
}

interface Named {
  field: AccountField
  span: Span
}

/** Details of the account that a document changes, with what they were and what they become. */
/** @param about the subject, which may say alone what changes */
export function accountChanges(document: Document, language: string, about: readonly Document[] = []): Change[] {
  const named = fieldsIn(document)
  const elsewhere = about.flatMap(other => fieldsIn(other))
  const tabled = inTables(document, language)
  if (tabled.length > 0) return tabled
  const all = accountValues(document, language)
  const contact = all.some(({ field }) => field === 'contact')
  const changes: Change[] = []
  let end = 0
  for (const [index, { field: type, value }] of all.entries()) {
    const near = around(document, value.span, end, all[index + 1]?.value.span.start)
    const field = fieldOf(type, near.words, value.span, named, contact) ?? fieldElsewhere(type, value, elsewhere)
    end = value.span.end
    if (!field) continue
    const role = roleOf(near.before, near.after) ?? near.heading
    if (role === undefined && !standsAlone(type, field, near.before)) continue
    put(changes, field, role ?? 'new', value)
  }
  return withoutAddressOfContact(changes)
}

/** Details that are spoken of where no value stands: "ons telefoonnummer is gewijzigd". */
export function namedOnly(document: Document): Change[] {
  const changes: Change[] = []
  for (const { field, span } of fieldsIn(document)) {
    const about = document.text.slice(Math.max(0, span.start - 70), span.end + 70).replace(/\s+/g, ' ')
    if (!CHANGES.test(about) || changes.some(change => change.field.value === field)) continue
    const value = found(span, 'accountField', 0.75)
    if (value) changes.push({ field: value })
  }
  return changes
}

const CHANGES =
  /(?<![\p{L}])(?:wijzig\w*|gewijzigd|verander\w*|aanpass\w*|aangepast|aan te passen|bijwerken|verhui\w+|nieuwe?|chang\w+|updat\w+|new|amend\w*|mov(?:e|ed|ing)|relocat\w+|[äa]nder\w*|ge[äa]ndert|neue?[nrms]?|aktualisier\w+|umzieh\w+|umzug|modif\w+|chang[ée]\w*|nouve\w+|d[ée]m[ée]nag\w+|actualis\w+|mettre [àa] jour)(?![\p{L}])/iu

function fieldsIn(document: Document): Named[] {
  return paragraphs(document)
    .flatMap(({ span, flat }) =>
      accountFieldsIn(flat).map(({ field, from, to }) => ({ field, span: part(span, from, to) })),
    )
    .toSorted((a, b) => a.span.start - b.span.start)
}

/** The words around a value: back to the value before it, at most to the head of its paragraph. */
function around(document: Document, { start, end }: Span, from: number, next = Number.MAX_SAFE_INTEGER) {
  const paragraph = paragraphs(document).find(({ span }) => span.start <= start && end <= span.end)
  const head = Math.max(paragraph?.span.start ?? start, start - 160)
  const tail = Math.min(paragraph?.span.end ?? end, end + 90, Math.max(next, end))
  const flat = (text: string) => text.replace(/\s/g, ' ')
  const words = flat(document.text.slice(head, end))
  return {
    words,
    before: flat(document.text.slice(Math.max(head, from), start)),
    after: flat(document.text.slice(end, tail)),
    heading: headingAbove(document, start),
  }
}

function headingAbove(document: Document, start: number): Role | undefined {
  const above = document.lines.filter(line => line.start + line.text.length < start).slice(-10)
  for (const line of above.toReversed()) {
    const role = headingRole(line.text)
    if (role) return role
  }
  return undefined
}

/** Which detail a value is of: its own, or the one that the words before it name; undefined for what only comes along. */
function fieldOf(type: AccountField, words: string, value: Span, named: Named[], contact: boolean): Found | undefined {
  const before = named.filter(({ span }) => span.start < value.start)
  const wanted: AccountField[] = type === 'address' ? ['invoice-address', 'address'] : [type]
  const nearest =
    before.findLast(({ field }) => wanted.includes(field)) ?? named.find(({ field }) => wanted.includes(field))
  if (type === 'email' || type === 'phone') {
    const last = accountFieldsIn(words)
      .toSorted((a, b) => a.from - b.from)
      .at(-1)
    const about = words.slice(last?.from ?? 0, last?.to ?? 0)
    if (type === 'email' && last?.field === 'contact' && CONTACT_NOUN.test(about))
      return at(before.findLast(({ field }) => field === 'contact'))
    // the address of a new contact comes with the name
    if (contact && !SAID_OLD_OR_NEW.test(words.slice(0, last?.from ?? 0))) return undefined
  }
  return at(nearest) ?? found(value, 'accountField', 0.84)
}

const CONTACT_NOUN = /beheer|admin|contact|opvolg|successor|nachfolger|ansprech|interlocut/i
const SAID_OLD_OR_NEW = /(?:nieuwe?|oude?|new|old|neue?[nrms]?|alte[nrms]?|nouve\w+|ancien\w*)\s(?:\p{L}+[ -]){0,2}$/iu

const at = (named: Named | undefined): Found | undefined => named && found(named.span, 'accountField', 0.86)

/** An account number in a mail about changes is the new one; a telephone number may be where to call. */
function standsAlone(type: AccountField, field: Found, before: string): boolean {
  if (type === 'iban' || type === 'vat-number') return true
  if (type === 'company-name') return NAMED.test(before)
  if (type === 'phone') return false
  return lastSaid(before) !== undefined || field.value === 'contact' || type === 'address'
}

const NAMED =
  /naam|\bname|heten|heet|firmier|called|known as|trading|\bnom\b|devient|d[ée]nomination|umbenannt|appelle/i

const fieldElsewhere = (type: AccountField, { span }: Found, elsewhere: readonly Named[]): Found | undefined =>
  type === 'address' || type === 'company-name'
    ? at(elsewhere.find(({ field, span: other }) => field === type && other.document !== span.document))
    : undefined

/** The address of a new contact who has a name comes along with it. */
function withoutAddressOfContact(changes: Change[]): Change[] {
  const isContact = ({ field }: Change) => field.value === 'contact'
  const hasName = changes.some(change => isContact(change) && change.newValue?.rule === 'text')
  if (!hasName) return changes
  return changes.filter(change => !isContact(change) || (change.newValue ?? change.oldValue)?.rule === 'text')
}

function put(changes: Change[], field: Found, role: Role, value: Found): void {
  const name = role === 'old' ? 'oldValue' : 'newValue'
  const open = changes.find(change => change.field.value === field.value && !change[name])
  if (changes.some(change => change.field.value === field.value && change[name]?.value === value.value)) return
  if (open) open[name] = value
  else changes.push({ field, [name]: value })
}

/** A table with a column of what was and one of what will be. */
function inTables(document: Document, language: string): Change[] {
  return document.tables.flatMap(table => {
    const head = table.rows.slice(0, 5).find(row => columnWith(row, 'old') >= 0 && columnWith(row, 'new') >= 0)
    if (!head) return []
    const columns = { old: columnWith(head, 'old'), new: columnWith(head, 'new') }
    return table.rows.slice(table.rows.indexOf(head) + 1, 60).flatMap(row => {
      const cell = (index: number) => {
        const given = row[index]
        return given && given.text !== '' ? cellSpan(document, given, table.page, table.sheet) : undefined
      }
      const field = row.map((_, index) => found(cell(index), 'accountField', 0.93)).find(value => value !== undefined)
      const newValue = typed(cell(columns.new), field, language)
      const oldValue = typed(cell(columns.old), field, language)
      if (!field || !newValue) return []
      return [{ field, ...(oldValue ? { oldValue } : {}), newValue }]
    })
  })
}

const columnWith = (row: readonly { text: string }[], role: Role) =>
  row.findIndex(({ text }) => text.length <= 40 && lastSaid(text) === role)

const TYPED = { iban: 'iban', email: 'email', 'vat-number': 'vat', phone: 'phone' } as const

function typed(span: Span | undefined, field: Found | undefined, language: string): Found | undefined {
  const type = String(field?.value)
  const rule = type === 'iban' || type === 'email' || type === 'vat-number' || type === 'phone' ? TYPED[type] : 'text'
  const local =
    rule === 'phone' && language === 'de' ? 'phoneDE' : rule === 'phone' && language === 'fr' ? 'phoneFR' : rule
  return found(span, local, 0.93)
}
