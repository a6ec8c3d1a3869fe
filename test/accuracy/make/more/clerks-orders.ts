import type { Clerk } from './clerks.ts'

const to = (name: string | null, street: string, postalCode: string, city: string) => ({
  ...(name ? { name } : {}),
  street,
  postalCode,
  city,
})
const CSV = 'Artikel;Omschrijving;Aantal\nWZ-20418;Switch 8-poorts;4\nWZ-30977;Patchkabel 2m;25\n'

export const CLERKS: Clerk[] = [
  {
    tongue: 'nl',
    subject: 'Bestelling netwerkspullen',
    csv: CSV,
    text: 'Hallo,\n\nIn de bijlage onze bestelling. Graag leveren op ons magazijn Industrieweg 4, 5753 PB Deurne, uiterlijk donderdag 3 december, onder vermelding van PO 4711-26.\n\nGroet,\nWim',
    header: {
      poNumber: '4711-26',
      requestedDate: '2026-12-03',
      deliveryAddress: to(null, 'Industrieweg 4', '5753 PB', 'Deurne'),
    },
  },
  {
    tongue: 'nl',
    subject: 'materiaal',
    text: 'Goedemorgen,\n\nWij bestellen:\n\n{goods}\n\nOns nummer is I26-0883. Mag naar Havenstraat 19, 4531 EK Terneuzen. Graag voor 9 december binnen.\nContactpersoon ter plaatse: Ineke Stam, 0115-620 114\n\nMvg',
    header: {
      poNumber: 'I26-0883',
      requestedDate: '2026-12-09',
      contactName: 'Ineke Stam',
      deliveryAddress: to(null, 'Havenstraat 19', '4531 EK', 'Terneuzen'),
    },
  },
  {
    tongue: 'nl',
    subject: 'Aanvraag levering',
    text: 'Goedendag,\n\nGraag bestellen wij onderstaande.\n\nOns ordernr.: 2026/3391\nWaarheen: Technisch Bureau Smal, Molendijk 8, 3227 CC Oudenhoorn\nWanneer: 4-12-2026\nVragen aan: Gerda Pols\nDeelleveringen: nee\n\n{goods}\n',
    header: {
      poNumber: '2026/3391',
      requestedDate: '2026-12-04',
      contactName: 'Gerda Pols',
      partialDelivery: false,
      deliveryAddress: to('Technisch Bureau Smal', 'Molendijk 8', '3227 CC', 'Oudenhoorn'),
    },
  },
  {
    tongue: 'nl',
    subject: 'Order 88-2207',
    text: 'Best team,\n\nOrderkenmerk klant > 88-2207\nDatum aanmaak > 13-11-2026\nGewenste aankomst > 30-11-2026\nAansp. pt. > Rob Visser\nLosadres > Ringbaan 61, 5013 AB Tilburg\n\nBestelde artikelen\n{goods}\n',
    header: {
      poNumber: '88-2207',
      orderDate: '2026-11-13',
      requestedDate: '2026-11-30',
      contactName: 'Rob Visser',
      deliveryAddress: to(null, 'Ringbaan 61', '5013 AB', 'Tilburg'),
    },
  },
  {
    tongue: 'nl',
    subject: 'Bestelling voor project Zuid',
    csv: CSV,
    text: 'Hoi,\n\nBijgaand de bestellijst, ons bestelnummer is ZK2611. De goederen moeten op 1 december op de bouwplaats zijn: Laan van Zuid 200, 2492 HA Den Haag. Niet in delen leveren s.v.p. Bellen met Ahmed Kaya (06-20304050) voor aankomst.\n\nGr. Lia',
    header: {
      poNumber: 'ZK2611',
      requestedDate: '2026-12-01',
      contactName: 'Ahmed Kaya',
      partialDelivery: false,
      deliveryAddress: to(null, 'Laan van Zuid 200', '2492 HA', 'Den Haag'),
    },
  },
  {
    tongue: 'nl',
    subject: 'Inkoop week 47',
    text: 'Inkoopref   PRK-5102\nOpgesteld op   12 november 2026\nIn huis uiterlijk   27 november 2026\nOntvangstadres   Parkzicht BV\n                 Parklaan 3\n                 6828 GH  Arnhem\nBehandelaar   Tessa Blom\n\nGraag leveren:\n{goods}\n',
    header: {
      poNumber: 'PRK-5102',
      orderDate: '2026-11-12',
      requestedDate: '2026-11-27',
      contactName: 'Tessa Blom',
      deliveryAddress: to('Parkzicht BV', 'Parklaan 3', '6828 GH', 'Arnhem'),
    },
  },
  {
    tongue: 'en',
    subject: 'Order',
    text: 'Hi,\n\nPlease supply:\n\n{goods}\n\nPlease quote our order no. WR/2290 on all paperwork. Goods to arrive no later than 2 December 2026 at Unit 6, Mill Road, Derby DE1 3AF. No part shipments please. Any questions to Helen Ward.\n\nThanks',
    header: { poNumber: 'WR/2290', requestedDate: '2026-12-02', contactName: 'Helen Ward', partialDelivery: false },
  },
  {
    tongue: 'en',
    subject: 'New order',
    text: 'Our order ref: KT-10442\nRaised: 13/11/2026\nNeeded by: 27/11/2026\nBuyer: Simon Peel\nDrop-off point: 14 Station Road, Leeds LS1 4DY\nShip in one go: yes\n\nPlease supply\n{goods}\n',
    header: {
      poNumber: 'KT-10442',
      orderDate: '2026-11-13',
      requestedDate: '2026-11-27',
      contactName: 'Simon Peel',
      partialDelivery: false,
      deliveryAddress: to(null, '14 Station Road', 'LS1 4DY', 'Leeds'),
    },
  },
  {
    tongue: 'de',
    subject: 'Bestellung',
    text: 'Guten Tag,\n\nwir bestellen:\n\n{goods}\n\nUnsere Bestellnummer lautet EK-70331. Bitte liefern Sie bis spätestens 4. Dezember 2026 an Hafenstraße 22, 47119 Duisburg. Keine Teillieferungen bitte. Rückfragen an Frau Jana Holt.\n\nGruß',
    header: {
      poNumber: 'EK-70331',
      requestedDate: '2026-12-04',
      contactName: 'Jana Holt',
      partialDelivery: false,
      deliveryAddress: to(null, 'Hafenstraße 22', '47119', 'Duisburg'),
    },
  },
  {
    tongue: 'de',
    subject: 'Bedarf KW 48',
    text: 'Unser Vorgang: B-2026-551\nErstellt am: 12.11.2026\nEintreffend bis: 25.11.2026\nSachbearbeiter: Uwe Brandt\nAnlieferung bei: Brandt Technik GmbH, Lindenweg 5, 33602 Bielefeld\n\nBitte liefern Sie:\n{goods}\n',
    header: {
      poNumber: 'B-2026-551',
      orderDate: '2026-11-12',
      requestedDate: '2026-11-25',
      contactName: 'Uwe Brandt',
      deliveryAddress: to('Brandt Technik GmbH', 'Lindenweg 5', '33602', 'Bielefeld'),
    },
  },
  {
    tongue: 'fr',
    subject: 'Commande',
    text: 'Bonjour,\n\nNous commandons :\n\n{goods}\n\nNotre numéro de commande est le CF-3307. À livrer au plus tard le 3 décembre 2026 au 8 rue des Forges, 59800 Lille. Pas de livraison partielle. Contact sur place : Luc Morel, 03 20 11 22 33.\n\nCordialement',
    header: {
      poNumber: 'CF-3307',
      requestedDate: '2026-12-03',
      contactName: 'Luc Morel',
      partialDelivery: false,
      deliveryAddress: to(null, '8 rue des Forges', '59800', 'Lille'),
    },
  },
  {
    tongue: 'fr',
    subject: 'Achat matériel',
    text: 'Notre réf. cde : 26-0417\nÉtablie le : 13/11/2026\nSouhaitée pour le : 30/11/2026\nSuivi par : Claire Petit\nLieu de dépose : Atelier Nord, 12 avenue Foch, 62000 Arras\n\nMerci de livrer\n{goods}\n',
    header: {
      poNumber: '26-0417',
      orderDate: '2026-11-13',
      requestedDate: '2026-11-30',
      contactName: 'Claire Petit',
      deliveryAddress: to('Atelier Nord', '12 avenue Foch', '62000', 'Arras'),
    },
  },
  {
    tongue: 'nl',
    subject: 'bestelling kabels',
    csv: 'Onze order;Besteldd.;Leverdd.;T.a.v.;Straat afl.;PC afl.;Plaats afl.;Artikel;Omschrijving;Aantal\nHB-771;13-11-2026;01-12-2026;Kees Mol;Kade 9;4381 AA;Vlissingen;WZ-20418;Switch 8-poorts;4\nHB-771;13-11-2026;01-12-2026;Kees Mol;Kade 9;4381 AA;Vlissingen;WZ-30977;Patchkabel 2m;25\n',
    text: 'Hallo,\n\nZie bijlage voor onze bestelling.\n\nGroet',
    header: {
      poNumber: 'HB-771',
      orderDate: '2026-11-13',
      requestedDate: '2026-12-01',
      contactName: 'Kees Mol',
      deliveryAddress: to(null, 'Kade 9', '4381 AA', 'Vlissingen'),
    },
  },
  {
    tongue: 'en',
    subject: 'order in csv',
    csv: 'CustRef,DateRaised,DateWanted,Attn,DropStreet,DropPostcode,DropTown,Item,Description,Qty\nQX-9902,2026-11-13,2026-12-01,Ann Reed,3 Quay Street,HU1 2AB,Hull,WZ-20418,Switch,4\nQX-9902,2026-11-13,2026-12-01,Ann Reed,3 Quay Street,HU1 2AB,Hull,WZ-30977,Patch cable,25\n',
    text: 'Hello,\n\nPlease process the attached order.\n\nRegards',
    header: {
      poNumber: 'QX-9902',
      orderDate: '2026-11-13',
      requestedDate: '2026-12-01',
      contactName: 'Ann Reed',
      deliveryAddress: to(null, '3 Quay Street', 'HU1 2AB', 'Hull'),
    },
  },
]
