import { z } from 'zod'
import { isSaid, weigh } from '../cues.ts'
import type { Cue } from '../cues.ts'
import { attachmentsOf, bodyOf, labelled, subjectOf } from '../layout/fields.ts'
import { numberUnder } from '../references.ts'
import type { Document, JsonObject, Reading, RequestKind } from '../types.ts'
import { DATE_IN_TEXT, readDate, writesMonthFirst } from '../values/dates.ts'
import { found, Gathered } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'
import type { Span } from '../values/span.ts'
import { etaProse, etaTable, ordersNamed } from './eta-lines.ts'
import type { EtaLine } from './eta-lines.ts'

const fields = z.strictObject({
  supplierOrder: z.string().optional(),
  lines: z
    .array(
      z.strictObject({
        sku: z.string().optional(),
        orderReference: z.string().optional(),
        eta: z.iso.date().optional(),
      }),
    )
    .optional(),
})

const DATE_WORD = String.raw`(?:eta'?s?|etd|(?:verwachte )?(?:lever|aankomst|verzend)(?:datum|data|termijn(?:en)?|moment)|levertijd(?:en)?|levering|termine?n?|(?:expected |estimated |confirmed )?(?:delivery|arrival|ship(?:ping|ment)?|dispatch)(?: dates?| times?| schedule)?|liefer(?:termine?n?|datum|daten|zeit(?:en)?|ung)|ankunft|dates? de (?:livraison|disponibilit[ée]|r[ée]ception)|livraison|d[ée]lais?)`
const MOVED = String.raw`(?:gewijzigd\w*|wijzig(?:t|ing|ingen|en)|verschoven|verschuif?t|verschuiving|vertraagd\w*|vertraging|uitgesteld|bijgewerkt|aangepast\w*|nieuwe?|actuele?|vervroegd|update[sd]?|updated?|changed?|changes|revised|revision|new|delay(?:ed)?s?|postponed|rescheduled|pushed|moved|slipped|brought forward|latest|current|verschob\w+|verschieb\w+|ge[äa]ndert\w*|[äa]nderung|verz[öo]ger\w+|neue[nrms]?|versp[äa]t\w+|aktualisiert\w*|aktuelle[nrs]?|report[ée]e?s?|retard(?:[ée]e?s?)?|d[ée]cal[ée]e?s?|modifi[ée]e?s?|nouve(?:au|l|lle|lles|aux)|mise [àa] jour|avanc[ée]e?s?)`

/** Who sells speaks of the orders of his customers. */
const THEIR_CUSTOMERS: Cue = {
  words:
    /\b(?:uw|jullie) (?:orders?\b|bestelling(?:en)?\b|inkoop(?:order|opdracht|order\w*)|po\b|openstaande (?:orders?|regels))|\byour (?:orders?\b|purchase orders?|p\.?o\.?|open orders?|backorders?)\b|\bihre (?:bestellung(?:en)?|offenen (?:bestellungen|auftr[äa]ge)|auftr[äa]ge?)\b|\b(?:votre|vos) (?:bons? de )?commandes?\b/i,
  weight: 0.35,
}

