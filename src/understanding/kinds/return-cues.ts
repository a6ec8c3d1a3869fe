import type { Cue } from '../cues.ts'

/** How people say that goods come back, and what only sounds like it. */
export const RETURNS_GOODS: Cue[] = [
  {
    words:
      /\b(?:retour(?:formulier|aanvraag|verzoek|zending|melding|order)?|rma(?:[- ](?:aanvraag|request|verzoek))?|return(?: (?:request|form|of))?|returns|doa|dead on arrival|r[üu]cksendung|retoure|reklamation|demande de retour|garantie(?:claim|aanvraag|melding)?|warranty claim)\b/i,
    weight: 0.7,
    in: 'subject',
  },
  {
    words:
      /\b(?:retourneren|retour (?:sturen|zenden|te sturen|melden|aanmelden)|terug ?(?:sturen|zenden|geven)|retour\b.{0,20}\b(?:sturen|zenden|nemen|aanvragen|aanmelden)|stu(?:ur|ren)\b.{0,40}\b(?:retour|terug))\b/i,
    weight: 0.75,
  },
  {
    words:
      /\b(?:(?:like|want|need|wish|have) to (?:return|send back)|returning|send (?:it|them|this|these|the) (?:\w+ ){0,4}back|return (?:the|this|these|it|them|\d|one|two|a)|rma (?:number|request)|request an? (?:rma|ra\b|return))\b/i,
    weight: 0.75,
  },
  {
    words:
      /\b(?:ra|rma)[- ]?(?:nummer|number|nummers|nr)\b.{0,40}\b(?:ontvangen|graag|krijgen|aanvragen|geven|please|request|send|receive|issue|provide)|\b(?:graag|please|kunt u|could you|verzoek)\b.{0,60}\b(?:ra|rma)[- ]?(?:nummer|number|nr)?\b/i,
    weight: 0.7,
  },
  {
    words:
      /\b(?:doa|dead on arrival|defect (?:bij|op|on|geleverd|ontvangen)|bij ontvangst defect|arrived (?:damaged|dead|defective)|beschadigd (?:geleverd|ontvangen|aangekomen|binnengekomen)|defekt (?:bei|angekommen|geliefert))\b/i,
    weight: 0.6,
  },
  {
    words:
      /\b(?:zur[üu]ck ?(?:senden|schicken|geben)|zur[üu]ckzusenden|r[üu]cksendung|retournieren|umtausch|reklamieren)\b/i,
    weight: 0.7,
  },
  {
    words:
      /\b(?:retourner|renvoyer(?!.{0,40}\bfactures?)|retour de (?:la )?marchandise|demande de retour|bon de retour)\b/i,
    weight: 0.7,
  },
  {
    words:
      /\b(?:verkeerde? (?:artikel|product|model|geleverd|besteld)|wrong (?:item|product|model)|te veel (?:geleverd|besteld|ontvangen)|wrongly ordered|foutief (?:geleverd|besteld)|falsch (?:geliefert|bestellt))\b/i,
    weight: 0.4,
  },
  {
    words:
      /\b(?:defect|kapot|start niet op|werkt niet(?: meer)?|gaat niet aan|does not (?:boot|power|start|work)|doesn't (?:boot|power|start|work)|broken|faulty|defective|defekt|en panne|d[ée]fectueux|(?:stopped|no longer|stops|quit) work(?:ing|s)?|funktioniert nicht(?: mehr)?|ne (?:fonctionne|d[ée]marre|marche) plus)\b/i,
    weight: 0.4,
  },
  {
    words:
      /\b(?:graag|kunt u|kunnen jullie|kun je|please|could you|can you|k[öo]nnen sie|bitte|pouvez|pourriez|merci de|veuillez)\b[^.?!]{0,60}\b(?:repareren|reparatie|repair|omruilen|vervangen|replace (?:it|them|this)|reparieren|umtauschen|ersetzen|remplacer|r[ée]parer|[ée]changer)\b/i,
    weight: 0.35,
    in: 'body',
  },
  { words: /\b(?:serienummers?|serial(?: numbers?)?|s\/n|seriennummer)\b/i, weight: 0.25, in: 'body' },
  {
    words:
      /\b(?:retourbeleid|return policy|retourvoorwaarden|hoe (?:kan ik|werkt|retourneer)|how (?:do|can) (?:i|we) return|r[üu]ckgaberecht)\b/i,
    weight: -0.4,
  },
  {
    words:
      /\b(?:retour ?vracht|retour ?afzender|return receipt|par retour|by return|retour(?:tje|neren wij niet)|returned mail|kunt u retour ?mailen|(?:getekend|ondertekend|signed) retour)\b/i,
    weight: -0.6,
  },
  {
    words:
      /\bstatus\b.{0,50}\b(?:retour\w*|rma|ra|return|creditnota|credit note|r[üu]cksendung)\b|\b(?:creditnota|credit note|gutschrift|avoir)\b.{0,40}\b(?:nog niet|not yet|noch nicht|pas encore|nooit|never)\b|\b(?:nog geen|nog steeds geen|not received (?:the|our|a))\b.{0,30}\b(?:creditnota|credit note|ra-?nummer|rma)\b/i,
    weight: -0.7,
  },
  {
    words: /\b(?:kan|kunnen|mag|mogen|moet(?:en)?|wil(?:len)?|gaat|gaan)\b.{0,40}\bretour\b(?! (?:mailen|e-mailen))/i,
    weight: 0.55,
  },
]
