import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Browser, wordsOf } from './browser.ts'
import { eventually } from './daemon.ts'
import { type Firm, ORDERPORTAL, startFirm } from './firm.ts'
import type { Received } from './letter.ts'
import { answersOn, decide, review, reviewAgain } from './review.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })

const ELS = 'inkoop@bosveld.example'
const EMILY = 'procurement@harbourline.example'
const OLIVER = 'oliver.grant@harbourline.example'
const KARIM = 'servicedesk@voorbeeld-ict.example'
const JAN = 'inkoop@voorbeeld-ict.example'
const GERRIT = 'bestellen@veldkamp-automatisering.example'
const MIEKE = 'ict@onderwijsnet-zuid.example'
const NEW_PASSWORD = 'drie groene fietsen 7'

let firm: Firm
let desk: Browser
beforeAll(async () => {
  firm = await startFirm()
  desk = await firm.desk()
})
afterAll(() => firm?.[Symbol.asyncDispose]())

test('from a request to the home page of the portal: the link goes to whoever was named, and works once', async () => {
  const asked = await firm.send({
    from: `Emily Harper <${EMILY}>`,
    to: ORDERPORTAL,
    subject: 'Access to the customer portal',
    text: `Hello,\n\nWe would like access to your Customer Portal, please.\n\nCompany name: Harbourline Systems Ltd\nAdministrator: Oliver Grant, ${OLIVER}\n\nKind regards,\n\nEmily Harper\nHarbourline Systems Ltd\n`,
  })
  const receipt = await firm.mail(EMILY)
  expect(receipt.header('in-reply-to')).toBe(asked)
  expect(receipt.parsed.subject).toBe('Re: Access to the customer portal')

  const page = await review(desk, firm.runOf(receipt))
  const [shown] = answersOn(page)
  expect(shown?.to).toContain(OLIVER)
  await decide(desk, page, 'approve')

  const activation = await firm.mail(OLIVER)
  expect(activation.parsed.subject).toBe(shown?.subject)
  const link = linkIn(activation)
  expect(withoutLinks(activation.parsed.text)).toBe(withoutLinks(shown?.text))
  expect(link.startsWith(`${firm.url}/portal/activate/`)).toBe(true)
  expect(activation.header('auto-submitted')).toBeDefined()
  expect(await firm.mails(EMILY), 'who asked gets no link').toHaveLength(1)
  // the link is in the mail alone: nobody at the desk and no table has it
  const path = new URL(link).pathname
  expect((await desk.get(`/desk/runs/${firm.runOf(receipt)}`)).html).not.toContain(path)
  const { rows: tokens } = await firm.pool.query(`select from outbox where position($1 in outbox::text) > 0`, [
    path.split('/').at(-1),
  ])
  expect(tokens).toEqual([])

  for (let n = 0; n < 5; n++) {
    expect((await new Browser(firm.url).get(path, 'HEAD')).status).toBe(200)
    const scanned = new Browser(firm.url)
    expect((await scanned.get(path)).status).toBe(200)
    expect((await scanned.get('/portal')).path).toContain('/portal/sign-in')
  }

  const oliver = new Browser(firm.url)
  const form = await oliver.get(path)
  expect(form.headers.get('referrer-policy')).toBe('no-referrer')
  expect((await oliver.submit(form, /activate/, { password: 'kort' })).status).toBe(422)
  const home = await oliver.submit(form, /activate/, { password: NEW_PASSWORD })
  expect([home.status, home.path]).toEqual([200, '/portal'])
  expect(home.html).toContain('104261')

  const again = await new Browser(firm.url).get(path)
  expect(again.status).toBe(410)
  const elsewhere = new Browser(firm.url)
  await elsewhere.submit(await elsewhere.get('/portal/sign-in'), /sign-in/, { email: OLIVER, password: NEW_PASSWORD })
  expect((await elsewhere.get('/portal')).html).toContain('104261')
  expect((await firm.mail(OLIVER, 2)).parsed.subject).toContain('active')
  await ended(firm.runOf(receipt), 'activated')
})

