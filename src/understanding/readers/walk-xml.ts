import { Parser } from 'htmlparser2'

const CHUNK = 16_384
/** The parser looks through all open elements at each one: no document of people is as deep. */
const MAX_DEPTH = 2000

interface Walker {
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text?(text: string): void
  /** True when it has enough. */
  full?: boolean
}

/**
 * Walks through an XML in its order; names come without the prefix of their namespace, those of attributes with it. Linear:
 * entities are not expanded, and what stands deeper than any document is left out with all that follows.
 */
export function walkXml(xml: string, walker: Walker): void {
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        walker.open(local(name), attributes)
      },
      onclosetag(name) {
        depth -= 1
        walker.close(local(name))
      },
      ontext: text => walker.text?.(text),
    },
    { xmlMode: true },
  )
  let at = 0
  for (; at < xml.length && !walker.full && depth < MAX_DEPTH; at += CHUNK) parser.write(xml.slice(at, at + CHUNK))
  if (at >= xml.length) parser.end()
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
