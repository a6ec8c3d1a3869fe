import type { Structured } from './structured.ts'

/** What a business document is to the desk, and how a person calls it. */
export interface DocumentKind {
  is: Structured['is']
  words: string
}

const order: DocumentKind = { is: 'order', words: 'an order' }
export const change: DocumentKind = { is: 'order-change', words: 'a change of an order' }
export const cancellation: DocumentKind = { is: 'order-cancellation', words: 'a cancellation of an order' }
const other = (words: string): DocumentKind => ({ is: 'other', words })
const answer = other('an answer to an order')
export const response = other('an answer of a program')
const invoice = other('an invoice')
const credit = other('a credit note')
const despatch = other('a despatch advice')
const receipt = other('a receipt of goods')
const quotation = other('a quotation')
const request = other('a request for a quotation')
const catalogue = other('a catalogue')
const reminder = other('a reminder')

/** By what a document calls itself; a map, as it may call itself anything. */
type Kinds = ReadonlyMap<string, DocumentKind>

/** Root elements of UBL 2. */
export const UBL: Kinds = new Map(
  Object.entries({
    Order: order,
    OrderChange: change,
    OrderCancellation: cancellation,
    OrderResponse: answer,
    OrderResponseSimple: answer,
    Invoice: invoice,
    SelfBilledInvoice: invoice,
    CreditNote: credit,
    SelfBilledCreditNote: credit,
    DebitNote: other('a debit note'),
    DespatchAdvice: despatch,
    ReceiptAdvice: receipt,
    Quotation: quotation,
    RequestForQuotation: request,
    Catalogue: catalogue,
    Reminder: reminder,
    Statement: other('a statement of account'),
    InstructionForReturns: other('an instruction for returns'),
    RemittanceAdvice: other('a remittance advice'),
  }),
)

/** Root elements of openTRANS. */
export const OPENTRANS: Kinds = new Map(
  Object.entries({
    ORDER: order,
    ORDERCHANGE: change,
    ORDERRESPONSE: answer,
    INVOICE: invoice,
    INVOICELIST: invoice,
    DISPATCHNOTIFICATION: despatch,
    RECEIPTACKNOWLEDGEMENT: receipt,
    QUOTATION: quotation,
    RFQ: request,
    REMITTANCEADVICE: other('a remittance advice'),
  }),
)

/** What stands in a Request or Message of cXML. */
export const CXML: Kinds = new Map(
  Object.entries({
    OrderRequest: order,
    ConfirmationRequest: answer,
    ShipNoticeRequest: despatch,
    InvoiceDetailRequest: invoice,
    InvoiceRequest: invoice,
    PunchOutSetupRequest: other('a visit to a catalogue (PunchOut)'),
    PunchOutOrderMessage: other('a basket from a catalogue (PunchOut), not yet ordered'),
    StatusUpdateRequest: other('a status of a document'),
    QuoteRequest: request,
    QuoteMessage: quotation,
    ReceiptRequest: receipt,
  }),
)

/** Message types of EDIFACT. */
export const EDIFACT: Kinds = new Map(
  Object.entries({
    ORDERS: order,
    ORDCHG: change,
    ORDRSP: answer,
    INVOIC: invoice,
    DESADV: despatch,
    RECADV: receipt,
    QUOTES: quotation,
    REQOTE: request,
    PRICAT: catalogue,
    DELFOR: other('a delivery forecast'),
    DELJIT: other('a call-off of deliveries'),
    OSTENQ: other('a question about an order'),
    OSTRPT: other('a status of an order'),
    REMADV: other('a remittance advice'),
    APERAK: other('a receipt of a message'),
    CONTRL: other('a receipt of a message'),
  }),
)

/** Type codes of an order document that say it is something else. UNTDID 1001 */
const OF_CODE: Kinds = new Map(Object.entries({ '230': change, '231': answer, '320': answer }))
/** What a message is to do with an order that is known. UNTDID 1225 */
const OF_FUNCTION: Kinds = new Map(
  Object.entries({
    '1': cancellation,
    '3': cancellation,
    '4': change,
    '5': change,
    '27': answer,
    '29': answer,
  }),
)

/** An order, or what its type and function codes make of it. */
export const byCodes = (kind: DocumentKind, code: string, purpose: string): DocumentKind =>
  kind.is === 'order' || kind.is === 'order-change' ? (OF_CODE.get(code) ?? OF_FUNCTION.get(purpose) ?? kind) : kind
