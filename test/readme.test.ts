import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { samples } from '../src/demo/samples.ts'

const ROOT = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const readme = read('README.md')

test('README.md names every setting that src/config.ts reads', () => {
  const settings = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!)
  expect(settings.length).toBeGreaterThan(15)
  expect(settings.filter(name => !readme.includes(`\`${name}\``))).toEqual([])
})

test('its table of verbs holds only verbs that exist', () => {
  const table = readme.slice(readme.indexOf('## Command line'), readme.indexOf('## Where things are'))
  const verbs = [...table.matchAll(/^\| `([a-z]+)/gm)].map(([, name]) => name!)
  expect(verbs).toContain('understand')
  for (const verb of verbs) expect(existsSync(join(ROOT, 'src/cli', `${verb}.ts`)), verb).toBe(true)
})

test('the commands, files and pictures that it names are there', () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))
  const named = [...readme.matchAll(/\bnpm (?:run )?(demo|test|start|check)\b/g)].map(([, name]) => name!)
  expect([...new Set(named)].toSorted()).toEqual(['check', 'demo', 'start', 'test'])
  expect(named.filter(name => !(name in scripts))).toEqual([])
  const files = [
    ...readme.matchAll(/`((?:src|workflows|templates|test|docs)\/[\w./-]+\.\w+|\.ci\/run)`|\]\((docs\/[^)]+)\)/g),
  ]
  const missing = files.map(([, file, picture]) => file ?? picture!).filter(file => !existsSync(join(ROOT, file)))
  expect(missing).toEqual([])
})

test('it tells how many sample mails the demo sends', () => {
  expect(readme).toContain(`${samples.length} sample mails`)
})

test('every variable that docker compose needs stands in its example', () => {
  const needed = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name!)
  expect(needed.filter(name => !new RegExp(`^${name}=`, 'm').test(readme))).toEqual([])
})
