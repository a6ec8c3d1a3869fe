import { describe, expect, it } from 'vitest'
import { readMail } from '../../src/read-mail.ts'
import { mailOf } from './mail.ts'
import { kinds } from './score.ts'

const understood = async (subject: string, text: string) =>
  (await readMail(await mailOf({ subject, text }), kinds)).understanding

describe('mail that nobody asked for', () => {
  it.each([
    [
      'Grow your traffic',
      'Hi there,\n\nI came across your website and our SEO team can help you rank higher on Google. Free audit included.\n\nBen',
    ],
    [
      'Cooperation',
      'Dear purchasing manager,\n\nWe are a professional manufacturer of LED displays in Shenzhen with competitive prices. May we send you our catalogue and price list?\n\nAmy',
    ],
    [
      'Investeren',
      'Beste ondernemer, verdien mee aan bitcoin met ons trading platform. Gegarandeerd rendement, klik hier.',
    ],
    [
      'Mailbox quota',
      'Dear user, your mailbox is almost full and will be suspended. Click here to verify your account.',
    ],
    [
      'Ihre Webseite',
      'Sehr geehrter Kunde, wir bringen Sie auf die erste Seite bei Google. Backlinks zu günstigen Preisen, unverbindlich und kostenlose Analyse. Hier klicken.',
    ],
    ['Financement', 'Cher entrepreneur, prêt rapide sans justificatifs, accordé en 24 heures. Cliquez ici.'],
    ['Pakket', 'Beste klant, uw pakket kon niet worden bezorgd. Betaal de inklaringskosten van € 1,99 en klik hier.'],
    [
      'Sea freight',
      'Dear manager, we are a freight forwarder in Ningbo: door-to-door service from China. May we send you our price list?',
    ],
  ])('%s', async (subject, text) => {
    expect(await understood(subject, text)).toMatchObject({ kind: 'spam', fields: {}, missing: [] })
  })

  it.each([
    [
      'Kennismaking',
      'Beste mevrouw, wij zijn een startende reseller van werkplekken en zouden graag klant bij u worden. Hoe werkt dat?',
    ],
    [
      'Password',
      'Dear Sir or Madam, my password for the customer portal has expired and the link does not work. Could you help?',
    ],
    [
      'Website',
      'Dag Lotte, op jullie website staat nog de oude brochure. Is er een nieuwe? Klik ik op downloaden, dan gebeurt er niets.',
    ],
    [
      'Account blocked',
      'Hello, our account is blocked since yesterday because of an unpaid invoice. It was paid last week, please confirm.',
    ],
    ['Marketing', 'Hi, do you have marketing budget for a joint event in our new office? Happy to schedule a call.'],
    ['Casino', 'Beste, voor ons casino zoeken wij een contactpersoon voor een raamcontract. Wie kan ik bellen?'],
    ['Our factory', 'Good morning, our factory moves to Breda in May. To whom do we send the new details?'],
    ['Pakket kwijt', 'Beste, ons pakket kon niet worden bezorgd omdat wij gesloten waren. Wanneer komt het opnieuw?'],
    ['Verzending', 'Hello, what are the shipping costs from China for a server rack? Please send us a quote.'],
  ])('a person who has business with us is heard: %s', async (subject, text) => {
    expect((await understood(subject, text)).kind).not.toBe('spam')
  })

  it('an order number, a conversation or a forward is never taken for it', async () => {
    const text = 'Dear customer, your mailbox is full, click here to verify your account. Limited time.'
    expect((await understood('Notice', text)).kind).toBe('spam')
    expect((await understood('Notice on order PO-88231', text)).kind).not.toBe('spam')
    const reply = await mailOf({ subject: 'Re: Notice', text, headers: ['In-Reply-To: <1@klant.example>'] })
    expect((await readMail(reply, kinds)).understanding.kind).not.toBe('spam')
  })
})

describe('a question that fits no other kind', () => {
  it('is sure where it speaks of nothing that another kind does', async () => {
    const { kind, confidence } = await understood(
      'Kerst',
      'Goedemorgen, zijn jullie op tweede kerstdag open?\n\nGroet, Ria',
    )
    expect(kind).toBe('question')
    expect(confidence).toBeGreaterThan(0.9)
  })

  it('is unsure where it speaks of orders, goods or invoices, and more so with a number', async () => {
    const vague = await understood('Vraag', 'Wie van jullie gaat over facturen en retouren in het algemeen?')
    expect(vague.confidence).toBeLessThan(0.6)
    const numbered = await understood('PO-88231', 'Wie van jullie gaat over facturen en retouren in het algemeen?')
    expect(numbered).toMatchObject({ kind: 'question', references: ['PO-88231'] })
    expect(numbered.confidence).toBeLessThan(vague.confidence)
  })
})
