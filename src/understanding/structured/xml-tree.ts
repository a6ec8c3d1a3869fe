import type { Document } from '../types.ts'
import { character } from './rules.ts'

const MAX_DEPTH = 100
/** Elements, attributes and runs of text together: an order of five thousand lines has less. */
const MAX_PARTS = 300_000

/** Where something stands in the text. */
export interface Place {
  start: number
  end: number
}

/** A run of text in an element; in a CDATA section `&` is only itself. */
interface Run extends Place {
  data: boolean
}

/** An element with the places of what it holds; names without prefix, as nobody may choose another meaning for them. */
export interface Element extends Place {
  name: string
  namespace: string
  attributes: ReadonlyMap<string, Place>
  children: Element[]
  runs: Run[]
}

interface Open {
  element: Element
  tag: string
  spaces: Spaces
}

/** Namespaces that an element declares, and where to look for the others: copies would cost a mail's writer nothing and us a lot. */
interface Spaces {
  own: ReadonlyMap<string, string>
  outer?: Spaces
}

const NAME = /[^\s/>=<"']+/y
const ATTRIBUTE = /\s+([^\s/>=<"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const INVALID = 'it is no valid XML'

/**
 * The elements of an XML text that declares no DTD, with the place of each value; libxml2 knows no places. Linear. Throws
 * where the text can't be XML; that it is XML is for libxml2 to say (xml.ts), which must find the same text and elements.
 */
export function treeOf(text: string): { root: Element; elements: number; words: string } {
  const open: Open[] = []
  const words: string[] = []
  let root: Element | undefined
  let elements = 0
  let parts = 0
  let at = 0
  while (at < text.length) {
    const sign = text.indexOf('<', at)
    addRun(at, sign === -1 ? text.length : sign, false)
    if (sign === -1) break
    at = sign
    if (text.startsWith('<!--', at)) at = after('-->', at + 4)
    else if (text.startsWith('<?', at)) at = after('?>', at + 2)
    else if (text.startsWith('<![CDATA[', at)) {
      const end = after(']]>', at + 9)
      addRun(at + 9, end - 3, true)
      at = end
    } else if (text.startsWith('</', at)) at = close(at + 2)
    else at = begin(at + 1)
  }
  if (!root || open.length > 0) throw new Error(INVALID)
  return { root, elements, words: words.join('') }

  function after(sign: string, from: number): number {
    const found = text.indexOf(sign, from)
    if (found === -1) throw new Error(INVALID)
    return found + sign.length
  }

  function count(): void {
    parts += 1
    if (parts > MAX_PARTS) throw new Error(`it has more than ${MAX_PARTS} parts`)
  }

  function addRun(start: number, end: number, data: boolean): void {
    if (start === end) return
    count()
    const given = text.slice(start, end)
    const parent = open.at(-1)?.element
    if (parent) {
      if (given.trim() !== '') parent.runs.push({ start, end, data })
      words.push(data ? given : given.replace(/&(#?\w{1,10});/g, (_, reference: string) => character(reference)))
    } else if (given.trim() !== '') throw new Error(INVALID)
  }

  function begin(from: number): number {
    NAME.lastIndex = from
    const tag = NAME.exec(text)?.[0]
    if (!tag || tag.startsWith('!') || (root && open.length === 0)) throw new Error(INVALID)
    elements += 1
    count()
    if (open.length >= MAX_DEPTH) throw new Error('its parts are nested too deep')
    const attributes = new Map<string, Place>()
    const declared = new Map<string, string>()
    let at = from + tag.length
    for (;;) {
      ATTRIBUTE.lastIndex = at
      const match = ATTRIBUTE.exec(text)
      if (!match) break
      count()
      const [whole, name = '', one, other] = match
      at += whole.length
      const value = one ?? other ?? ''
      if (name === 'xmlns' || name.startsWith('xmlns:')) declared.set(name.slice(6), value)
      else if (!name.includes(':') || !attributes.has(localOf(name)))
        attributes.set(localOf(name), { start: at - 1 - value.length, end: at - 1 })
    }
    const outer = open.at(-1)?.spaces
    const spaces: Spaces = outer && declared.size === 0 ? outer : { own: declared, ...(outer && { outer }) }
    while (/\s/.test(text[at] ?? '')) at += 1
    const empty = text[at] === '/'
    if (empty) at += 1
    if (text[at] !== '>') throw new Error(INVALID)
    at += 1
    const element: Element = {
      name: localOf(tag),
      namespace: namespaceOf(tag, spaces),
      attributes: attributes.size > 0 ? attributes : NONE,
      children: [],
      runs: [],
      start: at,
      end: at,
    }
    open.at(-1)?.element.children.push(element)
    root ??= element
    if (!empty) open.push({ element, tag, spaces })
    return at
  }

  function close(from: number): number {
    const end = after('>', from)
    const last = open.pop()
    if (!last || last.tag !== text.slice(from, end - 1).trimEnd()) throw new Error(INVALID)
    last.element.end = from - 2
    return end
  }
}

const NONE: ReadonlyMap<string, Place> = new Map()

function namespaceOf(tag: string, spaces: Spaces): string {
  const prefix = tag.includes(':') ? tag.slice(0, tag.indexOf(':')) : ''
  for (let at: Spaces | undefined = spaces; at; at = at.outer) {
    const found = at.own.get(prefix)
    if (found !== undefined) return found
  }
  return ''
}

const localOf = (name: string) => name.slice(name.indexOf(':') + 1)

export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter(child => child.name === name) ?? []

/** The first element at a path of names below this one. */
export function at(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((from, name) => from?.children.find(child => child.name === name), element)
}

/** The first of these paths where an element stands. Names are parted by a slash. */
export const first = (element: Element | undefined, ...paths: string[]): Element | undefined =>
  paths.map(path => at(element, ...path.split('/'))).find(found => found !== undefined)

/** What an attribute says, as it is written. */
export function attribute({ text }: Pick<Document, 'text'>, element: Element | undefined, name: string): string {
  const place = element?.attributes.get(name)
  return place ? text.slice(place.start, place.end) : ''
}
