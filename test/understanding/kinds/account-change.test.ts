import { describe, expect, it } from 'vitest'
import { asked, understood } from './proved.ts'

const CHANGED: [subject: string, text: string, changes: object[]][] = [
  [
    'Verhuizing',
    'Wij verhuizen per 1 januari 2027 naar Havenkade 41, 3011 AB Rotterdam. Graag aanpassen.',
    [{ field: 'address', newValue: 'Havenkade 41, 3011 AB Rotterdam' }],
  ],
  [
    'Adreswijziging',
    'Oud adres: Molenstraat 3, 5611 AA Eindhoven\nNieuw adres: Fabrieksweg 120, 5683 PR Best',
    [{ field: 'address', oldValue: 'Molenstraat 3, 5611 AA Eindhoven', newValue: 'Fabrieksweg 120, 5683 PR Best' }],
  ],
  [
    'Nieuw rekeningnummer',
    'Met ingang van heden is ons nieuwe IBAN NL91 ABNA 0417 1643 00.',
    [{ field: 'iban', newValue: 'NL91ABNA0417164300' }],
  ],
  [
    'Bankgegevens',
    'Ons rekeningnummer wijzigt van NL91ABNA0417164300 naar NL20INGB0001234567.',
    [{ field: 'iban', oldValue: 'NL91ABNA0417164300', newValue: 'NL20INGB0001234567' }],
  ],
  [
    'Facturen',
    'Kunt u het e-mailadres voor facturen wijzigen in boekhouding@deltakantoor.example?',
    [{ field: 'email', newValue: 'boekhouding@deltakantoor.example' }],
  ],
  [
    'Factuuradres',
    'Ons nieuwe factuuradres is Postbus 120, 8000 AC Zwolle.',
    [{ field: 'invoice-address', newValue: 'Postbus 120, 8000 AC Zwolle' }],
  ],
  [
    'Contactpersoon',
    'Per 1 december is Karim Yilmaz onze nieuwe contactpersoon, in plaats van Joke de Boer.',
    [{ field: 'contact', oldValue: 'Joke de Boer', newValue: 'Karim Yilmaz' }],
  ],
  [
    'Naamswijziging',
    'Onze bedrijfsnaam wijzigt van Delta Kantoor B.V. naar Delta Workspace B.V.',
    [{ field: 'company-name', oldValue: 'Delta Kantoor B.V.', newValue: 'Delta Workspace B.V.' }],
  ],
  ['Telefoon', 'Ons nieuwe telefoonnummer is 010 456 78 90.', [{ field: 'phone', newValue: '+31104567890' }]],
  [
    'btw-nummer',
    'Wij hebben een nieuw btw-nummer: NL002455799B11.',
    [{ field: 'vat-number', newValue: 'NL002455799B11' }],
  ],
  [
    'Nieuwe gegevens',
    'Oude gegevens:\nE-mail: info@delta.example\nIBAN: NL91ABNA0417164300\n\nNieuwe gegevens:\nE-mail: post@delta.example\nIBAN: NL20INGB0001234567\n',
    [
      { field: 'email', oldValue: 'info@delta.example', newValue: 'post@delta.example' },
      { field: 'iban', oldValue: 'NL91ABNA0417164300', newValue: 'NL20INGB0001234567' },
    ],
  ],
  ['telefoonnummer gewijzigd', 'Graag ons telefoonnummer aanpassen in uw systeem.', [{ field: 'phone' }]],
  [
    'Change of bank details',
    'Please note that our bank account has changed. New IBAN: DE89 3704 0044 0532 0130 00.',
    [{ field: 'iban', newValue: 'DE89370400440532013000' }],
  ],
  [
    'We are moving',
    'From 1 December our office is moving to Keizersgracht 200, 1016 DW Amsterdam.',
    [{ field: 'address', newValue: 'Keizersgracht 200, 1016 DW Amsterdam' }],
  ],
  [
    'New contact',
    'Sarah Whitmore has left the company. Our new contact person is Daniel Osei.',
    [{ field: 'contact', oldValue: 'Sarah Whitmore', newValue: 'Daniel Osei' }],
  ],
  [
    'Name change',
    'We have been renamed from Brightline Ltd to Brightline Group Ltd. Please update our account.',
    [{ field: 'company-name', oldValue: 'Brightline Ltd', newValue: 'Brightline Group Ltd' }],
  ],
  [
    'Neue Bankverbindung',
    'Unsere Bankverbindung hat sich geändert. Die neue IBAN lautet DE89370400440532013000.',
    [{ field: 'iban', newValue: 'DE89370400440532013000' }],
  ],
  [
    'Umzug',
    'Wir ziehen um! Unsere neue Anschrift ab dem 1. Dezember: Lindenallee 14, 50968 Köln.',
    [{ field: 'address', newValue: 'Lindenallee 14, 50968 Köln' }],
  ],
  [
    'Ansprechpartner',
    'Unser neuer Ansprechpartner ist Herr Jonas Weidner.',
    [{ field: 'contact', newValue: 'Jonas Weidner' }],
  ],
  [
    'Déménagement',
    'Nous déménageons le 1er décembre au 8 rue des Lilas, 69003 Lyon. Merci de mettre à jour notre adresse.',
    [{ field: 'address', newValue: '8 rue des Lilas, 69003 Lyon' }],
  ],
  [
    'Coordonnées bancaires',
    'Veuillez noter notre nouveau RIB : FR14 2004 1010 0505 0001 3M02 606',
    [{ field: 'iban', newValue: 'FR1420041010050500013M02606' }],
  ],
]

