import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { createSandbox, ReadFailure } from '../src/mail/sandbox.ts'
import { mail } from './support/mailhost.ts'
import { zip } from './support/zip.ts'

// What has broken mail readers before (reliability: hostile content), read by the real reader in the real sandbox.

const sandbox = createSandbox({ size: 1, log: pino({ level: 'silent' }) })
afterAll(() => sandbox.close())

const head = { From: 'Inkoop <inkoop@klant.example>', To: 'info@desk.example', Subject: 'Bestelling' }
const html = (body: string) => mail({ ...head, 'Content-Type': 'text/html' }, body)
const attached = (name: string, type: string, content: Buffer) =>
  mail(
    { ...head, 'Content-Type': 'multipart/mixed; boundary=b' },
    `--b\n\nZie bijlage\n--b\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${(content.toString('base64').match(/.{1,76}/g) ?? []).join('\n')}\n--b--\n`,
  )
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const sheets = (content: Buffer, claimed?: number) =>
  zip([
    {
      name: 'xl/workbook.xml',
      content: Buffer.from('<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    },
    { name: 'xl/worksheets/sheet1.xml', content, ...(claimed !== undefined && { claimed }) },
  ])
const nested = (depth: number) => {
  let inner = 'Content-Type: text/plain\n\nhoi\n'
  for (let n = 0; n < depth; n++)
    inner = `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n${inner}\n--b${n}--\n`
  return `From: a@klant.example\n${inner}`
}

const inputs: [string, () => string][] = [
  ['3,000 nested tables', () => html('<table><tr><td>'.repeat(3000) + 'hoi')],
  ['2 MB of nested divs', () => html('<div>'.repeat(400_000))],
  ['an unclosed comment and 200,000 angle brackets', () => html(`<!-- ${'<'.repeat(200_000)}`)],
  ['a spreadsheet that unpacks to 200 MB', () => attached('order.xlsx', XLSX, sheets(Buffer.alloc(200_000_000, ' ')))],
  [
    'the same, with a directory that says it is small',
    () => attached('order.xlsx', XLSX, sheets(Buffer.alloc(200_000_000, ' '), 1000)),
  ],
  [
    'a ZIP of 60,000 entries',
    () =>
      attached(
        'order.xlsx',
        XLSX,
        zip(Array.from({ length: 60_000 }, (_, n) => ({ name: `x${n}`, content: Buffer.alloc(0) }))),
      ),
  ],
  ['5,000 parts', () => mail({ ...head, 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\n\nx\n'.repeat(5000))],
  ['950 levels', () => nested(950)],
  ['a header of 2 MB', () => mail({ ...head, 'X-Long': 'x'.repeat(2_000_000) })],
  [
    '100,000 recipients',
    () => mail({ ...head, Cc: Array.from({ length: 100_000 }, (_, n) => `a${n}@b.example`).join(', ') }),
  ],
  ['100,000 empty lines', () => mail(head, '\n'.repeat(100_000))],
  ['100,000 quoted lines', () => mail(head, '> > > ja\n'.repeat(100_000))],
  [
    'a PDF that is none',
    () => attached('order.pdf', 'application/pdf', Buffer.alloc(300_000, '%PDF-1.7 obj << /Length 9 >> ')),
  ],
  ['300 kB of digits and dots', () => mail(head, '1.2,3-4/'.repeat(40_000))],
  [
    'nothing but noise',
    () => Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 7919) % 256)).toString('latin1'),
  ],
  ['nothing', () => ''],
]

test.for(inputs)(
  '%s: read or refused within 15 s, the desk stays awake, the next mail is read',
  { timeout: 60_000 },
  async ([, make]) => {
    const raw = Buffer.from(make(), 'latin1')
    let longest = 0
    let last = performance.now()
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 10)
      last = performance.now()
    }, 10)
    const begun = performance.now()
    const outcome: unknown = await sandbox.read(raw).then(
      read => read.head,
      error => error,
    )
    const took = performance.now() - begun
    clearInterval(pulse)
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ReadFailure)
    expect(took).toBeLessThan(17_000)
    expect(longest).toBeLessThan(500)
    expect((await sandbox.read(Buffer.from(mail(head)))).head.subject).toBe('Bestelling')
  },
)
