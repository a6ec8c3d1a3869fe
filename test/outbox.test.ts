import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { skipTime } from '../src/clock.ts'
import { transaction } from '../src/db/pool.ts'
import { joinSecret, MASK } from '../src/mail/outbox-secret.ts'
import { createMarks } from '../src/mail/outbox-marks.ts'
import { DESK, letter, outboxDesk, placed, SECRET_KEY } from './support/outbox.ts'

const PURCHASE_ORDER = `Message-ID: <po-1@voorbeeld-ict.example>
References: <first@voorbeeld-ict.example> <second@voorbeeld-ict.example>
In-Reply-To: <second@voorbeeld-ict.example>
From: Els Bakker <inkoop@voorbeeld-ict.example>
Subject: Bestelling 4500123 =?utf-8?q?ge=C3=AFmporteerd?=

Graag leveren.
`

const CRAFTED = [
  'k@ex.example>\r\nRCPT TO:<evil@evil.example',
  '"evil@evil.example "@voorbeeld.example',
  'klant@voorbeeld.example, evil@evil.example',
  'klant@voorbeeld.example@evil.example',
  'klant@voor\u0000beeld.example',
  'klant@exаmple.example',
  '<klant@voorbeeld.example>',
  'klant(evil)@voorbeeld.example',
  'klant@[127.0.0.1]',
  'klant@127.0.0.1',
  'klant@localhost',
  'klant.@voorbeeld.example',
  '',
]

describe('what an observer sees', () => {
  test('an answer stands in the thread of the mail it answers', async () => {
    await using desk = await outboxDesk()
    const answers = await desk.arrive(PURCHASE_ORDER)
    const run = await desk.run()
    const id = placed(await desk.enqueue('received', { answers }, run))
    const { parsed, raw } = await desk.read(id)
    expect(parsed.subject).toBe('Re: Bestelling 4500123 geïmporteerd')
    expect(parsed.inReplyTo).toBe('<po-1@voorbeeld-ict.example>')
    expect(parsed.references).toEqual([
      '<first@voorbeeld-ict.example>',
      '<second@voorbeeld-ict.example>',
      '<po-1@voorbeeld-ict.example>',
    ])
    expect(parsed.from?.value).toEqual([{ name: 'Lindehout Distributie B.V. orderdesk', address: DESK }])
    expect(parsed.messageId).toMatch(/^<[0-9a-f]{32}@lindehout\.example>$/)
    expect(raw).toContain('Auto-Submitted: auto-replied\r\n')
    expect(raw).toContain('X-Auto-Response-Suppress: OOF, AutoReply\r\n')
    expect(raw).toContain(`X-Postbode-Run: ${run.id}\r\n`)
    expect(raw).toContain('Content-Language: nl\r\n')
    expect(raw).not.toMatch(/^Reply-To:/im)
    expect(parsed.text?.trim()).toBe('regels: 3')
    expect(parsed.html).toContain('<p>regels: 3</p>')
  })

  test('a document has its own subject and still groups with the order; a mail that answers nothing is auto-generated', async () => {
    await using desk = await outboxDesk()
    const answers = await desk.arrive(PURCHASE_ORDER, 'info')
    const notice = await desk.read(
      placed(await desk.enqueue('shipped', { template: 'order/shipped', why: 'notice', answers })),
    )
    expect(notice.parsed.subject).toBe('Orderbevestiging 4711')
    expect(notice.parsed.inReplyTo).toBe('<po-1@voorbeeld-ict.example>')
    expect(notice.parsed.from?.value[0]?.address).toBe('info@lindehout.example')
    const digest = await desk.read(placed(await desk.enqueue('digest', { why: 'digest' })))
    expect(digest.raw).toContain('Auto-Submitted: auto-generated\r\n')
    expect(digest.parsed.references).toBeUndefined()
  })

  test('Re: stands once, and references stay at twenty with the first one kept', async () => {
    await using desk = await outboxDesk()
    const ids = Array.from({ length: 40 }, (_, n) => `<r${n}@voorbeeld-ict.example>`)
    const answers = await desk.arrive(
      `Message-ID: <last@voorbeeld-ict.example>\nReferences: ${ids.join('\n ')}\nSubject: RE: uw vraag\n\nJa.\n`,
    )
    const { parsed } = await desk.read(placed(await desk.enqueue('received', { answers })))
    expect(parsed.subject).toBe('RE: uw vraag')
    expect(parsed.references).toHaveLength(20)
    expect(parsed.references?.[0]).toBe('<r0@voorbeeld-ict.example>')
    expect(parsed.references?.at(-1)).toBe('<last@voorbeeld-ict.example>')
  })

  test('the same step is the same mail, whatever happens', async () => {
    await using desk = await outboxDesk()
    const run = await desk.run()
    const first = placed(await desk.enqueue('received', {}, run))
    expect(placed(await desk.enqueue('received', { data: { regels: 9 } }, run))).toBe(first)
    expect(await desk.db.query('select from outbox')).toHaveLength(1)
  })

  test('Message-IDs follow from the secret key and the step', () => {
    const marks = createMarks(SECRET_KEY)
    const id = marks.messageId('7:received', 'lindehout.example')
    expect(id).toBe(marks.messageId('7:received', 'lindehout.example'))
    expect(id).not.toBe(marks.messageId('7:confirmed', 'lindehout.example'))
    expect(id).not.toBe(createMarks(`${SECRET_KEY}.`).messageId('7:received', 'lindehout.example'))
    expect(marks.readLoop(marks.loop(id))).toBe(id.slice(0, 32))
    expect(marks.readLoop(createMarks('another key').loop(id))).toBeNull()
  })
})

