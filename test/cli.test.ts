import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { Browser } from './journeys/browser.ts'
import { eventually } from './journeys/daemon.ts'
import { type Firm, INFO, ORDERPORTAL, startFirm } from './journeys/firm.ts'
import { letter } from './journeys/letter.ts'
import { temporaryFolder } from './support/folder.ts'
import { testDatabase } from './support/postgres.ts'
import { withClient, withDatabase } from './support/sql.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })

const ROOT = path.resolve(import.meta.dirname, '..')
const VERBS = ['understand', 'send', 'runs', 'retry', 'user', 'migrate', 'doctor', 'torture', 'bench']
/** Without the programs of this folder, among them its Node. */
const machinePath = (process.env['PATH'] ?? '')
  .split(':')
  .filter(it => !it.includes('node_modules'))
  .join(':')
const NOBODY = 'postgres://desk:x@127.0.0.1:1/desk'

const folder = temporaryFolder()
afterAll(() => folder[Symbol.dispose]())

interface Ended {
  status: number | null
  out: string
  err: string
}
interface Ways {
  env?: { [name: string]: string }
  stdin?: string | Buffer
  cwd?: string
}

/** The command line as a person runs it, in a folder without settings. */
async function postbode(args: string[], { env = {}, stdin = '', cwd = folder.path }: Ways = {}): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(ROOT, 'src/cli.ts'), ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdin.on('error', () => {}).end(stdin)
  await once(child, 'close')
  expect(err, 'no stack trace, ever').not.toMatch(/^\s+at |node:internal/m)
  return { status: child.exitCode, out, err }
}

const write = (name: string, content: string | Buffer) => {
  const file = path.join(folder.path, name)
  writeFileSync(file, content)
  return file
}

const objects = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map(line => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))

/** The usual complaint: one line, exit 2, nothing else. */
const refusal = (words: string | RegExp) => ({
  status: 2,
  out: '',
  err: expect.stringMatching(
    new RegExp(`^postbode: [^\\n]*${typeof words === 'string' ? words : words.source}[^\\n]*\\n$`),
  ),
})

