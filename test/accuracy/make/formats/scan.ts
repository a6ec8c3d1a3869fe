import { chromium } from 'playwright-core'
import type { Paper } from '../paper.ts'
import { random } from '../random.ts'
import { escaped } from './html.ts'

export interface ScanStyle {
  /** Degrees that the paper lies askew. */
  turn: number
  /** 0..1: how grey and grainy. */
  grain: number
}

/** Pictures of papers, as a scanner or a telephone makes them; null where there is no browser to draw them. */
export async function pictures(pages: { paper: Paper; style: ScanStyle }[]): Promise<Buffer[] | null> {
  const browser = await chromium
    .launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
    .catch(() => null)
  if (!browser) return null
  try {
    const page = await browser.newPage({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 1.6 })
    const made: Buffer[] = []
    for (const { paper, style } of pages) {
      await page.setContent(sheetOf(paper, style))
      made.push(await page.screenshot({ type: 'jpeg', quality: Math.round(75 - style.grain * 40) }))
    }
    return made
  } finally {
    await browser.close()
  }
}

function sheetOf(paper: Paper, { turn, grain }: ScanStyle): string {
  const cells = (row: string[], name: string) =>
    `<tr>${row.map(cell => `<${name}>${escaped(cell)}</${name}>`).join('')}</tr>`
  const facts = paper.facts.map(pair => cells(pair, 'td')).join('')
  const blocks = paper.blocks.map(
    it => `<div><b>${escaped(it.heading)}</b><br>${it.lines.map(escaped).join('<br>')}</div>`,
  )
  const rows = paper.rows.map(row => cells(row.cells, 'td')).join('')
  return `<style>body{margin:0;background:#f4f2ee;filter:grayscale(1) contrast(${1 - grain / 4})}
main{font:13px "Liberation Sans",Arial;padding:60px;width:670px;transform:rotate(${turn}deg);filter:blur(${grain * 0.5}px)}
.lines{border-collapse:collapse;width:100%;margin-top:30px}.lines td,.lines th{border:1px solid #666;padding:4px;text-align:left;font-size:11px}
.two{display:flex;gap:120px;margin-top:20px}svg{position:fixed;inset:0}</style>
<main><h2>${escaped(paper.title)}</h2>${paper.letterhead.map(escaped).join('<br>')}<table style="margin-top:20px">${facts}</table>
<div class="two">${blocks.join('')}</div><table class="lines">${cells(paper.headings, 'th')}${rows}</table>
<table style="margin:20px 0 0 380px">${paper.totals.map(pair => cells(pair, 'td')).join('')}</table></main>
<svg width="794" height="1123">${specks(grain)}</svg>`
}

/** Dust on the glass, and a shade where the fold was. */
function specks(grain: number): string {
  const chance = random(`grain ${grain}`)
  const dots = Array.from({ length: Math.round(grain * 1800) }, () => {
    const [x, y, size] = [chance.whole(0, 793), chance.whole(0, 1122), chance.next() * 0.9 + 0.2]
    return `<circle cx="${x}" cy="${y}" r="${size.toFixed(2)}" opacity="${(chance.next() * 0.5).toFixed(2)}"/>`
  })
  const fold = `<rect y="370" width="794" height="5" opacity="${(grain * 0.15).toFixed(2)}"/>`
  return [...dots, fold].join('')
}
