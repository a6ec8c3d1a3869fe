import { KINDS } from '../../../src/understanding/types.ts'
import type { Measured } from './run.ts'
import type { Outcome } from './score.ts'
import {
  count,
  f1,
  given,
  grouped,
  isError,
  ofLines,
  percent,
  percentile,
  precision,
  ratio,
  recall,
  SURE,
} from './tally.ts'

type Cell = string | number
const row = (cells: Cell[]) => `| ${cells.join(' | ')} |`
export const table = (head: string[], rows: Cell[][]) =>
  [row(head), row(head.map((_, i) => (i ? '---:' : '---'))), ...rows.map(row)].join('\n')

/** One set of mails as tables, in Markdown. */
export function report(title: string, all: Measured[]): string {
  return [
    `## ${title}`,
    overview(all),
    '### By kind',
    summary('kind', all, it => it.mail.label.kind, KINDS),
    '### By form',
    summary('form', all, it => it.mail.form),
    '### By language',
    summary('language', all, it => it.mail.label.language ?? 'none'),
    '### Confidence',
    'How often values and kinds are right, by the confidence they were given with; it should lie inside the bucket.',
    calibration('values', ofValues(all)),
    calibration('kinds', ofKinds(all)),
    '### Kinds taken for others',
    confusion(all),
  ].join('\n\n')
}

function overview(all: Measured[]): string {
  const share = (of: Measured[], right: (it: Measured) => boolean) => percent(ratio(of.filter(right).length, of.length))
  const values = all.flatMap(it => it.score.values)
  const [header, lines] = [values.filter(it => !ofLines(it)), values.filter(ofLines)]
  const references = count(all.flatMap(it => it.score.references))
  const proofs = all.reduce((sum, it) => sum + it.proof.total, 0)
  const without = all.reduce((sum, it) => sum + it.proof.without.length, 0)
  const spoken = all.filter(it => it.score.language !== null)
  const asked = all.filter(it => it.score.missing !== null)
  const silent = count(values).silent
  const parts = (name: string, outcomes: Outcome[]): Cell[][] => {
    const counts = count(outcomes)
    return [
      [`${name}: precision, recall, F1 (%)`, [precision(counts), recall(counts), f1(counts)].map(percent).join(', ')],
    ]
  }
  const time = (of: Measured[]) =>
    of.length
      ? `${percentile(
          of.map(it => it.took),
          0.5,
        ).toFixed(1)}, ${percentile(
          of.map(it => it.took),
          0.95,
        ).toFixed(1)}`
      : '-'
  return table(
    ['measure', `${all.length} mails`],
    [
      ['kind (%)', share(all, it => it.score.kind)],
      ['language (%)', share(spoken, it => it.score.language === true)],
      ['automated or not (%)', share(all, it => it.score.automated)],
      ['all requests of the mail and no other (%)', share(all, it => it.score.requests)],
      ['what is missing, where the kind is right (%)', share(asked, it => it.score.missing === true)],
      ...parts('header values', header),
      ...parts('values of lines and changes', lines),
      [
        'references: precision, recall, F1 (%)',
        [precision(references), recall(references), f1(references)].map(percent).join(', '),
      ],
      ['mails with every value right (%)', share(all, it => it.score.exact)],
      [
        `silent errors: wrong with confidence ≥ ${SURE}, of all values given`,
        `${silent} of ${given(count(values))} (${percent(ratio(silent, given(count(values))))}%)`,
      ],
      ['values whose evidence does not hold them', `${without} of ${proofs}`],
      ['processor time without attachment: median, p95 (ms)', time(all.filter(it => !it.attachment))],
      ['processor time with attachment: median, p95 (ms)', time(all.filter(it => it.attachment))],
    ],
  )
}

