import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/understanding/language.ts'
import { splitLines } from '../../src/understanding/readers/lines.ts'

const languageOfText = (text: string, subject = '') =>
  languageOf({ source: 'body', format: 'text', text, lines: splitLines(text), tables: [] }, subject)

describe('language', () => {
  it.each([
    ['nl', 'Beste collega,\n\nWij ontvangen graag een bevestiging van deze bestelling.'],
    ['en', 'Hello,\n\nPlease let us know when the goods will be delivered.'],
    ['de', 'Guten Tag,\n\nanbei erhalten Sie unsere Bestellung, bitte liefern Sie bis Freitag.'],
    ['fr', 'Bonjour,\n\nVeuillez trouver ci-joint notre commande pour la semaine prochaine.'],
  ])('is told by the words of every letter: %s', async (language, text) => {
    expect(await languageOfText(text)).toBe(language)
  })

  it.each([
    ['nl', 'Aanlevering pakketpost gewijzigd'],
    ['en', 'Shipment tracking unavailable yesterday'],
    ['de', 'Lieferverzögerung Ersatzgerät Gutschrift'],
    ['fr', 'Expédition partielle refusée hier'],
  ])('is told by the letters of words that are not known: %s', async (language, text) => {
    expect(await languageOfText(text)).toBe(language)
  })

  it('is that of the sentences, whatever stands in the table below them', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `SW-${row}-POE\t${row} pcs\tUnit price 10.00`).join('\n')
    expect(await languageOfText(`Hierbij onze bestelling, graag zo snel mogelijk leveren.\n${rows}`, 'Order')).toBe(
      'nl',
    )
  })

  it('is Dutch where codes and figures are all there is', async () => {
    expect(await languageOfText('FG-60F 10\nLH-AP6 3', 'PO 2231')).toBe('nl')
  })
})
