import type { Tx } from '../../db/pool.ts'
import { findProducts, type ArticleCodes } from '../../domain/catalogue.ts'
import { customerAddresses } from '../../domain/customers.ts'
import { addressKey } from '../../domain/keys.ts'
import { addressTextKey, articleKey, oneLine, type Lesson } from '../../domain/learnt.ts'
import { deliveryAddress, type DeliveryAddress } from './address.ts'
import type { AskedLine, PurchaseOrder } from './fields.ts'
import type { LineFacts } from './lines.ts'

/**
 * What the corrections of colleagues teach about a customer, should they be approved. Articles and delivery addresses only: a unit
 * ('a box of 10') changes from article to article, and a wrong quantity costs more than it saves.
 */
export async function lessonsOf(
  tx: Tx,
  customerId: number,
  po: PurchaseOrder,
  lines: LineFacts[],
  address: DeliveryAddress | null,
): Promise<Lesson[]> {
  return [...(await articles(tx, customerId, po.lines, lines)), ...(await addresses(tx, customerId, po, address))]
}

/** The numbers as the customer wrote them, where a colleague put another article in their place. */
const writtenCodes = ({ written, manufacturerPartNumber, ean }: AskedLine): ArticleCodes => ({
  sku: written,
  manufacturerPartNumber,
  ean,
})

async function articles(tx: Tx, customerId: number, asked: AskedLine[], lines: LineFacts[]): Promise<Lesson[]> {
  const corrected = asked.flatMap((line, n) => {
    const { productId, sku, parked } = lines[n]!
    const codes = writtenCodes(line)
    const key = line.written === undefined || parked || productId === null ? '' : articleKey(codes)
    return key ? [{ key, codes, productId: productId!, sku }] : []
  })
  if (!corrected.length) return []
  const before = await findProducts(
    tx,
    customerId,
    corrected.map(it => it.codes),
  )
  const lessons = corrected.filter(({ productId }, n) => {
    const match = before[n]!
    if (match.kind === 'found') return match.how === 'learnt' && match.product.id !== productId
    // what names an article of ours was no other name for another one: the customer gets something else this once
    return match.kind !== 'several'
  })
  return [...Map.groupBy(lessons, it => it.key).values()].flatMap(([first, ...others]) => {
    const { key, codes, productId, sku } = first!
    // two articles for one number in one order: that says nothing of the number
    if (others.some(it => it.productId !== productId)) return []
    const written = codes.sku || codes.manufacturerPartNumber || codes.ean || key
    return [{ what: 'article' as const, written, key, productId, sku }]
  })
}

/** Only towards an address that is on file: a new one is looked at every time. */
async function addresses(
  tx: Tx,
  customerId: number,
  { addressAsWritten: written }: PurchaseOrder,
  address: DeliveryAddress | null,
): Promise<Lesson[]> {
  if (!written || address?.from !== 'po' || !address.known) return []
  const before = await deliveryAddress(tx, customerId, written)
  if (!before || addressKey(before.to) === addressKey(address.to) || (before.from === 'po' && before.known)) return []
  const onFile = await customerAddresses(tx, customerId, 'delivery')
  const to = onFile.find(it => addressKey(it) === addressKey(address.to))
  return to ? [{ what: 'address', written: oneLine(written), key: addressTextKey(written), address: to }] : []
}
