import type { Text } from '../engine/define.ts'

/** Why a mail of ours is withheld, waits, failed or came back. */
export const aboutSending: Text[] = [
  { en: '{address} takes no answers.', nl: '{address} neemt geen antwoorden aan.' },
  {
    en: '{address} is suspended, because mail to it came back: {why}',
    nl: 'Naar {address} gaat niets vanzelf meer, omdat mail terugkwam: {why}',
  },
  {
    en: 'This conversation had a receipt in the last 24 hours.',
    nl: 'In deze wisseling ging de afgelopen 24 uur al een ontvangstbevestiging uit.',
  },
  {
    en: '{address} had {n} automatic mails in the last hour, and {limit} is the limit.',
    nl: '{address} kreeg het afgelopen uur {n} automatische mails; de grens is {limit}.',
  },
  {
    en: '{n} automatic mails left in the last hour, which is the limit: automatic mail waits, approved mail goes on.',
    nl: 'Het afgelopen uur gingen {n} automatische mails weg, en dat is de grens: automatische mail wacht, goedgekeurde mail gaat door.',
  },
  {
    en: '{address} is one of our own mailboxes: the desk does not write to itself.',
    nl: '{address} is een mailbox van onszelf: de balie schrijft niet aan zichzelf.',
  },
  {
    en: 'The address "{address}" is no plain e-mail address, so nothing is sent to it; check it and enter it again.',
    nl: 'Het adres "{address}" is geen gewoon e-mailadres; er is niets naartoe gestuurd. Controleer het en vul het opnieuw in.',
  },
  { en: 'There is no watched mailbox to send from.', nl: 'Er is geen mailbox om uit te versturen.' },
  {
    en: 'The mail that this answers ({id}) does not exist.',
    nl: 'De mail waar dit een antwoord op is ({id}), bestaat niet.',
  },
  { en: 'The mail {name} cannot be written: {why}.', nl: 'De mail {name} kan niet worden geschreven: {why}.' },
  { en: 'there is no such template', nl: 'dat sjabloon is er niet' },
  { en: 'the value “{name}” is missing', nl: 'de waarde “{name}” ontbreekt' },
  { en: 'the value “{name}” cannot be shown: {why}', nl: 'de waarde “{name}” is niet te tonen: {why}' },
  { en: 'a value that it looks into is missing ({why})', nl: 'een waarde waarin het kijkt, ontbreekt ({why})' },
  {
    en: 'The connection broke while the mail server was accepting this mail, so it may or may not have been sent.',
    nl: 'De verbinding brak af terwijl de mailserver deze mail aannam; het is onzeker of hij verzonden is.',
  },
  { en: 'Learnt of this customer: {what}.', nl: 'Geleerd van deze klant: {what}.' },
  {
    en: 'The confirmation was written anew, because its source or ETA was recorded after the approval. It concerns line {lines}.',
    nl: 'De bevestiging is opnieuw geschreven, omdat de herkomst of ETA na de goedkeuring is vastgelegd. Het gaat om regel {lines}.',
  },
  {
    en: 'The desk stopped while the mail server was accepting this mail, so it may or may not have been sent.',
    nl: 'De balie stopte terwijl de mailserver deze mail aannam; het is onzeker of hij verzonden is.',
  },
  {
    en: 'The connection to the mail server broke ({why}); this mail is tried again.',
    nl: 'De verbinding met de mailserver brak af ({why}); deze mail wordt opnieuw geprobeerd.',
  },
  { en: 'the server ended the connection', nl: 'de server sloot de verbinding' },
  {
    en: 'the database could not be told, so the mail was not finished',
    nl: 'de database was niet bereikbaar, dus de mail is niet afgemaakt',
  },
  {
    en: 'The mail server asked to try again later: {said}',
    nl: 'De mailserver vroeg het later opnieuw te proberen: {said}',
  },
  {
    en: 'The address does not exist, says the mail server: {said}',
    nl: 'Het adres bestaat niet, zegt de mailserver: {said}',
  },
  {
    en: 'The mail server refused this mail for good: {said}',
    nl: 'De mailserver heeft deze mail definitief geweigerd: {said}',
  },
  {
    en: 'The mail server does not let us in ({said}); mail waits until the account works again.',
    nl: 'De mailserver laat ons niet binnen ({said}); mail wacht tot het account weer werkt.',
  },
  { en: 'The mail server cannot be reached ({why}).', nl: 'De mailserver is niet bereikbaar ({why}).' },
  {
    en: 'This mail could not be delivered for 48 hours and is no longer tried. {why}',
    nl: 'Deze mail kon 48 uur lang niet worden bezorgd en wordt niet meer geprobeerd. {why}',
  },
  {
    en: 'This mail has waited for more than a day: see whether it is still right, then send it or withdraw it.',
    nl: 'Deze mail wacht al meer dan een dag: kijk of hij nog klopt, en verstuur hem dan of trek hem in.',
  },
  {
    en: 'The secret link of this mail could not be added: {why}.',
    nl: 'De geheime link van deze mail kon niet worden toegevoegd: {why}.',
  },
  { en: 'the mail has no place for its secret link', nl: 'de mail heeft geen plaats voor zijn geheime link' },
  { en: 'the secret is no plain URL', nl: 'de geheime link is geen gewoon webadres' },
  { en: 'The desk stopped before this mail was tried.', nl: 'De balie stopte voordat deze mail geprobeerd was.' },
  { en: 'the mail server has it', nl: 'de mailserver heeft hem' },
  { en: 'the mail server does not have it', nl: 'de mailserver heeft hem niet' },
  {
    en: 'A delivery report about a mail that this desk did not send: nothing was changed.',
    nl: 'Een bezorgmelding over een mail die deze balie niet verstuurde: er is niets veranderd.',
  },
  { en: 'The mail to {to} came back', nl: 'De mail aan {to} kwam terug' },
  { en: 'The mail to {to} came back: {said}', nl: 'De mail aan {to} kwam terug: {said}' },
  {
    en: 'The mail to {to} is late; the mail system still tries',
    nl: 'De mail aan {to} is vertraagd; het mailsysteem probeert het nog',
  },
  {
    en: 'The mail to {to} is late; the mail system still tries: {said}',
    nl: 'De mail aan {to} is vertraagd; het mailsysteem probeert het nog: {said}',
  },
  { en: 'The mail to {to} arrived.', nl: 'De mail aan {to} is aangekomen.' },
  {
    en: 'A report about the mail to {to} that does not say whether it arrived.',
    nl: 'Een melding over de mail aan {to}, die niet zegt of hij aankwam.',
  },
]
