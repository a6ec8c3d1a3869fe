import type { Browser } from 'playwright-core'
import { drawn } from '../accuracy/make/formats/pdf.ts'

export interface Look {
  /** Degrees by which the paper lies turned on the glass. */
  turn?: number
  /** Dots an inch. */
  dpi?: number
  /** Grain, uneven light and a soft lens. */
  worn?: boolean
  type?: 'jpeg' | 'png'
}

const INCH = 96
const A4 = { width: 794, height: 1123 }

/** A sheet of A4 with this HTML on it, as a scanner would see it. */
export async function scanOf(browser: Browser, html: string, look: Look = {}): Promise<Buffer> {
  const { turn = 0, dpi = 200, worn = false, type = 'jpeg' } = look
  const sideways = turn % 180 === 90
  const { width, height } = sideways ? { width: A4.height, height: A4.width } : A4
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: dpi / INCH })
  try {
    const page = await context.newPage()
    const shift = `left:${(width - A4.width) / 2}px; top:${(height - A4.height) / 2}px`
    await page.setContent(
      `<body style="margin:0; background:#fff; overflow:hidden"><div style="position:absolute; ${shift}; width:${A4.width}px; height:${A4.height}px;
        box-sizing:border-box; padding:60px; background:#fff; transform:rotate(${turn}deg); ${worn ? 'filter:blur(.45px) contrast(.85)' : ''}">${html}</div>
        ${worn ? GRAIN : ''}</body>`,
    )
    return await page.screenshot(type === 'png' ? { type } : { type, quality: worn ? 45 : 80 })
  } finally {
    await context.close()
  }
}

const GRAIN = `<svg style="position:absolute; inset:0; mix-blend-mode:multiply; opacity:.35" width="100%" height="100%"><filter id="n">
  <feTurbulence type="fractalNoise" baseFrequency=".9" numOctaves="2" seed="7"/><feColorMatrix type="saturate" values="0"/></filter>
  <rect width="100%" height="100%" filter="url(#n)"/></svg>
  <div style="position:absolute; inset:0; background:linear-gradient(100deg, rgba(0,0,0,.18), transparent 30%, transparent 80%, rgba(0,0,0,.1))"></div>`

/** Pictures as a scanner files them: one on each page, and no text. `words`: a page with text in front. */
export const pdfOf = (pictures: Buffer[], words?: string): Promise<Buffer> =>
  drawn(pdf => {
    if (words) pdf.fontSize(11).text(words, 50, 50)
    for (const [index, picture] of pictures.entries()) {
      if (words || index > 0) pdf.addPage()
      pdf.image(picture, 0, 0, { width: A4_POINTS })
    }
  })

const A4_POINTS = 595

export interface Part {
  name: string
  type: string
  content: Buffer
  /** Shown inside the words of the mail. */
  inline?: boolean
}

/** A mail with files. */
export function mailWith(
  parts: Part[],
  { subject = 'Bestelling', text = 'Zie onze bestelling in de bijlage.' } = {},
): Buffer {
  const head = [
    'From: "Sanne de Wit" <sanne@lindehout.example>',
    'To: orders@desk.example',
    `Subject: ${subject}`,
    `Message-ID: <${crypto.randomUUID()}@lindehout.example>`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=part',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ]
  const files = parts.flatMap(({ name, type, content, inline }, index) => [
    '--part',
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: ${inline ? 'inline' : 'attachment'}; filename="${name}"`,
    ...(inline ? [`Content-ID: <part${index}@lindehout.example>`] : []),
    'Content-Transfer-Encoding: base64',
    '',
    content.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ])
  return Buffer.from([...head, ...files, '--part--', ''].join('\r\n'))
}
