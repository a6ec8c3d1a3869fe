import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { skipTime } from '../../src/clock.ts'
import { imapClient } from '../support/imap.ts'
import { wordsOf } from './browser.ts'
import { eventually } from './daemon.ts'
import { type Firm, INFO, ORDERPORTAL, startFirm } from './firm.ts'
import { letter } from './letter.ts'
import { review } from './review.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })

const ASK = 'Goedemiddag,\n\nKunnen jullie ons bellen over de facturen van dit jaar?\n\nMet vriendelijke groet,\nJan\n'

interface Mail {
  id: number
  state: string
  reason: string | null
  from: string | null
}

/** Everything is recorded, read and sent. */
async function settled(firm: Firm, mails: number): Promise<Mail[]> {
  return eventually(`the end of the work on ${mails} mails`, async () => {
    const { rows } = await firm.pool.query<Mail>(
      'select id, state, reason, from_address as from from inbound_message order by id',
    )
    const { rows: open } = await firm.pool.query(`select from outbox where state not in ('sent', 'frozen')`)
    return rows.length === mails && !open.length && rows.every(it => it.state !== 'recorded') ? rows : undefined
  })
}

const answered = (firm: Firm) =>
  firm.host.addresses().filter(address => ![ORDERPORTAL, INFO].includes(address) && firm.host.mailbox(address).length)

describe('who is answered, and who never is', () => {
  let firm: Firm
  beforeAll(async () => void (firm = await startFirm()))
  afterAll(() => firm?.[Symbol.asyncDispose]())

  test('robots, lists, absences and doubtful senders get nothing; people do, whatever their program writes', async () => {
    const silent: { [name: string]: { headers?: { [name: string]: string }; subject?: string; text?: string } } = {
      generated: {
        headers: { 'Auto-Submitted': 'auto-generated' },
        subject: 'Bestelling 4500881',
        text: 'Inkoopnummer: 4500881\n\n4 x LH-SW24\n',
      },
      replied: { headers: { 'Auto-Submitted': 'auto-replied; owner-email="x@bosveld.example"' } },
      notified: { headers: { 'Auto-Submitted': 'auto-notified' } },
      bulk: { headers: { Precedence: 'bulk' } },
      list: { headers: { 'List-Id': 'Nieuws <nieuws.bosveld.example>' } },
      suppressed: { headers: { 'X-Auto-Response-Suppress': 'All' } },
      autoreply: { headers: { 'X-Autoreply': 'yes' } },
      desk: { headers: { 'X-Postbode-Run': '17', 'Auto-Submitted': 'auto-replied' } },
      dutch: { subject: 'Automatisch antwoord: Bestelling' },
      english: { subject: 'Automatic reply: Order' },
      german: { subject: 'Abwesenheitsnotiz: Bestellung' },
      french: { subject: 'Réponse automatique : commande' },
      absent: { subject: 'Re: Bestelling', text: 'Bedankt voor uw bericht. Ik ben afwezig tot en met 4 januari.\n' },
      'no-reply': {},
      twofrom: { headers: { From: 'A <a@bosveld.example>, B <b@bosveld.example>' } },
    }
    const people: typeof silent = {
      person: { headers: { 'Auto-Submitted': 'no' } },
      exchange: { headers: { 'X-Auto-Response-Suppress': 'OOF' } },
      nameless: { headers: { 'Message-ID': '' } },
      urgent: { headers: { Importance: 'high', 'X-Priority': '1' }, subject: '' },
    }
    for (const [name, it] of Object.entries({ ...silent, ...people })) {
      const from = `${name}@bosveld.example`
      const { raw } = letter({ from: `Jan <${from}>`, to: ORDERPORTAL, subject: 'Facturen', text: ASK, ...it })
      await firm.sendRaw(raw.replace(/^Message-ID: \r\n/m, ''), from, ORDERPORTAL)
    }
    const twice = letter({ from: 'C <twofields@bosveld.example>', to: ORDERPORTAL, subject: 'Facturen', text: ASK })
    await firm.sendRaw(`From: D <d@bosveld.example>\r\n${twice.raw}`, 'twofields@bosveld.example', ORDERPORTAL)
    const bounced = letter({ from: 'jan@bosveld.example', to: ORDERPORTAL, subject: 'Onbestelbaar', text: ASK })
    await firm.sendRaw(bounced.raw, '', ORDERPORTAL)
    const unknown = letter({ from: 'x@elsewhere.example', to: ORDERPORTAL, subject: 'Facturen', text: ASK })
    const forged = `Authentication-Results: mx.lindehout.example; dmarc=pass header.from=elsewhere.example\r\n${unknown.raw}`
    await firm.sendRaw(forged, 'x@elsewhere.example', ORDERPORTAL)

    const mails = await settled(firm, Object.keys({ ...silent, ...people }).length + 3)
    expect(answered(firm).toSorted()).toEqual(
      Object.keys(people)
        .map(it => `${it}@bosveld.example`)
        .toSorted(),
    )
    for (const name of Object.keys(people)) expect(await firm.mails(`${name}@bosveld.example`), name).toHaveLength(1)
    // a person's mail, and an order of a machine, is in the queue although nothing was answered
    const queued = mails.filter(it => it.state === 'routed').map(it => it.from?.split('@')[0])
    for (const name of ['generated', 'suppressed', 'a', 'x', ...Object.keys(people)]) expect(queued).toContain(name)
    expect(mails.filter(it => it.state === 'failed')).toEqual([])
  })

  test('our own receipt that comes back is filed as a loop', async () => {
    const before = (await settled(firm, await count(firm))).length
    const [receipt] = firm.host.mailbox('person@bosveld.example')
    await firm.sendRaw(receipt?.raw.toString('latin1') ?? '', ORDERPORTAL, INFO)
    const mails = await settled(firm, before + 1)
    expect(mails.at(-1)).toMatchObject({ state: 'filed', reason: 'loop' })
  })

  test('the same Message-ID with other words is another mail; the same mail again is none', async () => {
    const before = await count(firm)
    const one = letter({ from: 'Els <els@bosveld.example>', to: ORDERPORTAL, subject: 'Facturen', text: ASK })
    await firm.sendRaw(one.raw, 'els@bosveld.example', ORDERPORTAL)
    await settled(firm, before + 1)
    await firm.sendRaw(one.raw.replace('bellen', 'mailen'), 'els@bosveld.example', ORDERPORTAL)
    await firm.sendRaw(one.raw, 'els@bosveld.example', INFO)
    const last = (await settled(firm, before + 3)).slice(-3)
    expect(last.map(it => it.state)).toEqual(['routed', 'routed', 'filed'])
    expect(last[2]?.reason).toBe('duplicate')
    expect(await firm.mails('els@bosveld.example')).toHaveLength(1)
  })

  test('a mailbox that is made anew, or tidied by a person, brings no mail twice and none late', async () => {
    const before = await count(firm)
    const sent = firm.host.mailbox('els@bosveld.example').length
    {
      await using person = await imapClient(firm.host.imapUrl(ORDERPORTAL))
      await person.mailboxOpen('INBOX')
      await person.messageFlagsAdd('1:3', ['\\Seen', '\\Flagged'])
      await person.messageDelete('4:5')
    }
    firm.host.chaos.recreate(ORDERPORTAL)
    const again = letter({ from: 'Els <els2@bosveld.example>', to: ORDERPORTAL, subject: 'Pakbon', text: ASK })
    await firm.sendRaw(again.raw, 'els2@bosveld.example', ORDERPORTAL)
    await firm.mail('els2@bosveld.example')
    await eventually('the old mails, known again', async () => {
      const { rows } = await firm.pool.query<{ busy: boolean }>(
        `select bool_or(state = 'recorded') or count(*) <= $1 as busy from inbound_message`,
        [before + 1],
      )
      return rows[0]?.busy ? undefined : true
    })
    const { rows } = await firm.pool.query<{ state: string }>(
      `select distinct state from inbound_message where id > (select max(id) from inbound_message where from_address = 'els@bosveld.example' and duplicate_of is null)
         and from_address <> 'els2@bosveld.example'`,
    )
    expect(rows).toEqual([{ state: 'filed' }])
    expect(firm.host.mailbox('els@bosveld.example')).toHaveLength(sent)
    expect(firm.host.mailbox('person@bosveld.example')).toHaveLength(1)
  })

  test('after an outage of days a mail is worked, and its sender gets no receipt that is days late', async () => {
    await skipTime(firm.pool, { days: 3 })
    const old = letter({ from: 'Oud <oud@bosveld.example>', to: ORDERPORTAL, subject: 'Facturen', text: ASK })
    await firm.sendRaw(old.raw, 'oud@bosveld.example', ORDERPORTAL)
    const run = await eventually('its run', async () => {
      const { rows } = await firm.pool.query<{ id: number }>(
        `select r.id from workflow_run r join inbound_message m on m.id = r.message_id where m.message_id = $1 and r.status = 'waiting'`,
        [old.id],
      )
      return rows[0]?.id
    })
    const page = await review(await firm.desk(), String(run))
    expect(wordsOf(page.html)).toContain('lag er al langer dan een dag')
    expect(firm.host.mailbox('oud@bosveld.example')).toHaveLength(0)
  })
})

