import { says, type Wording } from '../world.ts'
import { page } from './account.ts'

/** Two or three requests in one mail, passed on by a colleague, or in the attachment only. */
export async function severalWordings(): Promise<Wording[]> {
  const letter = await page('brief.pdf', 'Opzegging bestelling', [
    'Geachte heer, mevrouw,',
    'Hierbij annuleren wij onze bestelling INK700431.',
    'De opdrachtgever heeft zich teruggetrokken.',
  ])
  return [
    says('order-status', 'nl', w => ({
      subject: 'Twee dingen',
      body: `1. Wanneer wordt ${w.po} geleverd?\n\n2. Kunnen jullie ook een kopie van factuur ${w.invoice} sturen?`,
      dress: 'plain',
      form: 'several requests',
      fields: { orderReferences: [w.po], asks: ['eta'] },
      others: [{ kind: 'invoice-copy', fields: { invoiceNumbers: [w.invoice] } }],
      references: [w.po, w.invoice],
    })),
    says('return-request', 'nl', w => ({
      subject: `Retour en nieuwe bestelling`,
      body: `Van order ${w.so} sturen we 1 x ${w.articles[0]!.sku} retour omdat hij defect is bij ontvangst, graag crediteren.\n\nDaarnaast willen we een vraag stellen over voorraad: hebben jullie ${w.articles[1]!.sku} liggen?`,
      dress: 'outlook',
      form: 'several requests',
      fields: {
        orderReference: w.so,
        lines: [{ sku: w.articles[0]!.sku, quantity: 1, deadOnArrival: true }],
        resolution: 'credit',
      },
      open: ['lines/*/reason'],
      others: [{ kind: 'availability', fields: { skus: [w.articles[1]!.sku] } }],
      references: [w.so],
    })),
    says('order-change', 'en', w => ({
      subject: 'Change and invoice',
      body: `Please increase ${w.articles[0]!.sku} on PO ${w.po} to 30 units.\n\nAlso, we never received invoice ${w.invoice}, could you resend it?`,
      dress: 'plain',
      form: 'several requests',
      fields: { orderReference: w.po, changes: [{ action: 'quantity', sku: w.articles[0]!.sku, quantity: 30 }] },
      others: [{ kind: 'invoice-copy', fields: { invoiceNumbers: [w.invoice] } }],
      references: [w.po, w.invoice],
    })),
    says('order-cancellation', 'de', w => ({
      subject: `Storno und Liefertermin`,
      body: `bitte stornieren Sie die Bestellung ${w.po}.\n\nZur Bestellung ${w.so} benötigen wir außerdem den Liefertermin.`,
      dress: 'plain',
      form: 'several requests',
      fields: { orderReference: w.po },
      open: ['reason'],
      others: [{ kind: 'order-status', fields: { orderReferences: [w.so], asks: ['eta'] } }],
      references: [w.po, w.so],
    })),
    says('order-status', 'nl', w => ({
      subject: `Levering ${w.po}`,
      body: `Weten jullie al wanneer ${w.po} geleverd wordt?`,
      dress: 'forward',
      form: 'forward',
      fields: { orderReferences: [w.po], asks: ['eta'] },
      references: [w.po],
    })),
    says('order-cancellation', 'nl', w => ({
      subject: `Annulering ${w.po}`,
      body: `Wilt u bestelling ${w.po} annuleren?`,
      dress: 'forward',
      form: 'forward',
      fields: { orderReference: w.po },
      references: [w.po],
    })),
    says('invoice-copy', 'en', w => ({
      subject: 'Copy invoice',
      body: `Please send me a copy of invoice ${w.invoice}.`,
      dress: 'forward',
      form: 'forward',
      fields: { invoiceNumbers: [w.invoice] },
      references: [w.invoice],
    })),
    says('order-cancellation', 'nl', () => ({
      subject: 'Zie bijlage',
      body: 'Zie de brief in de bijlage.',
      attachments: [letter],
      dress: 'plain',
      form: 'attachment only',
      fields: { orderReference: 'INK700431', reason: 'De opdrachtgever heeft zich teruggetrokken' },
      references: ['INK700431'],
    })),
    says('invoice-copy', 'nl', w => ({
      subject: `Graag kopie van factuur ${w.invoice}`,
      body: '',
      dress: 'bare',
      form: 'subject only',
      language: 'nl',
      fields: { invoiceNumbers: [w.invoice] },
      references: [w.invoice],
    })),
  ]
}
