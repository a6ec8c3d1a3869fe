import { articles, named, type Article, type Tongue } from './data/articles.ts'
import { company, person, type Address, type Company, type Person } from './data/companies.ts'
import type { Random } from './random.ts'

export interface OrderLine {
  position: number
  article: Article
  description: string
  quantity: number
  /** In cents for `per` pieces, before discount. */
  price: number
  per: number
  /** Percent. */
  discount: number
  /** YYYY-MM-DD. */
  date: string
}

/** What somebody orders, before anybody lays it out. */
export interface Order {
  tongue: Tongue
  buyer: Company
  person: Person
  poNumber: string
  orderDate: string
  requestedDate: string
  deliverTo: Address & { name: string }
  invoiceTo: Address & { name: string }
  currency: 'EUR' | 'GBP' | 'USD'
  endCustomer: string
  shipping: string
  partial: boolean
  lines: OrderLine[]
}

const SHIPPING = ['UPS Standard', 'UPS Express Saver', 'DHL Parcel', 'PostNL Pakket', 'GLS Business']

const NUMBERS: ((random: Random) => string)[] = [
  r => `PO-${r.digits(5)}`,
  r => `45000${r.digits(5)}`,
  r => `IO26${r.digits(4)}`,
  r => `BES-2026-${r.digits(4)}`,
  r => `${r.digits(6)}/A`,
  r => `INK${r.digits(6)}`,
  r => `P26.${r.digits(4)}`,
  r => `2026-${r.digits(5)}`,
]
export const poNumber = (random: Random) => random.pick(NUMBERS)(random)

/** Number of an order of ours. */
export const ourNumber = (random: Random) => random.pick([`SO-${random.digits(6)}`, `VO26${random.digits(5)}`])

export interface OrderWishes {
  lines?: number
  /** Large quantities priced per hundred. */
  per?: number
  discount?: boolean
  currency?: Order['currency']
  big?: boolean
}

export function order(random: Random, tongue: Tongue, wishes: OrderWishes = {}): Order {
  const { lines = random.whole(2, 5), per = 1, discount = false, currency = 'EUR', big = false } = wishes
  const buyer = company(random, tongue)
  const start = Date.UTC(2026, random.whole(8, 10), random.whole(1, 27))
  const wanted = start + random.whole(5, 40) * 86_400_000
  return {
    tongue,
    buyer,
    person: person(random, buyer),
    poNumber: poNumber(random),
    orderDate: day(start),
    requestedDate: day(wanted),
    deliverTo: random.chance(0.5) ? buyer.depot : buyer.address,
    invoiceTo: buyer.address,
    currency,
    endCustomer: company(random, tongue).name,
    shipping: random.pick(SHIPPING),
    partial: random.chance(0.5),
    lines: articles(random, lines).map((article, i) => ({
      position: i + 1,
      article,
      description: named(article, tongue),
      quantity: per > 1 ? random.whole(1, 9) * per : big ? random.whole(120, 2400) : random.whole(1, 40),
      price: Math.round(article.price * (per > 1 ? 3.5 : 1)),
      per,
      discount: discount ? random.pick([0, 2.5, 5, 10, 12]) : 0,
      date: day(wanted + random.whole(0, 20) * 86_400_000),
    })),
  }
}

const day = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Sum of a line in cents. */
export const amount = ({ quantity, price, per, discount }: OrderLine) =>
  Math.round((quantity * price * (100 - discount)) / (100 * per))

export const subtotal = (of: Order) => of.lines.reduce((sum, line) => sum + amount(line), 0)

/** Cents as the decimal string of the contract. */
export const decimal = (cents: number) => (cents / 100).toFixed(2)
