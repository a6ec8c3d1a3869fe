import { heldBackAccess, heldBackOrders, heldBackReturns } from './cases/held-back.ts'
import { orders } from './cases/orders.ts'
import { mailOf } from './mail.ts'

/** All samples as bytes. */
export async function generatedMails(): Promise<Buffer[]> {
  return Promise.all(
    [...orders, ...heldBackOrders, ...heldBackAccess, ...heldBackReturns].map(async ({ mail }) => mailOf(mail)),
  )
}
