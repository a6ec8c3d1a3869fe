import type { ArticleCodes, How, LearntArticle, Match } from '../../domain/catalogue.ts'
import type { Product } from '../../domain/product.ts'
import type { Money } from '../../domain/money.ts'
import { readEta } from '../../domain/eta.ts'
import type { ParkedReason, Source } from '../../domain/words.ts'
import { nameOf, type AskedLine } from './fields.ts'

/** A line of a PO beside what we have: small, because a PO may have hundreds. */
export interface LineFacts {
  /** As the customer wrote it. */
  asked: string
  productId: number | null
  how: How | null
  sku: string
  description: string
  quantity: number | null
  /** What is booked: our price, unless a colleague says otherwise. */
  price: Money | null
  ours: Money | null
  theirs: Money | null
  stock: number
  eta: string | null
  software: boolean
  reverseCharge: boolean
  /** null: still to be recorded. */
  source: Source | null
  parked: ParkedReason | null
  /** Article numbers that it may mean, best first. */
  proposals: string[]
  /** The first proposal differs only in what scans mistake for each other. */
  misread?: boolean
  /** A colleague once said what this customer means by it. */
  learnt?: LearntArticle
  requestedOn: string | null
}

/** Where a colleague wrote the article, only that counts: the other numbers of the line belong to what the customer wrote. */
export const codesOf = ({ sku, manufacturerPartNumber, ean, written }: AskedLine): ArticleCodes =>
  written === undefined ? { sku, manufacturerPartNumber, ean } : { sku }

const MAX_QUANTITY = 1_000_000

/** Every line of the PO with its article. Stock is dealt out in the order of the lines: what line 1 takes, line 9 cannot. */
export function resolveLines(lines: AskedLine[], matches: Match[], today: string, ourCurrency: boolean): LineFacts[] {
  const left = new Map<number, number>()
  return lines.map((line, n) => {
    const match = matches[n] ?? { kind: 'none' }
    const product = match.kind === 'found' ? match.product : undefined
    const quantity = readQuantity(line.quantity)
    const parked = whyParked(line, match, quantity)
    const stock = product ? (left.get(product.id) ?? product.stock) : 0
    const source = parked ? null : sourceOf(line, quantity ?? 0, stock)
    if (product && source === 'stock') left.set(product.id, stock - (quantity ?? 0))
    return {
      asked: nameOf(line),
      productId: product?.id ?? null,
      how: match.kind === 'found' ? match.how : null,
      sku: product?.sku ?? nameOf(line),
      description: product?.description ?? line.description ?? '',
      quantity,
      price: product ? (line.price ?? product.price) : null,
      ours: product?.price ?? null,
      theirs: ourCurrency ? (line.unitPrice ?? null) : null,
      stock,
      eta: product ? readEta(product.expectedOn, today) : null,
      software: product?.software ?? false,
      reverseCharge: product?.reverseCharge ?? false,
      source,
      parked,
      proposals: match.kind === 'several' || match.kind === 'proposals' ? match.products.map(it => it.sku) : [],
      ...(match.kind === 'proposals' && match.misread && { misread: true }),
      ...('learnt' in match && match.learnt && { learnt: match.learnt }),
      requestedOn: line.requestedDate ?? null,
    }
  })
}

const readQuantity = (quantity: number | undefined) =>
  quantity !== undefined && Number.isInteger(quantity) && quantity > 0 && quantity <= MAX_QUANTITY ? quantity : null

/** A line that cannot be taken as it stands is left out, the others go on (mission.md, decision 9). */
function whyParked(line: AskedLine, match: Match, quantity: number | null): ParkedReason | null {
  if (line.source === 'park') return 'by-colleague'
  if (match.kind === 'several') return 'several-articles'
  if (match.kind !== 'found') return 'unknown-article'
  if (quantity === null) return 'quantity'
  if (soldOut(match.product) && match.product.stock < quantity && line.source !== 'supplier') return 'ended'
  return null
}

/** Sold out and not expected again: no back order possible (faq: ordering-and-returns, uitverkocht). */
const soldOut = (product: Product) => product.ended

/** Only what lies in our warehouse is proposed; that something was ordered at the supplier, only a colleague can say. */
function sourceOf(line: AskedLine, quantity: number, stock: number): Source | null {
  if (line.source === 'stock' || line.source === 'supplier') return line.source
  if (line.source === 'later') return null
  return stock >= quantity ? 'stock' : null
}