describe('without a database', () => {
  test.each(VERBS)('%s explains itself', async verb => {
    const { status, out, err } = await postbode([verb, '--help'])
    expect([status, err]).toEqual([0, ''])
    expect(out).toMatch(new RegExp(`^postbode ${verb}\\b`))
    expect(out.length).toBeGreaterThan(80)
  })

  test('the overview names every verb', async () => {
    const [bare, help] = await Promise.all([postbode([]), postbode(['--help'])])
    expect([bare.status, help]).toEqual([0, bare])
    expect([...bare.out.matchAll(/^ {2}postbode (\w+)/gm)].map(([, verb]) => verb)).toEqual(VERBS)
  })

  test.each<[string[], string]>([
    [['nonsense'], 'there is no verb nonsense'],
    [['toString'], 'there is no verb toString'],
    [['__proto__'], 'there is no verb __proto__'],
    [['runs', '--nope'], "'--nope'.*usage: postbode runs"],
    [['runs', '--limit', 'many'], '--limit must be a whole number'],
    [['runs', 'all'], 'all is too much'],
    [['understand'], 'at least one file'],
    [['understand', '--json=3', 'x.eml'], '--json'],
    [['retry'], 'the number of a run'],
    [['retry', 'last'], 'the number of a run'],
    [['retry', '1', '2'], '2 is too much'],
    [['user'], 'usage: postbode user add'],
    [['user', 'add', 'sanne'], 'sanne is no e-mail address'],
    [['user', 'add', 'sanne@desk.example'], '--role must be'],
    [['send'], 'send needs the file'],
    [['send', 'not-there.eml'], 'not-there.eml cannot be read'],
    [['torture', '--mails', 'many'], '--mails must be a whole number'],
    [['bench', '--rounds', '0'], 'must be whole numbers'],
  ])('%j is refused in one line', async (args, words) => {
    expect(await postbode(args)).toEqual(refusal(words))
  })

  test.each([['runs'], ['retry', '1'], ['migrate'], ['user', 'add', 'a@b.example', '--role', 'colleague']])(
    '%s %s says in one line that there is no database, or that it does not answer',
    async (...args) => {
      const stdin = 'a password that is long\n'
      const [none, silent, wrong] = await Promise.all([
        postbode(args, { stdin }),
        postbode(args, { stdin, env: { DATABASE_URL: NOBODY } }),
        postbode(args, { stdin, env: { DATABASE_URL: 'desk' } }),
      ])
      expect(none).toEqual({ status: 1, out: '', err: expect.stringMatching(/^postbode: there is no database.*\n$/) })
      expect(silent).toEqual({
        status: 1,
        out: '',
        err: expect.stringMatching(/^postbode: the database does not.*\n$/),
      })
      expect(wrong).toEqual(refusal('DATABASE_URL must begin'))
    },
  )

  test('a note of a running demo that cannot be read is named', async () => {
    using other = temporaryFolder()
    mkdirSync(path.join(other.path, '.postbode'))
    writeFileSync(path.join(other.path, '.postbode', 'running.json'), '{"DATABASE_')
    const { status, err } = await postbode(['runs'], { cwd: other.path })
    expect([status, err]).toEqual([1, expect.stringMatching(/^postbode: \S*running\.json cannot be read.*\n$/)])
  })

  test('doctor goes on to the next thing when one is bad, and exits 1', async () => {
    const env = {
      IMAP_ORDERPORTAL_URL: 'imap://orderportal%40desk.example:x@127.0.0.1:1',
      IMAP_INFO_URL: 'imap://info%40desk.example:x@127.0.0.1:1',
      SMTP_URL: 'smtp://127.0.0.1:1',
      SECRET_KEY: 'a key that is only for tests, 32 long',
    }
    for (const world of [env, { ...env, DATABASE_URL: NOBODY }]) {
      const { status, out, err } = await postbode(['doctor'], { env: world })
      expect([status, err]).toEqual([1, ''])
      expect(out.match(/^BAD {2}(database|mailbox orderportal|mailbox info|SMTP) /gm)).toHaveLength(4)
      expect(out).toMatch(/^ok {3}sandbox: network/m)
    }
    expect((await postbode(['doctor'])).status).toBe(2)
  })

  test('`npx postbode` and its link work, whatever Node the machine has', async () => {
    for (const command of [['npx', '--no', 'postbode'], [path.join(ROOT, 'scripts/postbode.mjs')]]) {
      const [program = '', ...first] = command
      const child = spawn(program, [...first, 'nonsense'], {
        cwd: ROOT,
        env: { PATH: machinePath, HOME: folder.path },
      })
      let err = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
      await once(child, 'close')
      expect([child.exitCode, err]).toEqual([2, expect.stringContaining('there is no verb nonsense')])
    }
  })
})

describe('understand', () => {
  const order = letter({
    from: 'Jan <jan@customer.example>',
    to: ORDERPORTAL,
    subject: 'Bestelling 4500123',
    text: 'Graag bestellen wij:\n\nInkoopnummer: 4500123\n\n4 x LH-SW24\n',
  }).raw

  test('one object a line, in the order of the files; a file that is not there stops no other', async () => {
    const files = [write('one.eml', order), write('empty.eml', ''), write('garbage.eml', Buffer.from(noise(20_000)))]
    const { status, out, err } = await postbode([
      'understand',
      '--json',
      files[0]!,
      'gone.eml',
      folder.path,
      ...files.slice(1),
    ])
    expect(status).toBe(2)
    expect(err).toBe(`postbode: gone.eml is not there\npostbode: ${folder.path} is a folder\n`)
    const found = objects(out)
    expect(found.map(it => it['file'])).toEqual(files)
    expect(found[0]).toMatchObject({
      kind: 'purchase-order',
      fields: { poNumber: '4500123', lines: [{ sku: 'LH-SW24', quantity: 4 }] },
    })
    for (const it of found)
      expect(Object.keys(it).slice(0, 10)).toEqual(
        'file kind confidence language automated references fields missing evidence warnings'.split(' '),
      )
  })

  test('standard input, and indented for people', async () => {
    const [line, pretty] = await Promise.all([
      postbode(['understand', '-', '--json'], { stdin: order }),
      postbode(['understand', '-'], { stdin: order }),
    ])
    expect([line.status, pretty.status, line.err, pretty.err]).toEqual([0, 0, '', ''])
    expect(objects(line.out)).toEqual([expect.objectContaining({ file: '-', kind: 'purchase-order' })])
    expect(JSON.parse(pretty.out)).toEqual(objects(line.out)[0])
    expect(pretty.out.split('\n').length).toBeGreaterThan(10)
  })

  test('who reads only the beginning gets no complaint', async () => {
    const file = write('one.eml', order)
    const many = Array.from({ length: 400 }, () => file).join(' ')
    const child = spawn('sh', [
      '-c',
      `"${process.execPath}" "${path.join(ROOT, 'src/cli.ts')}" understand ${many} | head -1`,
    ])
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.stdout.resume()
    await once(child, 'close')
    expect(err).toBe('')
  })
})

