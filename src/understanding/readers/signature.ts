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
      SIGN_OFF.some(pattern => pattern.test(text)) ||
      (THANKS.test(text) && index > 1 && (lines.length - index <= 4 || isAllContact(lines.slice(index + 1))))
    if (closing) return aboveAndForm(lines, index)
  }
  return lines
}

const CONTACT =
  /^(?:tel|phone|telefoon|t|m|e|f|w|i|mob|fax|mobiel|mobile|e-?mail|mail|web|website|www|kvk|btw|vat|iban|bic|bank|adres|address|linkedin|https?|direct|ust|siret|tva|handy|ref)\b/i

const MAX_CONTACT_LINES = 16
const REACHED =
  /^[\s*_|]*(?:tel|phone|telefoon|t|m|mob(?:iel|ile)?|fax|direct|www\.|kvk|btw|vat|iban|coc)\b[\s.:]*\S|[\w.+-]@[\w-]+\.[a-z]|^\W*(?:https?:\/\/|www\.)\S+$|\+\d{2}[\d ()-]{7,}/i

/** A name, a firm and how to reach them: short lines without a sentence, and at least one that reaches somebody. */
function isAllContact(lines: Line[]): boolean {
  if (lines.length > MAX_CONTACT_LINES || !lines.some(({ text }) => REACHED.test(text))) return false
  return lines.every(line => {
    const text = line.text.trim()
    if (REACHED.test(text) || FOOTER.some(pattern => pattern.test(text))) return text.length <= 160
    if (isForm(line)) return false
    return (text.length <= 60 && !/[?!]|\p{Ll}{3,}\.$/u.test(text)) || ENVIRONMENT.test(text)
  })
}

/** What firms print below every mail. */
const ENVIRONMENT = /^.{0,30}(?:milieu|environment|umwelt|environnement).{0,80}$/i

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
