import { distance } from 'fastest-levenshtein'
import { customerAddresses, type Address } from '../../domain/customers.ts'
import { addressKey, fold } from '../../domain/keys.ts'
import { learntAddress, oneLine, type LearntAddress } from '../../domain/learnt.ts'
import type { Tx } from '../../db/pool.ts'

export interface DeliveryAddress {
  to: Address
  /** 'learnt': the customer wrote something else, and a colleague once said that he means this. */
  from: 'po' | 'customer' | 'learnt'
  known: boolean
  learnt?: Omit<LearntAddress, 'to'>
  /** On file and nearly the same: a slip of the pen, or of the scan. */
  like?: Address
}

/** So many characters may differ in street, postal code and city for an address to look like another one. */
const MAX_SLIPS = 3

/** The PO's address, else the first one on file. What was learnt counts only while its address is on file and the written one is not. */
export async function deliveryAddress(
  tx: Tx,
  customerId: number | null,
  written: Address | undefined,
): Promise<DeliveryAddress | null> {
  const onFile = customerId === null ? [] : await customerAddresses(tx, customerId, 'delivery')
  if (!written) return onFile[0] ? { to: onFile[0], from: 'customer', known: true } : null
  if (isOn(onFile, written)) return { to: written, from: 'po', known: true }
  const learnt = customerId === null ? null : await learntAddress(tx, customerId, written)
  const meant = learnt && isOn(onFile, learnt.to)
  if (meant) return { to: meant, from: 'learnt', known: true, learnt: { id: learnt.id, on: learnt.on, by: learnt.by } }
  const like = onFile.find(it => distance(place(it), place(written)) <= MAX_SLIPS)
  return { to: written, from: 'po', known: false, ...(like && { like }) }
}

const isOn = (onFile: Address[], address: Address) => onFile.find(it => addressKey(it) === addressKey(address))

const place = (address: Address) => fold(oneLine({ ...address, name: '' }))
