import { els, emily, karim, oliver, ORDERS, stranger } from './cast.ts'
import { groet, letter, regards } from './letters.ts'
import type { Mails } from './mails.ts'

/** Requests for access to the Customer Portal. */
export function accessMails(): Mails {
  return {
    'access-complete': letter({
      from: els,
      to: ORDERS,
      subject: 'Toegang tot de Customer Portal',
      ago: 13,
      text: [
        'Beste collega’s,',
        '',
        'Wij willen graag toegang tot de Customer Portal.',
        '',
        `Volledige bedrijfsnaam: ${els.company}`,
        `E-mailadres beheerder: ${els.address}`,
        '',
        groet(els),
      ].join('\n'),
    }),
    'access-without-address': letter({
      from: karim,
      to: ORDERS,
      subject: 'Aanvraag Customer Portal',
      ago: 12,
      text: [
        'Goedemorgen,',
        '',
        `Graag een account voor de Customer Portal voor ${karim.company}. Onze servicedesk gaat er ook in werken.`,
        '',
        groet(karim),
      ].join('\n'),
    }),
    'access-english': letter({
      from: emily,
      to: ORDERS,
      subject: 'Access to the customer portal',
      ago: 11,
      text: [
        'Hello,',
        '',
        'We would like access to your Customer Portal, please.',
        '',
        `Company name: ${emily.company}`,
        `Administrator: ${oliver.name}, ${oliver.address}`,
        '',
        regards(emily),
      ].join('\n'),
    }),
    'access-unknown-company': letter({
      from: stranger,
      to: ORDERS,
      subject: 'Inlog voor het portaal',
      ago: 10,
      text: [
        'Hoi,',
        '',
        'Kunnen jullie ons toegang geven tot de Customer Portal?',
        '',
        `Bedrijfsnaam: ${stranger.company}`,
        `Beheerder: ${stranger.address}`,
        '',
        groet(stranger),
      ].join('\n'),
    }),
  }
}
