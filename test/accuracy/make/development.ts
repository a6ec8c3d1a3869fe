import { byHand } from './erp/by-hand-mails.ts'
import { erpOrders } from './erp/mails.ts'
import type { Labelled } from './label.ts'
import { clerks } from './more/clerks.ts'
import { moreMails } from './more/mails.ts'
import { CASES } from './orders/cases.ts'
import { orderMails } from './orders/make.ts'
import { prose } from './orders/prose.ts'
import { structuredOrders } from './orders/structured.ts'
import { specialMails } from './orders/special.ts'
import { VOCABULARY } from './orders/vocabulary.ts'
import { accountWordings } from './requests/account.ts'
import { automaticMails } from './requests/automatic.ts'
import { existingOrders } from './requests/existing-orders.ts'
import { goods } from './requests/goods.ts'
import { MANNERS } from './requests/manners.ts'
import { severalWordings } from './requests/several.ts'
import { lettersOf } from './world.ts'

const wordings = async () => [
  ...(await accountWordings()),
  ...existingOrders,
  ...goods,
  ...(await severalWordings()),
  ...prose,
]

/** Those that cost little to make: letters, and orders in the mail itself or in a CSV file. */
export async function lightMails(seed: string): Promise<Labelled[]> {
  const light = CASES.filter(it => ['text table', 'html table', 'csv'].includes(it.form.form))
  return [
    ...lettersOf(seed, '', await wordings(), MANNERS),
    ...(await orderMails(seed, '', light, VOCABULARY)),
    ...automaticMails(seed),
  ]
}

/** The mails that readers may be improved on. `quick`: without scans, which need a browser. */
export async function developmentMails(seed: string, quick = false): Promise<Labelled[]> {
  const cases = quick ? CASES.filter(it => it.form.form !== 'scan') : CASES
  return [
    ...lettersOf(seed, '', await wordings(), MANNERS),
    ...(await orderMails(seed, '', cases, VOCABULARY)),
    ...(await erpOrders(seed)),
    ...(await byHand()),
    ...(await structuredOrders(seed)),
    ...(await specialMails(seed)),
    ...automaticMails(seed),
    ...(await moreMails(seed, quick)),
    ...clerks(),
  ]
}
