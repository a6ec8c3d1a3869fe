/** What a mail asks stands in its first lines; what is longer says nothing new. */
const MAX_TEXT = 4000
const WORD = /[\p{L}']+|\d[\p{L}\d./,:-]*\d|\d|[?!€@]/gu

/** The words of the first 4,000 characters, without case and accents; of a number, only what it looks like. */
export function wordsIn(text: string): string[] {
  const words = folded(text.slice(0, MAX_TEXT)).match(WORD) ?? []
  return words.map(word => (word.charCodeAt(0) < 58 && word.charCodeAt(0) > 47 ? formOf(word) : word))
}

export const folded = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")

/** What numbers look like. */
export const FORMS = ['#count', '#date', '#amount', '#long', '#number', '#code'] as const

/** Which number it is says nothing; that it is a date, an amount or an article does. */
function formOf(number: string): (typeof FORMS)[number] {
  if (/^\d{1,2}$/.test(number)) return '#count'
  if (/^\d{1,2}[-/.:]\d{1,2}/.test(number)) return '#date'
  if (/^\d+[.,]\d{2}$/.test(number)) return '#amount'
  if (/^\d+$/.test(number)) return number.length > 5 ? '#long' : '#number'
  return '#code'
}
