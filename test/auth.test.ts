import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { describe, expect, test } from 'vitest'
import { createAuthenticator, type AuthSettings } from '../src/mail/auth.ts'
import { DnsAwayError } from '../src/mail/auth-dkim.ts'
import { parseMail } from '../src/mail/parse.ts'
import { mail } from './support/mailhost.ts'

const OURS = 'mx.desk.example'
const HOP =
  'from mail.klant.example (mail.klant.example [192.0.2.7]) by mx.desk.example with ESMTPS; Fri, 20 Nov 2026 10:00:00 +0100'
const PASS = `${OURS}; dmarc=pass header.from=klant.example; spf=pass smtp.mailfrom=klant.example; dkim=pass header.d=klant.example`
const FAIL = `${OURS}; dmarc=fail header.from=klant.example`
const FROM = 'Inkoop <inkoop@klant.example>'

async function judge(raw: string | Buffer, settings: Partial<AuthSettings> = { authServId: OURS }) {
  const bytes = Buffer.from(raw)
  const { text: _text, html: _html, attachments: _attachments, ...head } = await parseMail(bytes)
  return createAuthenticator({
    known: () => Promise.resolve(['klant.example', 'desk.example']),
    resolver: noDns,
    ...settings,
  })({ head }, bytes)
}
const noDns = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
const silent = () => Promise.reject(Object.assign(new Error('query timed out'), { code: 'ETIMEOUT' }))
const lines = (...headers: [string, string][]) =>
  `${headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\nGoedemiddag\r\n`

const about = async (from: string, known: string[], more: [string, string][] = []) =>
  (await judge(lines(['From', from], ...more), { authServId: OURS, known: () => Promise.resolve(known) })).warnings

