import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'
import { Daemon, eventually } from './daemon.ts'
import { ORDERPORTAL, startFirm } from './firm.ts'
import { letter } from './letter.ts'

vi.setConfig({ testTimeout: 120_000 })

const FROM = 'els@bosveld.example'
const { raw } = letter({
  from: FROM,
  to: ORDERPORTAL,
  subject: 'Facturen',
  text: 'Kunt u ons bellen over de facturen?\n',
})

test('SIGTERM while both mail servers hang: it ends in order within 30 s, and the next start sends what was left, once', async () => {
  await using firm = await startFirm()
  using folder = temporaryFolder()
  firm.host.chaos.breakSmtp({ phase: 'data', how: 'hang' })
  firm.host.deliver(raw, { from: FROM, to: ORDERPORTAL })
  await eventually('the mail on its way', async () => {
    const { rows } = await firm.pool.query(`select from outbox where state in ('sending', 'eod')`)
    return rows.length ? true : undefined
  })
  firm.host.chaos.silenceImap(true)
  expect(await firm.daemon.stop()).toBe(0)
  expect(firm.host.mailbox(FROM)).toEqual([])

  firm.host.chaos.clear()
  await using next = new Daemon(folder.path, firm.environment)
  await next.says('Postbode is ready')
  await firm.mail(FROM)
  expect(await next.stop()).toBe(0)
  expect(firm.host.mailbox(FROM)).toHaveLength(1)
})
