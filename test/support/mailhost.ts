import { type MailHost, type MailHostOptions, startMailHost } from '../../src/demo/mailhost/host.ts'

export const ORDERPORTAL = 'orderportal@desk.example'
export const INFO = 'info@desk.example'
export const AUTHSERV_ID = 'mx.desk.example'

/**
 * A mail host for one test: `await using host = await testMailHost()`. The two watched mailboxes have logins; mails from
 * `customer.example` are authenticated, mails from anywhere else are not.
 */
export async function testMailHost(options: Partial<MailHostOptions> = {}): Promise<MailHost & AsyncDisposable> {
  const host = await startMailHost({
    users: { [ORDERPORTAL]: 'secret-1', [INFO]: 'secret-2' },
    authServId: AUTHSERV_ID,
    domains: ['customer.example'],
    ...options,
  })
  return { ...host, [Symbol.asyncDispose]: () => host.stop() }
}

/** A small mail with CRLF line ends; headers as given come first. */
export function mail(headers: Record<string, string>, text = 'Goedemiddag\n'): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [...lines, '', text].join('\n').replaceAll(/\r?\n/g, '\r\n')
}