describe('details that change', () => {
  it.each(CHANGED)('are read with what they become: %s', async (subject, text, changes) => {
    const read = await understood({ subject, text })
    expect(asked(read), `${read.confidence}`).toEqual(['account-change'])
    expect(read.fields['changes']).toEqual(changes)
    expect(read.missing).toEqual([])
  })

  it('stand in a table with a column of what was and one of what will be', async () => {
    const html =
      '<p>Hierbij onze gewijzigde gegevens:</p><table><tr><th>Gegeven</th><th>Oud</th><th>Nieuw</th></tr><tr><td>Telefoon</td><td>010-1112222</td><td>010-4567890</td></tr><tr><td>E-mail</td><td>a@delta.example</td><td>b@delta.example</td></tr></table>'
    const { fields } = await understood({ subject: 'Gegevens gewijzigd', html })
    expect(fields['changes']).toEqual([
      { field: 'phone', oldValue: '+31101112222', newValue: '+31104567890' },
      { field: 'email', oldValue: 'a@delta.example', newValue: 'b@delta.example' },
    ])
  })

  it('an IBAN that fails its check is not taken over, and a warning names it', async () => {
    const read = await understood({ subject: 'Nieuw IBAN', text: 'Ons nieuwe IBAN is NL91ABNA0417164301.' })
    expect(read.fields).toEqual({ changes: [{ field: 'iban' }] })
    expect(read.warnings).toEqual(['The IBAN NL91ABNA0417164301 was not taken over: its check digits do not fit.'])
  })
})

/** The first administrator is access to the portal, a further or another one changes the account; an address may be of an order. */
const BORDER: [text: string, kind: string][] = [
  [
    'Graag toegang tot de portal voor Delta Kantoor B.V.; beheerder wordt Kim Bos, kim.bos@deltakantoor.example.',
    'access-request',
  ],
  ['Graag een tweede beheerder toevoegen aan ons portal: Kim Bos (kim.bos@deltakantoor.example).', 'account-change'],
  ['Our portal administrator Sarah Whitmore is replaced by Daniel Osei, please change this.', 'account-change'],
  [
    'Könnten Sie bitte einen weiteren Administrator für unser Kundenportal anlegen: Jonas Weidner, j.weidner@nordlicht.example',
    'account-change',
  ],
  ['Graag het afleveradres van order PO-4410 wijzigen naar Havenkade 41, 3011 AB Rotterdam.', 'order-change'],
  [
    'Wij willen graag klant worden. Ons adres is Havenkade 41, 3011 AB Rotterdam, IBAN NL91ABNA0417164300.',
    'account-application',
  ],
  ['Wij zijn verhuisd naar Havenkade 41, 3011 AB Rotterdam.', 'account-change'],
]

it.each(BORDER)('the border of account details: %s', async (text, kind) => {
  const read = await understood({ subject: 'Vraag', text })
  expect(asked(read), JSON.stringify(read.fields)).toEqual([kind])
})
