import { FIRST_DATE } from './dates.ts'

/** Units in which goods are counted: nl, en, de, fr. */
export const UNIT = String.raw`(?:stück\b|stueck\b|unit[ée]s?(?!\w)|st(?:uks?|ks?)?\b\.?|pcs?\b\.?|pieces?\b|pce\b|units?\b|eenhe(?:id|den)\b|ea\b\.?|each\b|exempla(?:ar|ren)\b|licenties?\b|licen[cs]es?\b|lizenzen\b|lic\b\.?|doz(?:en|ijn)\b|do(?:os|zen)\b|box(?:es)?\b|set(?:s)?\b|rol(?:len)?\b|m(?:eter)?\b|pi[èe]ces?\b|users?\b|maal\b|keer\b|mal\b|times\b)`

const CODE = /^[A-Za-z0-9][A-Za-z0-9._/#+-]{1,38}[A-Za-z0-9#+]$|^[A-Za-z0-9]{3,40}$/
const MEASURE =
  /^\d+(?:[.,]\d+)?(?:x\d+)?(?:gb|tb|mb|ghz|mhz|gbe?|gbit|mbit|mbps|gbps|kg|gr?|cm|mm|m|w|v|va|kva|inch|"|u|%|k|p|jr|jaar|yr|year|x|st|e|de|ste|th|nd|rd|uur|u|h|bit|core|port|poorts?|mp|btw|stuks?|pcs|maanden|mnd|dagen)$/i

/** Figures alone: in one run, in groups with dashes, or with a point where no amount and no date has one. */
const FIGURES = /^(?:\d{6,14}|\d{3,}-\d{3,}(?:-\d+)*|[1-9]\d{1,5}\.\d{4,8}|\d{3,6}\.\d{2,3}\.\d{2,4})$/

/**
 * True for a word that may be an article code: letters and digits or dashes together, no date, no amount, no measure.
 * Only a guess by form: a heading or a label beside it decides more.
 */
export function looksLikeCode(word: string): boolean {
  if (!CODE.test(word) || MEASURE.test(word)) return false
  if (!/\d/.test(word)) return /^[A-Z0-9]{2,}(?:-[A-Z0-9]+)+$/.test(word)
  if (/^\d+(?:[.,/:-]\d+)*$/.test(word)) return FIGURES.test(word)
  if (/[a-z]/.test(word) && !/[A-Z-]/.test(word) && !/\d[a-z]|[a-z]\d/.test(word)) return false
  return (
    !FIRST_DATE.test(word) &&
    !/^(?:https?|www\.)|\.(?:gif|png|jpe?g|tiff?|pdf|docx?|xlsx?|csv|zip|txt|html?|xml|eml|msg)$/i.test(word)
  )
}

/** An amount in running text, currency before or after; group 1 is the whole. */
export const AMOUNT = String.raw`((?:€|EUR|USD|US\$|\$|GBP|£|CHF)\s?\d[\d.,' ]*\d(?:,-+)?|(?:€|EUR|USD|US\$|\$|GBP|£|CHF)\s?\d(?:,-+)?|\d[\d.,']*(?:,-+|\s?(?:€|EUR\b|euro\b|USD\b|GBP\b|CHF\b|£|\$)))`

/** An e-mail address in running text. */
export const EMAIL = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/
