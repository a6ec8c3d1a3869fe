import { describe, expect, it } from 'vitest'
import { readBody } from '../../src/understanding/readers/body.ts'

const written = (text: string, subject = 'Re: vraag') =>
  readBody({ text, html: null, subject }).body.text.replace(/\s+/g, ' ').trim()

describe('what a mail program quotes is not what the person wrote', () => {
  it.each([
    ['French', 'Le mar. 3 mars 2026 à 10:12, Desk <desk@desk.example> a écrit :'],
    ['Spanish', 'El martes, 3 de marzo de 2026, Desk escribió:'],
    ['Polish', '3 mar 2026 10:12 "Desk" <desk@desk.example> napisał(a):'],
    ['Russian', '3 марта 2026 г. 10:12 пользователь Desk написал:'],
    ['a date first, the address on the next line', '2026-03-03 10:12 GMT+01:00 Order Desk <\ndesk@desk.example>:'],
    ['Italian headers', 'Da: Desk\nRisposta: Desk\nData: martedì 3 marzo 2026 10:12\nA: Jan\nOggetto: Ordine'],
  ])('%s', (_, mark) => {
    expect(written(`Yes, that is right!\n\n${mark}\n\n> 5 x FG-60F\n> desk`)).toBe('Yes, that is right!')
  })

  it('a sentence that ends with a verb of writing and no mark stays', () => {
    const text = 'Dit is wat de klant schreef.\n\nHij wil 5 stuks.'
    expect(written(text)).toBe(text.replace(/\s+/g, ' '))
  })
})

describe('a forwarded mail', () => {
  it.each(['PD: Zamówienie', 'ENC: Pedido', 'Redir.: Comanda'])('is known by its subject: %s', subject => {
    const text =
      'From: Jan Smit <jan@klant.example>\nSent: 3 March 2026\nTo: Desk <desk@desk.example>\nSubject: Order\n\n5 x FG-60F'
    const { body, forwarded } = readBody({ text, html: null, subject })
    expect(forwarded?.address).toBe('jan@klant.example')
    expect(body.text.trim()).toBe('5 x FG-60F')
  })

  it('with a subject over two lines', () => {
    const text =
      '---------- Forwarded message ----------\nFrom: Jan Smit <jan@klant.example>\nDate: 3 March 2026\nSubject: Order for the branch\nin Breda\nTo: desk@desk.example\n\n5 x FG-60F'
    expect(written(text, 'Fwd: Order')).toBe('5 x FG-60F')
  })
})

describe('a signature', () => {
  const CONTACT =
    'Ria de Boer\nInkoop\n\nBoer Bouw B.V.\nKade 4, 3011 AB Rotterdam\nT 010-1234567\nria@boerbouw.example\nKvK 12345678 | BTW NL123456782B90'

  it.each(['Alvast bedankt!', 'Thanks in advance,', 'Vielen Dank', 'Merci'])('below thanks only: %s', thanks => {
    expect(written(`Goedemiddag,\n\nWaar blijft PO-7712?\n\n${thanks}\n\n${CONTACT}`)).not.toMatch(
      /NL123456782B90|010-/,
    )
  })

  it('thanks above a further question is no end', () => {
    const text = 'Goedemiddag,\n\nBedankt\n\nKunt u ook PO-7713 nakijken?\n\nT 010-1234567'
    expect(written(text)).toContain('PO-7713')
  })

  it('thanks above goods is no end', () => {
    const text = 'Graag leveren:\n\nAlvast dank\n\nArtikel: FG-60F\nAantal: 5\nReferentie: PO-7712\n\nT 010-1234567'
    expect(written(text)).toContain('FG-60F')
  })
})
