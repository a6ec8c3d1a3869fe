import { describe, expect, it } from 'vitest'
import { asked, understood } from './proved.ts'

/** How people say it, with nothing else in the mail: one kind, and no other. */
const WAYS: [kind: string, subject: string, text: string][] = [
  ['supplier-eta', 'Leverdatum gewijzigd', 'De nieuwe leverdatum van SW-2408-POE (uw order PO-30117) is 14 december.'],
  [
    'supplier-eta',
    'Update levertijden',
    'Goedemorgen, hierbij de actuele levertijden: SW-2408-POE verwachten wij op 14-12-2026, AP-635-EU op 20-12-2026.',
  ],
  [
    'supplier-eta',
    'Your order 4500123 - shipment delayed',
    'Unfortunately the shipment of LAP-4420-NL has been pushed back to 2027-01-15 due to component shortages.',
  ],
  ['supplier-eta', 'Nouvelle date de livraison', 'La nouvelle date de livraison pour CAM-P3245 est le 22/12/2026.'],
  ['availability', 'voorraad LAP-4420-NL', 'Hoeveel stuks heb je hiervan?'],
  ['availability', '', 'LAP-4420-NL leverbaar?'],
  [
    'availability',
    'Prijsvraag',
    'Goedemiddag, kunt u een prijs afgeven voor 25 stuks LAP-4420-NL en 25 stuks DOCK-90W?',
  ],
  ['availability', 'Quote', 'Please quote 10 x FG-60F and 4 x FG-80F, including lead times.'],
  ['availability', 'Offerte', 'Graag een offerte voor 10 x FG-60F.'],
  ['availability', 'Angebot', 'Bitte um ein Angebot für 10 Stück FG-60F mit Lieferzeit.'],
  ['availability', 'Devis', 'Merci de nous envoyer un devis pour 10 FG-60F.'],
  ['availability', 'FG-60F', 'Komt deze nog binnen voor kerst? Anders graag in backorder zetten, 3 stuks.'],
  ['availability', 'Alternatief', 'De MON-27Q4 is niet meer leverbaar, hebben jullie een alternatief op voorraad?'],
  ['availability', 'Back order', 'Please place 5 x MON-27Q4 on backorder and let me know when you expect them.'],
  [
    'shipping-quote',
    'Levering',
    'Wij hebben haast met order PO-8812. Wat zijn de mogelijkheden voor een spoedlevering?',
  ],
  ['shipping-quote', 'Afhalen', 'Kunnen wij order PO-8812 zelf ophalen?'],
  ['shipping-quote', 'Transport', 'Was würde eine Lieferung per Spedition nach Wien kosten?'],
  [
    'shipping-quote',
    'delivery options',
    'Which delivery options do you have for large monitors to Denmark, and what do they cost?',
  ],
  ['shipping-quote', 'porto', 'Wat rekenen jullie aan verzendkosten bij een kleine bestelling?'],
  ['portal-support', 'portaal', 'Ik kom er niet uit in het portaal. Kan iemand mij bellen? 06-12345678'],
  ['portal-support', 'inlog', 'Inloggen gaat niet, kunnen jullie even kijken?'],
  ['portal-support', 'Portal', 'Wie lege ich im Portal einen weiteren Benutzer an?'],
  ['portal-support', 'Portail', 'Comment exporter mes factures depuis le portail ?'],
  [
    'portal-support',
    'appointment',
    'Could we set up an appointment next week to go through the portal with our purchasing team?',
  ],
  ['portal-support', 'Account locked', 'My portal account is locked after too many attempts.'],
  ['account-change', 'wijziging', 'Graag onze facturen voortaan naar facturen@deltakantoor.example sturen.'],
  ['account-change', 'New bank', 'We changed banks. Please use NL91ABNA0417164300 from now on.'],
  ['account-change', 'adres', 'Ons kantoor zit vanaf 1 januari op de Parkstraat 12 in Arnhem.'],
  ['account-change', 'Contact', 'Ik ga met pensioen, mijn opvolger is Karim Yilmaz (k.yilmaz@deltakantoor.example).'],
  [
    'account-change',
    'rechtsvorm',
    'Wij zijn overgegaan van VOF naar B.V., onze nieuwe naam is Delta Kantoor B.V. en het nieuwe KvK-nummer is 68750110.',
  ],
  [
    'account-change',
    'Facturatie',
    'Please send invoices to ap@brightline.example instead of office@brightline.example.',
  ],
  ['account-change', 'Firmenname', 'Wir firmieren ab sofort als Nordlicht Systems GmbH.'],
  ['account-change', 'Changement', 'Notre société change de nom et devient Lumières Digitales SAS.'],
  ['account-change', 'Adresse', 'Merci de noter notre nouvelle adresse de facturation : 15 avenue Foch, 75116 Paris.'],
  [
    'account-application',
    'Samenwerking',
    'Wij zouden graag bij u inkopen. Wat hebben jullie van ons nodig om een account aan te maken?',
  ],
  ['account-application', 'Aanmeldformulier', 'Bijgaand het ingevulde aanmeldformulier en het KvK-uittreksel.'],
  [
    'account-application',
    'New reseller',
    'We are a reseller based in Cork and would like to buy from you. How do we open an account?',
  ],
  ['account-application', 'Registrierung', 'Wir würden uns gerne als Händler bei Ihnen registrieren.'],
  [
    'account-application',
    'compte',
    'Nous sommes revendeur et souhaiterions travailler avec vous, comment créer un compte client ?',
  ],
  [
    'account-application',
    'Aanvraag debiteurennummer',
    'Geachte heer, mevrouw,\n\nHierbij vragen wij een debiteurennummer aan. Wij zijn een IT-dienstverlener uit Tilburg.\n\nNaam: Kestrel Automatisering\nKvK: 68750110\nBtw: NL002455799B11\nTel: 013-5551234',
  ],
  [
    'account-application',
    'Zakelijke klant',
    'Ik ben zzp-er en wil graag zakelijk bij jullie bestellen. Kan ik een account krijgen?',
  ],
  [
    'account-application',
    'Onboarding',
    'Please find attached our signed terms and the CoC extract for the set-up of our account.',
  ],
  [
    'account-application',
    'Fwd: nieuwe klant',
    '---------- Forwarded message ---------\nVan: Kim Bos <kim.bos@deltakantoor.example>\nDate: ma 2 nov 2026 om 08:00\nSubject: klant worden\nTo: <info@desk.example>\n\nHallo,\n\nwij willen graag klant bij jullie worden. Delta Kantoor B.V., KvK 68750110.\n\nKim',
  ],
  [
    'account-application',
    'Vraag',
    'We zijn sinds kort gestart met ons bedrijf Vlierbes Media en zijn op zoek naar een leverancier van laptops. Kunnen wij ons bij u aanmelden?',
  ],
  [
    'account-application',
    'Customer registration',
    'Dear team, we want to register as a customer. Legal name: Brightline Ltd. Registered address: 14 Quay Street, Cork, T12 X70A. Phone +353 21 427 1234',
  ],
  [
    'account-application',
    'Kundenkonto',
    'Bitte legen Sie für uns ein Kundenkonto an. Firma: Nordlicht IT GmbH, Lindenallee 14, 50968 Köln, Telefon 0221 9876543',
  ],
  [
    'account-application',
    'Demande',
    'Bonjour, je souhaite devenir client. Société : Lumières SARL, 12 rue des Lilas, 69003 Lyon, TVA FR83404833048, tél. 04 72 00 11 22',
  ],
  [
    'account-change',
    'Verhuizing',
    'Beste,\n\nGraag uw administratie aanpassen:\n\nOud:\nMolenstraat 3\n5611 AA Eindhoven\n\nNieuw:\nFabrieksweg 120\n5683 PR Best\n\nMvg',
  ],
  [
    'account-change',
    'wijziging contactgegevens',
    'Onze inkoper Joke de Boer is uit dienst. Haar opvolger is Karim Yilmaz, k.yilmaz@deltakantoor.example, 06-12345678.',
  ],
  [
    'account-change',
    'email',
    'Nieuw mailadres voor de orderbevestigingen: orders@deltakantoor.example (oud: kim@deltakantoor.example)',
  ],
  ['account-change', 'Updated details', 'Hi, our VAT number has changed to NL002455799B11.'],
  ['account-change', 'Adresänderung', 'Bitte ändern Sie unsere Rechnungsadresse auf Postfach 1234, 50968 Köln.'],
  ['account-change', 'Telefonnummer', 'Unsere Telefonnummer hat sich geändert: neu 0221 9876543, alt 0221 1234567.'],
  [
    'account-change',
    'E-mail',
    'Notre adresse e-mail pour les factures change : compta@lumieres.example remplace admin@lumieres.example.',
  ],
  [
    'account-change',
    'portal',
    'Kim Bos is niet meer werkzaam bij ons, kunt u het beheerdersaccount overzetten op karim@deltakantoor.example?',
  ],
  [
    'account-change',
    'administrator',
    'Please add Daniel Osei (d.osei@brightline.example) as an additional portal administrator.',
  ],
  [
    'account-change',
    'Bankrekening',
    'Wij bankieren voortaan bij een andere bank. Het oude nummer NL91ABNA0417164300 vervalt, gebruik voortaan NL20INGB0001234567.',
  ],
  ['account-change', 'Naam', 'Met ingang van 1 januari gaan wij verder onder de naam Kestrel Digital.'],
  [
    'portal-support',
    'Beheerder',
    'Hoe voeg ik een collega toe in het portaal? Graag even bellen op 0612345678, morgen na 10:00.',
  ],
  ['portal-support', 'RE: portal', 'De link om mijn wachtwoord in te stellen is verlopen.'],
  ['portal-support', 'Kundenportal', 'Ich habe mein Passwort vergessen, bitte zurücksetzen.'],
  [
    'portal-support',
    'Uitleg',
    'Wij hebben net toegang gekregen tot het portaal. Kunnen jullie een keer langskomen voor uitleg? Bijvoorbeeld 18 november of 20 november in de ochtend.',
  ],
  ['portal-support', 'demo', 'Kunnen we een demo plannen?'],
  [
    'portal-support',
    'support',
    'Our purchasing team would like a training session on the portal. Preferably Tuesday 17 November at 10am or any day the week after.',
  ],
  ['availability', 'Stockanfrage', 'Haben Sie 20x LAP-4420-NL sofort lieferbar?'],
  ['availability', 'Dispo', 'Avez-vous le LAP-4420-NL en stock ? Quantité : 8'],
  ['availability', 'nalevering', 'Kan SW-2408-POE nabesteld worden? Zo ja, zet er 6 in nabestelling.'],
  [
    'availability',
    'prijs',
    'Kun je mij laten weten wat de LAP-4420-NL en MON-27Q4 nu doen qua prijs en of jullie ze hebben?',
  ],
  [
    'availability',
    'Anfrage',
    'Bitte teilen Sie uns Preis und Verfügbarkeit mit:\n\nArtikel\tMenge\nFG-60F\t10\nFG-80F\t10\n',
  ],
  ['shipping-quote', 'Vrachtprijs', 'Graag vrachtprijs voor 2 pallets naar 4000 Luik, België.'],
  ['shipping-quote', 'express', 'Can you ship order PO-8812 by air freight? Please let us know the extra charge.'],
  ['shipping-quote', 'Versand', 'Können Sie die Bestellung PO-8812 auch per Express nach Bern schicken?'],
  [
    'shipping-quote',
    'Livraison',
    'Est-il possible de livrer la commande PO-8812 par transporteur avec hayon à Bruxelles ? À quel prix ?',
  ],
  [
    'supplier-eta',
    'Backorder overzicht',
    'Hierbij het overzicht van uw openstaande orders.\n\nArtikel\tUw PO\tVerwacht\nSW-2408-POE\tPO-30117\t14-12-2026\nAP-635-EU\tPO-30118\t20-12-2026\n',
  ],
  ['supplier-eta', 'Delay notice', 'Item no. LAP-4420-NL (PO 30119) has been delayed to January 15, 2027.'],
  [
    'supplier-eta',
    'Lieferzeitupdate',
    'Ihre Bestellung 30120: Pos. 10 NB-840-G11 neuer Liefertermin 11.01.2027, Pos. 20 DOCK-90W neuer Liefertermin 18.01.2027',
  ],
  [
    'account-change',
    'Nieuw bankrekeningnummer',
    "Beste debiteurenadministratie, onze bankgegevens zijn veranderd. Wilt u voor creditnota's voortaan NL20 INGB 0001 2345 67 gebruiken i.p.v. NL91 ABNA 0417 1643 00?",
  ],
  ['account-change', 'wijziging mobiel nummer', 'Mijn nieuwe 06-nummer is 06 12 34 56 78'],
  [
    'account-change',
    'Update',
    'Could you change the contact person on our account from Sarah Whitmore to Daniel Osei?',
  ],
  [
    'account-change',
    'Please update',
    'As of Monday you can reach us at a new phone number: +44 20 7946 0958 (was +44 20 7946 0111).',
  ],
  [
    'account-change',
    'Gegevens',
    'Kunnen jullie het adres in jullie systeem aanpassen? We zitten nu op Parkweg 7, 7411 AB Deventer.',
  ],
  ['account-change', 'Rebranding', 'Brightline Ltd is now Luminar Systems Ltd. All other details remain the same.'],
  ['account-change', 'Wijziging factuuremail', 'Facturen graag vanaf nu mailen naar facturen@deltakantoor.example'],
  ['account-change', 'Zahlungsverkehr', 'Wir haben die Bank gewechselt. Neue IBAN: DE89 3704 0044 0532 0130 00'],
  [
    'account-change',
    'Ansprechpartnerwechsel',
    'Frau Petra Lang hat das Unternehmen verlassen, ab sofort ist Herr Jonas Weidner Ihr Ansprechpartner.',
  ],
  ['account-change', 'Changement de contact', 'Mme Claire Dubois remplace M. Paul Martin comme interlocutrice.'],
  [
    'shipping-quote',
    'Verzenden',
    'Wat zou het kosten om order PO-8812 morgen met een koerier bij onze klant in Gouda te krijgen?',
  ],
  [
    'shipping-quote',
    'Kosten levering',
    'Kunt u aangeven wat de kosten zijn voor levering op een bouwplaats in Almere?',
  ],
  ['shipping-quote', 'delivery charge', 'What is the delivery charge to Belfast?'],
  [
    'shipping-quote',
    'express shipping',
    'We need order PO-8812 by Friday. Is express shipping possible and at what price?',
  ],
  ['shipping-quote', 'Envoi', 'Pouvez-vous nous donner le tarif pour un envoi express à Genève ?'],
  [
    'shipping-quote',
    'Verzending buitenland',
    'Leveren jullie ook in Denemarken en wat komt daar aan verzendkosten bij?',
  ],
  [
    'shipping-quote',
    'ophalen',
    'Is het mogelijk om de zending bij jullie af te halen in plaats van te laten bezorgen?',
  ],
  [
    'portal-support',
    'vraag portal',
    'Ik zie door de bomen het bos niet meer in jullie portaal, kan iemand mij er doorheen loodsen?',
  ],
  ['portal-support', 'Probleme', 'Wir kommen nicht ins Portal, es erscheint immer "ungültige Anmeldedaten".'],
  ['portal-support', 'Login', 'My colleague gets an error when logging in to the portal.'],
  ['portal-support', 'mot de passe', 'Je ne reçois pas le mail pour réinitialiser mon mot de passe.'],
  ['portal-support', '2FA', 'De verificatiecode van het portaal komt niet binnen, kunt u helpen?'],
  ['availability', '', 'Wat is jullie prijs voor 40x MON-27Q4'],
  [
    'availability',
    'Beschikbaarheid',
    'Kunt u nagaan wanneer de SRV-R260-16 binnenkomt? Wij hebben er 2 nodig maar bestellen pas als we het weten.',
  ],
  ['availability', 'stock LAP-4420-NL', 'How many LAP-4420-NL do you have available right now?'],
  ['availability', 'Rupture', 'Le RTR-4331-K9 est-il toujours en rupture ? Quand sera-t-il disponible ?'],
  ['availability', 'Lieferfähigkeit', 'Wie schnell können Sie 12 Stück AP-635-EU liefern?'],
  [
    'account-application',
    'Leverancier',
    'Graag zouden wij als nieuwe afnemer bij jullie ingeschreven worden. Bedrijf: Vlierbes Media, KvK nr. 68750110.',
  ],
  [
    'account-application',
    'Onze inschrijving',
    'In de bijlage het formulier om klant te worden, ondertekend door onze directeur.',
  ],
  [
    'account-application',
    'B2B account',
    'How can I get a business account with you? Our company Brightline Ltd resells networking gear.',
  ],
  [
    'account-application',
    'Händlerregistrierung',
    'Anbei senden wir Ihnen unseren Handelsregisterauszug für die Aufnahme als Kunde.',
  ],
]

