/** A pattern of parts of words, written with spaces between them: `^` and `$` bind a part to an edge of the key. */
export const stems = (list: string) => new RegExp(list.trim().split(/\s+/).join('|'))

/** What words say by the parts that they are put together of: all of these stand in the key, none of those. */
export interface Meaning<Name> {
  name: Name
  all: readonly RegExp[]
  none?: RegExp
}

/** The first meaning that fits a key (labelKey: no spaces, no accents, "nr" for every word for number). */
export const meant = <Name>(meanings: readonly Meaning<Name>[], key: string): Name | undefined =>
  meanings.find(({ all, none }) => all.every(part => part.test(key)) && !none?.test(key))?.name