const CUES: Cue[] = [
  {
    words: new RegExp(
      String.raw`\b${DATE_WORD}(?![\p{L}]).{0,60}(?<![\p{L}])${MOVED}(?![\p{L}])|(?<![\p{L}])${MOVED}(?![\p{L}]).{0,40}\b${DATE_WORD}(?![\p{L}])`,
      'iu',
    ),
    weight: 0.65,
  },
  {
    words:
      /\b(?:backorder[- ]?(?:update|overzicht|status|report|lijst|rapport)|back ?order (?:update|report|status|overview)|eta[- ](?:update|notification|change|notice|wijziging|bericht|[äa]nderung)|delivery (?:notice|advice|schedule update|update)|order status update|open order(?:s)? (?:report|overview)|levertijd-?update|lieferterminmitteilung|liefertermin(?:best[äa]tigung|verschiebung|[äa]nderung)|r[üu]ckstands\w*|delay (?:notice|notification|update)|avis de (?:retard|livraison|report)|terminverschiebung)\b/i,
    weight: 0.7,
  },
  THEIR_CUSTOMERS,
  {
    words: new RegExp(
      String.raw`\b(?:delayed|postponed|pushed(?: back| out)?|moved|rescheduled|slipped|vertraagd|verschoven|uitgesteld|verschoben|verz[öo]gert?|report[ée]e?s?|retard[ée]e?s?|d[ée]cal[ée]e?s?)(?![\p{L}]).{0,40}?(?:\s(?:to|until|till|naar|tot|auf|bis|au|[àa])\s|:\s?)(?:the |den |le )?(?:${DATE_IN_TEXT.source})`,
      'iu',
    ),
    weight: 0.55,
  },
  {
    words:
      /\b(?:wordt|worden|is|zijn|komt|komen|will|are|is|now|werden|wird|sind|ist|sera|seront|est)\b.{0,25}\b(?:nu )?(?:verwacht|geleverd op|expected|due|scheduled|estimated|available (?:from|on)|erwartet|geliefert am|lieferbar ab|attendue?s?|pr[ée]vue?s?|disponibles? (?:le|[àa] partir))\b/i,
    weight: 0.4,
  },
  {
    words:
      /\b(?:verwachten (?:wij|we)|(?:wij|we) verwachten|we expect|(?:erwarten wir|wir erwarten)|nous attendons)\b.{0,80}\b\d{1,4}[-/. ]/i,
    weight: 0.4,
  },
  {
    words:
      /\b(?:wij|we|hierbij|helaas)\b.{0,30}\b(?:informeren|melden|berichten|laten (?:wij )?u weten|delen u mede)|\b(?:please (?:note|be (?:informed|advised)|find)|we (?:regret to )?inform you|this is to (?:inform|advise))\b|\b(?:teilen wir ihnen mit|m[öo]chten (?:wir )?(?:sie )?(?:ihnen )?(?:dar[üu]ber )?(?:informieren|mitteilen)|informieren wir sie)\b|\b(?:nous vous informons|veuillez noter|nous (?:tenons|souhaitons) [àa] vous informer)\b/i,
    weight: 0.35,
  },
  // who asks for a date or wants another one is a customer
  {
    words:
      /\b(?:kunt u|kun je|kunnen jullie|kunnen wij|graag (?:ontvang|horen|weten|vernem)\w*|wanneer|waar (?:is|blijft)|hoe zit het|is er (?:al )?(?:een|meer|iets|nieuws)|can you (?:tell|let|give|confirm|advise|update)|could you|please (?:advise|let (?:us|me) know|confirm when|provide|send|update)|when (?:will|can|do|is)|where (?:is|are)|any (?:update|news)|k[öo]nnen sie|k[öo]nnten sie|wann|wo bleibt|bitte (?:teilen|geben|nennen|informieren)|pouvez-vous|pourriez-vous|quand|o[ùu] (?:est|en est)|merci de (?:nous|me))\b/i,
    weight: -0.55,
  },
  {
    words:
      /\b(?:willen|wil|wensen|verzoeken|graag|would like|want|please|m[öo]chten|bitten|souhait\w+|voudri\w+)\b.{0,50}\b(?:leverdatum|afleverdatum|delivery date|liefertermin|date de livraison)\b.{0,40}\b(?:wijzigen|verzetten|verplaatsen|aanpassen|vervroegen|uitstellen|change|move|postpone|bring forward|[äa]ndern|verschieben|modifier|reporter|avancer)\b/i,
    weight: -0.6,
  },
  {
    words:
      /\b(?:hierbij|bijgaand|hereby|attached|enclosed|anbei|hiermit|ci-joint)\b.{0,40}\b(?:bestelling|inkooporder|purchase order|bestellung|(?:notre|bon de) commande)\b|\b(?:bestellen wij|wij bestellen|we would like to order|wir bestellen|nous commandons)\b/i,
    weight: -0.7,
  },
]

