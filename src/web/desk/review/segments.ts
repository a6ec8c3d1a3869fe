/** A place in a text that a field was read from. */
export interface Span {
  start: number
  end: number
  id: string
}

export interface Segment {
  text: string
  /** Ids of the fields that were read here; none: plain text. */
  ids: string[]
  /** Ids that begin here. */
  begins: string[]
}

/** Control characters and those that turn the direction of writing around: a text with them reads as another text. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** A text cut at every beginning and end of a span, so that overlapping spans can be marked. Sorted work, linear in the cuts. */
export function cut(text: string, spans: Span[]): Segment[] {
  const begins = new Map<number, Span[]>()
  const cuts = new Set([0, text.length])
  for (const span of spans) {
    cuts.add(span.start).add(span.end)
    begins.set(span.start, [...(begins.get(span.start) ?? []), span])
  }
  const places = [...cuts].filter(it => it >= 0 && it <= text.length).toSorted((a, b) => a - b)
  let here: Span[] = []
  return places.slice(0, -1).map((place, index) => {
    const starting = begins.get(place) ?? []
    here = [...here.filter(span => span.end > place), ...starting]
    return {
      text: text.slice(place, places[index + 1]).replace(INVISIBLE, ''),
      ids: here.map(({ id }) => id),
      begins: starting.map(({ id }) => id),
    }
  })
}

export const visible = (text: string) => text.replace(INVISIBLE, '')
