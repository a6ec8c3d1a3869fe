import { articleOf } from './order.ts'
import type { AddressData, LineData, OrderData } from './order.ts'
import { at, attribute, childrenOf, first } from './xml-tree.ts'
import type { Element } from './xml-tree.ts'
import type { XmlValues } from './xml-values.ts'

/** A UBL 2 Order or OrderChange; Peppol BIS Order 3 is one. docs.oasis-open.org/ubl/os-UBL-2.1, OpenPEPPOL T01 */
export function ublOrder(root: Element, values: XmlValues): OrderData {
  const delivery = at(root, 'Delivery')
  const totals = first(root, 'AnticipatedMonetaryTotal', 'LegalMonetaryTotal')
  const buyer = at(root, 'BuyerCustomerParty')
  const lines = childrenOf(root, 'OrderLine').flatMap(line => childrenOf(line, 'LineItem'))
  return {
    poNumber: values.words(at(root, 'ID')),
    orderDate: values.value(at(root, 'IssueDate'), 'isoDay'),
    requestedDate: requestedDay(delivery, values),
    currency:
      values.value(first(root, 'DocumentCurrencyCode', 'PricingCurrencyCode'), 'currencyCode') ??
      values.attribute(first(totals, 'PayableAmount', 'LineExtensionAmount'), 'currencyID', 'currencyCode'),
    deliveryAddress: deliveryAddress(delivery, values),
    invoiceAddress: partyAddress(at(root, 'AccountingCustomerParty', 'Party'), values),
    contactName: values.words(
      first(buyer, 'BuyerContact/Name', 'Party/Contact/Name', 'DeliveryContact/Name', 'AccountingContact/Name'),
    ),
    endCustomer: nameOf(at(root, 'OriginatorCustomerParty', 'Party'), values),
    shippingMethod: shippingMethod(root, delivery, values),
    subtotal: values.value(first(totals, 'LineExtensionAmount', 'TaxExclusiveAmount'), 'exactMoney'),
    tax: values.value(at(root, 'TaxTotal', 'TaxAmount'), 'exactMoney'),
    total: values.value(first(totals, 'TaxInclusiveAmount', 'PayableAmount'), 'exactMoney'),
    notes: values.words(at(root, 'Note')),
    lines: lines.map(line => lineOf(line, values)),
    warnings: warningsOf(root, delivery, values),
  }
}

function lineOf(line: Element, values: XmlValues): LineData {
  const item = at(line, 'Item')
  const price = at(line, 'Price')
  const quantity = at(line, 'Quantity')
  const standard = at(item, 'StandardItemIdentification', 'ID')
  const amount = values.value(at(line, 'LineExtensionAmount'), 'exactMoney')
  return {
    lineNumber: values.value(at(line, 'ID'), 'integer'),
    ...articleOf({
      seller: values.words(at(item, 'SellersItemIdentification', 'ID')),
      manufacturer: values.words(at(item, 'ManufacturersItemIdentification', 'ID')),
      trade: values.trade(standard, saysTrade(attribute(values.document, standard, 'schemeID'))),
      buyer: values.words(at(item, 'BuyersItemIdentification', 'ID')),
    }),
    description: values.words(first(item, 'Name', 'Description')),
    quantity: values.value(quantity, 'exactQuantity'),
    unit: values.attribute(quantity, 'unitCode', 'xmlText'),
    unitPrice: values.price(at(price, 'PriceAmount'), values.value(at(price, 'BaseQuantity'), 'exactQuantity')),
    lineTotal: amount,
    requestedDate: requestedDay(at(line, 'Delivery'), values),
    partial: values.value(at(line, 'PartialDeliveryIndicator'), 'trueOrFalse'),
    // charges and discounts of the line are in its amount, never in its price
    netOfMore: childrenOf(line, 'AllowanceCharge').length > 0,
  }
}

/** ISO 6523 0160, or how programs write it. */
const saysTrade = (scheme: string) => scheme === '' || /^(?:0160|gtin|ean)/i.test(scheme)

/** The first day of the period that is asked for: what an order system takes for the date. */
function requestedDay(delivery: Element | undefined, values: XmlValues) {
  return values.value(
    first(
      delivery,
      'RequestedDeliveryPeriod/StartDate',
      'RequestedDeliveryPeriod/EndDate',
      'LatestDeliveryDate',
      'DeliveryPeriod/StartDate',
    ),
    'isoDay',
  )
}

function deliveryAddress(delivery: Element | undefined, values: XmlValues): AddressData {
  const party = first(delivery, 'DeliveryParty')
  const location = at(delivery, 'DeliveryLocation')
  const address = [
    at(location, 'Address'),
    at(delivery, 'DeliveryAddress'),
    at(party, 'PostalAddress'),
    at(party, 'PhysicalLocation', 'Address'),
  ].find(it => at(it, 'StreetName') ?? at(it, 'CityName') ?? at(it, 'PostalZone') ?? at(it, 'AddressLine'))
  return { name: nameOf(party, values) ?? values.words(at(location, 'Name')), ...addressOf(address, values) }
}

function partyAddress(party: Element | undefined, values: XmlValues): AddressData {
  return { name: nameOf(party, values), ...addressOf(at(party, 'PostalAddress'), values) }
}

const nameOf = (party: Element | undefined, values: XmlValues) =>
  values.words(first(party, 'PartyName/Name', 'PartyLegalEntity/RegistrationName'))

function addressOf(address: Element | undefined, values: XmlValues): AddressData {
  const street = values.together(at(address, 'StreetName'), at(address, 'BuildingNumber'))
  return {
    street: street ?? values.words(first(address, 'AddressLine/Line', 'AdditionalStreetName', 'Postbox')),
    postalCode: values.words(at(address, 'PostalZone')),
    city: values.words(at(address, 'CityName')),
    country:
      values.value(at(address, 'Country', 'IdentificationCode'), 'countryCode') ??
      values.value(at(address, 'Country', 'Name'), 'country'),
  }
}

/** Who carries it, or how: only what is said in words. */
function shippingMethod(root: Element, delivery: Element | undefined, values: XmlValues) {
  return (
    nameOf(at(delivery, 'CarrierParty'), values) ??
    nameOf(at(delivery, 'Shipment', 'ShipmentStage', 'CarrierParty'), values) ??
    values.words(at(delivery, 'Shipment', 'HandlingInstructions')) ??
    nameOf(at(root, 'FreightForwarderParty'), values)
  )
}

function warningsOf(root: Element, delivery: Element | undefined, values: XmlValues): string[] {
  const period = at(delivery, 'RequestedDeliveryPeriod')
  const from = values.value(at(period, 'StartDate'), 'isoDay')?.value
  const until = values.value(at(period, 'EndDate'), 'isoDay')?.value
  return [
    ...(from && until && from !== until ? [`delivery is asked between ${String(from)} and ${String(until)}`] : []),
    ...(values.value(at(root, 'CopyIndicator'), 'trueOrFalse')?.value === true
      ? ['the order says that it is a copy']
      : []),
  ]
}
