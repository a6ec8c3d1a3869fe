import { grouped } from '../data/numbers.ts'
import type { Attachment } from '../mail.ts'
import { oneOf } from '../label.ts'
import { drawn } from '../formats/pdf.ts'
import { says, type Wording, type World } from '../world.ts'

/** A page with a heading and some sentences: enough to be told apart by name and content. */
export async function page(name: string, heading: string, lines: string[]): Promise<Attachment> {
  const content = await drawn(pdf => {
    pdf.font('Helvetica-Bold').fontSize(15).text(heading, 50, 60).font('Helvetica').fontSize(10)
    lines.forEach((line, i) => pdf.text(line, 50, 100 + i * 16, { width: 480 }))
  })
  return { name, type: 'application/pdf', content }
}

const own = (w: World) => ({
  contactName: w.person.name,
  contactEmail: w.person.email,
  phone: w.person.phone,
  iban: w.company.iban,
  address: { ...w.company.address },
})
const place = ({ street, postalCode, city }: World['company']['address']) => `${street}, ${postalCode} ${city}`

/** Made beforehand, because drawing a page takes a moment; the same for every seed. */
export async function accountWordings(): Promise<Wording[]> {
  const form = await page('aanvraagformulier klant.pdf', 'Aanvraagformulier zakelijke klant', [
    'Ondergetekende verzoekt een klantrekening te openen.',
  ])
  const terms = await page('AV_getekend.pdf', 'Algemene voorwaarden', ['Voor akkoord getekend door de klant.'])
  const statement = await page('hoedanigheidsverklaring.pdf', 'Hoedanigheidsverklaring btw', [
    'Ondernemer verklaart dat de btw wordt verlegd.',
  ])
  const extract = await page('uittreksel KvK.pdf', 'Uittreksel Handelsregister Kamer van Koophandel', [
    'Dit uittreksel is afgegeven op 2 november 2026.',
  ])
  const letterhead = await page('briefpapier.pdf', 'Briefpapier', ['Voorbeeld van ons briefpapier met bankgegevens.'])
  return [
    says('account-application', 'nl', w => ({
      subject: 'Klant worden',
      body: `Graag willen wij zakelijk klant bij u worden.\n\nBedrijfsnaam: ${w.company.name}\nKvK-nummer: ${w.company.kvk}\nBtw-nummer: ${w.company.vat}\nIBAN: ${grouped(w.company.iban)}\nContactpersoon: ${w.other.name}\nE-mail: ${w.other.email}\n\nDe gevraagde stukken zitten erbij.`,
      attachments: [form, terms, statement, extract, letterhead],
      fields: {
        companyName: w.company.name,
        kvkNumber: w.company.kvk,
        vatNumber: w.company.vat,
        iban: w.company.iban,
        contactName: w.other.name,
        contactEmail: w.other.email,
        documents: ['application-form', 'signed-terms', 'vat-statement', 'kvk-extract', 'letterhead'],
      },
      may: own(w),
      references: [],
    })),
    says('account-application', 'nl', w => ({
      subject: `Aanmelding nieuwe relatie ${w.company.name}`,
      body: `Bij deze meld ik ${w.company.name} aan als nieuwe afnemer. We zijn ingeschreven bij de Kamer van Koophandel onder nummer ${w.company.kvk}. Het uittreksel gaat hierbij. De overige papieren stuur ik morgen na.`,
      attachments: [extract],
      dress: 'mobile',
      fields: { companyName: w.company.name, kvkNumber: w.company.kvk, documents: ['kvk-extract'] },
      may: own(w),
      open: ['missing'],
      references: [],
    })),
    says('account-application', 'en', w => ({
      subject: 'Opening a trade account',
      body: `We would like to open a trade account with you.\n\nCompany: ${w.company.name}\nVAT number: ${w.company.vat}\nAddress: ${place(w.company.address)}\nPhone: ${w.phone.written}\n\nPlease let us know what else you need from us.`,
      dress: 'plain',
      fields: {
        companyName: w.company.name,
        vatNumber: w.company.vat,
        phone: w.phone.phone,
        address: {
          street: w.company.address.street,
          postalCode: w.company.address.postalCode,
          city: w.company.address.city,
        },
      },
      may: { ...own(w), kvkNumber: w.company.kvk },
      open: ['missing'],
      references: [],
    })),
    says('account-application', 'de', w => ({
      subject: 'Neukundenanlage',
      body: `wir möchten gerne Kunde bei Ihnen werden und bitten um die Einrichtung eines Kundenkontos.\n\nFirma: ${w.company.name}\nUSt-IdNr.: ${w.company.vat}\nIBAN: ${grouped(w.company.iban)}\nAnsprechpartnerin: ${w.other.name}`,
      dress: 'gmail',
      fields: {
        companyName: w.company.name,
        vatNumber: w.company.vat,
        iban: w.company.iban,
        contactName: w.other.name,
      },
      may: own(w),
      open: ['missing'],
      references: [],
    })),
    says('account-application', 'fr', w => ({
      subject: 'Ouverture de compte client',
      body: `Nous souhaitons ouvrir un compte client au nom de ${w.company.name}.\nN° TVA : ${w.company.vat}\n\nQuels documents devons-nous vous faire parvenir ?`,
      dress: 'outlook',
      fields: { companyName: w.company.name, vatNumber: w.company.vat },
      may: own(w),
      open: ['missing'],
      references: [],
    })),
    ...access,
    ...portal,
    ...changes,
    ...more,
  ]
}

