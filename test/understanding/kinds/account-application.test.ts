import { describe, expect, it } from 'vitest'
import { csv, pdf, textFile } from '../mail.ts'
import { asked, understood } from './proved.ts'

const APPLIES: [subject: string, text: string, fields: object][] = [
  [
    'Klant worden',
    'Goedemiddag,\n\nWij willen graag klant worden bij u. Onze gegevens:\n\nBedrijfsnaam: Delta Kantoor B.V.\nKvK-nummer: 68750110\nBTW-nummer: NL002455799B11\nIBAN: NL91 ABNA 0417 1643 00\nContactpersoon: Kim Bos\nE-mail: kim.bos@deltakantoor.example\nTelefoon: 010-4567890\nAdres: Havenkade 41, 3011 AB Rotterdam\n',
    {
      companyName: 'Delta Kantoor B.V.',
      kvkNumber: '68750110',
      vatNumber: 'NL002455799B11',
      iban: 'NL91ABNA0417164300',
      contactName: 'Kim Bos',
      contactEmail: 'kim.bos@deltakantoor.example',
      phone: '+31104567890',
      address: { street: 'Havenkade 41', postalCode: '3011 AB', city: 'Rotterdam' },
    },
  ],
  [
    'Account',
    'Hoi, kunnen we bij jullie een zakelijk account openen? Wij zijn Delta Kantoor B.V., KvK 68750110, btw NL002455799B11.',
    { companyName: 'Delta Kantoor B.V.', kvkNumber: '68750110', vatNumber: 'NL002455799B11' },
  ],
  ['aanmelden als nieuwe klant - Delta Kantoor B.V.', '', { companyName: 'Delta Kantoor B.V.' }],
  [
    'Reseller worden',
    'Namens Kantoorhuis Delta zou ik ons graag inschrijven als reseller. Ons nummer bij de Kamer van Koophandel is 6875 0110.',
    { companyName: 'Kantoorhuis Delta', kvkNumber: '68750110' },
  ],
  [
    'New account',
    'We would like to become a customer. Company: Brightline Ltd, VAT number IE6388047V, contact person is Sarah Whitmore (s.whitmore@brightline.example).',
    {
      companyName: 'Brightline Ltd',
      vatNumber: 'IE6388047V',
      contactName: 'Sarah Whitmore',
      contactEmail: 's.whitmore@brightline.example',
    },
  ],
  [
    'Account application',
    'Please open a trade account for Brightline Benelux B.V. Chamber of Commerce number 68750110.',
    { companyName: 'Brightline Benelux B.V.', kvkNumber: '68750110' },
  ],
  [
    'Neukunde',
    'Guten Tag, wir möchten gerne Kunde bei Ihnen werden. Nordlicht IT GmbH, USt-IdNr. DE136695976, IBAN DE89 3704 0044 0532 0130 00. Ansprechpartner ist Jonas Weidner.',
    {
      companyName: 'Nordlicht IT GmbH',
      vatNumber: 'DE136695976',
      iban: 'DE89370400440532013000',
      contactName: 'Jonas Weidner',
    },
  ],
  [
    'Ouverture de compte',
    'Bonjour, nous souhaitons ouvrir un compte client pour la société Lumières SARL. Notre numéro de TVA : FR 83 404833048.',
    { companyName: 'Lumières SARL', vatNumber: 'FR83404833048' },
  ],
  ['Aanvraag', 'Hoe worden wij klant? Ons btw-nummer is 002455799B11.', { vatNumber: 'NL002455799B11' }],
]

describe('who wants to become a customer', () => {
  it.each(APPLIES)('is recognised, with its numbers: %s', async (subject, text, fields) => {
    const read = await understood({ subject, text })
    expect(asked(read), `${read.confidence}`).toEqual(['account-application'])
    expect(read.fields).toEqual(fields)
    expect(read.missing).toEqual(
      ['companyName', 'kvkNumber', 'vatNumber', 'documents'].filter(name => !(name in fields)),
    )
  })

  it('a number that fails its check is not given, and a warning names it', async () => {
    const text = 'Wij willen klant worden. KvK: 6875011, btw-nummer NL123456789B90, IBAN NL91ABNA0417164301.'
    const { fields, warnings } = await understood({ subject: 'Nieuwe klant', text })
    expect(fields).toEqual({})
    expect(warnings).toEqual([
      'The Chamber of Commerce number 6875011 was not taken over: it does not have 8 digits.',
      'The VAT number NL123456789B90 was not taken over: its check digits do not fit.',
      'The IBAN NL91ABNA0417164301 was not taken over: its check digits do not fit.',
    ])
  })
})

