import { describe, expect, test } from 'vitest'
import { transaction } from '../src/db/pool.ts'
import { fileBounce } from '../src/mail/bounce.ts'
import { readForDesk } from '../src/read-for-desk.ts'
import { outboxDesk, placed, type OutboxDesk } from './support/outbox.ts'

const ADDRESS = 'inkoop@voorbeeld-ict.example'

interface Returned {
  action?: string
  status?: string
  said?: string
  /** Header lines of the mail that came back. */
  headers: string
}

/** A report as Postfix writes it. RFC 3464 */
function report({ action = 'failed', status = '5.1.1', said = '550 5.1.1 User unknown', headers }: Returned): Buffer {
  return Buffer.from(
    `Return-Path: <>
From: MAILER-DAEMON@mx.voorbeeld-ict.example (Mail Delivery System)
To: orderportal@lindehout.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <report-1@mx.voorbeeld-ict.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="r"

--r
Content-Type: text/plain

Your message could not be delivered.

--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.voorbeeld-ict.example

Final-Recipient: rfc822; ${ADDRESS}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; ${said}

--r
Content-Type: text/rfc822-headers

${headers}

--r--
`.replaceAll('\n', '\r\n'),
  )
}

/** A mail of ours that the mail server has taken, and a way to bring reports about it. */
async function sentMail(desk: OutboxDesk) {
  const run = await desk.run()
  const id = placed(await desk.enqueue('received', {}, run))
  await desk.db.query(`update outbox set state = 'sent', sent_at = desk_now()`)
  await desk.db.query(
    `insert into mailbox_state (mailbox, address) values ('orderportal', 'orderportal@lindehout.example')`,
  )
  const { raw, parsed } = await desk.read(id)
  const state = async () => (await desk.db.query('select state, error from outbox where id = $1', [id]))[0]
  return { id, run, headers: raw.slice(0, raw.indexOf('\r\n\r\n')), messageId: parsed.messageId ?? '', state }
}

async function bring(desk: OutboxDesk, raw: Buffer): Promise<string> {
  const read = await readForDesk(raw, { kinds: [] })
  expect(read.guard.automated).toBe('bounce')
  return transaction(desk.pool, tx => fileBounce(tx, read))
}

const suspended = (desk: OutboxDesk) => desk.db.query<{ address: string }>('select address from suppression')

describe('delivery reports', () => {
  test('case 51: our mail came back: it failed visibly, the address is suspended, and nothing is answered', async () => {
    await using desk = await outboxDesk()
    const mail = await sentMail(desk)
    const sentence = await bring(desk, report({ headers: mail.headers }))
    expect(sentence).toBe(`The mail to ${ADDRESS} came back: 550 5.1.1 User unknown`)
    expect(await mail.state()).toEqual({ state: 'failed', error: sentence })
    expect(await suspended(desk)).toEqual([{ address: ADDRESS }])
    expect(await desk.db.query(`select run_id from run_log where what = 'mail-bounced'`)).toEqual([
      { run_id: mail.run.id },
    ])
    expect(await desk.db.query('select from outbox')).toHaveLength(1)
    expect(await desk.enqueue('reminder', { why: 'reminder' })).toHaveProperty('withheld')
    await desk.db.query('delete from suppression')
    expect(await desk.enqueue('reminder', { why: 'reminder' })).toHaveProperty('outbox')
  })

  test('case 52: a forged report changes nothing', async () => {
    await using desk = await outboxDesk()
    const mail = await sentMail(desk)
    const guessed = mail.messageId.replace(/^<./, match => (match === '<0' ? '<1' : '<0'))
    for (const headers of [
      `Message-ID: ${guessed}\nTo: ${ADDRESS}`,
      `X-Postbode-Loop: ${'0'.repeat(32)}.${'0'.repeat(16)}`,
      `To: ${ADDRESS}`,
    ])
      expect(await bring(desk, report({ headers }))).toContain('did not send: nothing was changed')
    expect(await mail.state()).toMatchObject({ state: 'sent' })
    expect(await suspended(desk)).toEqual([])
  })

  test.each([
    { action: 'delayed', status: '4.4.1', said: '451 4.4.1 no route' },
    { action: 'failed', status: '4.2.2', said: '452 4.2.2 mailbox full' },
    { action: 'delivered', status: '2.0.0', said: '250 ok' },
  ])('case 53: $action $status is noted and is no failure', async fields => {
    await using desk = await outboxDesk()
    const mail = await sentMail(desk)
    await bring(desk, report({ ...fields, headers: mail.headers }))
    expect(await mail.state()).toMatchObject({ state: 'sent' })
    expect(await suspended(desk)).toEqual([])
    expect(await desk.db.query(`select from run_log where what in ('mail-delayed', 'mail-delivered')`)).toHaveLength(1)
  })

  test('a relay that gave the mail a Message-ID of its own: the loop mark tells which one it was', async () => {
    await using desk = await outboxDesk()
    const mail = await sentMail(desk)
    const headers = mail.headers.replace(mail.messageId, '<replaced@relay.example>')
    await bring(desk, report({ headers }))
    expect(await mail.state()).toMatchObject({ state: 'failed' })
  })

  test('a report that is only a letter', async () => {
    await using desk = await outboxDesk()
    const mail = await sentMail(desk)
    const letter = `Return-Path: <>
From: MAILER-DAEMON@relay.example
Subject: failure notice
Content-Type: text/plain

Hi. I wasn't able to deliver your message to the following addresses.

<${ADDRESS}>:
192.0.2.7 does not like recipient.
Remote host said: 550 5.1.1 no such mailbox here

--- Below this line is a copy of the message.

${mail.headers.replaceAll('\r\n', '\n')}

Beste Els,
`
    const sentence = await bring(desk, Buffer.from(letter.replaceAll('\n', '\r\n')))
    expect(sentence).toContain('5.1.1 no such mailbox here')
    expect(await mail.state()).toMatchObject({ state: 'failed' })
  })

  test('any report about an uncertain mail proves that it had left', async () => {
    await using desk = await outboxDesk()
    const mail = await sentMail(desk)
    await desk.db.query(`update outbox set state = 'uncertain', uncertain_at = desk_now()`)
    await bring(desk, report({ action: 'delayed', status: '4.4.1', headers: mail.headers }))
    expect(await mail.state()).toEqual({ state: 'sent', error: null })
  })
})
