import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import Handlebars from 'handlebars'
import { addHelpers, HELPERS } from './helpers.ts'
import { strictly } from './strictly.ts'

export type Compiled = (context: object, options: { data: { language: 'nl' | 'en'; nl: boolean } }) => string

export interface MailTemplate {
  subject: Compiled
  preheader: Compiled
  text: Compiled
  html: Compiled
  /** The answer keeps the subject of the mail it answers: 'Re: …'. */
  keepsSubject: boolean
}

export interface Templates {
  /** By 'workflow/reply.language'. */
  mails: Map<string, MailTemplate>
  layout: { text: Compiled; html: Compiled }
  /** What is wrong, one sentence each: a language or a part that is missing, a template that cannot be read. */
  problems: string[]
}

/** Folders beside the workflows' own: pages of the web, and what all mails share. */
const NO_WORKFLOW = new Set(['web', 'mail'])
const HEADS = ['subject', 'preheader', 'keeps-subject']

/** Read and compile every mail template below `folder`. Never throws for a bad template: it is named in `problems`. */
export function loadTemplates(folder: string): Templates {
  const problems: string[] = []
  const text = instance({ noEscape: true })
  const html = instance({ noEscape: false })

  for (const file of list(join(folder, 'mail'))) {
    const [name, part] = file.split('.') as [string, string?]
    const make = part === 'txt' ? text : part === 'html' ? html : undefined
    if (make) attempt(`mail/${file}`, () => make.partial(name, read(folder, 'mail', file)))
  }

  const mails = new Map<string, MailTemplate>()
  for (const workflow of list(folder).filter(it => !NO_WORKFLOW.has(it) && !it.includes('.')))
    for (const reply of replies(list(join(folder, workflow))))
      for (const language of ['nl', 'en']) {
        const name = `${workflow}/${reply}.${language}`
        attempt(name, () => mails.set(name, mail(name)))
      }

  function mail(name: string): MailTemplate {
    const { heads, body } = frontMatter(read(folder, `${name}.txt`))
    return {
      subject: text.compile(`${name}.subject`, heads['subject']!),
      preheader: text.compile(`${name}.preheader`, heads['preheader']!),
      text: text.compile(`${name}.txt`, body),
      html: html.compile(`${name}.html`, read(folder, `${name}.html`)),
      keepsSubject: heads['keeps-subject'] === 'yes',
    }
  }

  function attempt(name: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      const missing = (error as { code?: string }).code === 'ENOENT'
      problems.push(
        missing
          ? `templates/${(error as { path: string }).path.slice(folder.length + 1)} is missing`
          : `templates/${name}: ${(error as Error).message}`,
      )
    }
  }

  const layout = { text: text.compile('layout.txt', '{{> layout}}'), html: html.compile('layout.html', '{{> layout}}') }
  return { mails, layout, problems }
}

/** Own Handlebars with our helpers only; templates are strings from disk, compiled once, at the start. */
function instance({ noEscape }: { noEscape: boolean }) {
  const handlebars = Handlebars.create()
  addHelpers(handlebars)
  const knownHelpers = {
    ...Object.fromEntries([...HELPERS, 'if', 'unless', 'each'].map(name => [name, true])),
    ...Object.fromEntries(['lookup', 'with', 'log'].map(name => [name, false])),
  }

  function compile(name: string, source: string): Compiled {
    const options = { strict: true, noEscape, knownHelpers, knownHelpersOnly: true, preventIndent: true }
    const code = handlebars.precompile(strictly(source), options) as string
    return handlebars.template(runInThisContext(`(${code})`, { filename: `templates/${name}` })) as Compiled
  }
  function partial(name: string, source: string): void {
    handlebars.registerPartial(name, compile(`mail/${name}`, source) as Handlebars.TemplateDelegate)
  }
  return { compile, partial }
}

/** `subject: …` and `preheader: …` above the first empty line. */
function frontMatter(source: string): { heads: Record<string, string>; body: string } {
  const end = source.indexOf('\n\n')
  const heads: Record<string, string> = {}
  for (const line of source.slice(0, Math.max(end, 0)).split('\n')) {
    const [, key, value] = /^([a-z-]+): (.+)$/.exec(line) ?? []
    if (!key || !value || !HEADS.includes(key)) throw new Error(`the line “${line}” is none of ${HEADS.join(', ')}`)
    heads[key] = value
  }
  for (const needed of ['subject', 'preheader'])
    if (!heads[needed]) throw new Error(`the line “${needed}: …” is missing`)
  return { heads, body: source.slice(end + 2) }
}

const replies = (files: string[]) => [...new Set(files.map(file => file.split('.')[0]!).filter(Boolean))]
const list = (folder: string) => readdirSync(folder).toSorted()
const read = (...path: string[]) => readFileSync(join(...path), 'utf8').replaceAll('\r\n', '\n')
