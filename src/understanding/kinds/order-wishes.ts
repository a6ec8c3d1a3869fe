import type { Cue } from '../cues.ts'

/** Words of four languages, each from the edge of a word. */
const said = (source: string, weight: number): Cue => ({
  words: new RegExp(String.raw`(?<!\p{L})(?:${source})`, 'iu'),
  weight,
  in: 'body',
})

/** Where goods are listed with how many of each: the wish to have them makes an order of the list, without the word. */
export const WANTS_GOODS: Cue[] = [
  said(
    String.raw`(?:ontvang(?:en)?|krijgen|zien) (?:wij|we|ik) (?:graag|gaarne)|(?:wij|we|ik) (?:ontvangen|ontvang|krijgen|nemen|hebben|willen|zouden) (?:\p{L}+ ){0,2}(?:graag|gaarne)|(?:graag|gaarne)(?: \p{L}+){0,6} (?:leveren|leverante|levering|uitleveren|bezorgen|toesturen|toezenden|opsturen|versturen|verzenden|sturen|ontvangen|klaarzetten|inplannen|verwerken)`,
    0.5,
  ),
  said(
    String.raw`(?:wilt|kunt|kun|wil|zou) (?:u|je|jullie)(?: \p{L}+){0,8} (?:leveren|uitleveren|bezorgen|toesturen|toezenden|opsturen|versturen|sturen|verzenden|klaarzetten|verwerken|noteren)|verzoeken? (?:wij |ik )?(?:u|je|jullie)? ?(?:om )?(?:\p{L}+ ){0,6}(?:te leveren|leveren|levering|toe te zenden|uit te leveren)|gelieve (?:\p{L}+ ){0,6}(?:te leveren|toe te zenden|te verzenden|leveren)`,
    0.4,
  ),
  said(
    String.raw`(?:wij|we|ik) (?:hebben|heb) (?:\p{L}+ ){0,4}nodig|(?:hebben|heb) (?:wij|we|ik) (?:\p{L}+ ){0,4}nodig|(?:doe|doet u|geef|noteer|noteert u|reserveer|zet)(?: \p{L}+){0,3} (?:maar|graag|even|voor ons)|(?:wij|we|ik) (?:nemen|neem|kopen|koop|schaffen|willen|wil) (?:\p{L}+ ){0,6}(?:af|aan|afnemen|aanschaffen|kopen|hebben)(?!\p{L})|mag ik (?:van u |van jullie )?(?:\p{L}+ ){0,3}(?:hebben|ontvangen|\d)|best\p{L}{0,3}l+ing\p{L}*|best\p{L}{0,2}el+en`,
    0.4,
  ),
  said(
    String.raw`(?:please|kindly|pls|could you(?: please)?|can you(?: please)?|would you(?: please)?) (?:\p{L}+ ){0,3}(?:supply|deliver|dispatch|despatch|ship|send|provide|arrange|process|book)(?!\p{L})(?! (?:\p{L}+ ){0,3}(?:quot|pric|invoice|copy|cop|status|update|tracking|confirmation))`,
    0.5,
  ),
  said(
    String.raw`(?:we|i)(?:['’]d| would| should)? (?:like|want|wish|need|require|intend|are looking)(?: to)? (?:\p{L}+ ){0,2}(?:purchase|buy|procure|receive|have|take|get|re-?stock|order|\d)|(?:we|i) (?:need|require)(?!\p{L})|put us down for|take delivery of|for delivery (?:to|by|on|at)|requisition|call-?off`,
    0.4,
  ),
  said(
    String.raw`(?:bitte|wir bitten|ich bitte)(?: \p{L}+){0,4} (?:um|liefern|senden|schicken|zusenden|zuschicken|übersenden|versenden|buchen|einplanen)(?! (?:\p{L}+ ){0,2}(?:angebot|preis|rechnung|status))|liefern sie(?: uns)?|(?:senden|schicken) sie uns|(?:können|könnten) sie uns (?:\p{L}+ ){0,6}(?:liefern|senden|schicken)|um (?:\p{L}+ ){0,2}(?:lieferung|zusendung|belieferung)`,
    0.5,
  ),
  said(
    String.raw`(?:wir|ich) (?:benötigen?|brauchen?|ordern|order[en]?|beziehen|kaufen|bestell\p{L}*|beauftragen|erteilen)(?!\p{L})|(?:wir|ich) (?:möchten?|würden?|wollen) (?:\p{L}+ ){0,8}(?:beziehen|kaufen|erwerben|ordern|erhalten|haben|bekommen|bestellen)|(?:auftrag|abruf) (?:über|für|zur lieferung)|abrufen|erteilen wir (?:ihnen )?(?:den )?(?:folgenden )?auftrag`,
    0.4,
  ),
  said(
    String.raw`(?:merci|prière|veuillez|pri(?:er|ons|e) (?:de )?(?:bien vouloir)?|pouvez-vous|pourriez-vous)(?: \p{L}+(?:['’]\p{L}+)?){0,3} (?:livrer|envoyer|expédier|fournir|faire parvenir|adresser|préparer|enregistrer)(?! (?:\p{L}+ ){0,3}(?:devis|prix|tarif|offre|facture|copie))`,
    0.5,
  ),
  said(
    String.raw`(?:nous|je) (?:vous )?(?:souhait\p{L}*|désir\p{L}*|voudri\p{L}*|aimeri\p{L}*|command\p{L}*|prenons)(?: (?:\p{L}+ ){0,2}(?:recevoir|commander|acheter|obtenir|acquérir|avoir|être livrés?))?|(?:avons|ai) besoin (?:de|des|du|d['’])|il nous faut|(?:passer|passons) (?:une |la |cette )?commande`,
    0.4,
  ),
]

