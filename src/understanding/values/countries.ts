import { plain } from './fold.ts'

const NAMES: Record<string, string> = {
  NL: 'nederland, netherlands, the netherlands, niederlande, pays-bas, holland, nld',
  BE: 'belgie, belgium, belgien, belgique, bel',
  DE: 'duitsland, germany, deutschland, allemagne, deu',
  FR: 'frankrijk, france, frankreich, fra',
  LU: 'luxemburg, luxembourg, lux',
  GB: 'verenigd koninkrijk, united kingdom, great britain, groot-brittannie, uk, gbr, england, royaume-uni, grossbritannien',
  IE: 'ierland, ireland, irland, irlande',
  AT: 'oostenrijk, austria, osterreich, autriche',
  CH: 'zwitserland, switzerland, schweiz, suisse',
  ES: 'spanje, spain, spanien, espagne',
  IT: 'italie, italy, italien',
  PT: 'portugal',
  DK: 'denemarken, denmark, danemark, danmark',
  SE: 'zweden, sweden, schweden, suede',
  NO: 'noorwegen, norway, norwegen, norvege',
  FI: 'finland, finnland, finlande',
  PL: 'polen, poland, pologne',
  CZ: 'tsjechie, czechia, czech republic, tschechien, tchequie',
  US: 'verenigde staten, united states, usa, vereinigte staaten, etats-unis, united states of america',
}
const CODES = new Map<string, string>()
for (const [code, names] of Object.entries(NAMES))
  for (const name of [code.toLowerCase(), ...names.split(', ')]) CODES.set(name, code)

/** A country's name (nl, en, de, fr) or code to ISO 3166-1 alpha-2. */
export function readCountry(text: string): string | undefined {
  return CODES.get(plain(text).replace(/[().]/g, '').trim())
}
