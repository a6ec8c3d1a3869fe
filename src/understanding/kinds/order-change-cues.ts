import { COUNT_WORD } from '../values/change-words.ts'
import { words } from '../values/order-words.ts'
import type { Saying } from './sayings.ts'

/** Other things that are altered, and questions whether something was. */
const OTHER_MATTER = words(
  String.raw`retour\w*|rma|returns?|r[üu]cksendung\w*|offerte\w*|quot(?:e|ation)s?|angebot\w*|devis|factuuradres\w*|invoice address|billing address|rechnungsadresse|adresse de facturation|bankrekening\w*|iban|rekeningnummer|bank (?:details|account)|beheerder|administrator|wachtwoord|password|contactgegevens|kvk\w*|btw-?nummer|verhuis\w*|verhuizing|(?:we|wij) (?:zijn|gaan) verhui\w*|moved office|umgezogen|d[ée]m[ée]nag\w*|nieuwsbrief|prijswijziging|price change|waarom|why|warum|pourquoi|niet (?:meer )?gewijzigd|unchanged`,
)
const WAS_ALTERED =
  /(?<!\p{L})(?:is|zijn|werd|werden|has|have|was|were|wurden?|ist|sind|a|ont)(?!\p{L}).{0,50}?(?:gewijzigd|veranderd|aangepast|changed|amended|modified|postponed|geändert|verschoben|modifiée?s?|reportée?s?|vertraagd|uitgesteld)\s?\?/iu

const either = (...patterns: RegExp[]) => new RegExp(patterns.map(({ source }) => source).join('|'), 'iu')
const UNLESS = either(OTHER_MATTER, WAS_ALTERED)

const ORDER = String.raw`(?:orders?|bestell?\w*|order\w*|inkoop\w*|p\.?o\.?|bestellung\w*|auftr[aä]g\w*|commandes?|levering|delivery|lieferung|livraison|(?<![\p{L}\d./-])(?:[A-Z]{1,6}[-.]?)?\d[\w./-]{3,30})`
const ALTER = String.raw`(?:wijzig\w*|gewijzigd|verander\w*|aanpas\w*|aangepast|aan te passen|corrig\w*|omzetten|change[ds]?|changing|changes|amend\w*|modif\w*|adjust\w*|alter|alteration|revise\w*|update (?:the|our|my|this)|[äa]nder\w*|ge[äa]ndert|ab[äa]nder\w*|anpass\w*|angepasst|modifi\w*|changer|changement|adapter)`
const ALTERABLE = String.raw`(?:aantal\w*|hoeveelhe\w+|regel\w*|quantit\w+|qty|lines?|menge\w*|anzahl|st[üu]ckzahl|position\w*|lignes?|(?:aflever|lever|bezorg)\s?-?(?:adres|datum|dag)|delivery (?:address|date)|ship(?:ping|-to)? (?:address|date)|liefer(?:adresse|anschrift|termin|datum)|(?:adresse|date) de livraison)`
const MORE_LESS = String.raw`(?:verhog\w*|verhoog|verlag\w*|verlaag|ophog\w*|opgehoogd|verminder\w*|increase\w*|decrease\w*|reduce\w*|erh[öo]h\w*|reduzier\w*|verringer\w*|aufstock\w*|augment\w*|r[ée]dui\w*|diminu\w*)`
const ADD = String.raw`(?:toevoeg\w*|toegevoegd|toe te voegen|bijbestel\w*|bij te bestellen|erbij|bijzetten|add(?:ed|ing)?|hinzuf[üu]g\w*|hinzuzuf[üu]gen|erg[äa]nz\w*|aufnehmen|ajout\w*|rajout\w*)`
const TO = String.raw`(?:aan|bij|op|in|tot|to|on|onto|with|zu|zur|zum|in|auf|[àa]|dans|sur)`
const INSTEAD = String.raw`(?:in plaats van|i\.?p\.?v\.?|instead of|rather than|(?:an)?statt|anstelle von|au lieu d(?:e |['’]))`
const DROP = String.raw`(?:verwijder\w*|vervallen|vervalt|schrap\w*|weglaten|weg te laten|eraf|er af|gehaald|halen|remove\w*|delete\w*|drop(?:ped)?|leave out|take (?:off|out)|omit(?:ted)?|entfern\w*|streich\w*|gestrichen|weglassen|entfallen|entf[äa]llt|supprim\w*|enlev\w*|retir\w*|annul\w*|cancel\w*|storn\w*)`
const MOVE = String.raw`(?:uitstel\w*|uitgesteld|opschort\w*|verschui\w*|verschoven|verplaats\w*|verzet\w*|vervroeg\w*|naar voren halen|naar achteren|vasthouden|opschuiv\w*|doorschuiv\w*|opgeschoven|wachten met|defer\w*|put on hold|postpone\w*|push(?:ed)? back|bring (?:\p{L}+ ){0,3}forward|brought forward|reschedul\w*|move[ds]?|hold (?:back|off|the)|delay|verschieb\w*|vorzieh\w*|vorgezogen|zur[üu]ckstell\w*|verlegen|vorverleg\w*|retarder|report(?:er|ez)|repouss\w*|d[ée]caler|d[ée]calez|avancer|avancez)`
const DELIVER = String.raw`(?:lever\w*|gelever\w*|bezorg\w*|ontvang\w*|uitlever\w*|verzend\w*|verzonden|deliver\w*|ship\w*|receive\w*|arrive|liefer\w*|geliefert|lieferung|erhalten|livr\w*|recevoir|exp[ée]di\w*)`

