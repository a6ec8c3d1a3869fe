import { ImapFlow } from 'imapflow'

/** A logged-in client for an imap:// URL: `await using client = await imapClient(url)`. */
export async function imapClient(url: string): Promise<ImapFlow & AsyncDisposable> {
  const { hostname, port, username, password } = new URL(url)
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
  })
  // Tests cut connections on purpose.
  client.on('error', () => {})
  await client.connect()
  return Object.assign(client, {
    async [Symbol.asyncDispose]() {
      client.close()
    },
  })
}
