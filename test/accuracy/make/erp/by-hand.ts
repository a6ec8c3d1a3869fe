import { line, type Sheet } from './sheet.ts'

/** Orders as people and small programs lay them out. */
export const BY_HAND: Sheet[] = [
  {
    name: 'installer',
    tongue: 'nl',
    subject: 'Bestelling BE-26-0418',
    page: `
VAN DER STEEN INSTALLATIE                                         BESTELBON
Ambachtsweg 12
3831 KA  Leusden                                    Bon      : BE-26-0418
tel. 033 - 461 22 10                                Datum    : 14-10-2026
                                                    Werk     : 26.1180 De Brink
Aan:                                                Monteur  : R. Hof
Waalzicht Distributie B.V.
Waalkade 14                                         Inkoop   : Karin de Lange
6511 XR  Nijmegen

Graag leveren op het werk, uiterlijk 22-10-2026:
Nieuwbouw De Brink
Brinklaan 3
3817 BX  Amersfoort

 Aantal    Eenh.   Art.nr.        Omschrijving                          Prijs      Bedrag
     12    st      133.1290       Switch 8-poorts managed               45,90      550,80
      4    st      135.5050       Access point WiFi 6                  139,95      559,80
    200    m       160.0099       Kabel U/UTP cat6 grijs                 0,62      124,00

                                                      Totaal excl. BTW           1.234,60
                                                      BTW 21%                      259,27
                                                      Totaal incl. BTW           1.493,87

Factuur onder vermelding van bonnummer naar facturen@vdsteen.example
`,
    fields: {
      poNumber: 'BE-26-0418',
      orderDate: '2026-10-14',
      requestedDate: '2026-10-22',
      contactName: 'Karin de Lange',
      deliveryAddress: { name: 'Nieuwbouw De Brink', street: 'Brinklaan 3', postalCode: '3817 BX', city: 'Amersfoort' },
      lines: [
        line(null, '133.1290', 'Switch 8-poorts managed', 12, 'st', '45.90', '550.80'),
        line(null, '135.5050', 'Access point WiFi 6', 4, 'st', '139.95', '559.80'),
        line(null, '160.0099', 'Kabel U/UTP cat6 grijs', 200, 'm', '0.62', '124.00'),
      ],
      subtotal: '1234.60',
      tax: '259.27',
      total: '1493.87',
    },
  },
  {
    name: 'both-numbers',
    tongue: 'en',
    subject: 'PO 7741020',
    page: `
Halden Components plc                                                       PURCHASE ORDER
Unit 4, Eastgate Park, Hull HU9 5LN
                                                                            Number        7741020
Supplier                          Ship to                                   Revision      0
Waalzicht Distributie B.V.        Halden Components plc                     Issued        02/11/2026
Waalkade 14                       Goods In, Dock 3                          Buyer         P. Aldridge
6511 XR Nijmegen                  Unit 4 Eastgate Park                      Currency      GBP
The Netherlands                   Hull HU9 5LN                              Terms         60 days EOM

Line   Our Item      Your Item        Description                        Due          Qty     Price       Value
1      H-00412       118.0055         24in FHD monitor                   20/11/2026    15     99.50    1,492.50
2      H-00977       121.7718         USB-C dock 100 W                   04/12/2026     6    119.00      714.00
3      H-01203       171.4426         SSD 960 GB SATA                    20/11/2026     2    172.00      344.00

                                                                         Sub Total              2,550.50
                                                                         Carriage                  15.00
                                                                         VAT @ 20%                513.10
                                                                         Order Total            3,078.60
Page 1 of 1
`,
    fields: {
      poNumber: '7741020',
      orderDate: '2026-11-02',
      contactName: 'P. Aldridge',
      currency: 'GBP',
      deliveryAddress: {
        name: 'Halden Components plc',
        street: 'Unit 4 Eastgate Park',
        postalCode: 'HU9 5LN',
        city: 'Hull',
      },
      lines: [
        line(1, '118.0055', '24in FHD monitor', 15, null, '99.50', '1492.50', { requestedDate: '2026-11-20' }),
        line(2, '121.7718', 'USB-C dock 100 W', 6, null, '119.00', '714.00', { requestedDate: '2026-12-04' }),
        line(3, '171.4426', 'SSD 960 GB SATA', 2, null, '172.00', '344.00', { requestedDate: '2026-11-20' }),
      ],
      subtotal: '2550.50',
      tax: '513.10',
      total: '3078.60',
    },
  },
  {
    name: 'municipality',
    tongue: 'de',
    subject: 'Bestellung 2026/1187',
    page: `
Stadt Altenrode - Zentrale Vergabe                      Rathausplatz 1, 38871 Altenrode

Firma                                                   Auskunft erteilt:   Frau Wiebke Thormann
Waalzicht Distributie B.V.                              Telefon:            03943 654-118
Waalkade 14                                             Aktenzeichen:       10.3-ze/thw
6511 XR Nijmegen                                        Datum:              05.10.2026

Bestellung Nr. 2026/1187
Ihr Angebot Nr. A-55120 vom 21.09.2026

Sehr geehrte Damen und Herren,
aufgrund Ihres o.g. Angebotes bestellen wir:

Pos.   Menge       Bezeichnung / Artikel-Nr.                     Einzelpreis       Gesamtpreis
1      10 Stück    Bildschirm U27 QHD                              387,25 EUR      3.872,50 EUR
                   Art.-Nr. 118.0042
2       3 Stück    Dockingstation 135 W                            219,75 EUR        659,25 EUR
                   Art.-Nr. 121.7700

                                                         Summe netto               4.531,75 EUR
                                                         zzgl. 19 % MwSt.            861,03 EUR
                                                         Gesamtsumme               5.392,78 EUR

Lieferanschrift:   Stadt Altenrode, Schulverwaltung, Gartenstraße 7, 38871 Altenrode
Liefertermin:      bis spätestens 30.10.2026
Rechnungsanschrift:  Stadt Altenrode, Stadtkasse, Rathausplatz 1, 38871 Altenrode
`,
    fields: {
      poNumber: '2026/1187',
      orderDate: '2026-10-05',
      requestedDate: '2026-10-30',
      contactName: 'Wiebke Thormann',
      currency: 'EUR',
      deliveryAddress: { name: 'Stadt Altenrode', street: 'Gartenstraße 7', postalCode: '38871', city: 'Altenrode' },
      invoiceAddress: { name: 'Stadt Altenrode', street: 'Rathausplatz 1', postalCode: '38871', city: 'Altenrode' },
      lines: [
        line(1, '118.0042', 'Bildschirm U27 QHD', 10, 'Stück', '387.25', '3872.50'),
        line(2, '121.7700', 'Dockingstation 135 W', 3, 'Stück', '219.75', '659.25'),
      ],
      subtotal: '4531.75',
      tax: '861.03',
      total: '5392.78',
    },
    may: { contactName: 'Frau Wiebke Thormann' },
  },
  {
    name: 'workshop',
    tongue: 'fr',
    subject: 'Commande BC26-0931',
    page: `
MENUISERIE DELVAUX SPRL                                    Bon de commande n° BC26-0931
Zoning Nord 18                                             du 12/10/2026
B-5660 Couvin                                              Dossier suivi par : Benoît Lambert
TVA BE 0447.118.224

A l'attention de Waalzicht Distributie B.V.

Veuillez nous livrer, franco, pour le 26/10/2026 au plus tard, à l'adresse suivante :
   Menuiserie Delvaux - Atelier 2
   Rue de la Scierie 41
   5660 Mariembourg

Votre réf.       Désignation                                  Qté      PU HTVA       Total HTVA
104.2290         Portable Aero 16 i5 16 Go                      2       999,00         1.998,00
140.9030         Casque duo USB-A                               5        34,65           173,25

                                                        Total HTVA                     2.171,25
                                                        TVA 21 %                         455,96
                                                        Total TVAC                     2.627,21
`,
    fields: {
      poNumber: 'BC26-0931',
      orderDate: '2026-10-12',
      requestedDate: '2026-10-26',
      contactName: 'Benoît Lambert',
      deliveryAddress: {
        name: 'Menuiserie Delvaux',
        street: 'Rue de la Scierie 41',
        postalCode: '5660',
        city: 'Mariembourg',
      },
      lines: [
        line(null, '104.2290', 'Portable Aero 16 i5 16 Go', 2, null, '999.00', '1998.00'),
        line(null, '140.9030', 'Casque duo USB-A', 5, null, '34.65', '173.25'),
      ],
      subtotal: '2171.25',
      tax: '455.96',
      total: '2627.21',
    },
    may: { deliveryAddress: { name: 'Menuiserie Delvaux - Atelier 2' } },
  },
  {
    name: 'american',
    tongue: 'en',
    subject: 'Purchase Order 10-55872',
    page: `
                                        PURCHASE ORDER

P.O. Number: 10-55872                                     P.O. Date: 10/23/2026
Vendor ID: 90031                                          Ship Via: FedEx Ground
                                                          F.O.B.: Destination
TO:                                                       SHIP TO:
Waalzicht Distributie B.V.                                Lakeshore Imaging Inc.
Waalkade 14                                               1200 Harbor Blvd
6511 XR Nijmegen                                          Austin, TX 78701
Netherlands                                               USA

REQUISITIONER            REQ. DELIVERY         TERMS
Dana Whitfield           11/13/2026            Net 30

QTY      UOM      PART NO.          DESCRIPTION                        UNIT PRICE        AMOUNT
8        EA       135.5061          Access point WiFi 6E               $ 412.00          $ 3,296.00
25       EA       160.0033          HDMI 2.1 cable 2 m                 $ 9.25            $ 231.25

                                                                       SUBTOTAL          $ 3,527.25
                                                                       SALES TAX         $ 0.00
                                                                       TOTAL             $ 3,527.25
`,
    fields: {
      poNumber: '10-55872',
      orderDate: '2026-10-23',
      requestedDate: '2026-11-13',
      contactName: 'Dana Whitfield',
      shippingMethod: 'FedEx Ground',
      currency: 'USD',
      deliveryAddress: {
        name: 'Lakeshore Imaging Inc.',
        street: '1200 Harbor Blvd',
        postalCode: '78701',
        city: 'Austin',
        country: 'US',
      },
      lines: [
        line(null, '135.5061', 'Access point WiFi 6E', 8, 'EA', '412.00', '3296.00'),
        line(null, '160.0033', 'HDMI 2.1 cable 2 m', 25, 'EA', '9.25', '231.25'),
      ],
      subtotal: '3527.25',
      total: '3527.25',
    },
    may: { tax: '0.00' },
  },
  {
    name: 'per-hundred',
    tongue: 'de',
    subject: 'Bestellung EB-40117',
    page: `
Kappler Schaltanlagen KG   Im Gewerbepark 9   72250 Freudenstadt

BESTELLUNG  EB-40117                                             Seite 1

Bestelldatum ......... 19.10.2026        Besteller ........... H. Kappler jun.
Wunschtermin ......... 02.11.2026        Unsere Lief.-Nr. .... 70441
Versandart ........... DHL Paket         Zahlung ............. 14 Tage 2 %, 30 Tage netto

Lieferung an .........
Kappler Schaltanlagen KG
Werk 2
Lange Gasse 88
72250 Freudenstadt

------------------------------------------------------------------------------------------
Pos   Artikel        Bezeichnung                  Menge ME      Preis   je   Rab.%     Wert EUR
------------------------------------------------------------------------------------------
010   160.0014       Patchkabel Cat6A 1,5 m       500 Stk      385,00  100            1.925,00
020   160.0027       LWL-Kabel OM4 10 m            40 Stk       14,60    1    5,0       554,80
------------------------------------------------------------------------------------------
                                                  Bestellwert netto                   2.479,80
Teillieferungen nicht erlaubt. Bitte Auftragsbestätigung binnen 3 Tagen.
`,
    fields: {
      poNumber: 'EB-40117',
      orderDate: '2026-10-19',
      requestedDate: '2026-11-02',
      contactName: 'H. Kappler',
      shippingMethod: 'DHL Paket',
      partialDelivery: false,
      currency: 'EUR',
      deliveryAddress: {
        name: 'Kappler Schaltanlagen KG',
        street: 'Lange Gasse 88',
        postalCode: '72250',
        city: 'Freudenstadt',
      },
      lines: [
        line(10, '160.0014', 'Patchkabel Cat6A 1,5 m', 500, 'Stk', '3.85', '1925.00'),
        line(20, '160.0027', 'LWL-Kabel OM4 10 m', 40, 'Stk', '14.60', '554.80'),
      ],
      subtotal: '2479.80',
    },
    may: { contactName: 'H. Kappler jun.' },
  },
  {
    name: 'school',
    tongue: 'nl',
    subject: 'inkooporder 2026-IO-0093',
    page: `
                           INKOOPORDER                     Scholengroep Rijnhof
                                                           Afd. ICT & Huisvesting
Ordernummer    2026-IO-0093                                Postbus 214
Kostenplaats   4410                                        6800 AE Arnhem
Besteldatum    8 oktober 2026
Aanvrager      mw. S. Oudejans                             Leverancier
Akkoord        J.W. Pieterse                               Waalzicht Distributie B.V.
Levering       tussen 9:00 en 15:00, vóór 30 oktober 2026  Waalkade 14, 6511 XR Nijmegen

Afleveradres                                               Factuuradres
Rijnhof College, t.a.v. conciërge                          Scholengroep Rijnhof
Kloosterstraat 2                                           Postbus 214
6815 CD Arnhem                                             6800 AE Arnhem

Regel  Productcode     Product                                Stuks    Prijs p.st. excl.    Totaal excl.
1      104.3107        Notebook Slate 15 R7 16GB                 30        € 849,95        € 25.498,50
2      118.0055        Monitor E24 FHD                           30        € 119,40        €  3.582,00

                                                              Totaal exclusief btw         € 29.080,50
                                                              21% btw                      €  6.106,91
                                                              Totaal inclusief btw         € 35.187,41
`,
    fields: {
      poNumber: '2026-IO-0093',
      orderDate: '2026-10-08',
      requestedDate: '2026-10-30',
      contactName: 'S. Oudejans',
      currency: 'EUR',
      deliveryAddress: { name: 'Rijnhof College', street: 'Kloosterstraat 2', postalCode: '6815 CD', city: 'Arnhem' },
      invoiceAddress: { name: 'Scholengroep Rijnhof', street: 'Postbus 214', postalCode: '6800 AE', city: 'Arnhem' },
      lines: [
        line(1, '104.3107', 'Notebook Slate 15 R7 16GB', 30, null, '849.95', '25498.50'),
        line(2, '118.0055', 'Monitor E24 FHD', 30, null, '119.40', '3582.00'),
      ],
      subtotal: '29080.50',
      tax: '6106.91',
      total: '35187.41',
    },
    may: { contactName: 'mw. S. Oudejans' },
  },
  {
    name: 'hospital',
    tongue: 'fr',
    subject: "Bon d'achat 26 004417",
    page: `
CENTRE HOSPITALIER DE VERDELLES                          Direction des achats
                                                         Tél. 03 44 51 20 00
ENGAGEMENT / BON D'ACHAT                                 Gestionnaire : Mme Sylvie Perrault

N° d'achat : 26004417          Date d'émission : 15/10/2026          Marché : sans
Fournisseur : 3318 WAALZICHT DISTRIBUTIE                 Votre offre : Q26-00871 du 01/10/2026

LIEU DE LIVRAISON                          ADRESSE DE FACTURATION
CH de Verdelles - Magasin général          CH de Verdelles - Service financier
4 rue des Tanneurs                         1 place de l'Hôtel-Dieu
60400 Verdelles                            60400 Verdelles
Réception de 8h à 11h30

Code          Libellé                                 Quantité    Unité     P.U. HT     Rem.     Montant HT
152.3301      Toner 59X noir 10k                           12     pce        168,90     10%        1.824,12
152.3318      Toner 247 cyan                                6     pce         73,35                  440,10

Délai de livraison : 05/11/2026                          Total HT                          2.264,22
                                                         TVA 20,00 %                         452,84
                                                         Total TTC                         2.717,06
`,
    fields: {
      poNumber: '26004417',
      orderDate: '2026-10-15',
      requestedDate: '2026-11-05',
      contactName: 'Sylvie Perrault',
      deliveryAddress: {
        name: 'CH de Verdelles',
        street: '4 rue des Tanneurs',
        postalCode: '60400',
        city: 'Verdelles',
      },
      invoiceAddress: {
        name: 'CH de Verdelles',
        street: "1 place de l'Hôtel-Dieu",
        postalCode: '60400',
        city: 'Verdelles',
      },
      lines: [
        line(null, '152.3301', 'Toner 59X noir 10k', 12, 'pce', '168.90', '1824.12'),
        line(null, '152.3318', 'Toner 247 cyan', 6, 'pce', '73.35', '440.10'),
      ],
      subtotal: '2264.22',
      tax: '452.84',
      total: '2717.06',
    },
    may: { contactName: 'Mme Sylvie Perrault' },
  },
  {
    name: 'call-off',
    tongue: 'en',
    subject: 'Call-off order CO-118/26',
    page: `
Brightwater Utilities Ltd - Supply Chain                       CALL-OFF ORDER

Call-off no.              CO-118/26
Framework                 FW-2025-0071
Raised by                 Tom Ridley
Raised on                 6 November 2026
Required on site          23 November 2026
Delivery point            Brightwater Utilities, Eel Pie Works, Wharf Lane 9, Reading RG1 8DF
Part deliveries           Acceptable
Haulier                   DPD

Item   Catalogue ref    Item description                     Pack    Ordered     Rate        Line value
10     133.1207         48-port switch 4x10G                 each          3     1,248.00      3,744.00
20     171.4410         990 Pro NVMe 2TB                     each         14       172.90      2,420.60

Net order value   6,164.60        VAT   1,232.92        Gross   7,397.52
All invoices must quote the call-off number.
`,
    fields: {
      poNumber: 'CO-118/26',
      orderDate: '2026-11-06',
      requestedDate: '2026-11-23',
      contactName: 'Tom Ridley',
      shippingMethod: 'DPD',
      partialDelivery: true,
      deliveryAddress: {
        name: 'Brightwater Utilities',
        street: 'Wharf Lane 9',
        postalCode: 'RG1 8DF',
        city: 'Reading',
      },
      lines: [
        line(10, '133.1207', '48-port switch 4x10G', 3, 'each', '1248.00', '3744.00'),
        line(20, '171.4410', '990 Pro NVMe 2TB', 14, 'each', '172.90', '2420.60'),
      ],
      subtotal: '6164.60',
      tax: '1232.92',
      total: '7397.52',
    },
  },
  {
    name: 'bilingual',
    tongue: 'nl',
    subject: 'Order / Bestelling 88-10442',
    page: `
NORDVIK MARINE BV                                 Bestelling / Purchase order
Havenkade 77, 4382 NG Vlissingen

Ordernummer / Order number       88-10442         Afleveradres / Delivery address
Datum / Date                     03-11-2026       Nordvik Marine BV
Inkoper / Buyer                  Joris Maas       Werf 3, Havenkade 81
Leverdatum / Delivery date       17-11-2026       4382 NG Vlissingen
Vervoerder / Carrier             Eigen vervoer    Nederland

Pos.   Artikelnr.     Omschrijving           Aantal     Prijs        Totaal
       Item no.       Description            Quantity   Price        Total
1      140.9011       Headset stereo UC           6     152,40       914,40
2      190.0140       UTP bundel 60F 1 jr         1     541,00       541,00

Subtotaal / Subtotal          1.455,40
BTW / VAT 21%                   305,63
Totaal / Total EUR            1.761,03
`,
    fields: {
      poNumber: '88-10442',
      orderDate: '2026-11-03',
      requestedDate: '2026-11-17',
      contactName: 'Joris Maas',
      shippingMethod: 'Eigen vervoer',
      currency: 'EUR',
      deliveryAddress: {
        name: 'Nordvik Marine BV',
        street: 'Havenkade 81',
        postalCode: '4382 NG',
        city: 'Vlissingen',
        country: 'NL',
      },
      lines: [
        line(1, '140.9011', 'Headset stereo UC', 6, null, '152.40', '914.40'),
        line(2, '190.0140', 'UTP bundel 60F 1 jr', 1, null, '541.00', '541.00'),
      ],
      subtotal: '1455.40',
      tax: '305.63',
      total: '1761.03',
    },
  },
  {
    name: 'no-prices',
    tongue: 'de',
    subject: 'Abruf 4711-03',
    page: `
Lieferabruf 4711-03                                     Hansa Robotik GmbH
zum Rahmenauftrag 4711                                  Speicherstraße 20
                                                        28195 Bremen
Abrufdatum:        21.10.2026
Abgerufen von:     Ole Petersen
Abladestelle:      Tor 4, Hansa Robotik GmbH, Speicherstraße 24, 28195 Bremen

Sachnummer        Benennung                           Abrufmenge    Einheit    Eintrefftermin
121.7700          Dockingstation 135 W                        20    St         09.11.2026
121.7718          Dockingstation 100 W                        35    St         16.11.2026
140.9023          Headset mono                                50    St         16.11.2026
`,
    fields: {
      poNumber: '4711-03',
      orderDate: '2026-10-21',
      contactName: 'Ole Petersen',
      deliveryAddress: { name: 'Hansa Robotik GmbH', street: 'Speicherstraße 24', postalCode: '28195', city: 'Bremen' },
      lines: [
        line(null, '121.7700', 'Dockingstation 135 W', 20, 'St', null, null, { requestedDate: '2026-11-09' }),
        line(null, '121.7718', 'Dockingstation 100 W', 35, 'St', null, null, { requestedDate: '2026-11-16' }),
        line(null, '140.9023', 'Headset mono', 50, 'St', null, null, { requestedDate: '2026-11-16' }),
      ],
    },
  },
  {
    name: 'webshop',
    tongue: 'nl',
    subject: 'Order #100284 van Tegelhuys',
    page: `
Tegelhuys Webinkoop - order #100284

Besteld op: dinsdag 13 oktober 2026
Besteld door: Mirjam Kok (mirjam@tegelhuys.example, 06-12345678)
Onze referentie: 100284
Gewenste leverdag: woensdag 21 oktober 2026
Verzending: PostNL Pakket
Deellevering toegestaan? Ja

Bezorgadres
Tegelhuys Utrecht
Franciscusdreef 60
3565 AC Utrecht

Factuuradres
Tegelhuys Holding B.V.
Postbus 88
3500 AB Utrecht

Product                                Artikelcode      Prijs       Aantal     Totaal
Monitor U27 QHD USB-C                  118.0042         € 387,25         2     € 774,50
Dock USB-C 100W                        121.7718         € 143,50         2     € 287,00
Verzendkosten                                                                  €   9,95

Subtotaal                                                                    € 1.071,45
Btw (21%)                                                                    €   225,00
Totaal                                                                       € 1.296,45
`,
    fields: {
      poNumber: '100284',
      orderDate: '2026-10-13',
      requestedDate: '2026-10-21',
      contactName: 'Mirjam Kok',
      shippingMethod: 'PostNL Pakket',
      partialDelivery: true,
      currency: 'EUR',
      deliveryAddress: {
        name: 'Tegelhuys Utrecht',
        street: 'Franciscusdreef 60',
        postalCode: '3565 AC',
        city: 'Utrecht',
      },
      invoiceAddress: { name: 'Tegelhuys Holding B.V.', street: 'Postbus 88', postalCode: '3500 AB', city: 'Utrecht' },
      lines: [
        line(null, '118.0042', 'Monitor U27 QHD USB-C', 2, null, '387.25', '774.50'),
        line(null, '121.7718', 'Dock USB-C 100W', 2, null, '143.50', '287.00'),
      ],
      subtotal: '1071.45',
      tax: '225.00',
      total: '1296.45',
    },
  },
]
