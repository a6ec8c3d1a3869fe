import type { Paper } from '../paper.ts'

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export type Program = 'outlook' | 'gmail' | 'apple'

/** Paragraphs and a table as the mail program writes them; `after` stands below the table. */
export function htmlOf(program: Program, before: string[], paper: Paper | null, after: string[]): string {
  const table = paper ? tableHtml(program, paper) : ''
  const above = paper ? paper.facts.map(([label, value]) => `${label}: ${value}`) : []
  const blocks = paper ? paper.blocks.flatMap(({ heading, lines }) => [`${heading}:`, ...lines]) : []
  const totals = paper ? paper.totals.map(([label, value]) => `${label}: ${value}`) : []
  const say = paragraphs[program]
  const body = [say(before), say(above), say(blocks), table, say(totals), say(after)].join('\n')
  return FRAMES[program](body)
}

const FRAMES: { [program in Program]: (body: string) => string } = {
  outlook: body =>
    `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--\n@font-face {font-family:Calibri;}\np.MsoNormal {margin:0cm;font-size:11.0pt;}\n--></style></head><body lang="NL" link="#0563C1" style='word-wrap:break-word'><div class="WordSection1">${body}</div></body></html>`,
  gmail: body => `<div dir="ltr">${body}</div>`,
  apple: body =>
    `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto" style="overflow-wrap: break-word; -webkit-nbsp-mode: space;">${body}</body></html>`,
}

const paragraphs: { [program in Program]: (lines: string[]) => string } = {
  outlook: lines =>
    lines.map(line => `<p class="MsoNormal">${escaped(line) || '<o:p>&nbsp;</o:p>'}<o:p></o:p></p>`).join(''),
  gmail: lines => (lines.length ? `<div>${lines.map(escaped).join('<br>')}</div><div><br></div>` : ''),
  apple: lines => lines.map(line => `<div>${escaped(line) || '<br>'}</div>`).join(''),
}

function tableHtml(program: Program, { headings, rows }: Paper): string {
  const cell = {
    outlook: (text: string) =>
      `<td width="97" valign="top" style='width:73.1pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt'><p class="MsoNormal">${escaped(text) || '<o:p>&nbsp;</o:p>'}</p></td>`,
    gmail: (text: string) => `<td style="border:1px solid rgb(204,204,204);padding:2px 3px">${escaped(text)}</td>`,
    apple: (text: string) =>
      `<td valign="top"><div style="margin: 0px;"><span>${escaped(text) || '<br>'}</span></div></td>`,
  }[program]
  const row = (cells: string[]) => `<tr>${cells.map(cell).join('')}</tr>`
  const open = {
    outlook:
      '<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" style="border-collapse:collapse">',
    gmail: '<table cellspacing="0" cellpadding="0" dir="ltr" border="1"><colgroup></colgroup>',
    apple: '<table cellspacing="0" cellpadding="0" class="t1">',
  }[program]
  return `${open}<tbody>${[headings, ...rows.map(it => it.cells)].map(row).join('\n')}</tbody></table>`
}
