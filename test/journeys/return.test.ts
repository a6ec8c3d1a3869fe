import { expect, test } from 'vitest'
import { addDays, amsterdamDay, now } from '../../src/clock.ts'
import { sold } from '../../src/demo/world.ts'
import { attribute, wordsOf } from './browser.ts'
import { INFO } from './firm.ts'
import { openOffice } from './office.ts'
import { answersOn } from './review.ts'

const KARIM = 'servicedesk@voorbeeld-ict.example'
const PETRA = 'petra.jansen@noordzee-netwerken.example'
const OLIVER = 'oliver.grant@harbourline.example'
const MIEKE = 'ict@onderwijsnet-zuid.example'

const office = openOffice()

test('dead on arrival on day 12: the RA number and how to send it back, as the colleague saw it', async () => {
  const today = amsterdamDay(await now(office.firm.pool))
  const { run } = await office.hear(
    `Karim El Amrani <${KARIM}>`,
    `Retour aanvraag order ${sold.recent.order}`,
    `Beste collega’s,\n\nEen van de apparaten doet het niet.\n\nOrdernummer: ${sold.recent.order}\nArtikel: ${sold.recent.sku}\nSerienummer: ${sold.recent.serial}\nOntvangen op: ${addDays(today, -12)}\nReden: dead on arrival\n\nMet vriendelijke groet,\n\nKarim El Amrani\n`,
  )
  const page = await office.review(run)
  expect(wordsOf(page.html)).toContain('DOA dag 12 van 45')
  const raNumber = valueOf(page.html, 'raNumber')
  const [shown] = answersOn(page)
  expect(shown?.text).toContain(raNumber)
  const mail = await office.approve(page, KARIM, 2)
  expect(mail.parsed.subject).toContain(raNumber)
  expect(mail.parsed.text).toContain('Stelling 14')
})

test('dead on arrival on day 46: the service centre, not an RA number', async () => {
  const { mail: receipt, run } = await office.hear(
    `Petra Jansen <${PETRA}>`,
    `RMA order ${sold.late.order}`,
    `Goedemiddag,\n\nHierbij meld ik een DOA aan van order ${sold.late.order}.\n\nArtikelnummer: ${sold.late.sku}\nSerienummer: ${sold.late.serial}\nKlacht: apparaat is dood uit de doos gekomen (DOA)\n\nMet vriendelijke groet,\n\nPetra Jansen\n`,
    { to: INFO },
  )
  expect(receipt.parsed.from?.value[0]?.address, 'the mailbox that was written to answers').toBe(INFO)
  const page = await office.review(run)
  expect(wordsOf(page.html)).toContain('DOA dag 46 van 45')
  const mail = await office.approve(page, PETRA, 2)
  expect(mail.parsed.text).toContain('Netwerkherstel Midden')
  expect(mail.parsed.from?.value[0]?.address).toBe(INFO)
})

test('a return that was asked by telephone for its order goes on with the reply, and is refused with a reason', async () => {
  const { mail: question, run } = await office.hear(
    `Mieke Peeters <${MIEKE}>`,
    'Retour',
    'Hallo,\n\nWe willen een LH-SW48 terugsturen, hij is defect. Hoe doen we dat?\n\nMet vriendelijke groet,\n\nMieke Peeters\n',
  )
  expect(question.parsed.text).toContain('Wij missen nog')
  await office.reply(question, `Mieke Peeters <${MIEKE}>`, 'Het was order 104254.\n\nGroet, Mieke\n')
  await office.firm.mail(MIEKE, 2)
  const page = await office.review(run)
  expect(valueOf(page.html, 'orderReference')).toBe('104254')
  const reason = 'Het product is niet defect.'
  await office.decide(page, 'refuse', { 'reason:refuse': reason })
  const refusal = await office.firm.mail(MIEKE, 3)
  expect(refusal.parsed.text).toContain(reason)
})

test('an English return is asked a question, and answered in English with an RA number', async () => {
  const { run } = await office.hear(
    `Oliver Grant <${OLIVER}>`,
    'Return request',
    `Hello,\n\nWe would like to return one ${sold.abroad.sku} from order ${sold.abroad.order}.\n\nSerial number: ${sold.abroad.serial}\nReason: the screen is black\n\nKind regards,\n\nOliver Grant\n`,
  )
  await office.decide(await office.review(run), 'ask', { 'reason-text:ask': 'Was it dead on arrival?' })
  const question = await office.firm.mail(OLIVER, 2)
  expect(question.parsed.text).toContain('Was it dead on arrival?')
  await office.reply(
    question,
    `Oliver Grant <${OLIVER}>`,
    `Yes, it was dead on arrival.\n\nKind regards,\nOliver\n\n> Was it dead on arrival?\n`,
  )
  const page = await office.reviewAgain(run)
  const words = wordsOf(page.html)
  expect(words).toContain('Yes, it was dead on arrival.')
  const [choice] = /<select\b[^>]*name="f:\/lines\/0\/decision".*?<\/select>/s.exec(page.html) ?? ['']
  expect(choice).not.toBe('')
  const kept = await office.keep(page, { 'f:/lines/0/decision': 'ra' })
  const [shown] = answersOn(kept)
  expect(shown?.subject).toMatch(/^RA number/)
  await office.approve(kept, OLIVER, 3)
})

const valueOf = (html: string, field: string) =>
  attribute(new RegExp(`<input\\b[^>]*name="f:/${field}"[^>]*>`).exec(html)?.[0] ?? '', 'value')
