import { readFile } from 'node:fs/promises'
import { ImapFlow } from 'imapflow'
import { readConfig } from '../config.ts'
import { UsageError, type Verb } from './verb.ts'
import { runningEnvironment } from './running.ts'

const verb: Verb = {
  usage: 'send FILE.eml [--mailbox NAME]',
  summary: 'Put a mail into a watched mailbox (the first, unless named), as if it had been delivered.',
  takes: 1,
  options: { mailbox: { type: 'string', help: 'name of the mailbox, as in MAILBOXES' } },
  async run([file], { mailbox: name }) {
    if (!file) throw new UsageError('send needs the file of a mail')
    const raw = await readFile(file).catch(() => {
      throw new UsageError(`${file} cannot be read`)
    })
    const { mailboxes } = readConfig(runningEnvironment())
    const mailbox = name === undefined ? mailboxes[0] : mailboxes.find(it => it.name === name)
    if (!mailbox)
      throw new UsageError(`there is no mailbox ${String(name)}; there are ${mailboxes.map(it => it.name).join(', ')}`)
    const { host, port, secure, user, password } = mailbox
    const client = new ImapFlow({
      host,
      port,
      secure,
      ...(secure ? {} : { doSTARTTLS: false }),
      auth: { user, pass: password },
      logger: false,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.append(mailbox.folder, raw)
      process.stdout.write(`The mail lies in ${mailbox.address}.\n`)
    } catch (error) {
      throw new Error(`the mail could not be put into ${mailbox.address}: ${(error as Error).message}`, {
        cause: error,
      })
    } finally {
      await client.logout().catch(() => client.close())
    }
  },
}
export default verb
