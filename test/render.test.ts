import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  checkTemplates,
  createRenderer,
  mailTemplates,
  RenderError,
  renderMail,
  type Wanted,
} from '../src/mail/render.ts'
import { temporaryFolder } from './support/folder.ts'

const REAL = join(import.meta.dirname, '..', 'templates')

/** A folder of templates with our own layout and one mail, in both languages. */
function withMail(parts: { txt: string; html?: string }) {
  const folder = temporaryFolder()
  cpSync(join(REAL, 'mail'), join(folder.path, 'mail'), { recursive: true })
  mkdirSync(join(folder.path, 'story'))
  for (const language of ['nl', 'en']) {
    writeFileSync(join(folder.path, 'story', `reply.${language}.txt`), parts.txt)
    writeFileSync(join(folder.path, 'story', `reply.${language}.html`), parts.html ?? '<h1>Bericht</h1>')
  }
  const renderer = createRenderer(folder.path)
  const render = (data: Wanted['data'], more: Partial<Wanted> = {}) =>
    renderer.render({ template: 'story/reply', language: 'nl', data, ...more })
  return { render, problems: renderer.problems, [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

const HEAD = 'subject: Uw order {{order}}\npreheader: Wij hebben hem.\n\nBeste klant,\n\n'

test.each([
  ['missing', {}],
  ['null', { ra: null }],
  ['empty', { ra: '' }],
  ['blank', { ra: '  ' }],
  ['an object', { ra: {} }],
  ['a boolean', { ra: true }],
])('a value that is %s is an error with its name, never a blank', (_what, data) => {
  using mail = withMail({ txt: `${HEAD}Uw nummer is {{ra}}.` })
  expect(() => mail.render({ order: '104522', ...data })).toThrow(
    new RenderError('The mail story/reply.nl cannot be written: the value “ra” is missing.'),
  )
})

test.each([
  ['{{order.ra}}', {}],
  ['{{order.ra}}', { order: {} }],
  ['{{#each lines}}{{sku}}{{/each}}', {}],
  ['{{#each lines}}{{sku}}{{/each}}', { lines: [] }],
  ['{{#each lines}}{{sku}}{{/each}}', { lines: [{}] }],
  ['{{money total}}', {}],
  ['{{money total}}', { total: '' }],
  ['{{date day}}', {}],
  ['{{eta day}}', {}],
  ['{{number count}}', { count: null }],
  ['{{plural count "regel" "regels"}}', {}],
  ['{{> fact label="Status" value=status}}', {}],
])('%s with %j is an error', (body, data) => {
  using mail = withMail({ txt: `subject: Order\npreheader: Order.\n\nBericht ${body}.` })
  expect(mail.problems).toEqual([])
  expect(() => mail.render(data)).toThrow(/the value “[a-z.]+” is missing|looks into is missing/)
})

test('a partial names the value of the template, not its own word for it', () => {
  using mail = withMail({ txt: `${HEAD}{{> fact label="Status" value=delivery.status}}` })
  expect(() => mail.render({ order: '1', delivery: { status: '' } })).toThrow('“delivery.status” is missing')
})

test('zero is a value, an unknown ETA is one too, and an empty list may have its own words', () => {
  using mail = withMail({
    txt: `subject: Order\npreheader: Order.\n\n{{count}} {{eta day}} {{#each lines}}{{sku}}{{else}}geen regels{{/each}}`,
  })
  expect(mail.render({ count: 0, day: null, lines: [] }).text).toContain('0 … geen regels')
})

test('a value can never add a header or a recipient: the subject is one line', () => {
  using mail = withMail({ txt: HEAD })
  const { subject } = mail.render({ order: '1\r\nBcc: all@voorbeeld.example\u2028x\u0000y' })
  expect(subject).toBe('Uw order 1 Bcc: all@voorbeeld.example xy')
})

test('an answer keeps the subject of the mail it answers, a document has its own', () => {
  using answer = withMail({ txt: `subject: Uw order {{order}}\npreheader: P.\nkeeps-subject: yes\n\nTekst` })
  using document = withMail({ txt: HEAD })
  const more = { subjectOverride: 'Re: Bestelling\r\n4500123' }
  expect(answer.render({ order: '1' }, more).subject).toBe('Re: Bestelling 4500123')
  expect(answer.render({ order: '1' }).subject).toBe('Uw order 1')
  expect(document.render({ order: '1' }, more).subject).toBe('Uw order 1')
})

test('text of a customer stays text: no markup, no template, no turned-around writing', () => {
  using mail = withMail({ txt: `${HEAD}{{name}}`, html: '<h1>{{name}}</h1>' })
  const { html, text } = mail.render({ order: '1', name: '<b>{{order}}</b> & "Zn" \u202egnp.exe' })
  expect(html).toContain('<h1>&lt;b&gt;{{order}}&lt;/b&gt; &amp; &quot;Zn&quot; gnp.exe</h1>')
  expect(text).toContain('<b>{{order}}</b> & "Zn" gnp.exe')
})

test('prototypes are out of reach of a template', () => {
  using mail = withMail({ txt: `subject: O\npreheader: O.\n\n{{constructor}}` })
  expect(() => mail.render({ order: '1' })).toThrow('“constructor” is missing')
})

test('lines of the text part end at 76 characters, a list item is indented, a link is never broken', () => {
  const link = `https://portal.lindehout.example/portal/activate/${'x'.repeat(60)}`
  using mail = withMail({ txt: `${HEAD}{{words}}\n- {{words}}\n\n\n\nOpen:\n{{link}}` })
  const { text } = mail.render({ order: '1', words: 'woord '.repeat(30).trim(), link })
  const lines = text.split('\n')
  expect(lines.filter(line => line.length > 76)).toEqual([link])
  expect(lines).toContain(`- ${'woord '.repeat(12).trim()}`)
  expect(lines).toContain(`  ${'woord '.repeat(12).trim()}`)
  expect(text).not.toContain('\n\n\n')
})

test.each([
  ['{{{name}}}', 'prints unescaped'],
  ['{{uppercase name}}', 'uppercase'],
  ['{{#if name}}', 'Parse error'],
  ['{{lookup this name}}', 'lookup'],
])('a template with %s is refused at start-up', (body, why) => {
  using mail = withMail({ txt: `${HEAD}${body}` })
  expect(mail.problems).toHaveLength(2)
  expect(mail.problems[0]).toMatch(/^templates\/story\/reply\.nl: /)
  expect(mail.problems[0]).toContain(why)
})

test('a missing language, part or head line is named at start-up', () => {
  using folder = temporaryFolder()
  cpSync(join(REAL, 'mail'), join(folder.path, 'mail'), { recursive: true })
  mkdirSync(join(folder.path, 'story'))
  writeFileSync(join(folder.path, 'story', 'reply.nl.txt'), 'subject: Order\n\nTekst')
  writeFileSync(join(folder.path, 'story', 'reply.nl.html'), '<h1>Order</h1>')
  expect(createRenderer(folder.path).problems).toEqual([
    'templates/story/reply.nl: the line “preheader: …” is missing',
    'templates/story/reply.en.txt is missing',
  ])
})

// ---------------------------------------------------------------- our own templates, in both languages, with all their samples

interface Sample {
  name: string
  template: string
  language: 'nl' | 'en'
  data: Wanted['data']
}

const samplesOf = (template: string) => join(REAL, `${template}.samples.json`)
const samples: Sample[] = mailTemplates().flatMap(template => {
  if (!existsSync(samplesOf(template))) return []
  const file = JSON.parse(readFileSync(samplesOf(template), 'utf8')) as {
    [name: string]: Wanted['data']
  }
  return Object.entries(file).flatMap(([name, data]) =>
    (['nl', 'en'] as const).map(language => ({ name, template, language, data })),
  )
})
const house = {
  name: 'Orderdesk Lindehout Distributie',
  address: 'orderportal@lindehout.example',
  phone: '020 000 00 00',
  url: 'https://portal.lindehout.example',
}
const write = ({ template, language, data }: Sample) => renderMail({ template, language, data, house })

test('every template is there in both languages and can be compiled', () => {
  expect(() => checkTemplates()).not.toThrow()
  expect(samples.length).toBeGreaterThan(20)
})

test('every template has samples beside it, so that it is looked at below', () => {
  expect(mailTemplates().filter(template => !existsSync(samplesOf(template)))).toEqual([])
})

test.each(samples)('$template.$language ($name) is a mail that may leave', sample => {
  const { subject, preheader, text, html } = write(sample)
  expect(subject.length).toBeLessThanOrEqual(78)
  expect(subject).not.toContain('!')
  expect(preheader.length).toBeGreaterThan(10)
  const long = text.split('\n').filter(line => line.length > 76)
  expect(long.filter(line => !/^\S+$/.test(line.replace(/^\s*- /, '')))).toEqual([])
  expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  expect(html).toContain(`<html lang="${sample.language}">`)
  expect(html).toContain(`<div role="main" lang="${sample.language}">`)
  expect(html.match(/<h1>/g)).toHaveLength(1)
  expect(html).not.toMatch(/<img|<script|<link|url\(|<th\b(?![^>]*scope)/)
  expect(html.match(/<table(?! role="presentation"| class="(facts|lines)")/g)).toBeNull()
  expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe(escaped(subject))
  for (const link of [...html.matchAll(/href="([^"]*)"/g)].map(it => it[1]!)) {
    expect(link).toMatch(/^https:\/\//)
    expect(text.split('\n')).toContain(link)
  }
})

test.each(samples)('$template.$language ($name) says the same facts in both parts', sample => {
  const { text, html } = write(sample)
  const page = words(plain(html.slice(html.indexOf('<div role="main"'))))
  expect(numbers(words(text))).toEqual(numbers(page))
  for (const value of leaves(sample.data)) {
    const there = (all: string[]) => all.join(' ').includes(words(value).join(' '))
    expect([value, there(words(text))]).toEqual([value, there(page)])
  }
})

test.each(samples.filter(it => it.language === 'nl'))(
  '$template ($name) addresses the customer with u, in short sentences',
  sample => {
    const { text, html } = write(sample)
    const own = `${text} ${plain(html)}`.toLowerCase()
    expect(own).not.toMatch(/\b(je|jij|jouw|jou|jullie)\b/)
    expect(own).not.toMatch(
      /\b(middels|dienen te|d\.m\.v\.|onderstaande?|bovenstaande?|derhalve|inzake|gaarne|tevens|conform)\b/,
    )
    expect(own).toMatch(/\bu\b|\buw\b/)
    const sentences = text.split(/[.?!]\s|\n\n/).filter(it => it.split(' ').length > 2)
    const average = sentences.reduce((sum, it) => sum + it.trim().split(/\s+/).length, 0) / sentences.length
    expect(average).toBeLessThanOrEqual(14)
  },
)

const entities: { [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#x3D': '=',
  '#x60': '`',
}
const plain = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&([#\w]+);/g, (_all, name: string) => entities[name] ?? '?')
const words = (text: string) =>
  text
    .split(/[\s:]+/)
    .map(word => word.replace(/[.,?]+$/, ''))
    .filter(Boolean)
const numbers = (all: string[]) => [...new Set(all.filter(word => /\d/.test(word)))].toSorted()
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const leaves = (data: unknown): string[] =>
  typeof data === 'object' && data !== null
    ? Object.values(data).flatMap(leaves)
    : typeof data === 'boolean'
      ? []
      : [String(data)]