it.each(WAYS)('one request is one kind: %s, %s: %s', async (kind, subject, text) => {
  const read = await understood({ subject, text })
  expect(asked(read), JSON.stringify([read.confidence, read.fields])).toEqual([kind])
})

describe('texts that nobody types', () => {
  it.each([
    '1',
    'A1 ',
    'Aa ',
    '+31 6 ',
    'nieuwe beheerder ',
    'van de ',
    'NL91 ABNA ',
    'naar Sa 1, ',
    '12 rue de la ',
    'op voorraad ',
  ])(
    'take no more than a moment: %j again and again',
    async piece => {
      const start = process.cpuUsage()
      await understood({ subject: 'x', text: piece.repeat(20_000 / piece.length) })
      const { user, system } = process.cpuUsage(start)
      expect((user + system) / 1e6).toBeLessThan(12)
    },
    60_000,
  )
})

describe('several requests in one mail', () => {
  it('stand each on their own', async () => {
    const text =
      'Goedemiddag,\n\nGraag ons factuuradres wijzigen in Postbus 120, 8000 AC Zwolle.\n\nDaarnaast: hebben jullie de LAP-4420-NL op voorraad? Wij hebben 4 stuks nodig.\n'
    const read = await understood({ subject: 'Twee vragen', text })
    expect(asked(read).toSorted()).toEqual(['account-change', 'availability'])
    const all = [read, ...(read.others ?? [])]
    expect(all.find(({ kind }) => kind === 'account-change')?.fields).toEqual({
      changes: [{ field: 'invoice-address', newValue: 'Postbus 120, 8000 AC Zwolle' }],
    })
    expect(all.find(({ kind }) => kind === 'availability')?.fields).toEqual({ skus: ['LAP-4420-NL'], quantity: 4 })
  })
})
