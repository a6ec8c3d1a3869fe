import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Mailbox } from '../src/config.ts'
import { automatedBy } from '../src/mail/guard.ts'
import { MailboxError, troubleOf } from '../src/mail/mailbox-trouble.ts'
import { addressProblem } from '../src/mail/outbox-address.ts'
import { parseMail } from '../src/mail/parse.ts'
import { failureOf, tookTooLong, tooMuch, unreadable } from '../src/mail/read-failure.ts'
import { judge, readTrouble } from '../src/mail/sender-verdict.ts'
import { GONE, HISTORY, notFetched, tooLarge } from '../src/mail/settled.ts'
import { aboutMailboxes } from '../src/sentences/about-mailboxes.ts'
import { aboutReading } from '../src/sentences/about-reading.ts'
import { aboutSenders } from '../src/sentences/about-senders.ts'
import { aboutSending } from '../src/sentences/about-sending.ts'
import { translate } from '../src/sentences/translate.ts'
import { readAttachments } from '../src/understanding/readers/attachments.ts'

const ALL = [...aboutSending, ...aboutReading, ...aboutSenders, ...aboutMailboxes]
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([it]) => it).toSorted()
/** Stand in English sentences, in no Dutch one of ours. */
const ENGLISH = /\b(the|this|cannot|was not|were|says|its|kept|could|it is|must)\b/i

const BOX: Mailbox = {
  name: 'info',
  address: 'info@desk.example',
  host: 'mail.desk.example',
  port: 993,
  secure: true,
  user: 'info',
  password: 'x',
  folder: 'INBOX',
}

describe('every sentence that these make is there in Dutch', () => {
  const smtp = (fields: object) => judge(readTrouble(Object.assign(new Error('Connection timeout'), fields)), false)
  const outcomes = [
    smtp({ responseCode: 550, response: '550 5.1.1 no such user', command: 'RCPT TO' }),
    smtp({ responseCode: 554, response: '554 5.6.0 spam' }),
    smtp({ responseCode: 451, response: '451 4.3.0 later' }),
    smtp({ code: 'EAUTH', responseCode: 535, response: '535 5.7.8 wrong' }),
    smtp({}),
    judge(readTrouble(new Error('cut')), true),
  ]
  const imap = [
    { code: 'ECONNREFUSED' },
    { code: 'ENOTFOUND' },
    { authenticationFailed: true },
    { responseStatus: 'NO', mailboxMissing: true },
    { responseStatus: 'NO', responseText: 'denied' },
    { code: 'ETHROTTLE', responseText: 'slow' },
    { code: 'CERT_HAS_EXPIRED' },
  ].map(it => troubleOf(Object.assign(new Error('x'), it), BOX).sentence)

  test.each([
    ...outcomes.map(it => ('error' in it ? it.error : '')),
    ...imap,
    troubleOf(new MailboxError('mail.desk.example did not let us in.'), BOX).sentence,
    addressProblem('jan@@x')!,
    failureOf('SIGSEGV', null, '').message,
    failureOf('SIGABRT', null, '').message,
    tookTooLong(10, true).message,
    tooMuch().message,
    unreadable('unknown fault').message,
    HISTORY.sentence,
    GONE.sentence,
    tooLarge(BOX, { uid: 1, size: 60 * 1024 * 1024, internalDate: null }).sentence,
    notFetched(BOX, 3).sentence,
  ])('%s', sentence => {
    const { nl, en } = translate(sentence)
    expect(en).toBe(sentence)
    expect(nl).not.toBe(en)
    expect(nl).not.toMatch(ENGLISH)
    expect(nl).not.toMatch(/\{\w+\}/)
  })

  test.each([
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated',
    'Precedence: bulk',
    'List-Id: <nieuws.klant.example>',
    'List-Unsubscribe: <mailto:x@klant.example>',
    'X-Autoreply: yes',
    'Subject: Automatisch antwoord: afwezig',
    'From: noreply@klant.example',
    'From: mailer-daemon@klant.example',
    'X-Postbode-Run: 1',
    'Return-Path: <>',
    'Content-Class: IPM.Schedule.Meeting.Request',
  ])('why nobody wrote it: %s', async header => {
    const from = header.startsWith('From:') ? '' : 'From: jan@klant.example\r\n'
    const { reason } = automatedBy(await parseMail(Buffer.from(`${from}${header}\r\n\r\nGoedemiddag`)))
    expect(reason).not.toBe('')
    expect(translate(reason).nl).not.toBe(reason)
  })

  test('an attachment that is not read', async () => {
    const warnings: string[] = []
    const file = (name: string, content: string) => ({
      name,
      type: 'application/octet-stream',
      size: content.length,
      content: Buffer.from(content),
      inline: false,
      contentId: null,
    })
    await readAttachments([file('leeg.pdf', ''), file('order.dwg', 'AC1027'), file('stuk.pdf', '%PDF-x')], warnings)
    expect(warnings.map(it => translate(it).nl)).toEqual([
      'leeg.pdf is niet gelezen: het is leeg.',
      'order.dwg is niet gelezen: dit formaat wordt niet gelezen (application/octet-stream).',
      'stuk.pdf is niet gelezen: het is geen geldige PDF.',
    ])
  })
})

test('a sentence within a sentence is translated too, and what others wrote stays as they wrote it', () => {
  expect(
    translate('a@b.example is suspended, because mail to it came back: The mail to a@b.example came back: 550 no').nl,
  ).toBe('Naar a@b.example gaat niets vanzelf meer, omdat mail terugkwam: De mail aan a@b.example kwam terug: 550 no')
  expect(translate('550 5.1.1 user unknown').nl).toBe('550 5.1.1 user unknown')
})

test('a place of one sentence cannot fill another: what a mail says is not read as our words', () => {
  const said = 'The mail server asked to try again later: {said} {why} $& $1'
  expect(translate(said).nl).toBe('De mailserver vroeg het later opnieuw te proberen: {said} {why} $& $1')
})

test('long texts of others take no time', () => {
  const began = performance.now()
  for (let i = 0; i < 100; i++) translate(`The mail to ${' came back: '.repeat(300)}`)
  expect(performance.now() - began).toBeLessThan(500)
})

test('both languages have the same places, and no sentence is there twice', () => {
  for (const { nl, en } of ALL) expect(places(nl), en).toEqual(places(en))
  expect(new Set(ALL.map(it => it.en)).size).toBe(ALL.length)
})

test('no sentence is there for nothing: the program still says each of them', () => {
  const source = globSync('src/{mail,understanding,workflow}/**/*.ts')
    .map(file => readFileSync(file, 'utf8').replaceAll('\\', ''))
    .join('\n')
  const said = (part: string) => source.includes(part.replace(/^[\s:.,(]+|[\s:.,(]+$/g, ''))
  expect(ALL.filter(({ en }) => !en.split(/\{\w+\}/).every(said)).map(it => it.en)).toEqual([])
})
