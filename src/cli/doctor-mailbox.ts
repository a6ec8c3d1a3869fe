import { ImapFlow } from 'imapflow'
import type { Config, Mailbox } from '../config.ts'
import type { Finding } from '../health.ts'
import { isOnlyBelow, serverVerdict } from '../mail/auth-results.ts'
import { readHeaders, splitMessage, type RawHeader } from '../mail/headers.ts'

const LATEST = 20

/** Sign in and look, with EXAMINE: the mailbox stays as it is. */
export async function checkMailbox(
  mailbox: Mailbox,
  { authServId, authServBelowReceived }: Pick<Config, 'authServId' | 'authServBelowReceived'> = {},
): Promise<Finding[]> {
  const { name, host, port, secure, user, password, folder } = mailbox
  const client = new ImapFlow({
    host,
    port,
    secure,
    ...(secure ? {} : { doSTARTTLS: false }),
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 5000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const box = await client.mailboxOpen(folder, { readOnly: true })
    const heads = authServId && !authServBelowReceived ? await latestHeads(client, box.exists) : []
    return [
      { what: `mailbox ${name}`, ok: true, says: `${user} at ${host} signs in; ${box.exists} mails in ${folder}` },
      ...(authServId && areOnlyBelow(heads, authServId)
        ? [
            {
              what: `senders in ${name}`,
              ok: false,
              says: `the verdicts of ${authServId} stand right below its Received, where they are not believed: read about AUTHSERV_BELOW_RECEIVED in docs/administration.md`,
            },
          ]
        : []),
    ]
  } catch (error) {
    const { authenticationFailed, message } = error as Error & { authenticationFailed?: boolean }
    return [
      {
        what: `mailbox ${name}`,
        ok: false,
        says: authenticationFailed ? `${host} refuses the password of ${user}` : `${host}: ${message}`,
      },
    ]
  } finally {
    client.close()
  }
}

async function latestHeads(client: ImapFlow, exists: number): Promise<RawHeader[][]> {
  if (exists === 0) return []
  const mails = await client.fetchAll(`${Math.max(1, exists - LATEST + 1)}:*`, { headers: true })
  return mails.map(({ headers = Buffer.alloc(0) }) => readHeaders(splitMessage(headers).head))
}

/** Some of the mails have the verdict below, and none has one that is believed. */
const areOnlyBelow = (heads: RawHeader[][], authServId: string) =>
  heads.some(head => isOnlyBelow(head, authServId)) && !heads.some(head => serverVerdict(head, { authServId }))
