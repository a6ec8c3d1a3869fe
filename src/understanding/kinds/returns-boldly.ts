import { inProse, paragraphs } from '../layout/fields.ts'
import { matchesOf } from '../matches.ts'
import type { Document } from '../types.ts'
import { DATE_IN_TEXT } from '../values/dates.ts'
import { found } from '../values/found.ts'
import type { Found } from '../values/found.ts'
import { words } from '../values/order-words.ts'
import { part } from '../values/span.ts'

/** What is wished for goods that go back, in words that only say so where it is known that they do. */
const RESOLUTION =
  /(?<!\p{L})(?:credit\p{L}*|gecrediteerd|terugbetal\p{L}+|geld terug|refund\p{L}*|money back|(?:our|my|the) money|gutschr\p{L}+|erstatt\p{L}+|geld zur[üu]ck|avoir|rembours\p{L}+|(?:ge)?repar\p{L}+|repair\p{L}*|r[ée]par\p{L}+|herstel\p{L}*|nachbesserung|vervang\p{L}+|replac\p{L}+|(?:om)?(?:ge)?ruil\p{L}+|omwissel\p{L}*|ersatz\p{L}*|ersetz\p{L}+|\p{L}{0,3}tausch\p{L}*|umtausch\p{L}*|remplac\p{L}+|[ée]chang\p{L}+|swap\p{L}*|exchange\p{L}*|new (?:one|ones|unit|units|disk|delivery)|another (?:one|unit)|the (?:right|correct) (?:ones?|parts?|items?)|working ones|(?:een )?(?:nieuw|ander)(?:e)? (?:exemplaar|toestel|unit|svp|aub|graag|sturen)|de juiste|werkende|neue[sn]? (?:ger[äa]t|ware|schicken|liefern)|die richtigen?|funktionierende|un (?:autre|nouveau))(?!\p{L})/giu
const NEGATED =
  /(?<!\p{L})(?:geen|niet|no|not|never|kein\p{L}*|nicht|pas|pas de|without|zonder|ohne|already|al|bereits|no fault|advance)\s(?:\p{L}+\s)?$/iu

/** The one thing that is spoken of, where none is asked for in plain words; of two things the customer leaves the choice. */
export function resolutionMeant(documents: readonly Document[]): Found | undefined {
  const all = documents
    .filter(({ source }) => source !== 'subject')
    .flatMap(document => paragraphs(document))
    .flatMap(({ span, flat }) =>
      matchesOf(RESOLUTION, flat).flatMap(match => {
        if (NEGATED.test(flat.slice(Math.max(0, match.index - 24), match.index))) return []
        return found(part(span, match.index, match.index + match[0].length), 'resolutionLoosely', 0.66) ?? []
      }),
    )
  return new Set(all.map(({ value }) => value)).size === 1 ? all[0] : undefined
}

const CAME = String.raw`(?:ontvang\p{L}*|ontving\p{L}*|geleverd\p{L}*|levering|gekregen|kreeg|kregen|binnen\p{L}*|aangekomen|bezorgd|afgeleverd|in huis|uitgepakt|opgehaald|kwam|kwamen|received|receipt|delivered|delivery|arriv\p{L}+|came|got|unpacked|landed|turned up|dropped off|erhalten|bekommen|geliefert\p{L}*|gelieferten|lieferung|eingegangen|eingetroffen|angekommen|ankam\p{L}*|kam|kamen|ausgepackt|re[çc]u\p{L}*|livr\p{L}+|arriv[ée]\p{L}*)`
const CAME_ON = new RegExp(
  String.raw`(?<!\p{L})${CAME}(?!\p{L})[^.!?]{0,60}?(${DATE_IN_TEXT.source})|(${DATE_IN_TEXT.source})[^.!?]{0,60}?(?<!\p{L})${CAME}(?!\p{L})`,
  'iu',
)

/** The day in a sentence that speaks of the goods' coming, in whatever order. */
export function receivedMeant(documents: readonly Document[], rule: 'date' | 'dateMonthFirst'): Found | undefined {
  for (const { span, flat } of documents.flatMap(document => paragraphs(document))) {
    const match = CAME_ON.exec(flat)
    const text = match?.[1] ?? match?.[2]
    if (!match || !text) continue
    const from = match.index + match[0].lastIndexOf(text)
    const value = found(part(span, from, from + text.length), rule, 0.75)
    if (value) return value
  }
  return undefined
}

