import { date, money, number } from '../../format.ts'
import { compare } from '../../domain/money.ts'
import { priceDifference } from '../../domain/pricing.ts'
import { PARKED } from '../../domain/words.ts'
import type { How } from '../../domain/catalogue.ts'
import type { Check, Text } from '../define.ts'
import type { LineFacts } from './lines.ts'
import { error, info, ok, warning } from './say.ts'

/** What is to be said of line n (from 0): why it stays out, its price, its stock. */
export function lineChecks(line: LineFacts, n: number): Check[] {
  const [nl, en] = [`Regel ${n + 1}, ${line.asked}`, `Line ${n + 1}, ${line.asked}`]
  // what was learnt of it says all of that, with the way to revoke it (check-learnt.ts)
  if (line.parked === 'several-articles' && line.learnt) return []
  if (line.parked) {
    const proposals = proposalsOf(line)
    return [
      warning(
        {
          nl: `${nl}: ${PARKED[line.parked].nl}. De regel blijft buiten de order.${proposals.nl}`,
          en: `${en}: ${PARKED[line.parked].en}. The line stays out of the order.${proposals.en}`,
        },
        `/lines/${n}/${line.parked === 'quantity' ? 'quantity' : 'sku'}`,
      ),
    ]
  }
  return [...priceChecks(line, n, nl, en), ...stockChecks(line, n, nl, en)]
}

function proposalsOf({ proposals, misread }: LineFacts): Text {
  if (!proposals.length) return { nl: '', en: '' }
  const list = proposals.join(', ')
  if (!misread) return { nl: ` Misschien: ${list}.`, en: ` Perhaps: ${list}.` }
  return {
    nl: ` Het lijkt een leesfout (O en 0, I en 1, S en 5, B en 8): misschien ${list}.`,
    en: ` It looks misread (O and 0, I and 1, S and 5, B and 8): perhaps ${list}.`,
  }
}

const HOW: { [how in How]: Text } = {
  sku: { nl: 'op ons artikelnummer', en: 'by our article number' },
  'own-number': { nl: 'op het eigen nummer van de klant', en: 'by the customer’s own number' },
  mpn: { nl: 'op het nummer van de fabrikant', en: 'by the manufacturer’s part number' },
  ean: { nl: 'op de EAN', en: 'by the EAN' },
  learnt: { nl: 'zoals geleerd van deze klant', en: 'as learnt of this customer' },
}

/** By what the articles were found, when all of them were. */
export function foundCheck(lines: LineFacts[]): Check[] {
  if (!lines.length || lines.some(line => !line.how)) return []
  const counts = (Object.keys(HOW) as How[]).flatMap(how => {
    const count = lines.filter(line => line.how === how).length
    return count ? [{ count, how }] : []
  })
  const list = (language: 'nl' | 'en') => counts.map(it => `${it.count} × ${HOW[it.how][language]}`).join(', ')
  return [ok({ nl: `Alle artikelen gevonden: ${list('nl')}.`, en: `All articles found: ${list('en')}.` })]
}

function priceChecks(line: LineFacts, n: number, nl: string, en: string): Check[] {
  const off = line.theirs && line.ours ? priceDifference(line.theirs, line.ours) : undefined
  if (!off) return bookedChecks(line, n, nl, en)
  const size = off.amount.replace('-', '')
  const share = (language: 'nl' | 'en') =>
    off.percent ? `${number(off.percent.replace('-', ''), language)}%` : money(size, language)
  const lower = off.amount.startsWith('-')
  return [
    warning(
      {
        nl: `Prijs wijkt ${share('nl')} af. ${nl}: ${money(off.theirs, 'nl')} in de PO, ${money(off.ours, 'nl')} bij ons (${money(size, 'nl')} ${lower ? 'lager' : 'hoger'}).`,
        en: `Price is ${share('en')} off. ${en}: ${money(off.theirs, 'en')} in the PO, ${money(off.ours, 'en')} with us (${money(size, 'en')} ${lower ? 'lower' : 'higher'}).`,
      },
      `/lines/${n}/price`,
    ),
  ]
}

/** A colleague's price, or one that stayed behind when the article changed. */
function bookedChecks(line: LineFacts, n: number, nl: string, en: string): Check[] {
  if (!line.price || !line.ours || compare(line.price, line.ours) === 0) return []
  return [
    warning(
      {
        nl: `${nl}: wij boeken ${money(line.price, 'nl')}, onze prijs is ${money(line.ours, 'nl')}.`,
        en: `${en}: we book ${money(line.price, 'en')}, our price is ${money(line.ours, 'en')}.`,
      },
      `/lines/${n}/price`,
    ),
  ]
}

function stockChecks(line: LineFacts, n: number, nl: string, en: string): Check[] {
  const wanted = line.quantity ?? 0
  if (line.stock >= wanted) return []
  const eta = (language: 'nl' | 'en') =>
    line.eta ? `ETA ${date(line.eta, language)}` : language === 'nl' ? 'ETA onbekend' : 'ETA unknown'
  const text = {
    nl: `${nl}: ${line.stock} van ${wanted} op voorraad, ${eta('nl')}.`,
    en: `${en}: ${line.stock} of ${wanted} in stock, ${eta('en')}.`,
  }
  const pointer = `/lines/${n}/source`
  // what is not there cannot have been taken from stock
  return [line.source === 'stock' ? error(text, pointer) : info(text, pointer)]
}