describe('the verdict of our own mail server', () => {
  test.for<[string, boolean, [string, string][]]>([
    [
      'a pass is believed',
      true,
      [
        ['Authentication-Results', PASS],
        ['Received', HOP],
        ['From', FROM],
      ],
    ],
    [
      'a forged pass below the hop of our own server is ignored, also where the server wrote none',
      false,
      [
        ['Received', HOP],
        ['Authentication-Results', PASS],
        ['From', FROM],
      ],
    ],
    [
      'also below our delivery agent',
      true,
      [
        ['Received', 'from mx by store with LMTP id 7; Fri, 20 Nov 2026 10:00:01 +0100'],
        ['Authentication-Results', PASS],
        ['Received', HOP],
        ['From', FROM],
      ],
    ],
    [
      'two hops above it: only one of them can be our delivery agent',
      false,
      [
        ['Received', 'from mx by store with LMTP id 7; Fri, 20 Nov 2026 10:00:01 +0100'],
        ['Received', HOP],
        ['Authentication-Results', PASS],
        ['Received', 'from x by mx.desk.example with ESMTPS; Fri, 20 Nov 2026 09:59:00 +0100'],
        ['From', FROM],
      ],
    ],
    [
      'two delivery agents above it',
      false,
      [
        ['Received', 'from mx by store with LMTP id 7; Fri, 20 Nov 2026 10:00:01 +0100'],
        ['Received', 'from x by store with LMTP id 6; Fri, 20 Nov 2026 10:00:00 +0100'],
        ['Authentication-Results', PASS],
        ['From', FROM],
      ],
    ],
    [
      'a forged hop of our own server below a forged pass does not help',
      false,
      [
        ['Received', HOP],
        ['Authentication-Results', PASS],
        ['Received', HOP],
        ['From', FROM],
      ],
    ],
    [
      'a neighbour of our server above it',
      false,
      [
        ['Received', 'from mx.desk.example by store.desk.example with ESMTP; Fri, 20 Nov 2026 10:00:01 +0100'],
        ['Authentication-Results', PASS],
        ['Received', HOP],
        ['From', FROM],
      ],
    ],
    [
      'who greets our server as a delivery agent is none',
      false,
      [
        ['Received', 'from x by y with LMTP (evil [192.0.2.9]) by mx.desk.example with ESMTP; x'],
        ['Authentication-Results', PASS],
        ['From', FROM],
      ],
    ],
    [
      'a recipient or a date that speaks of LMTP makes no delivery agent',
      false,
      [
        ['Received', 'from x by mx.desk.example with ESMTP for <"a with LMTP"@desk.example>; x with LMTP'],
        ['Authentication-Results', PASS],
        ['From', FROM],
      ],
    ],
    [
      'a pass is believed in any case of letters, folded, with comments and a version',
      true,
      [
        [
          'AUTHENTICATION-results',
          'MX.Desk.Example 1 (checked);\r\n\tspf=none;\r\n\tDMARC = pass (p=reject)\r\n\theader.from=Klant.Example',
        ],
        ['RECEIVED', HOP],
        ['From', FROM],
      ],
    ],
    [
      'a forged hop cannot hide behind its case or a fold',
      false,
      [
        ['rEcEiVeD', HOP.replace(' by ', '\r\n\tby ')],
        ['Authentication-Results', PASS],
        ['From', FROM],
      ],
    ],
    [
      'our server writes one header for each check',
      true,
      [
        ['Authentication-Results', `${OURS}; dkim=pass header.d=klant.example`],
        ['Authentication-Results', PASS],
        ['Received', HOP],
        ['From', FROM],
      ],
    ],
    [
      'of several verdicts the topmost counts',
      false,
      [
        ['Authentication-Results', FAIL],
        ['Authentication-Results', PASS],
        ['Received', HOP],
        ['From', FROM],
      ],
    ],
    [
      'a verdict without DMARC takes none from below our hop',
      false,
      [
        ['Authentication-Results', `${OURS}; spf=pass smtp.mailfrom=klant.example`],
        ['Received', HOP],
        ['Authentication-Results', PASS],
        ['From', FROM],
      ],
    ],
    [
      'a fail is believed',
      false,
      [
        ['Authentication-Results', FAIL],
        ['Received', HOP],
        ['From', FROM],
      ],
    ],
    [
      'a forged pass below the true verdict is ignored',
      false,
      [
        ['Authentication-Results', FAIL],
        ['Received', HOP],
        ['Authentication-Results', PASS],
        ['From', FROM],
      ],
    ],
    [
      'a forged pass below the hop of a foreign server is ignored',
      false,
      [
        ['Received', HOP],
        ['Received', 'from a by relay.elders.example with ESMTP; x'],
        ['Authentication-Results', PASS],
        ['From', FROM],
      ],
    ],
    [
      'a forged delivery agent further down does not help',
      false,
      [
        ['Received', HOP],
        ['Received', 'from a by store with LMTP; x'],
        ['Authentication-Results', PASS],
        ['From', FROM],
      ],
    ],
    [
      'a verdict of another server is none',
      false,
      [
        ['Authentication-Results', PASS.replace(OURS, 'mx.elders.example')],
        ['From', FROM],
      ],
    ],
    [
      'our name in a comment is none',
      false,
      [
        ['Authentication-Results', `mx.elders.example (${OURS}); dmarc=pass header.from=klant.example`],
        ['From', FROM],
      ],
    ],
    [
      'a pass in a comment is none',
      false,
      [
        ['Authentication-Results', `${OURS}; spf=none (x; dmarc=pass header.from=klant.example)`],
        ['From', FROM],
      ],
    ],
    [
      'a pass in a quoted reason is none',
      false,
      [
        ['Authentication-Results', `${OURS}; dmarc=fail reason="; dmarc=pass" header.from=klant.example`],
        ['From', FROM],
      ],
    ],
    [
      'SPF and DKIM alone are not enough',
      false,
      [
        ['Authentication-Results', `${OURS}; spf=pass smtp.mailfrom=klant.example; dkim=pass header.d=klant.example`],
        ['From', FROM],
      ],
    ],
    [
      'a pass for another domain is none',
      false,
      [
        ['Authentication-Results', PASS],
        ['From', 'Bank <a@bank.example>'],
      ],
    ],
    [
      'two From headers are none',
      false,
      [
        ['Authentication-Results', PASS],
        ['From', FROM],
        ['From', 'x@elders.example'],
      ],
    ],
    [
      'two From headers that say the same are none',
      false,
      [
        ['Authentication-Results', PASS],
        ['From', FROM],
        ['From', FROM],
      ],
    ],
    [
      'two addresses in From are none',
      false,
      [
        ['Authentication-Results', PASS],
        ['From', `${FROM}, x@elders.example`],
      ],
    ],
    [
      'a group in From is none',
      false,
      [
        ['Authentication-Results', PASS],
        ['From', 'Inkopers: inkoop@klant.example;'],
      ],
    ],
    ['no From at all is none', false, [['Authentication-Results', PASS]]],
    [
      'no verdict at all is none',
      false,
      [
        ['Received', HOP],
        ['From', FROM],
      ],
    ],
  ])('%s', async ([, authenticated, headers]) => {
    const it = await judge(lines(...headers))
    expect(it).toMatchObject({ authenticated, by: authenticated ? 'server' : 'none' })
    expect(it.detail).toMatch(/^[A-Z].*\.$/)
  })

  test('a pass that stands in quotes cannot end the reason early', async () => {
    const forged = `${OURS}; spf=none reason="a\\"; dmarc=pass header.from=klant.example"`
    expect(await judge(lines(['Authentication-Results', forged], ['From', FROM]))).toMatchObject({
      authenticated: false,
    })
  })
})