describe('the first start on a mailbox that is in use', () => {
  const old = (host: Firm['host']) => {
    for (let n = 0; n < 30; n++) {
      const from = `old${n}@bosveld.example`
      host.deliver(letter({ from, to: ORDERPORTAL, subject: 'Facturen', text: ASK }).raw, { from, to: ORDERPORTAL })
    }
  }

  test.each(['now', 'backfill'])('FIRST_SYNC=%s: nobody gets an automatic mail for what was there', async sync => {
    await using firm = await startFirm({ FIRST_SYNC: sync }, old)
    await firm.send({ from: 'Nieuw <new@bosveld.example>', to: ORDERPORTAL, subject: 'Facturen', text: ASK })
    await firm.mail('new@bosveld.example')
    const mails = await settled(firm, 31)
    expect(mails.filter(it => it.state === (sync === 'now' ? 'filed' : 'routed')).length).toBeGreaterThanOrEqual(30)
    expect(answered(firm)).toEqual(['new@bosveld.example'])
    const queue = await (await firm.desk()).get('/desk/queue')
    expect(wordsOf(queue.html)).toContain(sync === 'now' ? 'Alles 1 ' : 'Alles 31 ')
  })
})

async function count(firm: Firm): Promise<number> {
  const { rows } = await firm.pool.query<{ n: number }>('select count(*)::int as n from inbound_message')
  return rows[0]?.n ?? 0
}
