import type { Text } from '../engine/define.ts'

/** What could not be read in a mail, or not at all, and what does not add up in it. */
export const aboutReading: Text[] = [
  {
    en: '{what} It is kept as it came; open it in the mailbox and start its request by hand.',
    nl: '{what} Hij is bewaard zoals hij kwam; open hem in de mailbox en begin het verzoek met de hand.',
  },
  {
    en: 'This mail ended the process that read it ({why}).',
    nl: 'Deze mail brak het programma af dat hem las ({why}).',
  },
  {
    en: 'Reading this mail took longer than {n} seconds and was stopped.',
    nl: 'Het lezen van deze mail duurde langer dan {n} seconden en is gestopt.',
  },
  {
    en: 'What was read in this mail is more than the desk can show.',
    nl: 'In deze mail staat meer dan de balie kan tonen.',
  },
  {
    en: 'What was read in this mail makes no sense. It is kept as it came; a person must look at it.',
    nl: 'Wat in deze mail is gelezen, klopt niet. Hij is bewaard zoals hij kwam; een mens moet ernaar kijken.',
  },
  { en: 'This mail could not be read ({why}).', nl: 'Deze mail is niet te lezen ({why}).' },
  {
    en: 'This mail needs more memory than a mail may take to read.',
    nl: 'Het lezen van deze mail vraagt meer geheugen dan een mail mag kosten.',
  },
  {
    en: 'This mail was in the mailbox before the desk began to watch it, so it was left to people.',
    nl: 'Deze mail stond al in de mailbox voordat de balie begon, en is dus aan mensen gelaten.',
  },
  {
    en: 'Somebody moved or deleted this mail before it could be taken in.',
    nl: 'Iemand heeft deze mail verplaatst of verwijderd voordat hij kon worden opgehaald.',
  },
  {
    en: 'This mail of {n} MB is too large to read. It stays in the mailbox {mailbox}: open it there and start its request by hand.',
    nl: 'Deze mail van {n} MB is te groot om te lezen. Hij blijft in de mailbox {mailbox}: open hem daar en begin het verzoek met de hand.',
  },
  {
    en: 'The mail server did not hand over mail number {uid} of {mailbox}. It stays in the mailbox, and we keep trying: open it there if it is urgent.',
    nl: 'De mailserver gaf mail nummer {uid} van {mailbox} niet af. Hij blijft in de mailbox en we blijven het proberen: open hem daar als het haast heeft.',
  },
  { en: 'The same mail was taken in before.', nl: 'Dezelfde mail is al eerder opgehaald.' },
  {
    en: 'An earlier mail had the same Message-ID but other content (mail {id}).',
    nl: 'Een eerdere mail had dezelfde Message-ID maar een andere inhoud (mail {id}).',
  },
  { en: 'The mail has {n} {name} headers.', nl: 'De mail heeft {n} kopregels {name}.' },
  {
    en: 'The mail has several Message-IDs: none is used.',
    nl: 'De mail heeft verschillende Message-ID’s: er wordt geen gebruikt.',
  },
  { en: 'The Message-ID is too long to be used.', nl: 'De Message-ID is te lang om te gebruiken.' },
  {
    en: 'The {name} header has more than {n} addresses: the rest was left out.',
    nl: 'De kopregel {name} heeft meer dan {n} adressen: de rest is weggelaten.',
  },
  {
    en: 'The mail has more than {n} attachments: {left} were left out.',
    nl: 'De mail heeft meer dan {n} bijlagen: {left} zijn weggelaten.',
  },
  {
    en: 'The body of the mail could not be read in full: {why}.',
    nl: 'De mail kon niet helemaal worden gelezen: {why}.',
  },
  {
    en: 'The text of the mail is very long: only its first million characters are read.',
    nl: 'De tekst van de mail is erg lang: alleen het eerste miljoen tekens is gelezen.',
  },
  {
    en: 'The HTML of the mail is very long: only its first part is read.',
    nl: 'De opmaak van de mail is erg lang: alleen het eerste deel is gelezen.',
  },
  {
    en: 'The text of the mail is very long: only its first part was read.',
    nl: 'De tekst van de mail is erg lang: alleen het eerste deel is gelezen.',
  },
  { en: '{file} was not read: {why}.', nl: '{file} is niet gelezen: {why}.' },
  { en: '{n} further attachments were not read.', nl: 'Nog {n} bijlagen zijn niet gelezen.' },
  {
    en: '{file} is very long: only its first pages were read.',
    nl: '{file} is erg lang: alleen de eerste pagina’s zijn gelezen.',
  },
  {
    en: '{file} is very long: only its first part was read.',
    nl: '{file} is erg lang: alleen het eerste deel is gelezen.',
  },
  { en: 'it is larger than 25 MB', nl: 'het is groter dan 25 MB' },
  { en: 'it is empty', nl: 'het is leeg' },
  { en: 'it holds no text, it is probably a scan', nl: 'er staat geen tekst in, het is waarschijnlijk een scan' },
  { en: 'it is protected with a password', nl: 'er zit een wachtwoord op' },
  { en: 'it is no valid PDF', nl: 'het is geen geldige PDF' },
  { en: 'it is no valid workbook', nl: 'het is geen geldig werkblad' },
  { en: 'this format is not read ({format})', nl: 'dit formaat wordt niet gelezen ({format})' },
  { en: 'presentation', nl: 'presentatie' },
  { en: 'files are enclosed in it too deep', nl: 'er zitten te veel bestanden in elkaar' },
  { en: 'it holds no text', nl: 'er staat geen tekst in' },
  { en: 'it is too long to be read', nl: 'het is te lang om te lezen' },
  { en: 'it is no valid Word document', nl: 'het is geen geldig Word-document' },
  { en: 'it is no valid Outlook message', nl: 'het is geen geldig Outlook-bericht' },
  {
    en: 'it is in the old format of Word, ask for a PDF or a .docx',
    nl: 'het is in het oude Word-formaat, vraag om een PDF of een .docx',
  },
  { en: 'it is encrypted with PGP', nl: 'het is versleuteld met PGP' },
  { en: 'it is encrypted with S/MIME', nl: 'het is versleuteld met S/MIME' },
  { en: 'its signature holds no mail', nl: 'in de ondertekening zit geen mail' },
  { en: 'it is a program, do not open it', nl: 'het is een programma, open het niet' },
  { en: 'it is packed in a way that is not read', nl: 'het is ingepakt op een manier die niet wordt gelezen' },
  { en: 'it unpacks to more than 25 MB', nl: 'het wordt uitgepakt groter dan 25 MB' },
  {
    en: '{file} has hidden sheets ({n}), which were not read.',
    nl: '{file} heeft verborgen werkbladen ({n}), die zijn niet gelezen.',
  },
  {
    en: '{file} has hidden rows ({n}), which were not read.',
    nl: '{file} heeft verborgen rijen ({n}), die zijn niet gelezen.',
  },
  {
    en: '{file} is a form that only Adobe shows in full: open it to see what was filled in.',
    nl: '{file} is een formulier dat alleen Adobe helemaal toont: open het om te zien wat is ingevuld.',
  },
  { en: 'its zip structure is broken ({why})', nl: 'het zipbestand is stuk ({why})' },
  { en: 'it holds {n} files', nl: 'er zitten {n} bestanden in' },
  { en: 'it unpacks to more than 50 MB', nl: 'het wordt uitgepakt groter dan 50 MB' },
  { en: 'it unpacks to far more than its own size', nl: 'het wordt uitgepakt veel groter dan het zelf is' },
  { en: 'unknown fault', nl: 'onbekende fout' },
  {
    en: 'line {n}: {quantity} x {price} is not {total}',
    nl: 'regel {n}: {quantity} × {price} is niet {total}',
  },
  { en: 'the lines add up to {sum}, not {total}', nl: 'de regels tellen op tot {sum}, niet {total}' },
]
