import { join } from 'node:path'
import Handlebars from 'handlebars'
import type { JsonObject, Language } from '../engine/define.ts'
import { PermanentError } from '../engine/errors.ts'
import { loadTemplates, type Compiled, type MailTemplate, type Templates } from './templates.ts'
import { wrap } from './wrap.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'templates')
const MAX_SUBJECT = 200

/** Who signs, and where our own pages are. */
export interface House {
  /** 'Orderdesk Lindehout Distributie' */
  name: string
  /** Address that reads the answers. */
  address?: string
  phone?: string
  /** Base of every link in a mail, without a slash at the end (PUBLIC_URL). */
  url?: string
}

export interface Wanted {
  /** 'access-request/activation': a folder and a file of templates/. */
  template: string
  language: Language
  /** All that the template may print. */
  data: JsonObject
  /** 'Re: …' of the mail that is answered: taken where the template keeps the subject, else ignored. */
  subjectOverride?: string
  house?: House
  /** What stands in the bytes where a secret is joined while sending; printed with `{{secret}}`. */
  secret?: string
}

export interface Rendered {
  subject: string
  preheader: string
  text: string
  html: string
}

/** A mail that cannot be written as it should be: trying again will not help, a person must look. */
export class RenderError extends PermanentError {}

/**
 * Write a mail from `templates/<workflow>/<reply>.<language>.{txt,html}`. The .txt begins with the lines `subject: …` and
 * `preheader: …` (and `keeps-subject: yes` for an answer in the thread), then an empty line. Templates print values with
 * `{{name}}` and the helpers money, date, eta, number and plural; `{{#if @nl}}` in what both languages share.
 * Throws RenderError, with the name of the value, for whatever the template prints and the data does not give.
 */
export function renderMail(wanted: Wanted): Rendered {
  return createRenderer().render(wanted)
}

/** Throws one error with everything that is wrong with the templates; called at start-up. */
export function checkTemplates(): void {
  const { problems } = createRenderer()
  if (problems.length) throw new Error(`The mail templates are not in order:\n${problems.join('\n')}`)
}

/** Names of all mails, such as 'access-request/activation'. */
export function mailTemplates(): string[] {
  return [...new Set([...createRenderer().templates.mails.keys()].map(key => key.replace(/\.(nl|en)$/, '')))]
}

const renderers = new Map<string, ReturnType<typeof makeRenderer>>()

/** A renderer for a folder; compiled once per process. */
export function createRenderer(folder = FOLDER) {
  const known = renderers.get(folder) ?? makeRenderer(folder)
  renderers.set(folder, known)
  return known
}

function makeRenderer(folder: string) {
  const templates = loadTemplates(folder)
  const render = (wanted: Wanted) => {
    const name = `${wanted.template}.${wanted.language}`
    const template = templates.mails.get(name)
    if (!template) throw new RenderError(`The mail ${name} cannot be written: there is no such template.`)
    try {
      return write(templates, template, wanted)
    } catch (error) {
      throw new RenderError(`The mail ${name} cannot be written: ${plainly(error as Error)}.`, { cause: error })
    }
  }
  return { render, templates, problems: templates.problems }
}

function write({ layout }: Templates, template: MailTemplate, wanted: Wanted): Rendered {
  const options = { data: { language: wanted.language, nl: wanted.language === 'nl' } }
  const house = wanted.house ?? { name: options.data.nl ? 'De orderdesk' : 'The order desk' }
  const portal = house.url && `${house.url}/portal`
  const context = { ...wanted.data, house: { ...house, portal }, ...(wanted.secret ? { secret: wanted.secret } : {}) }
  const print = (it: Compiled, extra = {}) => it({ ...context, ...extra }, options)

  const own = oneLine(print(template.subject)).slice(0, MAX_SUBJECT)
  const subject = (template.keepsSubject && oneLine(wanted.subjectOverride ?? '').slice(0, MAX_SUBJECT)) || own
  const preheader = oneLine(print(template.preheader))
  const shared = { subject, preheader, language: wanted.language }
  const text = print(layout.text, { ...shared, body: print(template.text).trim() })
  const html = print(layout.html, { ...shared, body: new Handlebars.SafeString(print(template.html).trim()) })
  return { subject, preheader, text: wrap(text), html }
}

/** No header may end early: line breaks and control characters of a value become a space. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

function plainly(error: Error): string {
  if (error instanceof TypeError) return `a value that it looks into is missing (${error.message})`
  return error.message.replace(/^"(.*?)" not defined in .*$/s, 'the value “$1” is missing')
}
