import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'
import { pino } from 'pino'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OcrProcess } from '../src/mail/sandbox-ocr.ts'
import { createSandbox, serveParser } from '../src/mail/sandbox.ts'
import { readMail, readMailAndScans } from '../src/read-mail.ts'
import { readPng } from '../src/understanding/ocr/png.ts'
import { turned } from '../src/understanding/ocr/picture.ts'
import { pagesToScan } from '../src/understanding/ocr/pictures.ts'
import type { PageToScan } from '../src/understanding/types.ts'
import { loadWorkflows } from '../src/workflow/load.ts'
import { drawn } from './accuracy/make/formats/pdf.ts'
import { temporaryFolder } from './support/folder.ts'
import { mailWith, pdfOf, scanOf } from './support/scans.ts'
import { chromiumIsThere, launch } from './web/chromium.ts'

const log = pino({ level: 'silent' })
const PATIENT = 60_000
const kinds = (await loadWorkflows()).flatMap(it => it.request ?? [])

const ORDER = `<style>body{font:15px Arial,"Liberation Sans",sans-serif}
  table{border-collapse:collapse;width:100%;margin-top:24px} td,th{padding:6px 4px;border:1px solid #777;text-align:left} .r{text-align:right}</style>
  <h1 style="font-size:26px">Inkooporder</h1><p>Lindehout Kantoorinrichting B.V.<br>Zagerij 14<br>3511 AB Utrecht</p>
  <p><b>Ordernummer:</b> PO-20417<br><b>Orderdatum:</b> 17-11-2026<br><b>Gewenste leverdatum:</b> 24-11-2026</p>
  <p><b>Afleveradres:</b><br>Lindehout Magazijn<br>Havenkade 7<br>3542 AD Utrecht</p>
  <table><tr><th>Regel</th><th>Artikelnummer</th><th>Omschrijving</th><th class="r">Aantal</th><th class="r">Prijs</th><th class="r">Totaal</th></tr>
  <tr><td>1</td><td>UX-7720-B8</td><td>Dockingstation USB-C 100W</td><td class="r">10</td><td class="r">149,50</td><td class="r">1.495,00</td></tr>
  <tr><td>2</td><td>MON-27Q5S</td><td>Monitor 27 inch QHD</td><td class="r">4</td><td class="r">289,00</td><td class="r">1.156,00</td></tr>
  <tr><td>3</td><td>KB-2210-L</td><td>Toetsenbord draadloos</td><td class="r">25</td><td class="r">32,95</td><td class="r">823,75</td></tr></table>
  <p class="r">Subtotaal: 3.474,75<br>BTW 21%: 729,70<br>Totaal: EUR 4.204,45</p>`

const EXPECTED = {
  poNumber: 'PO-20417',
  orderDate: '2026-11-17',
  requestedDate: '2026-11-24',
  deliveryAddress: { name: 'Lindehout Magazijn', street: 'Havenkade 7', postalCode: '3542 AD', city: 'Utrecht' },
  lines: [
    {
      lineNumber: 1,
      sku: 'UX-7720-B8',
      description: 'Dockingstation USB-C 100W',
      quantity: 10,
      unitPrice: '149.50',
      lineTotal: '1495.00',
    },
    {
      lineNumber: 2,
      sku: 'MON-27Q5S',
      description: 'Monitor 27 inch QHD',
      quantity: 4,
      unitPrice: '289.00',
      lineTotal: '1156.00',
    },
    {
      lineNumber: 3,
      sku: 'KB-2210-L',
      description: 'Toetsenbord draadloos',
      quantity: 25,
      unitPrice: '32.95',
      lineTotal: '823.75',
    },
  ],
  subtotal: '3474.75',
  tax: '729.70',
  total: '4204.45',
  currency: 'EUR',
}

const asPdf = async (pictures: Buffer[], words?: string) => ({
  name: 'order.pdf',
  type: 'application/pdf',
  content: await pdfOf(pictures, words),
})
const mailOf = async (...pictures: Buffer[]) => mailWith([await asPdf(pictures)])

