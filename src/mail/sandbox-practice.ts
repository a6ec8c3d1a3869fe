/** The word that lets a reading child practise. */
export const PRACTISE = 'practise'

/**
 * Mails that a reading child reads for practice while nobody waits for it: code that has run before runs many times faster, so the
 * first mails of a morning are not the slow ones. Invented, and thrown away.
 */
export function practiceMails(): Buffer[] {
  return ROUNDS.flatMap(round =>
    LETTERS.map(({ subject, text }, index) => {
      const number = `${2000 + round * 40 + index}`
      const body = text.replaceAll('{no}', number)
      const files = subject === ORDER ? FILES.slice(round % 3, (round % 3) + 1).map(make => make(number)) : []
      return round % 2
        ? mail(subject.replaceAll('{no}', number), 'text/html', html(body), files)
        : mail(subject.replaceAll('{no}', number), 'text/plain', body, files)
    }),
  ).map(it => Buffer.from(it))
}

const ROUNDS = Array.from({ length: 12 }, (_, round) => round)
const NL = '\r\n'
const ORDER = 'Order {no}'

const LETTERS = [
  {
    subject: 'Bestelling PO-{no}',
    text: 'Goedemiddag,\n\nGraag bestellen wij onder PO-{no}:\n\nAB-1200\tSwitch 24 poorten\t4 stuks\tEUR 310,00\nKX-77\tKabel 2 m\t25 stuks\tEUR 3,15\n\nAfleveradres: Havenweg 9, 3812 AB Amersfoort\n\nMet vriendelijke groet,\nIris Kamp\nTel. 033-4611200',
  },
  {
    subject: ORDER,
    text: 'Hello,\n\nPlease deliver 12 x LM-4410 against our purchase order {no}, total EUR 1,188.00, by 14 December.\n\nKind regards,\nTom Reed\nReed Supplies Ltd',
  },
  {
    subject: 'Status order {no}',
    text: 'Beste collega,\n\nWat is de status van order {no}? Wij horen graag wanneer deze wordt geleverd.\n\nGroet,\nIris\n\nOp di 3 nov. 2026 schreef Orders:\n> Wij hebben uw bestelling ontvangen.\n> U hoort van ons.',
  },
  {
    subject: 'Retour {no}',
    text: 'Geachte heer, mevrouw,\n\nOrdernummer: {no}\nArtikel: AB-1200\nAantal: 1\nSerienummer: SN77{no}X\nOntvangen op: 2-11-2026\nReden: start niet op\n\nHoogachtend,\nP. Evers',
  },
  {
    subject: 'Portal',
    text: 'Hi,\n\nWe would like access to the Customer Portal.\nCompany name: Reed Supplies Ltd\nAdministrator: tom{no}@reed-supplies.example\n\nThanks',
  },
  {
    subject: 'Rechnung {no}',
    text: 'Guten Tag,\n\nbitte senden Sie uns eine Kopie der Rechnung {no}. Unsere Bankverbindung und die Lieferadresse haben sich nicht geändert.\n\nMit freundlichen Grüßen\nJutta Kern',
  },
  {
    subject: 'Commande {no}',
    text: 'Bonjour,\n\nPourriez-vous annuler la commande {no} et nous indiquer le prix de AB-1200 ? Est-il en stock ?\n\nCordialement,\nLuc Morel',
  },
]

const html = (text: string) => {
  const rows = text.split('\n').map(line => {
    const cells = line.split('\t')
    return cells.length > 1
      ? `<table><tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr></table>`
      : `<p>${line.replace(/^>/, '&gt;')}</p>`
  })
  return `<html><body>${rows.join('')}</body></html>`
}

interface File {
  name: string
  content: string
}

function mail(subject: string, type: string, body: string, files: File[]): string {
  return [
    'From: Practice <practice@reed-supplies.example>',
    'To: orders@practice.example',
    `Subject: ${subject}`,
    `Message-ID: <${subject.replace(/\W/g, '')}@reed-supplies.example>`,
    'Date: Mon, 2 Nov 2026 09:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=practice',
    '',
    ...part(`Content-Type: ${type}; charset=utf-8`, body),
    ...files.flatMap(({ name, content }) =>
      part(`Content-Type: application/octet-stream${NL}Content-Disposition: attachment; filename=${name}`, content),
    ),
    '--practice--',
    '',
  ].join(NL)
}

const part = (head: string, content: string) => [
  '--practice',
  head,
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(content).toString('base64'),
]

const GOODS = [
  ['article', 'description', 'quantity', 'price'],
  ['AB-1200', 'Switch', '4', '310,00'],
  ['KX-77', 'Cable', '25', '3,15'],
]

const csv = (number: string): File => ({ name: `${number}.csv`, content: GOODS.map(row => row.join(';')).join(NL) })

/** One page of text (PDF 32000-1, 7.5): header, objects, where each begins, trailer. */
function pdf(number: string): File {
  const lines = [
    `Purchase order ${number}`,
    'Deliver to: Havenweg 9, Amersfoort',
    ...GOODS.map(row => row.join('    ')),
  ]
  const page = `BT /F1 10 Tf 50 790 Td 14 TL\n${lines.map(line => `(${line}) Tj T*`).join('\n')}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let content = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = String(content.length).padStart(10, '0')
    content += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${place} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  return {
    name: `${number}.pdf`,
    content: `${content}${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${content.length}\n%%EOF\n`,
  }
}

const FILES = [csv, pdf]
