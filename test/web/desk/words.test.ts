import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { words } from '../../../src/web/desk/words.ts'

const templates = globSync('templates/web/desk/**/*.hbs')
const sources = globSync('src/web/desk/**/*.ts').filter(file => !file.includes('/words'))
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([it]) => it).toSorted()

test('every label is there in both languages, with the same places to fill in', () => {
  for (const [name, { nl, en }] of Object.entries(words)) {
    expect(nl, name).not.toBe('')
    expect(places(en), name).toEqual(places(nl))
  }
})

test('every label that a template asks for exists', () => {
  const asked = templates.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/\{\{#?\(?(t|counted) (?:[\w.]+ )?"([^"]+)"/g)].map(([, helper, name]) => ({
      file,
      name: helper === 'counted' ? `${name}.one` : name!,
    })),
  )
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter(({ name }) => !(name in words))).toEqual([])
})

test('no label is there for nothing', () => {
  const all = [...templates, ...sources].map(file => readFileSync(file, 'utf8')).join('\n')
  // names that are put together, such as `state.${name}`
  const stems = [...all.matchAll(/`([a-z-]+\.(?:[a-z-]+\.)?)\$\{/g)].map(([, stem]) => stem!)
  const unused = Object.keys(words).filter(
    name =>
      !all.includes(`'${name}'`) &&
      !all.includes(`"${name}"`) &&
      !all.includes(`"${name.replace(/\.(one|many)$/, '')}"`) &&
      !stems.some(stem => name.startsWith(stem)),
  )
  expect(unused).toEqual([])
})

test('colleagues are addressed with je', () => {
  expect(
    Object.values(words)
      .filter(({ nl }) => /(?<!\{n\} )\b(u|uw|uzelf)\b/i.test(nl))
      .map(({ nl }) => nl),
  ).toEqual([])
})

test('templates print escaped, without a script or style of their own, and every attribute stands in quotes', () => {
  for (const file of templates) {
    const text = readFileSync(file, 'utf8')
    expect(text, file).not.toMatch(/\{\{\{|\{\{&/)
    expect(text.replaceAll(/\{\{.*?\}\}/g, ''), file).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=/)
    expect(text, file).not.toMatch(/\s[\w-]+=\{\{/)
  }
})
