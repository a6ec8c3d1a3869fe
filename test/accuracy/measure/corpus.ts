import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Papa from 'papaparse'
import { readMail, type ReadMail } from '../../../src/read-mail.ts'
import type { RequestKind } from '../../../src/understanding/types.ts'
import { bytesOf } from '../make/mail.ts'
import { folded } from './compare.ts'
import { table } from './report.ts'
import { outcomesOf, type Outcome } from './score.ts'
import { count, f1, ofLines, percent, percentile, ratio } from './tally.ts'
import { edifactTruth, xmlTruth, type Truth } from './truth.ts'

type Kinds = readonly RequestKind[]
type Cell = string | number

/** The mails and files of others: each folder by what its own README and labels say of it. Nothing of them is kept. */
export async function corpusReport(folder: string, kinds: Kinds): Promise<string> {
  const on = { folder, kinds }
  return [
    '## Mails and documents made by others',
    'Sets that others published, measured by what their files and labels say; none of them is part of this repository.',
    await mails(on),
    '### Orders as data and as pages',
    'Values that the source settles: number, date, and of each line one of its article numbers, quantity and price.',
    await orders(on),
    '### Files: read or refused, without a crash',
    await files(on),
  ].join('\n\n')
}

interface On {
  folder: string
  kinds: Kinds
}

const found = ({ folder }: On, pattern: string) =>
  globSync(pattern, { cwd: folder })
    .toSorted()
    .map(it => path.join(folder, it))

const COLLEAGUE = { name: 'Lotte van Dam', address: 'lotte.vandam@waalzicht.example' }
const BUYER = { name: 'Wouter Zijlstra', address: 'wouter@hoekstradewit.example' }
const when = new Date('2026-11-20T08:00:00Z')

/** Kinds, senders and bodies of whole mails. */
async function mails(on: On): Promise<string> {
  const rows: Cell[][] = []
  const add = async (what: string, raws: (Buffer | string)[], right: (read: ReadMail, i: number) => boolean) => {
    let good = 0
    for (const [i, raw] of raws.entries()) {
      const read = await readMail(Buffer.isBuffer(raw) ? raw : Buffer.from(raw), on.kinds, {
        ourDomains: ['waalzicht.example'],
      }).catch(() => null)
      if (read && right(read, i)) good++
    }
    if (raws.length) rows.push([what, raws.length, good, percent(ratio(good, raws.length))])
  }
  const bounces = found(on, 'bounces-sisimai/bsd/*.eml').map(file => readFileSync(file))
  await add('bounces and automatic answers: automatic', bounces, it => it.understanding.automated !== null)
  await add('bounces and automatic answers: no order', bounces, it => it.understanding.kind !== 'purchase-order')
  const receipts = found(on, 'html-postmark/**/*.html').map((file, i) =>
    bytesOf({ id: `p${i}`, from: BUYER, subject: 'Message', date: when, html: readFileSync(file, 'utf8') }),
  )
  await add(
    'receipts, invoices, invitations in HTML: no order',
    receipts,
    it => it.understanding.kind !== 'purchase-order',
  )
  const body = found(on, 'forward-crisp/outlook_live_body.txt').map(file => readFileSync(file, 'utf8'))
  const forwards = [
    ...found(on, 'forward-crisp/*_body*.txt').map(
      file => ['Fwd: Integer consequat non purus', readFileSync(file, 'utf8')] as const,
    ),
    ...found(on, 'forward-crisp/*_subject*.txt').flatMap(file =>
      body.map(text => [readFileSync(file, 'utf8').trim(), text] as const),
    ),
  ].map(([subject, text], i) => bytesOf({ id: `f${i}`, from: COLLEAGUE, subject, date: when, text }))
  await add(
    'forwards in 22 languages: the original sender',
    forwards,
    it => it.reading.sender.address === 'john.doe@acme.com',
  )
  const replies = found(on, 'reply-trimmer/emails/*.txt').filter(file =>
    existsSync(file.replace('/emails/', '/trimmed/')),
  )
  const kept = replies.map(file => folded(readFileSync(file.replace('/emails/', '/trimmed/'), 'utf8')))
  const written = replies.map((file, i) =>
    bytesOf({ id: `r${i}`, from: BUYER, subject: 'Re: question', date: when, text: readFileSync(file, 'utf8') }),
  )
  await add(
    'replies: exactly the words of the answer',
    written,
    (it, i) => folded(it.reading.documents.find(document => document.source === 'body')?.text ?? '') === kept[i],
  )
  const classified = found(on, 'orders-po-classifier/*.csv').flatMap(
    file =>
      Papa.parse<{ email_content: string; is_purchase_order: string }>(readFileSync(file, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      }).data,
  )
  const made = classified.map(({ email_content }, i) => {
    const [, subject = '', text = ''] = /^Subject: (.*)\n([^]*)$/.exec(email_content.replaceAll('\r', '')) ?? []
    return bytesOf({ id: `c${i}`, from: BUYER, subject, date: when, text })
  })
  await add(
    'template mails: order or not',
    made,
    (it, i) => (it.understanding.kind === 'purchase-order') === (classified[i]!.is_purchase_order === '1'),
  )
  const parsed = found(on, 'email-stalwart-*/**/*.eml')
    .filter(file => existsSync(file.replace(/eml$/, 'json')))
    .map(file => ({ raw: readFileSync(file), ...expectedOf(readFileSync(file.replace(/eml$/, 'json'), 'utf8')) }))
  const parses = async (what: string, of: typeof parsed, right: (read: ReadMail, expected: Expected) => boolean) =>
    add(
      `parsed mails, some broken: ${what}`,
      of.map(it => it.raw),
      (read, i) => right(read, of[i]!),
    )
  await parses(
    'the sender',
    parsed.filter(it => it.from),
    (it, { from }) => it.message.from[0]?.address.toLowerCase() === from,
  )
  await parses(
    'the subject',
    parsed.filter(it => it.subject),
    (it, { subject }) => folded(it.message.subject) === folded(subject),
  )
  await parses(
    'the text',
    parsed.filter(it => it.text),
    (it, { text }) => folded(it.message.text).includes(folded(text)),
  )
  return table(['what', 'mails', 'right', '%'], rows)
}

