import { plain } from './fold.ts'

/** One to twenty as words: nl, en, de, fr. */
const WORDS = `
  1 een one ein eine einen un une
  2 twee two zwei zwo deux
  3 drie three drei trois
  4 vier four quatre
  5 vijf five funf fuenf cinq
  6 zes six sechs
  7 zeven seven sieben sept
  8 acht eight huit
  9 negen nine neun neuf
  10 tien ten zehn dix
  11 elf eleven onze
  12 twaalf twelve zwolf zwoelf douze dozijn dozen dutzend douzaine
  13 dertien thirteen dreizehn treize
  14 veertien fourteen vierzehn quatorze
  15 vijftien fifteen funfzehn fuenfzehn quinze
  16 zestien sixteen sechzehn seize
  17 zeventien seventeen siebzehn dix-sept
  18 achttien eighteen achtzehn dix-huit
  19 negentien nineteen neunzehn dix-neuf
  20 twintig twenty zwanzig vingt`

const NUMBERS = new Map(
  WORDS.trim()
    .split('\n')
    .flatMap(line => {
      const [number, ...names] = line.trim().split(' ')
      return names.map((name): [string, number] => [name, Number(number)])
    }),
)

/** "ten", "vijf", "één": a number of pieces in words. */
export const readCountWord = (text: string) => NUMBERS.get(plain(text).trim())

/**
 * A count in words, for a pattern. "onze" is ours far more often than eleven; the longest first, so that "dix-sept" is not ten.
 * Accents as people write them or leave them out.
 */
export const COUNT_WORD = `(?:${[...NUMBERS.keys(), 'één', 'fünf', 'zwölf', 'fünfzehn']
  .filter(word => word !== 'onze')
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`
