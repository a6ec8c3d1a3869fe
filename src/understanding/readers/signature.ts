import type { Line } from '../types.ts'
import { afterGap } from './lines.ts'
import { FOOTER, SIGN_OFF, THANKS } from './reply-words.ts'

/** What a person wrote, without what stands from the sign-off on. */
export function withoutSignature(lines: Line[]): Line[] {
  for (const [index, line] of lines.entries()) {
    const text = line.text.replace(/^[\s>*_]+|[\s*_]+$/g, '')
    if (FOOTER.some(pattern => pattern.test(line.text.startsWith('--') ? line.text.trimEnd() : text))) {
      if (index > 0 || index === lines.length - 1) return aboveAndForm(lines, index)
      continue
    }
    if (index === 0 || text.length > 120) continue
    const closing =
      SIGN_OFF.some(pattern => pattern.test(text)) || (THANKS.test(text) && lines.length - index <= 4 && index > 1)
    if (closing) return aboveAndForm(lines, index)
  }
  return lines
}

const CONTACT =
  /^(?:tel|phone|telefoon|t|m|e|f|w|i|mob|fax|mobiel|mobile|e-?mail|mail|web|website|www|kvk|btw|vat|iban|bic|bank|adres|address|linkedin|https?|direct|ust|siret|tva|handy|ref)\b/i

function isForm(line: Line): boolean {
  const labelled = /^[\s*•-]{0,6}([\p{L}][\p{L}\d .()/'-]{1,40})\s?:\s*\S/u.exec(line.text)
  return (labelled !== null && !CONTACT.test(labelled[1] ?? '')) || (line.cells?.length ?? 0) >= 3
}

/** A form or a table below the sign-off belongs to the request. */
function aboveAndForm(lines: Line[], index: number): Line[] {
  for (let at = index + 2; at + 1 < lines.length; at += 1) {
    if (afterGap(lines, at) && isForm(lines[at]!) && isForm(lines[at + 1]!)) {
      return [...lines.slice(0, index), ...lines.slice(at)]
    }
  }
  return lines.slice(0, index)
}
