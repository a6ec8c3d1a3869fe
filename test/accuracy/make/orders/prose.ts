import { named } from '../data/articles.ts'
import { says, type Wording, type World } from '../world.ts'
import { dateIn } from '../written.ts'

const euro = (cents: number) => (cents / 100).toFixed(2)
const dutch = (cents: number) => euro(cents).replace('.', ',')
/** Prose names no contact; who signs may be given. */
const signed = (w: World) => ({ contactName: w.person.name })

/** Orders in sentences: no table, no heading, often no number. */
export const prose: Wording[] = [
  says('purchase-order', 'nl', w => ({
    subject: `Bestelling ${w.po}`,
    body: `Mag ik bestellen onder nummer ${w.po}:\n\n10 x ${w.articles[0]!.sku}\n2 x ${w.articles[1]!.sku}\n\nLeveren uiterlijk ${dateIn('dashes', w.soon, 'nl')} graag.`,
    dress: 'plain',
    form: 'prose',
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      lines: [
        { sku: w.articles[0]!.sku, quantity: 10 },
        { sku: w.articles[1]!.sku, quantity: 2 },
      ],
    },
    may: signed(w),
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'nl', w => ({
    subject: 'even bestellen',
    body: `Doe mij maar 5 stuks van de ${w.articles[0]!.mpn} à € ${dutch(w.articles[0]!.price)} en nog 20 van die ${w.articles[1]!.mpn}. Ons ordernummer is ${w.po}.`,
    dress: 'mobile',
    form: 'prose',
    fields: {
      poNumber: w.po,
      currency: 'EUR',
      lines: [
        { sku: w.articles[0]!.mpn, quantity: 5, unitPrice: euro(w.articles[0]!.price) },
        { sku: w.articles[1]!.mpn, quantity: 20 },
      ],
    },
    may: { ...signed(w), lines: [{ unit: 'stuks' }, {}] },
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'nl', w => ({
    subject: 'nieuwe bestelling',
    body: `Graag bestel ik 3 ${named(w.articles[0]!, 'nl')} (art. ${w.articles[0]!.sku}) en 1 ${named(w.articles[1]!, 'nl')} (art. ${w.articles[1]!.sku}). Afleveren op ${w.company.depot.street}, ${w.company.depot.postalCode} ${w.company.depot.city}.`,
    dress: 'gmail',
    form: 'prose',
    fields: {
      deliveryAddress: {
        street: w.company.depot.street,
        postalCode: w.company.depot.postalCode,
        city: w.company.depot.city,
      },
      lines: [
        { sku: w.articles[0]!.sku, quantity: 3 },
        { sku: w.articles[1]!.sku, quantity: 1 },
      ],
    },
    may: {
      ...signed(w),
      deliveryAddress: { country: w.company.depot.country },
      lines: [{ description: named(w.articles[0]!, 'nl') }, { description: named(w.articles[1]!, 'nl') }],
    },
    open: ['notes'],
    missing: ['poNumber'],
    references: [],
  })),
  says('purchase-order', 'nl', w => ({
    subject: `PO ${w.po}: 4x ${w.articles[0]!.mpn}`,
    body: '',
    dress: 'bare',
    form: 'subject only',
    language: null,
    fields: { poNumber: w.po, lines: [{ sku: w.articles[0]!.mpn, quantity: 4 }] },
    may: signed(w),
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'nl', w => ({
    subject: 'bestleling',
    body: `hallo graag bestelllen: 6 st ${w.articles[0]!.sku} en 12 st ${w.articles[1]!.sku} , ref ${w.po} . zsm leveren aub`,
    dress: 'bare',
    form: 'typos',
    fields: {
      poNumber: w.po,
      lines: [
        { sku: w.articles[0]!.sku, quantity: 6, unit: 'st' },
        { sku: w.articles[1]!.sku, quantity: 12, unit: 'st' },
      ],
    },
    may: signed(w),
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'en', w => ({
    subject: `Order ${w.po}`,
    body: `Please send us 8 of the ${w.articles[0]!.sku} at € ${euro(w.articles[0]!.price)} each and 2 of the ${w.articles[1]!.sku}. Our PO is ${w.po}. Needed by ${dateIn('words', w.soon, 'en')}; partial shipments are fine.`,
    dress: 'plain',
    form: 'prose',
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      currency: 'EUR',
      partialDelivery: true,
      lines: [
        { sku: w.articles[0]!.sku, quantity: 8, unitPrice: euro(w.articles[0]!.price) },
        { sku: w.articles[1]!.sku, quantity: 2 },
      ],
    },
    may: signed(w),
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'en', w => ({
    subject: `New PO ${w.po}`,
    body: `Hi, can I place an order for the following under ${w.po}?\n\n- ${named(w.articles[0]!, 'en')}, ${w.articles[0]!.mpn}, qty 15\n- ${named(w.articles[1]!, 'en')}, ${w.articles[1]!.mpn}, qty 3`,
    dress: 'bare',
    form: 'prose',
    fields: {
      poNumber: w.po,
      lines: [
        { sku: w.articles[0]!.mpn, quantity: 15, description: named(w.articles[0]!, 'en') },
        { sku: w.articles[1]!.mpn, quantity: 3, description: named(w.articles[1]!, 'en') },
      ],
    },
    may: signed(w),
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'de', w => ({
    subject: `Bestellung ${w.po}`,
    body: `hiermit bestellen wir unter der Nummer ${w.po} 7 Stück ${w.articles[0]!.sku} zum Preis von ${dutch(w.articles[0]!.price)} € sowie 4 Stück ${w.articles[1]!.sku}. Lieferung bitte bis ${dateIn('dots', w.soon, 'de')}.`,
    dress: 'plain',
    form: 'prose',
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      currency: 'EUR',
      lines: [
        { sku: w.articles[0]!.sku, quantity: 7, unitPrice: euro(w.articles[0]!.price) },
        { sku: w.articles[1]!.sku, quantity: 4 },
      ],
    },
    may: { ...signed(w), lines: [{ unit: 'Stück' }, { unit: 'Stück' }] },
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'fr', w => ({
    subject: `Commande ${w.po}`,
    body: `Merci de nous livrer 9 pièces de la référence ${w.articles[0]!.sku} et 2 pièces de la référence ${w.articles[1]!.sku}, notre commande ${w.po}.`,
    dress: 'outlook',
    form: 'prose',
    fields: {
      poNumber: w.po,
      lines: [
        { sku: w.articles[0]!.sku, quantity: 9 },
        { sku: w.articles[1]!.sku, quantity: 2 },
      ],
    },
    may: { ...signed(w), lines: [{ unit: 'pièces' }, { unit: 'pièces' }] },
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'nl', w => ({
    subject: 'Twee bestellingen',
    body: `Bestelling ${w.po}A:\n3 x ${w.articles[0]!.sku}\n\nBestelling ${w.po}B:\n5 x ${w.articles[1]!.sku}`,
    dress: 'bare',
    form: 'several requests',
    fields: { poNumber: `${w.po}A`, lines: [{ sku: w.articles[0]!.sku, quantity: 3 }] },
    may: signed(w),
    open: ['notes'],
    others: [
      {
        kind: 'purchase-order',
        fields: { poNumber: `${w.po}B`, lines: [{ sku: w.articles[1]!.sku, quantity: 5 }] },
        may: signed(w),
        open: ['notes'],
      },
    ],
    references: [`${w.po}A`, `${w.po}B`],
  })),
  says('purchase-order', 'nl', w => ({
    subject: `Bestelling ${w.po}`,
    body: `Graag bestellen we onder ${w.po} 4 x ${w.articles[0]!.sku}.\n\nVerder: wanneer komt onze vorige order ${w.so} binnen?`,
    dress: 'plain',
    form: 'several requests',
    fields: { poNumber: w.po, lines: [{ sku: w.articles[0]!.sku, quantity: 4 }] },
    may: signed(w),
    open: ['notes'],
    others: [{ kind: 'order-status', fields: { orderReferences: [w.so], asks: ['eta'] } }],
    references: [w.po, w.so],
  })),
  says('purchase-order', 'nl', w => ({
    subject: `Bestelling ${w.po}`,
    body: `Hierbij onze bestelling ${w.po}: 2 x ${w.articles[0]!.sku} en 6 x ${w.articles[1]!.sku}.`,
    dress: 'forward',
    form: 'forward',
    fields: {
      poNumber: w.po,
      lines: [
        { sku: w.articles[0]!.sku, quantity: 2 },
        { sku: w.articles[1]!.sku, quantity: 6 },
      ],
    },
    may: signed(w),
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'nl', w => ({
    subject: `Uw offerte 26-0881`,
    body: `Prima aanbod, graag leveren: 5 x ${w.articles[0]!.sku}, referentie ${w.po}. Deelleveringen liever niet.`,
    dress: 'reply',
    form: 'prose',
    fields: { poNumber: w.po, partialDelivery: false, lines: [{ sku: w.articles[0]!.sku, quantity: 5 }] },
    may: signed(w),
    open: ['notes', 'references'],
    references: [w.po],
  })),
]
