import { ParseOption, XmlDocument } from 'libxml2-wasm'
import type { XmlNode } from 'libxml2-wasm'

/** What an order in XML says under each field, asked with XPath of another reader: field -> text as it stands there. */
export type Truth = Map<string, string>

const SPACES = {
  o: 'urn:oasis:names:specification:ubl:schema:xsd:Order-2',
  a: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  b: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  rsm: 'urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:128',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:128',
  t: 'http://www.opentrans.org/XMLSchema/2.1',
  m: 'http://www.bmecat.org/bmecat/2005',
}

interface Paths {
  order: string
  header: { [field: string]: string[] }
  line: string
  /** Whether a line may come in parts: said of the order where all lines say the same. */
  partial?: string
  /** Fields of a line; `base`: for how many its price is. */
  lines: { [field: string]: string[] }
  base: string
}

const address = (field: string, name: string[], street: string[], rest: { [part: string]: string[] }) => ({
  [`${field}/name`]: name,
  [`${field}/street`]: street,
  ...Object.fromEntries(Object.entries(rest).map(([part, paths]) => [`${field}/${part}`, paths])),
})

const ublAddress = (at: string) => ({
  postalCode: [`${at}/b:PostalZone`],
  city: [`${at}/b:CityName`],
  country: [`${at}/a:Country/b:IdentificationCode`],
})
const PLACE = 'a:Delivery[1]/a:DeliveryLocation/a:Address'
const PAYER = 'a:AccountingCustomerParty/a:Party'
const ITEM = 'a:Item'

const UBL: Paths = {
  order: '/o:Order',
  header: {
    poNumber: ['b:ID'],
    orderDate: ['b:IssueDate'],
    requestedDate: [
      'a:Delivery[1]/a:RequestedDeliveryPeriod/b:StartDate',
      'a:Delivery[1]/a:RequestedDeliveryPeriod/b:EndDate',
    ],
    currency: ['b:DocumentCurrencyCode', 'a:AnticipatedMonetaryTotal/b:PayableAmount/@currencyID'],
    contactName: [
      'a:BuyerCustomerParty/a:BuyerContact/b:Name',
      'a:BuyerCustomerParty/a:Party/a:Contact/b:Name',
      'a:BuyerCustomerParty/a:DeliveryContact/b:Name',
    ],
    endCustomer: ['a:OriginatorCustomerParty/a:Party/a:PartyName/b:Name'],
    subtotal: ['a:AnticipatedMonetaryTotal/b:LineExtensionAmount'],
    tax: ['a:TaxTotal/b:TaxAmount'],
    total: ['a:AnticipatedMonetaryTotal/b:TaxInclusiveAmount', 'a:AnticipatedMonetaryTotal/b:PayableAmount'],
    notes: ['b:Note'],
    ...address(
      'deliveryAddress',
      ['a:Delivery[1]/a:DeliveryParty/a:PartyName/b:Name', 'a:Delivery[1]/a:DeliveryLocation/b:Name'],
      [`${PLACE}/b:StreetName`, 'a:Delivery[1]/a:DeliveryAddress/b:StreetName'],
      {
        postalCode: [...ublAddress(PLACE).postalCode, 'a:Delivery[1]/a:DeliveryAddress/b:PostalZone'],
        city: [...ublAddress(PLACE).city, 'a:Delivery[1]/a:DeliveryAddress/b:CityName'],
        country: [...ublAddress(PLACE).country, 'a:Delivery[1]/a:DeliveryAddress/a:Country/b:IdentificationCode'],
      },
    ),
    ...address(
      'invoiceAddress',
      [`${PAYER}/a:PartyName/b:Name`, `${PAYER}/a:PartyLegalEntity/b:RegistrationName`],
      [`${PAYER}/a:PostalAddress/b:StreetName`],
      ublAddress(`${PAYER}/a:PostalAddress`),
    ),
  },
  line: 'a:OrderLine/a:LineItem',
  partial: 'b:PartialDeliveryIndicator',
  lines: {
    lineNumber: ['b:ID'],
    sku: ['Sellers', 'Manufacturers', 'Standard', 'Buyers'].map(it => `${ITEM}/a:${it}ItemIdentification/b:ID`),
    manufacturerPartNumber: [`${ITEM}/a:ManufacturersItemIdentification/b:ID`],
    ean: [`${ITEM}/a:StandardItemIdentification/b:ID`],
    description: [`${ITEM}/b:Name`, `${ITEM}/b:Description`],
    quantity: ['b:Quantity'],
    unit: ['b:Quantity/@unitCode'],
    unitPrice: ['a:Price/b:PriceAmount'],
    lineTotal: ['b:LineExtensionAmount'],
    requestedDate: [
      'a:Delivery[1]/a:RequestedDeliveryPeriod/b:StartDate',
      'a:Delivery[1]/a:RequestedDeliveryPeriod/b:EndDate',
    ],
  },
  base: 'a:Price/b:BaseQuantity',
}

