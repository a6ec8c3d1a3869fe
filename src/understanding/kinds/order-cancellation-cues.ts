import { words } from '../values/order-words.ts'
import type { Saying } from './sayings.ts'

/** It is only said what would happen, what has happened, or something else than an order is cancelled. */
const NOT_NOW = words(
  String.raw`anders|otherwise|or else|sonst|ansonsten|sinon|(?:niet|not|do not|don['’]t|needn['’]t|nicht|pas) (?:meer )?(?:te )?(?:annul\w*|cancel\w*|storn\w*)|(?:storn\w*|annul\w*|cancel\w*) (?:\p{L}+ )?(?:nicht|niet|pas)|n['’]annul\w*|waarom|why|warum|pourquoi|voorwaarden|conditions|terms|bedingungen|wat kost|annulerings?kosten|cancell?ation (?:costs?|fee|policy)|stornogeb[üu]hr\w*|frais d['’]annulation|hoe (?:kan|kun|werkt|annuleer)|how (?:do|can|to)|wie (?:kann|storn)|comment|afspraak|appointment|meeting|termin|rendez-vous|abonnement|subscription|nieuwsbrief|newsletter|(?:ons|mijn|het|our|my|the|unser|mein) (?:account|konto)|training|demo|reservering|reis|(?:als|indien|mocht) .{0,80}?(?:niet|later|pas)|if .{0,80}?(?:not|n['’]t|later|cannot)|(?:wenn|falls|sollte\w*) .{0,80}?(?:nicht|später)|si .{0,80}?(?:pas|plus tard)|retour\w*|rma|ter voorkoming|zonder te annuleren`,
)

const CANCEL = String.raw`anuleer\w*|anuler\w*|canceln|cancelen|cancell\w*|call off|void|afgezegd|annuleer\w*|annuleren|annulering\w*|annulatie|annulere|geannuleerd|ge-?annuleerd|anuleren|annuler\w*|annulez|annul[ée]e?s?|annulation|cancel\w*|cancell?ation|storn\w*|abbestell\w*|afbestel\w*|afzeggen|widerruf\w*|r[ée]tract\w*|r[ée]sili\w*`

