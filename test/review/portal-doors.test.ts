import { expect, test } from 'vitest'
import {
  inviteAdministrator,
  issueActivation,
  newLink,
  redeemActivation,
  secondsLeft,
} from '../../src/domain/access.ts'
import { saveCustomer } from '../../src/domain/customers.ts'
import type { AnyWorkflow } from '../../src/workflow/define.ts'
import portalLinkWanted from '../../workflows/portal-link-wanted.ts'
import { SECRET_KEY, storyWorld, type Stories } from '../workflows/world.ts'

const story = portalLinkWanted as unknown as AnyWorkflow
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'
const EMAIL = 'els@bosveld.example'

async function invite(w: Stories, customerId: number) {
  const it = { customerId, email: EMAIL, name: 'Els', language: 'nl' as const, askedBy: '', by: 'sanne' }
  return (await w.tx(tx => inviteAdministrator(tx, it)))!
}

test('somebody whose access was ended and is given again comes in by the new link only, not with the old password', async () => {
  await using w = await storyWorld(story)
  const customer = await saveCustomer(w.pool, { name: 'Bosveld' })
  const { linkId } = await invite(w, customer)
  const token = (await w.tx(tx => issueActivation(tx, linkId, SECRET_KEY)))!
  expect((await w.tx(tx => redeemActivation(tx, token, HASH))).state).toBe('valid')
  await invite(w, customer)
  const passwords = async () => (await w.pool.query('select password_hash as hash, disabled_at from portal_user')).rows
  expect(await passwords()).toEqual([{ hash: HASH, disabled_at: null }])
  await w.pool.query('update portal_user set disabled_at = desk_now()')
  await invite(w, customer)
  expect(await passwords()).toEqual([{ hash: null, disabled_at: null }])
})

test('a link whose mail was withheld is nobody’s: it keeps no profile waiting', async () => {
  await using w = await storyWorld(story)
  const { userId, linkId } = await invite(w, await saveCustomer(w.pool, { name: 'Bosveld' }))
  await w.tx(tx => issueActivation(tx, linkId, SECRET_KEY))
  await w.skip({ hours: 71 })
  await w.pool.query(`insert into suppression (address, reason) values ($1, 'came back')`, [EMAIL])
  await w.tx(async tx => {
    const fresh = await newLink(tx, userId, 'activation')
    const input = { linkId: fresh, to: { name: 'Els', address: EMAIL }, language: 'nl' }
    await w.engine.startAll(tx, [{ workflow: story, input, key: 'portal-link:1', advance: true }])
  })
  expect(await w.mails()).toEqual([])
  const left = await w.tx(tx => secondsLeft(tx, userId))
  expect(left).toBeLessThanOrEqual(3600)
  expect(left).toBeGreaterThan(3590)
})
