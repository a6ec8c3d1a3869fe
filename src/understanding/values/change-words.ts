import { words } from './order-words.ts'

/** What is done to an order, in four languages; each is the action of the same name in the contract (order-change). */
export const ADDED = words(
  String.raw`toevoeg\w*|toegevoegd|toe te voegen|voeg\w* .{0,120}? toe|bijbestel\w*|bij te bestellen|bijgevoegd worden|erbij|(?:er|nog) .{0,60}? bij|bij doen|extra|aanvullend|add(?:ing|ed|itional(?:ly)?)?|include|hinzuf[üu]g\w*|hinzu|hinzuzuf[üu]gen|erg[äa]nz\w*|zus[äa]tzlich\w*|aufnehmen|ajout\w*|rajout\w*|en plus|suppl[ée]mentaires?|(?:met|by|um) (?:\d+|\p{L}+) .{0,40}?(?:verhog\w*|verhoogd|ophog\w*|erh[öo]h\w*)|(?:verhog\w*|verhoog|ophog\w*|increase\w*|erh[öo]h\w*|augment\w*) .{0,60}?(?:met|by|um|de) (?:\d+|\p{L}+)`,
)
export const REMOVED = words(
  String.raw`verwijder\w*|(?:komen te |laten )?vervallen|verval(?:t|len)|schrap\w*|weglaten|weg te laten|laat .{0,60}? weg|halen .{0,60}?(?:uit|af)|(?:van|uit) .{0,60}?(?:af)?halen|uit .{0,40}?(?:halen|gehaald)|eraf|er af|hoeft (?:\p{L}+ )?niet|hoeven (?:\p{L}+ )?niet|niet (?:meer )?(?:nodig|leveren|meeleveren)|remove\w*|delete\w*|drop(?:ped)?|leave out|take .{0,40}?(?:off|out)|omit(?:ted)?|no longer (?:need|required)\w*|entfern\w*|streich\w*|gestrichen|wegl?assen|entf[äa]ll\w*|nicht mehr|supprim\w*|enlev\w*|retir\w*|plus besoin|annul\w*|cancel\w*|storn\w*`,
)
export const COUNTED = words(
  String.raw`aantal\w*|hoeveelhe\w+|quantit(?:y|ies)|qty|menge|anzahl|st[üu]ckzahl|quantit[ée]s?|in plaats van|i\.?p\.?v\.?|ipv|instead of|rather than|(?:an)?statt|anstelle von|au lieu (?:de|d['’]une?)|verhog\w*|verhoog\w*|verlag\w*|verlaag\w*|ophog\w*|opgehoogd|verminder\w*|bijstellen|increase\w*|decrease\w*|reduc\w*|raise|lower|erh[öo]h\w*|reduzier\w*|verringer\w*|aufstock\w*|aufzustocken|augment\w*|r[ée]dui\w*|diminu\w*|maak .{0,60}?van|bump|top up|liever|lieber|plut[ôo]t|finalement|is genoeg|is enough|reicht|suffi\w*|step up|set|zet|passer|minder|(?:maak|make|maken) (?:er|it|them|that|daar)|wijzig\w*|aanpassen|change|amend|[äa]nder\w*|modifi\w*|moet(?:en)? .{0,40}?(?:zijn|worden)|should be|soll\w* .{0,40}?(?:sein|werden)|passer`,
)
export const ADDRESSED = words(
  String.raw`(?:aflever|lever|bezorg|verzend)-?\s?adres\w*|(?:ander|nieuw|gewijzigd|juist|dit|volgend|onderstaand)e? (?:adres|locatie|vestiging)|adres|(?:delivery|shipping|ship-?to|different|other|new|another|correct|this|following) (?:address|location|site)|(?:ship|deliver|send|redirect|redirected|shipped|delivered|sent)\b.{0,50}? (?:to|at)|(?:liefer|versand)(?:adresse|anschrift)\w*|(?:andere|neue|abweichende|folgende)\w* (?:adresse|anschrift)|liefern .{0,40}?(?:an|nach)|(?:geliefert|gesendet|geschickt) .{0,20}?(?:an|nach)|(?:an|nach) .{3,80}? (?:liefern|geliefert|senden|schicken)|adresse (?:de livraison|d['’]exp[ée]dition)|(?:autre|nouvelle|bonne) adresse|livrer .{0,40}?[àa]|livr[ée]e?s? [àa]|(?:leveren|afleveren|bezorgen|sturen|verzenden|geleverd|bezorgd) .{0,30}?(?:op|aan|naar|bij)|(?:naar|op|bij) .{3,80}? (?:leveren|afleveren|bezorgen|sturen|verzenden|afgeleverd|geleverd|bezorgd|gestuurd)|moet naar|needs to go to`,
)
export const DATED = words(
  String.raw`lever(?:datum|ing|dag|week|moment)|afleverdatum|datum|later|eerder|vroeger|uitstel\w*|uitgesteld|opschort\w*|verschui\w*|verschoven|verplaats\w*|verzet\w*|vervroeg\w*|naar voren|naar achteren|opschuiv\w*|doorschuiv\w*|opgeschoven|wachten met|nog niet leveren|defer\w*|put on hold|on hold|vasthouden|pas (?:op|in|na|vanaf)|niet (?:eerder|v[óo][óo]r)|(?:leveren|geleverd|ontvangen|bezorgen) .{0,20}?(?:op|in|na|vanaf|voor)|delivery|deliver(?:ed)?|earlier|sooner|postpone\w*|delay(?:ed)?|push\w*|bring forward|brought forward|reschedul\w*|move[ds]?|hold|not before|liefertermin\w*|lieferdatum|lieferung|liefern|geliefert|versp[äa]ter\w*|sp[äa]ter|fr[üu]her|verschieb\w*|vorzieh\w*|vorgezogen|erst (?:am|ab|in)|nicht vor|zur[üu]ckstellen|verleg\w*|vorverleg\w*|livraison|livrer|livr[ée]e?s?|report(?:er|ez|[ée]e?s?)?|repouss\w*|d[ée]cal\w*|avanc\w*|retarder|plus t(?:ard|[ôo]t)|pas avant`,
)
export const ALTERED = words(
  String.raw`wijzig\w*|gewijzigd\w*|verander\w*|aanpas\w*|aangepast|aan te passen|pas .{0,60}? aan|corrig\w*|gecorrigeerd|correctie|omzetten|vervang\w*|ruilen|splits\w*|gesplitst|opsplitsen|in (?:twee|twee[ëe]n|2|delen|gedeelten|two|parts|zwei|deux)|split|aufteil\w*|geteilt|scind\w*|change[ds]?|changing|amend\w*|modif\w*|adjust\w*|alter(?:ed|ation|ing)?|revis\w*|update (?:the|our|my|this)|correct|replace|swap|substitut\w*|[äa]nder\w*|ge[äa]ndert|ab[äa]nder\w*|anpass\w*|angepasst|korrigier\w*|ersetz\w*|austausch\w*|changer|changement|adapter|corrig\w*|remplac\w*`,
)

const NUMBERS: { [word: string]: number } = {}
const NAMES = [
  'een één one ein eine einen un une',
  'twee two zwei deux',
  'drie three drei trois',
  'vier four quatre',
  'vijf five fünf fuenf cinq',
  'zes six sechs',
  'zeven seven sieben sept',
  'acht eight huit',
  'negen nine neun neuf',
  'tien ten zehn dix',
  'elf eleven onze',
  'twaalf twelve zwölf douze',
]
for (const [index, names] of NAMES.entries()) for (const name of names.split(' ')) NUMBERS[name] = index + 1
/** Numbers in words, from two on: "een" and "one" are mostly articles. */
export const COUNT_WORD = Object.keys(NUMBERS)
  .filter(name => NUMBERS[name]! > 1 && name !== 'onze')
  .join('|')

/** "vijf", "five", "fünf", "cinq". */
export const countInWords = (text: string): number | undefined => NUMBERS[text.toLowerCase()]
