import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { CountryCode } from 'libphonenumber-js/max'
import { dataRules } from '../structured/rules.ts'
import { readAccountField, readApplicationDocument } from './account-words.ts'
import { readCountWord } from './count-words.ts'
import { readCountry } from './countries.ts'
import { readDate } from './dates.ts'
import { DOA, NOT_DOA } from './doa.ts'
import { folded, plain } from './fold.ts'
import { readIban, readKvk, readVat } from './identifiers.ts'
import { orderRules } from './order-rules.ts'
import {
  readMoney,
  readMoneyOfThreeDecimals,
  readMoneyPer,
  readQuantity,
  readQuantityOfThreeDecimals,
} from './numbers.ts'

/**
 * The named rules that turn the words of a source into a value of the contract. Each gives the same value for the same
 * words wherever they stand, so a value can be checked against its evidence at any time; undefined: the words are no such value.
 */
export const rules = {
  ...orderRules,
  text: (text: string) => folded(text) || undefined,
  code: (text: string) => (/^\S{1,60}$/.test(text) ? text : undefined),
  /** Codes that are printed in groups: EAN, VAT number, IBAN, serial number. */
  compact: (text: string) => text.replace(/[\s.\u00a0]/g, '') || undefined,
  ean: (text: string) => gtin(text.replace(/[\s.-]/g, '')),
  email: (text: string) => /^[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]{1,255}\.[a-z]{2,63}$/i.exec(text)?.[0].toLowerCase(),
  phone: (text: string) => phone(text, 'NL'),
  phoneBE: (text: string) => phone(text, 'BE'),
  phoneDE: (text: string) => phone(text, 'DE'),
  phoneFR: (text: string) => phone(text, 'FR'),
  date: (text: string) => readDate(text),
  dateMonthFirst: (text: string) => readDate(text, true),
  money: readMoney,
  moneyOfThreeDecimals: readMoneyOfThreeDecimals,
  /** A price for so many pieces, to the price of one. */
  moneyPer: readMoneyPer,
  quantity: readQuantity,
  countWord: readCountWord,
  quantityOfThreeDecimals: readQuantityOfThreeDecimals,
  integer: (text: string) => (/^0*\d{1,6}$/.test(text) ? Number(text) : undefined),
  currency,
  country: readCountry,
  yesNo,
  postalCode,
  doa: (text: string) => (NOT_DOA.test(text) ? false : DOA.test(text) || undefined),
  doaAnswer: yesNo,
  resolution,
  /** Of goods that are known to go back: "a new one" is asked for, not offered. */
  resolutionLoosely: (text: string) =>
    resolution(text) ?? (MONEY.test(text) ? 'credit' : /\p{L}/u.test(text) ? 'replacement' : undefined),
  neverWorked: (text: string) => /\p{L}/u.test(text) || undefined,
  partial: (text: string) =>
    !/^(?:geen|niet|no|not?|kein(?:e[nr]?)?|pas)\b|\b(?:niet|not|nicht|non|pas)\b|n['’]t |compleet|volledig|keer|complete|komplett|(?:een|één|1|one|einer|seule) (?:zending|levering|go|shipment|delivery|lieferung|sendung|livraison|fois|exp)/iu.test(
      text,
    ),
  /** "Ship complete: yes" allows no partial delivery. */
  kvk: readKvk,
  vat: readVat,
  iban: readIban,
  applicationDocument: readApplicationDocument,
  accountField: readAccountField,
  /** "Zet ze in backorder" asks for it, "geen backorder" does not. */
  backOrder: (text: string) =>
    !/\b(?:geen|niet|zonder|no|not|without|don't|kein|keine|keinen|nicht|ohne|pas|sans)\b/i.test(text),
  shipComplete: (text: string) => (yesNo(text) === true ? false : yesNo(text) === false ? true : undefined),
  ...dataRules,
} satisfies Record<string, (text: string) => string | number | boolean | undefined>

export type Rule = keyof typeof rules

function phone(text: string, country: CountryCode): string | undefined {
  const number = parsePhoneNumberFromString(text.slice(0, 60), country)
  return number?.isPossible() ? number.number : undefined
}

/** GTIN-8/12/13/14 with a right check digit. GS1 General Specifications s. 7.9 */
function gtin(digits: string): string | undefined {
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return undefined
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0)
  return sum % 10 === 0 ? digits : undefined
}

function currency(text: string): string | undefined {
  if (/€|\beur(o|os)?\b/i.test(text)) return 'EUR'
  if (/£|\bgbp\b|pound/i.test(text)) return 'GBP'
  if (/\bchf\b|frank/i.test(text)) return 'CHF'
  return /\$|\busd\b|dollar/i.test(text) ? 'USD' : undefined
}

const NO =
  /^(?:nee|neen|no|n|nein|non|false|niet|nicht|not|geen|kein|keine|pas|un(?:zulassig|erwunscht)|refuse|interdit|verboten|verboden|forbidden|compleet|complete only|mag niet|liever niet|bitte nicht|please no)\b/
const YES =
  /^(?:ja|yes|y|j|oui|true|waar|x|toegestaan|akkoord|allowed|permitted|mag|erlaubt|autorise|ok|oke|okay|fine|prima|graag|mogelijk|moglich|possible|zulassig|gestattet|accepte|accepted|acceptable|admis|erwunscht|toegelaten)/

function yesNo(text: string): boolean | undefined {
  const word = plain(text)
    .replace(/[^a-z ]/g, '')
    .trim()
  if (NO.test(word)) return false
  return YES.test(word) ? true : undefined
}

function postalCode(text: string): string | undefined {
  return /^(?:[A-Z]{1,2}-)?[\dA-Z][\dA-Z -]{1,9}$/i.test(text.trim()) ? folded(text) : undefined
}

const MONEY = /money|geld/i

function resolution(text: string): 'replacement' | 'credit' | 'repair' | undefined {
  const words = plain(text)
  if (/credit|terugbetal|refund|geld terug|gutschrift|erstattung|avoir|rembours|money back/.test(words)) return 'credit'
  if (/repar|repair|herstel|reparatur/.test(words)) return 'repair'
  if (
    /vervang|replac|omruil|omgeruild|ruilen|swap|ersatz|ersetz|tausch|rempla|echange|nieuwe? (?:exemplaar|toestel|unit)|exchange|nieuw exemplaar/.test(
      words,
    )
  )
    return 'replacement'
  return undefined
}
