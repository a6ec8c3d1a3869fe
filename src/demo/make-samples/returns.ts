import { articles, INFO, karim, mieke, oliver, ORDERS, petra, sold } from './cast.ts'
import { groet, letter, regards } from './letters.ts'
import type { Mails } from './mails.ts'

/** Goods that customers want to send back: what they bought, and when it arrived, stands in the invented world. */
export function returnMails(): Mails {
  return {
    'return-doa-day-12': letter({
      from: karim,
      to: ORDERS,
      subject: `Retour aanvraag order ${sold.recent.order}`,
      ago: 9,
      text: [
        'Beste collega’s,',
        '',
        'Eén van de geleverde apparaten doet het niet: hij start niet op, ook niet met een andere voeding.',
        '',
        `Ordernummer: ${sold.recent.order}`,
        `Artikel: ${sold.recent.sku}`,
        `Serienummer: ${sold.recent.serial}`,
        'Ontvangen op: {{day:-12}}',
        'Reden: dead on arrival, geen enkel lampje gaat branden',
        'Wij ontvangen graag een vervangend exemplaar.',
        '',
        groet(karim),
      ].join('\n'),
    }),
    'return-doa-day-46': letter({
      from: petra,
      to: INFO,
      subject: `RMA order ${sold.late.order}`,
      ago: 8,
      text: [
        'Goedemiddag,',
        '',
        `Hierbij meld ik een DOA aan van order ${sold.late.order}.`,
        '',
        `Artikelnummer: ${sold.late.sku}`,
        `Serienummer: ${sold.late.serial}`,
        'Ontvangen op: {{nl:-46}}',
        'Klacht: apparaat is dood uit de doos gekomen (DOA), we hebben het nu pas uitgepakt',
        'Graag een creditnota.',
        '',
        groet(petra),
      ].join('\n'),
    }),
    'return-english': letter({
      from: oliver,
      to: ORDERS,
      subject: 'Return request',
      ago: 7,
      text: [
        'Hello,',
        '',
        `We would like to return one ${sold.abroad.sku} from order ${sold.abroad.order}.`,
        '',
        `Serial number: ${sold.abroad.serial}`,
        'Reason: the screen went black after three weeks of use',
        'Please let us know the RMA number.',
        '',
        regards(oliver),
      ].join('\n'),
    }),
    'return-without-order': letter({
      from: mieke,
      to: ORDERS,
      subject: 'Retour',
      ago: 6,
      text: [
        'Hallo,',
        '',
        `We willen een ${articles.accessPoint.sku} terugsturen, hij is defect. Hoe doen we dat?`,
        '',
        groet(mieke),
      ].join('\n'),
    }),
  }
}