describe.skipIf(!chromiumIsThere)('scanned orders', () => {
  let browser: Browser
  let plain: Buffer
  const ocr = new OcrProcess({ log })
  const read = (raw: Buffer) => readMailAndScans(raw, kinds, (pages, language) => ocr.read(pages, language))

  beforeAll(async () => {
    browser = await launch()
    plain = await scanOf(browser, ORDER)
  })
  afterAll(async () => {
    await browser.close()
    await ocr.close()
  })

  test.for([
    ['as it comes from a scanner', {}],
    ['coarse and grainy', { dpi: 150, worn: true }],
    ['lying on its side', { turn: 90 }],
    ['upside down', { turn: 180 }],
    ['laid askew on the glass', { turn: 2.3 }],
  ] as const)('every value of a scan %s is read', async ([, look]) => {
    const { understanding } = await read(await mailOf(await scanOf(browser, ORDER, look)))
    expect(understanding.kind).toBe('purchase-order')
    expect(understanding.fields).toEqual(EXPECTED)
    expect(understanding.warnings).toEqual([])
  })

  test('no letter of a scan is sure, and a value says where it stands on the page', async () => {
    const { understanding } = await read(await mailOf(plain))
    const { evidence } = understanding
    for (const [pointer, { confidence, scanned, page }] of Object.entries(evidence)) {
      expect({ pointer, scanned, page }).toEqual({ pointer, scanned: true, page: 1 })
      // figures that prove each other are sure: quantity times price is the total of the line, and the lines add up
      const proved = /\/lines\/\d+\/(?:quantity|unitPrice|lineTotal)$|^\/(?:subtotal|tax|total)$/.test(pointer)
      expect({ pointer, sure: confidence >= 0.95 }).toEqual({ pointer, sure: proved })
    }
    const [x0, y0, x1, y1] = evidence['/lines/1/sku']!.box!
    expect(x1 - x0).toBeGreaterThan(40)
    expect(y1 - y0).toBeLessThan(25)
    // in points, so that the desk can show it: the table begins below the middle of the upper half
    expect(y0).toBeGreaterThan(280)
    expect(y1).toBeLessThan(400)
  })

  test('pictures that are attached are read as well: PNG and JPEG', async () => {
    const jpeg = { name: 'foto.jpg', type: 'image/jpeg', content: plain }
    const png = { name: 'scan.png', type: 'image/png', content: await scanOf(browser, ORDER, { type: 'png' }) }
    for (const file of [jpeg, png]) {
      const { understanding, reading } = await read(mailWith([file]))
      expect(understanding.fields).toEqual(EXPECTED)
      expect(reading.documents.at(-1)).toMatchObject({ source: `attachment:${file.name}`, format: 'scan' })
    }
  })

  test('a page with text and a page that is a picture are one document, in their order', async () => {
    const { reading, understanding } = await read(
      mailWith([await asPdf([plain], 'Begeleidende brief bij onze order.')]),
    )
    const [document] = reading.documents.slice(2)
    expect(document!.lines[0]).toMatchObject({ text: 'Begeleidende brief bij onze order.', page: 1 })
    expect(document!.lines.at(-1)!.page).toBe(2)
    for (const { text, start } of document!.lines) expect(document!.text.slice(start, start + text.length)).toBe(text)
    expect(understanding.fields).toMatchObject({ poNumber: 'PO-20417', total: '4204.45' })
    expect(understanding.evidence['/total']!.page).toBe(2)
  })

  test('an empty page behind a page with text is nothing to complain of', async () => {
    const content = await drawn(pdf => pdf.fontSize(11).text('Bestelling PO-77812: zie onze brief.', 50, 50).addPage())
    const { reading, understanding } = await read(mailWith([{ name: 'brief.pdf', type: 'application/pdf', content }]))
    expect(understanding.warnings).toEqual([])
    expect(reading.documents.at(-1)).toMatchObject({ source: 'attachment:brief.pdf', format: 'pdf' })
  })

  test('a photo that the camera took sideways stands upright', async () => {
    const sideways = await scanOf(browser, ORDER, { turn: 270 })
    // Exif: one entry, orientation 6, the camera was turned to the left
    const exif = Buffer.from(
      'ffe1002245786966000049492a00080000000100120103000100000006000000000000000000'.slice(0, 72),
      'hex',
    )
    const content = Buffer.concat([sideways.subarray(0, 2), exif, sideways.subarray(2)])
    const { pages } = await pagesToScan([{ id: '1', name: 'foto.jpg', format: 'jpeg', content, pages: [] }])
    expect(pages[0]!.height).toBeGreaterThan(pages[0]!.width)
    const [upright] = await ocr.read(pages, 'nl')
    expect(upright!.words.slice(0, 2).map(it => it.text)).toEqual(['Inkooporder', 'Lindehout'])
  })

  test('logos, photos without words and pictures inside a letter are no scans and no reason to complain', async () => {
    const logo = await scanOf(
      browser,
      '<div style="width:300px;height:300px;background:#269;border-radius:40px"></div>',
    )
    const small = readFileSync(path.join(import.meta.dirname, 'support', 'scans.ts'))
    const raw = mailWith([
      { name: 'logo.jpg', type: 'image/jpeg', content: logo, inline: true },
      {
        name: 'stip.gif',
        type: 'image/gif',
        content: Buffer.concat([Buffer.from('GIF89a\u0001\0\u0001\0', 'latin1'), small.subarray(0, 40)]),
      },
    ])
    const { reading, understanding } = await read(raw)
    expect(reading.documents.map(it => it.source)).toEqual(['subject', 'body'])
    expect(understanding.warnings).toEqual([])
    const attached = await read(mailWith([{ name: 'product.jpg', type: 'image/jpeg', content: logo }]))
    expect(attached.understanding.warnings).toEqual([
      'product.jpg holds no words that could be read: look at it yourself.',
    ])
  })

  test('where nobody reads pictures the mail says so by name, and costs nothing', async () => {
    const { understanding, reading } = await readMail(await mailOf(plain), kinds)
    expect(understanding.warnings).toEqual(['order.pdf was not read: it holds no text, it is probably a scan.'])
    expect(reading.scans).toMatchObject([{ name: 'order.pdf', format: 'pdf', pages: [1] }])
  })

  test(
    'the desk, its parser behind a socket and the command line understand the same',
    { timeout: 90_000 },
    async () => {
      using folder = temporaryFolder()
      const socket = path.join(folder.path, 'parser.sock')
      const raw = await mailOf(plain)
      const desk = createSandbox({ size: 1, log, patience: PATIENT })
      const parser = await serveParser({ socket, size: 1, log, patience: PATIENT })
      const remote = createSandbox({ size: 1, log, socket })
      try {
        const { understanding } = await read(raw)
        const here = await desk.read(raw, { documents: true })
        const there = await remote.read(raw, { documents: true })
        expect(here.understanding).toEqual(JSON.parse(JSON.stringify(understanding)))
        expect(there.understanding).toEqual(here.understanding)
        expect(there.documents).toEqual(here.documents)
        // the letters were read once: what is kept answers at once
        const begun = performance.now()
        await desk.read(raw)
        expect(performance.now() - begun).toBeLessThan(1000)
        // also where nobody looks yet: an order by letters that may be wrong must be known as such
        expect((await desk.read(raw)).understanding.evidence['/lines/0/sku']).toMatchObject({ scanned: true })
      } finally {
        await Promise.all([desk.close(), remote.close(), parser.close()])
      }
    },
  )

  test(
    'a mail whose scan takes long comes again, and other mails are read meanwhile',
    { timeout: 90_000 },
    async () => {
      const desk = createSandbox({ size: 1, log, patience: 1 })
      try {
        const raw = await mailOf(plain)
        await expect(desk.read(raw)).rejects.toMatchObject({ code: 'ECONNRESET' })
        const begun = performance.now()
        await desk.read(mailWith([]))
        expect(performance.now() - begun).toBeLessThan(1000)
        await expect
          .poll(
            () =>
              desk.read(raw).then(
                it => it.understanding.fields,
                () => null,
              ),
            { timeout: 60_000, interval: 200 },
          )
          .toMatchObject({ poNumber: 'PO-20417' })
      } finally {
        await desk.close()
      }
    },
  )

  test('a page that takes too long is left to a person, by name, and so are those after it', async () => {
    const slow = new OcrProcess({ log, program: HOSTILE, seconds: 2 })
    try {
      const begun = performance.now()
      const { understanding } = await readMailAndScans(mailWith([await asPdf([plain, plain])]), kinds, pages =>
        slow.read(pages, 'loop'),
      )
      expect(performance.now() - begun).toBeLessThan(8000)
      expect(understanding.warnings).toEqual(['order.pdf could not be read in time: look at the scan yourself.'])
    } finally {
      await slow.close()
    }
  })
})

