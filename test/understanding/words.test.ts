import { describe, expect, test } from 'vitest'
import { columnMeant } from '../../src/understanding/layout/column-meaning.ts'
import { columnOf } from '../../src/understanding/layout/columns.ts'
import { meaningBeside, meaningOf } from '../../src/understanding/layout/label-meaning.ts'
import { LABELS } from '../../src/understanding/layout/labels.ts'
import { labelKey } from '../../src/understanding/values/fold.ts'
import type { Form } from '../../src/understanding/values/forms.ts'
import { COLUMN_WORDS } from './words/columns.ts'
import { ADDRESS_WORDS, FACT_WORDS, OTHER_WORDS } from './words/order-facts.ts'

const listed = (words: string) => [...new Set(words.split(/,\s*/).map(word => word.trim()))].filter(word => word !== '')
const FORMS: { [name in keyof typeof FACT_WORDS]: Form } = {
  poNumber: 'code',
  orderDate: 'date',
  requestedDate: 'date',
  contactName: 'person',
  shippingMethod: 'carrier',
  partialDelivery: 'yesNo',
  endCustomer: 'company',
  currency: 'currency',
}

/** What a label can be taken for, beside a value of a form. */
function namesOf(words: string, form: Form | 'address'): (string | undefined)[] {
  const key = labelKey(words)
  const known = Object.entries(LABELS).filter(([, keys]) => keys.has(key))
  return [...known.map(([name]) => name), meaningOf(key), meaningBeside(words, form)]
}

describe('the facts of an order are known by what they are called', () => {
  test.each(Object.entries(FACT_WORDS))('%s', (name, words) => {
    const form = FORMS[name as keyof typeof FORMS]
    expect(listed(words).filter(word => !namesOf(word, form).includes(name))).toEqual([])
  })

  test.each(Object.entries(ADDRESS_WORDS))('%s', (name, words) => {
    expect(listed(words).filter(word => !namesOf(word, 'address').includes(name))).toEqual([])
  })

  test('what speaks of something else is none of them', () => {
    const taken = listed(OTHER_WORDS).flatMap(word =>
      (['code', 'date', 'company', 'person'] as const).flatMap(form =>
        ['poNumber', 'orderDate', 'requestedDate', 'contactName', 'endCustomer']
          .filter(name => namesOf(word, form).includes(name))
          .map(name => `${word}: ${name}`),
      ),
    )
    expect(taken).toEqual([])
  })
})

describe('the columns of goods are known by their headings', () => {
  test.each(Object.entries(COLUMN_WORDS))('%s', (name, words) => {
    const read = (word: string) => columnOf(word) ?? columnMeant(labelKey(word))
    // whose number it is and whether it is before discount the other columns settle
    const alike =
      { sku: ['ownSku'], unitPrice: ['grossPrice', 'priceBase'], manufacturerPartNumber: ['sku'] }[name] ?? []
    expect(
      listed(words)
        .filter(word => ![name, ...alike].includes(read(word) ?? ''))
        .map(word => `${word}: ${read(word)}`),
    ).toEqual([])
  })
})
