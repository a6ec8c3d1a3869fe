/** Words by which automatic mail is known where its headers say nothing: Dutch, English, German, French. */

const START = '^(?:(?:re|aw|antw|sv|tr|ré)\\s*:\\s*)*(?:\\[[^\\]]{1,40}\\]\\s*)?'

export const AUTO_REPLY_SUBJECT = new RegExp(
  START +
    '(?:' +
    [
      'automatisch(?:e)? (?:antwoord|bericht|reactie|gegenereerd antwoord)',
      'afwezigheids?(?:bericht|melding|assistent)',
      'afwezig(?:heid)?(?: ?[:(-]|$| tot | t/m | van \\d)',
      '(?:ik ben )?(?:niet op kantoor|met vakantie|op vakantie)(?:[ :.-]|$)',
      'niet aanwezig',
      'auto(?:matic|mated)?[ -]?(?:reply|response|respons|antwort|answer)',
      'auto ?: ',
      'out of (?:the )?office',
      'ooo(?:[: -]|$)',
      'away from (?:my|the) (?:office|desk|mail)',
      'vacation(?: (?:reply|message|notice)|$|:)',
      '(?:i am |i.m )?on (?:annual |maternity |parental )?leave',
      'on holiday',
      'automatische (?:antwort|abwesenheit|r[üu]ckantwort)',
      'abwesenheits?(?:notiz|nachricht|meldung|benachrichtigung|agent)',
      'abwesend(?:$|[: -])',
      'nicht im (?:b[üu]ro|haus)',
      'au(?:ß|ss)er haus',
      'r[ée]ponse automatique',
      '(?:message|notification|avis) d.absence',
      'absence du bureau',
      'absent[e]? (?:du bureau|jusqu)',
      'en (?:cong[ée]s|vacances)',
    ].join('|') +
    ')',
  'i',
)

export const READ_RECEIPT_SUBJECT = /^(gelezen|niet gelezen|read|not read|gelesen|ungelesen|lu|non lu)\s?:/i

export const BOUNCE_SUBJECT =
  /undeliver(ed|able)|delivery (status notification|failure|has failed|notification|problem|report)|mail delivery|returned mail|return(ed)? to sender|failure notice|failed mail|mail (system )?(error|fail)|could not (be delivered|send)|cannot (be delivered|send)|non ?delivery|not delivered|message status|nondeliverable|delivery (error|delayed)|warning: (message|could not)|onbestelbaar|niet (bezorgd|afgeleverd)|kan niet worden (bezorgd|afgeleverd)|bezorging mislukt|unzustellbar|nicht zustellbar|zustellung|unzustellbarkeit|non remis|[ée]chec (de|d.)\s?(la )?(remise|distribution|envoi)|non distribu|notification d'[ée]tat/i

const ABSENT = [
  // nl, en, de, fr: an absence in the first sentences, with thanks for the mail or somebody else to turn to
  String.raw`(?:ik ben|wij zijn|we zijn|ons kantoor is)(?:[^.!?]|(?<=\d)\.){0,60}(?:afwezig|niet aanwezig|met vakantie|op vakantie|niet op kantoor|met verlof|gesloten)`,
  String.raw`(?:i am|i.m|i will be|we are|our office is)(?:[^.!?]|(?<=\d)\.){0,60}(?:out of (?:the )?office|away|on (?:annual |maternity )?leave|on holiday|on vacation|closed)`,
  String.raw`(?:ich bin|wir sind)(?:[^.!?]|(?<=\d)\.){0,60}(?:nicht im (?:b[üu]ro|haus)|abwesend|im urlaub|au(?:ß|ss)er haus|nicht erreichbar)`,
  String.raw`(?:je suis|nous sommes)(?:[^.!?]|(?<=\d)\.){0,60}(?:absente?s?|en cong[ée]s?|en vacances|ferm[ée]s)`,
]
const THANKS = String.raw`(?:bedankt|dank(?: u| je)?(?: wel)?|thank(?:s| you)|vielen dank|danke|merci)[^.!?]{0,20}(?:voor|for|f[üu]r|pour|de)[^.!?]{0,40}(?:mail|bericht|message|nachricht|courriel)`
const INSTEAD = String.raw`(?:bij spoed|dringende|spoedeisende|in urgent|urgent(?:e)? (?:zaken|matters|cases|issues)|if (?:it is |your matter is )?urgent|in dringenden|bei dringenden|en cas d.urgence|geen toegang tot mijn|no access to (?:my )?(?:e-?)?mail|limited access|keinen zugriff|uw (?:e-?mail|bericht) wordt niet (?:gelezen|doorgestuurd)|nicht weitergeleitet|not be forwarded|contact opnemen met mijn collega)`

/** Somebody who says when the door is closed may still be asking for something. */
const ASKS =
  /\b(?:graag|gelieve|verzoek|bestel|could you|please (?!do not|contact|call|note|mail)|bitte (?:um|liefern|senden)|merci d[e'’](?! ?votre))\b/i

const THANKS_AND_ABSENT = ABSENT.map(absent => new RegExp(`${THANKS}[^]{0,80}${absent}`, 'i'))
const ABSENT_AND_INSTEAD = ABSENT.map(absent => new RegExp(`${absent}[^]{0,200}${INSTEAD}`, 'i'))

/** True for the first words of an absence message, as a machine sends it. */
export function readsAsAbsence(opening: string): boolean {
  if (ABSENT_AND_INSTEAD.some(words => words.test(opening))) return true
  return !ASKS.test(opening) && THANKS_AND_ABSENT.some(words => words.test(opening))
}

export const MACHINE_TEXT =
  /\b(?:dit is een (?:automatisch (?:gegenereerd|verzonden|verstuurd|aangemaakt)e?|geautomatiseerd e?) ?(?:e-?mail|bericht|mail|melding)|(?:dit bericht|deze (?:e-?)?mail|deze melding) (?:is|wordt|werd) automatisch (?:gegenereerd|verzonden|verstuurd|aangemaakt)|this is an? (?:automatically generated|automated|auto-?generated|system[- ]generated) (?:e-?mail|message|mail|notification)|this (?:e-?mail|message|notification) (?:was|is|has been) (?:automatically (?:generated|sent)|generated automatically|sent automatically)|(?:dies ist eine|diese) (?:automatisch (?:generierte|erstellte|erzeugte) |automatische )?(?:e-?mail|nachricht|mail) (?:wurde automatisch (?:generiert|erstellt|erzeugt|versendet)|wird automatisch)|dies ist eine automatisch (?:generierte|erstellte|erzeugte)|ce (?:message|courriel|mail) (?:a [ée]t[ée]|est) (?:g[ée]n[ée]r[ée]|envoy[ée]) automatiquement)\b/i