describe('beside a running daemon', () => {
  const JAN = 'inkoop@voorbeeld-ict.example'
  let firm: Firm | undefined
  let env: { [name: string]: string } = {}
  beforeAll(async () => {
    firm = await startFirm()
    env = firm.environment
  })
  afterAll(() => firm?.[Symbol.asyncDispose]())

  test('send puts a mail into a watched mailbox; runs tells of it, in exactly the fields of the contract', async () => {
    expect((await postbode(['runs'], { env })).out).toBe('No mail has come in yet.\n')
    expect(await postbode(['runs', '--json'], { env })).toEqual({ status: 0, out: '', err: '' })

    const order = letter({
      from: `Jan <${JAN}>`,
      to: INFO,
      subject: 'Bestelling',
      text: 'Inkoopnummer: 77001\n\n4 x LH-SW24\n',
    })
    const stamp = 'Authentication-Results: mx.lindehout.example; dmarc=pass header.from=voorbeeld-ict.example\r\n'
    const away = letter({
      from: `Jan <${JAN}>`,
      to: ORDERPORTAL,
      subject: 'Afwezig',
      text: 'Ik ben er niet.\n',
      headers: { 'Auto-Submitted': 'auto-replied' },
    })
    expect(await postbode(['send', write('order.eml', stamp + order.raw), '--mailbox', 'info'], { env })).toEqual({
      status: 0,
      out: `The mail lies in ${INFO}.\n`,
      err: '',
    })
    expect((await postbode(['send', write('away.eml', away.raw)], { env })).out).toBe(
      `The mail lies in ${ORDERPORTAL}.\n`,
    )
    expect(await postbode(['send', 'away.eml', '--mailbox', 'sales'], { env })).toEqual(
      refusal('there is no mailbox sales; there are orderportal, info'),
    )

    const receipt = await firm?.mail(JAN)
    const rows = await eventually('both mails', async () => {
      const found = objects((await postbode(['runs', '--json'], { env })).out)
      return found.length === 2 && found.every(it => it['waitingFor'] !== 'reading') ? found : undefined
    })
    for (const row of rows)
      expect(Object.keys(row)).toEqual(
        'id workflow kind state mailbox messageId from startedAt endedAt waitingFor'.split(' '),
      )
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(rows.find(it => it['workflow'] === 'purchase-order')).toEqual({
      id: receipt?.header('x-postbode-run'),
      workflow: 'purchase-order',
      kind: 'purchase-order',
      state: 'waiting',
      mailbox: 'info',
      messageId: order.id,
      from: JAN,
      startedAt: time,
      endedAt: null,
      waitingFor: expect.any(String),
    })
    expect(rows.find(it => it['workflow'] === 'filed')).toEqual({
      id: expect.stringMatching(/^mail-\d+$/),
      workflow: 'filed',
      kind: 'automated',
      state: 'done',
      mailbox: 'orderportal',
      messageId: away.id,
      from: JAN,
      startedAt: time,
      endedAt: time,
      waitingFor: 'auto-reply',
    })
    expect((await postbode(['runs', '--limit', '1'], { env })).out.split('\n')).toHaveLength(2)
  })

  test('retry lets a stopped run go on, and refuses every other', async () => {
    const order = letter({
      from: `Jan <${JAN}>`,
      to: ORDERPORTAL,
      subject: 'Bestelling',
      text: 'Inkoopnummer: 77002\n\n4 x LH-SW8\n',
    })
    await firm?.sendRaw(order.raw, JAN, ORDERPORTAL)
    const mail = await firm?.mail(JAN, 2)
    const id = mail?.header('x-postbode-run') ?? ''
    expect(await postbode(['retry', '999999'], { env })).toEqual(refusal('there is no run 999999'))
    expect(await postbode(['retry', id], { env })).toEqual(refusal(`run ${id} has not stopped: it is waiting`))
    await firm?.pool.query(`update workflow_run set status = 'failed', error = 'broken' where id = $1`, [id])
    const { status, out } = await postbode(['retry', id], { env })
    expect([status, out]).toEqual([0, `Run ${id} goes on as soon as a worker sees it.\n`])
    await eventually('the run to wait again', async () => {
      const rows = objects((await postbode(['runs', '--json'], { env })).out)
      return rows.find(it => it['id'] === id)?.['state'] === 'waiting' ? true : undefined
    })
  })

  test('user add lets a colleague in, once, with a good password only', async () => {
    const email = 'Tim.Visser@lindehout.example'
    const add = (stdin: string) =>
      postbode(['user', 'add', email, '--role', 'colleague', '--name', 'Tim'], { env, stdin })
    expect(await add('short\n')).toEqual(refusal('at least 12 characters'))
    expect(await add('')).toEqual(refusal('at least 12 characters'))
    expect(await add('een heel lang wachtwoord\n')).toEqual({ status: 0, out: `${email} can sign in.\n`, err: '' })
    expect(await add('een ander lang wachtwoord\n')).toEqual(refusal('is in the desk already'))
    const tim = new Browser(firm?.url ?? '')
    const queue = await tim.submit(await tim.get('/desk/sign-in'), /sign-in/, {
      email,
      password: 'een heel lang wachtwoord',
    })
    expect(queue.path).toMatch(/^\/desk\/queue/)
  })

  test('doctor finds everything well, and a mailbox that refuses', async () => {
    const well = await postbode(['doctor'], { env })
    expect([well.out, well.status, well.err]).toEqual([expect.not.stringContaining('BAD'), 0, ''])
    for (const what of ['database', 'clock', 'mailbox orderportal', 'mailbox info', 'SMTP', 'sandbox'])
      expect(well.out).toMatch(new RegExp(`^ok {3}${what}`, 'm'))
    const wrong = env['IMAP_INFO_URL']?.replace('secret-1', 'guessed') ?? ''
    const ill = await postbode(['doctor'], { env: { ...env, IMAP_INFO_URL: wrong } })
    expect([ill.status, ill.err]).toEqual([1, ''])
    expect(ill.out.match(/^BAD .*/gm)).toEqual([
      expect.stringMatching(/^BAD {2}mailbox info .*refuses the password of info@/),
    ])
    expect(ill.out).not.toContain('guessed')
  })
})

test('migrate makes an empty database the desk’s, and is done when it is', async () => {
  await using database = await testDatabase()
  const name = `${database.name}_empty`
  await withClient(database.url, client => client.query(`create database ${name}`))
  const env = { DATABASE_URL: withDatabase(database.url, name) }
  try {
    expect((await postbode(['runs'], { env })).err).toMatch(
      /^postbode: this database is not the desk's.*postbode migrate\n$/,
    )
    expect(await postbode(['migrate'], { env })).toEqual({ status: 0, out: 'The database is up to date.\n', err: '' })
    expect((await postbode(['migrate'], { env })).status).toBe(0)
    expect((await postbode(['runs'], { env })).out).toBe('No mail has come in yet.\n')
  } finally {
    await withClient(database.url, client => client.query(`drop database if exists ${name} with (force)`))
  }
})

/** Bytes of no format, always the same. */
function noise(length: number): number[] {
  let state = 1
  return Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) % 256)
}
