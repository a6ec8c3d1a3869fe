import { expect, test } from 'vitest'
import { Browser, wordsOf } from './browser.ts'
import { eventually } from './daemon.ts'
import type { Received } from './letter.ts'
import { openOffice } from './office.ts'
import { answersOn } from './review.ts'

const ELS = 'inkoop@bosveld.example'
const EMILY = 'procurement@harbourline.example'
const OLIVER = 'oliver.grant@harbourline.example'
const KARIM = 'servicedesk@voorbeeld-ict.example'
const JAN = 'inkoop@voorbeeld-ict.example'
const GERRIT = 'bestellen@veldkamp-automatisering.example'
const MIEKE = 'ict@onderwijsnet-zuid.example'
const NEW_PASSWORD = 'drie groene fietsen 7'

const office = openOffice()

test('from a request to the home page of the portal: the link goes to whoever was named, and works once', async () => {
  const { mail: receipt, run } = await office.hear(
    `Emily Harper <${EMILY}>`,
    'Access to the customer portal',
    `Hello,\n\nWe would like access to your Customer Portal, please.\n\nCompany name: Harbourline Systems Ltd\nAdministrator: Oliver Grant, ${OLIVER}\n\nKind regards,\n\nEmily Harper\nHarbourline Systems Ltd\n`,
  )
  expect(receipt.parsed.subject).toBe('Re: Access to the customer portal')

  const page = await office.review(run)
  const [shown] = answersOn(page)
  expect(shown?.to).toContain(OLIVER)
  await office.decide(page, 'approve')

  const activation = await office.firm.mail(OLIVER)
  expect(activation.parsed.subject).toBe(shown?.subject)
  const link = linkIn(activation)
  expect(withoutLinks(activation.parsed.text)).toBe(withoutLinks(shown?.text))
  expect(link.startsWith(`${office.firm.url}/portal/activate/`)).toBe(true)
  expect(activation.header('auto-submitted')).toBeDefined()
  expect(await office.firm.mails(EMILY), 'who asked gets no link').toHaveLength(1)
  // the link is in the mail alone: nobody at the desk and no table has it
  const path = new URL(link).pathname
  expect((await office.desk.get(`/desk/runs/${run}`)).html).not.toContain(path)
  const { rows: tokens } = await office.firm.pool.query(`select from outbox where position($1 in outbox::text) > 0`, [
    path.split('/').at(-1),
  ])
  expect(tokens).toEqual([])

  for (let n = 0; n < 5; n++) {
    expect((await new Browser(office.firm.url).get(path, 'HEAD')).status).toBe(200)
    const scanned = new Browser(office.firm.url)
    expect((await scanned.get(path)).status).toBe(200)
    expect((await scanned.get('/portal')).path).toContain('/portal/sign-in')
  }

  const oliver = new Browser(office.firm.url)
  const form = await oliver.get(path)
  expect(form.headers.get('referrer-policy')).toBe('no-referrer')
  expect((await oliver.submit(form, /activate/, { password: 'kort' })).status).toBe(422)
  const home = await oliver.submit(form, /activate/, { password: NEW_PASSWORD })
  expect([home.status, home.path]).toEqual([200, '/portal'])
  expect(home.html).toContain('104261')

  const again = await new Browser(office.firm.url).get(path)
  expect(again.status).toBe(410)
  const elsewhere = new Browser(office.firm.url)
  await elsewhere.submit(await elsewhere.get('/portal/sign-in'), /sign-in/, { email: OLIVER, password: NEW_PASSWORD })
  expect((await elsewhere.get('/portal')).html).toContain('104261')
  expect((await office.firm.mail(OLIVER, 2)).parsed.subject).toContain('active')
  await ended(run, 'activated')
})

test('a missing address is asked for; the bare address as reply completes the item', async () => {
  const { mail: question, run } = await office.hear(
    `Karim El Amrani <${KARIM}>`,
    'Aanvraag Customer Portal',
    'Goedemorgen,\n\nGraag toegang tot de Customer Portal voor Voorbeeld ICT B.V.\n\nMet vriendelijke groet,\n\nKarim El Amrani\nVoorbeeld ICT B.V.\n',
  )
  expect(question.parsed.text).toContain('Wij missen nog')
  await expect(office.review(run), 'nothing to decide while the customer is asked').rejects.toThrow('no open item')

  const reply = await office.reply(
    question,
    `Karim El Amrani <${KARIM}>`,
    `${JAN}\n\nOp vr 20 nov 2026 schreef Lindehout:\n> Wij missen nog:\n> - het e-mailadres\n`,
  )
  const thanks = await office.firm.mail(KARIM, 2)
  expect(thanks.header('in-reply-to')).toBe(reply)
  expect(office.firm.runOf(thanks)).toBe(run)
  const page = await office.review(run)
  expect(page.html).toContain(`value="${JAN}"`)
  await office.decide(page, 'approve')
  const activation = await office.firm.mail(JAN)
  expect(linkIn(activation)).toContain('/portal/activate/')
})