/** A supplier announces when goods are expected. faq: customer-portal, ETA informatie */
export const supplierEta: RequestKind<typeof fields> = {
  kind: 'supplier-eta',
  fields,
  recognise(reading) {
    const tabled = reading.documents.some(document =>
      document.tables.some(table => etaTable(document, table).some(dated)),
    )
    const told = bodyOf(reading).some(document => etaProse(document).some(dated))
    const score = weigh(reading, CUES, tabled ? 0.35 : told ? 0.25 : 0)
    // dates that nobody announces are somebody else's
    return tabled || told ? score : score * (isSaid(reading, THEIR_CUSTOMERS) ? 0.9 : 0.75)
  },
  missing: (given: JsonObject) => (given['lines'] === undefined ? ['lines'] : []),
  extract: reading => [extract(reading)],
}

const dated = ({ eta }: EtaLine) => eta !== undefined

function extract(reading: Reading): Gathered {
  const gathered = new Gathered()
  const documents = [...bodyOf(reading), ...attachmentsOf(reading), ...subjectOf(reading)]
  const lines = linesOf(documents)
  const orders = lines.flatMap(({ orderReference }) => orderReference ?? [])
  const tabled = orders.some(({ span }) => span.cell !== undefined)
  const all = new Set(documents.flatMap(document => ordersNamed(document)).map(({ value }) => value))
  // the only order that is named is that of the mail, not of a line
  const ofLines = tabled || all.size > 1
  const own = ofLines ? new Set(orders.map(({ value }) => value)) : new Set<Found['value']>()
  gathered.put('/supplierOrder', supplierOrder(documents, own))
  const shared = lines.some(dated) ? undefined : onlyDate(documents)
  for (const [index, { sku, orderReference, eta }] of lines.entries())
    gathered.putAll(`/lines/${index}`, {
      sku,
      orderReference: ofLines ? orderReference : undefined,
      eta: eta ?? shared,
    })
  return gathered
}

/** The first of text and attachments that has a table of dates; else what sentences say. */
function linesOf(documents: readonly Document[]): EtaLine[] {
  for (const document of documents) {
    const lines = document.tables.flatMap(table => etaTable(document, table))
    if (lines.some(dated)) return lines
  }
  const told = documents.map(document => etaProse(document)).filter(lines => lines.length > 0)
  const lines = told.find(candidate => candidate.some(dated)) ?? told[0] ?? []
  const seen = new Set<string>()
  return lines.filter(({ sku, orderReference }) => {
    const key = `${String(sku?.value)} ${String(orderReference?.value)}`
    return !seen.has(key) && seen.add(key)
  })
}

function supplierOrder(documents: readonly Document[], ofLines: ReadonlySet<Found['value']>): Found | undefined {
  const isWhole = (value: Found | undefined) => value && !ofLines.has(value.value)
  for (const name of ['orderReference', 'poNumber'] as const) {
    for (const pair of labelled(documents, name)) {
      const value = numberUnder(pair, 0.94)
      if (isWhole(value)) return value
    }
  }
  const subject = documents.filter(({ source }) => source === 'subject')
  return [...subject, ...documents].flatMap(document => ordersNamed(document)).find(isWhole)
}

/** One date for all that is named, where the mail has no other. */
function onlyDate(documents: readonly Document[]): Found | undefined {
  const all = documents.flatMap(document => {
    const rule = writesMonthFirst(document.text) ? ('dateMonthFirst' as const) : ('date' as const)
    const whole: Span = { document, text: document.text, start: 0, end: document.text.length }
    return [...document.text.slice(0, 20_000).matchAll(DATE_IN_TEXT)]
      .filter(match => readDate(match[0]) !== undefined)
      .flatMap(match => found(part(whole, match.index, match.index + match[0].length), rule, 0.75) ?? [])
  })
  return new Set(all.map(({ value }) => value)).size === 1 ? all[0] : undefined
}
