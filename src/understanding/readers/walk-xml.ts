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
  const place = { at: 0, depth: 0 }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        place.depth += 1
        walker.open(local(name), attributes)
      },
      onclosetag(name) {
        place.depth -= 1
        walker.close(local(name))
      },
      ontext: text => walker.text?.(text),
    },
    { xmlMode: true },
  )
  while (place.at < xml.length && !walker.full && place.depth < MAX_DEPTH) {
    parser.write(xml.slice(place.at, place.at + CHUNK))
    place.at += CHUNK
  }
  if (place.at >= xml.length) parser.end()
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
