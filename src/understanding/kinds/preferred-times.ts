import { paragraphs } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import type { Document } from '../types.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { part } from '../values/span.ts'

const MAX_TIMES = 10
const MONTH = String.raw`(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october|januar|februar|m[äa]rz|mai|juin|juillet|juli|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|oktober|dezember|janvier|f[ée]vrier|mars|avril|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|oct|nov|dec|dez)`
const PART = String.raw`(?:ochtend(?:en)?|voormiddag|middag(?:en)?|namiddag|avond|morning|afternoon|evening|morgen|vormittag|mittag|nachmittag|abend|matin(?:[ée]e)?|apr[èe]s-midi|soir)`
const WEEKDAY = String.raw`(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en)?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)`
const RELATIVE = String.raw`(?:(?:de |het )?(?:volgende|komende|aankomende|deze|begin|eind|begin van|eind van) (?:de )?(?:volgende |komende )?week|(?:early |late |mid |the beginning of |the end of )?(?:next|this|the coming) week|(?:(?:anfang|ende|mitte) )?(?:der )?(?:n[äa]chste[rn]?|kommende[rn]?|diese[rn]?) woche|la semaine (?:prochaine|suivante)|cette semaine|d[ée]but de semaine|fin de semaine|week \d{1,2}|kw ?\d{1,2}|semaine \d{1,2})`
const NEAR = String.raw`(?:overmorgen|vanmiddag|vanochtend|morgen(?:ochtend|middag|avond|vroeg)|morgen(?= (?:om|na|vanaf|rond|tussen))|tomorrow|the day after tomorrow|today|this (?:morning|afternoon)|[üu]bermorgen|heute|morgen fr[üu]h|demain|apr[èe]s-demain|aujourd.hui)`
const HOUR = String.raw`\d{1,2}(?:[:.h]\d{2}|h)?(?!\d|[./-]\d)(?: ?(?:uur|u|uhr|a\.?m\.?|p\.?m\.?|o.?clock|h|heures?)(?![\p{L}]))?`
const CLOCK = String.raw`(?:(?:tussen|between|zwischen|entre|van|from|von|de) (?:de )?${HOUR} (?:en|and|und|et|tot|to|until|till|bis|[àa]) ${HOUR}|${HOUR}\s?[-–]\s?${HOUR}|(?:(?:na|vanaf|om|rond|voor|v[óo][óo]r|tot|after|from|at|around|before|until|ab|um|nach|vor|gegen|bis|apr[èe]s|[àa] partir de|[àa]|vers|avant|d[èe]s) )${HOUR})`
const DATE = String.raw`(?:\d{1,2}(?:e|st|nd|rd|th|er|\.)? ?(?:of )?${MONTH}\.?(?![\p{L}])(?: \d{4})?|${MONTH} \d{1,2}(?:st|nd|rd|th)?(?!\d)(?:,? \d{4})?|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4}|\.)?(?![\d%]))`
const IN_PART = String.raw`(?:(?:in de |in the |'s |’s |am |im |le |dans la |in der )?${PART}s?)`
const DAY = String.raw`(?:${WEEKDAY}(?:${PART})?|${NEAR})`

/** A day, with what says more about it before and behind; or a clock time, or a part of days in general, on their own. */
const TIME = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:${RELATIVE}[ ,]{1,2}(?:op |on |am |le )?)?(?:elke |iedere |every |any |jeden |chaque )?${DAY}(?: (?:volgende|komende|next|n[äa]chste|prochain|deze) week| prochaine?)?(?:,? (?:de |the |den |dem |le )?${DATE})?(?:,? ${IN_PART})?(?:,? ${CLOCK})?|(?:${RELATIVE},? (?:op |on |am |le )?)?${DATE}(?:,? ${IN_PART})?(?:,? ${CLOCK})?|${RELATIVE}(?:,? ${IN_PART})?(?:,? ${CLOCK})?|${IN_PART}(?: ${CLOCK})?|${CLOCK})(?![\p{L}\d])`,
  'giu',
)
/** What was, or until when something is needed, is no wish. */
const PAST =
  /(?:sinds|vanaf afgelopen|afgelopen|vorige|jongstleden|since|last|seit|letzte[nrms]?|vergangene[nrms]?|depuis|dernier|derni[èe]re|van afgelopen|factuur van|order van|mail van|bericht van|e-mail of|mail from|e-mail vom|schreiben vom)\s(?:de |the |dem |le )?$/i
const SPEAKS_OF_WAS = /^\s(?:jl\.?|j\.l\.|last|geleden|ago|dernier|laatstleden)\b/i
/** "Goedemiddag", "fijne avond" greet. */
const GREETS = /(?:goede|fijne|prettige|good|guten|bonne|nice|sch[öo]nen?)[ -]?$/i
const ONLY_PART = new RegExp(String.raw`^(?:${IN_PART})$`, 'iu')
const WISHED =
  /\b(?:afspraak|inplannen|plannen|schikt|uitkom\w*|komt? .{0,20}uit|gelegen|beschikbaar|kan|kunnen|kunt|kun|bijvoorbeeld|langskom\w*|for example|zum beispiel|par exemple|voorkeur|liefst|appointment|schedule|suits?|available|prefer\w*|free|works?|call|bel(?:len)?|termin|passt|verf[üu]gbar|k[öo]nn\w+|bevorzugt|rendez-vous|disponible\w*|convien\w*|pr[ée]f[ée]r\w+|cr[ée]neau|graag|please|gern\w*|bitte|possible|mogelijk|m[öo]glich|bereikbaar|reach\w*|erreichbar|tijd|time|zeit|moment)\b/i

/** When somebody would like to be called or seen, as written: "dinsdag na 14:00 uur". */
export function preferredTimes(documents: readonly Document[]): Found[] {
  const times: Found[] = []
  for (const document of documents) {
    for (const { span, flat } of paragraphs(document)) {
      for (const match of matchesOf(TIME, flat)) {
        const before = flat.slice(Math.max(0, match.index - 24), match.index)
        const after = flat.slice(match.index + match[0].length, match.index + match[0].length + 20)
        const near = flat.slice(Math.max(0, match.index - 160), match.index + match[0].length + 100)
        if (PAST.test(before) || SPEAKS_OF_WAS.test(after) || GREETS.test(before)) continue
        if (!WISHED.test(near) || (ONLY_PART.test(match[0]) && !/'s |in the |in de |am |le |en/i.test(match[0])))
          continue
        const value = found(part(span, match.index, match.index + match[0].length), 'text', 0.82)
        if (value && !times.some(other => other.value === value.value)) times.push(value)
      }
    }
  }
  return times.slice(0, MAX_TIMES)
}