describe('without AUTHSERV_ID the signature is verified here', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const zone: { [name: string]: string } = {
    's1._domainkey.klant.example': `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
    '_dmarc.klant.example': 'v=DMARC1; p=reject',
    's1._domainkey.zonder.example': `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
    '_dmarc.bank.example': 'v=DMARC1; p=reject',
  }
  const dns = async (name: string, type: string) => {
    const answer = type === 'TXT' ? zone[name] : undefined
    if (answer === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    return [[answer]]
  }
  const own = { authServId: undefined, resolver: dns }
  const plain = mail(
    {
      From: FROM,
      To: 'info@desk.example',
      Subject: 'Bestelling',
      Date: 'Fri, 20 Nov 2026 10:00:00 +0100',
      'Message-ID': '<1@klant.example>',
    },
    'Graag 3 stuks\n',
  )
  const sign = async (raw: string, domain = 'klant.example', more: { maxBodyLength?: number } = {}) => {
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const signature = { signingDomain: domain, selector: 's1', privateKey: key, ...more }
    const { signatures } = await dkimSign(raw, { ...signature, signatureData: [signature] })
    return signatures + raw
  }

  test('a right signature of the domain in From', async () => {
    expect(await judge(await sign(plain), own)).toMatchObject({
      authenticated: true,
      by: 'dkim',
      domain: 'klant.example',
      warnings: [],
    })
  })
  test('a forward that broke SPF is still carried by the signature', async () => {
    expect(
      await judge(`Received: from x by forwarder.example with ESMTP; x\r\n${await sign(plain)}`, own),
    ).toMatchObject({ authenticated: true })
  })
  test('an unsigned mail, a changed body, a signature of another domain', async () => {
    expect(await judge(plain, own)).toMatchObject({ authenticated: false, by: 'none' })
    expect(await judge((await sign(plain)).replace('3 stuks', '30 stuks'), own)).toMatchObject({ authenticated: false })
    expect(await judge(await sign(plain, 'zonder.example'), own)).toMatchObject({ authenticated: false })
  })
  test('a domain that publishes no policy vouches for nothing', async () => {
    expect(
      await judge(await sign(plain.replaceAll('klant.example', 'zonder.example'), 'zonder.example'), own),
    ).toMatchObject({ authenticated: false })
  })
  test('a signature over the beginning only (l=), with something put behind it', async () => {
    const partly = await sign(plain, 'klant.example', { maxBodyLength: 5 })
    expect(partly).toMatch(/\bl=5\b/)
    expect(await judge(partly, own)).toMatchObject({ authenticated: false })
  })
  test('our own server forged in the mail means nothing', async () => {
    expect(await judge(`Authentication-Results: ${PASS}\r\n${plain}`, own)).toMatchObject({ authenticated: false })
  })
  test('a signed mail sent again with another Reply-To is authenticated and warns', async () => {
    const replayed = `Reply-To: betaal@aanvaller.example\r\n${await sign(plain)}`
    const it = await judge(replayed, own)
    expect(it).toMatchObject({ authenticated: true })
    expect(it.warnings).toEqual([expect.stringContaining('betaal@aanvaller.example')])
  })
  test('while DNS does not answer the mail waits, then it counts as not authenticated', async () => {
    const signed = await sign(plain)
    await expect(judge(signed, { ...own, resolver: silent })).rejects.toThrow(DnsAwayError)
    const late = await judge(signed, { ...own, resolver: silent, patience: 0 })
    expect(late).toMatchObject({ authenticated: false, detail: expect.stringContaining('DNS did not answer') })
  })
  test('a mail that is nothing but signatures costs no DNS questions', async () => {
    let asked = 0
    const counting = (name: string, type: string) => dns(name, type).finally(() => (asked += 1))
    const signature = (await sign(plain)).slice(0, -plain.length)
    await judge(signature.repeat(50) + plain, { ...own, resolver: counting })
    expect(asked).toBe(0)
  })
})

describe('signs of deceit are said, whoever signed', () => {
  test.for([
    ['klant-nl.com', 'klant.nl'],
    ['klant.com', 'klant.nl'],
    ['kIant.nl', 'klant.nl'],
    ['k1ant.nl', 'klant.nl'],
    ['voorbeeIdict.nl', 'voorbeeldict.nl'],
    ['voorbeeldlct.nl', 'voorbeeldict.nl'],
    ['vorbeeldict.nl', 'voorbeeldict.nl'],
    ['arnsterdarn-ict.nl', 'amsterdam-ict.nl'],
    ['xn--klnt-6na.nl', 'klant.nl'],
  ] as const)('%s looks like %s', async ([stranger, known]) => {
    expect((await about(`a@${stranger}`, [known, 'desk.example'])).join()).toContain(`looks like ${known}`)
  })

  test.for([
    ['klant.nl', ['klant.nl']],
    ['mail.klant.nl', ['klant.nl']],
    ['bakker.nl', ['klant.nl', 'desk.example']],
    ['ibm.nl', ['abn.nl']],
    ['gmail.com', ['mail.nl']],
    ['hetbedrijf.nl', ['onsbedrijf.nl']],
  ] as const)('%s does not', async ([stranger, known]) => {
    expect(await about(`a@${stranger}`, [...known])).toEqual([])
  })

  test('a name that shows another address', async () => {
    expect(await about('"directie@klant.nl" <x@elders.example>', ['klant.nl'])).toEqual([
      "The sender's name shows directie@klant.nl, but the mail comes from x@elders.example.",
    ])
    expect(await about('"inkoop@klant.nl" <inkoop@klant.nl>', ['klant.nl'])).toEqual([])
  })

  test('letters of another script are written out', async () => {
    const warnings = await about('a@xn--exmple-4nf.com', ['example.com'])
    expect(warnings).toHaveLength(2)
    expect(warnings.join()).toContain('xn--exmple-4nf.com')
  })
})