const HOSTILE = path.join(import.meta.dirname, 'support', 'parsers', 'hostile-ocr.ts')
const page = (number: number): PageToScan => ({
  file: '1',
  page: number,
  width: 10,
  height: 10,
  scale: 1,
  grey: new Uint8Array(100),
})

describe('the process that reads scans', () => {
  test('a page that breaks it costs that page, and the mail after it is read', async () => {
    const ocr = new OcrProcess({ log, program: HOSTILE })
    try {
      for (const order of ['crash', 'memory', 'nonsense']) {
        const [broken, fine] = await Promise.all([ocr.read([page(1)], order), ocr.read([page(1)], 'fine')])
        expect(broken).toEqual([{ file: '1', page: 1, words: [], failed: 'broken' }])
        expect(fine[0]!.words[0]!.text).toBe('fine')
      }
    } finally {
      await ocr.close()
    }
  })

  test('it has no network, no environment and no files, begins when it is needed and ends when it is idle', async () => {
    const ocr = new OcrProcess({ log, program: HOSTILE, idle: 200 })
    try {
      expect(ocr.pid).toBeUndefined()
      const [{ words } = { words: [] }] = await ocr.read([page(1)], 'reach')
      expect(words.map(it => it.text)).toEqual(['network:denied', 'files:denied', 'environment:MALLOC_ARENA_MAX'])
      expect(ocr.pid).toBeGreaterThan(0)
      await sleep(1000)
      expect(ocr.pid).toBeUndefined()
      expect((await ocr.read([page(1)], 'fine'))[0]!.failed).toBeUndefined()
    } finally {
      await ocr.close()
    }
  })
})