const access: Wording[] = [
  says('access-request', 'nl', w => ({
    subject: 'Toegang klantenportaal',
    body: `Graag ontvangen wij toegang tot het klantenportaal voor ${w.company.name}.\nBeheerder wordt ${w.other.name}, e-mailadres ${w.other.email}.`,
    fields: { companyName: w.company.name, adminEmail: w.other.email, adminName: w.other.name },
    references: [],
  })),
  says('access-request', 'nl', w => ({
    subject: 'account portal',
    body: `Kunnen jullie een login voor de portal aanmaken voor mijn collega ${w.other.name} (${w.other.email})? Zij gaat bij ${w.company.name} de bestellingen bijhouden.`,
    dress: 'mobile',
    fields: { companyName: w.company.name, adminEmail: w.other.email, adminName: w.other.name },
    references: [],
  })),
  says('access-request', 'nl', w => ({
    subject: 'Inloggen customer portal',
    body: `Hoe krijg ik een inlog voor jullie customer portal? Wij zijn ${w.company.name}.`,
    dress: 'bare',
    fields: { companyName: w.company.name },
    may: { adminEmail: w.person.email, adminName: w.person.name },
    open: ['missing'],
    references: [],
  })),
  says('access-request', 'en', w => ({
    subject: 'Customer Portal access',
    body: `Could you set up access to the Customer Portal for ${w.company.name}? The administrator will be ${w.other.name}, ${w.other.email}.`,
    fields: { companyName: w.company.name, adminEmail: w.other.email, adminName: w.other.name },
    references: [],
  })),
  says('access-request', 'de', w => ({
    subject: 'Zugang zum Kundenportal',
    body: `bitte richten Sie für ${w.company.name} einen Zugang zum Kundenportal ein. Administrator: ${w.other.name}, E-Mail ${w.other.email}.`,
    fields: { companyName: w.company.name, adminEmail: w.other.email, adminName: w.other.name },
    references: [],
  })),
  says('access-request', 'fr', w => ({
    subject: 'Accès au portail client',
    body: `Merci de créer un accès au portail client pour la société ${w.company.name}. L'administrateur sera ${w.other.name} (${w.other.email}).`,
    fields: { companyName: w.company.name, adminEmail: w.other.email, adminName: w.other.name },
    references: [],
  })),
]

const portal: Wording[] = [
  says('portal-support', 'nl', w => ({
    subject: 'Hulp bij het portaal',
    body: `We komen er niet uit hoe we in het portaal een offerte omzetten. Kan iemand ons daarin begeleiden? Dinsdagochtend of donderdag na 14:00 uur zou ons schikken. U kunt bellen op ${w.phone.written}.`,
    fields: { preferredTimes: ['Dinsdagochtend', 'donderdag na 14:00 uur'], phone: w.phone.phone },
    open: ['topic'],
    references: [],
  })),
  says('portal-support', 'nl', w => ({
    subject: 'uitleg portal gewenst',
    body: `Wij willen graag een afspraak inplannen voor een rondleiding door de portal met ${w.other.name}. Kan dat volgende week maandag?`,
    fields: { preferredTimes: ['volgende week maandag'] },
    may: { phone: w.person.phone },
    open: ['topic'],
    references: [],
  })),
  says('portal-support', 'en', w => ({
    subject: 'Portal walkthrough',
    body: `Two of us are new to your portal and could use some guidance. Would Wednesday morning work for a short call? My direct line is ${w.phone.written}.`,
    fields: { preferredTimes: ['Wednesday morning'], phone: w.phone.phone },
    open: ['topic'],
    references: [],
  })),
  says('portal-support', 'de', w => ({
    subject: 'Einweisung ins Portal',
    body: `wir kommen mit Ihrem Portal nicht zurecht und hätten gerne eine kurze Einweisung. Wann hätten Sie Zeit? Mir würde Montagvormittag passen.`,
    fields: { preferredTimes: ['Montagvormittag'] },
    may: { phone: w.person.phone },
    open: ['topic'],
    references: [],
  })),
]