const FAULT = words(
  String.raw`defe[ck]t\w*|kapot\w*|stuk|kaputt?|dood|dead|died|broken|breekt|gebroken|gebarsten|barst\w*|cracked?|crack|gesprungen|sprung|fissur\w+|faulty|damaged?|beschadigd\w*|besch[äa]digt\w*|endommag\w+|deuk\w*|dented?|verbeult|flikker\w*|flicker\w*|flackert|piept|beeps?|whistl\w*|hums?|lekt|leak\w*|l[äa]uft aus|overheat\w*|hot|heet|hei(?:ß|ss)|smell\w*|stinkt|swollen|gezwollen|geen (?:beeld|geluid|signaal|stroom|lampje\w*|verbinding)|no (?:picture|sound|signal|power|lights?|display)|kein(?:e|en)? (?:bild|ton|signal|strom|licht)|(?:start|starten|werkt|werken|laadt|laden|doet|doen|boot|gaat) .{0,30}?niet\w*|(?:does|do|will|would|did|can|is|are|was)(?:n['’]t| not) .{0,20}?(?:work|boot|power|start|charge|turn|fit|recogni[sz]ed?|switch)\w*|won['’]t \w+|stopped working|keeps? (?:restarting|crashing|rebooting)|restarts?|hangs?|freez\w*|crash\w*|(?:startet|bootet|geht|gehen|funktioniert|l[äa]dt|l[äa]uft|passt|passen) .{0,20}?nicht\w*|ne (?:fonctionne|d[ée]marre|marche|charge|s['’]allume)\w* (?:pas|plus)|en panne|verkeerd\w*|wrong|falsch\w*|mauvais\w*|te veel|too many|zu viel\w*|en trop|dubbel\w*|twice|double|doppelt|surplus|overtollig\w*|overbodig\w*|[üu]berz[äa]hlig\w*|teveel|left over|over(?:gebleven)|niet (?:compleet|nodig|besteld)|missing|ontbreekt|ontbreken|fehlt|fehlen|manque|incompat\w*|past niet|passen niet|bluescreen\w*|error|foutmelding|fehler\w*|strepen|stripes?|streifen|dode pixels|dead pixels?|by (?:mistake|accident)|per (?:ongeluk|abuis|vergissing)|versehentlich|irrt[üu]mlich|par erreur`,
)
const NO_FAULT = words(
  String.raw`graag|please|pls|bitte|merci|kunt u|kun je|could you|can you|k[öo]nnen sie|pourriez|pouvez|rma|retour\w*|return\w*|serienummer|serial|s\/n|sn|order|bestelling|bestellung|commande|factuur|invoice|rechnung`,
)
const CUT = /[.!?;:](?=\s|$)|,\s|\s[-–]\s|\s(?:graag|please|bitte|kunt u|could you|merci de)\s/giu
const MAX_WORDS = 16

/** The clause that tells what is the matter with the goods. */
export function faultTold(documents: readonly Document[]): Found | undefined {
  for (const { span, flat } of documents.flatMap(document => paragraphs(document))) {
    let from = 0
    for (const cut of [...matchesOf(CUT, flat), { index: flat.length, 0: '' }]) {
      const clause = part(span, from, cut.index)
      from = cut.index + cut[0].length
      const count = clause.text.split(/\s+/).length
      if (count < 2 || count > MAX_WORDS || !FAULT.test(clause.text) || NO_FAULT.test(clause.text)) continue
      return found(clause, 'text', 0.58)
    }
  }
  return undefined
}

/** "Out of the box: nothing": it never worked, said in two steps. */
const NEVER_WORKED =
  /((?:uit de (?:doos|verpakking)|nieuw uit|out of the (?:box|packaging)|brand new|fabrikneu|frisch aus|aus (?:der|dem) (?:verpackung|karton|schachtel)|fabrikneu|sorti du carton|tout neuf)[^?]{0,60}?(?:geen (?:beeld|stroom|lampje|teken)|niks|niets|zwart|dood|no (?:picture|power|sign|lights?|display)|black screen|nothing|won['’]t|kein (?:bild|strom)|nichts|tot|noir|rien))/iu

export const neverWorked = (documents: readonly Document[]): Found | undefined =>
  inProse(documents, NEVER_WORKED, 'neverWorked', 0.72)
