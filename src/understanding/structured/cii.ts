import { articleOf } from './order.ts'
import type { AddressData, LineData, OrderData } from './order.ts'
import { at, attribute, childrenOf, first } from './xml-tree.ts'
import type { Element } from './xml-tree.ts'
import type { XmlValues } from './xml-values.ts'

/** A Cross Industry Order, as Order-X puts it into a PDF. UN/CEFACT SCRDM CCBDA CIO D20B, Order-X 1.0 */
export function ciiOrder(root: Element, values: XmlValues): OrderData {
  const head = at(root, 'ExchangedDocument')
  const trade = at(root, 'SupplyChainTradeTransaction')
  const agreement = at(trade, 'ApplicableHeaderTradeAgreement')
  const delivery = at(trade, 'ApplicableHeaderTradeDelivery')
  const settlement = at(trade, 'ApplicableHeaderTradeSettlement')
  const totals = at(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation')
  const asked = at(delivery, 'RequestedDeliverySupplyChainEvent')
  const [from, until] = [requestedDay(asked, values), lastDay(asked, values)]
  const isTest = values.value(at(root, 'ExchangedDocumentContext', 'TestIndicator', 'Indicator'), 'trueOrFalse')
  const isCopy = values.value(at(head, 'CopyIndicator', 'Indicator'), 'trueOrFalse')
  return {
    poNumber: values.words(at(head, 'ID')),
    orderDate: dayOf(at(head, 'IssueDateTime'), values),
    requestedDate: from,
    currency: values.value(at(settlement, 'OrderCurrencyCode'), 'currencyCode'),
    deliveryAddress: partyOf(at(delivery, 'ShipToTradeParty'), values),
    invoiceAddress: partyOf(at(settlement, 'InvoiceeTradeParty'), values),
    contactName: values.words(at(agreement, 'BuyerTradeParty', 'DefinedTradeContact', 'PersonName')),
    endCustomer: values.words(
      first(agreement, 'ProductEndUserTradeParty/Name') ?? first(delivery, 'UltimateShipToTradeParty/Name'),
    ),
    shippingMethod: values.words(
      first(delivery, 'RelatedSupplyChainConsignment/SpecifiedLogisticsTransportMovement/Mode'),
    ),
    partialDelivery: values.value(at(delivery, 'PartialDeliveryAllowedIndicator', 'Indicator'), 'trueOrFalse'),
    subtotal: values.value(first(totals, 'LineTotalAmount', 'TaxBasisTotalAmount'), 'exactMoney'),
    tax: values.value(at(totals, 'TaxTotalAmount'), 'exactMoney'),
    total: values.value(at(totals, 'GrandTotalAmount'), 'exactMoney'),
    notes: values.words(at(head, 'IncludedNote', 'Content')),
    lines: childrenOf(trade, 'IncludedSupplyChainTradeLineItem').map(line => lineOf(line, values)),
    warnings: [
      ...(from && until && from.value !== until.value
        ? [`delivery is asked between ${String(from.value)} and ${String(until.value)}`]
        : []),
      ...(isTest?.value === true ? ['the order says that it is a test'] : []),
      ...(isCopy?.value === true ? ['the order says that it is a copy'] : []),
    ],
  }
}

function lineOf(line: Element, values: XmlValues): LineData {
  const product = at(line, 'SpecifiedTradeProduct')
  const agreement = at(line, 'SpecifiedLineTradeAgreement')
  const delivery = at(line, 'SpecifiedLineTradeDelivery')
  const settlement = at(line, 'SpecifiedLineTradeSettlement')
  const price = first(agreement, 'NetPriceProductTradePrice', 'GrossPriceProductTradePrice')
  const quantity = at(delivery, 'RequestedQuantity')
  const global = at(product, 'GlobalID')
  const maker = first(
    product,
    'ManufacturerAssignedID',
    'IndustryAssignedID',
    'ManufacturerTradeParty/ManufacturerAssignedID',
  )
  return {
    lineNumber: values.value(at(line, 'AssociatedDocumentLineDocument', 'LineID'), 'integer'),
    ...articleOf({
      seller: values.words(at(product, 'SellerAssignedID')),
      manufacturer: values.words(maker),
      trade: values.trade(global, attribute(values.document, global, 'schemeID') === '0160'),
      buyer: values.words(at(product, 'BuyerAssignedID')),
    }),
    description: values.words(first(product, 'Name', 'Description')),
    quantity: values.value(quantity, 'exactQuantity'),
    unit: values.attribute(quantity, 'unitCode', 'xmlText'),
    unitPrice: values.price(at(price, 'ChargeAmount'), values.value(at(price, 'BasisQuantity'), 'exactQuantity')),
    lineTotal: values.value(
      first(settlement, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount'),
      'exactMoney',
    ),
    requestedDate: requestedDay(at(delivery, 'RequestedDeliverySupplyChainEvent'), values),
    partial: values.value(at(delivery, 'PartialDeliveryAllowedIndicator', 'Indicator'), 'trueOrFalse'),
    netOfMore: childrenOf(settlement, 'SpecifiedTradeAllowanceCharge').length > 0,
  }
}

const requestedDay = (event: Element | undefined, values: XmlValues) =>
  dayOf(at(event, 'OccurrenceDateTime'), values) ??
  dayOf(at(event, 'OccurrenceSpecifiedPeriod', 'StartDateTime'), values) ??
  lastDay(event, values)

const lastDay = (event: Element | undefined, values: XmlValues) =>
  dayOf(at(event, 'OccurrenceSpecifiedPeriod', 'EndDateTime'), values)

function dayOf(moment: Element | undefined, values: XmlValues) {
  const written = first(moment, 'DateTimeString', 'DateTime', 'Date')
  return values.value(written, 'compactDay') ?? values.value(written, 'isoDay') ?? values.value(written, 'shortDay')
}

function partyOf(party: Element | undefined, values: XmlValues): AddressData {
  const address = at(party, 'PostalTradeAddress')
  return {
    name: values.words(first(party, 'Name', 'SpecifiedLegalOrganization/TradingBusinessName')),
    street:
      values.words(first(address, 'LineOne')) ??
      values.together(at(address, 'StreetName'), at(address, 'BuildingNumber')),
    postalCode: values.words(at(address, 'PostcodeCode')),
    city: values.words(at(address, 'CityName')),
    country: values.value(at(address, 'CountryID'), 'countryCode'),
  }
}