interface Expected {
  from: string
  subject: string
  text: string
}
interface Parse {
  text_body: number[]
  parts: { headers: { name: string; value: unknown }[]; body: { Text?: string } }[]
}

/** Sender, subject and first text of a mail as its label says; '' where it does not. */
function expectedOf(json: string): Expected {
  const { parts, text_body } = JSON.parse(json) as Parse
  const header = (name: string) =>
    parts[0]?.headers.findLast(it => it.name === name)?.value as
      | { Text?: string; Address?: { List?: { address?: string | null }[] } }
      | undefined
  return {
    from: header('from')?.Address?.List?.[0]?.address?.toLowerCase() ?? '',
    subject: header('subject')?.Text ?? '',
    text: parts[text_body[0] ?? -1]?.body.Text ?? '',
  }
}

const TYPES: { [ending: string]: string } = {
  xml: 'application/xml',
  edi: 'application/octet-stream',
  txt: 'text/plain',
  pdf: 'application/pdf',
  csv: 'text/csv',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const enclosed = (file: string) => {
  const name = path.basename(file)
  const type = TYPES[name.split('.').at(-1)!] ?? 'application/octet-stream'
  return bytesOf({
    id: 'enclosed',
    from: BUYER,
    subject: 'Document',
    date: when,
    text: 'Beste, zie de bijlage. Groet, Wouter',
    attachments: [{ name, type, content: readFileSync(file) }],
  })
}

async function orders(on: On): Promise<string> {
  const sets: [name: string, files: string[], truth: (file: string) => Truth | null][] = [
    ...['ubl-simplerinvoicing', 'ubl-bcapps', 'ubl-ph', 'cxml-officeluv', 'opentrans'].map(
      name =>
        [name, found(on, `orders-${name}/**/*.xml`), (file: string) => xmlTruth(readFileSync(file, 'utf8'))] as [
          string,
          string[],
          (file: string) => Truth | null,
        ],
    ),
    [
      'orderx (pdf)',
      found(on, 'orders-orderx-comfort/reader-order-x-comfort.pdf'),
      file => xmlTruth(readFileSync(file.replace('.pdf', '.xml'), 'utf8')),
    ],
    [
      'edifact',
      found(on, 'orders-edifact-*/**/*.{edi,txt}').filter(it => !/malformed|BAD_|UPSTREAM/.test(it)),
      file => edifactTruth(readFileSync(file, 'latin1')),
    ],
    [
      'invoices and other files (no order)',
      [
        ...found(on, 'pdf-{zugferd-v2,invoice2data,tabula,azure-labelled}/**/*.pdf'),
        ...found(on, 'img-azure-dev/**/*.png'),
      ],
      () => null,
    ],
  ]
  const rows: Cell[][] = []
  for (const [name, list, truthOf] of sets) {
    const outcomes: Outcome[] = []
    let [known, taken, wrongly, extra] = [0, 0, 0, 0]
    for (const file of list) {
      const truth = truthOf(file)
      const read = await readMail(enclosed(file), on.kinds).catch(() => null)
      const isOrder = read?.understanding.kind === 'purchase-order'
      if (!truth) {
        if (isOrder && read.understanding.fields.lines) wrongly++
        continue
      }
      known++
      if (isOrder) taken++
      const asked = isOrder ? read.understanding : null
      // What the source says beyond these fields is not judged here.
      outcomes.push(
        ...outcomesOf({ kind: 'purchase-order', fields: { ...truth } }, asked).filter(it => it.verdict !== 'invented'),
      )
      extra += Math.max(0, ((asked?.fields.lines ?? []) as object[]).length - truth.lines.length)
    }
    const [header, lines] = [count(outcomes.filter(it => !ofLines(it))), count(outcomes.filter(ofLines))]
    rows.push([
      name,
      known,
      taken,
      `${header.right} / ${header.wrong} / ${header.missed}`,
      `${lines.right} / ${lines.wrong} / ${lines.missed}`,
      percent(f1(count(outcomes))),
      extra,
      `${wrongly} of ${list.length - known}`,
    ])
  }
  return table(
    [
      'source',
      'orders',
      'taken for one',
      'header right / wrong / missed',
      'lines right / wrong / missed',
      'F1 (%)',
      'lines invented',
      'others read as orders with lines',
    ],
    rows,
  )
}

const GROUPS: [name: string, pattern: string, whole: boolean][] = [
  ['mails: structure, charsets, broken parts', 'email-*/**/*.{eml,msg,txt}', true],
  ['XLSX of many programs, some hostile', 'xlsx-poi/**/*.xlsx', false],
  ['DOCX, some hostile', 'docx-{poi,mammoth}/**/*.docx', false],
  ['office files', 'office-docling/**/*.{csv,xlsx,docx}', false],
  ['Outlook messages and winmail.dat', 'msg-poi/**/*.{msg,dat}', false],
  ['PDF, broken or hostile', 'hostile-pdf-handbuilt/**/*.pdf', false],
  ['XML attacks', 'hostile-xml-defusedxml/**/*.{xml,dtd}', false],
]

async function files(on: On): Promise<string> {
  const rows: Cell[][] = []
  for (const [name, pattern, whole] of GROUPS) {
    const times: number[] = []
    let [crashed, warned] = [0, 0]
    for (const file of found(on, pattern).filter(it => !/UPSTREAM|_decoded/.test(it))) {
      const raw = whole ? readFileSync(file) : enclosed(file)
      const start = performance.now()
      const read = await readMail(raw, on.kinds).catch(() => null)
      times.push(performance.now() - start)
      if (!read) crashed++
      else if (read.understanding.warnings.length) warned++
    }
    if (times.length)
      rows.push([name, times.length, crashed, warned, percentile(times, 0.5).toFixed(1), Math.max(...times).toFixed(0)])
  }
  return table(['files', 'number', 'crashes', 'with a warning', 'median ms', 'slowest ms'], rows)
}
