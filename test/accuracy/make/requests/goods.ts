import { says, type Wording } from '../world.ts'
import { dateIn } from '../written.ts'

const serial = (digits: string) => `5CD${digits}QZ`

/** Returns, freight, stock, announcements of suppliers, and questions. */
export const goods: Wording[] = [
  says('return-request', 'nl', w => {
    const sn = serial(w.random.digits(5))
    return {
      subject: `Retour ${w.so}`,
      body: `Van order ${w.so} willen we een artikel retourneren.\n\nArtikel: ${w.articles[0]!.sku}\nSerienummer: ${sn}\nAantal: 1\nReden: scherm blijft zwart, direct uit de doos defect\nOntvangen op: ${dateIn('dashes', '2026-11-12', 'nl')}\n\nGraag een vervangend exemplaar.`,
      fields: {
        orderReference: w.so,
        lines: [
          {
            sku: w.articles[0]!.sku,
            serialNumber: sn,
            quantity: 1,
            reason: 'scherm blijft zwart, direct uit de doos defect',
            deadOnArrival: true,
          },
        ],
        receivedOn: '2026-11-12',
        resolution: 'replacement',
      },
      references: [w.so],
    }
  }),
  says('return-request', 'nl', w => ({
    subject: 'verkeerde geleverd',
    body: `We hebben bij ${w.po} de verkeerde kabels gekregen (4x ${w.articles[1]!.mpn}). Die willen we graag terugsturen en crediteren.`,
    dress: 'mobile',
    fields: { orderReference: w.po, lines: [{ sku: w.articles[1]!.mpn, quantity: 4 }], resolution: 'credit' },
    open: ['lines/*/reason'],
    references: [w.po],
  })),
  says('return-request', 'nl', w => {
    const sn = serial(w.random.digits(5))
    return {
      subject: `Defect apparaat factuur ${w.invoice}`,
      body: `De ${w.articles[0]!.sku} van factuur ${w.invoice} is na een half jaar kapot gegaan, s/n ${sn}. Kan deze gerepareerd worden?`,
      dress: 'outlook',
      fields: {
        invoiceNumber: w.invoice,
        lines: [{ sku: w.articles[0]!.sku, serialNumber: sn }],
        resolution: 'repair',
      },
      may: { lines: [{ quantity: 1, deadOnArrival: false }] },
      open: ['lines/*/reason'],
      references: [w.invoice],
    }
  }),
  says('return-request', 'en', w => {
    const sn = serial(w.random.digits(5))
    return {
      subject: `RMA for ${w.so}`,
      body: `One unit on order ${w.so} arrived dead: ${w.articles[0]!.sku}, serial number ${sn}. We received it on ${dateIn('words', '2026-11-16', 'en')}. Please send a replacement.`,
      fields: {
        orderReference: w.so,
        lines: [{ sku: w.articles[0]!.sku, serialNumber: sn, deadOnArrival: true, quantity: 1 }],
        receivedOn: '2026-11-16',
        resolution: 'replacement',
      },
      open: ['lines/*/reason', 'lines/*/quantity'],
      references: [w.so],
    }
  }),
  says('return-request', 'de', w => ({
    subject: `Rücksendung ${w.po}`,
    body: `wir möchten 2 Stück ${w.articles[0]!.sku} aus Bestellung ${w.po} zurückgeben, da falsch bestellt. Bitte um Gutschrift.`,
    fields: { orderReference: w.po, lines: [{ sku: w.articles[0]!.sku, quantity: 2 }], resolution: 'credit' },
    open: ['lines/*/reason'],
    references: [w.po],
  })),
  says('return-request', 'fr', w => ({
    subject: `Retour marchandise ${w.so}`,
    body: `L'article ${w.articles[0]!.sku} de la commande ${w.so} est arrivé défectueux. Comment pouvons-nous le retourner ? Nous souhaitons un échange.`,
    fields: {
      orderReference: w.so,
      lines: [{ sku: w.articles[0]!.sku, deadOnArrival: true }],
      resolution: 'replacement',
    },
    may: { lines: [{ quantity: 1 }] },
    open: ['lines/*/reason'],
    references: [w.so],
  })),

  says('shipping-quote', 'nl', w => ({
    subject: 'Verzendkosten',
    body: `Wat kost het om order ${w.so} per koerier dezelfde dag naar ${w.company.depot.city} te laten brengen?`,
    fields: { orderReference: w.so, destination: w.company.depot.city, method: 'koerier' },
    references: [w.so],
  })),
  says('shipping-quote', 'nl', w => ({
    subject: 'pallet',
    body: `Kunnen jullie ook op pallet leveren naar onze vestiging in ${w.company.depot.city}, en wat zijn dan de vrachtkosten?`,
    dress: 'mobile',
    fields: { destination: w.company.depot.city, method: 'pallet' },
    references: [],
  })),
  says('shipping-quote', 'en', w => ({
    subject: 'Freight costs',
    body: `What would you charge for shipping to ${w.company.depot.city} with UPS Express instead of the standard service?`,
    fields: { destination: w.company.depot.city, method: 'UPS Express' },
    references: [],
  })),
  says('shipping-quote', 'de', w => ({
    subject: 'Versandkosten',
    body: `wie hoch sind die Versandkosten für eine Lieferung per Spedition nach ${w.company.depot.city}?`,
    fields: { destination: w.company.depot.city, method: 'Spedition' },
    references: [],
  })),
  says('shipping-quote', 'fr', w => ({
    subject: 'Frais de port',
    body: `Quels sont les frais de port pour une livraison express à ${w.company.depot.city} ?`,
    fields: { destination: w.company.depot.city, method: 'express' },
    references: [],
  })),

  says('availability', 'nl', w => ({
    subject: `Voorraad ${w.articles[0]!.mpn}`,
    body: `Hebben jullie 15 stuks van de ${w.articles[0]!.mpn} op voorraad, en wat is de prijs?`,
    fields: { skus: [w.articles[0]!.mpn], quantity: 15 },
    references: [],
  })),
  says('availability', 'nl', w => ({
    subject: 'levertijd',
    body: `Wat is de levertijd van artikel ${w.articles[0]!.sku} en ${w.articles[1]!.sku}? Mogen in backorder.`,
    dress: 'gmail',
    fields: { skus: [w.articles[0]!.sku, w.articles[1]!.sku], backOrder: true },
    references: [],
  })),
  says('availability', 'nl', w => ({
    subject: `Wanneer is ${w.articles[2]!.mpn} weer leverbaar?`,
    body: `Volgens de website is dit artikel uitverkocht. Graag een seintje.`,
    dress: 'plain',
    form: 'subject only',
    fields: { skus: [w.articles[2]!.mpn] },
    open: ['backOrder'],
    references: [],
  })),
  says('availability', 'en', w => ({
    subject: 'Stock check',
    body: `Could you quote me a price for 25 x ${w.articles[0]!.sku}? When could they be here?`,
    fields: { skus: [w.articles[0]!.sku], quantity: 25 },
    references: [],
  })),
  says('availability', 'de', w => ({
    subject: 'Verfügbarkeit',
    body: `ist der Artikel ${w.articles[0]!.sku} kurzfristig lieferbar? Wir bräuchten 6 Stück.`,
    fields: { skus: [w.articles[0]!.sku], quantity: 6 },
    references: [],
  })),
  says('availability', 'fr', w => ({
    subject: 'Disponibilité',
    body: `Avez-vous la référence ${w.articles[0]!.sku} en stock ? Quel est votre prix pour 10 pièces ?`,
    fields: { skus: [w.articles[0]!.sku], quantity: 10 },
    references: [],
  })),

  says('supplier-eta', 'nl', w => ({
    subject: `Vertraging op uw inkooporder ${w.so}`,
    body: `De levering van uw inkooporder ${w.so} loopt vertraging op. Nieuwe verwachte leverdata:\n\n${w.articles[0]!.sku}: ${dateIn('dashes', w.soon, 'nl')}\n${w.articles[1]!.sku}: ${dateIn('dashes', w.later, 'nl')}\n\nOnze excuses voor het ongemak.`,
    dress: 'plain',
    fields: {
      supplierOrder: w.so,
      lines: [
        { sku: w.articles[0]!.sku, eta: w.soon },
        { sku: w.articles[1]!.sku, eta: w.later },
      ],
    },
    references: [w.so],
  })),
  says('supplier-eta', 'en', w => ({
    subject: `ETA update for your order ${w.so}`,
    body: `Please note the revised delivery date for your purchase order ${w.so}: item ${w.articles[0]!.sku} is now expected to ship on ${dateIn('words', w.later, 'en')}.`,
    dress: 'outlook',
    fields: { supplierOrder: w.so, lines: [{ sku: w.articles[0]!.sku, eta: w.later }] },
    references: [w.so],
  })),
  says('supplier-eta', 'en', w => ({
    subject: 'Backorder report',
    body: `Dear customer, please find your open backorders:\n\nYour PO | Item | ETA\n${w.so} | ${w.articles[0]!.sku} | ${w.soon}\n${w.so2} | ${w.articles[1]!.sku} | ${w.later}`,
    dress: 'plain',
    fields: {
      lines: [
        { sku: w.articles[0]!.sku, orderReference: w.so, eta: w.soon },
        { sku: w.articles[1]!.sku, orderReference: w.so2, eta: w.later },
      ],
    },
    open: ['supplierOrder'],
    references: [w.so, w.so2],
  })),
  says('supplier-eta', 'de', w => ({
    subject: `Terminverschiebung Ihre Bestellung ${w.so}`,
    body: `leider verschiebt sich die Lieferung zu Ihrer Bestellung ${w.so}. Der neue Liefertermin für Artikel ${w.articles[0]!.sku} ist der ${dateIn('dots', w.later, 'de')}.`,
    fields: { supplierOrder: w.so, lines: [{ sku: w.articles[0]!.sku, eta: w.later }] },
    references: [w.so],
  })),

  says('supplier-eta', 'fr', w => ({
    subject: `Retard sur votre commande ${w.so}`,
    body: `La livraison de votre commande ${w.so} est retardée. Nouvelle date prévue pour l'article ${w.articles[0]!.sku} : ${dateIn('slashes', w.later, 'fr')}.`,
    fields: { supplierOrder: w.so, lines: [{ sku: w.articles[0]!.sku, eta: w.later }] },
    references: [w.so],
  })),
  says('supplier-eta', 'nl', w => ({
    subject: 'Backorderoverzicht',
    body: `Hierbij het overzicht van uw openstaande backorders.\n\nUw order;Artikel;Verwacht\n${w.so};${w.articles[0]!.sku};${dateIn('dashes', w.soon, 'nl')}\n${w.so2};${w.articles[1]!.sku};${dateIn('dashes', w.later, 'nl')}`,
    dress: 'bare',
    fields: {
      lines: [
        { sku: w.articles[0]!.sku, orderReference: w.so, eta: w.soon },
        { sku: w.articles[1]!.sku, orderReference: w.so2, eta: w.later },
      ],
    },
    open: ['supplierOrder'],
    references: [w.so, w.so2],
  })),

  says('question', 'nl', () => ({
    subject: 'Openingstijden',
    body: 'Zijn jullie tussen kerst en oud en nieuw geopend voor afhalen?',
    open: ['topic'],
    references: [],
  })),
  says('question', 'nl', () => ({
    subject: 'Betalingstermijn',
    body: 'Welke betalingstermijn hanteren jullie voor nieuwe klanten en is er een minimum bestelbedrag?',
    open: ['topic'],
    references: [],
  })),
  says('question', 'nl', () => ({
    subject: 'Kerstborrel',
    body: 'Op 17 december houden we onze borrel, zijn jullie er ook bij? Leuk om elkaar weer eens te zien.',
    dress: 'gmail',
    open: ['topic'],
    references: [],
  })),
  says('question', 'en', w => ({
    subject: 'Warranty',
    body: `How long is the manufacturer's warranty on the ${w.articles[0]!.brand} notebooks, and is on-site service included?`,
    open: ['topic'],
    references: [],
  })),
  says('question', 'en', () => ({
    subject: 'Certificates',
    body: 'Our auditors need your ISO 27001 certificate and your statement on conflict minerals. Whom should we talk to?',
    open: ['topic'],
    references: [],
  })),
  says('question', 'de', () => ({
    subject: 'Ansprechpartner',
    body: 'wer ist bei Ihnen für Rahmenverträge zuständig? Gerne würden wir uns dazu austauschen.',
    open: ['topic'],
    references: [],
  })),
  says('question', 'fr', () => ({
    subject: 'Conditions',
    body: 'Pouvez-vous nous indiquer vos conditions générales et à qui nous adresser pour une réclamation ?',
    open: ['topic'],
    references: [],
  })),
]
