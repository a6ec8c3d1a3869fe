import { bodyOf } from './layout/fields.ts'
import type { Asked, Line, Reading, RequestKind } from './types.ts'
import { found, Gathered, type Found } from './values/found.ts'
import type { Rule } from './values/rules.ts'
import { lineSpan, part, type Span } from './values/span.ts'

const PLEASANTRY =
  /^(?:(?:beste|geachte|hallo|hoi|dag|dear|hello|hi|goede(?:morgen|middag|navond)|good (?:morning|afternoon|evening)|sehr geehrte|guten tag|bonjour|bedankt|dank|thanks?|thank you|danke|merci|sorry|excuses)\b.{0,60}|(?:hierbij|dit is|het is|dat is|here (?:it )?is|it is)\s*:?)[,.!:]?$/i
const MAX_WORDS = 12

/**
 * Add what a reply answers to our question without naming the field: "Het adres is jan@voorbeeld.example", or only the order
 * number. Nothing is added where the mail leaves a choice: two addresses, or several lines for one question.
 * @param expects JSON paths that were asked for
 */
export function withBareAnswers(reading: Reading, kind: RequestKind, asked: Asked, expects: readonly string[]): Asked {
  const open = expects.filter(path => kind.missing(asked.fields).includes(path))
  if (!open.length) return asked
  const gathered = new Gathered(asked)
  const said = bodyOf(reading)
    .flatMap(document => document.lines.map(line => ({ line, span: lineSpan(document, line) })))
    .filter(isSaid)
  for (const path of open) {
    const answer = answerTo(
      path,
      said.map(it => it.span),
      open.length,
    )
    if (answer) gathered.put(`/${path}`, answer)
  }
  return { ...asked, fields: gathered.fields, evidence: gathered.evidence, missing: kind.missing(gathered.fields) }
}

const isSaid = ({ line }: { line: Line }) => line.text.trim() !== '' && !PLEASANTRY.test(line.text.trim())

function answerTo(path: string, said: Span[], questions: number): Found | undefined {
  const rule = ruleFor(path)
  const exact = said.flatMap(span => words(span).flatMap(word => found(word, rule, 0.85) ?? []))
  if (rule !== 'text' && rule !== 'code') return single(exact)
  // a name or a number can be any words: only an answer that is nothing else will do
  if (questions > 1 || said.length !== 1 || said[0]!.text.split(/\s+/).length > MAX_WORDS) return undefined
  return rule === 'code' ? single(exact.filter(it => /\d/.test(String(it.value)))) : found(said[0], 'text', 0.8)
}

/** One value, however often it is said. */
function single(answers: Found[]): Found | undefined {
  return new Set(answers.map(it => it.value)).size === 1 ? answers[0] : undefined
}

function ruleFor(path: string): Rule {
  const field = path.split('/').at(-1)!
  if (/email/i.test(field)) return 'email'
  if (/date$|On$/i.test(field)) return 'date'
  if (field === 'quantity') return 'quantity'
  if (/number|reference|sku/i.test(field)) return 'code'
  return 'text'
}

/** The words of a line, without the punctuation around them; a whole line may be a date. */
function words(span: Span): Span[] {
  return [
    span,
    ...[...span.text.matchAll(/[^\s<>()"“”]+/g)].map(it =>
      part(span, it.index, it.index + it[0].replace(/[.,;:!?]+$/, '').length),
    ),
  ]
}