describe('hostile names and addresses', () => {
  test('case 49: line ends, quotes, commas and turned text in names and subjects make no header and no recipient', async () => {
    await using desk = await outboxDesk()
    const answers = await desk.arrive(
      'Message-ID: <x@voorbeeld-ict.example>\nSubject: =?utf-8?q?PO_1=0D=0ABcc:_evil@evil.example?=\n\nHallo\n',
    )
    const to = {
      name: 'Els "E.", Bakker\r\nBcc: evil@evil.example\u202e <evil@evil.example>',
      address: 'inkoop@voorbeeld-ict.example',
    }
    const { raw, parsed } = await desk.read(placed(await desk.enqueue('received', { answers, to })))
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
    expect(head).not.toMatch(/^bcc/im)
    expect(parsed.to).toMatchObject({ value: [{ address: 'inkoop@voorbeeld-ict.example' }] })
    expect(parsed.subject).toBe('Re: PO 1 Bcc: evil@evil.example')
    expect(parsed.cc).toBeUndefined()
  })

  test('case 50: a crafted address is refused', async () => {
    await using desk = await outboxDesk()
    for (const address of CRAFTED) {
      const to = { name: 'Klant', address }
      const withheld = await desk.enqueue('received', { to })
      expect(withheld).toMatchObject({ withheld: expect.stringContaining('is no plain e-mail address') })
      await expect(desk.enqueue('confirmed', { to, why: 'answer' })).rejects.toThrow('is no plain e-mail address')
    }
    expect(await desk.db.query('select from outbox')).toHaveLength(0)
  })

  test('the desk never writes to itself, nor by itself to senders that take no answers', async () => {
    await using desk = await outboxDesk()
    const withheld = async (address: string) => {
      const replied = await desk.enqueue('received', { to: { name: '', address } })
      return 'withheld' in replied ? replied.withheld : ''
    }
    expect(await withheld('INFO@lindehout.example')).toContain('our own mailboxes')
    expect(await withheld('mailer-daemon@relay.example')).toContain('takes no answers')
    expect(await withheld('no-reply@webshop.example')).toContain('takes no answers')
    expect(await withheld('noreply+4711@webshop.example')).toContain('takes no answers')
    expect(await desk.db.query(`select from run_log where what = 'withheld'`)).toHaveLength(4)
  })

  test('case 48: a mail whose template lacks a value is not written', async () => {
    await using desk = await outboxDesk()
    await expect(desk.enqueue('ra', { why: 'answer', data: { raNummer: null } })).rejects.toThrow('raNummer is missing')
    expect(await desk.db.query('select from outbox')).toHaveLength(0)
  })
})

