import { amount, decimal, subtotal, type Order, type OrderLine } from '../order.ts'
import { escaped } from './html.ts'
import type { Address } from '../data/companies.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const tag = (name: string, content: string | number, attributes = '') =>
  `<${name}${attributes && ` ${attributes}`}>${typeof content === 'number' ? content : content.startsWith('<') ? content : escaped(content)}</${name}>`
const tax = (order: Order) => Math.round((subtotal(order) * 21) / 100)
const unitPrice = (line: OrderLine) => (line.price / line.per / 100).toFixed(line.per > 1 ? 4 : 2)

/** UBL 2.1 Order as Peppol BIS Order 3 has it: article numbers of the seller and of the manufacturer, GTIN, totals. */
export function ubl(order: Order): Buffer {
  const party = (address: Address & { name: string }, extra = '') =>
    `<cac:Party><cac:PartyName>${tag('cbc:Name', address.name)}</cac:PartyName>${postal('cac:PostalAddress', address)}<cac:PartyLegalEntity>${tag('cbc:RegistrationName', address.name)}</cac:PartyLegalEntity>${extra}</cac:Party>`
  const money = (name: string, cents: number) => tag(name, decimal(cents), `currencyID="${order.currency}"`)
  const lines = order.lines.map(line => {
    const { article } = line
    const item = [
      tag('cbc:Name', line.description),
      `<cac:SellersItemIdentification>${tag('cbc:ID', article.sku)}</cac:SellersItemIdentification>`,
      `<cac:ManufacturersItemIdentification>${tag('cbc:ID', article.mpn)}</cac:ManufacturersItemIdentification>`,
      `<cac:StandardItemIdentification>${tag('cbc:ID', article.ean, 'schemeID="0160"')}</cac:StandardItemIdentification>`,
    ]
    const price = `<cac:Price>${tag('cbc:PriceAmount', unitPrice(line), `currencyID="${order.currency}"`)}</cac:Price>`
    return `<cac:OrderLine><cac:LineItem>${tag('cbc:ID', String(line.position))}${tag('cbc:Quantity', String(line.quantity), 'unitCode="EA"')}${money('cbc:LineExtensionAmount', amount(line))}<cac:Delivery><cac:RequestedDeliveryPeriod>${tag('cbc:EndDate', line.date)}</cac:RequestedDeliveryPeriod></cac:Delivery>${price}<cac:Item>${item.join('')}</cac:Item></cac:LineItem></cac:OrderLine>`
  })
  const contact = `<cac:Contact>${tag('cbc:Name', order.person.name)}${tag('cbc:ElectronicMail', order.person.email)}</cac:Contact>`
  return Buffer.from(
    `${HEAD}<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
${tag('cbc:CustomizationID', 'urn:fdc:peppol.eu:poacc:trns:order:3')}${tag('cbc:ProfileID', 'urn:fdc:peppol.eu:poacc:bis:ordering:3')}
${tag('cbc:ID', order.poNumber)}${tag('cbc:IssueDate', order.orderDate)}${tag('cbc:OrderTypeCode', '220')}${tag('cbc:DocumentCurrencyCode', order.currency)}
<cac:BuyerCustomerParty>${party(order.buyer.address, contact)}</cac:BuyerCustomerParty>
<cac:SellerSupplierParty><cac:Party><cac:PartyLegalEntity>${tag('cbc:RegistrationName', 'Waalzicht Distributie B.V.')}</cac:PartyLegalEntity></cac:Party></cac:SellerSupplierParty>
<cac:Delivery><cac:DeliveryLocation>${postal('cac:Address', order.deliverTo)}</cac:DeliveryLocation><cac:RequestedDeliveryPeriod>${tag('cbc:StartDate', order.requestedDate)}${tag('cbc:EndDate', order.requestedDate)}</cac:RequestedDeliveryPeriod><cac:DeliveryParty><cac:PartyName>${tag('cbc:Name', order.deliverTo.name)}</cac:PartyName></cac:DeliveryParty></cac:Delivery>
<cac:TaxTotal>${money('cbc:TaxAmount', tax(order))}</cac:TaxTotal>
<cac:AnticipatedMonetaryTotal>${money('cbc:LineExtensionAmount', subtotal(order))}${money('cbc:TaxExclusiveAmount', subtotal(order))}${money('cbc:TaxInclusiveAmount', subtotal(order) + tax(order))}${money('cbc:PayableAmount', subtotal(order) + tax(order))}</cac:AnticipatedMonetaryTotal>
${lines.join('\n')}
</Order>`,
  )
}

const postal = (name: string, { street, city, postalCode, country }: Address) =>
  `<${name}>${tag('cbc:StreetName', street)}${tag('cbc:CityName', city)}${tag('cbc:PostalZone', postalCode)}<cac:Country>${tag('cbc:IdentificationCode', country)}</cac:Country></${name}>`

