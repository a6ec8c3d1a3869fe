import type { JsonObject } from '../../../../src/understanding/types.ts'
import { named, type Tongue } from '../data/articles.ts'
import { orderPdf } from '../formats/pdf.ts'
import { cxml, edifact, openTrans, orderX, ubl } from '../formats/xml.ts'
import { zip } from '../../../support/zip.ts'
import type { Label, Labelled } from '../label.ts'
import { dressed, type Letter } from '../letters.ts'
import { bytesOf, type Attachment } from '../mail.ts'
import { sentOn } from './make.ts'
import { decimal, order, subtotal, type Order } from '../order.ts'
import { labelOf, paperOf, type Layout } from '../paper.ts'
import { random } from '../random.ts'
import { VOCABULARY } from './vocabulary.ts'

const all: Layout = {
  columns: ['position', 'sku', 'mpn', 'ean', 'description', 'quantity', 'unit', 'price', 'total', 'date'],
  facts: ['poNumber', 'orderDate', 'requestedDate', 'currency'],
  deliverTo: true,
  numbers: 'plain',
  dates: 'iso',
}
const without = (...columns: string[]): Layout => ({ ...all, columns: all.columns.filter(it => !columns.includes(it)) })

interface Standard {
  name: string
  layout: Layout
  file: (of: Order) => Buffer | Promise<Buffer>
  ending: string
  type: string
  /** The sum of the lines is named, and may be taken for either total. */
  sum?: boolean
  cut?: boolean
}

const STANDARDS: Standard[] = [
  {
    name: 'ubl',
    layout: { ...all, facts: [...all.facts, 'contact'], totals: true },
    file: ubl,
    ending: 'xml',
    type: 'application/xml',
  },
  {
    name: 'order-x',
    layout: { ...without('mpn', 'date'), facts: [...all.facts, 'contact'], totals: true },
    file: hybrid,
    ending: 'pdf',
    type: 'application/pdf',
  },
  {
    name: 'cxml',
    layout: { ...without('ean', 'total'), facts: ['poNumber', 'orderDate', 'currency'], invoiceTo: true },
    file: cxml,
    ending: 'xml',
    type: 'text/xml',
    sum: true,
  },
  {
    name: 'opentrans',
    layout: { ...without('date'), invoiceTo: true },
    file: openTrans,
    ending: 'xml',
    type: 'application/xml',
    sum: true,
  },
  {
    name: 'edifact-d96a',
    layout: { ...all, invoiceTo: true },
    file: it => edifact(it, 'D:96A'),
    ending: 'edi',
    type: 'application/octet-stream',
    sum: true,
    cut: true,
  },
  {
    name: 'edifact-d01b',
    layout: { ...all, invoiceTo: true },
    file: it => edifact(it, 'D:01B'),
    ending: 'txt',
    type: 'text/plain',
    sum: true,
    cut: true,
  },
]

/** Each standard twice: sent by a person, and by a system that says so. */
export async function structuredOrders(seed: string): Promise<Labelled[]> {
  const made: Labelled[] = []
  for (const standard of STANDARDS) {
    for (const [tongue, machine] of [
      ['nl', false],
      ['de', true],
    ] as [Tongue, boolean][]) {
      made.push(await structured(seed, standard, tongue, machine))
    }
  }
  return [...made, ...(await wrapped(seed))]
}

async function structured(seed: string, standard: Standard, tongue: Tongue, machine: boolean): Promise<Labelled> {
  const { name, layout, file, ending, type, sum, cut } = standard
  const id = `po-${name}-${machine ? 'machine' : tongue}`
  const chance = random(`${seed}/${id}`)
  const content = order(chance, tongue)
  if (cut) for (const line of content.lines) line.description = named(line.article, tongue).slice(0, 35)
  const attachment = { name: `${content.poNumber.replace('/', '-')}.${ending}`, type, content: await file(content) }
  const letter = { ...letterOf(content, chance.pick(VOCABULARY.covers[tongue].attached)), attachments: [attachment] }
  const person = dressed(id, chance, letter, 'plain', VOCABULARY.manners[tongue])
  const system = {
    ...person,
    from: { name: 'Procurement System', address: `noreply@${content.buyer.domain}` },
    text: `Order ${content.poNumber}\n`,
    headers: [['Auto-Submitted', 'auto-generated']] as [string, string][],
  }
  const request = labelOf(content, { piece: 'EA' }, layout)
  const may: JsonObject = { ...request.may, invoiceAddress: { ...content.invoiceTo } }
  if (sum) Object.assign(may, { subtotal: decimal(subtotal(content)), total: decimal(subtotal(content)) })
  const label: Label = {
    ...request,
    may,
    language: machine ? null : tongue,
    automated: machine ? 'machine' : null,
    references: [content.poNumber],
  }
  return { id, form: name, raw: bytesOf(machine ? system : person), label }
}