describe('limits', () => {
  test('case 56: a robot without any mark gets three automatic mails in an hour, and three more in the next', async () => {
    await using desk = await outboxDesk()
    const knock = async (n: number) => {
      const answers = await desk.arrive(`Message-ID: <r${n}@robot.example>\nSubject: ${n}\n\nBeep\n`)
      return desk.enqueue('received', { answers, to: { name: '', address: 'robot@robot.example' } })
    }
    const replies = []
    for (let n = 0; n < 8; n++) replies.push(await knock(n))
    expect(replies.filter(reply => 'outbox' in reply)).toHaveLength(3)
    expect(replies.at(-1)).toEqual({
      withheld: 'robot@robot.example had 3 automatic mails in the last hour, and 3 is the limit.',
    })
    await skipTime(desk.pool, { minutes: 61 })
    expect(await knock(9)).toHaveProperty('outbox')
  })

  test('a robot that changes its address is stopped at its domain', async () => {
    await using desk = await outboxDesk()
    const replies = []
    for (let n = 0; n < 14; n++)
      replies.push(await desk.enqueue('received', { to: { name: '', address: `case-${n}@crm.example` } }))
    expect(replies.filter(reply => 'outbox' in reply)).toHaveLength(10)
  })

  test('ten workers that write at once never pass a limit', async () => {
    await using desk = await outboxDesk({ limits: { perAddress: 7, perDomain: 25, inAll: 200 } })
    const mails = Array.from({ length: 80 }, (_, n) => `k${n % 8}@groep.example`)
    const replies = await Promise.all(mails.map(address => desk.enqueue('received', { to: { name: '', address } })))
    expect(replies.filter(reply => 'outbox' in reply)).toHaveLength(25)
    const [most] = await desk.db.query<{ n: number }>(
      'select max(n) as n from (select count(*) as n from outbox group by to_address) x',
    )
    expect(Number(most?.n)).toBeLessThanOrEqual(7)
  })

  test('approved mails, notices, reminders and digests do not count', async () => {
    await using desk = await outboxDesk()
    const run = await desk.run()
    for (const why of ['answer', 'notice', 'reminder', 'digest'] as const)
      for (let n = 0; n < 5; n++) placed(await desk.enqueue(`${why}:${n}`, { why }, run))
    expect(await desk.enqueue('received', {}, run)).toHaveProperty('outbox')
  })

  test('one receipt for a conversation in 24 hours, whichever mail of it came first', async () => {
    await using desk = await outboxDesk()
    const first = await desk.arrive('Message-ID: <a@voorbeeld-ict.example>\nSubject: PO\n\n1\n')
    const receipt = placed(await desk.enqueue('received', { answers: first }))
    const { parsed } = await desk.read(receipt)
    const reply = (n: number) =>
      desk.arrive(`Message-ID: <b${n}@voorbeeld-ict.example>\nIn-Reply-To: ${parsed.messageId}\nSubject: Re: PO\n\n2\n`)
    expect(await desk.enqueue('received', { answers: await reply(1) })).toEqual({
      withheld: 'This conversation had a receipt in the last 24 hours.',
    })
    expect(await desk.enqueue('ask', { answers: await reply(2), why: 'question' })).toHaveProperty('outbox')
    await skipTime(desk.pool, { hours: 25 })
    expect(await desk.enqueue('received', { answers: await reply(3) })).toHaveProperty('outbox')
  })

  test('nothing leaves by itself to an address that bounced; what a colleague approved does', async () => {
    await using desk = await outboxDesk()
    await desk.db.query(`insert into suppression values ('inkoop@voorbeeld-ict.example', 'mailbox unknown')`)
    for (const why of ['receipt', 'notice', 'reminder', 'digest'] as const)
      expect(await desk.enqueue(why, { why })).toMatchObject({ withheld: expect.stringContaining('mailbox unknown') })
    expect(await desk.enqueue('confirmed', { why: 'answer' })).toHaveProperty('outbox')
  })
})

