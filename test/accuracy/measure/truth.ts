import { parseDocument } from 'htmlparser2'
import type { JsonObject } from '../../../src/understanding/types.ts'
import { oneOf } from '../make/label.ts'

export interface Truth {
  poNumber?: string
  orderDate?: string
  lines: JsonObject[]
}

interface Node {
  name?: string
  data?: string
  attribs?: { [name: string]: string }
  children?: Node[]
}

/**
 * What an order in XML says: its number, its date, and of each line its article numbers (any will do), quantity and price.
 * null where the document is no order (an invoice, an answer, a change).
 */
export function xmlTruth(xml: string): Truth | null {
  const document: Node = parseDocument(xml, { xmlMode: true })
  const root = (document.children ?? []).find(it => it.name && !it.name.startsWith('?') && !it.name.startsWith('!'))
  switch (root && local(root)) {
    case 'Order':
      return ubl(root!)
    case 'ORDER':
      return openTrans(root!)
    case 'cXML':
      return all(root!, 'OrderRequest')[0] ? cxml(root!) : null
    case 'SCRDMCCBDACIOMessageStructure':
      return orderX(root!)
    default:
      return null
  }
}

const local = (node: Node) => (node.name ?? '').replace(/^.*:/, '')

function all(node: Node, name: string): Node[] {
  return (node.children ?? []).flatMap(child =>
    local(child) === name ? [child, ...all(child, name)] : all(child, name),
  )
}
const text = (node: Node | undefined): string =>
  node ? (node.data ?? (node.children ?? []).map(text).join('')).replace(/\s+/g, ' ').trim() : ''
/** Text at a path of children. */
const at = (node: Node | undefined, ...path: string[]): string =>
  text(path.reduce<Node | undefined>((from, name) => from?.children?.find(it => local(it) === name), node))
const day = (value: string) =>
  /^\d{4}-\d\d-\d\d/.test(value)
    ? value.slice(0, 10)
    : /^\d{8}/.test(value)
      ? value.slice(0, 8).replace(/^(....)(..)(..)$/, '$1-$2-$3')
      : ''

function truth(
  poNumber: string,
  orderDate: string,
  lines: { ids: string[]; quantity: string; price: number }[],
): Truth {
  return {
    ...(poNumber ? { poNumber } : {}),
    ...(day(orderDate) ? { orderDate: day(orderDate) } : {}),
    lines: lines.map(({ ids, quantity, price }) => ({
      ...(ids.some(Boolean) ? { sku: oneOf(...ids.filter(Boolean)) } : {}),
      ...(quantity ? { quantity: Number(quantity) } : {}),
      ...(price > 0 ? { unitPrice: price.toFixed(4) } : {}),
    })),
  }
}

function ubl(root: Node): Truth {
  const lines = all(root, 'LineItem').map(line => {
    const item = line.children?.find(it => local(it) === 'Item')
    const ids = [
      'SellersItemIdentification',
      'ManufacturersItemIdentification',
      'StandardItemIdentification',
      'BuyersItemIdentification',
    ].map(name => at(item, name, 'ID'))
    const price = Number(at(line, 'Price', 'PriceAmount')) / (Number(at(line, 'Price', 'BaseQuantity')) || 1)
    return { ids, quantity: at(line, 'Quantity'), price }
  })
  return truth(at(root, 'ID'), at(root, 'IssueDate'), lines)
}

function openTrans(root: Node): Truth {
  const info = all(root, 'ORDER_INFO')[0]
  const lines = all(root, 'ORDER_ITEM').map(item => ({
    ids: ['SUPPLIER_PID', 'INTERNATIONAL_PID', 'BUYER_PID', 'MANUFACTURER_PID'].map(name => text(all(item, name)[0])),
    quantity: at(item, 'QUANTITY'),
    price: Number(text(all(item, 'PRICE_AMOUNT')[0])) / (Number(text(all(item, 'PRICE_QUANTITY')[0])) || 1),
  }))
  return truth(at(info, 'ORDER_ID'), at(info, 'ORDER_DATE'), lines)
}

function cxml(root: Node): Truth {
  const header = all(root, 'OrderRequestHeader')[0]
  const lines = all(root, 'ItemOut').map(item => ({
    ids: ['SupplierPartID', 'ManufacturerPartID'].map(name => text(all(item, name)[0])),
    quantity: item.attribs?.quantity ?? '',
    price: Number(at(item, 'ItemDetail', 'UnitPrice', 'Money')),
  }))
  return truth(header?.attribs?.orderID ?? '', header?.attribs?.orderDate ?? '', lines)
}

function orderX(root: Node): Truth {
  const head = all(root, 'ExchangedDocument')[0]
  const lines = all(root, 'IncludedSupplyChainTradeLineItem').map(item => {
    const net = all(item, 'NetPriceProductTradePrice')[0]
    return {
      ids: ['SellerAssignedID', 'GlobalID', 'BuyerAssignedID', 'ManufacturerAssignedID'].map(name =>
        text(all(item, name)[0]),
      ),
      quantity: text(all(item, 'RequestedQuantity')[0]),
      price: Number(at(net, 'ChargeAmount')) / (Number(at(net, 'BasisQuantity')) || 1),
    }
  })
  return truth(at(head, 'ID'), at(head, 'IssueDateTime', 'DateTimeString'), lines)
}

/** The same of an EDIFACT ORDERS; null for other messages. ISO 9735: '+' parts elements, ':' components, '?' frees a sign. */
export function edifactTruth(file: string): Truth | null {
  const own = /^UNA(.)(.)(.)(.)(.)(.)/s.exec(file)
  const [, component = ':', element = '+', , release = '?', , end = "'"] = own ?? []
  const split = (given: string, sign: string) =>
    given.split(new RegExp(`(?<!\\${release})\\${sign}`)).map(it => it.trim())
  const segments = split(own ? file.slice(9) : file, end).map(it =>
    split(it, element).map(part => split(part, component).map(piece => piece.replaceAll(release, ''))),
  )
  const named = (tag: string) => segments.filter(it => it[0]?.[0] === tag)
  if (named('UNH').length !== 1 || named('UNH')[0]?.[2]?.[0] !== 'ORDERS') return null
  const date = named('DTM').find(it => it[1]?.[0] === '137')?.[1]?.[1] ?? ''
  const lines: { ids: string[]; quantity: string; price: number }[] = []
  for (const [[tag] = [], ...parts] of segments) {
    const line = lines.at(-1)
    if (tag === 'LIN') lines.push({ ids: [parts[2]?.[0] ?? ''], quantity: '', price: 0 })
    else if (tag === 'PIA') line?.ids.push(...parts.slice(1).map(it => it[0] ?? ''))
    else if (tag === 'QTY' && parts[0]?.[0] === '21' && line && !line.quantity) line.quantity = parts[0][1] ?? ''
    else if (tag === 'PRI' && line && !line.price) line.price = Number(parts[0]?.[1])
    else if (tag === 'UNS') break
  }
  return truth(named('BGM')[0]?.[2]?.[0] ?? '', date, lines)
}
