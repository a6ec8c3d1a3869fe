import { MANNERS } from '../requests/manners.ts'
import { COVERS } from './covers.ts'
import type { Vocabulary } from './make.ts'
import { WORDS } from './words.ts'

export const VOCABULARY: Vocabulary = {
  words: WORDS,
  covers: COVERS,
  manners: MANNERS,
  terms: {
    nl: [
      '1. Op deze order zijn onze inkoopvoorwaarden versie 2024-03 van toepassing. Betaling binnen 30 dagen na ontvangst van de factuur.',
      '2. Bij overschrijding van de levertermijn met meer dan 5 werkdagen geldt een boete van 2% tot ten hoogste € 1.500,00.',
      '3. Facturen onder € 25,00 worden niet in behandeling genomen. KvK 24331188.',
    ],
    en: [
      '1. Our terms of purchase version 4.2 apply. Payment within 45 days of a correct invoice quoting our PO.',
      '2. Deliveries on pallets not above 1.80 m, max 750 kg, Monday to Friday 08:00-16:00.',
      '3. Late delivery: 1.5% per week up to 10%. Invoices below £ 50.00 are not accepted.',
    ],
    de: [
      '1. Es gelten unsere Einkaufsbedingungen Stand 01/2025. Zahlbar 14 Tage 2% Skonto, 30 Tage netto.',
      '2. Anlieferung Mo-Do 7:00-15:30 Uhr, Rampe 3, Tel. 0201 447 120.',
      '3. Teillieferungen nur nach Absprache. Mindermengenzuschlag 25,00 €.',
    ],
    fr: [
      '1. Nos conditions générales d’achat (version 2025) s’appliquent. Paiement à 45 jours fin de mois.',
      '2. Réception du lundi au vendredi de 8h00 à 16h30, quai 4.',
    ],
  },
  remark: {
    nl: 'Optioneel, nog niet leveren: 3 jaar onsite service',
    en: 'Optional, not part of this order: 3 year on-site service',
    de: 'Alternativposition, nicht bestellt: 3 Jahre Vor-Ort-Service',
    fr: 'En option, non commandé : garantie sur site 3 ans',
  },
  carried: { nl: 'Transport', en: 'Carried forward', de: 'Übertrag', fr: 'À reporter' },
}