const TRADE = 'rsm:SupplyChainTradeTransaction'
const SETTLED = `${TRADE}/ram:ApplicableHeaderTradeSettlement`
const SHIP = `${TRADE}/ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty`
const INVOICEE = `${SETTLED}/ram:InvoiceeTradeParty`
const SUMS = `${SETTLED}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`
const ciiParty = (field: string, at: string) =>
  address(field, [`${at}/ram:Name`], [`${at}/ram:PostalTradeAddress/ram:LineOne`], {
    postalCode: [`${at}/ram:PostalTradeAddress/ram:PostcodeCode`],
    city: [`${at}/ram:PostalTradeAddress/ram:CityName`],
    country: [`${at}/ram:PostalTradeAddress/ram:CountryID`],
  })
const DAY = 'ram:RequestedDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString'
const PERIOD =
  'ram:RequestedDeliverySupplyChainEvent/ram:OccurrenceSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString'

const ORDER_X: Paths = {
  order: '/rsm:SCRDMCCBDACIOMessageStructure',
  header: {
    poNumber: ['rsm:ExchangedDocument/ram:ID'],
    orderDate: ['rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString'],
    requestedDate: [`${TRADE}/ram:ApplicableHeaderTradeDelivery/${PERIOD}`],
    currency: [`${SETTLED}/ram:OrderCurrencyCode`],
    contactName: [
      `${TRADE}/ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty/ram:DefinedTradeContact/ram:PersonName`,
    ],
    subtotal: [`${SUMS}/ram:LineTotalAmount`],
    tax: [`${SUMS}/ram:TaxTotalAmount`],
    total: [`${SUMS}/ram:GrandTotalAmount`],
    notes: ['rsm:ExchangedDocument/ram:IncludedNote[1]/ram:Content'],
    ...ciiParty('deliveryAddress', SHIP),
    ...ciiParty('invoiceAddress', INVOICEE),
  },
  line: `${TRADE}/ram:IncludedSupplyChainTradeLineItem`,
  partial: 'ram:SpecifiedLineTradeDelivery/ram:PartialDeliveryAllowedIndicator/udt:Indicator',
  lines: {
    lineNumber: ['ram:AssociatedDocumentLineDocument/ram:LineID'],
    sku: ['ram:SpecifiedTradeProduct/ram:SellerAssignedID'],
    ean: ['ram:SpecifiedTradeProduct/ram:GlobalID[@schemeID="0160"]'],
    description: ['ram:SpecifiedTradeProduct/ram:Name'],
    quantity: ['ram:SpecifiedLineTradeDelivery/ram:RequestedQuantity'],
    unit: ['ram:SpecifiedLineTradeDelivery/ram:RequestedQuantity/@unitCode'],
    unitPrice: ['ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount'],
    lineTotal: [
      'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount',
    ],
    requestedDate: [`ram:SpecifiedLineTradeDelivery/${DAY}`, `ram:SpecifiedLineTradeDelivery/${PERIOD}`],
  },
  base: 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:BasisQuantity',
}

const cxmlParty = (field: string, at: string) =>
  address(field, [`${at}/Address/Name`], [`${at}/Address/PostalAddress/Street`], {
    postalCode: [`${at}/Address/PostalAddress/PostalCode`],
    city: [`${at}/Address/PostalAddress/City`],
    country: [`${at}/Address/PostalAddress/Country/@isoCountryCode`],
  })

const CXML: Paths = {
  order: '/cXML/Request/OrderRequest',
  header: {
    poNumber: ['OrderRequestHeader/@orderID'],
    orderDate: ['OrderRequestHeader/@orderDate'],
    requestedDate: ['OrderRequestHeader/@requestedDeliveryDate'],
    currency: ['OrderRequestHeader/Total/Money/@currency'],
    contactName: ['OrderRequestHeader/Contact/Name'],
    shippingMethod: ['OrderRequestHeader/Shipping/Description'],
    tax: ['OrderRequestHeader/Tax/Money'],
    total: ['OrderRequestHeader/Total/Money'],
    notes: ['OrderRequestHeader/Comments'],
    ...cxmlParty('deliveryAddress', 'OrderRequestHeader/ShipTo'),
    ...cxmlParty('invoiceAddress', 'OrderRequestHeader/BillTo'),
  },
  line: 'ItemOut',
  lines: {
    lineNumber: ['@lineNumber'],
    sku: ['ItemID/SupplierPartID'],
    manufacturerPartNumber: ['ItemDetail/ManufacturerPartID'],
    description: ['ItemDetail/Description'],
    quantity: ['@quantity'],
    unit: ['ItemDetail/UnitOfMeasure'],
    unitPrice: ['ItemDetail/UnitPrice/Money'],
    requestedDate: ['@requestedDeliveryDate'],
  },
  base: 'ItemDetail/PriceBasisQuantity/@quantity',
}

