/** A client's arguments: atoms and quoted strings as text, literals as bytes, parenthesised lists as lists. */
export type Value = string | Buffer | Value[]

/** The client's mistake, answered with BAD. */
export class Bad extends Error {}

/** Not possible or not allowed, answered with NO. May begin with a response code in brackets. */
export class No extends Error {}

const MAX_DEPTH = 20
const ENDS_ATOM = new Set([' ', '(', ')', '"'])

/** Reads the pieces of one command: texts, and between them the literals they announced (RFC 3501 s. 4). */
export function parseValues(pieces: readonly (string | Buffer)[]): Value[] {
  const top: Value[] = []
  const stack = [top]
  for (const piece of pieces) {
    if (Buffer.isBuffer(piece)) stack.at(-1)?.push(piece)
    else parseText(piece, stack)
  }
  if (stack.length !== 1) throw new Bad('A parenthesis is not closed')
  return top
}

function parseText(text: string, stack: Value[][]): void {
  let at = 0
  while (at < text.length) {
    const char = text[at]
    const list = stack.at(-1)
    if (!list) throw new Bad('A parenthesis too many')
    if (char === ' ') at += 1
    else if (char === '(') {
      if (stack.length > MAX_DEPTH) throw new Bad('Too many parentheses')
      const inner: Value[] = []
      list.push(inner)
      stack.push(inner)
      at += 1
    } else if (char === ')') {
      stack.pop()
      if (stack.length === 0) throw new Bad('A parenthesis too many')
      at += 1
    } else {
      const [value, next] = char === '"' ? quoted(text, at + 1) : atom(text, at)
      list.push(value)
      at = next
    }
  }
}

function quoted(text: string, start: number): [string, number] {
  let value = ''
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === '"') return [value, at + 1]
    if (char === '\\') at += 1
    value += text[at] ?? ''
  }
  throw new Bad('A quoted string is not closed')
}

/** An atom goes to the next space; the section in brackets of a FETCH item belongs to it, spaces and all. */
function atom(text: string, start: number): [string, number] {
  let at = start
  while (at < text.length && !ENDS_ATOM.has(text[at] ?? '')) {
    if (text[at] === '[') {
      const close = text.indexOf(']', at)
      if (close < 0) throw new Bad('A bracket is not closed')
      at = close
    }
    at += 1
  }
  return [text.slice(start, at), at]
}

/** A value that must be a text; literals may carry texts too. */
export function asText(value: Value | undefined): string {
  if (typeof value === 'string') return value
  if (Buffer.isBuffer(value)) return value.toString('utf8')
  throw new Bad('A text is missing')
}

export function asList(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

/** A text as the server writes it: quoted where that is possible, else as a literal of its bytes. */
export function quote(text: string | null): string {
  if (text === null) return 'NIL'
  if (/^[\x20-\x7e]*$/.test(text)) return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
  return `{${Buffer.byteLength(text, 'latin1')}}\r\n${text}`
}
