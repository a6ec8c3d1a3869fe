import { migrate } from '../db/migrate.ts'
import { databaseUrl, plainly } from './database.ts'
import type { Verb } from './verb.ts'

const verb: Verb = {
  usage: 'migrate',
  summary: 'Bring the database to the newest shape (the daemon does so by itself when it starts).',
  async run() {
    const database = databaseUrl()
    await plainly(() => migrate(database))
    process.stdout.write('The database is up to date.\n')
  },
}
export default verb
