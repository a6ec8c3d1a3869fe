import type { Labelled } from './label.ts'
import { CASES } from './orders/cases.ts'
import { orderMails } from './orders/make.ts'
import { prose } from './orders/prose.ts'
import { structuredOrders } from './orders/structured.ts'
import { VOCABULARY } from './orders/vocabulary.ts'
import { accountWordings } from './requests/account.ts'
import { automaticMails } from './requests/automatic.ts'
import { existingOrders } from './requests/existing-orders.ts'
import { goods } from './requests/goods.ts'
import { MANNERS } from './requests/manners.ts'
import { severalWordings } from './requests/several.ts'
import { lettersOf } from './world.ts'

/** The mails that readers may be improved on. `quick`: without scans, which need a browser. */
export async function developmentMails(seed: string, quick = false): Promise<Labelled[]> {
  const wordings = [...(await accountWordings()), ...existingOrders, ...goods, ...(await severalWordings()), ...prose]
  const cases = quick ? CASES.filter(it => it.form.form !== 'scan') : CASES
  return [
    ...lettersOf(seed, 'development', wordings, MANNERS),
    ...(await orderMails(seed, 'development', cases, VOCABULARY)),
    ...(await structuredOrders(seed)),
    ...automaticMails(seed),
  ]
}
