import type { Person } from './cast.ts'
import { compose, type Draft } from './mime.ts'

/** What every mail of a person has in common; the rest of the draft is his. */
export interface Letter extends Omit<Draft, 'headers'> {
  from: Person
  to: string
  subject: string
  /** Minutes before the moment of sending. */
  ago?: number
  /** Headers beyond the usual ones. */
  headers?: [name: string, value: string][]
  /** How the mail program of the sender calls itself. */
  mailer?: string
}

/** The bytes of a mail from a person; its date and its Message-ID are filled in when it is sent. */
export function letter({ from, to, subject, ago = 3, headers = [], mailer, ...draft }: Letter): string {
  const domain = from.address.slice(from.address.indexOf('@') + 1)
  return compose({
    ...draft,
    headers: [
      ['From', `${from.name} <${from.address}>`],
      ['To', to],
      ['Subject', subject],
      ['Date', `{{sent:-${ago}}}`],
      ['Message-ID', `<{{id}}@${domain}>`],
      ...(mailer ? [['X-Mailer', mailer] as [string, string]] : []),
      ...headers,
    ],
  })
}

/** 'Met vriendelijke groet', name, company, telephone: what stands under a Dutch business mail. */
export const groet = (it: Person): string =>
  ['Met vriendelijke groet,', '', it.name, it.company, `T ${it.phone}`].join('\n')

export const regards = (it: Person): string => ['Kind regards,', '', it.name, it.company, it.phone].join('\n')

/** A mail as Outlook writes it: Word's markup, its classes and empty paragraphs. `body` is the HTML between. */
export function outlookHtml(body: string): string {
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="Generator" content="Microsoft Word 15 (filtered medium)">
<style><!--
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
a:link, span.MsoHyperlink {color:#0563C1; text-decoration:underline;}
div.WordSection1 {page:WordSection1;}
--></style>
</head>
<body lang="NL" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">
<div class="WordSection1">
${body}
</div>
</body>
</html>
`
}

export const paragraph = (text: string): string =>
  `<p class="MsoNormal">${text ? escape(text) : '<o:p>&nbsp;</o:p>'}</p>`

/** A table as it arrives from Excel or Word: every cell a paragraph of its own. */
export function outlookTable(rows: string[][]): string {
  const lines = rows.map((row, i) => `<tr>${row.map(text => cell(text, i === 0)).join('')}</tr>`)
  return `<table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse;border:none">\n${lines.join('\n')}\n</table>`
}

const cell = (text: string, head: boolean) =>
  `<td valign="top" style="border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt"><p class="MsoNormal">${head ? '<b>' : ''}${escape(text)}${head ? '</b>' : ''}<o:p></o:p></p></td>`

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