test('a refusal leaves with the reason that the colleague chose', async () => {
  const { run } = await office.hear(
    `Els Jansen <${ELS}>`,
    'Toegang tot de Customer Portal',
    `Beste collega’s,\n\nWij willen graag toegang tot de Customer Portal.\n\nVolledige bedrijfsnaam: Bosveld & Zn. B.V.\nE-mailadres beheerder: ${ELS}\n\nMet vriendelijke groet,\n\nEls Jansen\n`,
  )
  const page = await office.review(run)
  const unreasoned = await office.desk.submit(page, /\/desk\/items\//, { outcome: 'refuse' })
  expect([unreasoned.status, await office.firm.mails(ELS)]).toEqual([422, expect.objectContaining({ length: 1 })])
  const reason = 'De aanvraag is niet door uw directie bevestigd.'
  await office.decide(page, 'refuse', { 'reason-text:refuse': reason })
  const refusal = await office.firm.mail(ELS, 2)
  expect(refusal.parsed.text).toContain(reason)
  expect(refusal.parsed.subject).toBe('Re: Toegang tot de Customer Portal')
  await ended(run, 'refused')
})

test('who does not answer is reminded twice, then a colleague decides; who does not activate gets one new link', async () => {
  const ask = (from: string, text: string) =>
    office.hear(from, 'Customer Portal', `${text}\n\nMet vriendelijke groet,\n`)
  const gerrit = await ask(
    GERRIT,
    'Graag toegang tot de Customer Portal voor Gebroeders Veldkamp Automatisering V.O.F.',
  )
  const mieke = await ask(
    MIEKE,
    `Graag toegang tot de Customer Portal.\n\nBedrijfsnaam: Stichting Onderwijsnet Zuid\nE-mailadres beheerder: ${MIEKE}`,
  )
  await office.decide(await office.review(mieke.run), 'approve')
  const first = await office.firm.mail(MIEKE, 2)

  // 24 hours before the end of the link
  await office.firm.skip({ hours: 49 })
  const second = await office.firm.mail(MIEKE, 3)
  expect(linkIn(second)).not.toBe(linkIn(first))
  expect((await new Browser(office.firm.url).get(new URL(linkIn(second)).pathname)).status).toBe(200)

  await office.firm.skip({ days: 4 })
  const reminder = await office.firm.mail(GERRIT, 2)
  expect(reminder.header('in-reply-to')).toBeDefined()
  expect(reminder.header('auto-submitted')).toBeDefined()
  await office.firm.skip({ days: 6 })
  await office.firm.mail(GERRIT, 3)
  await office.firm.skip({ days: 6 })
  // the session of the colleague is over by then
  await office.signIn()
  const page = await office.reviewAgain(gerrit.run)
  expect(wordsOf(page.html)).toContain('niet geantwoord')
  expect(await office.firm.mails(GERRIT)).toHaveLength(3)

  expect((await new Browser(office.firm.url).get(new URL(linkIn(second)).pathname)).status).toBe(410)
  await ended(mieke.run, 'expired')
  expect(await office.firm.mails(MIEKE)).toHaveLength(3)
})

const linkIn = (mail: Received) => /https?:\S+\/portal\/activate\/[\w.~-]+/.exec(mail.parsed.text ?? '')?.[0] ?? ''
const withoutLinks = (text = '') => text.replace(/\S*\/portal\/activate\/\S*|^.*[•●*…]{3,}.*$/gm, '<link>').trim()

async function ended(run: string, outcome: string): Promise<void> {
  await eventually(`the end "${outcome}" of run ${run}`, async () => {
    const { rows } = await office.firm.pool.query<{ outcome: string | null }>(
      'select outcome from workflow_run where id = $1',
      [run],
    )
    return rows[0]?.outcome === outcome ? true : undefined
  })
}
