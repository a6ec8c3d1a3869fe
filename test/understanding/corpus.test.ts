import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { readBody } from '../../src/understanding/readers/body.ts'
import { mailOf } from './mail.ts'
import { kinds } from './score.ts'

const CORPUS = '../shared/corpus'
const LIMIT = 5000
const TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.xml': 'application/xml',
}

function files(folder: string, name: RegExp): string[] {
  const path = join(CORPUS, folder)
  return readdirSync(path).flatMap(entry => {
    const inner = join(folder, entry)
    if (statSync(join(CORPUS, inner)).isDirectory()) return files(inner, name)
    return name.test(entry) && !entry.startsWith('UPSTREAM') ? [inner] : []
  })
}

/** Every nth file: all of them are read in a longer run. */
const some = (paths: string[], every: number) => paths.filter((_, index) => index % every === 0)

describe.skipIf(!existsSync(CORPUS))('files of other people', () => {
  it.each([
    'email-mime4j',
    'email-mailmimeparser',
    'email-stalwart-malformed',
    'email-stalwart-rfc',
    'email-stalwart-legacy',
    'email-mikel-mail',
  ])(
    'mails are read without a fault: %s',
    async folder => {
      for (const path of some(files(folder, /\.(?:eml|msg|txt)$/), 3)) {
        const started = performance.now()
        const { understanding } = await readMail(readFileSync(join(CORPUS, path)), kinds)
        expect(understanding.kind, path).not.toBe('purchase-order')
        expect(performance.now() - started, path).toBeLessThan(LIMIT)
      }
    },
    60_000,
  )

  it.each([
    'hostile-pdf-handbuilt',
    'hostile-xml-defusedxml',
    'pdf-tabula',
    'pdf-azure-labelled',
    'pdf-invoice2data',
    'xlsx-poi',
    'docx-poi',
    'msg-poi',
    'office-docling',
    'orders-csv-crux',
    'orders-edifact-edinet',
  ])(
    'attachments are read or refused with a reason: %s',
    async folder => {
      for (const path of some(files(folder, /\.(?:pdf|xlsx|csv|docx|msg|xml|edi|dat|dtd)$/), 2)) {
        const name = path.split('/').at(-1)!
        const file = {
          name,
          type: TYPES[extname(name)] ?? 'application/octet-stream',
          content: readFileSync(join(CORPUS, path)),
        }
        const started = performance.now()
        const { reading } = await readMail(
          await mailOf({ subject: 'order', text: 'zie bijlage', files: [() => file] }),
          kinds,
        )
        expect(performance.now() - started, path).toBeLessThan(LIMIT)
        const isRead = reading.documents.some(({ source }) => source.startsWith('attachment:'))
        expect(isRead || (reading.warnings ?? []).some(warning => warning.includes(name)), path).toBe(true)
      }
    },
    60_000,
  )

  it('forwards give the original sender and his text, whatever program forwarded them', () => {
    const bodies = files('forward-crisp', /_body(?:_variant_\d+)?\.txt$/).filter(path => !/variant_4/.test(path))
    const found = bodies.map(path =>
      readBody({
        text: readFileSync(join(CORPUS, path), 'utf8').replaceAll('\r\n', '\n'),
        html: null,
        subject: 'Fwd: Integer consequat non purus',
      }),
    )
    expect(found.length).toBeGreaterThan(50)
    expect(
      found.filter(({ forwarded }) => forwarded?.address === 'john.doe@acme.com').length / found.length,
    ).toBeGreaterThanOrEqual(0.98)
    expect(
      found.filter(({ body }) => body.text.includes('Aenean quis diam urna')).length / found.length,
    ).toBeGreaterThanOrEqual(0.98)
  })

  it('answers of shops and programs are no orders', async () => {
    for (const path of files('html-postmark', /\.html$/)) {
      const { understanding } = await readMail(
        await mailOf({ subject: 'Notice', html: readFileSync(join(CORPUS, path), 'utf8') }),
        kinds,
      )
      expect(understanding.kind, path).not.toBe('purchase-order')
    }
  })
})