describe('approved mails', () => {
  test('what was shown is what was frozen is what is released', async () => {
    await using desk = await outboxDesk()
    const run = await desk.run()
    const answers = await desk.arrive(PURCHASE_ORDER)
    const mail = letter({ why: 'answer', answers, data: { totaal: '€ 18.450,00' } })
    const shown = await desk.outbox.preview(mail, desk.pool)
    const id = await transaction(desk.pool, tx => desk.outbox.freeze(tx, { runId: run.id, step: 'confirm', mail }))
    const { parsed, raw } = await desk.read(id)
    expect(parsed.subject).toBe(shown.subject)
    expect(parsed.text?.trim()).toBe(shown.text)
    expect(parsed.html).toBe(`${shown.html}\n`.trimEnd())
    expect(await desk.db.query(`select from outbox where state = 'pending'`)).toHaveLength(0)
    const released = placed(await desk.enqueue('confirm', { ...mail, data: { totaal: '€ 1,00' } }, run))
    expect(released).toBe(id)
    expect((await desk.read(id)).raw).toBe(raw)
    expect(
      await desk.db.query(`select from outbox where state = 'pending' and not automatic and stakes = 'high'`),
    ).toHaveLength(1)
  })

  test('undo forgets the mail, and the next approval freezes the new text under the same Message-ID', async () => {
    await using desk = await outboxDesk()
    const run = await desk.run()
    const freeze = (regels: number) =>
      transaction(desk.pool, tx =>
        desk.outbox.freeze(tx, { runId: run.id, step: 'confirm', mail: letter({ why: 'answer', data: { regels } }) }),
      )
    const before = await desk.read(await freeze(3))
    await transaction(desk.pool, tx => desk.outbox.withdraw(tx, run.id, 'confirm'))
    expect(await desk.db.query('select from outbox')).toHaveLength(0)
    const after = await desk.read(await freeze(4))
    expect(after.parsed.messageId).toBe(before.parsed.messageId)
    expect(after.parsed.text).toContain('regels: 4')
  })
})

describe('secrets', () => {
  const link = 'https://desk.example/portal/activate/Zm9vYmFy-_x=?a=b'

  test('stored bytes and the preview hold no secret; the bytes that leave do, whole, in text and HTML', async () => {
    await using desk = await outboxDesk()
    const mail = letter({ why: 'notice', secret: { kind: 'activation', id: 7 }, data: { uitleg: 'é'.repeat(90) } })
    const shown = await desk.outbox.preview(mail, desk.pool)
    expect(shown.text).toContain(`secret: ${MASK}`)
    expect(shown.html).not.toContain('joined-while-sending')
    const id = placed(await desk.enqueue('activation', mail))
    const [row] = await desk.db.query<{ bytes: Buffer; secret: unknown; stakes: string }>(
      'select bytes, secret, stakes from outbox where id = $1',
      [id],
    )
    expect(row).toMatchObject({ secret: { kind: 'activation', id: 7 }, stakes: 'high' })
    const sent = await simpleParser(joinSecret(row!.bytes, createMarks(SECRET_KEY).placeholder, link))
    expect(sent.text).toContain(`secret: ${link}`)
    expect(sent.html).toContain(`secret: ${link}</p>`)
    expect(sent.text).toContain('é'.repeat(90))
  })

  test('a mail without a place for its secret, and a secret that is no plain URL, do not leave', () => {
    const { placeholder } = createMarks(SECRET_KEY)
    expect(() => joinSecret(Buffer.from('no place'), placeholder, link)).toThrow('no place')
    expect(() => joinSecret(Buffer.from(placeholder), placeholder, 'https://x\r\nBcc: y')).toThrow('no plain URL')
  })
})
