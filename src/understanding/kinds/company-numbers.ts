import { labelled, paragraphs } from '../layout/fields.ts'
import type { Label } from '../layout/labels.ts'
import { matchesOf } from '../matches.ts'
import type { Document } from '../types.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { ibanLength } from '../values/identifiers.ts'
import type { Rule } from '../values/rules.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'

export type NumberType = 'iban' | 'vat' | 'kvk' | 'phone'

/** A number as it stands somewhere; without value where it fails its check. */
export interface Numbered {
  type: NumberType
  span: Span
  value: Found | undefined
}

const MAX_FOUND = 50

const KVK =
  /(?:\bk\.?v\.?k\.?|kamer van koophandel|handelsregister|chamber of commerce|\bcoc|trade register|kvk-?nummer)(?![\p{L}])[^\d\n]{0,40}?(?<!\d)(\d[\d .]{5,12}\d)(?![\d\p{L}-])/giu
const VAT =
  /(?<![A-Za-z0-9])((?:NL[ .-]?)?\d[\d .]{7,12}\d[ .]?B[ .]?\d{2}|BE[ .]?[01]?\d{3}[ .]?\d{3}[ .]?\d{3}|DE[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}|FR[ ]?[A-Z0-9]{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}|LU[ ]?\d{8}|ATU[ ]?\d{8}|(?:DK|FI|GB|IT|PL|PT|SE|ES|IE|CZ|CHE)[ -]?[A-Z0-9]{8,12}(?<=\d[A-Z]{0,2}))(?![A-Za-z0-9])/gi
const IBAN_START = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?=[ .-]?[A-Z0-9])|(?<![A-Za-z0-9])[a-z]{2}\d{2}(?=[a-z0-9])/g
const PHONE = /(?<![\w./@+-])(?:\+|00)?\(?\d[\d ()./-]{6,20}\d(?![\w/-]|[.,]\d)/g
const CALLED =
  /(?:\btel\b|telefo|telephon|phone|téléph|mobiel|mobile|mobil\b|handy|\bgsm\b|portable|bereik|\bbel(?:len|t|de)?\b|nummer|\bcall|reach|\bring\b|erreich|anruf|rufen|joign|joindre|appel|numéro|\bnumber)[^.!?\n]{0,60}$/i

/** All numbers of one type in a document, in order of the text. */
export function numbersIn(document: Document, type: NumberType, language: string): Numbered[] {
  const labels = labelled([document], LABEL[type]).flatMap(pair => {
    const value =
      pair.value.text.length <= 60
        ? found(firstNumber(pair.value, type), ruleFor(type, pair.value.text, language), 0.97 * pair.certainty)
        : undefined
    return value ? [{ type, span: value.span, value }] : []
  })
  const prose = paragraphs(document).flatMap(({ span, flat }) => {
    if (!/\d/.test(flat)) return []
    return spansOf(type, span, flat).map(at => ({
      type,
      span: at,
      value: found(at, ruleFor(type, at.text, language), 0.92),
    }))
  })
  const all: Numbered[] = []
  for (const one of [...labels, ...prose].slice(0, MAX_FOUND))
    if (!all.some(other => other.span.start < one.span.end && one.span.start < other.span.end)) all.push(one)
  return all.toSorted((a, b) => a.span.start - b.span.start)
}

const LABEL: { [Type in NumberType]: Label } = { iban: 'iban', vat: 'vatNumber', kvk: 'kvkNumber', phone: 'phone' }

const ruleFor = (type: NumberType, text: string, language: string): Rule =>
  type === 'phone' ? phoneRule(text, language) : type

/** A number without its country is one of the country whose language is spoken. */
function phoneRule(text: string, language: string): Rule {
  if (/^\(?(?:\+|00)/.test(text) || language === 'nl' || language === 'en') return 'phone'
  return language === 'de' ? 'phoneDE' : language === 'fr' ? 'phoneFR' : 'phone'
}

/** The number at the head of a labelled value: "12345678 (Utrecht)". */
function firstNumber(value: Span, type: NumberType): Span | undefined {
  if (type === 'kvk') {
    const match = /^(\d[\d .]{5,12}\d)(?![\d-])/.exec(value.text)
    return match ? part(value, 0, match[0].length) : undefined
  }
  if (type === 'phone') {
    const match = new RegExp(PHONE.source).exec(value.text)
    return match ? part(value, match.index, match.index + match[0].length) : undefined
  }
  const [first] = spansOf(type, value, value.text.replace(/\n/g, ' '))
  return first
}

function spansOf(type: NumberType, span: Span, flat: string): Span[] {
  if (type === 'iban') return ibans(span, flat)
  if (type === 'kvk' || type === 'vat')
    return matchesOf(type === 'kvk' ? KVK : VAT, flat).map(match => {
      const text = match[1] ?? ''
      const from = match.index + match[0].length - text.length
      return part(span, from, from + text.length)
    })
  return matchesOf(PHONE, flat)
    .filter(match => isCalled(match[0], flat.slice(Math.max(0, match.index - 90), match.index)))
    .map(match => part(span, match.index, match.index + match[0].length))
}

/** A row of figures is a telephone number where words say so, or where it is written as one. */
function isCalled(text: string, before: string): boolean {
  const digits = text.replace(/\D/g, '').length
  if (digits < 9 || digits > 15 || !/^(?:\+|00|\(?0)/.test(text)) return false
  return text.startsWith('+') || CALLED.test(before)
}

/** As many letters and figures as an IBAN of its country has, single spaces between them. */
function ibans(span: Span, flat: string): Span[] {
  return matchesOf(IBAN_START, flat).flatMap(({ index }) => {
    const length = ibanLength(flat.slice(index, index + 2))
    if (!length) return []
    let count = 0
    let at = index
    for (; at < flat.length && count < length; at += 1) {
      const sign = flat[at]!
      if (/[A-Za-z0-9]/.test(sign)) count += 1
      else if (!/[ .-]/.test(sign) || /[ .-]/.test(flat[at + 1] ?? ' ')) break
    }
    const figures = flat.slice(index, at).replace(/\D/g, '').length
    if (count < length || figures < 9 || /[A-Za-z0-9]/.test(flat[at] ?? '')) return []
    return [part(span, index, at)]
  })
}

const CALLS: { [Type in NumberType]: string } = {
  iban: 'IBAN',
  vat: 'VAT number',
  kvk: 'Chamber of Commerce number',
  phone: 'telephone number',
}
const WHY: { [Type in NumberType]: string } = {
  iban: 'its check digits do not fit',
  vat: 'its check digits do not fit',
  kvk: 'it does not have 8 digits',
  phone: 'it is not complete',
}

/** What a colleague is told of numbers that fail their check: they are not given. */
export const failures = (numbers: readonly Numbered[]): string[] =>
  numbers
    .filter(({ value }) => !value)
    .map(({ type, span }) => `The ${CALLS[type]} ${span.text.slice(0, 40)} was not taken over: ${WHY[type]}.`)
