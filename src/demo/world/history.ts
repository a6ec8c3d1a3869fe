import { goods } from './goods.ts'

/** What the customers ordered before the demo begins. Days are counted back from the first day of the world. */

type Stage = 'placed' | 'confirmed' | 'part-delivered' | 'shipped' | 'delivered' | 'fulfilled' | 'cancelled'

export interface Past {
  number: string
  /** Number of the customer. */
  buyer: string
  po: string
  /** Days ago that it was placed. */
  placed: number
  stage: Stage
  /** Days ago that the carrier delivered (part-delivered, delivered, fulfilled); for 'shipped' that it left. */
  moved?: number
  lines: { sku: string; quantity: number; source?: 'stock' | 'supplier' | null }[]
  /** Paid invoices are no longer outstanding. */
  paid?: boolean
}

/** Serial number of the n-th piece of a line. */
export const serialOf = (order: string, sku: string, n: number) =>
  `${sku.replace('LH-', '').replaceAll('-', '')}-${order}-${String(n).padStart(3, '0')}`

const one = (sku: string, quantity: number, source: 'stock' | 'supplier' | null = 'stock') => ({
  sku,
  quantity,
  source,
})

/** Around the border of 45 days, and the stories of the sample mails. */
const told: Past[] = [
  {
    number: '104310',
    buyer: '20001',
    po: '4500098',
    placed: 15,
    stage: 'fulfilled',
    moved: 12,
    lines: [one('LH-FW60', 2), one('LH-SFP10', 4)],
  },
  {
    number: '104252',
    buyer: '20002',
    po: 'NN-2026-0371',
    placed: 49,
    stage: 'fulfilled',
    moved: 46,
    lines: [one('LH-SW24P', 2)],
    paid: true,
  },
  {
    number: '104261',
    buyer: '20003',
    po: 'HL-20871',
    placed: 33,
    stage: 'fulfilled',
    moved: 27,
    lines: [one('LH-MON27', 4)],
    paid: true,
  },
  {
    number: '104253',
    buyer: '20004',
    po: 'VK-551',
    placed: 48,
    stage: 'fulfilled',
    moved: 45,
    lines: [one('LH-AP6', 3)],
    paid: true,
  },
  {
    number: '104254',
    buyer: '20005',
    po: 'OZ-8812',
    placed: 47,
    stage: 'fulfilled',
    moved: 44,
    lines: [one('LH-SW48', 5)],
  },
  {
    number: '104180',
    buyer: '20002',
    po: 'NN-2026-0122',
    placed: 410,
    stage: 'fulfilled',
    moved: 405,
    lines: [one('LH-SFP1', 10)],
    paid: true,
  },
  {
    number: '104330',
    buyer: '20001',
    po: '4500110',
    placed: 6,
    stage: 'confirmed',
    lines: [one('LH-FW200', 1, 'supplier'), one('LH-LIC-FW100-1Y', 1, 'supplier')],
  },
  {
    number: '104331',
    buyer: '20003',
    po: 'HL-20902',
    placed: 5,
    stage: 'placed',
    lines: [one('LH-SW48P', 6, null), one('LH-DAC3', 12)],
  },
  { number: '104332', buyer: '20005', po: 'OZ-8840', placed: 4, stage: 'placed', lines: [one('LH-AP6-OUT', 8, null)] },
  {
    number: '104325',
    buyer: '20004',
    po: 'VK-567',
    placed: 9,
    stage: 'part-delivered',
    moved: 3,
    lines: [one('LH-SW8', 6), one('LH-UPS1500', 2, 'supplier')],
  },
  { number: '104328', buyer: '20006', po: 'BZ-4410', placed: 7, stage: 'cancelled', lines: [one('LH-NAS4', 1)] },
  {
    number: '104335',
    buyer: '20001',
    po: '4500117',
    placed: 3,
    stage: 'shipped',
    moved: 1,
    lines: [one('LH-CAT6-10', 60), one('LH-SW24', 1)],
  },
]

/** What the return mails speak of. */
export const sold = {
  recent: { order: '104310', sku: 'LH-FW60', serial: serialOf('104310', 'LH-FW60', 1) },
  late: { order: '104252', sku: 'LH-SW24P', serial: serialOf('104252', 'LH-SW24P', 1) },
  abroad: { order: '104261', sku: 'LH-MON27', serial: serialOf('104261', 'LH-MON27', 2) },
}

const BUYERS = ['20001', '20002', '20003', '20004', '20005', '20006']
const STAGES: Stage[] = ['fulfilled', 'fulfilled', 'delivered', 'confirmed', 'fulfilled', 'shipped', 'placed']
const HARDWARE = goods.filter(good => !good.software && !good.ended)

/** The many orders that make a desk look lived in, always the same ones. */
const routine: Past[] = Array.from({ length: 28 }, (_, n) => {
  const stage = STAGES[n % STAGES.length] ?? 'fulfilled'
  const placed =
    stage === 'placed' ? 1 + (n % 3) : stage === 'confirmed' || stage === 'shipped' ? 4 + (n % 5) : 20 + n * 6
  const pick = (k: number) => HARDWARE[(n * 5 + k * 7) % HARDWARE.length]?.sku ?? 'LH-SW8'
  const source = stage === 'placed' ? null : n % 4 === 3 ? ('supplier' as const) : ('stock' as const)
  return {
    number: String(104190 + n),
    buyer: BUYERS[n % BUYERS.length] ?? '20001',
    po: `EERDER-${String(1200 + n * 3)}`,
    placed,
    stage,
    moved: stage === 'shipped' ? 1 : Math.max(1, placed - 4),
    lines: [one(pick(0), 1 + (n % 6), source), one(pick(1), 2 + (n % 4))],
    paid: n % 3 !== 0,
  }
})

export const past: Past[] = [...told, ...routine]