const letterOf = (of: Order, body: string): Letter => ({
  tongue: of.tongue,
  subject: VOCABULARY.covers[of.tongue].subject[0]!.replace('{po}', of.poNumber),
  body,
  from: of.person,
  company: of.buyer,
  date: sentOn(of, 20),
})

/** A page that people read, with the order as XML inside. */
function hybrid(of: Order): Promise<Buffer> {
  const layout: Layout = {
    columns: ['position', 'sku', 'description', 'quantity', 'price', 'total'],
    facts: ['poNumber', 'orderDate'],
    numbers: 'dutch',
    dates: 'dots',
    deliverTo: true,
    totals: true,
  }
  return orderPdf(paperOf(of, VOCABULARY.words[of.tongue][0]!, layout), 'airy', [], {}, orderX(of))
}

/** Orders inside something: a mail in the mail, a locked file, a file of an unknown kind. */
async function wrapped(seed: string): Promise<Labelled[]> {
  const layout: Layout = {
    columns: ['position', 'sku', 'description', 'quantity', 'price', 'total'],
    facts: ['poNumber', 'orderDate'],
    numbers: 'dutch',
    dates: 'dashes',
    totals: true,
  }
  const start = (id: string) => {
    const chance = random(`${seed}/${id}`)
    const content = order(chance, 'nl')
    return { id, chance, content, paper: paperOf(content, VOCABULARY.words.nl[0]!, layout) }
  }
  const outer = (it: ReturnType<typeof start>, body: string, attachment: Attachment) =>
    bytesOf(
      dressed(
        it.id,
        it.chance,
        { ...letterOf(it.content, body), attachments: [attachment] },
        'plain',
        VOCABULARY.manners.nl,
      ),
    )
  const unread = (it: ReturnType<typeof start>, file: string): Label => ({
    kind: 'purchase-order',
    fields: { poNumber: it.content.poNumber },
    may: { contactName: it.content.person.name },
    open: ['notes'],
    missing: ['lines'],
    language: 'nl',
    automated: null,
    references: [it.content.poNumber],
    warnsOf: [file],
  })

  const enclosed = start('po-mail-in-mail')
  const pdf = { name: 'order.pdf', type: 'application/pdf', content: await orderPdf(enclosed.paper, 'grid') }
  const inner = outer({ ...enclosed, id: 'inner' }, 'Bijgaand onze order.', pdf)
  const locked = start('po-locked-pdf')
  const secret = await orderPdf(locked.paper, 'grid', [], { userPassword: 'geheim', ownerPassword: 'geheimer' })
  const unknown = start('po-unknown-file')
  const packed = start('po-zip')
  const table = {
    name: 'regels.csv',
    content: Buffer.from(
      [packed.paper.headings, ...packed.paper.rows.map(it => it.cells)].map(it => it.join(';')).join('\r\n'),
    ),
  }
  const rows = { ...layout, facts: [], totals: false }
  const { fields, may = {} } = labelOf(packed.content, VOCABULARY.words.nl[0]!, rows)
  const inside = { fields: { poNumber: packed.content.poNumber, ...fields }, may }
  const label: Label = {
    ...enclosed.paper.label,
    language: 'nl',
    automated: null,
    references: [enclosed.content.poNumber],
  }
  return [
    {
      id: enclosed.id,
      form: 'mail in mail',
      raw: outer(enclosed, 'Zie de bijgevoegde mail.', {
        name: 'Bestelling.eml',
        type: 'message/rfc822',
        content: inner,
      }),
      label,
    },
    {
      id: locked.id,
      form: 'unreadable',
      raw: outer(locked, 'Bijgaand onze bestelling, het wachtwoord volgt per sms.', {
        name: 'bestelling.pdf',
        type: 'application/pdf',
        content: secret,
      }),
      label: unread(locked, 'bestelling.pdf'),
    },
    {
      id: unknown.id,
      form: 'unreadable',
      raw: outer(unknown, 'Bijgaand onze bestelling.', {
        name: 'bestelling.wpd',
        type: 'application/octet-stream',
        content: Buffer.from([255, 87, 80, 67, 16, 0, 0, 0, 1, 10, 2, 1, 0, 0, 0, 2]),
      }),
      label: unread(unknown, 'bestelling.wpd'),
    },
    {
      id: packed.id,
      form: 'zip',
      raw: outer(packed, 'Bijgaand onze bestelling.', {
        name: 'bestelling.zip',
        type: 'application/zip',
        content: zip([table]),
      }),
      // A person opens the archive; who cannot says so by its name.
      label: { ...unread(packed, 'bestelling.zip'), ...inside, missing: [] },
    },
  ]
}