/** Order-X (UN/CEFACT cross industry order), profile comfort. */
export function orderX(order: Order): Buffer {
  const compact = (iso: string) => `<udt:DateTimeString format="102">${iso.replaceAll('-', '')}</udt:DateTimeString>`
  const party = (address: Address & { name: string }, contact = '') =>
    `${tag('ram:Name', address.name)}${contact}<ram:PostalTradeAddress>${tag('ram:PostcodeCode', address.postalCode)}${tag('ram:LineOne', address.street)}${tag('ram:CityName', address.city)}${tag('ram:CountryID', address.country)}</ram:PostalTradeAddress>`
  const lines = order.lines.map(
    line =>
      `<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>${tag('ram:LineID', String(line.position))}</ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct>${tag('ram:GlobalID', line.article.ean, 'schemeID="0160"')}${tag('ram:SellerAssignedID', line.article.sku)}${tag('ram:Name', line.description)}</ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>${tag('ram:ChargeAmount', unitPrice(line))}</ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery>${tag('ram:RequestedQuantity', String(line.quantity), 'unitCode="C62"')}</ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>${tag('ram:LineTotalAmount', decimal(amount(line)))}</ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>`,
  )
  const contact = `<ram:DefinedTradeContact>${tag('ram:PersonName', order.person.name)}</ram:DefinedTradeContact>`
  return Buffer.from(
    `${HEAD}<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:128" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:128"><rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>${tag('ram:ID', 'urn:order-x.eu:1p0:comfort')}</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext><rsm:ExchangedDocument>${tag('ram:ID', order.poNumber)}${tag('ram:TypeCode', '220')}<ram:IssueDateTime>${compact(order.orderDate)}</ram:IssueDateTime>${tag('ram:PurposeCode', '9')}</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>${lines.join('\n')}<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty>${tag('ram:Name', 'Waalzicht Distributie B.V.')}</ram:SellerTradeParty><ram:BuyerTradeParty>${party(order.buyer.address, contact)}</ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty>${party(order.deliverTo)}</ram:ShipToTradeParty><ram:RequestedDeliverySupplyChainEvent><ram:OccurrenceDateTime>${compact(order.requestedDate)}</ram:OccurrenceDateTime></ram:RequestedDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery><ram:ApplicableHeaderTradeSettlement>${tag('ram:OrderCurrencyCode', order.currency)}<ram:SpecifiedTradeSettlementHeaderMonetarySummation>${tag('ram:LineTotalAmount', decimal(subtotal(order)))}${tag('ram:TaxBasisTotalAmount', decimal(subtotal(order)))}${tag('ram:TaxTotalAmount', decimal(tax(order)), `currencyID="${order.currency}"`)}${tag('ram:GrandTotalAmount', decimal(subtotal(order) + tax(order)))}</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:SCRDMCCBDACIOMessageStructure>`,
  )
}

/** cXML 1.2 OrderRequest: SupplierPartID is our number, ManufacturerPartID theirs. */
export function cxml(order: Order): Buffer {
  const money = (cents: number) => tag('Money', decimal(cents), `currency="${order.currency}"`)
  const place = (address: Address & { name: string }) =>
    `<Address isoCountryCode="${address.country}"><Name xml:lang="en">${escaped(address.name)}</Name><PostalAddress>${tag('Street', address.street)}${tag('City', address.city)}${tag('PostalCode', address.postalCode)}${tag('Country', address.country, `isoCountryCode="${address.country}"`)}</PostalAddress></Address>`
  const items = order.lines.map(
    line =>
      `<ItemOut quantity="${line.quantity}" lineNumber="${line.position}" requestedDeliveryDate="${line.date}T12:00:00+01:00"><ItemID>${tag('SupplierPartID', line.article.sku)}</ItemID><ItemDetail><UnitPrice>${tag('Money', unitPrice(line), `currency="${order.currency}"`)}</UnitPrice><Description xml:lang="${order.tongue}">${escaped(line.description)}</Description>${tag('UnitOfMeasure', 'EA')}<Classification domain="UNSPSC">43211503</Classification>${tag('ManufacturerPartID', line.article.mpn)}${tag('ManufacturerName', line.article.brand)}</ItemDetail></ItemOut>`,
  )
  return Buffer.from(
    `${HEAD}<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.014/cXML.dtd">
<cXML payloadID="${order.poNumber}@${order.buyer.domain}" timestamp="${order.orderDate}T09:12:44+01:00"><Header><From><Credential domain="NetworkID"><Identity>AN0177</Identity></Credential></From><To><Credential domain="NetworkID"><Identity>AN0242</Identity></Credential></To><Sender><Credential domain="NetworkID"><Identity>AN0177</Identity></Credential><UserAgent>Procure 9</UserAgent></Sender></Header>
<Request><OrderRequest><OrderRequestHeader orderID="${order.poNumber}" orderDate="${order.orderDate}T09:12:40+01:00" type="new"><Total>${money(subtotal(order))}</Total><ShipTo>${place(order.deliverTo)}</ShipTo><BillTo>${place(order.invoiceTo)}</BillTo></OrderRequestHeader>
${items.join('\n')}
</OrderRequest></Request></cXML>`,
  )
}

