import type { Text } from '../engine/define.ts'

/** Who sent a mail and who vouches for it, and by what a mail that nobody wrote was known. */
export const aboutSenders: Text[] = [
  {
    en: 'The mail does not name exactly one sender: nobody vouches for it.',
    nl: 'De mail noemt niet precies één afzender: niemand staat ervoor in.',
  },
  {
    en: "Answers are asked to go to {address}, another domain than the sender's.",
    nl: 'Antwoorden moeten naar {address}: een ander domein dan dat van de afzender.',
  },
  {
    en: "The sender's name shows {shown}, but the mail comes from {address}.",
    nl: 'In de naam van de afzender staat {shown}, maar de mail komt van {address}.',
  },
  {
    en: "The sender's domain {domain} looks like {like}, but is another one.",
    nl: 'Het domein van de afzender, {domain}, lijkt op {like} maar is een ander.',
  },
  {
    en: "The sender's domain {domain} is written with other letters than it seems: {readable}.",
    nl: 'Het domein van de afzender, {domain}, is met andere letters geschreven dan het lijkt: {readable}.',
  },
  { en: 'it carries the mark of a mail that we sent', nl: 'hij draagt het merk van een mail die wij verstuurden' },
  { en: 'its Message-ID is one of ours', nl: 'zijn Message-ID is van ons' },
  { en: 'it is a read receipt', nl: 'het is een leesbevestiging' },
  { en: 'it is a delivery report', nl: 'het is een bezorgmelding' },
  { en: 'it holds a delivery report', nl: 'er zit een bezorgmelding in' },
  {
    en: 'its X-Failed-Recipients header names addresses that failed',
    nl: 'zijn kopregel X-Failed-Recipients noemt adressen waar bezorgen mislukte',
  },
  { en: 'it comes from a mail system', nl: 'hij komt van een mailsysteem' },
  { en: 'it says that a mail was not delivered', nl: 'hij zegt dat een mail niet is bezorgd' },
  { en: 'its return path is empty', nl: 'zijn retouradres is leeg' },
  { en: 'it is a calendar message', nl: 'het is een bericht van een agenda' },
  { en: 'it is a calendar {word}', nl: 'het is een bericht van een agenda ({word})' },
  {
    en: 'its Auto-Submitted header says {word}',
    nl: 'zijn kopregel Auto-Submitted zegt {word}',
  },
  { en: 'its Precedence header says so', nl: 'zijn kopregel Precedence zegt het' },
  { en: 'its Precedence header says {word}', nl: 'zijn kopregel Precedence zegt {word}' },
  { en: 'its headers say so', nl: 'zijn kopregels zeggen het' },
  {
    en: 'its subject is that of an automatic answer',
    nl: 'zijn onderwerp is dat van een automatisch antwoord',
  },
  { en: 'it reads as an absence message', nl: 'hij leest als een afwezigheidsbericht' },
  { en: 'it comes through a mailing list', nl: 'hij komt via een mailinglijst' },
  { en: 'it carries {header}', nl: 'hij heeft de kopregel {header}' },
  { en: 'its sender takes no answers', nl: 'zijn afzender neemt geen antwoorden aan' },
  { en: 'it says that a system sent it', nl: 'hij zegt zelf dat een systeem hem verstuurde' },
]
