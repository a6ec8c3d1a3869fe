import { describe, expect, it } from 'vitest'
import { asked, understood } from './proved.ts'

const HELP: [subject: string, text: string, times: string[], phone?: string][] = [
  [
    'Klantenportaal',
    'Goedemorgen,\n\nKunnen we een afspraak maken om samen door het portaal te lopen? Dinsdagmiddag of vrijdag voor 11:00 uur komt goed uit.\nU bereikt mij op 010-4567890.\n\nGroet,\nEls',
    ['Dinsdagmiddag', 'vrijdag voor 11:00 uur'],
    '+31104567890',
  ],
  ['Vraag', 'Mijn collega kan sinds maandag niet inloggen op het portal, hij krijgt steeds een foutmelding.', []],
  ['Wachtwoord kwijt', 'Hoi, ik ben mijn wachtwoord vergeten. Hoe kan ik dat opnieuw instellen?', []],
  ['inloggen lukt niet', '', []],
  [
    'Training',
    'Wij willen graag een training voor vier medewerkers over het gebruik van de bestelomgeving, het liefst volgende week donderdag.',
    ['volgende week donderdag'],
  ],
  [
    'Portal demo',
    'Could someone give us a demo of the customer portal? Any time on Thursday afternoon or Friday between 9:00 and 11:00 would suit us.',
    ['Thursday afternoon', 'Friday between 9:00 and 11:00'],
  ],
  [
    'Login problem',
    'I am unable to log in since this morning. Please call me on +44 20 7946 0958.',
    [],
    '+442079460958',
  ],
  ['Activation', 'The activation link you sent us has expired before we could use it. Can you help?', []],
  [
    'Help needed',
    'We need some guidance on how to find invoices in the portal. Could we schedule a short call on 12 November at 14:00?',
    ['12 November at 14:00'],
  ],
  [
    'Schulung Kundenportal',
    'Guten Tag,\n\nwir hätten gerne eine Einweisung in das Kundenportal. Mittwochnachmittag oder Donnerstag ab 10 Uhr würde uns passen.',
    ['Mittwochnachmittag', 'Donnerstag ab 10 Uhr'],
  ],
  [
    'Anmeldung',
    'Die Anmeldung im Portal funktioniert nicht mehr, mein Passwort wird nicht angenommen. Sie erreichen mich unter 030 23125 012.',
    [],
    '+493023125012',
  ],
  [
    'Portail client',
    'Bonjour,\n\nNous souhaiterions une démonstration du portail client. Seriez-vous disponible jeudi matin ou vendredi après 15h ?',
    ['jeudi matin', 'vendredi après 15h'],
  ],
  ['Connexion', "Je n'arrive pas à me connecter à mon espace client, j'ai oublié mon mot de passe.", []],
]

describe('help with the portal', () => {
  it.each(HELP)('is asked for: %s', async (subject, text, times, phone) => {
    const read = await understood({ subject, text })
    expect(asked(read), JSON.stringify([read.confidence, read.fields])).toEqual(['portal-support'])
    expect(read.fields['preferredTimes'] ?? []).toEqual(times)
    expect(read.fields['phone']).toBe(phone)
    expect(read.missing).toEqual([])
  })

  it('is not what stands in the mail that is quoted', async () => {
    const text =
      'Dank u, het werkt weer.\n\nOp ma 2 nov 2026 om 09:12 schreef Orderdesk <orderportal@desk.example>:\n> U kunt niet inloggen op het portaal? Wij maken graag een afspraak.\n'
    expect((await understood({ subject: 'Re: portaal', text })).kind).not.toBe('portal-support')
  })

  it('says what it is about in the words of the mail', async () => {
    const { fields } = await understood({
      subject: 'Vraag',
      text: 'Graag uitleg over het plaatsen van bestellingen in het portaal.',
    })
    expect(fields['topic']).toBe('uitleg over het plaatsen van bestellingen in het portaal')
  })
})

/** Neighbours that use the same words. */
const BORDER: [text: string, kind: string][] = [
  [
    'Graag toegang tot het klantenportaal voor ons bedrijf Delta Kantoor B.V. Beheerder wordt Kim Bos (kim.bos@deltakantoor.example).',
    'access-request',
  ],
  [
    'Kunnen jullie een account voor het portaal aanmaken voor Delta Kantoor B.V., beheerder kim.bos@deltakantoor.example?',
    'access-request',
  ],
  ['Graag uitleg over het portaal, wij snappen niet hoe we gebruikers toevoegen.', 'portal-support'],
  ['Kunt u een afspraak inplannen om het portaal te laten zien?', 'portal-support'],
  ['Onze bestelling PO-88213 is na vier dagen nog niet zichtbaar in het portaal.', 'order-status'],
  ['Our order PO-88213 is not visible in the portal yet.', 'order-status'],
  ['Ik kan niet inloggen en mijn activatielink is verlopen.', 'portal-support'],
]

it.each(BORDER)('the border of help with the portal: %s', async (text, kind) => {
  const read = await understood({ subject: 'Portaal', text })
  expect(asked(read), JSON.stringify(read.fields)).toEqual([kind])
})
