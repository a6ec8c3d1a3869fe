import { date } from '../../format.ts'
import { oneLine, type Lesson } from '../../domain/learnt.ts'
import type { Check, Text } from '../define.ts'
import type { PurchaseOrderFacts } from './facts.ts'
import type { PurchaseOrder } from './fields.ts'
import type { LineFacts } from './lines.ts'
import { info, warning } from './say.ts'

const MAX_LESSONS = 20

/** What was learnt of this customer and applied, with the way to revoke it, and what approval will add to it. Never silent. */
export function learntChecks(facts: PurchaseOrderFacts, po: PurchaseOrder): Check[] {
  return [
    ...facts.lines.flatMap((line, n) => lineLearnt(line, n)),
    ...addressLearnt(facts, po),
    ...lessonChecks(facts.lessons ?? [], po.remember !== false),
  ]
}

function lineLearnt({ learnt, how, asked, proposals }: LineFacts, n: number): Check[] {
  if (!learnt) return []
  const { sku, by, on } = learnt
  const said = {
    nl: `Geleerd, regel ${n + 1}: op ${date(on, 'nl')} zei ${by} dat ‘${asked}’ bij deze klant ${sku} is.`,
    en: `Learnt, line ${n + 1}: on ${date(on, 'en')} ${by} said that ‘${asked}’ of this customer is ${sku}.`,
  }
  const others = proposals.filter(it => it !== sku).join(', ')
  const check =
    how === 'learnt'
      ? info(said)
      : warning({
          nl: `${said.nl} Maar in ons assortiment past de regel nu bij ${others}. Hij blijft buiten de order tot je invult wat de klant bedoelt, of intrekt wat niet meer klopt.`,
          en: `${said.en} But in our range the line now fits ${others}. It stays out of the order until you enter what the customer means, or revoke what is no longer right.`,
        })
  return [{ ...check, pointer: `/lines/${n}/sku`, learnt: { id: learnt.id, written: asked } }]
}

function addressLearnt({ address }: PurchaseOrderFacts, { deliveryAddress }: PurchaseOrder): Check[] {
  if (!address?.learnt || !deliveryAddress) return []
  const { id, by, on } = address.learnt
  const [written, to] = [oneLine(deliveryAddress), oneLine(address.to)]
  const text = {
    nl: `Geleerd: op ${date(on, 'nl')} zei ${by} dat deze klant met ‘${written}’ het adres ${to} bedoelt. Wij leveren daar.`,
    en: `Learnt: on ${date(on, 'en')} ${by} said that by ‘${written}’ this customer means the address ${to}. We deliver there.`,
  }
  return [{ ...info(text, '/deliveryAddress/street'), learnt: { id, written } }]
}

function lessonChecks(lessons: Lesson[], remembered: boolean): Check[] {
  return lessons.slice(0, MAX_LESSONS).map(lesson => info(remembered ? willBe(lesson) : willNotBe(lesson), '/remember'))
}

const meaning = (it: Lesson) => (it.what === 'article' ? it.sku : oneLine(it.address))
const willBe = (it: Lesson): Text => ({
  nl: `Bij goedkeuring onthouden: met ‘${it.written}’ bedoelt deze klant ${meaning(it)}.`,
  en: `Remembered on approval: by ‘${it.written}’ this customer means ${meaning(it)}.`,
})
const willNotBe = (it: Lesson): Text => ({
  nl: `Alleen voor deze order: ‘${it.written}’ is ${meaning(it)}. Dit wordt niet onthouden.`,
  en: `For this order only: ‘${it.written}’ is ${meaning(it)}. This is not remembered.`,
})