describe('the papers of an application', () => {
  const page = (...lines: string[]) => [lines.map((text, at): [number, number, string] => [60, 60 + at * 20, text])]
  const photo = () => ({ name: 'briefpapier.jpg', type: 'image/jpeg', content: Buffer.alloc(30_000, 7) })

  it('are told by the names of the files, also of one that nobody can read; one file may be two', async () => {
    const { fields } = await understood({
      subject: 'Klant worden',
      text: 'Bijgaand onze papieren.',
      files: [
        pdf('Aanvraagformulier + getekende voorwaarden.pdf', page('Delta')),
        pdf('KvK uittreksel Delta.pdf', page('Delta')),
        pdf('hoedanigheidsverklaring_2026.pdf', page('Delta')),
        photo,
      ],
    })
    expect(fields['documents']).toEqual([
      'application-form',
      'signed-terms',
      'vat-statement',
      'kvk-extract',
      'letterhead',
    ])
  })

  it('are told by what stands at the head of their pages', async () => {
    const { fields, evidence } = await understood({
      subject: 'Klant worden',
      text: 'Zie bijlagen.',
      files: [
        pdf('scan0001.pdf', page('Uittreksel Handelsregister', 'Kamer van Koophandel', 'KvK-nummer 68750110')),
        pdf('scan0002.pdf', page('Terms and conditions', 'Article 1')),
      ],
    })
    expect(fields['documents']).toEqual(['signed-terms', 'kvk-extract'])
    expect(fields['kvkNumber']).toBe('68750110')
    expect(evidence['/documents/1']?.source).toBe('attachment:scan0001.pdf')
  })

  it('are not those that a text only speaks of', async () => {
    const { fields } = await understood({
      subject: 'Klant worden',
      text: 'Het uittreksel van de KvK en de getekende algemene voorwaarden sturen wij later.',
      files: [
        textFile('notitie.txt', 'Wij gaan akkoord met de algemene voorwaarden zoals die gelden op de dag van vandaag.'),
      ],
    })
    expect(fields['documents']).toBeUndefined()
  })

  it('say on their own what is wanted', async () => {
    const read = await understood({
      subject: 'Delta Kantoor',
      text: 'Hierbij de gevraagde stukken.',
      files: [
        csv('prijzen.csv', 'a;b\n1;2'),
        pdf('application form.pdf', page('x')),
        pdf('letterhead.pdf', page('x')),
        pdf('VAT statement.pdf', page('x')),
      ],
    })
    expect(read.kind).toBe('account-application')
    expect(read.fields['documents']).toEqual(['application-form', 'vat-statement', 'letterhead'])
  })
})

/** An account with us, access to the portal, and details of an account that is there. */
const BORDER: [text: string, kinds: string[]][] = [
  ['Wij willen graag klant worden, wat hebben jullie nodig?', ['account-application']],
  [
    'Wij zijn al klant en willen graag toegang tot het klantenportaal. Beheerder: kim.bos@deltakantoor.example',
    ['access-request'],
  ],
  [
    'Graag een account voor de portal voor Delta Kantoor B.V., beheerder kim.bos@deltakantoor.example',
    ['access-request'],
  ],
  ['Onze accountgegevens zijn gewijzigd: nieuw IBAN NL91ABNA0417164300', ['account-change']],
  ['Voor onze nieuwe klant hebben we 5 x FG-60F nodig. Hierbij bestellen wij die onder PO-7714.', ['purchase-order']],
]

it.each(BORDER)('the border of an application: %s', async (text, kinds) => {
  const read = await understood({ subject: 'Vraag', text })
  expect(asked(read), JSON.stringify(read.fields)).toEqual(kinds)
})
