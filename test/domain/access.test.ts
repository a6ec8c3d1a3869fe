import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { skipTime } from '../../src/clock.ts'
import { createPool, transaction, type Pool } from '../../src/db/pool.ts'
import {
  activationState,
  administratorsOf,
  inviteAdministrator,
  issueActivation,
  newLink,
  portalUserByEmail,
  redeemActivation,
  secondsLeft,
} from '../../src/domain/access.ts'
import { saveCustomer } from '../../src/domain/customers.ts'
import { weaknessOf } from '../../src/domain/password-rules.ts'
import { testDatabase, type TestDatabase } from '../support/postgres.ts'

const KEY = 'a secret key of the desk, for tests'
const HOUR = 3600

let db: TestDatabase
let pool: Pool
let customer: number
let next = 0

beforeAll(async () => {
  db = await testDatabase()
  pool = createPool(db.url)
})
afterAll(async () => {
  await pool.end()
  await db[Symbol.asyncDispose]()
})
beforeEach(async () => {
  customer = await saveCustomer(pool, { name: `Bosveld Netwerken ${++next} B.V.` })
})

const inTx = <T>(work: Parameters<typeof transaction<T>>[1]) => transaction(pool, work)
const invite = async (email = `jansen${next}@bosveld.example`) => (await tryToInvite(email))!
const tryToInvite = (email: string) =>
  inTx(tx =>
    inviteAdministrator(tx, {
      customerId: customer,
      email,
      name: 'Els Jansen',
      language: 'nl',
      askedBy: 'inkoop@bosveld.example',
      by: 'sanne@lindehout.example',
    }),
  )
const issue = async (linkId: number) => (await inTx(tx => issueActivation(tx, linkId, KEY)))!
const redeem = (token: string) => inTx(tx => redeemActivation(tx, token, '$argon2id$hash'))
const stateOf = async (token: string) => (await activationState(pool, token)).state

test('a link works once, and looking at it any number of times uses nothing up', async () => {
  const { userId, linkId } = await invite()
  const token = await issue(linkId)
  for (let look = 0; look < 5; look++) expect(await stateOf(token)).toBe('valid')
  const { state, link } = await redeem(token)
  expect(state).toBe('valid')
  expect(link).toMatchObject({
    purpose: 'activation',
    askedBy: 'inkoop@bosveld.example',
    user: { id: userId, customerId: customer },
  })
  expect(await stateOf(token)).toBe('used')
  expect(await redeem(token)).toEqual({ state: 'used' })
  expect((await portalUserByEmail(pool, `JANSEN${next}@bosveld.example`))?.activatedAt).toBeInstanceOf(Date)
})

test('two people who use the link at the same moment: one of them gets in', async () => {
  const token = await issue((await invite()).linkId)
  const states = (await Promise.all([redeem(token), redeem(token), redeem(token)])).map(it => it.state)
  expect(states.toSorted()).toEqual(['used', 'used', 'valid'])
})

test('the 72 hours count from the sending, not from the approval, and sending again gives no more', async () => {
  const { linkId, userId } = await invite()
  await skipTime(pool, { hours: 100 })
  expect(await secondsLeft(pool, userId)).toBe(72 * HOUR)
  const token = await issue(linkId)
  await skipTime(pool, { hours: 71 })
  expect(await issue(linkId)).toBe(token)
  expect(await stateOf(token)).toBe('valid')
  expect(await secondsLeft(pool, userId)).toBeLessThanOrEqual(HOUR)
  await skipTime(pool, { hours: 1, seconds: 1 })
  expect(await stateOf(token)).toBe('expired')
  expect(await redeem(token)).toEqual({ state: 'expired' })
})

test('a newer link replaces the earlier one when it is sent, not before', async () => {
  const { userId, linkId } = await invite()
  const old = await issue(linkId)
  const newer = await inTx(tx => newLink(tx, userId, 'activation'))
  expect(await stateOf(old)).toBe('valid')
  const token = await issue(newer)
  expect(await stateOf(old)).toBe('superseded')
  expect(await stateOf(token)).toBe('valid')
  await redeem(token)
  expect(await secondsLeft(pool, userId)).toBe(0)
})

test('a guessed token and one made with another key are unknown', async () => {
  const { linkId } = await invite()
  const token = await issue(linkId)
  expect(await stateOf(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBe('unknown')
  const forged = await inTx(tx => issueActivation(tx, linkId, 'another key'))
  expect(forged).not.toBe(token)
  expect(await stateOf(forged!)).toBe('unknown')
})

test('the token stands nowhere in the database', async () => {
  const token = await issue((await invite()).linkId)
  const tables = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  for (const { name } of tables) {
    const rows = await db.query<{ text: string }>(`select t::text as text from "${name}" t`)
    expect(rows.some(({ text }) => text.includes(token))).toBe(false)
  }
})

test('an address of another customer is refused, the same one again keeps its profile', async () => {
  const first = await invite('beheer@samen.example')
  const again = await invite('Beheer@samen.example')
  expect(again.userId).toBe(first.userId)
  expect(again.linkId).not.toBe(first.linkId)
  customer = await saveCustomer(pool, { name: 'Ander Bedrijf' })
  expect(await tryToInvite('beheer@samen.example')).toBeNull()
  expect(await administratorsOf(pool, customer)).toEqual([])
})

test('who is put out of the portal cannot come back with an old link', async () => {
  const { userId, linkId } = await invite()
  const token = await issue(linkId)
  await pool.query('update portal_user set disabled_at = desk_now() where id = $1', [userId])
  expect(await redeem(token)).toEqual({ state: 'expired' })
})

const person = { email: 'els.jansen@bosveld.example', company: 'Bosveld Netwerken B.V.' }

test.each([
  ['kort', 'too-short'],
  ['wachtwoord2026!', 'too-common'],
  ['W@chtw00rd2026', 'too-common'],
  ['123456789012', 'too-common'],
  ['aaaaaaaaaaaaaaaa', 'too-common'],
  ['WelkomWelkom1', 'too-common'],
  ['bosveld-netwerken', 'too-personal'],
  ['ElsJansen2026!!', 'too-personal'],
  ['x'.repeat(201), 'too-long'],
  ['paard accu nietje', undefined],
  ['k3$9x!qz7p2w', undefined],
  ['проверка лошадь', undefined],
])('the password %j is %s', (password, weakness) => {
  expect(weaknessOf(password, person)).toBe(weakness)
})