const more: Wording[] = [
  says('portal-support', 'fr', w => ({
    subject: 'Aide pour le portail',
    body: `Nous n'arrivons pas à retrouver nos commandes dans le portail. Pourriez-vous nous accompagner, par exemple mardi après-midi ? Mon numéro : ${w.phone.written}.`,
    fields: { preferredTimes: ['mardi après-midi'], phone: w.phone.phone },
    open: ['topic'],
    references: [],
  })),
  says('portal-support', 'en', () => ({
    subject: 'Cannot find reports in your portal',
    body: 'Where in the portal do I download the monthly report? A short guided tour would be great, we are free on 3 December at 10:30.',
    dress: 'mobile',
    fields: { preferredTimes: ['3 December at 10:30'] },
    open: ['topic', 'phone'],
    references: [],
  })),
  says('account-change', 'fr', () => ({
    subject: 'Nouvelle adresse de facturation',
    body: 'Notre adresse de facturation a changé : 21 boulevard Carnot, 59800 Lille. Merci de la modifier dans votre système.',
    fields: { changes: [{ field: 'invoice-address', newValue: '21 boulevard Carnot, 59800 Lille' }] },
    references: [],
  })),
]

const changes: Wording[] = [
  says('account-change', 'nl', w => ({
    subject: 'Wijziging bankrekening',
    body: `Ons rekeningnummer is gewijzigd. Oud: ${grouped(w.company.iban)}. Nieuw: NL20 INGB 0001 2345 67. Wilt u dit in uw administratie aanpassen?`,
    dress: 'plain',
    fields: { changes: [{ field: 'iban', oldValue: w.company.iban, newValue: 'NL20INGB0001234567' }] },
    references: [],
  })),
  says('account-change', 'nl', w => ({
    subject: 'Verhuisbericht',
    body: `Per 1 januari 2027 verhuizen wij. Ons nieuwe adres wordt Parallelweg 56, 7411 HZ Deventer. Graag uw gegevens van ${w.company.name} hierop aanpassen.`,
    fields: { changes: [{ field: 'address', newValue: 'Parallelweg 56, 7411 HZ Deventer' }] },
    may: { changes: [{ oldValue: place(w.company.address) }] },
    references: [],
  })),
  says('account-change', 'nl', w => ({
    subject: 'facturen naar ander e-mailadres',
    body: `Kunt u vanaf nu de facturen sturen naar crediteuren@${w.company.domain} in plaats van ${w.other.email}?`,
    dress: 'mobile',
    fields: { changes: [{ field: 'email', oldValue: w.other.email, newValue: `crediteuren@${w.company.domain}` }] },
    references: [],
  })),
  says('account-change', 'en', w => ({
    subject: 'Change of contact person',
    body: `${w.other.name} will be our new contact as of next month and takes over from me. Please update our account details.`,
    fields: { changes: [{ field: 'contact', newValue: w.other.name }] },
    may: { changes: [{ oldValue: w.person.name }] },
    references: [],
  })),
  says('account-change', 'de', w => ({
    subject: 'Neue Firmierung',
    body: `unsere Firma heißt ab sofort ${w.company.name.split(' ')[0]} Digital GmbH. Bitte ändern Sie den Firmennamen in Ihren Stammdaten. Neue Telefonnummer: ${w.phone.written}.`,
    fields: {
      changes: [
        { field: 'company-name', newValue: `${w.company.name.split(' ')[0]} Digital GmbH` },
        { field: 'phone', newValue: oneOf(w.phone.phone, w.phone.written) },
      ],
    },
    may: { changes: [{ oldValue: w.company.name }, {}] },
    references: [],
  })),
  says('account-change', 'fr', w => ({
    subject: 'Changement de coordonnées bancaires',
    body: `Nous avons changé de banque. Voici notre nouvel IBAN : ${grouped(w.company.iban)}. Merci de mettre à jour notre fiche client.`,
    dress: 'bare',
    fields: { changes: [{ field: 'iban', newValue: w.company.iban }] },
    references: [],
  })),
]
