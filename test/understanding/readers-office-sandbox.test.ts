import { pino } from 'pino'
import { afterAll, expect, it } from 'vitest'
import { createSandbox } from '../../src/mail/sandbox.ts'
import { zip } from '../support/zip.ts'
import { csv, mailOf } from './mail.ts'
import { book, docx, envelope, file, msg, read, tbl, tnef } from './readers-office-files.ts'
import type { OutlookMail } from './readers-office-files.ts'

// every library that a file needs must be found where only the code can be read, and nothing can be reached

const sandbox = createSandbox({ size: 1, log: pino({ level: 'silent' }) })
afterAll(() => sandbox.close())

const TABLE = [
  ['Artikelnummer', 'Aantal'],
  ['FG-60F', '3'],
]
const LETTER: OutlookMail = {
  subject: 'Order',
  from: { name: 'Piet Bos', address: 'piet@klant.example' },
  text: 'Graag bestellen wij 3 x FG-60F.',
}
const rtf = String.raw`{\rtf1\ansi Graag bestellen wij 3 x FG-60F.\par}`

it.each([
  docx('order.docx', tbl(...TABLE)),
  book('order.xls', { A: TABLE }),
  book('order.xlsb', { A: TABLE }, 'xlsb'),
  book('order-xml.xls', { A: TABLE }, 'xlml'),
  book('order.ods', { A: TABLE }, 'ods'),
  book('order.xlsx', { A: TABLE }, 'xlsx'),
  msg('order.msg', LETTER),
  msg('opmaak.msg', { ...LETTER, text: '', rtf: envelope(rtf) }),
  tnef(LETTER),
  file('order.rtf', rtf),
  file('order.zip', zip([{ name: 'order.csv', content: csv('a', 'Artikelnummer;Aantal\nFG-60F;3')().content }])),
])('$name is read in the sandbox', async given => {
  const raw = await mailOf({ subject: 'Bestelling', text: 'Zie bijlage', files: [() => given] })
  const { documents, understanding } = await sandbox.read(raw, { documents: true })
  expect(understanding.warnings).toEqual([])
  expect(documents[2]?.text).toMatch(/FG-60F/)
  expect(understanding).toMatchObject({ kind: 'purchase-order', fields: { lines: [{ sku: 'FG-60F', quantity: 3 }] } })
})

it('signs that no database stores are left out, wherever they stand', async () => {
  const bad = 'FG\0-60F \ud800 x'
  const { documents } = await read(
    msg('a.msg', { ...LETTER, text: bad, html: `<p>${bad}</p>` }),
    tnef({ ...LETTER, text: bad }),
    file('a.rtf', String.raw`{\rtf1 FG\u0?-60F\'00 \u-10240? x}`),
    book('a.xls', { A: [[bad]] }),
    docx('a.docx', `<w:p><w:r><w:t>${bad}&#0;&#xD800;</w:t></w:r></w:p>`),
  )
  expect(documents).toHaveLength(5)
  for (const { text } of documents) {
    expect(text).toMatch(/FG/)
    expect(text).not.toContain('\0')
    expect(text.isWellFormed()).toBe(true)
  }
})

it('files with any bytes changed give a document or a reason, in time', async () => {
  const files = [
    docx('a.docx', tbl(...TABLE)),
    book('a.xls', { A: TABLE }),
    book('a.xlsb', { A: TABLE }, 'xlsb'),
    book('a.ods', { A: TABLE }, 'ods'),
    book('b.xls', { A: TABLE }, 'xlml'),
    file('a.rtf', rtf),
  ]
  for (const whole of files) {
    for (let n = 1; n <= 60; n += 1) {
      const content = Buffer.from(whole.content)
      for (let change = 0; change < n % 7; change += 1) content[(n * 7919 + change * 104_729) % content.length] = n * 37
      const started = performance.now()
      const cut = n % 4 === 0 ? content.subarray(0, Math.ceil((content.length * n) / 61)) : content
      const { documents, warnings } = await read(file(whole.name, cut))
      expect(documents.length + warnings.length, `${whole.name} ${n}`).toBeGreaterThan(0)
      expect(performance.now() - started, `${whole.name} ${n}`).toBeLessThan(5000)
    }
  }
})
