import type { Tongue } from '../data/articles.ts'
import type { Letter, Manners } from '../letters.ts'

const forwardHead = (line: string) => (letter: Letter) =>
  `${line}\n\n*Van:* ${letter.from.name} [mailto:${letter.from.email}]\n*Datum:* 19 november 2026 om 17:02:11 CET\n*Aan:* info <info@waalzicht.example>\n*Onderwerp:* ${letter.subject}`

export const OTHER_MANNERS: { [tongue in Tongue]: Manners } = {
  nl: {
    greetings: ['L.S.,', 'Goedendag,', 'Ha Lotte,', 'Beste relatiebeheer,', 'Heren,'],
    talk: [
      'Wat een weertje hè.',
      'Gisteren sprak ik uw collega Peter op de beurs, leuk gesprek.',
      'Sorry voor de late reactie, het was hier een gekkenhuis.',
    ],
    closings: ['Hoogachtend,', 'Mvg,', 'Met groet,', 'Fijne dag!', 'Dank en groet,'],
    sentFrom: ['Verstuurd vanaf mijn Galaxy', 'Getypt op mijn telefoon, excuses voor tikfouten'],
    disclaimers: [
      'DISCLAIMER: De informatie in deze e-mail is vertrouwelijk. Bezoek ook onze showroom, meer dan 400 m2, elke 1e zaterdag geopend.',
    ],
    ours: 'Geachte relatie,\n\nUw bestelling {number} is verzonden. 12 stuks, track: 3SWLZT0012345.\n\nTeam Waalzicht',
    wrote: 'Waalzicht Distributie schreef op {day} 11:02:',
    passing: 'ter info / svp oppakken',
    forwardHead: forwardHead('Begin doorgestuurd bericht:'),
    labels: { phone: 'tel:', mobile: 'mob:', kvk: 'Kamer van Koophandel', vat: 'btw-id' },
  },
  en: {
    greetings: ['Morning,', 'Dear Waalzicht,', 'Greetings,', 'Hiya,'],
    talk: ['Great seeing you at the trade fair.', 'Apologies for the slow reply, quarter end madness.'],
    closings: ['Cheers,', 'Yours faithfully,', 'Rgds', 'Warm regards,'],
    sentFrom: ['Sent from Samsung Mobile', 'Sent from Yahoo Mail on Android'],
    disclaimers: [
      'This message may contain privileged information. Company no. 00449911. Opinions are those of the author.',
    ],
    ours: 'Hello,\n\nYour order {number} has shipped. 12 pcs, tracking 3SWLZT0012345.\n\nTeam Waalzicht',
    wrote: 'Waalzicht Distributie wrote on {day} at 11:02:',
    passing: 'FYI, one for you',
    forwardHead: forwardHead('Begin forwarded message:'),
    labels: { phone: 'ph', mobile: 'cell', kvk: 'Reg. no.', vat: 'VAT reg.' },
  },
  de: {
    greetings: ['Moin,', 'Werte Kollegen,', 'Grüß Gott,', 'Sehr geehrter Herr Peters,'],
    talk: ['es war schön, Sie auf der Messe zu treffen.', 'bitte entschuldigen Sie die späte Rückmeldung.'],
    closings: ['MfG', 'Hochachtungsvoll', 'Herzliche Grüße', 'LG'],
    sentFrom: ['Gesendet von meinem Samsung-Gerät'],
    disclaimers: ['Der Inhalt dieser Nachricht ist vertraulich. Sitz der Gesellschaft: Münster, HRA 4410.'],
    ours: 'Hallo,\n\nIhre Bestellung {number} wurde versandt. 12 Stück, Sendung 3SWLZT0012345.\n\nTeam Waalzicht',
    wrote: 'Waalzicht Distributie hat am {day} um 11:02 geschrieben:',
    passing: 'zur Info, bitte übernehmen',
    forwardHead: forwardHead('Anfang der weitergeleiteten Nachricht:'),
    labels: { phone: 'Fon', mobile: 'Mobil', kvk: 'HRA', vat: 'UID' },
  },
  fr: {
    greetings: ['Salut,', 'Chère Lotte,', 'Messieurs,'],
    talk: ['ravi de vous avoir rencontré au salon.'],
    closings: ['Sincères salutations', 'Bonne journée,', 'Cdlt'],
    sentFrom: ['Envoyé depuis mon Samsung'],
    disclaimers: [
      'Les informations de ce courriel sont confidentielles. Siège : 8 quai de la Marne, capital 120 000 €',
    ],
    ours: 'Bonjour,\n\nVotre commande {number} est partie. 12 pièces, suivi 3SWLZT0012345.\n\nEquipe Waalzicht',
    wrote: 'Waalzicht Distributie a écrit le {day} à 11:02 :',
    passing: 'pour info',
    forwardHead: forwardHead('Début du message transféré :'),
    labels: { phone: 'tél :', mobile: 'gsm :', kvk: 'SIREN', vat: 'N° TVA' },
  },
}
