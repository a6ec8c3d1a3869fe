import type { Clerk } from './clerks.ts'

const to = (name: string | null, street: string, postalCode: string, city: string) => ({
  ...(name ? { name } : {}),
  street,
  postalCode,
  city,
})
const CSV = 'Art.;Tekst;St.\nWZ-20418;Switch 8-poorts;4\nWZ-30977;Patchkabel 2m;25\n'

export const CLERKS_2: Clerk[] = [
  {
    tongue: 'nl',
    subject: 'Nieuwe order',
    text: 'Beste collega,\n\nWe willen graag bestellen:\n\n{goods}\n\nOp de factuur graag inkoopnummer 26-7719 zetten. Afleveren kan bij Bakker Techniek, Nijverheidsweg 31, 3771 ME Barneveld. We hebben het nodig vóór 7 december. Voor vragen kunt u terecht bij Marloes Dijk.\n\nGroeten',
    header: {
      poNumber: '26-7719',
      requestedDate: '2026-12-07',
      contactName: 'Marloes Dijk',
      deliveryAddress: to('Bakker Techniek', 'Nijverheidsweg 31', '3771 ME', 'Barneveld'),
    },
  },
  {
    tongue: 'nl',
    subject: 'Bestelformulier',
    text: 'Bestelformulier\n\nVolgnummer aanvraag : A-3381\nInvuldatum : 16-11-2026\nUiterste ontvangst : 4-12-2026\nIngevuld door : Pim Aarts\nAfleverpunt : Hal 3, Kanaaldijk 77, 5705 BJ Helmond\nIn één zending : ja\n\nGraag leveren\n{goods}\n',
    header: {
      poNumber: 'A-3381',
      orderDate: '2026-11-16',
      requestedDate: '2026-12-04',
      contactName: 'Pim Aarts',
      partialDelivery: false,
      deliveryAddress: to(null, 'Kanaaldijk 77', '5705 BJ', 'Helmond'),
    },
  },
  {
    tongue: 'nl',
    subject: 'bestelling PO88103',
    csv: CSV,
    text: 'Dag,\n\nIn de bijlage onze bestelling PO88103. Let op: dit keer niet naar kantoor maar naar Spoorstraat 5, 8011 AK Zwolle. Levering in week 49, liefst 2 december. Alles in één keer leveren a.u.b. Vraag naar Joost de Wit.\n\nGr',
    header: {
      poNumber: 'PO88103',
      requestedDate: '2026-12-02',
      contactName: 'Joost de Wit',
      partialDelivery: false,
      deliveryAddress: to(null, 'Spoorstraat 5', '8011 AK', 'Zwolle'),
    },
  },
  {
    tongue: 'nl',
    subject: 'Opdracht',
    text: 'Opdr.nr    Opdr.dat    Aflev.dat    Inkoper\nOP-5520    12-11-2026    03-12-2026    Nina Bos\n\nAfl.adres\nBos Installaties\nHeuvelweg 2\n6971 GL Brummen\n\nGraag leveren:\n{goods}\n',
    header: {
      poNumber: 'OP-5520',
      orderDate: '2026-11-12',
      requestedDate: '2026-12-03',
      contactName: 'Nina Bos',
      deliveryAddress: to('Bos Installaties', 'Heuvelweg 2', '6971 GL', 'Brummen'),
    },
  },
  {
    tongue: 'nl',
    subject: 'order',
    csv: 'Inkoopnr.;Aangemaakt;Verwacht;Aanvrager;Ontvanger straat;Ontvanger postcode;Ontvanger plaats;Art.nr.;Benaming;Stuks\n77120;12-11-2026;02-12-2026;Eva Prins;Dorpsstraat 1;1721 BA;Langedijk;WZ-20418;Switch;4\n77120;12-11-2026;02-12-2026;Eva Prins;Dorpsstraat 1;1721 BA;Langedijk;WZ-30977;Kabel;25\n',
    text: 'Goedemiddag,\n\nHierbij onze order.\n\nGroet',
    header: {
      poNumber: '77120',
      orderDate: '2026-11-12',
      requestedDate: '2026-12-02',
      contactName: 'Eva Prins',
      deliveryAddress: to(null, 'Dorpsstraat 1', '1721 BA', 'Langedijk'),
    },
  },
  {
    tongue: 'en',
    subject: 'Supplies',
    text: 'Hi there,\n\nPlease send us\n\n{goods}\n\nUse PO 55-0182 on the invoice. We need these on site by Friday 4 December. Deliver to 22 Canal Street, Manchester M1 3HE. One delivery only please. Site contact is Tom Hale, 0161 555 0101.\n\nCheers',
    header: {
      poNumber: '55-0182',
      requestedDate: '2026-12-04',
      contactName: 'Tom Hale',
      partialDelivery: false,
      deliveryAddress: to(null, '22 Canal Street', 'M1 3HE', 'Manchester'),
    },
  },
  {
    tongue: 'en',
    subject: 'Stationery order',
    text: 'Job / PO: ST-8841\nDate today: 16 Nov 2026\nOn site date: 30 Nov 2026\nWho to call: Priya Nair\nSend goods to: 9 High Street, York YO1 8QS\n\nPlease supply\n{goods}\n',
    header: {
      poNumber: 'ST-8841',
      orderDate: '2026-11-16',
      requestedDate: '2026-11-30',
      contactName: 'Priya Nair',
      deliveryAddress: to(null, '9 High Street', 'YO1 8QS', 'York'),
    },
  },
  {
    tongue: 'de',
    subject: 'Bestellung Netzwerk',
    text: 'Hallo,\n\nwir möchten bestellen:\n\n{goods}\n\nBitte geben Sie unsere Auftragsnummer A-9043 an. Lieferung bitte am 2. Dezember 2026 an Werk Süd, Industriestraße 40, 70565 Stuttgart. Teillieferung ist nicht erwünscht. Ansprechpartner vor Ort ist Herr Kai Roth.\n\nDanke',
    header: {
      poNumber: 'A-9043',
      requestedDate: '2026-12-02',
      contactName: 'Kai Roth',
      partialDelivery: false,
      deliveryAddress: to('Werk Süd', 'Industriestraße 40', '70565', 'Stuttgart'),
    },
  },
  {
    tongue: 'de',
    subject: 'Materialbedarf',
    text: 'Bestellzeichen: MB 4410\nBestelltag: 13.11.2026\nGewünschte Ankunft: 27.11.2026\nBesteller/in: Ute Lang\nWohin: Lang Elektro, Bergweg 9, 35037 Marburg\n\nBitte liefern:\n{goods}\n',
    header: {
      poNumber: 'MB 4410',
      orderDate: '2026-11-13',
      requestedDate: '2026-11-27',
      contactName: 'Ute Lang',
      deliveryAddress: to('Lang Elektro', 'Bergweg 9', '35037', 'Marburg'),
    },
  },
  {
    tongue: 'fr',
    subject: 'Bon de commande',
    text: "Bonjour,\n\nMerci de nous livrer :\n\n{goods}\n\nMerci de rappeler notre commande BC-1187 sur la facture. Livraison souhaitée le 4 décembre 2026 à l'adresse suivante : 5 rue Neuve, 69002 Lyon. Une seule livraison SVP. Demander Anne Faure à l'accueil.\n\nBien à vous",
    header: {
      poNumber: 'BC-1187',
      requestedDate: '2026-12-04',
      contactName: 'Anne Faure',
      partialDelivery: false,
      deliveryAddress: to(null, '5 rue Neuve', '69002', 'Lyon'),
    },
  },
]
