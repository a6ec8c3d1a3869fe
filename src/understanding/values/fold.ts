/** White space folded, nothing else changed. */
export const folded = (text: string) => text.replace(/[^\S ]\s*| \s+/g, ' ').trim()

/** Lower case, without diacritics: for comparing words, never for values. */
export const plain = (text: string) =>
  (/[\u0080-\uffff]/.test(text) ? text.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : text).toLowerCase()

/**
 * Words that say whose, which or in what currency, and change nothing: "onze referentie" is "referentie". Not "uw": that
 * is the desk's own.
 */
const FILLERS = new Set(
  'eur euro usd gbp chf ons onze our my mijn unser unsere unsere notre nos de het een the a an der die das den le la les l il van of des du d von zu voor for pour fur aub svp please gaarne graag bitte'.split(
    ' ',
  ),
)
const NUMBER = /(?:nummers?|numbers?|numm?er|numero|nrs?|no|num)$/

/**
 * Key by which a label is known, however it is written: "Order no.", "ordernummer", "Order-Nr:" and "ORDER #" are all
 * 'ordernr'. '' when there are no letters in it.
 */
export function labelKey(label: string): string {
  const written = plain(label)
  const bare = /[()[\]°º№#]/.test(written)
    ? written.replace(/\([^()]{0,60}\)|\[[^[\]]{0,60}\]/g, ' ').replace(/n[°º]\.?|№|#/g, ' nr ')
    : written
  let key = ''
  const words = bare.match(/[a-z0-9%]+/g) ?? []
  // "d.d.", "Für:": a label that is nothing but such words
  const onlyFillers = words.every(word => FILLERS.has(word))
  for (const word of words) {
    if (!onlyFillers && FILLERS.has(word)) continue
    key += word.length > 2 || word === 'nr' || word === 'no' ? word.replace(NUMBER, 'nr') : word
  }
  if (!/[a-z]/.test(key)) return ''
  return key.endsWith('nrnr') ? key.replace(/(nr)+$/, 'nr') : key
}

/** Keys of many labels, written with commas between them. */
export const labelKeys = (labels: string): ReadonlySet<string> =>
  new Set(
    labels
      .split(',')
      .map(labelKey)
      .filter(key => key !== ''),
  )
