import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../src/config.ts'

const ROOT = resolve(import.meta.dirname, '..')
const SCHEMA = resolve(ROOT, '../shared/contracts/compose-spec.json')
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')

const service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  user: z.string().optional(),
  read_only: z.boolean().optional(),
  network_mode: z.string().optional(),
  networks: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }),
})
const compose = z.object({ services: z.record(z.string(), service) }).parse(parse(text))
const ours = Object.entries(compose.services).filter(([, it]) => it.build)

test.skipIf(!existsSync(SCHEMA))('docker-compose.yml is valid for the Compose Specification', () => {
  const schema: unknown = JSON.parse(readFileSync(SCHEMA, 'utf8'))
  // ajv knows only the older drafts by this name; the schema itself uses nothing newer.
  const { $schema: _, ...rest } = z.record(z.string(), z.unknown()).parse(schema)
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(rest)
  validate(parse(text))
  expect(validate.errors ?? []).toEqual([])
  expect(validate({ services: { postbode: { imagee: 'typo' } } })).toBe(false)
})

test('every variable that it sets is one that src/config.ts reads', () => {
  const source = readFileSync(join(ROOT, 'src/config.ts'), 'utf8')
  const known = (name: string) =>
    new RegExp(`\\b${name}\\b`).test(source) || /^(IMAP_[A-Z]+_URL|MAIL_[A-Z]+_ADDRESS)$/.test(name)
  expect(ours.flatMap(([, it]) => Object.keys(it.environment)).filter(name => !known(name))).toEqual([])
})

test('the environment of each of our services is one that Postbode starts with', () => {
  const env = { POSTGRES_PASSWORD: 'p', MAIL_PASSWORD: 'm', SECRET_KEY: 'x'.repeat(32) }
  const filled = { ...env, DESK_ADMIN_EMAIL: 'admin@lindehout.example', DESK_ADMIN_PASSWORD: 'twelve letters' }
  const configs = Object.fromEntries(ours.map(([name, it]) => [name, readConfig(interpolate(it.environment, filled))]))
  expect(configs.postbode).toMatchObject({
    databaseUrl: 'postgres://postbode:p@postgres:5432/postbode',
    mailboxes: [{ address: 'orderportal@lindehout.example' }, { address: 'info@lindehout.example' }],
    publicUrl: 'http://localhost:8080',
    parserSocket: configs.parser?.parserSocket,
  })
  expect(configs.parser?.roles).toEqual(['parser'])
})

test('no secret stands in the file: what is secret must be given, or nothing starts', () => {
  for (const name of ['POSTGRES_PASSWORD', 'MAIL_PASSWORD', 'SECRET_KEY', 'DESK_ADMIN_PASSWORD'])
    expect(text).toMatch(new RegExp(`\\$\\{${name}:\\?`))
  expect(text).not.toMatch(/_PASSWORD: (?!\$\{)/)
})

test('the parser has no network and no secret, every service is read-only and says how it is', () => {
  const { parser } = compose.services
  expect(parser?.network_mode).toBe('none')
  expect(Object.keys(parser?.environment ?? {}).toSorted()).toEqual(['PARSER_SOCKET', 'ROLES'])
  for (const it of Object.values(compose.services)) {
    expect(it.read_only).toBe(true)
    expect(it.healthcheck.test.length).toBeGreaterThan(1)
    expect(it.ports.every(port => port.startsWith('127.0.0.1:'))).toBe(true)
  }
  expect(compose.services.postgres?.volumes).toEqual(['postgres:/var/lib/postgresql'])
  expect(ours.every(([, it]) => it.user === 'node')).toBe(true)
})

test('the image is built from files that exist, without what only the demo needs', () => {
  const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  const copied = [...dockerfile.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, files]) => (files ?? '').split(' '))
  const allowed = new Set(readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n'))
  for (const file of copied) {
    expect(existsSync(join(ROOT, file)), file).toBe(true)
    expect(allowed.has(`!${file}`), `${file} in .dockerignore`).toBe(true)
  }
  expect(dockerfile).toContain('npm ci --omit=dev --omit=optional --ignore-scripts')
  expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('RUN '))
})

/** As Compose does: ${NAME}, ${NAME:-default}, ${NAME:?message}. */
function interpolate(environment: { [name: string]: string }, values: { [name: string]: string }) {
  const one = (value: string) =>
    value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest?: string) => {
      const given = values[name] ?? (kind === '-' ? rest : undefined)
      if (given === undefined) throw new Error(`${name} is not given`)
      return given
    })
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, one(value)]))
}
