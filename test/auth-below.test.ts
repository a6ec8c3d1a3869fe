import { ImapFlow } from 'imapflow'
import { describe, expect, test } from 'vitest'
import { checkMailbox } from '../src/cli/doctor-mailbox.ts'
import { createAuthenticator } from '../src/mail/auth.ts'
import { parseMail } from '../src/mail/parse.ts'
import { INFO, ORDERPORTAL, testMailHost } from './support/mailhost.ts'

const OURS = 'mx.desk.example'
const HOP: Header = [
  'Received',
  `from mail.klant.example (mail.klant.example [192.0.2.7]) by ${OURS} (Postfix) with ESMTPS id 4; Fri, 20 Nov 2026 10:00:00 +0100`,
]
const LMTP: Header = ['Received', `from mx by store with LMTP id 7; Fri, 20 Nov 2026 10:00:01 +0100`]
const PASS: Header = ['Authentication-Results', `${OURS}; dmarc=pass header.from=klant.example`]
const FAIL: Header = ['Authentication-Results', `${OURS}; dmarc=fail header.from=klant.example`]
const SIGNED: Header = ['Authentication-Results', `${OURS}; dkim=pass header.d=klant.example`]
const FROM: Header = ['From', 'Inkoop <inkoop@klant.example>']
const hopBy = (by: string): Header => ['Received', `from x ([192.0.2.7]) by ${by} with ESMTPS; x`]

type Header = [name: string, value: string]

const mailWith = (headers: Header[]) =>
  `${headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\nGoedemiddag\r\n`

async function isBelieved(headers: Header[], belowReceived: boolean, onVerdictBelow = () => {}) {
  const bytes = Buffer.from(mailWith(headers))
  const { text: _text, html: _html, attachments: _attachments, ...head } = await parseMail(bytes)
  const authenticate = createAuthenticator({
    authServId: OURS,
    belowReceived,
    onVerdictBelow,
    known: () => Promise.resolve([]),
  })
  return (await authenticate({ head }, bytes)).authenticated
}

describe('AUTHSERV_BELOW_RECEIVED: the verdict right below our own Received', () => {
  test.for<[string, boolean, Header[]]>([
    ['a pass right below it', true, [HOP, PASS, FROM]],
    ['a fail right below it', false, [HOP, FAIL, FROM]],
    ['above all Received, as without the choice', true, [PASS, HOP, FROM]],
    ['below our delivery agent and our Received', true, [LMTP, HOP, PASS, FROM]],
    ['between our delivery agent and our Received', true, [LMTP, PASS, HOP, FROM]],
    ['of two filters, each with its own header', true, [HOP, SIGNED, PASS, FROM]],
    ['below what a spam filter wrote', true, [HOP, ['X-Rspamd-Server', 'mx'], ['X-Spamd-Result', 'x'], PASS, FROM]],
    ['one above that says nothing of DMARC is not helped by one below', false, [SIGNED, HOP, PASS, FROM]],
    ['a fail above outweighs a pass below', false, [FAIL, HOP, PASS, FROM]],
    ['a fail right below outweighs a pass under it', false, [HOP, FAIL, PASS, FROM]],
    ['below a header that the mail brought', false, [HOP, ['Subject', 'x'], PASS, FROM]],
    ['below a second Received, also one that names our server', false, [HOP, HOP, PASS, FROM]],
    ['below two delivery agents', false, [LMTP, LMTP, HOP, PASS, FROM]],
    ['with a name that is not ours', false, [HOP, ['Authentication-Results', 'mx.evil.example; dmarc=pass'], FROM]],
    ['right below the Received of another server', false, [hopBy('mx.evil.example'), PASS, FROM]],
    ['of a host under our name', false, [hopBy(`vm7.${OURS}`), PASS, FROM]],
    ['of the domain above our name', false, [hopBy('desk.example'), PASS, FROM]],
    ['of our name in capitals with a dot', true, [hopBy('MX.Desk.Example.'), PASS, FROM]],
    [
      'of our name in a comment',
      false,
      [['Received', `from x (by ${OURS}) by evil.example with ESMTP; x`], PASS, FROM],
    ],
    ['of our name in a greeting', false, [['Received', `from a by ${OURS} by evil.example with ESMTP; x`], PASS, FROM]],
    ['of our name after the date', false, [['Received', `from a with ESMTP; by ${OURS}`], PASS, FROM]],
    ['without any Received', true, [PASS, FROM]],
  ])('%s: %s', async ([, believed, headers]) => {
    expect(await isBelieved(headers, true)).toBe(believed)
  })

  test('off by default: nothing below a Received is believed, and the desk says so once', async () => {
    let said = 0
    const bytes = Buffer.from(mailWith([HOP, PASS, FROM]))
    const { text: _text, html: _html, attachments: _attachments, ...head } = await parseMail(bytes)
    const authenticate = createAuthenticator({
      authServId: OURS,
      onVerdictBelow: () => said++,
      known: () => Promise.resolve([]),
    })
    for (let i = 0; i < 3; i++) expect((await authenticate({ head }, bytes)).authenticated).toBe(false)
    expect(said).toBe(1)
  })

  test.for<[string, boolean, Header[]]>([
    ['where a verdict stands above as well', false, [PASS, HOP, PASS, FROM]],
    ['where it stands below another server', false, [hopBy('evil.example'), PASS, FROM]],
    ['where the choice was made', true, [HOP, PASS, FROM]],
  ])('nothing is said %s', async ([, belowReceived, headers]) => {
    let said = 0
    await isBelieved(headers, belowReceived, () => said++)
    expect(said).toBe(0)
  })
})

test('doctor says when the verdicts stand only below the Received, until the choice is made', async () => {
  await using host = await testMailHost()
  const at = (user: string, password: string) => ({
    name: user.split('@')[0]!,
    address: user,
    host: '127.0.0.1',
    port: host.imapPort,
    secure: false,
    user,
    password,
    folder: 'INBOX',
  })
  const fill = async (user: string, password: string, mails: Header[][]) => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: host.imapPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: password },
      logger: false,
    })
    await client.connect()
    for (const headers of mails) await client.append('INBOX', mailWith(headers))
    await client.logout()
  }
  await fill(ORDERPORTAL, 'secret-1', [
    [HOP, FROM],
    [HOP, PASS, FROM],
  ])
  await fill(INFO, 'secret-2', [
    [HOP, PASS, FROM],
    [PASS, HOP, FROM],
  ])
  const orderportal = at(ORDERPORTAL, 'secret-1')
  const oks = async (...asked: Parameters<typeof checkMailbox>) => (await checkMailbox(...asked)).map(({ ok }) => ok)
  expect(await oks(orderportal)).toEqual([true])
  expect(await checkMailbox(orderportal, { authServId: OURS })).toMatchObject([
    { ok: true },
    { ok: false, what: 'senders in orderportal', says: expect.stringContaining('AUTHSERV_BELOW_RECEIVED') as string },
  ])
  expect(await oks(orderportal, { authServId: OURS, authServBelowReceived: true })).toEqual([true])
  expect(await oks(at(INFO, 'secret-2'), { authServId: OURS })).toEqual([true])
})
