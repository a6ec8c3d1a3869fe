import { expect, test } from 'vitest'
import { pino } from 'pino'
import { commitMails, type Intake } from '../../src/mail/commit-mails.ts'
import { openEpoch } from '../../src/mail/epoch.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { readEnvelope } from '../../src/mail/record.ts'
import { tooLarge } from '../../src/mail/settled.ts'
import { intakeWorld, mailboxAt } from '../support/intake.ts'

/** 950 characters of 3 bytes that do not compress: far more than an index of the database holds. */
const letters = Array.from({ length: 950 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000)))
const HEAD = Buffer.from(`From: a@b.example\r\nSubject: Groot\r\nMessage-ID: <${letters.join('')}@b.example>\r\n\r\n`)

test('a mail with a Message-ID that no index can hold is recorded, and so is the one after it', async () => {
  await using w = await intakeWorld()
  const mailbox = mailboxAt('imap://orderportal%40lindehout.example:x@127.0.0.1/INBOX')
  const intake: Intake = {
    pool: w.pool,
    boss: w.boss,
    mailbox,
    firstSync: 'now',
    log: pino({ level: 'silent' }),
    onRecorded: () => {},
    failures: new Map(),
    failuresOf: undefined,
  }
  const epoch = await openEpoch(w.pool, mailbox, '1', 0)
  const huge = (uid: number, head: Buffer) => {
    const facts = { uid, size: 40_000_000, internalDate: new Date() }
    return {
      facts,
      raw: null,
      sha: null,
      envelope: readEnvelope(head),
      history: false,
      settled: tooLarge(mailbox, facts),
    }
  }
  const small = Buffer.from('From: c@d.example\r\nSubject: Klein\r\nMessage-ID: <klein@d.example>\r\n\r\n')
  await commitMails(intake, epoch, [huge(1, HEAD), huge(2, small)], settled => Math.max(...settled))
  expect((await w.rows()).map(({ uid, state, subject }) => ({ uid, state, subject }))).toEqual([
    { uid: 1, state: 'failed', subject: '' },
    { uid: 2, state: 'failed', subject: 'Klein' },
  ])
})

test('such a Message-ID is not used when the mail is read either', async () => {
  expect(await parseMail(HEAD)).toMatchObject({ messageId: null, subject: 'Groot' })
})