function summary(name: string, all: Measured[], by: (it: Measured) => string, order?: readonly string[]): string {
  const groups = grouped(all, by)
  const sorted = order ? order.flatMap(key => groups.filter(([group]) => group === key)) : groups
  const rows = sorted.map(([group, of]) => {
    const values = of.flatMap(it => it.score.values)
    const [header, lines] = [count(values.filter(it => !ofLines(it))), count(values.filter(ofLines))]
    const share = (right: (it: Measured) => boolean) => percent(ratio(of.filter(right).length, of.length))
    return [
      group,
      of.length,
      share(it => it.score.kind),
      percent(precision(header)),
      percent(recall(header)),
      percent(precision(lines)),
      percent(recall(lines)),
      share(it => it.score.exact),
      count(values).silent,
    ]
  })
  return table(
    [
      name,
      'mails',
      'kind',
      'header precision',
      'header recall',
      'lines precision',
      'lines recall',
      'exact',
      'silent errors',
    ],
    rows,
  )
}

const EDGES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01]

interface Claim {
  confidence: number | undefined
  right: boolean
}

const ofValues = (all: Measured[]): Claim[] =>
  all
    .flatMap(it => it.score.values)
    .filter(it => it.verdict !== 'missed')
    .map(it => ({ confidence: it.confidence, right: !isError(it) }))
const ofKinds = (all: Measured[]): Claim[] =>
  all.map(({ read, score }) => ({ confidence: read.confidence, right: score.kind }))

function calibration(what: string, claims: Claim[]): string {
  const line = (name: string, of: Claim[]): Cell[] => [
    name,
    of.length,
    percent(ratio(of.filter(it => it.right).length, of.length)),
  ]
  const rows = EDGES.slice(0, -1).map((from, i) => {
    const to = EDGES[i + 1]!
    const inside = claims.filter(it => it.confidence !== undefined && it.confidence >= from && it.confidence < to)
    return line(`${from} to ${Math.min(to, 1)}`, inside)
  })
  const none = claims.filter(it => it.confidence === undefined)
  const last = none.length ? [line('no evidence', none)] : []
  return table(['confidence', what, 'right (%)'], [...rows, ...last])
}

function confusion(all: Measured[]): string {
  const wrong = all.filter(it => !it.score.kind)
  const rows = grouped(wrong, it => it.mail.label.kind).map(([kind, of]) => [
    kind,
    grouped(of, it => it.read.kind)
      .map(([other, mails]) => `${other} ${mails.length}`)
      .join(', '),
  ])
  return rows.length ? table(['label', 'read as'], rows) : 'None.'
}

/** Each difference in one line: mail, place, what it should be, what was read. */
export function failures(all: Measured[]): string[] {
  return all.flatMap(({ mail, read, score }) => [
    ...(score.kind ? [] : [`${mail.id} kind: ${mail.label.kind}, read ${read.kind} (${read.confidence})`]),
    ...(score.language === false ? [`${mail.id} language: ${mail.label.language}, read ${read.language}`] : []),
    ...(score.automated ? [] : [`${mail.id} automated: ${mail.label.automated}, read ${read.automated}`]),
    ...(score.missing === false
      ? [`${mail.id} missing: ${JSON.stringify(mail.label.missing)}, read ${JSON.stringify(read.missing)}`]
      : []),
    ...(score.requests
      ? []
      : [
          `${mail.id} requests: ${[mail.label, ...(mail.label.others ?? [])].map(it => it.kind).join(' + ')}, read ${[read, ...(read.others ?? [])].map(it => it.kind).join(' + ')}`,
        ]),
    ...score.silentFiles.map(file => `${mail.id} warnings: none of ${file}`),
    ...[...score.values, ...score.references]
      .filter(it => it.verdict !== 'right')
      .map(
        it =>
          `${mail.id} ${it.path} ${it.verdict}: ${JSON.stringify(it.expected) ?? 'nothing'}, read ${JSON.stringify(it.given) ?? 'nothing'}${it.confidence === undefined ? '' : ` (${it.confidence})`}`,
      ),
  ])
}
