import type { Sources } from './show-source.ts'

/** Only what needs a look is tinted; the rest of what was read has a dotted line. */
export function tinted(tabs: Sources['tabs'], attention: Set<string>) {
  const mark = <T extends { ids: string[] }>(it: T) => ({
    ...it,
    for: it.ids.join(' '),
    look: it.ids.some(id => attention.has(id)),
  })
  return tabs.map(({ mail, text, sheets, ...tab }) => ({
    ...tab,
    mail: mail ? { ...mail, subject: mail.subject.map(mark) } : null,
    text: text?.map(mark) ?? null,
    sheets: sheets?.map(sheet => ({ ...sheet, rows: sheet.rows.map(row => row.map(mark)) })) ?? null,
    columns: tab.columns ?? false,
  }))
}
