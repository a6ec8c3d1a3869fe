import Handlebars from 'handlebars'
import { date, eta, money, number, plural, type DateStyle, type Eta, type FormatLanguage } from '../format.ts'

/** A template wants to print something that is not there: nothing leaves with a gap in it (reliability.md, 48). */
class MissingValueError extends Error {
  valueName: string
  constructor(valueName: string) {
    super(`the value “${valueName}” is missing`)
    this.valueName = valueName
  }
}

type Instance = typeof Handlebars
interface Options {
  hash: Record<string, unknown>
  data?: { language?: FormatLanguage }
}

export const HELPERS = ['print', 'money', 'date', 'eta', 'number', 'plural'] as const

/**
 * The only helpers of mails and pages. Each knows the name of what it prints (`name`, put there by `strictly`), so that an
 * error says what is missing. Language comes from the data variable `@language`.
 */
export function addHelpers(handlebars: Instance): void {
  const each = handlebars.helpers['each'] as (list: unknown, options: Options) => string
  handlebars.registerHelper('each', (list: unknown, options: Options) => {
    if (list === undefined || list === null) throw new MissingValueError(nameOf(options))
    if (options.hash['filled'] && Array.isArray(list) && list.length === 0) throw new MissingValueError(nameOf(options))
    return each(list, options)
  })
  handlebars.registerHelper({
    print: (it: unknown, options: Options) => printable(it, options),
    money: (it: unknown, options: Options) =>
      named(options, () => money(numeric(it, options), language(options), text(options.hash['currency'], 'EUR'))),
    date: (it: unknown, options: Options) =>
      named(options, () => date(day(it, options), language(options), text(options.hash['style'], 'long') as DateStyle)),
    eta: (it: unknown, options: Options) => {
      if (it === undefined || it === '') throw new MissingValueError(nameOf(options))
      return named(options, () =>
        eta(it as Eta, language(options), options.hash['style'] === 'long' ? 'long' : 'short'),
      )
    },
    number: (it: unknown, options: Options) => {
      const style = options.hash['style'] === 'percent' ? 'percent' : 'plain'
      return named(options, () => number(numeric(it, options), language(options), style))
    },
    plural: (it: unknown, one: string, many: string, options: Options) =>
      named(options, () => plural(Number(numeric(it, options)), one, many, language(options))),
  })
}

/** Texts, numbers and finished pieces can be printed; a gap, a list or an object cannot. */
function printable(it: unknown, options: Options): unknown {
  if (typeof it === 'string' && it.trim() !== '') return it.replace(INVISIBLE, '')
  if (typeof it === 'number' && Number.isFinite(it)) return it
  if (it instanceof Handlebars.SafeString) return it
  throw new MissingValueError(nameOf(options))
}

function numeric(it: unknown, options: Options): string | number {
  if ((typeof it === 'string' && it.trim() !== '') || (typeof it === 'number' && Number.isFinite(it))) return it
  throw new MissingValueError(nameOf(options))
}

function day(it: unknown, options: Options): string | Date {
  if (it instanceof Date || (typeof it === 'string' && it !== '')) return it
  throw new MissingValueError(nameOf(options))
}

/** A value that cannot be shown is an error that names it, too. */
function named<T>(options: Options, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError)
      throw new RangeError(`the value “${nameOf(options)}” cannot be shown: ${error.message}`)
    throw error
  }
}

/** Control characters and those that turn the direction of writing around: a name with them reads as another name. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

const nameOf = (options: Options) => text(options.hash['name'], 'a value')
const language = (options: Options) => options.data?.language ?? 'nl'
const text = (it: unknown, otherwise: string) => (typeof it === 'string' ? it : otherwise)
