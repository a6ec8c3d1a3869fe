import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')
const FILES = globSync(['src/**/*.ts', 'workflows/*.ts'], { cwd: ROOT }).filter(file => !file.endsWith('.d.ts'))

/** Who may import whom (docs: README, "Where things are"). The first rule that fits a file holds for it. */
const RULES: { files: RegExp; may: RegExp; packages?: RegExp }[] = [
  // the composition roots see everything
  {
    files:
      /^src\/(main|cli|parser|ocr|worker|read-mail|read-for-desk|health|metrics|roles|database|secrets|web)\.ts$|^src\/cli\/|^src\/demo\//,
    may: /.*/,
  },
  // the ground
  { files: /^src\/(config|clock|log|format)\.ts$|^src\/db\//, may: /^src\/(config|clock|log|format)\.ts$|^src\/db\// },
  { files: /^src\/sentences\//, may: /^src\/sentences\/|^src\/engine\/define\.ts$/ },
  { files: /^src\/engine\//, may: /^src\/(engine|db)\/|^src\/(clock|format)\.ts$/ },
  // pure: no database, no network, no clock; a mail enclosed in a mail is taken apart by the same parser
  {
    files: /^src\/understanding\//,
    may: /^src\/understanding\/|^src\/mail\/(message|parse)\.ts$/,
    packages: /^(?!pg|imapflow|nodemailer|fastify|pg-boss|node:(net|http|https|dns|child_process))/,
  },
  {
    files: /^src\/mail\//,
    may: /^src\/(mail|db|engine)\/|^src\/understanding\/types\.ts$|^src\/(clock|log|config|format|read-mail)\.ts$/,
  },
  {
    files: /^src\/domain\//,
    may: /^src\/(domain|db)\/|^src\/(clock|format)\.ts$/,
    packages: /^(?!imapflow|nodemailer|fastify|pg-boss|node:(net|http|https))/,
  },
  {
    files: /^src\/workflow\//,
    may: /^src\/(workflow|domain|engine|db|understanding|mail|sentences)\/|^src\/(clock|format)\.ts$/,
  },
  {
    files: /^src\/web\//,
    may: /^src\/(web|workflow|domain|engine|db|understanding|mail|sentences)\/|^src\/(clock|log|config|format)\.ts$/,
  },
  {
    files: /^workflows\//,
    may: /^src\/workflow\/|^src\/engine\/define\.ts$|^src\/domain\/|^src\/understanding\/|^src\/(clock|format)\.ts$/,
    packages: /^zod$/,
  },
]

function imports(file: string): { target: string; typeOnly: boolean }[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8')
  return [
    ...source.matchAll(
      /^(?:import|export)\s(type\s)?[^'"\n]*?(?:\{[^}]*\}[^'"]*?)?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gm,
    ),
  ].map(([, type, named, dynamic]) => ({ target: (named ?? dynamic)!, typeOnly: !!type }))
}

describe('the import rules hold', () => {
  test.each(FILES)('%s', file => {
    const rule = RULES.find(it => it.files.test(file))
    expect(rule, `no rule for ${file}`).toBeDefined()
    for (const { target, typeOnly } of imports(file)) {
      if (target.startsWith('.')) {
        const resolved = path.relative(ROOT, path.resolve(ROOT, path.dirname(file), target))
        expect(existsSync(path.join(ROOT, resolved)), `${file} imports ${resolved}, which is not there`).toBe(true)
        expect(resolved, `${file} may not import ${resolved}`).toMatch(rule!.may)
      } else if (!typeOnly && rule!.packages) {
        expect(target, `${file} may not import the package ${target}`).toMatch(rule!.packages)
      }
    }
  })
})

test('no circles below the web: a file needs nothing that needs it, not even for a type', () => {
  const needs = new Map(
    FILES.map(file => [
      file,
      imports(file).flatMap(({ target }) =>
        target.startsWith('.') ? [path.relative(ROOT, path.resolve(ROOT, path.dirname(file), target))] : [],
      ),
    ]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, way: string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' > '))
    if (done.has(file) || way.includes(file)) return
    for (const next of needs.get(file) ?? []) walk(next, [...way, file])
    done.add(file)
  }
  for (const file of FILES.filter(it => /^src\/(db|engine|mail|understanding|domain|workflow)\//.test(it)))
    walk(file, [])
  expect(circles).toEqual([])
})

test('only config.ts reads the environment', () => {
  const readers = FILES.filter(file => /process\.env\b/.test(readFileSync(path.join(ROOT, file), 'utf8')))
  expect(readers.filter(file => file !== 'src/config.ts')).toEqual([])
})

test('time comes from the database: no now() in SQL of the desk, no Date.now() in rules', () => {
  const logic = FILES.filter(file => /^(src\/(domain|workflow|engine)|workflows)\//.test(file))
  const offenders = logic.filter(file =>
    /(?<!desk_|\.)\bnow\(\)|Date\.now\(/.test(
      readFileSync(path.join(ROOT, file), 'utf8').replace(/await now\(|function now\(/g, ''),
    ),
  )
  expect(offenders).toEqual([])
})

test('no test is switched off, and no check is silenced', () => {
  const files = globSync(['src/**/*.ts', 'workflows/*.ts', 'test/**/*.ts'], { cwd: ROOT }).filter(
    file => !file.endsWith('structure.test.ts'),
  )
  const offenders = files.filter(file =>
    /\b(it|test|describe)\.(only|todo)\b|@ts-(ignore|nocheck)|(oxlint|eslint)-disable|\bas any(?![ \w])|: any\b(?! \w)/.test(
      readFileSync(path.join(ROOT, file), 'utf8'),
    ),
  )
  expect(offenders).toEqual([])
})
