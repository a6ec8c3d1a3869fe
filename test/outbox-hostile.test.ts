import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { transaction } from '../src/db/pool.ts'
import { compose } from '../src/mail/compose.ts'
import { oneLine, safeName } from '../src/mail/outbox-address.ts'
import { createMarks } from '../src/mail/outbox-marks.ts'
import { joinSecret } from '../src/mail/outbox-secret.ts'
import { renderMail } from '../src/mail/render.ts'
import { letter, outboxDesk, placed, SECRET_KEY } from './support/outbox.ts'

const marks = createMarks(SECRET_KEY)
const FIELDS = [
  'auto-submitted',
  'x-auto-response-suppress',
  'content-language',
  'x-postbode-run',
  'x-postbode-loop',
  'from',
  'to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
]

/** Text as an attacker writes it: control characters, quotes, angle brackets, turned text, half characters. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '\r',
        '\n',
        '\0',
        '"',
        '<',
        '>',
        ',',
        ';',
        '\\',
        '@',
        'Bcc: a@b.example',
        '\u202e',
        '\ud800',
        'é',
        ' ',
        '=?utf-8?q?=0D=0A?=',
      ),
    )
    .map(it => it.join('')),
)

test('case 49: whatever stands in names and subjects, a mail has its own headers and one recipient', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (name, subject, text) => {
      const bytes = compose({
        from: { name: oneLine(name), address: 'orderportal@lindehout.example' },
        to: { name: safeName({ name, address: '' }), address: 'inkoop@voorbeeld-ict.example' },
        subject: oneLine(subject),
        messageId: marks.messageId('1:a', 'lindehout.example'),
        inReplyTo: null,
        references: [],
        date: new Date(0),
        language: 'nl',
        autoSubmitted: 'auto-generated',
        runId: 1,
        loop: marks.loop('a@b'),
        boundary: marks.boundary('1:a'),
        text: `Beste,\n${text}`,
        html: '<p>x</p>',
      })
      const raw = bytes.toString('latin1')
      const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
      const names = head.split('\r\n').map(line => line.slice(0, line.indexOf(':')).toLowerCase())
      expect(names.filter(it => !FIELDS.includes(it))).toEqual([])
      expect(new Set(names).size).toBe(names.length)
      expect(raw.split('\r\n').every(line => line.length <= 998 && !/[\r\n]/.test(line))).toBe(true)
      const parsed = await simpleParser(bytes)
      expect(parsed.to).toMatchObject({ value: [{ address: 'inkoop@voorbeeld-ict.example' }] })
      expect(parsed.from?.value.map(it => it.address)).toEqual(['orderportal@lindehout.example'])
    }),
    { numRuns: 300 },
  )
})

test('whatever header lines a mail has, its answer has well-formed ones', async () => {
  await using desk = await outboxDesk({ limits: { perAddress: 1e6, perDomain: 1e6, inAll: 1e6 } })
  const header = fc.tuple(
    fc.constantFrom('Message-ID', 'References', 'In-Reply-To', 'Subject'),
    fc.oneof(
      hostile,
      fc.constantFrom('<a@b.example>', '<a@b> <c@d>', '<>', `<${'x'.repeat(2000)}@y>`, '<a b@c>', '<ü@c>'),
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(header, { maxLength: 8 }), async lines => {
      const answers = await desk.arrive(`${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\nHallo\n`)
      const { raw } = await desk.read(placed(await desk.enqueue('asked', { answers, why: 'question' })))
      const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
      const names = head.split('\r\n').map(line => line.slice(0, line.indexOf(':')).toLowerCase())
      expect(names.filter(it => ![...FIELDS, 'in-reply-to', 'references'].includes(it))).toEqual([])
      const ids = /^references: (.*)$/im.exec(head)?.[1] ?? ''
      expect(ids).toMatch(/^(<[!-~]+>( |$))*$/)
    }),
    { numRuns: 60 },
  )
})

test('the real activation mail: its bytes hold no link, the mail that leaves holds it twice or more, and a lacking value stops it', async () => {
  await using desk = await outboxDesk({ render: renderMail })
  const mail = letter({
    template: 'access-request/activation',
    why: 'answer',
    secret: { kind: 'activation', id: 1 },
    data: {
      name: 'Els',
      company: 'Bosveld Netwerken B.V.',
      askedBy: 'inkoop@bosveld.example',
      email: 'els@bosveld.example',
    },
  })
  const run = await desk.run()
  const id = await transaction(desk.pool, tx => desk.outbox.freeze(tx, { runId: run.id, step: 'activation', mail }))
  const shown = await desk.outbox.preview(mail, desk.pool)
  expect(shown.text + shown.html).not.toContain('joined-while-sending')
  const [row] = await desk.db.query<{ bytes: Buffer }>('select bytes from outbox where id = $1', [id])
  const link = 'https://portal.lindehout.example/portal/activate/Zr0bXr1oJ3b1m8f7Qk2cT9sVxYp4LwA6nHdGeUuIi5E'
  const sent = await simpleParser(joinSecret(row!.bytes, marks.placeholder, link))
  expect(sent.text).toContain(`\n${link}\n`)
  expect(String(sent.html)).toContain(`href="${link}"`)
  expect(`${sent.text}${String(sent.html)}`).not.toContain('joined-while-sending')

  const lacking = { ...mail, data: { ...mail.data, company: undefined } }
  await expect(desk.enqueue('activation-2', lacking)).rejects.toThrow(/company/)
})
