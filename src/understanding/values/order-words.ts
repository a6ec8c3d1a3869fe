/**
 * Words with which people ask after an order, alter it or agree to it, in Dutch, English, German and French. What is found
 * by them is converted by the rules in order-rules.ts, which look for the same words.
 */
export const words = (source: string) => new RegExp(String.raw`(?<!\p{L})(?:${withAccents(source)})(?!\p{L})`, 'iu')

/** \w knows no letter with an accent. */
const withAccents = (source: string) =>
  source.replaceAll(String.raw`[\w`, String.raw`[\p{L}\d`).replaceAll(String.raw`\w`, String.raw`[\p{L}\d]`)

const DELIVERED = String.raw`(?:gelever\w*|lever\w*|uitgelever\w*|uitlever\w*|bezorg\w*|binnen\w*|aankom\w*|aangekomen|verwacht\w*|ontvang\w*|verzonden|verzend\w*|verstuur\w*|gestuurd|komt|komen|krijg\w*|klaar|volg\w*|nalever\w*|nagelever\w*|meegelever\w*|deliver\w*|arriv\w*|ship\w*|receiv\w*|expect\w*|dispatch\w*|sent|send|come|coming|here|leave|follow\w*|folg\w*|nachgeliefert|geliefert|liefer\w*|ausgeliefert|ankomm\w*|angekommen|kommt|kommen|ankunft|eintreff\w*|eintrifft|erwarten|erhalten|vers[ae]nd\w*|versenden|verschick\w*|rechnen|da ist|bekommen|zugestellt|livr\w*|arriver\w*|re[çc][ue]\w*|recevoir|recevr\w*|exp[ée]di\w*|attendre|envoy\w*|partir\w*)`
const NOT_YET = String.raw`(?:nog (?:steeds |altijd )?(?:niet\w*|geen)|nooit|niets|niet|not|never|n['’]t|nothing|still no|haven['’]t|hasn['’]t|noch (?:immer )?(?:nicht\w*|keine?\w*)|immer noch (?:nicht\w*|keine?\w*)|bisher (?:nicht\w*|keine?\w*)|bislang (?:nicht\w*|keine?\w*)|nicht\w*|pas (?:encore )?|toujours (?:pas|rien)|rien|jamais)`

