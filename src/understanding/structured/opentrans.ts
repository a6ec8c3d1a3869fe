import { articleOf } from './order.ts'
import type { AddressData, LineData, OrderData } from './order.ts'
import { at, attribute, childrenOf, first } from './xml-tree.ts'
import type { Element } from './xml-tree.ts'
import type { XmlValues } from './xml-values.ts'

/** An openTRANS ORDER, versions 1.0 and 2.1; names that are BMEcat's have their own prefix in 2.1. opentrans.de */
export function opentransOrder(root: Element, values: XmlValues): OrderData {
  const info = at(root, 'ORDER_HEADER', 'ORDER_INFO')
  const buyer = partyOf(info, 'buyer', values)
  const asked = at(info, 'DELIVERY_DATE')
  const [from, until] = [requestedDay(asked, values), values.value(at(asked, 'DELIVERY_END_DATE'), 'isoDay')]
  return {
    poNumber: values.words(at(info, 'ORDER_ID')),
    orderDate: values.value(at(info, 'ORDER_DATE'), 'isoDay'),
    requestedDate: from,
    currency: values.value(first(info, 'CURRENCY', 'PRICE_CURRENCY'), 'currencyCode'),
    deliveryAddress: addressOf(partyOf(info, 'delivery', values), values),
    invoiceAddress: addressOf(partyOf(info, 'invoice_recipient', values), values),
    contactName: contactOf(at(buyer, 'ADDRESS'), values),
    endCustomer: values.words(first(partyOf(info, 'final_delivery', values), 'ADDRESS/NAME')),
    shippingMethod: values.words(at(info, 'TRANSPORT', 'TRANSPORT_REMARK')),
    partialDelivery: values.value(at(info, 'PARTIAL_SHIPMENT_ALLOWED'), 'trueOrFalse'),
    total: values.value(at(root, 'ORDER_SUMMARY', 'TOTAL_AMOUNT'), 'exactMoney'),
    notes: values.words(first(info, 'REMARKS', 'REMARK')),
    lines: childrenOf(at(root, 'ORDER_ITEM_LIST'), 'ORDER_ITEM').map(item => lineOf(item, values)),
    warnings:
      from && until && from.value !== until.value
        ? [`delivery is asked between ${String(from.value)} and ${String(until.value)}`]
        : [],
  }
}

function lineOf(item: Element, values: XmlValues): LineData {
  const product = first(item, 'PRODUCT_ID', 'ARTICLE_ID')
  const price = first(item, 'PRODUCT_PRICE_FIX', 'ARTICLE_PRICE')
  const trade = [...childrenOf(product, 'INTERNATIONAL_PID'), ...childrenOf(product, 'INTERNATIONAL_AID')]
  const typeOf = (element: Element) => attribute(values.document, element, 'type')
  const named = trade.find(it => /^(?:ean|gtin|upc)$/i.test(typeOf(it)))
  const untyped = trade.find(it => typeOf(it) === '')
  return {
    lineNumber: values.value(at(item, 'LINE_ITEM_ID'), 'integer'),
    ...articleOf({
      seller: values.words(first(product, 'SUPPLIER_PID', 'SUPPLIER_AID')),
      manufacturer: values.words(
        first(product, 'MANUFACTURER_INFO/MANUFACTURER_PID', 'MANUFACTURER_PID', 'MANUFACTURER_AID') ??
          first(item, 'MANUFACTURER_INFO/MANUFACTURER_PID'),
      ),
      trade: values.trade(named ?? untyped, named !== undefined),
      buyer: values.words(first(product, 'BUYER_PID', 'BUYER_AID')),
    }),
    description: values.words(first(product, 'DESCRIPTION_SHORT', 'DESCRIPTION_LONG')),
    quantity: values.value(at(item, 'QUANTITY'), 'exactQuantity'),
    unit: values.words(at(item, 'ORDER_UNIT')),
    unitPrice: values.price(at(price, 'PRICE_AMOUNT'), values.value(at(price, 'PRICE_QUANTITY'), 'exactQuantity')),
    lineTotal: values.value(at(item, 'PRICE_LINE_AMOUNT') ?? at(price, 'PRICE_LINE_AMOUNT'), 'exactMoney'),
    requestedDate: requestedDay(at(item, 'DELIVERY_DATE'), values),
    partial: values.value(at(item, 'PARTIAL_SHIPMENT_ALLOWED'), 'trueOrFalse'),
    netOfMore: at(price, 'ALLOW_OR_CHARGES_FIX') !== undefined,
  }
}

const requestedDay = (asked: Element | undefined, values: XmlValues) =>
  values.value(first(asked, 'DELIVERY_START_DATE', 'DELIVERY_END_DATE'), 'isoDay')

/** Where the parties of version 1.0 stand; in 2.1 each says its role. */
const OF_ROLE: { [role: string]: string } = {
  buyer: 'ORDER_PARTIES/BUYER_PARTY/PARTY',
  delivery: 'ORDER_PARTIES/SHIPMENT_PARTIES/DELIVERY_PARTY/PARTY',
  final_delivery: 'ORDER_PARTIES/SHIPMENT_PARTIES/FINAL_DELIVERY_PARTY/PARTY',
  invoice_recipient: 'ORDER_PARTIES/INVOICE_PARTY/PARTY',
}
/** How an order names the party of a role, where the parties don't say which is which. */
const REFERENCES: { [role: string]: string } = {
  buyer: 'BUYER_IDREF',
  delivery: 'SHIPMENT_PARTIES_REFERENCE/DELIVERY_IDREF',
  final_delivery: 'SHIPMENT_PARTIES_REFERENCE/FINAL_DELIVERY_IDREF',
  invoice_recipient: 'INVOICE_RECIPIENT_IDREF',
}

function partyOf(info: Element | undefined, role: string, values: XmlValues): Element | undefined {
  const parties = childrenOf(at(info, 'PARTIES'), 'PARTY')
  const roles = (party: Element) => childrenOf(party, 'PARTY_ROLE').map(it => values.words(it)?.value)
  const own = parties.find(party => roles(party).includes(role))
  if (own) return own
  const id = values.words(first(at(info, 'ORDER_PARTIES_REFERENCE'), REFERENCES[role] ?? ''))?.value
  const isNamed = (party: Element) => childrenOf(party, 'PARTY_ID').some(it => values.words(it)?.value === id)
  const named = id === undefined ? undefined : parties.find(it => roles(it).length === 0 && isNamed(it))
  return named ?? first(info, OF_ROLE[role] ?? '')
}

function addressOf(party: Element | undefined, values: XmlValues): AddressData {
  const address = at(party, 'ADDRESS')
  return {
    name: values.words(at(address, 'NAME')),
    street: values.words(first(address, 'STREET', 'BOXNO')),
    postalCode: values.words(first(address, 'ZIP', 'ZIPBOX')),
    city: values.words(at(address, 'CITY')),
    country:
      values.value(at(address, 'COUNTRY_CODED'), 'countryCode') ?? values.value(at(address, 'COUNTRY'), 'countryCode'),
  }
}

/** CONTACT_NAME is the family name, FIRST_NAME stands behind it: both only where the order of the two is no matter. */
function contactOf(address: Element | undefined, values: XmlValues) {
  return values.words(first(address, 'CONTACT_DETAILS/CONTACT_NAME', 'CONTACT/CONTACT_NAME', 'CONTACT/NAME'))
}
