import { date, money } from '../../format.ts'
import type { Difference } from '../../domain/duplicates.ts'
import type { Language, Text } from '../define.ts'

/** One difference between two versions of a PO, as a sentence. */
export const differenceText = (it: Difference): Text => ({ nl: inWords(it, 'nl'), en: inWords(it, 'en') })

const WHAT = {
  quantity: { nl: 'aantal', en: 'quantity' },
  price: { nl: 'prijs', en: 'price' },
  'line-date': { nl: 'gewenste datum', en: 'requested date' },
  address: { nl: 'Afleveradres', en: 'Delivery address' },
  date: { nl: 'Gewenste datum', en: 'Requested date' },
} as const

function inWords(it: Difference, language: Language): string {
  const code = it.code ?? ''
  if (it.what === 'line') {
    if (it.before === null) return `${code}: ${language === 'nl' ? 'nieuw' : 'new'}, ${it.after ?? '?'} ×`
    return `${code}: ${language === 'nl' ? 'vervallen (was' : 'gone (was'} ${it.before} ×)`
  }
  const name = WHAT[it.what][language]
  return `${code ? `${code}: ` : ''}${name} ${value(it, it.after, language)} (was ${value(it, it.before, language)})`
}

function value(it: Difference, text: string | null, language: Language): string {
  if (text === null) return '–'
  if (it.what === 'price') return money(text, language)
  return it.what === 'date' || it.what === 'line-date' ? date(text, language) : text
}
