import { createInterface } from 'node:readline/promises'
import { addColleague } from '../web/desk/people.ts'
import { UsageError, type Verb } from './verb.ts'
import { withDatabase } from './database.ts'

const verb: Verb = {
  usage: 'user add EMAIL --role administrator|colleague [--name NAME]',
  summary: 'Let a colleague into the desk; the password is read from standard input (12 characters or more).',
  takes: 2,
  options: {
    role: { type: 'string', help: 'administrator or colleague' },
    name: { type: 'string', help: 'name as customers and colleagues see it' },
  },
  async run([what, email], { role, name }) {
    if (what !== 'add' || !email) throw new UsageError(`usage: postbode ${verb.usage}`)
    if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email)) throw new UsageError(`${email} is no e-mail address`)
    if (role !== 'administrator' && role !== 'colleague')
      throw new UsageError('--role must be administrator or colleague')
    const password = await ask()
    if (password.length < 12) throw new UsageError('the password must have at least 12 characters')
    const added = await withDatabase(pool =>
      addColleague(pool, { email: email.toLowerCase(), name: typeof name === 'string' ? name : email, role, password }),
    )
    if (!added) throw new UsageError(`${email} is in the desk already`)
    process.stdout.write(`${email} can sign in.\n`)
  },
}
export default verb

async function ask(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password: ')
  const lines = createInterface({ input: process.stdin, terminal: false })
  for await (const line of lines) return line
  return ''
}