const N = String.raw`(?:(?<!\d)\d{1,6}(?!\d)|${COUNT_WORD})`
const REPLACE = String.raw`(?:vervang\w*|vervangen|replac\w*|swap\w*|substitut\w*|ersetz\w*|austausch\w*|remplac\w*)`
const BY = String.raw`(?:door|voor|by|with|for|durch|gegen|par)`
/** What is done only if something else happens is not asked yet. */
const COMPARED =
  /(?<!\p{L})(?:later|eerder|earlier|sp[äa]ter|fr[üu]her|plus t(?:ard|[ôo]t))(?!\p{L}).{0,30}?(?<!\p{L})(?:dan|than|als|que)(?!\p{L})/iu
const ONLY_IF =
  /(?<!\p{L})(?:als|indien|mocht|if|wenn|falls|sollte|si)(?!\p{L}).{0,80}?(?:niet|not|n['’]t|cannot|nicht|pas)(?!\p{L})/iu

export const CHANGES: Saying[] = [
  {
    words: words(
      String.raw`(?:splits\w*|gesplitst|opsplitsen|split|aufteil\w*|geteilt|scind\w*) .{0,60}?${ORDER}|${ORDER} .{0,60}?(?:splitsen|gesplitst|opsplitsen|split|aufteilen|geteilt|scind\w*|in (?:twee|2|two|zwei|deux) (?:keer|delen|zendingen|leveringen|shipments|deliveries|parts|teilen|lieferungen|fois|livraisons))`,
    ),
    weight: 0.78,
    asking: true,
    unless: UNLESS,
  },
  {
    words: words(
      String.raw`(?:moet(?:en)?|had(?:den)?|should|must|need(?:s)? to|muss|m[üu]ssen|soll\w*|doit|doivent) .{0,30}?${N} .{0,25}?(?:zijn|worden|be|sein|werden|[êe]tre)|(?:should|must|needs? to) (?:be|read) ${N}|(?:devrai\w*|doi\w+) [êe]tre ${N}|maak .{0,60}?${N} .{0,20}?van|maak .{0,40}?van ${N}|make (?:it|that|them) ${N}|(?:bump|top|step) (?:it |them |.{0,40}?)?up .{0,40}?to ${N}|(?:zet|set|stel|setzen|passer) .{0,60}?(?:op|to|auf|[àa]) ${N}|(?:toch |liever |doch |lieber |plut[ôo]t |finalement ){1,2}.{0,20}?${N}|${N} .{0,30}?(?:is genoeg|is enough|reicht|reichen|suffi\w*)|(?:minder|meer|fewer|more|less|weniger|mehr) (?:nodig|needed)`,
    ),
    weight: 0.78,
    unless: either(UNLESS, /(?<!\p{L})(?:prijs|prijzen|price|preise?|prix|euros?|eur|korting|discount)(?!\p{L})|€/iu),
  },
  {
    words: words(String.raw`${REPLACE} .{0,60}?${BY} .{0,40}?[\p{L}\d]+-?\d|${BY} .{0,40}?\d[\p{L}\d-]* ${REPLACE}`),
    weight: 0.8,
    unless: either(UNLESS, /(?<!\p{L})(?:defe[ck]t\w*|kapot|doa|broken|faulty|garantie|warranty)(?!\p{L})/iu),
  },
  {
    words: words(
      String.raw`${ALTER} .{0,90}?(?:${ALTERABLE}|${ORDER})|(?:${ALTERABLE}|${ORDER}) .{0,90}?${ALTER}|pas .{0,60}?(?:${ALTERABLE}|${ORDER}) .{0,60}?aan`,
    ),
    weight: 0.88,
    unless: UNLESS,
  },
  {
    words: words(
      String.raw`${ADD} .{0,120}?${TO} .{0,30}?${ORDER}|${TO} .{0,30}?${ORDER}.{0,120}? ${ADD}|voeg\w* .{0,120}? toe|f[üu]g\w* .{0,120}? hinzu|bijbestel\w*|add .{0,60}?(?:to it|as well)|(?:doe|zet|kan|kunnen|mag|mogen|graag)\w* .{0,80}?(?:er)?bij(?: doen| zetten)?(?=\s*(?:[.,!?]|$| aub| svp| op | in ))|in addition to .{0,30}?${ORDER}|(?:extra|aanvullend|additional|zus[äa]tzlich\w*|en plus) .{0,60}?${TO} .{0,20}?${ORDER}`,
    ),
    weight: 0.88,
    unless: UNLESS,
  },
  {
    words: words(
      String.raw`${MORE_LESS} .{0,90}?\d|(?<!\d)\d{1,6}(?!\d).{0,90}? ${MORE_LESS}|${ALTERABLE} .{0,60}?${MORE_LESS}|${MORE_LESS} .{0,60}?${ALTERABLE}`,
    ),
    weight: 0.87,
    unless: UNLESS,
  },
  {
    words: words(String.raw`${N}.{0,60}? ${INSTEAD}\s?.{0,20}?${N}|${INSTEAD}\s?.{0,20}?${N}.{0,60}? ${N}`),
    weight: 0.86,
    unless: UNLESS,
  },
  {
    words: words(
      String.raw`${DROP} .{0,60}?(?:regel|line|zeile|position|positie|pos\.?|ligne)s?\s?(?:nummer|nr\.?|no\.?|n°)?\s?\d{1,3}|(?:regel|line|zeile|position|positie|pos\.?|ligne)s?\s?(?:nummer|nr\.?|no\.?|n°)?\s?\d{1,3}.{0,60}? ${DROP}|(?:van|uit|off|from|aus|von) .{0,40}?${ORDER}.{0,30}? (?:af)?(?:halen|nemen|laten|nehmen)|take .{0,60}?off .{0,20}?${ORDER}|(?:verwijder|remove|delete|entfernen|streichen|supprimer|retirer|enlever|schrap) .{0,80}?(?:uit|van|from|aus|de|sur) .{0,30}?${ORDER}|(?:uit|van|from|aus|de|sur) .{0,30}?${ORDER}.{0,80}? (?:verwijder\w*|gehaald|halen|entfern\w*|streich\w*|gestrichen|supprim\w*|retir\w*|enlev\w*)`,
    ),
    weight: 0.88,
    unless: UNLESS,
  },
  {
    words: words(
      String.raw`(?:ander|nieuw|gewijzigd)e? (?:(?:aflever|lever|bezorg|verzend)-?)?(?:adres|locatie|vestiging)|(?:different|another|new|other) (?:delivery |shipping )?(?:address|location|site|depot)|(?:deliver|ship|send|redirect)\w* .{0,60}?instead|redirect\w*|reroute\w*|umleiten|(?:andere|verkeerde|oude) vestiging|(?:andere|neue|abweichende)\w* (?:liefer)?(?:adresse|anschrift)|(?:autre|nouvelle) adresse(?: de livraison)?|(?:aflever|lever|bezorg)adres .{0,40}?(?:is|wordt|moet)|delivery address .{0,30}?(?:is|should|must|has)|(?:volgende?|onderstaande?|following|below|folgende[rn]?|untenstehende|suivante) (?:aflever|lever|bezorg|delivery |shipping |liefer)?(?:adres|address|adresse|anschrift)|(?:lieferadresse|lieferanschrift|adresse de livraison) .{0,40}?(?:ist|lautet|soll|muss|est|doit)|(?:niet|not|nicht|pas) .{0,40}?(?:naar|to|an|[àa]) .{3,60}?(?:maar|but|sondern|mais)`,
    ),
    weight: 0.87,
    unless: UNLESS,
  },
  {
    words: words(
      String.raw`${MOVE} .{0,90}?(?:${ORDER}|\d{1,2}|week)|(?:${ORDER}|${DELIVER}) .{0,90}?${MOVE}|(?:later|eerder|vroeger) .{0,20}?${DELIVER}|${DELIVER} .{0,40}?(?:later|earlier|sooner|sp[äa]ter|fr[üu]her|plus tard|plus t[ôo]t)|(?:sp[äa]ter|fr[üu]her|plus tard|plus t[ôo]t) .{0,20}?${DELIVER}|(?:pas (?:op|in|na|vanaf|over|eind|begin|half|week)|niet eerder dan|niet v[óo][óo]r|not before|erst (?:am|ab|in|zum|nach)|nicht vor|pas avant) .{0,40}?${DELIVER}|${DELIVER} .{0,40}?(?:pas (?:op|in|na|vanaf)|not before|erst (?:am|ab|in)|pas avant)`,
    ),
    weight: 0.87,
    asking: true,
    unless: either(UNLESS, ONLY_IF, COMPARED),
  },
]
