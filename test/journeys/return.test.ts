import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addDays, amsterdamDay, now } from '../../src/clock.ts'
import { sold } from '../../src/demo/world.ts'
import { attribute, type Browser, wordsOf } from './browser.ts'
import { type Firm, INFO, ORDERPORTAL, startFirm } from './firm.ts'
import { answersOn, decide, review, reviewAgain } from './review.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })

const KARIM = 'servicedesk@voorbeeld-ict.example'
const PETRA = 'petra.jansen@noordzee-netwerken.example'
const OLIVER = 'oliver.grant@harbourline.example'
const MIEKE = 'ict@onderwijsnet-zuid.example'

let firm: Firm
let desk: Browser
beforeAll(async () => {
  firm = await startFirm()
  desk = await firm.desk()
})
afterAll(() => firm?.[Symbol.asyncDispose]())

test('dead on arrival on day 12: the RA number and how to send it back, as the colleague saw it', async () => {
  const today = amsterdamDay(await now(firm.pool))
  const id = await firm.send({
    from: `Karim El Amrani <${KARIM}>`,
    to: ORDERPORTAL,
    subject: `Retour aanvraag order ${sold.recent.order}`,
    text: `Beste collega’s,\n\nEen van de apparaten doet het niet.\n\nOrdernummer: ${sold.recent.order}\nArtikel: ${sold.recent.sku}\nSerienummer: ${sold.recent.serial}\nOntvangen op: ${addDays(today, -12)}\nReden: dead on arrival\n\nMet vriendelijke groet,\n\nKarim El Amrani\n`,
  })
  const receipt = await firm.mail(KARIM)
  expect(receipt.header('in-reply-to')).toBe(id)
  const page = await review(desk, firm.runOf(receipt))
  expect(wordsOf(page.html)).toContain('DOA dag 12 van 45')
  const raNumber = valueOf(page.html, 'raNumber')
  const [shown] = answersOn(page)
  expect(shown?.text).toContain(raNumber)
  await decide(desk, page, 'approve')
  const mail = await firm.mail(KARIM, 2)
  expect([mail.parsed.subject, mail.parsed.text?.trim()]).toEqual([shown?.subject, shown?.text.trim()])
  expect(mail.parsed.subject).toContain(raNumber)
  expect(mail.parsed.text).toContain('Stelling 14')
})

test('dead on arrival on day 46: the service centre, not an RA number', async () => {
  await firm.send({
    from: `Petra Jansen <${PETRA}>`,
    to: INFO,
    subject: `RMA order ${sold.late.order}`,
    text: `Goedemiddag,\n\nHierbij meld ik een DOA aan van order ${sold.late.order}.\n\nArtikelnummer: ${sold.late.sku}\nSerienummer: ${sold.late.serial}\nKlacht: apparaat is dood uit de doos gekomen (DOA)\n\nMet vriendelijke groet,\n\nPetra Jansen\n`,
  })
  const receipt = await firm.mail(PETRA)
  expect(receipt.parsed.from?.value[0]?.address, 'the mailbox that was written to answers').toBe(INFO)
  const page = await review(desk, firm.runOf(receipt))
  expect(wordsOf(page.html)).toContain('DOA dag 46 van 45')
  const [shown] = answersOn(page)
  await decide(desk, page, 'approve')
  const mail = await firm.mail(PETRA, 2)
  expect([mail.parsed.subject, mail.parsed.text?.trim()]).toEqual([shown?.subject, shown?.text.trim()])
  expect(mail.parsed.text).toContain('Netwerkherstel Midden')
  expect(mail.parsed.from?.value[0]?.address).toBe(INFO)
})

test('a return that was asked by telephone for its order goes on with the reply, and is refused with a reason', async () => {
  await firm.send({
    from: `Mieke Peeters <${MIEKE}>`,
    to: ORDERPORTAL,
    subject: 'Retour',
    text: 'Hallo,\n\nWe willen een LH-SW48 terugsturen, hij is defect. Hoe doen we dat?\n\nMet vriendelijke groet,\n\nMieke Peeters\n',
  })
  const question = await firm.mail(MIEKE)
  expect(question.parsed.text).toContain('Wij missen nog')
  const id = question.header('message-id') ?? ''
  await firm.send({
    from: `Mieke Peeters <${MIEKE}>`,
    to: ORDERPORTAL,
    subject: `Re: ${question.parsed.subject}`,
    text: 'Het was order 104254.\n\nGroet, Mieke\n',
    headers: { 'In-Reply-To': id, References: id },
  })
  await firm.mail(MIEKE, 2)
  const page = await review(desk, firm.runOf(question))
  expect(valueOf(page.html, 'orderReference')).toBe('104254')
  const reason = 'Het product is niet defect.'
  await decide(desk, page, 'refuse', { 'reason:refuse': reason })
  const refusal = await firm.mail(MIEKE, 3)
  expect(refusal.parsed.text).toContain(reason)
})

test('an English return is asked a question, and answered in English with an RA number', async () => {
  await firm.send({
    from: `Oliver Grant <${OLIVER}>`,
    to: ORDERPORTAL,
    subject: 'Return request',
    text: `Hello,\n\nWe would like to return one ${sold.abroad.sku} from order ${sold.abroad.order}.\n\nSerial number: ${sold.abroad.serial}\nReason: the screen is black\n\nKind regards,\n\nOliver Grant\n`,
  })
  const receipt = await firm.mail(OLIVER)
  const run = firm.runOf(receipt)
  await decide(desk, await review(desk, run), 'ask', { 'reason-text:ask': 'Was it dead on arrival?' })
  const question = await firm.mail(OLIVER, 2)
  expect(question.parsed.text).toContain('Was it dead on arrival?')
  const id = question.header('message-id') ?? ''
  await firm.send({
    from: `Oliver Grant <${OLIVER}>`,
    to: ORDERPORTAL,
    subject: question.parsed.subject ?? '',
    text: `Yes, it was dead on arrival.\n\nKind regards,\nOliver\n\n> Was it dead on arrival?\n`,
    headers: { 'In-Reply-To': id, References: id },
  })
  const page = await reviewAgain(desk, run)
  const words = wordsOf(page.html)
  expect(words).toContain('Yes, it was dead on arrival.')
  const [choice] = /<select\b[^>]*name="f:\/lines\/0\/decision".*?<\/select>/s.exec(page.html) ?? ['']
  expect(choice).not.toBe('')
  const kept = await desk.submit(page, /\/desk\/items\//, { do: 'update', 'f:/lines/0/decision': 'ra' })
  const [shown] = answersOn(kept)
  expect(shown?.subject).toMatch(/^RA number/)
  await decide(desk, kept, 'approve')
  const mail = await firm.mail(OLIVER, 3)
  expect([mail.parsed.subject, mail.parsed.text?.trim()]).toEqual([shown?.subject, shown?.text.trim()])
})

const valueOf = (html: string, field: string) =>
  attribute(new RegExp(`<input\\b[^>]*name="f:/${field}"[^>]*>`).exec(html)?.[0] ?? '', 'value')
