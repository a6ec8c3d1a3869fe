import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invoiceCopy } from '../../../src/understanding/kinds/invoice-copy.ts'
import { orderAcceptance } from '../../../src/understanding/kinds/order-acceptance.ts'
import { orderCancellation } from '../../../src/understanding/kinds/order-cancellation.ts'
import { orderChange } from '../../../src/understanding/kinds/order-change.ts'
import { orderStatus } from '../../../src/understanding/kinds/order-status.ts'
import { faultsIn, text, understood } from './understood.ts'

const FIVE = [orderStatus, orderChange, orderCancellation, orderAcceptance, invoiceCopy]
const LONG = 150_000
const filled = (piece: string) => piece.repeat(Math.ceil(LONG / piece.length))

describe('texts that nobody types', () => {
  it.each([
    '1',
    'A',
    'PO-1-',
    'wanneer ',
    'niet ',
    'a. ',
    'graag order 12345 ',
    'graag order 4500 annuleren\n',
    'en 3 x A-1, ',
  ])('take no more than a moment: %j again and again', async piece => {
    const { reading } = await understood(text('Re: order 4500112', filled(piece)))
    const start = process.cpuUsage()
    for (const kind of FIVE) {
      kind.recognise(reading)
      kind.extract(reading)
    }
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(3000)
  })
})

const WORDS = [
  'graag',
  'order',
  'PO-2231',
  'SO-4410',
  'FG-60F',
  '5',
  'in plaats van',
  '3',
  'stuks',
  'annuleren',
  'akkoord',
  'niet',
  'wanneer',
  'geleverd',
  'factuur',
  '20261188',
  'kopie',
  'naar',
  'Havenweg 14, 8303 BK Emmeloord',
  '12-01-2027',
  'regel 2',
  'toevoegen',
  'vervalt',
  'please',
  'cancel',
  'change',
  'to',
  'bitte',
  'stornieren',
  'auf',
  '.',
  '?',
  '\n',
  '\n\n- ',
  ':',
  ',',
]

describe('words at random', () => {
  it('give no value without its evidence, whatever they are read as', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 30 }), async picked => {
        const { reading } = await understood(text('Order', picked.join(' ')))
        for (const kind of FIVE) {
          for (const { fields, evidence } of kind.extract(reading)) {
            expect(kind.fields.safeParse(fields).success).toBe(true)
            expect(faultsIn(reading, fields, evidence)).toEqual([])
          }
        }
      }),
      { numRuns: 150, seed: 7 },
    )
  })
})