/** Questions after the day of delivery that need no other word. */
export const ETA_ASKED = words(
  String.raw`waar .{0,60}?(?:blijf(?:t|en)|blijven|gebleven)|wo .{0,60}?(?:bleib(?:t|en)|geblieben|abgeblieben)|(?:wan+e+r|wanneer|wnr|welke (?:datum|dag|week)|wann|when|what (?:date|day)|welche[rsmn]? (?:tag|termin|woche)|quand|quelle date|quel jour) .{0,110}?${DELIVERED}|(?:komt|komen|lukt|gaat|gaan|halen|red|redden) .{0,70}?(?:vandaag|deze week|morgen|op tijd|nog lukken|vrijdag|nog voor)|(?:lukt|lukken|haalbaar|op schema|op tijd) .{0,40}?\?|(?:still )?(?:on (?:track|schedule|time)|due in|coming (?:today|this week|in))|(?:kommt|klappt|schafft) .{0,60}?(?:heute|diese woche|noch|p[üu]nktlich|rechtzeitig)|im zeitplan|dans les (?:temps|d[ée]lais)|(?:bevestig\w*|confirm\w*|best[äa]tig\w*|confirmer) (?:dat|of|wanneer|that|whether|when|dass|ob|wann|que|si|quand) .{0,80}?${DELIVERED}|hoe lang .{0,60}?(?:duur\w*|nog|wachten)|how (?:much )?long(?:er)? .{0,60}?(?:take|until|before|wait|for|be)|wie lange .{0,60}?(?:dauer\w*|noch|warten)|combien de temps .{0,60}?(?:faut|encore|attendre)`,
)
/** What did not come, or too late. */
export const LATE = words(
  String.raw`${NOT_YET} .{0,60}?(?:ontvangen|geleverd|uitgeleverd|binnen\w*|aangekomen|bezorgd|gekregen|meegekomen|meegeleverd|verzonden|verstuurd|received|arrived|delivered|shown up|turned up|shipped|dispatched|erhalten|geliefert|angekommen|eingetroffen|eingegangen|bekommen|verschickt|versandt|versendet|zugestellt|da|re[çc]u\w*|livr[ée]\w*|arriv[ée]\w*|exp[ée]di[ée]\w*)|(?:had(?:den)?|zou(?:den)?|moest(?:en)?|should have|was (?:due|supposed|expected|promised)|were (?:due|supposed|expected|promised)|sollte\w*|hätte\w*|devai\w*|aurait d[ûu]|aurai\w* d[ûu]) .{0,70}?(?:geleverd|binnen|hier|ontvangen|aankomen|verzonden|zijn|here|delivered|arrived?|shipped|come|be|yesterday|today|last|on|by|sein|geliefert|kommen|eintreffen|arriver|livr[ée]\w*|re[çc]u\w*|[êe]tre)|(?:al|reeds|eerder|already|bereits|schon) .{0,20}?(?:verwacht|expected|erwartet)|(?:attendions|attendue?s?) .{0,20}?(?:pour|le|hier|depuis)|supposed (?:to|2) (?:be|b|arrive|come|have)|te laat|vertraagd|vertraging|(?:days?|weeks?|is|are|running|too|very) late|overdue|delayed|behind schedule|versp[äa]tet|versp[äa]tung|in verzug|[üu]berf[äa]llig|(?:en|de|du) retard|(?:wachten|wacht) .{0,30}?op|still waiting|been waiting|warten .{0,40}?auf|attend(?:ons|s)? toujours|toujours en attente|laat .{0,30}?op zich wachten`,
)
/** The day of delivery by its name: asks where the sentence asks. */
export const ETA_NAMED = words(
  String.raw`lever(?:datum|data|tijd|termijn|moment|week|dag)|verwachte (?:levering|aankomst)|verwachting|(?:verzend|aankomst)datum|eta|e\.t\.a|delivery (?:date|time|estimate|schedule)s?|delivery planned|(?:arrival|shipping|shipment|dispatch|ship) dates?|lead time|(?:schon|bereits|noch) (?:k?einen? )?termin|liefertermin\w*|lieferdatum|lieferzeit|ankunftsdatum|versanddatum|voraussichtliche\w* (?:lieferung|ankunft)|d[ée]lais?(?: de livraison)?|date (?:de livraison|d['’]arriv[ée]e|d['’]exp[ée]dition|pr[ée]vue|estim[ée]e)`,
)
export const TRACKING = words(
  String.raw`track\s?-?(?:&|\+|and|en|und|et|n|'n'|´n)?\s?-?trace\w*|t&t|t\+t|tracking\w*|(?:zending|pakket|verzend|barcode ?)s?(?:nummer|code|nr)s?|sendungs(?:nummer|verfolgung|code|nr|daten)\w*|paket(?:nummer|nr|verfolgung)|num[ée]ros? (?:de )?(?:suivi|colis|tracking)|(?:lien|code|informations?) de suivi|suivi (?:du |de )?(?:colis|l['’]envoi|l['’]exp[ée]dition)|(?:ups|dhl|dpd|postnl|gls|fedex|tnt)[ -]?(?:nummer|number|nr|code)|consignment (?:number|note)|airway ?bill|awb|waybill`,
)
const PORTAL = String.raw`(?:customer ?portal|klanten?(?:-| )?porta+l|web ?porta+l|porta+l|portail(?: client)?|kunden-?portal|klantomgeving|web ?shop|online|mijn account|our account|konto)`
const NOT_SEEN = String.raw`(?:niet|nergens|geen|not|n['’]t|cannot|nowhere|no|nicht|nirgends|kein\w*|pas|plus|nulle part)`
const SEEN = String.raw`(?:zichtbaar|zien|vind\w*|gevonden|staat|staan|verschijn\w*|getoond|visible|see|show\w*|appear\w*|find|found|listed|display\w*|there|sichtbar|sehen|angezeigt|finden|auffindbar|erschein\w*|steht|stehen|vois|voyons|visibles?|trouv\w*|appara[iî]\w*|figur\w*|affich\w*)`
export const VISIBILITY = words(
  String.raw`${NOT_SEEN} .{0,70}?${PORTAL}|${PORTAL}.{0,70}? ${NOT_SEEN} .{0,40}?${SEEN}|${SEEN} .{0,80}?${NOT_SEEN} .{0,50}?${PORTAL}|(?:order|bestelling|bestellung|commande) .{0,40}?(?:niet zichtbaar|not visible|nicht sichtbar|pas visible|invisible)|(?:mist|missen|ontbreekt|ontbreken|missing|fehlt|fehlen|manque) .{0,60}?${PORTAL}|${PORTAL}.{0,60}? (?:mist|missen|ontbreekt|ontbreken|missing|fehlt|fehlen|manque)`,
)
export const SERIAL_NUMBERS = words(
  String.raw`serie-?nummers?|serie ?nrs?|serienrs?|serial(?:s|[- ]?(?:numbers?|nos?\.?|nrs?))|s\/n['’]?s?|seriennummern?|num[ée]ros? de s[ée]rie|n°s? de s[ée]rie|imei(?:[- ]?nummers?|s| numbers?)?`,
)
/** The word itself; other ways to ask how things are only count where nothing more exact is asked. */
export const STATUS_NAMED = words(
  String.raw`status|stand van zaken|voortgang|progress|bearbeitungsstand|(?:liefer|auftrags|bestell|versand)status|stand der dinge|[ée]tat (?:d['’]avancement|de)|statut|avancement|(?:is|zijn) .{0,50}?(?:al|reeds) .{0,30}?(?:verzonden|verstuurd|onderweg|verwerkt|uit|in behandeling)|(?:is|zijn|werd) .{0,60}?(?:verzonden|verstuurd|onderweg|uitgeleverd)[^?]{0,40}\?|(?:has|have|is|are) .{0,50}?(?:been )?(?:shipped|dispatched|sent(?: out)?|left|processed|on its way)|(?:wurden?|ist|sind) .{0,50}?(?:schon|bereits) .{0,30}?(?:versandt|verschickt|versendet|unterwegs|bearbeitet|raus)|(?:a|ont|est|sont)(?:-\p{L}+)* .{0,50}?(?:d[ée]j[àa] )?(?:[ée]t[ée] )?(?:exp[ée]di[ée]\w*|envoy[ée]\w*|trait[ée]\w*|parti\w*)`,
)
export const STATUS_LOOSE = words(
  String.raw`waar (?:is|zijn|zit|zitten)|hoe (?:staat|ver|zit)|wat is er (?:gebeurd|aan de hand)|what (?:happened|has become)|where(?:['’]?s| is| are)|how (?:is|are) .{0,40}?(?:going|coming along|progressing)|what(?:['’]s| is) (?:happening|going on|the latest)|any (?:news|update|word)|(?:an )?update|chas(?:e|ing)|following up on|follow-up on|wo (?:ist|sind)|wie (?:ist|steht|weit)|was ist mit|gibt es (?:schon )?(?:etwas )?neu\w*|o[ùu] (?:en )?(?:est|sont)|des nouvelles|nieuws (?:over|van|omtrent)|(?:iets|meer) (?:te zeggen|bekend|zeggen|vertellen) over|de deur uit|(?:vandaag|morgen|deze week) (?:nog )?(?:weg|mee|uit) ?ga(?:at|n)|al iets bekend|suivi (?:de )?commandes?|(?:orderbevestiging|order confirmation|auftragsbestätigung|confirmation de commande) .{0,30}?(?:nog niet|not|nicht|pas)|(?:(?:nog )?geen|still no|no|noch keine|pas encore (?:de|reçu)|not received (?:an?|any|the)) .{0,20}?(?:orderbevestiging|order confirmation|auftragsbestätigung|confirmation de commande)`,
)
/** A subject that is nothing but a question after a delivery: "levering PO-88123?" */
export const DELIVERY_IN_QUESTION = words(
  String.raw`(?:levering|aflevering|zending|delivery|shipment|lieferung|sendung|livraison|exp[ée]dition)[^?]{0,60}\?`,
)
