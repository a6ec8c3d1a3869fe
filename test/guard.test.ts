import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { automatedBy } from '../src/mail/guard.ts'
import type { Guarded } from '../src/mail/guard.ts'
import { parseMail } from '../src/mail/parse.ts'

const SETTINGS = { ourDomains: ['desk.example'], ourMessageIdSuffix: '.desk@desk.example>' }

async function guard(headers: string[], body = 'Graag bestellen wij 5 x FG-60F.'): Promise<Guarded> {
  const given = headers.some(header => /^from:/i.test(header)) ? headers : ['From: Jan <jan@klant.example>', ...headers]
  return automatedBy(await parseMail(Buffer.from(`${given.join('\r\n')}\r\n\r\n${body}`)), SETTINGS)
}

describe('a person', () => {
  it.each([
    ['without special headers', []],
    ['with Auto-Submitted: no', ['Auto-Submitted: no']],
    [
      'through a group address of ours',
      ['List-Id: Info <info.desk.example>', 'Precedence: list', 'List-Unsubscribe: <mailto:info+leave@desk.example>'],
    ],
    [
      'who forwards a bounce',
      ['Subject: Fwd: Undelivered Mail Returned to Sender', 'Return-Path: <jan@klant.example>'],
    ],
    ['from our own domain', ['From: Collega <collega@desk.example>', 'Subject: FW: bestelling']],
    ['who answers a mail of ours', ['In-Reply-To: <abc.desk@desk.example>', 'Subject: Re: Uw bestelling']],
    ['who asks about an automatic answer', ['Subject: Vraag over automatische verlenging licentie']],
  ])('is a person: %s', async (_, headers) => {
    expect(await guard(headers)).toEqual({ automated: null, reason: '', noAutomaticAnswer: false })
  })

  it.each(['All', 'OOF, AutoReply', 'DR, AutoReply'])(
    'is read, but gets no automatic answer with X-Auto-Response-Suppress: %s',
    async value => {
      expect(await guard([`X-Auto-Response-Suppress: ${value}`])).toMatchObject({
        automated: null,
        noAutomaticAnswer: true,
      })
    },
  )

  it('is answered with X-Auto-Response-Suppress: OOF, which speaks of absence only', async () => {
    expect((await guard(['X-Auto-Response-Suppress: OOF'])).noAutomaticAnswer).toBe(false)
  })

  it.each([
    'Bedankt voor uw mail. Wij zijn vrijdag gesloten, graag leveren op maandag.',
    'Ik ben morgen afwezig, kunt u vandaag nog terugbellen over order 4500012345?',
    'Deze order is automatisch gegenereerd en zonder handtekening geldig. Graag bevestigen.',
  ])('is not taken for a machine by his words: %s', async text => {
    expect((await guard(['Subject: Bestelling 4500012345'], text)).automated).toBeNull()
  })

  it('whose address is missing gets no automatic answer', async () => {
    expect(await guard(['From: Niemand'])).toMatchObject({ automated: null, noAutomaticAnswer: true })
  })
})

describe('automatic mail', () => {
  it('a complaint of a mail provider with the mail that it is about is one; a person who complains is none', async () => {
    const subject = 'Subject: complaint about message from 192.0.2.7'
    const type = 'Content-Type: multipart/mixed; boundary=b'
    const enclosed =
      '--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: z\r\n\r\nhello\r\n--b--\r\n'
    expect((await guard([subject, type], enclosed)).automated).toBe('bounce')
    expect((await guard([subject])).automated).toBeNull()
    expect((await guard(['Subject: complaint about message from Jan', type], enclosed)).automated).toBeNull()
  })

  it.each([
    ['bounce', ['Return-Path: <>', 'Subject: Undelivered Mail Returned to Sender']],
    ['bounce', ['Return-Path: <>', 'Subject: iets']],
    ['bounce', ['Content-Type: multipart/report; report-type=delivery-status; boundary=b']],
    ['bounce', ['From: Mail Delivery System <MAILER-DAEMON@mx.example>']],
    ['bounce', ['From: postmaster@klant.example', 'Subject: Onbestelbaar: uw bericht']],
    ['auto-reply', ['Auto-Submitted: auto-replied']],
    ['auto-reply', ['Auto-Submitted: auto-replied (vacation)', 'Return-Path: <>']],
    ['auto-reply', ['Subject: Automatisch antwoord: Uw bestelling']],
    ['auto-reply', ['Subject: Afwezig: Bestelling PO-1']],
    ['auto-reply', ['Subject: Out of Office: your order']],
    ['auto-reply', ['Subject: Automatische Antwort: Bestellung']],
    ['auto-reply', ['Subject: Abwesenheitsnotiz']],
    ['auto-reply', ['Subject: Réponse automatique : commande']],
    ['auto-reply', ['X-Autoreply: yes']],
    ['auto-reply', ['Precedence: auto_reply']],
    ['auto-reply', ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b']],
    ['list', ['List-Id: <nieuws.acme.example>']],
    ['list', ['Precedence: bulk']],
    ['list', ['List-Unsubscribe: <https://acme.example/u>']],
    ['loop', ['X-Postbode-Run: message:812']],
    ['loop', ['Message-ID: <abc.desk@desk.example>']],
    ['calendar', ['Content-Type: text/calendar; method=REPLY; charset=utf-8', 'Subject: Geaccepteerd: afspraak']],
    ['machine', ['Auto-Submitted: auto-generated']],
    ['machine', ['From: ERP <no-reply@klant.example>']],
    ['machine', ['From: niet-beantwoorden@klant.example']],
  ])('is a %s with %j', async (automated, headers) => {
    const guarded = await guard(headers)
    expect(guarded).toMatchObject({ automated, noAutomaticAnswer: true })
    expect(guarded.reason).not.toBe('')
  })

  it.each([
    [
      'auto-reply',
      'Bedankt voor uw bericht. Ik ben tot en met 12 januari met vakantie. Voor dringende zaken kunt u mijn collega bellen.',
    ],
    ['auto-reply', 'Thank you for your email. I am out of the office until Monday with limited access to mail.'],
    ['auto-reply', 'Vielen Dank für Ihre Nachricht. Ich bin bis 3. Mai nicht im Büro.'],
    ['auto-reply', 'Merci pour votre message. Je suis en congés jusqu’au 5 mai.'],
    ['machine', 'Dit is een automatisch gegenereerd bericht. Order 4500012345 is aangemaakt.'],
    ['machine', 'This is an automatically generated message, please do not reply.'],
  ])('is a %s by its words: %s', async (automated, text) => {
    expect((await guard(['Subject: Re: Uw bestelling'], text)).automated).toBe(automated)
  })
})

const CORPUS = '../shared/corpus'

describe.skipIf(!existsSync(CORPUS))('mail of other people', () => {
  const mails = (folder: string, name: RegExp) =>
    readdirSync(`${CORPUS}/${folder}`)
      .filter(file => name.test(file))
      .map(file => readFileSync(`${CORPUS}/${folder}/${file}`))

  it('knows 99 of 100 bounces and vacation answers', async () => {
    const guarded = await Promise.all(
      mails('bounces-sisimai/bsd', /\.eml$/).map(async raw => automatedBy(await parseMail(raw), SETTINGS)),
    )
    expect(guarded.length).toBeGreaterThan(200)
    expect(guarded.filter(({ automated }) => automated !== null).length / guarded.length).toBeGreaterThanOrEqual(0.99)
  })
})