describe('pictures', () => {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)])
  }
  const png = (depth: number, type: number, rows: number[][], width: number, palette: number[] = []) => {
    const head = Buffer.alloc(13)
    head.writeUInt32BE(width, 0)
    head.writeUInt32BE(rows.length, 4)
    head.set([depth, type], 8)
    const data = deflateSync(Buffer.from(rows.flat()))
    const parts = [
      chunk('IHDR', head),
      chunk('PLTE', Buffer.from(palette)),
      chunk('IDAT', data),
      chunk('IEND', Buffer.alloc(0)),
    ]
    return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), ...parts])
  }

  test.for([
    [
      'grey, each filter',
      png(
        8,
        0,
        [
          [0, 10, 20],
          [1, 10, 10],
          [2, 5, 5],
          [3, 5, 5],
          [4, 1, 1],
        ],
        2,
      ),
      [10, 20, 10, 20, 15, 25, 12, 23, 13, 24],
    ],
    ['black and white', png(1, 0, [[0, 0b10100000]], 3), [255, 0, 255]],
    ['a palette', png(2, 3, [[0, 0b00011011]], 4, [0, 0, 0, 255, 255, 255, 100, 100, 100, 7, 7, 7]), [0, 255, 100, 7]],
    ['see-through on white', png(8, 6, [[0, 0, 0, 0, 0, 0, 0, 0, 255]], 2), [255, 0]],
  ] as const)('PNG in %s', ([, content, grey]) => {
    expect([...readPng(content, 1000).grey]).toEqual(grey)
  })

  test('a PNG that unpacks to more than it says is not unpacked', () => {
    expect(() => readPng(png(8, 0, [[0, ...Array<number>(200_000).fill(7)]], 2), 1000)).toThrow()
    expect(() => readPng(png(8, 0, [[0, 1]], 40_000), 1000)).toThrow('the picture is too large')
  })

  test('TIFF: strips below each other, white stored as zero, either order of bytes', async () => {
    const grey = Array.from({ length: 40 * 30 }, (_, at) => (at * 7) % 256)
    for (const big of [false, true]) {
      const content = tiff(
        40,
        30,
        grey.map(it => 255 - it),
        big,
      )
      const { pages, failed } = await pagesToScan([{ id: '1', name: 'fax.tif', format: 'tiff', content, pages: [] }])
      expect(failed).toEqual([])
      expect(pages).toMatchObject([{ file: '1', page: 1, width: 40, height: 30 }])
      expect([...pages[0]!.grey]).toEqual(grey)
    }
    const cut = tiff(40, 30, grey, false).subarray(0, 60)
    expect(await pagesToScan([{ id: '1', name: 'fax.tif', format: 'tiff', content: cut, pages: [] }])).toEqual({
      pages: [],
      failed: [{ file: '1', page: 0, words: [], failed: 'broken' }],
    })
  })

  /** Eight bits, no compression, white is zero, two strips. */
  function tiff(width: number, height: number, pixels: number[], big: boolean): Buffer {
    const rows = height / 2
    const first = 8 + 2 + 9 * 12 + 4
    const tags = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 0],
      [273, first + 16, first + 16 + rows * width],
      [277, 1],
      [278, rows],
      [279, rows * width, rows * width],
    ]
    const out = Buffer.alloc(first + 16)
    const short = (value: number, at: number) => (big ? out.writeUInt16BE(value, at) : out.writeUInt16LE(value, at))
    const long = (value: number, at: number) => (big ? out.writeUInt32BE(value, at) : out.writeUInt32LE(value, at))
    out.write(big ? 'MM' : 'II', 'latin1')
    short(42, 2)
    long(8, 4)
    short(tags.length, 8)
    let free = first
    for (const [index, [tag = 0, ...values]] of tags.entries()) {
      const at = 10 + index * 12
      short(tag, at)
      short(4, at + 2)
      long(values.length, at + 4)
      if (values.length === 1) long(values[0]!, at + 8)
      else {
        long(free, at + 8)
        for (const value of values) free = long(value, free)
      }
    }
    return Buffer.concat([out, Buffer.from(pixels)])
  }

  test('four quarters make a whole', () => {
    const picture = { width: 3, height: 2, grey: Uint8Array.from([1, 2, 3, 4, 5, 6]) }
    expect(turned(picture, 90)).toEqual({ width: 2, height: 3, grey: Uint8Array.from([4, 1, 5, 2, 6, 3]) })
    expect(turned(turned(picture, 90), 270)).toEqual(picture)
    expect(turned(turned(picture, 180), 180)).toEqual(picture)
  })
})
