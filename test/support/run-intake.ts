import { createPool } from '../../src/db/pool.ts'
import { startQueue } from '../../src/db/queue.ts'
import { createLogger } from '../../src/log.ts'
import { startIntake } from '../../src/mail/intake.ts'
import { mailboxAt } from './intake.ts'

// A process of its own, so that a test can kill it: node run-intake.ts DATABASE_URL IMAP_URL. A line for each batch.
const [database = '', imap = ''] = process.argv.slice(2)
const pool = createPool(database, { max: 4 })
const boss = await startQueue(database, { maintain: false, onError: () => {} })
const onRecorded = (_mailbox: string, mails: number) => console.log(mails)
startIntake({ pool, boss, mailboxes: [mailboxAt(imap)], firstSync: 'now', log: createLogger('silent'), onRecorded })