const INFO = 't:ORDER_HEADER/t:ORDER_INFO'
const partyAt = (role: string) => `${INFO}/t:PARTIES/t:PARTY[t:PARTY_ROLE="${role}"]/t:ADDRESS`
const opentransParty = (field: string, role: string) =>
  address(field, [`${partyAt(role)}/m:NAME`], [`${partyAt(role)}/m:STREET`], {
    postalCode: [`${partyAt(role)}/m:ZIP`],
    city: [`${partyAt(role)}/m:CITY`],
    country: [`${partyAt(role)}/m:COUNTRY_CODED`],
  })

const OPENTRANS: Paths = {
  order: '/t:ORDER',
  header: {
    poNumber: [`${INFO}/t:ORDER_ID`],
    orderDate: [`${INFO}/t:ORDER_DATE`],
    requestedDate: [`${INFO}/t:DELIVERY_DATE/t:DELIVERY_START_DATE`],
    currency: [`${INFO}/m:CURRENCY`],
    contactName: [
      `${partyAt('buyer')}/t:CONTACT_DETAILS/m:CONTACT_NAME`,
      `${INFO}/t:PARTIES/t:PARTY[not(t:PARTY_ROLE)]/t:ADDRESS/t:CONTACT_DETAILS/m:CONTACT_NAME`,
    ],
    shippingMethod: [`${INFO}/m:TRANSPORT/m:TRANSPORT_REMARK`],
    partialDelivery: [`${INFO}/t:PARTIAL_SHIPMENT_ALLOWED`],
    total: ['t:ORDER_SUMMARY/t:TOTAL_AMOUNT'],
    notes: [`${INFO}/t:REMARKS`],
    ...opentransParty('deliveryAddress', 'delivery'),
    ...opentransParty('invoiceAddress', 'invoice_recipient'),
  },
  line: 't:ORDER_ITEM_LIST/t:ORDER_ITEM',
  lines: {
    lineNumber: ['t:LINE_ITEM_ID'],
    sku: ['t:PRODUCT_ID/m:SUPPLIER_PID'],
    manufacturerPartNumber: ['t:PRODUCT_ID/t:MANUFACTURER_INFO/m:MANUFACTURER_PID'],
    ean: ['t:PRODUCT_ID/m:INTERNATIONAL_PID[@type="ean"]'],
    description: ['t:PRODUCT_ID/m:DESCRIPTION_SHORT'],
    quantity: ['t:QUANTITY'],
    unit: ['m:ORDER_UNIT'],
    unitPrice: ['t:PRODUCT_PRICE_FIX/m:PRICE_AMOUNT'],
    lineTotal: ['t:PRICE_LINE_AMOUNT'],
    requestedDate: ['t:DELIVERY_DATE/t:DELIVERY_START_DATE'],
  },
  base: 't:PRODUCT_PRICE_FIX/m:PRICE_QUANTITY',
}

/** Every value of an order in XML; null where the file is no order. */
export function truthOf(content: Buffer): Truth | null {
  const document = XmlDocument.fromBuffer(content, { option: ParseOption.XML_PARSE_NO_XXE })
  try {
    for (const paths of [UBL, ORDER_X, CXML, OPENTRANS]) {
      const order = document.get(paths.order, SPACES)
      if (order) return valuesOf(order, paths)
    }
    return null
  } finally {
    document.dispose()
  }
}

function valuesOf(order: XmlNode, { header, line, lines, base, partial }: Paths): Truth {
  const truth: Truth = new Map()
  const put = (pointer: string, text: string) => {
    if (text !== '') truth.set(pointer, text)
  }
  for (const [field, paths] of Object.entries(header)) put(`/${field}`, textAt(order, paths))
  const items = order.find(line, SPACES)
  const parts = new Set(partial ? items.map(item => textAt(item, [partial])) : [])
  if (parts.size === 1) put('/partialDelivery', [...parts].join(''))
  for (const [index, item] of items.entries()) {
    for (const [field, paths] of Object.entries(lines)) put(`/lines/${index}/${field}`, textAt(item, paths))
    const quantity = Number(textAt(item, [base]) || 1)
    const price = truth.get(`/lines/${index}/unitPrice`)
    if (price && quantity !== 1) put(`/lines/${index}/unitPrice`, String(Number(price) / quantity))
  }
  return truth
}

const textAt = (from: XmlNode, paths: string[]): string =>
  paths.map(path => from.get(path, SPACES)?.content.replace(/\s+/g, ' ').trim() ?? '').find(text => text !== '') ?? ''

/** Whether a value that was read is what the text says. */
export function says(text: string, value: unknown): boolean {
  if (typeof value === 'boolean') return text.toLowerCase() === String(value)
  if (typeof value === 'number') return Number(text) === value
  if (value === text) return true
  if (typeof value !== 'string') return false
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return text.replaceAll('-', '').startsWith(value.replaceAll('-', ''))
  return /^-?\d+\.\d{2,}$/.test(value) && Number(value) === Number(text)
}