/** Words that make a list of goods something else than an order. */
export const ONLY_ASKS: Cue[] = [
  said(
    String.raw`(?:when|wanneer|wann|quand) (?:\S+ ){0,14}(?:deliver\p{L}*|arriv\p{L}*|ship\p{L}*|come|receive|gelever\p{L}*|lever\p{L}*|binnen\p{L}*|aankom\p{L}*|komen|komt|ontvang\p{L}*|verwacht\p{L}*|geliefert|liefer\p{L}*|kommt|kommen|eintreff\p{L}*|livr\p{L}*|arriv\p{L}*|recev\p{L}*)[^.!]{0,60}\?`,
    -0.7,
  ),
  said(
    String.raw`(?:graag|gaarne|kunt|kun|wilt|verzoek\p{L}*|please|could|can|would|send|bitte|können|könnten|erbitten|merci|veuillez|pouvez|pourriez|souhait\p{L}*|ontvang\p{L}*|require|need)(?: [\p{L}\d'’-]+){0,8} (?:offerte|prijsopgave|prijsaanvraag|prijzen|prijs en|quote|quotation|pricing|prices|price list|angebot|preisangebot|preise|preisauskunft|devis|offre de prix|tarifs?|cotation)(?!\p{L})`,
    -0.7,
  ),
  said(
    String.raw`(?:offerte|prijs)aanvraag|request for (?:a )?(?:quotation|quote|proposal)|rfq|preisanfrage|angebotsanfrage|demande de (?:devis|prix|tarif)|(?:voorraad|stock)(?:lijst|overzicht|list|liste)|prijslijst|price ?list|preisliste|liste de prix|(?:what|wat|was|combien|quel\p{L}*) (?:\p{L}+ ){0,4}(?:kost\p{L}*|cost\p{L}*|prijs|price|preis|prix|co[uû]te\p{L}*)|(?:op|in|auf|en) (?:voorraad|stock|lager)[^.!?]{0,40}\?|(?:voorradig|leverbaar|verkrijgbaar|available|verfügbar|lieferbar|disponibles?)\s?\?`,
    -0.5,
  ),
  said(
    String.raw`(?:hierbij|bijgaand|attached|enclosed|please find|find|anbei|ci-joint|im anhang)(?: \p{L}+){0,5} (?:factuur|invoice|rechnung|facture|orderbevestiging|order confirmation|auftragsbestätigung|confirmation de commande|pakbon|packing slip|delivery note|lieferschein|bon de livraison|offerte|quotation|angebot|devis|creditnota|credit note)(?!\p{L})`,
    -0.7,
  ),
]
