import { oneOf } from '../label.ts'
import { says, type Wording, type World } from '../world.ts'
import { dateIn } from '../written.ts'

const ORDER = { form: 'order as a letter', dress: 'plain' } as const
const signed = (w: World) => ({ contactName: w.person.name })
const two = (w: World) => [
  { sku: w.articles[0]!.sku, quantity: 4 },
  { sku: w.articles[1]!.sku, quantity: 12 },
]

/** Orders in the text of a mail; number, day, address and wishes stand in labels and sentences of all sorts. */
export const lettersOfOrders: Wording[] = [
  says('purchase-order', 'nl', w => ({
    ...ORDER,
    subject: 'Materiaal project Zuid',
    body: `Onder vermelding van ${w.po} graag leveren:\n\n4 st ${w.articles[0]!.sku}\n12 st ${w.articles[1]!.sku}\n\nAfleveren: ${w.company.depot.street}, ${w.company.depot.postalCode} ${w.company.depot.city}, ter attentie van ${w.other.name}.\nGraag in huis voor ${dateIn('words', w.soon, 'nl')}. Alles in één zending s.v.p.`,
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      contactName: oneOf(w.other.name, w.person.name),
      partialDelivery: false,
      deliveryAddress: {
        street: w.company.depot.street,
        postalCode: w.company.depot.postalCode,
        city: w.company.depot.city,
      },
      lines: two(w),
    },
    may: { lines: [{ unit: 'st' }, { unit: 'st' }] },
    open: ['notes', 'lines/*/unit', 'deliveryAddress/name', 'deliveryAddress/country'],
    references: [w.po],
  })),
  says('purchase-order', 'nl', w => ({
    ...ORDER,
    subject: `INKOOP ${w.po}`,
    body: `Opdrachtbon    : ${w.po}\nUitgegeven op  : ${dateIn('dashes', w.soon, 'nl')}\nWensdatum      : ${dateIn('dashes', w.later, 'nl')}\nBehandeld door : ${w.other.name}\nEindgebruiker  : Gemeente Westerhoek\n\n4 x ${w.articles[0]!.sku}\n12 x ${w.articles[1]!.sku}`,
    fields: {
      poNumber: w.po,
      orderDate: w.soon,
      requestedDate: w.later,
      contactName: w.other.name,
      endCustomer: 'Gemeente Westerhoek',
      lines: two(w),
    },
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'nl', w => ({
    ...ORDER,
    subject: 'Bestelling voor magazijn',
    body: `Hierbij onze bestelling met kenmerk ${w.po}.\n\n${w.articles[0]!.sku}   4\n${w.articles[1]!.sku}   12\n\nWij zien de goederen graag op ${dateIn('dashes', w.soon, 'nl')} tegemoet. Mag in delen. De rekening kan naar Postbus 412, 3500 AK Utrecht.`,
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      partialDelivery: true,
      invoiceAddress: { street: 'Postbus 412', postalCode: '3500 AK', city: 'Utrecht' },
      lines: two(w),
    },
    may: signed(w),
    open: ['notes', 'invoiceAddress/country', 'invoiceAddress/name'],
    references: [w.po],
  })),
  says('purchase-order', 'en', w => ({
    ...ORDER,
    subject: 'Purchase request',
    body: `Please supply against our number ${w.po}:\n\n- ${w.articles[0]!.sku}, 4 off\n- ${w.articles[1]!.sku}, 12 off\n\nSend everything to ${w.company.depot.street}, ${w.company.depot.city} ${w.company.depot.postalCode} and have the driver ask for ${w.other.name}. We need it by ${dateIn('words', w.soon, 'en')}; part shipments are fine. By DHL Express if you can.`,
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      contactName: oneOf(w.other.name, w.person.name),
      partialDelivery: true,
      deliveryAddress: {
        street: w.company.depot.street,
        city: w.company.depot.city,
        postalCode: w.company.depot.postalCode,
      },
      lines: two(w),
    },
    may: { shippingMethod: oneOf('DHL Express', 'By DHL Express') },
    open: ['notes', 'deliveryAddress/country', 'deliveryAddress/name', 'lines/*/unit'],
    references: [w.po],
  })),
  says('purchase-order', 'en', w => ({
    ...ORDER,
    subject: `Requisition ${w.po}`,
    body: `Requisition no.  ${w.po}\nRaised           ${dateIn('words', w.soon, 'en')}\nRaised by        ${w.other.name}\nRequired on site ${dateIn('words', w.later, 'en')}\nShip via         UPS Standard\n\nItem              Qty\n${w.articles[0]!.sku}          4\n${w.articles[1]!.sku}          12`,
    fields: {
      poNumber: w.po,
      orderDate: w.soon,
      requestedDate: w.later,
      contactName: w.other.name,
      shippingMethod: 'UPS Standard',
      lines: two(w),
    },
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'en', w => ({
    ...ORDER,
    subject: 'order for the Leeds job',
    body: `Could you get these out to us? Our ref is ${w.po}.\n\n4 x ${w.articles[0]!.sku}\n12 x ${w.articles[1]!.sku}\n\nIt's for Harrow & Sons (end client). Don't split it please, and not before ${dateIn('words', w.soon, 'en')}.`,
    fields: { poNumber: w.po, endCustomer: 'Harrow & Sons', partialDelivery: false, lines: two(w) },
    may: { ...signed(w), requestedDate: w.soon },
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'de', w => ({
    ...ORDER,
    subject: 'Bestellung Lager',
    body: `hiermit bestellen wir unter der Nummer ${w.po}\n\n4 Stück ${w.articles[0]!.sku}\n12 Stück ${w.articles[1]!.sku}\n\nWunschtermin: ${dateIn('words', w.soon, 'de')}\nAnlieferung: ${w.company.depot.street}, ${w.company.depot.postalCode} ${w.company.depot.city}\nBearbeiter: ${w.other.name}\nTeillieferung nicht erwünscht.`,
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      contactName: w.other.name,
      partialDelivery: false,
      deliveryAddress: {
        street: w.company.depot.street,
        postalCode: w.company.depot.postalCode,
        city: w.company.depot.city,
      },
      lines: two(w),
    },
    open: ['notes', 'lines/*/unit', 'deliveryAddress/country', 'deliveryAddress/name'],
    references: [w.po],
  })),
  says('purchase-order', 'de', w => ({
    ...ORDER,
    subject: 'Bedarf Kunde Sonnenhof',
    body: `bitte liefern Sie uns bis spätestens ${dateIn('words', w.soon, 'de')}:\n\n4x ${w.articles[0]!.sku}\n12x ${w.articles[1]!.sku}\n\nUnser Zeichen ist ${w.po}, Endkunde ist die Klinik Sonnenhof. Versand bitte per DPD.`,
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      endCustomer: oneOf('Klinik Sonnenhof', 'die Klinik Sonnenhof'),
      shippingMethod: oneOf('DPD', 'per DPD'),
      lines: two(w),
    },
    may: signed(w),
    open: ['notes'],
    references: [w.po],
  })),
  says('purchase-order', 'fr', w => ({
    ...ORDER,
    subject: 'Achat matériel',
    body: `Merci de nous livrer, sous notre numéro ${w.po} :\n\n4 x ${w.articles[0]!.sku}\n12 x ${w.articles[1]!.sku}\n\nLivraison au ${w.company.depot.street}, ${w.company.depot.postalCode} ${w.company.depot.city}, au plus tard le ${dateIn('words', w.soon, 'fr')}. Livraison partielle acceptée. Client final : Mairie de Brissac.`,
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      partialDelivery: true,
      endCustomer: 'Mairie de Brissac',
      deliveryAddress: {
        street: w.company.depot.street,
        postalCode: w.company.depot.postalCode,
        city: w.company.depot.city,
      },
      lines: two(w),
    },
    may: signed(w),
    open: ['notes', 'deliveryAddress/country', 'deliveryAddress/name'],
    references: [w.po],
  })),
  says('purchase-order', 'nl', w => ({
    ...ORDER,
    subject: 'Inkoopaanvraag',
    body: `Aanvraagnummer ${w.po}\nAfdeling: ICT\nAanvrager: ${w.other.name}\nNodig op: ${dateIn('dashes', w.soon, 'nl')}\nBrengen naar: ${w.company.depot.street}, ${w.company.depot.postalCode} ${w.company.depot.city}\nVervoerder: DPD\n\n${w.articles[0]!.sku} - 4 stuks\n${w.articles[1]!.sku} - 12 stuks`,
    fields: {
      poNumber: w.po,
      requestedDate: w.soon,
      contactName: w.other.name,
      shippingMethod: 'DPD',
      deliveryAddress: {
        street: w.company.depot.street,
        postalCode: w.company.depot.postalCode,
        city: w.company.depot.city,
      },
      lines: two(w),
    },
    open: ['notes', 'lines/*/unit', 'deliveryAddress/country', 'deliveryAddress/name'],
    references: [w.po],
  })),
]
