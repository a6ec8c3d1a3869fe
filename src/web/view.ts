import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import type { Language, Text } from '../engine/define.ts'
import { translate } from '../sentences/translate.ts'
import { date, eta, money, number, type DateStyle, type Eta } from '../format.ts'

/** Labels of pages by name. '{n}' and other words in braces are filled in by the template. */
export type Words = { [name: string]: Text }
export type Helpers = { [name: string]: Handlebars.HelperDelegate }

export interface View {
  /** A page as HTML. `name` is the path below the folder, without '.hbs'. A missing value is an error, never a blank. */
  page(name: string, language: Language, data: object): string
}

const TEMPLATE = /\.hbs$/

/**
 * Every template below `folder`, compiled once; each is also a partial under its own name, so that a layout is a partial
 * block: `{{#> layout}} … {{/layout}}`. Only named helpers exist: a misspelt one stops the program at start.
 */
export function createView(options: { folder: string; words: Words; helpers?: Helpers }): View {
  const handlebars = Handlebars.create()
  handlebars.registerHelper({ ...pageHelpers(options.words), ...options.helpers })
  const compile = {
    strict: true,
    preventIndent: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.keys(handlebars.helpers).map(name => [name, true])),
  }
  const pages = new Map<string, HandlebarsTemplateDelegate>()
  for (const file of readdirSync(options.folder, { recursive: true, encoding: 'utf8' })) {
    if (!TEMPLATE.test(file)) continue
    const name = file.replace(TEMPLATE, '').replaceAll('\\', '/')
    const template = handlebars.compile<object>(readFileSync(join(options.folder, file), 'utf8'), compile)
    handlebars.registerPartial(name, template)
    pages.set(name, template)
  }
  return {
    page(name, language, data) {
      const template = pages.get(name)
      if (!template) throw new Error(`there is no template ${name}`)
      return template({ ...data, language })
    },
  }
}

/** A label in a language, with its places filled in. Throws on a name that is in no list. */
export function say(words: Words, language: Language, name: string, values: { [place: string]: unknown } = {}): string {
  const text = words[name]
  if (!text) throw new Error(`there is no word ${name}`)
  return text[language].replaceAll(/\{(\w+)\}/g, (place, key: string) =>
    Object.hasOwn(values, key) ? String(values[key]) : place,
  )
}

function pageHelpers(words: Words): Helpers {
  const languageOf = (options: Handlebars.HelperOptions) => (options.data.root as { language: Language }).language
  return {
    /** {{t 'queue'}}, {{t 'waiting' n=3}} */
    t: (name: string, options: Handlebars.HelperOptions) => say(words, languageOf(options), name, options.hash),
    /** {{counted 3 'item'}}: '1 item', '3 items', from the words 'item' and 'items' of the pair name.one and name.many */
    counted: (n: number, name: string, options: Handlebars.HelperOptions) =>
      say(words, languageOf(options), `${name}.${n === 1 ? 'one' : 'many'}`, { n, ...options.hash }),
    /** {{said error}}: a stored sentence in the language of the page */
    said: (stored: string | null, options: Handlebars.HelperOptions) =>
      stored ? translate(stored)[languageOf(options)] : '',
    is: (a: unknown, b: unknown) => a === b,
    'plus-one': (n: number) => n + 1,
    // as in every mail (format.ts)
    money: (value: string, options: Handlebars.HelperOptions) =>
      money(value, languageOf(options), (options.hash as { currency?: string }).currency),
    date: (value: string | Date, options: Handlebars.HelperOptions) =>
      date(value, languageOf(options), (options.hash as { style?: DateStyle }).style),
    eta: (value: Eta, options: Handlebars.HelperOptions) => eta(value, languageOf(options)),
    number: (value: string | number, options: Handlebars.HelperOptions) => number(value, languageOf(options)),
    /** For the attribute datetime: a moment with its offset. */
    iso: (value: Date) => value.toISOString(),
  }
}
