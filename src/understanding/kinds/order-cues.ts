import type { Cue } from '../cues.ts'

/** How people place an order, in four languages. */
export const PLACES_ORDER: Cue[] = [
  {
    words:
      /\b(?:inkoop(?:order|opdracht)|purchase order|bestelorder|bestelbon|bestelopdracht|bon de commande|einkaufsbestellung)\b/i,
    weight: 0.6,
    in: 'subject',
  },
  {
    words:
      /\b(?:bestelling|nieuwe order|new order|order|P\.?O\.?(?:[-\s#:]*\d)?|bestellung|commande|besteling|bestellen|auftrag)\b/i,
    weight: 0.45,
    in: 'subject',
  },
  {
    words:
      /\b(?:hierbij|bijgaand|bijgevoegd|bijlage|onderstaande?|bij deze|hieronder|(?<!(?:ik|we|wij) )zie|treft u|ontvangt u|vind(?:t u)?|stuur)\b.{0,70}\b(?:bestelling|bestelorder|order|inkooporder|inkoopopdracht|po\b|bestellen|bestelbon)/i,
    weight: 0.7,
  },
  {
    words: /\b(?:graag|wij|we|ik|willen|wil|zou(?:den)?|gaan)\b.{0,60}\bbestel(?:len|ler)?\b(?! (?:status|nummer))/i,
    weight: 0.7,
  },
  {
    words:
      /\bbestel(?:len)? (?:wij|we|ik|hierbij|graag)\b|\b(?:mogen|kunnen|mag|kan) (?:wij|we|ik)\b.{0,40}\bbestellen\b|\bbestellen bij (?:u|jullie)\b|\bbestel (?:deze|dit|het|die|ze|er|maar|\d)/i,
    weight: 0.6,
  },
  {
    words: /\b(?:(?<!in )plaats(?:en)?|doen|doe|geplaatst|invoeren|inboeken|noteren)\b.{0,40}\b(?:order|bestelling)\b/i,
    weight: 0.6,
  },
  {
    words: /\bgraag (?:leveren|levering van|toesturen|toezenden|(?:nog )?\d+)\b|\bgraag\b.{0,40}\bleveren\b/i,
    weight: 0.35,
  },
  {
    words:
      /\b(?:(?:please |kindly )?(?:find|see)|attached|enclosed|herewith|hereby|below|following is|here is|this is)\b.{0,60}\b(?:purchase order|order|p\.?o\.?)\b/i,
    weight: 0.7,
  },
  {
    words:
      /\b(?:would like|want|wish|hereby|please|kindly|need|we|i|we'd like|i'd like)\b.{0,30}\b(?:to )?(?:re-?)?order\b(?! (?:status|number|confirmation|has|was|is|cancel))/i,
    weight: 0.6,
  },
  {
    words: /\b(?:plac(?:e|ing)|process|book|enter|accept|raise)\b.{0,25}\b(?:purchase )?(?:order|p\.?o\.?)\b/i,
    weight: 0.6,
  },
  { words: /\bplease (?:supply|deliver|ship|send us|provide)\b.{0,30}(?:\d|following|below|items)/i, weight: 0.5 },
  { words: /\b(?:hiermit|anbei|im anhang|wir|ich|m[öo]chten?)\b.{0,60}\bbestell(?:en|ung|e)\b/i, weight: 0.7 },
  { words: /\b(?:veuillez|ci-joint|nous|je|souhait(?:e|ons)|voici)\b.{0,60}\bcommand(?:e|ons|er)\b/i, weight: 0.7 },
]

/** A confirmation answers an order. */
export const CONFIRMATION: Cue = {
  words:
    /\b(?:orderbevestiging|order confirmation|auftragsbest[äa]tigung|confirmation de commande|order acknowledge?ment)\b/i,
  weight: -0.6,
  in: 'subject',
}

/** What makes a mail with an order number something else than a new order. */
export const NOT_A_NEW_ORDER: Cue[] = [
  {
    words:
      /\b(?:status|track(?:ing)?|trace|waar (?:is|blijft|zijn)|where is|wanneer|when (?:will|can)|wo bleibt|o[ùu] est|suivi|verzonden\?|eta)\b/i,
    weight: -0.6,
    in: 'subject',
  },
  {
    words: /\b(?:annuler(?:en|ing)?|cancel(?:lation|led)?|stornier(?:en|ung)|annulation|intrekken)\b/i,
    weight: -0.75,
    in: 'subject',
  },
  {
    words: /\b(?:wijzig(?:en|ing)?|aanpass(?:en|ing)|change|amend(?:ment)?|[äa]nderung|modification|correctie)\b/i,
    weight: -0.6,
    in: 'subject',
  },
  {
    words:
      /\b(?:retour(?:neren|aanvraag|formulier|zending)?|return|rma|doa|r[üu]cksendung|retoure|reklamation|defect)\b/i,
    weight: -0.8,
    in: 'subject',
  },
  {
    words:
      /^(?!\s*(?:re|aw|antw|sv)\s*:).*\b(?:factuur|invoice|rechnung|facture|creditnota|credit note|offerte(?:aanvraag)?|quot(?:e|ation)|angebot(?:sanfrage)?|devis|prijsaanvraag|rfq|receipt|herinnering|aanmaning|reminder)\b/i,
    weight: -0.6,
    in: 'subject',
  },
  CONFIRMATION,
  {
    words:
      /\bwat is de status\b|\b(?:graag|kunt u|kun je)\b.{0,40}\bstatus\b|\bstatus of (?:our|the|my|order)|\bwhere is (?:our|my|the)\b|\bwaar (?:is|blijft) (?:onze|mijn|de)\b|\b(?:track ?(?:&|and|en)? ?trace|tracking)/i,
    weight: -0.7,
    in: 'body',
  },
  {
    words:
      /\b(?:order|bestelling|bestellung|commande|regel|line)\b.{0,40}\b(?:annuler(?:en|ing|er)|cancel|stornier(?:en|t)|intrekken)\b|\b(?:annuleren|cancel|stornieren|annuler)\b.{0,30}\b(?:order|bestelling|bestellung|commande|po)\b/i,
    weight: -0.8,
    in: 'body',
  },
  {
    words:
      /\b(?:wijzig(?:en|t)?|aanpassen|change|amend|[äa]ndern|modifier)\b.{0,40}\b(?:order|bestelling|bestellung|commande|po)\b|\b(?:order|bestelling|po)\b.{0,40}\b(?:wijzigen|aanpassen|verhogen|verlagen)\b/i,
    weight: -0.6,
    in: 'body',
  },
  {
    words:
      /\b(?:retour(?:neren|sturen)|terugsturen|rma|return (?:the|these|this|it|them)|like to return|dead on arrival|doa)\b/i,
    weight: -0.75,
    in: 'body',
  },
  {
    words:
      /\b(?:kopie|copy|kopien?|duplicaat|duplicate)\b.{0,25}\b(?:factuur|invoice|rechnung|facture)|\bfactuur\b.{0,30}\b(?:ontvangen|sturen|toesturen|mist|ontbreekt)\b/i,
    weight: -0.6,
    in: 'body',
  },
  {
    words:
      /\b(?:offerte|prijsopgave|quotation|quote|angebot|devis)\b.{0,30}\b(?:ontvangen|aanvragen|sturen|maken|send|provide|receive|request|erhalten|zusenden|recevoir)\b|\b(?:kunt u|could you|can you)\b.{0,30}\b(?:offerte|quote|quotation)\b/i,
    weight: -0.6,
    in: 'body',
  },
  {
    words:
      /\b(?:orderbevestiging|order confirmation)\b.{0,40}\b(?:akkoord|agree|approved?)\b|\bakkoord\b.{0,30}\borderbevestiging\b/i,
    weight: -0.7,
    in: 'body',
  },
  {
    words:
      /\b(?:aan|bij|to|zu|[àa])\s(?:de |het |onze |our |the |unsere[rn]? |la |notre )?(?:bestaande |open |existing )?(?:order|bestelling|po|bestellung|commande)\b.{0,80}\b(?:toevoegen|toegevoegd|bijvoegen|add|hinzuf[üu]gen|ajouter)\b|\b(?:add|toevoegen|hinzuf[üu]gen|ajouter)\b.{0,60}\b(?:to|aan|zu|[àa])\s(?:\w+ ){0,2}(?:order|bestelling|po|bestellung|commande)\b/i,
    weight: -0.75,
    in: 'body',
  },
  {
    words:
      /\b(?:order|bestelling|bestellung|commande)\b.{0,80}\b(?:nog niet|niet|not yet|not|noch nicht|pas encore)\b.{0,40}\b(?:portal|portaal|zichtbaar|visible|ontvangen|geleverd|binnen|received|arrived|delivered|erhalten|geliefert|re[çc]u|terug te vinden)\b/i,
    weight: -0.7,
    in: 'body',
  },
  {
    // who sells to us tells that what we ordered is late
    words:
      /\b(?:your|uw|jullie|ihrer?|votre)\b.{0,20}\b(?:order|bestelling|inkooporder|bestellung|commande|po)\b.{0,60}\b(?:delayed|vertraagd|vertraging|versp[äa]tet|verz[öo]gert|retard|revised|rescheduled)/i,
    weight: -0.8,
  },
  {
    words:
      /\b(?:pas|toujours|jamais|rien)\b.{0,30}\bre[çc]u\b.{0,40}\b(?:commande|livraison)|\bo[ùu] en est\b.{0,40}\bcommande/i,
    weight: -0.7,
    in: 'body',
  },
]
