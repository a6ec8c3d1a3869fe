import type { Tongue } from '../data/articles.ts'
import type { Letter, Manners } from '../letters.ts'

const head = (line: string, from: string, sent: string, to: string, subject: string) => (letter: Letter) =>
  [
    line,
    `${from}: ${letter.from.name} <${letter.from.email}>`,
    `${sent}: ${letter.date.toISOString().slice(0, 10).split('-').toReversed().join('-')} 10:14`,
    `${to}: info@waalzicht.example`,
    `${subject}: ${letter.subject}`,
  ].join('\n')

export const MANNERS: { [tongue in Tongue]: Manners } = {
  nl: {
    greetings: [
      'Beste collega,',
      'Hallo allemaal,',
      'Geachte heer/mevrouw,',
      'Goedemorgen,',
      'Hoi,',
      'Beste verkoop,',
      'Dag Lotte,',
    ],
    talk: [
      'Dank nog voor het prettige telefoongesprek van vorige week.',
      'Hopelijk hebben jullie een mooi weekend gehad.',
      'Fijn dat alles de vorige keer zo vlot ging.',
    ],
    closings: ['Met vriendelijke groet,', 'Vriendelijke groeten,', 'Groetjes,', 'Hartelijke groet,', 'Alvast bedankt!'],
    sentFrom: ['Verstuurd vanaf mijn iPhone', 'Verzonden met Outlook voor Android'],
    disclaimers: [
      'Dit bericht is uitsluitend bestemd voor de geadresseerde. Aan de inhoud kunnen geen rechten worden ontleend. Op al onze bestellingen zijn onze inkoopvoorwaarden van toepassing.',
      'Denk aan het milieu voordat u deze e-mail afdrukt.',
    ],
    ours: 'Beste klant,\n\nWij hebben uw bestelling {number} in goede orde ontvangen.\nVerwachte levering: 14-01-2026, 3 stuks à € 99,00.\n\nMet vriendelijke groet,\nWaalzicht Distributie\nT 024 700 1200',
    wrote: 'Op {day} schreef {who}:',
    passing: 'Kun jij deze oppakken? Kwam bij mij binnen.\n\nGr. Lotte',
    forwardHead: head('-----Oorspronkelijk bericht-----', 'Van', 'Verzonden', 'Aan', 'Onderwerp'),
    labels: { phone: 'T', mobile: 'M', kvk: 'KvK', vat: 'BTW' },
  },
  en: {
    greetings: ['Hi there,', 'Dear Sir or Madam,', 'Good afternoon,', 'Hello team,', 'Dear all,', 'Hi Lotte,'],
    talk: [
      'Thanks again for your help last week, much appreciated.',
      'I hope this finds you well.',
      'Busy times over here with the office move!',
    ],
    closings: ['Kind regards,', 'Best wishes,', 'Many thanks,', 'Regards,', 'Thanks in advance,'],
    sentFrom: ['Sent from my iPhone', 'Get Outlook for iOS'],
    disclaimers: [
      'This e-mail and any attachment are confidential and may be legally privileged. If you received it by mistake, delete it and tell us. Registered in England no. 07712345.',
      'Please consider the environment before printing.',
    ],
    ours: 'Dear customer,\n\nThank you, we received your order {number}.\nExpected on 14/01/2026, 3 pieces at € 99.00.\n\nKind regards,\nWaalzicht Distributie\nT +31 24 700 1200',
    wrote: 'On {day}, {who} wrote:',
    passing: 'Can you take this one? It landed in my inbox.\n\nThanks, Lotte',
    forwardHead: head('-----Original Message-----', 'From', 'Sent', 'To', 'Subject'),
    labels: { phone: 'T:', mobile: 'M:', kvk: 'CoC', vat: 'VAT' },
  },
  de: {
    greetings: [
      'Sehr geehrte Damen und Herren,',
      'Guten Tag,',
      'Hallo zusammen,',
      'Guten Morgen,',
      'Liebe Frau van Dam,',
    ],
    talk: ['vielen Dank noch für das nette Gespräch letzte Woche.', 'hoffentlich hatten Sie ein schönes Wochenende.'],
    closings: ['Mit freundlichen Grüßen', 'Viele Grüße', 'Freundliche Grüße', 'Beste Grüße', 'Vielen Dank im Voraus'],
    sentFrom: ['Von meinem iPhone gesendet'],
    disclaimers: [
      'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie bitte diese E-Mail. Amtsgericht Essen HRB 10433, Geschäftsführer: R. Bergmann',
    ],
    ours: 'Guten Tag,\n\nwir haben Ihre Bestellung {number} erhalten.\nVoraussichtlicher Termin: 14.01.2026, 3 Stück zu 99,00 €.\n\nMit freundlichen Grüßen\nWaalzicht Distributie\nTel. +31 24 700 1200',
    wrote: 'Am {day} schrieb {who}:',
    passing: 'Könntest du das bitte übernehmen? Kam bei mir an.\n\nDanke, Lotte',
    forwardHead: head('-----Ursprüngliche Nachricht-----', 'Von', 'Gesendet', 'An', 'Betreff'),
    labels: { phone: 'Tel.:', mobile: 'Mobil:', kvk: 'HRB', vat: 'USt-IdNr.' },
  },
  fr: {
    greetings: ['Bonjour,', 'Madame, Monsieur,', 'Bonjour Lotte,', 'Chers collègues,'],
    talk: ['merci encore pour votre aide la semaine dernière.', "j'espère que vous allez bien."],
    closings: ['Cordialement,', 'Bien à vous,', 'Bien cordialement,', 'Meilleures salutations,', "Merci d'avance,"],
    sentFrom: ['Envoyé de mon iPhone'],
    disclaimers: [
      'Ce message est confidentiel et destiné exclusivement à son destinataire. SAS au capital de 40 000 euros - RCS Lille 512 345 678',
    ],
    ours: 'Bonjour,\n\nNous avons bien reçu votre commande {number}.\nDélai prévu : 14/01/2026, 3 pièces à 99,00 €.\n\nCordialement,\nWaalzicht Distributie\nTél. +31 24 700 1200',
    wrote: 'Le {day}, {who} a écrit :',
    passing: "Tu peux t'en occuper ? C'est arrivé chez moi.\n\nMerci, Lotte",
    forwardHead: head("-----Message d'origine-----", 'De', 'Envoyé', 'À', 'Objet'),
    labels: { phone: 'Tél.', mobile: 'Port.', kvk: 'RCS', vat: 'TVA' },
  },
}
