import type { Words } from '../../view.ts'

export const mail = {
  'mail.in': { nl: 'ontvangen', en: 'received' },
  'mail.out': { nl: 'van ons', en: 'from us' },
  'mail.reply-to': { nl: 'Antwoord aan', en: 'Reply to' },
  'mail.text': { nl: 'Tekst', en: 'Text' },
  'mail.no-text': { nl: '(geen tekst)', en: '(no text)' },
  'mail.cut': {
    nl: 'De tekst is langer; het origineel heeft hem helemaal.',
    en: 'The text is longer; the original has all of it.',
  },
  'mail.html': { nl: 'Opgemaakt', en: 'Formatted' },
  'mail.html.long': {
    nl: 'Zonder afbeeldingen van elders, links en scripts.',
    en: 'Without pictures from elsewhere, links and scripts.',
  },
  'mail.headers': { nl: 'Kopregels', en: 'Headers' },
  'mail.attachments': { nl: 'Bijlagen', en: 'Attachments' },
  'mail.attachments.long': {
    nl: 'Open een bijlage alleen als je de afzender vertrouwt.',
    en: 'Open an attachment only when you trust the sender.',
  },
  'mail.raw': { nl: 'Bewaar het origineel', en: 'Save the original' },
  'mail.runs': { nl: 'Wat ermee gebeurde', en: 'What happened to it' },
  'mail.unreadable': {
    nl: 'Deze mail is niet te lezen. Hij is bewaard zoals hij kwam: bewaar het origineel en open het in een mailprogramma.',
    en: 'This mail cannot be read. It is kept as it came: save the original and open it in a mail program.',
  },
  'mail.absent': {
    nl: 'De inhoud van deze mail is niet opgehaald. Kijk in de mailbox zelf.',
    en: 'The content of this mail was not fetched. Look in the mailbox itself.',
  },
  'inbound-state.recorded': { nl: 'wordt gelezen', en: 'being read' },
  'inbound-state.routed': { nl: 'in behandeling genomen', en: 'taken up' },
  'inbound-state.filed': { nl: 'opzijgelegd', en: 'filed' },
  'inbound-state.failed': { nl: 'niet te lezen', en: 'cannot be read' },
} satisfies Words
