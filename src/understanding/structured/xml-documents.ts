import type { Document } from '../types.ts'
import { ciiOrder } from './cii.ts'
import { cxmlOrder } from './cxml.ts'
import { byCodes, cancellation, change, CXML, OPENTRANS, response, UBL } from './kinds.ts'
import type { DocumentKind } from './kinds.ts'
import { opentransOrder } from './opentrans.ts'
import type { OrderData } from './order.ts'
import { ublOrder } from './ubl.ts'
import { at, attribute, first } from './xml-tree.ts'
import type { Element } from './xml-tree.ts'
import { XmlValues } from './xml-values.ts'

/** One business document in an XML file. */
export interface XmlDocument {
  /** 'UBL', 'Order-X', 'cXML', 'openTRANS' */
  format: string
  /** What it calls itself. */
  name: string
  kind: DocumentKind
  /** Where the order stands that it changes or cancels. */
  order?: Element | undefined
  read?: (values: XmlValues) => OrderData
}

const UBL_SPACE = /^urn:oasis:names:specification:ubl:schema:xsd:\w+-2$/
const OPENTRANS_SPACE = /^http:\/\/www\.opentrans\.org\/XMLSchema\//
const CII_SPACE = 'urn:un:unece:uncefact:data:'

/** The business documents in an XML file; none where it is of no format that is known. */
export function documentsIn(root: Element, document: Document): XmlDocument[] {
  const values = new XmlValues(document)
  // an envelope of Peppol holds the document behind its own head
  if (root.name === 'StandardBusinessDocument') return root.children.flatMap(child => documentsIn(child, document))
  if (UBL_SPACE.test(root.namespace)) return [ublDocument(root)]
  if (root.namespace.startsWith(CII_SPACE)) return [ciiDocument(root, values)]
  if (root.name === 'cXML') return [cxmlDocument(root, values)]
  const isBare = root.namespace === '' && at(root, `${root.name}_HEADER`) !== undefined
  return OPENTRANS_SPACE.test(root.namespace) || isBare ? [opentransDocument(root)] : []
}

const UNKNOWN: DocumentKind = { is: 'other', words: 'another document' }

function ublDocument(root: Element): XmlDocument {
  const kind = UBL.get(root.name) ?? UNKNOWN
  return {
    format: 'UBL',
    name: root.name,
    kind,
    order: at(root, 'OrderReference', 'ID'),
    read: values => ublOrder(root, values),
  }
}

function ciiDocument(root: Element, values: XmlValues): XmlDocument {
  if (root.name !== 'SCRDMCCBDACIOMessageStructure') {
    const kind = /Invoice/.test(root.name) ? UBL.get('Invoice') : undefined
    return { format: 'CII', name: root.name, kind: kind ?? UNKNOWN }
  }
  const head = at(root, 'ExchangedDocument')
  const written = (name: string) => String(values.words(at(head, name))?.value ?? '')
  const agreement = at(root, 'SupplyChainTradeTransaction', 'ApplicableHeaderTradeAgreement')
  return {
    format: 'Order-X',
    name: `type ${written('TypeCode')}`,
    kind: byCodes({ is: 'order', words: 'an order' }, written('TypeCode'), written('PurposeCode')),
    order: first(agreement, 'BuyerOrderReferencedDocument/IssuerAssignedID') ?? at(head, 'ID'),
    read: values => ciiOrder(root, values),
  }
}

function cxmlDocument(root: Element, values: XmlValues): XmlDocument {
  const holder = first(root, 'Request', 'Message', 'Response')
  const inside = holder?.children.find(({ name }) => CXML.has(name)) ?? holder?.children.at(-1)
  const name = inside?.name ?? holder?.name ?? 'cXML'
  if (!holder || name !== 'OrderRequest') {
    const kind = holder?.name === 'Response' ? response : (CXML.get(name) ?? UNKNOWN)
    return { format: 'cXML', name, kind }
  }
  const type = attribute(values.document, at(inside, 'OrderRequestHeader'), 'type')
  const kind = type === 'update' ? change : type === 'delete' ? cancellation : CXML.get('OrderRequest')
  return { format: 'cXML', name, kind: kind ?? UNKNOWN, read: values => cxmlOrder(holder, values) }
}

function opentransDocument(root: Element): XmlDocument {
  return {
    format: 'openTRANS',
    name: root.name,
    kind: OPENTRANS.get(root.name) ?? UNKNOWN,
    order: first(root, `${root.name}_HEADER/${root.name}_INFO/ORDER_ID`),
    read: values => opentransOrder(root, values),
  }
}