/** openTRANS 2.1 ORDER. */
export function openTrans(order: Order): Buffer {
  const party = (role: string, address: Address & { name: string }) =>
    `<PARTY>${tag('bmecat:PARTY_ID', `${role}-01`, 'type="buyer_specific"')}${tag('PARTY_ROLE', role)}<ADDRESS>${tag('bmecat:NAME', address.name)}${tag('bmecat:STREET', address.street)}${tag('bmecat:ZIP', address.postalCode)}${tag('bmecat:CITY', address.city)}${tag('bmecat:COUNTRY_CODED', address.country)}</ADDRESS></PARTY>`
  const items = order.lines.map(
    line =>
      `<ORDER_ITEM>${tag('LINE_ITEM_ID', String(line.position))}<PRODUCT_ID>${tag('bmecat:SUPPLIER_PID', line.article.sku)}${tag('bmecat:INTERNATIONAL_PID', line.article.ean, 'type="ean"')}${tag('bmecat:DESCRIPTION_SHORT', line.description)}<MANUFACTURER_INFO>${tag('bmecat:MANUFACTURER_PID', line.article.mpn)}</MANUFACTURER_INFO></PRODUCT_ID>${tag('QUANTITY', String(line.quantity))}${tag('bmecat:ORDER_UNIT', 'C62')}<PRODUCT_PRICE_FIX>${tag('bmecat:PRICE_AMOUNT', unitPrice(line))}</PRODUCT_PRICE_FIX>${tag('PRICE_LINE_AMOUNT', decimal(amount(line)))}</ORDER_ITEM>`,
  )
  return Buffer.from(
    `${HEAD}<ORDER xmlns="http://www.opentrans.org/XMLSchema/2.1" xmlns:bmecat="http://www.bmecat.org/bmecat/2005" version="2.1" type="standard"><ORDER_HEADER><CONTROL_INFO>${tag('GENERATION_DATE', `${order.orderDate}T10:00:00`)}</CONTROL_INFO><ORDER_INFO>${tag('ORDER_ID', order.poNumber)}${tag('ORDER_DATE', `${order.orderDate}T10:00:00`)}<DELIVERY_DATE>${tag('DELIVERY_START_DATE', `${order.requestedDate}T00:00:00`)}${tag('DELIVERY_END_DATE', `${order.requestedDate}T00:00:00`)}</DELIVERY_DATE><PARTIES>${party('buyer', order.buyer.address)}${party('delivery', order.deliverTo)}${party('invoice_recipient', order.invoiceTo)}</PARTIES>${tag('bmecat:CURRENCY', order.currency)}</ORDER_INFO></ORDER_HEADER><ORDER_ITEM_LIST>
${items.join('\n')}
</ORDER_ITEM_LIST><ORDER_SUMMARY>${tag('TOTAL_ITEM_NUM', String(order.lines.length))}${tag('TOTAL_AMOUNT', decimal(subtotal(order)))}</ORDER_SUMMARY></ORDER>`,
  )
}

/** EDIFACT ORDERS, D.96A or D.01B: our numbers as SA, theirs as MF, the GTIN in LIN. */
export function edifact(order: Order, version: 'D:96A' | 'D:01B'): Buffer {
  const safe = (text: string) => text.replace(/[?'+:]/g, '?$&')
  const compact = (iso: string) => iso.replaceAll('-', '')
  const nad = (role: string, { name, street, city, postalCode, country }: Address & { name: string }) =>
    `NAD+${role}+8712345000004::9++${safe(name)}+${safe(street)}+${safe(city)}++${safe(postalCode)}+${country}`
  const lines = order.lines.flatMap(line => [
    `LIN+${line.position}++${line.article.ean}:EN`,
    `PIA+5+${safe(line.article.sku)}:SA+${safe(line.article.mpn)}:MF`,
    `IMD+F++:::${safe(line.description.slice(0, 35))}`,
    `QTY+21:${line.quantity}:PCE`,
    `DTM+2:${compact(line.date)}:102`,
    `MOA+203:${decimal(amount(line))}`,
    `PRI+AAA:${unitPrice(line)}`,
  ])
  const message = [
    `UNH+1+ORDERS:${version}:UN:EAN00${version === 'D:96A' ? 8 : 9}`,
    `BGM+220+${safe(order.poNumber)}+9`,
    `DTM+137:${compact(order.orderDate)}:102`,
    `DTM+2:${compact(order.requestedDate)}:102`,
    nad('BY', order.buyer.address),
    nad('DP', order.deliverTo),
    nad('IV', order.invoiceTo),
    `CUX+2:${order.currency}:9`,
    ...lines,
    'UNS+S',
    `MOA+79:${decimal(subtotal(order))}`,
    `CNT+2:${order.lines.length}`,
  ]
  const all = [
    `UNB+UNOC:3+8712345000004:14+8798765000003:14+${compact(order.orderDate).slice(2)}:0915+77001`,
    ...message,
    `UNT+${message.length + 1}+1`,
    'UNZ+1+77001',
  ]
  return Buffer.from(`UNA:+.? '\n${all.join("'\n")}'\n`, 'latin1')
}