test('a missing address is asked for; the bare address as reply completes the item', async () => {
  await firm.send({
    from: `Karim El Amrani <${KARIM}>`,
    to: ORDERPORTAL,
    subject: 'Aanvraag Customer Portal',
    text: 'Goedemorgen,\n\nGraag toegang tot de Customer Portal voor Voorbeeld ICT B.V.\n\nMet vriendelijke groet,\n\nKarim El Amrani\nVoorbeeld ICT B.V.\n',
  })
  const question = await firm.mail(KARIM)
  expect(question.parsed.text).toContain('Wij missen nog')
  const run = firm.runOf(question)
  await expect(review(desk, run), 'nothing to decide while the customer is asked').rejects.toThrow('no open item')

  const reply = await firm.send({
    from: `Karim El Amrani <${KARIM}>`,
    to: ORDERPORTAL,
    subject: question.parsed.subject ?? '',
    text: `${JAN}\n\nOp vr 20 nov 2026 schreef Lindehout:\n> Wij missen nog:\n> - het e-mailadres\n`,
    headers: { 'In-Reply-To': question.header('message-id') ?? '', References: question.header('message-id') ?? '' },
  })
  const thanks = await firm.mail(KARIM, 2)
  expect(thanks.header('in-reply-to')).toBe(reply)
  expect(firm.runOf(thanks)).toBe(run)
  const page = await review(desk, run)
  expect(page.html).toContain(`value="${JAN}"`)
  await decide(desk, page, 'approve')
  const activation = await firm.mail(JAN)
  expect(linkIn(activation)).toContain('/portal/activate/')
})

test('a refusal leaves with the reason that the colleague chose', async () => {
  await firm.send({
    from: `Els Jansen <${ELS}>`,
    to: ORDERPORTAL,
    subject: 'Toegang tot de Customer Portal',
    text: `Beste collega’s,\n\nWij willen graag toegang tot de Customer Portal.\n\nVolledige bedrijfsnaam: Bosveld & Zn. B.V.\nE-mailadres beheerder: ${ELS}\n\nMet vriendelijke groet,\n\nEls Jansen\n`,
  })
  const run = firm.runOf(await firm.mail(ELS))
  const page = await review(desk, run)
  const unreasoned = await desk.submit(page, /\/desk\/items\//, { outcome: 'refuse' })
  expect([unreasoned.status, await firm.mails(ELS)]).toEqual([422, expect.objectContaining({ length: 1 })])
  const reason = 'De aanvraag is niet door uw directie bevestigd.'
  await decide(desk, page, 'refuse', { 'reason-text:refuse': reason })
  const refusal = await firm.mail(ELS, 2)
  expect(refusal.parsed.text).toContain(reason)
  expect(refusal.parsed.subject).toBe('Re: Toegang tot de Customer Portal')
  await ended(run, 'refused')
})

test('who does not answer is reminded twice, then a colleague decides; who does not activate gets one new link', async () => {
  const ask = (from: string, text: string) =>
    firm.send({ from, to: ORDERPORTAL, subject: 'Customer Portal', text: `${text}\n\nMet vriendelijke groet,\n` })
  await ask(GERRIT, 'Graag toegang tot de Customer Portal voor Gebroeders Veldkamp Automatisering V.O.F.')
  await ask(
    MIEKE,
    `Graag toegang tot de Customer Portal.\n\nBedrijfsnaam: Stichting Onderwijsnet Zuid\nE-mailadres beheerder: ${MIEKE}`,
  )
  const question = await firm.mail(GERRIT)
  const run = firm.runOf(question)
  const receipt = await firm.mail(MIEKE)
  await decide(desk, await review(desk, firm.runOf(receipt)), 'approve')
  const first = await firm.mail(MIEKE, 2)

  // 24 hours before the end of the link
  await firm.skip({ hours: 49 })
  const second = await firm.mail(MIEKE, 3)
  expect(linkIn(second)).not.toBe(linkIn(first))
  expect((await new Browser(firm.url).get(new URL(linkIn(second)).pathname)).status).toBe(200)

  await firm.skip({ days: 4 })
  const reminder = await firm.mail(GERRIT, 2)
  expect(reminder.header('in-reply-to')).toBeDefined()
  expect(reminder.header('auto-submitted')).toBeDefined()
  await firm.skip({ days: 6 })
  await firm.mail(GERRIT, 3)
  await firm.skip({ days: 6 })
  // the session of the colleague is over by then
  const later = await firm.desk()
  const page = await reviewAgain(later, run)
  expect(wordsOf(page.html)).toContain('niet geantwoord')
  expect(await firm.mails(GERRIT)).toHaveLength(3)

  expect((await new Browser(firm.url).get(new URL(linkIn(second)).pathname)).status).toBe(410)
  await ended(firm.runOf(receipt), 'expired')
  expect(await firm.mails(MIEKE)).toHaveLength(3)
})

const linkIn = (mail: Received) => /https?:\S+\/portal\/activate\/[\w.~-]+/.exec(mail.parsed.text ?? '')?.[0] ?? ''
const withoutLinks = (text = '') => text.replace(/\S*\/portal\/activate\/\S*|^.*[•●*…]{3,}.*$/gm, '<link>').trim()

async function ended(run: string, outcome: string): Promise<void> {
  await eventually(`the end "${outcome}" of run ${run}`, async () => {
    const { rows } = await firm.pool.query<{ outcome: string | null }>(
      'select outcome from workflow_run where id = $1',
      [run],
    )
    return rows[0]?.outcome === outcome ? true : undefined
  })
}