export const CANCELS: Saying[] = [
  { words: words(CANCEL), weight: 0.9, unless: NOT_NOW },
  {
    words: words(
      String.raw`(?:trek|trekken|intrekken|ingetrokken|zurückzieh\w*|zurückgezogen|ziehen .{1,60}? zurück|withdraw\w*|revoke|scrap|retirer notre) .{0,60}?(?:order|bestelling|bestellung|auftrag|commande|p\.?o\b)|(?:order|bestelling|bestellung|auftrag|commande|p\.?o\b).{0,60}? (?:intrekken|in te trekken|ingetrokken|zurückziehen|zurück)`,
    ),
    weight: 0.85,
    unless: NOT_NOW,
  },
  {
    // of a single line it is a change
    words: words(
      String.raw`(?:order|bestelling|bestellung|auftrag|commande|p\.?o\.?|(?<![\p{L}\d./-])[A-Z]{1,6}[-.]?\d[\w./-]{3,30}).{0,70}? (?:mag|kan|moet|laten|komt|hoeft|niet meer|can be|should be|dropped|entfällt|entfallen|hinfällig|gegenstandslos|caduque).{0,30}?(?:verval\w*|worden verwijderd|niet (?:meer )?(?:door|geleverd|verwerkt)|niet meer|dropped|disregarded|ignored|entfallen|gelöscht|hinfällig)|(?:order|bestelling|(?<![\p{L}\d./-])[A-Z]{1,6}[-.]?\d[\w./-]{3,30}).{0,40}? (?:verval(?:t|len)|niet (?:meer )?(?:nodig|uitvoeren|verwerken|leveren))|(?:no longer (?:need|require|want)|nicht mehr (?:benötig\w*|brauch\w*)|plus besoin) .{0,60}?(?:order|bestelling|bestellung|auftrag|commande|p\.?o\b)|(?:bestellung|auftrag) .{0,60}?(?:nicht mehr|hinfällig)|(?:do not|don['’]t|bitte nicht) .{0,20}?(?:process|ship|ausführen|bearbeiten) .{0,30}?(?:order|bestellung|auftrag)`,
    ),
    weight: 0.8,
    unless: NOT_NOW,
  },
  {
    words: words(
      String.raw`(?:order|bestelling|bestelorder|inkooporder|bestellung|auftrag|commande|p\.?o\.?|levering|delivery|lieferung|(?<![\p{L}\d./-])[A-Z]{0,6}[-.]?\d[\w./-]{4,30})[^?]{0,80}? (?:gaat|gaan) (?:helaas )?niet (?:meer )?door|(?:niet|hoeft|hoeven|hoef) .{0,60}?(?:order|bestelling|p\.?o\b|(?<![\p{L}\d./-])[A-Z]{1,6}[-.]?\d[\w./-]{4,30}).{0,40}? (?:niet meer|te leveren|uit te voeren)|(?:hoeven|hoeft|hoef) .{0,30}?niet (?:meer )?(?:te |geleverd|door|uitgeleverd|verzonden|verstuurd)|(?:stopzetten|stop te zetten|stop|terugdraaien|terug te draaien|ongedaan maken|schrappen|verwijderen|laten vallen) .{0,40}?(?:order|bestelling|p\.?o\b)|(?:order|bestelling|p\.?o\.?|(?<![\p{L}\d./-])[A-Z]{1,6}[-.]?\d[\w./-]{4,30})[^?]{0,60}? (?:stopzetten|stop te zetten|terugdraaien|terug te draaien|ongedaan maken|schrappen|verwijderen|laten vallen)|(?:graag|gelieve|bitte|please|svp|merci de) .{0,20}?(?:niet|not|nicht|ne pas) (?:meer )?(?:uit(?: te)? ?leveren|leveren|verwerken|verzenden|uitvoeren|ship|process|deliver|ausliefern|liefern|bearbeiten|ausf[üu]hren|traiter|exp[ée]dier|livrer)(?! (?:voor|v[óo][óo]r|before|vor|avant))|laat .{0,60}? maar (?:zitten|vallen|vervallen)|van de baan|geen doorgang|(?:mag|kan) .{0,40}?(?:weg|uit het systeem|prullenbak)|(?:not|n['’]t) (?:be )?(?:going ahead|go ahead|proceed\w*) with .{0,40}?(?:order|p\.?o\b)|(?:order|p\.?o\b).{0,40}? (?:fell|fallen) through|back out of .{0,30}?order|(?:bestellung|auftrag).{0,60}? (?:hat sich erledigt|erledigt|entf[äa]llt)|abstand nehmen|(?:stopper|arr[êe]ter) .{0,30}?commande|zien .{0,60}?af van|af(?: te)? ?zien van|(?:disregard|ignore|scrap|pull|drop|kill|stop|forget) .{0,30}?(?:order|p\.?o\b|purchase order|(?<![\p{L}\d./-])[A-Z]{1,6}[-.]?\d[\w./-]{4,30})|(?:order|p\.?o\.?|(?<![\p{L}\d./-])[A-Z]{1,6}[-.]?\d[\w./-]{4,30})[^?]{0,60}? (?:is )?(?:no longer (?:needed|required)|not (?:needed|required) any ?more|to be (?:disregarded|scrapped|dropped))|(?:don['’]t|do not|no longer) (?:need|want|require) .{0,60}?(?:order|p\.?o\b|(?<![\p{L}\d./-])[A-Z]{1,6}[-.]?\d[\w./-]{4,30}|anymore|any more)|(?:bestellung|auftrag|lieferung|(?<![\p{L}\d./-])[A-Z]{0,6}[-.]?\d[\w./-]{4,30})[^?]{0,80}? (?:nicht mehr|zur[üu]ck(?:nehmen|ziehen|treten)|absagen|r[üu]ckg[äa]ngig|streichen|gegenstandslos)|(?:nehmen|ziehen|treten) .{0,80}?(?:bestellung|auftrag|vom kauf).{0,40}? zur[üu]ck|(?:ne |n['’])?(?:donner|donnez|donnons) .{0,20}?(?:pas|plus) suite|(?:retirer|renon[cç]\w*|revenir sur) .{0,40}?commande|n['’]avons plus besoin|(?:commande|(?<![\p{L}\d./-])[A-Z]{0,6}[-.]?\d[\w./-]{4,30})[^?]{0,60}? (?:n['’]est plus n[ée]cessaire|plus d['’]actualit[ée]|sans objet)`,
    ),
    weight: 0.8,
    unless: NOT_NOW,
  },
]

/** A line of the order, by its number. */
export const OF_ONE_LINE = words(
  String.raw`(?:order)?regel\w*|line(?: item)?s?|zeilen?|positie\w*|position\w*|pos|lignes?|items?|artikel\w*|articles?`,
)
