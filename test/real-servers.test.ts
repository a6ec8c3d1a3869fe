import { setTimeout as sleep } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import { expect, test, vi } from 'vitest'
import { cyrus } from './support/cyrus.ts'
import { dovecot } from './support/dovecot.ts'
import { imapClient } from './support/imap.ts'
import { INFO, mail, ORDERPORTAL } from './support/mailhost.ts'
import { postfix } from './support/postfix.ts'

const order = mail({
  Date: 'Fri, 20 Nov 2026 10:00:00 +0100',
  From: 'inkoop@customer.example',
  To: ORDERPORTAL,
  Subject: 'Bestelling',
  'Message-ID': '<1@customer.example>',
})
const envelope = { from: 'inkoop@customer.example', to: ORDERPORTAL }

test.for([dovecot, cyrus])(
  '$name takes a mail, tells of it in IDLE and shows it to its own user only',
  async (kind, { skip }) => {
    if (kind.missing) skip(kind.missing)
    await using server = await kind.start()
    await using client = await imapClient(server.url(ORDERPORTAL))
    const opened = await client.mailboxOpen('INBOX', { readOnly: true })
    expect(opened.exists).toBe(0)
    const told = new Promise<void>(resolve => client.once('exists', () => resolve()))
    void client.idle()
    await sleep(200)
    await server.deliver(order, envelope)
    await told
    const found = await client.fetchOne('1', { source: true, uid: true }, { uid: true })
    expect(found && found.source?.toString()).toContain(order)
    await using other = await imapClient(server.url(INFO))
    expect((await other.mailboxOpen('INBOX')).exists).toBe(0)
  },
)

test('Postfix queues a mail, passes it on, tries again after a 451 and sends a bounce after a 550', async ({
  skip,
}) => {
  if (postfix.missing) skip(postfix.missing)
  await using server = await postfix.start()
  server.behind.chaos.refuseSmtp({ code: 451, address: INFO, share: 0.5 })
  server.behind.chaos.refuseSmtp({ code: 550, address: 'weg@customer.example' })
  const transport = nodemailer.createTransport(server.url())
  const send = (to: string) => transport.sendMail({ envelope: { from: ORDERPORTAL, to }, raw: order })
  for (const to of [INFO, INFO, 'inkoop@customer.example', 'weg@customer.example']) {
    expect((await send(to)).response).toMatch(/^250 2\.0\.0 Ok: queued/)
  }
  await vi.waitFor(async () => expect(await server.mails(INFO)).toHaveLength(2), { timeout: 15_000, interval: 100 })
  await vi.waitFor(async () => expect(await server.mails(ORDERPORTAL)).toHaveLength(1), {
    timeout: 15_000,
    interval: 100,
  })
  expect(String((await server.mails('inkoop@customer.example'))[0])).toContain('Subject: Bestelling')
  const [bounce] = await server.mails(ORDERPORTAL)
  expect(String(bounce)).toMatch(/^Return-Path: <>/)
  expect(String(bounce)).toContain('Content-Type: message/delivery-status')
  expect(String(bounce)).toContain('Final-Recipient: rfc822; weg@customer.example')
})
