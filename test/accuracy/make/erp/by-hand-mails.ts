import { bytesOf } from '../mail.ts'
import { drawn } from '../formats/pdf.ts'
import type { Label, Labelled } from '../label.ts'
import { BY_HAND } from './by-hand.ts'
import { MORE_BY_HAND } from './by-hand-2.ts'
import type { Sheet } from './sheet.ts'

const COVER = {
  nl: 'Goedemorgen,\n\nBijgaand onze bestelling. Graag een bevestiging.\n\nMet vriendelijke groet',
  en: 'Good morning,\n\nPlease find attached our purchase order.\n\nKind regards',
  de: 'Guten Tag,\n\nanbei unsere Bestellung.\n\nMit freundlichen Grüßen',
  fr: 'Bonjour,\n\nVeuillez trouver ci-joint notre bon de commande.\n\nCordialement',
}

/** Each sheet as the text of a mail, and as a page whose cells stand where they were typed. */
export async function byHand(): Promise<Labelled[]> {
  const mails: Labelled[] = []
  for (const sheet of [...BY_HAND, ...MORE_BY_HAND]) {
    mails.push(mailOf(sheet, 'text'))
    mails.push(mailOf(sheet, 'pdf', await paged(sheet.page)))
  }
  return mails
}

function mailOf(sheet: Sheet, form: 'text' | 'pdf', file?: Buffer): Labelled {
  const { name, tongue, subject, page, fields, may } = sheet
  const id = `po-hand-${name}-${form}`
  const label: Label = {
    kind: 'purchase-order',
    fields,
    may: { currency: 'EUR', deliveryAddress: { country: 'NL' }, ...may },
    open: ['notes', 'lines/*/manufacturerPartNumber', 'deliveryAddress/country', 'invoiceAddress/country', 'currency'],
    missing: [],
    language: tongue,
    automated: null,
  }
  const raw = bytesOf({
    id,
    from: { name: 'Inkoop', address: `order@${name}.example` },
    subject,
    date: new Date('2026-11-16T09:30:00Z'),
    text: file ? COVER[tongue] : page.trim(),
    ...(file ? { attachments: [{ name: 'order.pdf', type: 'application/pdf', content: file }] } : {}),
  })
  return { id, form: `hand ${form}`, raw, label }
}

const STEP = 5.4

/** Cells as they stand in the text: each begins at its place, figures end there. */
const paged = (page: string) =>
  drawn(
    pdf => {
      pdf.font('Helvetica').fontSize(8.5)
      page.split('\n').forEach((text, row) => {
        for (const cell of text.matchAll(/\S+(?: \S+)*/g)) {
          const isFigure = /^[€$£]?\s?\d[\d.,]*(?: ?(?:EUR|%))?$/.test(cell[0]) && cell.index > 20
          const y = 36 + row * 12
          const x = 30 + cell.index * STEP
          if (isFigure)
            pdf.text(cell[0], x - 40, y, { width: cell[0].length * STEP + 40, align: 'right', lineBreak: false })
          else pdf.text(cell[0], x, y, { lineBreak: false })
        }
      })
    },
    { layout: 'landscape' },
  )
