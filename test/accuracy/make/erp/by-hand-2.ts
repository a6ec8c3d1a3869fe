import { line, type Sheet } from './sheet.ts'

/** More pages, made after the readers could read the first ones. */
export const MORE_BY_HAND: Sheet[] = [
  {
    name: 'garage',
    tongue: 'nl',
    subject: 'bestelling 26-3317 autobedrijf Vroom',
    page: `
Autobedrijf Vroom V.O.F.                                        Bestelling aan leverancier
Rijksweg 210                                                    ---------------------------------
7951 DK Staphorst                                               Nummer ........ 26-3317
KvK 05059118                                                    Van ........... 29-10-2026
                                                                Door .......... Gerrit Vroom
                                                                Ontvangst ..... 06-11-2026

WAALZICHT DISTRIBUTIE B.V., WAALKADE 14, 6511 XR NIJMEGEN

Lever op : Rijksweg 212 (achterom), 7951 DK Staphorst

     Stuks  Nummer        Artikel                                    á          bedrag
     -----  ------------  ----------------------------------  ----------  ------------
         2  118.0055      Beeldscherm E24 FHD IPS                 119,40        238,80
         1  121.7718      Dock USB-C 100W                         143,50        143,50
         6  160.0033      HDMI-kabel 2 m                            9,25         55,50
                                                                           -----------
                                                            Netto              437,80
                                                            21% BTW             91,94
                                                            Bruto              529,74
`,
    fields: {
      poNumber: '26-3317',
      orderDate: '2026-10-29',
      requestedDate: '2026-11-06',
      contactName: 'Gerrit Vroom',
      deliveryAddress: { street: 'Rijksweg 212', postalCode: '7951 DK', city: 'Staphorst' },
      lines: [
        line(null, '118.0055', 'Beeldscherm E24 FHD IPS', 2, null, '119.40', '238.80'),
        line(null, '121.7718', 'Dock USB-C 100W', 1, null, '143.50', '143.50'),
        line(null, '160.0033', 'HDMI-kabel 2 m', 6, null, '9.25', '55.50'),
      ],
      subtotal: '437.80',
      tax: '91.94',
      total: '529.74',
    },
    may: { deliveryAddress: { street: 'Rijksweg 212 (achterom)' } },
  },
  {
    name: 'university',
    tongue: 'en',
    subject: 'PO UNI-0088213',
    page: `
University of Westmarch                                                    Purchase Order UNI-0088213
Finance Directorate

Order placed with                  Deliver goods to                        Send invoice to
Waalzicht Distributie B.V.         University of Westmarch                 ap@westmarch.example
Waalkade 14                        Stores, Engineering Building            University of Westmarch
6511 XR Nijmegen                   College Road                            Finance Directorate
NETHERLANDS                        Westmarch WM3 7QP                       Old Court
                                                                           Westmarch WM1 1AA

Date of order                      Goods required by                       Department contact
27 Oct 2026                        13 Nov 2026                             Dr Imogen Castle

Line  Product                       Product code         Quantity    Unit price     VAT      Net price
  1   Network switch 24-port PoE+   133.1200                    4        332.10     20%       1,328.40
  2   Headset mono                  140.9023                   10         98.75     20%         987.50

                                                         Total net                            2,315.90
                                                         Total VAT                              463.18
                                                         TOTAL GBP                            2,779.08

Please quote the purchase order number on your invoice. Deliveries 09:00 - 16:00 only.
`,
    fields: {
      poNumber: 'UNI-0088213',
      orderDate: '2026-10-27',
      requestedDate: '2026-11-13',
      contactName: 'Imogen Castle',
      currency: 'GBP',
      deliveryAddress: {
        name: 'University of Westmarch',
        street: 'College Road',
        postalCode: 'WM3 7QP',
        city: 'Westmarch',
      },
      invoiceAddress: {
        name: 'University of Westmarch',
        street: 'Old Court',
        postalCode: 'WM1 1AA',
        city: 'Westmarch',
      },
      lines: [
        line(1, '133.1200', 'Network switch 24-port PoE+', 4, null, '332.10', '1328.40'),
        line(2, '140.9023', 'Headset mono', 10, null, '98.75', '987.50'),
      ],
      subtotal: '2315.90',
      tax: '463.18',
      total: '2779.08',
    },
    may: { contactName: 'Dr Imogen Castle' },
  },
  {
    name: 'machine-maker',
    tongue: 'de',
    subject: 'Einkaufsbestellung 45-118220',
    page: `
Rottmann Pumpentechnik GmbH & Co. KG, Postfach 11 40, 59423 Unna

Waalzicht Distributie B.V.                               EINKAUFSBESTELLUNG
Waalkade 14                                              Beleg            45-118220
6511 XR Nijmegen                                         vom              30.10.2026
NIEDERLANDE                                              Lieferant Nr.    70 881
                                                         Einkäufer        Bernd Schäfer
Warenanschrift:                                          Durchwahl        02303 / 771-214
Rottmann Pumpentechnik GmbH & Co. KG                     Ihr Angebot      A26-0118 / 20.10.2026
Halle 7
Friedrich-Ebert-Str. 118                                 Anlieferung      KW 47, spät. 20.11.2026
59425 Unna                                               Versand          frei Haus, Spedition Dachser

Pos  Menge      Teile-Nr.                    Preis/EH        PE    Gesamt EUR
     Bezeichnung
-----------------------------------------------------------------------------
1    20 STK     104.2290                       999,00         1     19.980,00
     Notebook Aero 16 i5 16GB 512GB
2    300 STK    160.0014                       385,00       100      1.155,00
     Patchkabel Cat6A 1,5 m
-----------------------------------------------------------------------------
                                               Summe                21.135,00
`,
    fields: {
      poNumber: '45-118220',
      orderDate: '2026-10-30',
      requestedDate: '2026-11-20',
      contactName: 'Bernd Schäfer',
      currency: 'EUR',
      shippingMethod: 'frei Haus, Spedition Dachser',
      deliveryAddress: {
        name: 'Rottmann Pumpentechnik GmbH & Co. KG',
        street: 'Friedrich-Ebert-Str. 118',
        postalCode: '59425',
        city: 'Unna',
      },
      lines: [
        line(1, '104.2290', 'Notebook Aero 16 i5 16GB 512GB', 20, 'STK', '999.00', '19980.00'),
        line(2, '160.0014', 'Patchkabel Cat6A 1,5 m', 300, 'STK', '3.85', '1155.00'),
      ],
      total: '21135.00',
    },
    may: { subtotal: '21135.00' },
  },
  {
    name: 'retailer',
    tongue: 'fr',
    subject: 'CDE 2026-7714',
    page: `
MAISON FERRAND & FILS                                    COMMANDE FOURNISSEUR
22 quai des Salinières                                   N° 2026-7714
33000 Bordeaux                                           Page 1/1

Fournisseur : WAALZICHT (F0118)                          Bordeaux, le 28 octobre 2026
Affaire suivie par Claire Monnier                        Tél. direct 05 56 00 11 22

Expédier à :                                             Facturer à :
Ferrand Entrepôt                                         Maison Ferrand & Fils
ZA des Lacs, 7 allée du Plan d'eau                       22 quai des Salinières
33520 Bruges                                             33000 Bordeaux

Port : franco        Transport : Chronopost        Délai impératif : 12/11/2026

Réf. fourn.     Désignation                       Qté cdée    P.A. HT     % rem    P.A. net     Total HT
118.0042        Écran U27 QHD USB-C                      4     387,25       5,00     367,89     1 471,55
140.9011        Casque stéréo UC                         8     152,40                152,40     1 219,20

                                                              Total HT                          2 690,75 €
                                                              TVA 20 %                            538,15 €
                                                              Net à payer                       3 228,90 €
`,
    fields: {
      poNumber: '2026-7714',
      orderDate: '2026-10-28',
      requestedDate: '2026-11-12',
      contactName: 'Claire Monnier',
      currency: 'EUR',
      shippingMethod: 'Chronopost',
      deliveryAddress: {
        name: 'Ferrand Entrepôt',
        street: "7 allée du Plan d'eau",
        postalCode: '33520',
        city: 'Bruges',
      },
      invoiceAddress: {
        name: 'Maison Ferrand & Fils',
        street: '22 quai des Salinières',
        postalCode: '33000',
        city: 'Bordeaux',
      },
      lines: [
        line(null, '118.0042', 'Écran U27 QHD USB-C', 4, null, '367.89', '1471.55'),
        line(null, '140.9011', 'Casque stéréo UC', 8, null, '152.40', '1219.20'),
      ],
      subtotal: '2690.75',
      tax: '538.15',
      total: '3228.90',
    },
    may: { lines: [{ unitPrice: '387.25' }, {}] },
  },
  {
    name: 'contractor',
    tongue: 'en',
    subject: 'Order ref K/2210/07',
    page: `
KINGSMEAD FIT-OUT LTD                 Site order

Our ref:  K/2210/07                   Date:  4th November 2026
Job:      2210 Parkside House         Ordered by:  Liam Doyle 07700 900118

To Waalzicht Distributie B.V.

Please supply and deliver to site on 16th November 2026, before noon:

Qty   Code        Item                                   Each        Total
 6    135.5050    Access point WiFi 6 dual band          £139.95     £839.70
 2    133.1290    Switch 8 port managed                  £45.90      £91.80

                                              Goods      £931.50
                                              VAT 20%    £186.30
                                              Due        £1,117.80

Site address: Parkside House, 40 Abbey Street, Derby DE22 3SS
Invoice address: Kingsmead Fit-Out Ltd, 3 Mill Yard, Derby DE1 1AB
`,
    fields: {
      poNumber: 'K/2210/07',
      orderDate: '2026-11-04',
      requestedDate: '2026-11-16',
      contactName: 'Liam Doyle',
      currency: 'GBP',
      deliveryAddress: { name: 'Parkside House', street: '40 Abbey Street', postalCode: 'DE22 3SS', city: 'Derby' },
      invoiceAddress: { name: 'Kingsmead Fit-Out Ltd', street: '3 Mill Yard', postalCode: 'DE1 1AB', city: 'Derby' },
      lines: [
        line(null, '135.5050', 'Access point WiFi 6 dual band', 6, null, '139.95', '839.70'),
        line(null, '133.1290', 'Switch 8 port managed', 2, null, '45.90', '91.80'),
      ],
      subtotal: '931.50',
      tax: '186.30',
      total: '1117.80',
    },
  },
  {
    name: 'care-home',
    tongue: 'nl',
    subject: 'Inkooporder ZH-2026-00518',
    page: `
Zorggroep Het Hooge Land                                   I N K O O P O R D E R

Inkoopordernummer:      Orderdatum:        Gewenste leverweek:      Pagina:
ZH-2026-00518           26-10-2026         2026-46                  1 / 1

Leverancier:                               Besteller:
Waalzicht Distributie B.V.                 Naam: Petra Hendriks
Waalkade 14                                Afdeling: I&A
6511 XR NIJMEGEN                           E-mail: p.hendriks@hoogeland.example

Te leveren op:                             Te factureren aan:
Locatie Veldzicht                          Zorggroep Het Hooge Land
Parallelweg 6                              Postbus 40
6971 LB BRUMMEN                            6950 AA DIEREN

Artikelnummer    Artikelnummer      Omschrijving                 Aantal   Eenheid   Prijs per   Regel-
leverancier      fabrikant                                                         eenheid     bedrag
121.7700         40B10135EU         ThunderDock 135W                 10   stuk        219,75    2.197,50
140.9030         26599-999-999      Headset Talk 30 duo USB-A        25   stuk         34,65      866,25

                                                         Totaalbedrag exclusief btw        3.063,75
                                                         Btw                                 643,39
                                                         Totaalbedrag inclusief btw        3.707,14
`,
    fields: {
      poNumber: 'ZH-2026-00518',
      orderDate: '2026-10-26',
      contactName: 'Petra Hendriks',
      deliveryAddress: { name: 'Locatie Veldzicht', street: 'Parallelweg 6', postalCode: '6971 LB', city: 'BRUMMEN' },
      invoiceAddress: { name: 'Zorggroep Het Hooge Land', street: 'Postbus 40', postalCode: '6950 AA', city: 'DIEREN' },
      lines: [
        line(null, '121.7700', 'ThunderDock 135W', 10, 'stuk', '219.75', '2197.50', {
          manufacturerPartNumber: '40B10135EU',
        }),
        line(null, '140.9030', 'Headset Talk 30 duo USB-A', 25, 'stuk', '34.65', '866.25', {
          manufacturerPartNumber: '26599-999-999',
        }),
      ],
      subtotal: '3063.75',
      tax: '643.39',
      total: '3707.14',
    },
  },
  {
    name: 'swiss',
    tongue: 'de',
    subject: 'Bestellung B-2026-4410',
    page: `
Seeblick Hotels AG                                  Bestellung        B-2026-4410
Uferstrasse 12                                      Bestelldatum      02.11.2026
8808 Pfäffikon                                      Ihre Kontaktperson    Reto Zgraggen
Schweiz                                             Lieferung bis     23.11.2026

Lieferadresse                                       Rechnungsadresse
Hotel Seeblick                                      Seeblick Hotels AG
Wareneingang UG                                     Kreditoren
Uferstrasse 14                                      Uferstrasse 12
8808 Pfäffikon                                      8808 Pfäffikon

Pos. Artikel-Nr.   Bezeichnung                Anzahl  Einh.  Preis CHF     Betrag CHF
1    118.0071      Monitor V34 curved              8  Stk.      612.50       4'900.00
2    121.7718      USB-C Dock 100W                12  Stk.      143.50       1'722.00

Zwischentotal                                                              6'622.00
MWST 8.1%                                                                    536.38
Total CHF                                                                  7'158.38
`,
    fields: {
      poNumber: 'B-2026-4410',
      orderDate: '2026-11-02',
      requestedDate: '2026-11-23',
      contactName: 'Reto Zgraggen',
      currency: 'CHF',
      deliveryAddress: { name: 'Hotel Seeblick', street: 'Uferstrasse 14', postalCode: '8808', city: 'Pfäffikon' },
      invoiceAddress: { name: 'Seeblick Hotels AG', street: 'Uferstrasse 12', postalCode: '8808', city: 'Pfäffikon' },
      lines: [
        line(1, '118.0071', 'Monitor V34 curved', 8, 'Stk.', '612.50', '4900.00'),
        line(2, '121.7718', 'USB-C Dock 100W', 12, 'Stk.', '143.50', '1722.00'),
      ],
      subtotal: '6622.00',
      tax: '536.38',
      total: '7158.38',
    },
  },
]
