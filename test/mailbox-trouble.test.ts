import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frame, FrameReader } from '../src/mail/frames.ts'
import { ranges } from '../src/mail/mailbox.ts'
import { DatabaseTrouble, MailboxError, pauseBefore, troubleOf } from '../src/mail/mailbox-trouble.ts'
import { mailboxAt } from './support/intake.ts'

const mailbox = mailboxAt('imap://orderportal%40desk.example:secret@mail.example:143/Orders')
const fault = (fields: object) => Object.assign(new Error('Command failed'), fields)

describe('what is wrong with a mailbox is said in one sentence that says what to do', () => {
  test.for<[string, Error, string, RegExp]>([
    [
      'throttled',
      fault({ code: 'ETHROTTLE', responseText: 'Request is throttled' }),
      'refused',
      /throttled.*We slow down by ourselves/,
    ],
    [
      'throttled after the sign-in',
      fault({ responseStatus: 'BAD', responseText: 'User is authenticated but not connected.' }),
      'refused',
      /throttled/,
    ],
    [
      'too many connections',
      fault({ responseStatus: 'NO', responseText: 'Maximum number of connections from user+IP exceeded' }),
      'refused',
      /throttled/,
    ],
    [
      'a wrong password',
      fault({ authenticationFailed: true, responseText: 'Invalid credentials' }),
      'refused',
      /mail\.example refused the sign-in of orderportal@desk\.example.*IMAP_ORDERPORTAL_URL/,
    ],
    [
      'a missing folder',
      fault({ responseStatus: 'NO', mailboxMissing: true }),
      'refused',
      /folder Orders of orderportal is not there.*IMAP_ORDERPORTAL_URL/,
    ],
    [
      'a folder that cannot be opened',
      fault({ responseStatus: 'NO', responseText: 'Permission denied' }),
      'refused',
      /says "Permission denied"/,
    ],
    ['a bad certificate', fault({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'refused', /certificate/],
    [
      'no server',
      fault({ code: 'ECONNREFUSED' }),
      'network',
      /mail\.example:143 cannot be reached \(nothing listens there\)/,
    ],
    ['silence', new MailboxError('mail.example no longer answers.'), 'network', /no longer answers/],
    ['the database', new DatabaseTrouble(fault({ code: '57P01' })), 'database', /database did not answer/],
  ])('%s', ([, error, kind, sentence]) => {
    const trouble = troubleOf(error, mailbox)
    expect(trouble.kind).toBe(kind)
    expect(trouble.sentence).toMatch(sentence)
    expect(trouble.sentence).toMatch(/No mail is lost: it waits in the mailbox\.$/)
    expect(trouble.sentence).not.toMatch(/secret|undefined|\n/)
  })

  test('a refusal is tried again after half a minute to a quarter of an hour, a cut after a second to five minutes', () => {
    for (let attempt = 1; attempt <= 40; attempt++) {
      const refused = pauseBefore(attempt, 'refused')
      const cut = pauseBefore(attempt, 'network')
      expect(refused).toBeGreaterThanOrEqual(30_000)
      expect(refused).toBeLessThanOrEqual(900_000)
      expect(cut).toBeGreaterThanOrEqual(1000)
      expect(cut).toBeLessThanOrEqual(300_000)
    }
    expect(pauseBefore(30, 'refused')).toBe(900_000)
  })
})

const named = (text: string) =>
  text.split(',').flatMap(part => {
    const [from = 0, to = from] = part.split(':').map(Number)
    return Array.from({ length: to - from + 1 }, (_, i) => from + i)
  })

test('UIDs are asked for in ranges that name exactly them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), uids => {
      expect(named(ranges(uids))).toEqual(uids.toSorted((a, b) => a - b))
    }),
  )
})

describe('frames between the desk and its parser', () => {
  test('come out as they went in, however the stream is cut', () => {
    const frames = fc.array(fc.tuple(fc.jsonValue(), fc.uint8Array({ maxLength: 200 })), { maxLength: 5 })
    fc.assert(
      fc.property(frames, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (sent, cuts) => {
        const stream = Buffer.concat(sent.flatMap(([head, body]) => frame(head, Buffer.from(body))))
        const reader = new FrameReader({ head: 1_000_000, body: 1000 })
        const got = []
        for (let at = 0, n = 0; at < stream.length; n++) {
          const end = at + cuts[n % cuts.length]!
          got.push(...reader.push(stream.subarray(at, end)))
          at = end
        }
        expect(got.map(({ head, body }) => [head, [...body]])).toEqual(
          sent.map(([head, body]) => [JSON.parse(JSON.stringify(head)), [...body]]),
        )
      }),
    )
  })

  test('that are longer than allowed are refused before they are read', () => {
    const [lengths] = frame({}, Buffer.alloc(2000))
    expect(() => new FrameReader({ head: 10, body: 1999 }).push(lengths!)).toThrow('longer than allowed')
  })
})
