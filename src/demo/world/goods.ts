/** What the invented distributor sells. Makers, names and numbers are invented; EANs are of the range that no maker gets. */

export interface Good {
  sku: string
  manufacturer: string
  mpn: string
  ean: string
  description: string
  /** Without VAT, in EUR. */
  price: string
  stock: number
  /** Days from the first day of the world until it is expected again; absent: the supplier gave no date. */
  expectedIn?: number
  software?: boolean
  ended?: boolean
  reverseCharge?: boolean
  warrantyMonths: number
}

type Row = [sku: string, mpn: string, description: string, price: string, stock: number, more?: Partial<Good>]

/** GTIN-13: weights 3 and 1 from the right (domain facts: articles). */
function eanOf(n: number): string {
  const digits = `2${String(n).padStart(11, '0')}`
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

let count = 0
const make = (manufacturer: string, warrantyMonths: number, rows: Row[]): Good[] =>
  rows.map(([sku, mpn, description, price, stock, more]) => {
    count += 1
    return { sku, manufacturer, mpn, ean: eanOf(count), description, price, stock, warrantyMonths, ...more }
  })

export const goods: Good[] = [
  ...make('Wachtlinde', 24, [
    ['LH-FW40', 'WL-FW40-N', 'Firewall 40, 5 poorten', '289.00', 0, { ended: true }],
    ['LH-FW60', 'WL-FW60-N', 'Firewall 60, 8 poorten', '412.35', 34],
    ['LH-FW100', 'WL-FW100-N', 'Firewall 100, 16 poorten', '1249.00', 6, { expectedIn: 14 }],
    ['LH-FW200', 'WL-FW200-N', 'Firewall 200, rackmodel', '3890.00', 0, { expectedIn: 24 }],
    ['LH-LIC-FW60-1Y', 'WL-LIC60-12', 'Licentie Firewall 60, 1 jaar', '95.00', 0, { software: true, expectedIn: 1 }],
    [
      'LH-LIC-FW100-1Y',
      'WL-LIC100-12',
      'Licentie Firewall 100, 1 jaar',
      '240.00',
      0,
      { software: true, expectedIn: 1 },
    ],
    ['LH-LIC-FW100-3Y', 'WL-LIC100-36', 'Licentie Firewall 100, 3 jaar', '610.00', 0, { software: true }],
    ['LH-LIC-VPN25', 'WL-VPN-25', 'Licentie VPN, 25 gebruikers', '180.00', 0, { software: true, expectedIn: 1 }],
  ]),
  ...make('Noordnet', 36, [
    ['LH-SW8', 'NN-SW8-G', 'Switch 8 poorten', '79.50', 120],
    ['LH-SW24', 'NN-SW24-G', 'Switch 24 poorten', '319.00', 26],
    ['LH-SW24P', 'NN-SW24-GP', 'Switch 24 poorten PoE', '489.00', 9, { expectedIn: 10 }],
    ['LH-SW48', 'NN-SW48-G', 'Switch 48 poorten', '640.00', 11],
    ['LH-SW48P', 'NN-SW48-GP', 'Switch 48 poorten PoE', '899.00', 1, { expectedIn: 18 }],
    ['LH-AP6', 'NN-AP6-I', 'Access point 6, binnen', '168.00', 85],
    ['LH-AP6-OUT', 'NN-AP6-O', 'Access point 6, buiten', '249.00', 0, { expectedIn: 32 }],
    ['LH-AP7', 'NN-AP7-I', 'Access point 7, binnen', '265.00', 4],
    ['LH-CTRL10', 'NN-CTRL-10', 'Wifi-controller, 10 access points', '355.00', 7],
  ]),
  ...make('Kabelwerf', 12, [
    ['LH-SFP1', 'KW-SFP-1G', 'Transceiver SFP 1G', '24.80', 240],
    ['LH-SFP10', 'KW-SFP-10G', 'Transceiver SFP+ 10G', '58.40', 96],
    ['LH-DAC3', 'KW-DAC-3M', 'DAC-kabel 10G, 3 m', '31.20', 60],
    ['LH-CAT6-3', 'KW-C6-3M', 'Patchkabel Cat6, 3 m', '4.15', 1800],
    ['LH-CAT6-10', 'KW-C6-10M', 'Patchkabel Cat6, 10 m', '8.90', 620],
    ['LH-INJ30', 'KW-INJ-30', 'PoE-injector 30 W', '27.50', 44],
  ]),
  ...make('Helderman', 36, [
    ['LH-MON24', 'HM-24-FHD', 'Monitor 24 inch', '149.00', 52],
    ['LH-MON27', 'HM-27-QHD', 'Monitor 27 inch', '238.00', 40],
    ['LH-LT14', 'HM-LT14-16', 'Laptop 14 inch, 16 GB', '980.00', 15, { reverseCharge: true }],
    ['LH-TAB11', 'HM-TAB11', 'Tablet 11 inch', '419.00', 22, { reverseCharge: true }],
  ]),
  ...make('Sluiswerk', 24, [
    ['LH-NAS4', 'SW-NAS-4', 'NAS, 4 schijven', '545.00', 8],
    ['LH-UPS1500', 'SW-UPS-15', 'UPS 1500 VA', '398.00', 0, { expectedIn: 12 }],
    ['LH-BKP-10', 'SW-BKP-10', 'Back-upsoftware, 10 werkplekken', '310.00', 0, { software: true }],
  ]),
]

const good = (sku: string): Good => {
  const found = goods.find(it => it.sku === sku)
  if (!found) throw new Error(`the world does not sell ${sku}`)
  return found
}

/** The articles of which the sample mails speak. */
export const articles = {
  firewall: good('LH-FW60'),
  licence: good('LH-LIC-FW60-1Y'),
  switch24: good('LH-SW24'),
  switch48: good('LH-SW48P'),
  accessPoint: good('LH-AP6'),
  transceiver: good('LH-SFP10'),
  cable: good('LH-CAT6-3'),
  monitor: good('LH-MON27'),
}
