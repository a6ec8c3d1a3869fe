import { articleOf } from './order.ts'
import type { AddressData, LineData, OrderData } from './order.ts'
import { at, attribute, childrenOf, first } from './xml-tree.ts'
import type { Element } from './xml-tree.ts'
import type { XmlValues } from './xml-values.ts'

/** A cXML OrderRequest, with the Request that it stands in. cXML 1.2 Reference Guide, "Purchase Orders" */
export function cxmlOrder(request: Element, values: XmlValues): OrderData {
  const order = at(request, 'OrderRequest')
  const head = at(order, 'OrderRequestHeader')
  const total = at(head, 'Total', 'Money')
  const tax = values.value(at(head, 'Tax', 'Money'), 'exactMoney')
  const freight = Number(values.value(at(head, 'Shipping', 'Money'), 'exactMoney')?.value ?? 0)
  // the total is without tax and freight: where there are any, it is not what the order comes to
  const isWhole = freight === 0 && Number(tax?.value ?? 0) === 0
  const sum = values.value(total, 'exactMoney')
  const contacts = [...childrenOf(head, 'Contact'), ...childrenOf(at(head, 'BillTo'), 'Contact')]
  const ofRole = (role: RegExp) => contacts.find(it => role.test(attribute(values.document, it, 'role')))
  // who asked for it within the customer's company is called the end user
  const contact = ofRole(/^(?:|buyer|buyerAccount|purchasingAgent)$/) ?? ofRole(/^(?:endUser|requester)$/)
  return {
    poNumber: values.attribute(head, 'orderID', 'xmlText'),
    orderDate: values.attribute(head, 'orderDate', 'isoDay'),
    requestedDate: values.attribute(head, 'requestedDeliveryDate', 'isoDay'),
    currency:
      values.attribute(total, 'currency', 'currencyCode') ??
      values.attribute(at(order, 'ItemOut', 'ItemDetail', 'UnitPrice', 'Money'), 'currency', 'currencyCode'),
    deliveryAddress: addressOf(at(head, 'ShipTo', 'Address'), values),
    invoiceAddress: addressOf(at(head, 'BillTo', 'Address'), values),
    contactName: values.words(at(contact, 'Name')),
    shippingMethod: values.words(at(head, 'Shipping', 'Description')) ?? carrierOf(head, values),
    partialDelivery: values.attribute(head, 'shipComplete', 'shipComplete'),
    subtotal: isWhole ? undefined : sum,
    tax,
    total: isWhole ? sum : undefined,
    notes: values.words(at(head, 'Comments')),
    lines: childrenOf(order, 'ItemOut').map(item => lineOf(item, values)),
    warnings:
      attribute(values.document, request, 'deploymentMode') === 'test' ? ['the order says that it is a test'] : [],
  }
}

function lineOf(item: Element, values: XmlValues): LineData {
  const detail = first(item, 'ItemDetail', 'BlanketItemDetail')
  const basis = values.attribute(at(detail, 'PriceBasisQuantity'), 'quantity', 'exactQuantity')
  const description = at(detail, 'Description')
  return {
    lineNumber: values.attribute(item, 'lineNumber', 'integer'),
    ...articleOf({
      seller: values.words(at(item, 'ItemID', 'SupplierPartID')),
      manufacturer: values.words(at(detail, 'ManufacturerPartID')),
      trade: values.trade(first(detail, 'ItemDetailIndustry/ItemDetailRetail/EANID'), true),
      buyer: values.words(at(item, 'ItemID', 'BuyerPartID')),
    }),
    description: values.words(at(description, 'ShortName') ?? description),
    quantity: values.attribute(item, 'quantity', 'exactQuantity'),
    unit: values.words(at(detail, 'UnitOfMeasure')),
    unitPrice: values.price(at(detail, 'UnitPrice', 'Money'), basis),
    requestedDate: values.attribute(item, 'requestedDeliveryDate', 'isoDay'),
  }
}

function addressOf(address: Element | undefined, values: XmlValues): AddressData {
  const postal = at(address, 'PostalAddress')
  const country = at(postal, 'Country')
  return {
    name: values.words(at(address, 'Name')),
    street: values.words(at(postal, 'Street')),
    postalCode: values.words(at(postal, 'PostalCode')),
    city: values.words(at(postal, 'City')),
    country:
      values.attribute(country, 'isoCountryCode', 'countryCode') ??
      values.attribute(address, 'isoCountryCode', 'countryCode') ??
      values.value(country, 'country'),
  }
}

function carrierOf(head: Element | undefined, values: XmlValues) {
  const shipTo = at(head, 'ShipTo')
  const names = childrenOf(shipTo, 'CarrierIdentifier')
  const named = names.find(it => attribute(values.document, it, 'domain') === 'companyName') ?? names[0]
  return values.words(named) ?? values.words(at(shipTo, 'TransportInformation', 'ShippingInstructions', 'Description'))
}
