import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { edifactTruth, xmlTruth } from '../../accuracy/measure/truth.ts'
import { flat } from '../score.ts'
import { file, ordersOf, readFiles, unproven } from './support.ts'
import { says, truthOf } from './truth.ts'

const CORPUS = '../shared/corpus'

/** What stands in a place for data and is none: three letters x for a country or a date, letters for a line number. */
const isMeaningless = (pointer: string, text: string) =>
  (/country|Date$|currency$/.test(pointer) && /^(?:xxx|CountryCode)$/.test(text)) ||
  (/lineNumber|ean$/.test(pointer) && /^[A-Za-z][\w-]*$/.test(text))

interface Tally {
  orders: number
  expected: number
  right: number
  given: number
  faults: string[]
}

const files = (pattern: string) =>
  globSync(pattern, { cwd: CORPUS })
    .filter(name => !/UPSTREAM|malformed|BAD_/.test(name))
    .map(name => ({ name, content: readFileSync(path.join(CORPUS, name)) }))

async function compare(name: string, content: Buffer, xml: Buffer, tally: Tally): Promise<void> {
  const truth = truthOf(xml)
  const read = await readFiles([file(path.basename(name), content)])
  const orders = ordersOf(read)
  if (!truth) {
    if (orders.length > 0) tally.faults.push(`${name}: is no order`)
    return
  }
  tally.orders += 1
  tally.faults.push(...unproven(read).map(fault => `${name}: ${fault}`))
  const values = flat(orders[0]?.fields)
  tally.given += values.size
  for (const [pointer, value] of values) {
    const text = truth.get(pointer)
    if (text === undefined || !says(text, value)) tally.faults.push(`${name} ${pointer}: ${String(value)}, not ${text}`)
    else tally.right += 1
  }
  for (const [pointer, text] of truth) {
    if (isMeaningless(pointer, text)) continue
    tally.expected += 1
    if (!values.has(pointer)) tally.faults.push(`${name} ${pointer}: nothing, not ${text}`)
  }
}

const f1 = ({ expected, right, given }: Tally) => (2 * right) / (expected + given)

describe.skipIf(!existsSync(CORPUS))(`orders of other people (${CORPUS}, skipped where it is not there)`, () => {
  it.each([
    ['orders-ubl-simplerinvoicing/**/*.xml', 3],
    ['orders-ubl-bcapps/**/*.xml', 8],
    ['orders-ubl-ph/**/*.xml', 6],
    ['orders-orderx-comfort/*.xml', 1],
    ['orders-cxml-officeluv/*.xml', 2],
    ['orders-opentrans/**/*.xml', 7],
  ])('every value is that of the XML: %s', async (pattern, orders) => {
    const tally: Tally = { orders: 0, expected: 0, right: 0, given: 0, faults: [] }
    for (const { name, content } of files(pattern)) {
      if (/item_in|punch_out_order/.test(name)) continue
      await compare(name, content, content, tally)
    }
    expect(tally.faults).toEqual([])
    expect(tally.orders).toBe(orders)
    expect(f1(tally)).toBe(1)
  })

  it('every value is that of the XML in the PDF', async () => {
    const [xml] = files('orders-orderx-comfort/reader-order-x-comfort.xml')
    const [pdf] = files('orders-orderx-comfort/reader-order-x-comfort.pdf')
    const tally: Tally = { orders: 0, expected: 0, right: 0, given: 0, faults: [] }
    await compare('order.pdf', pdf!.content, xml!.content, tally)
    expect(tally.faults).toEqual([])
    expect(f1(tally)).toBe(1)
  })

  it('EDIFACT: number, date, and of each line its article, quantity and price', async () => {
    let orders = 0
    for (const { name, content } of files('orders-edifact-*/**/*.{edi,txt}')) {
      const truth = edifactTruth(content.toString('latin1'))
      const read = await readFiles([file(path.basename(name), content)])
      const [order] = ordersOf(read)
      expect(order !== undefined, name).toBe(truth !== null)
      if (!truth || !order) continue
      orders += 1
      expect(unproven(read)).toEqual([])
      const { poNumber, orderDate, lines = [] } = order.fields
      expect(poNumber, name).toBe(truth.poNumber)
      if (truth.orderDate) expect(orderDate, name).toBe(truth.orderDate)
      expect(Array.isArray(lines) && lines.length, name).toBe(truth.lines.length)
      for (const [index, line] of truth.lines.entries()) {
        const own = Array.isArray(lines) ? lines[index] : undefined
        const { sku, quantity, unitPrice } = own as { sku?: string; quantity?: number; unitPrice?: string }
        expect(JSON.stringify(line['sku']), name).toContain(JSON.stringify(sku))
        if (line['quantity'] !== undefined) expect(quantity, name).toBe(line['quantity'])
        if (line['unitPrice'] !== undefined) expect(Number(unitPrice), name).toBe(Number(line['unitPrice']))
      }
    }
    expect(orders).toBe(8)
  })

  it('the measure of the whole program finds the same orders', () => {
    for (const { name, content } of files('orders-{ubl,cxml,opentrans}*/**/*.xml').filter(
      it => !/item_in|punch_out_order/.test(it.name),
    ))
      expect(xmlTruth(content.toString('utf8')) !== null, name).toBe(truthOf(content) !== null)
  })
})
