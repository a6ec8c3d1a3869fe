import type { Random } from '../random.ts'
import { ean } from './numbers.ts'

export interface Article {
  /** Number of the distributor. */
  sku: string
  /** Number of the manufacturer. */
  mpn: string
  brand: string
  /** Model, the same in every language. */
  model: string
  family: keyof typeof NOUNS
  /** In cents. */
  price: number
  ean: string
}

const NOUNS = {
  notebook: { nl: 'notebook', en: 'laptop', de: 'Notebook', fr: 'ordinateur portable' },
  monitor: { nl: 'monitor', en: 'monitor', de: 'Bildschirm', fr: 'écran' },
  dock: { nl: 'dockingstation', en: 'docking station', de: 'Dockingstation', fr: "station d'accueil" },
  switch: { nl: 'switch', en: 'network switch', de: 'Netzwerk-Switch', fr: 'commutateur' },
  ap: { nl: 'access point', en: 'access point', de: 'Access Point', fr: "point d'accès" },
  headset: { nl: 'headset', en: 'headset', de: 'Headset', fr: 'casque' },
  toner: { nl: 'toner', en: 'toner cartridge', de: 'Toner', fr: 'toner' },
  cable: { nl: 'kabel', en: 'cable', de: 'Kabel', fr: 'câble' },
  ssd: { nl: 'SSD', en: 'SSD', de: 'SSD', fr: 'SSD' },
  licence: { nl: 'licentie 1 jaar', en: 'licence 1 year', de: 'Lizenz 1 Jahr', fr: 'licence 1 an' },
}

const RANGE: [sku: string, mpn: string, brand: string, model: string, family: keyof typeof NOUNS, price: number][] = [
  ['104.2281', '21QF003KMH', 'Tessera', 'Aero 14 G3 i7 32GB 1TB', 'notebook', 138450],
  ['104.2290', '9V7X4ET#ABH', 'Tessera', 'Aero 16 G3 i5 16GB 512GB', 'notebook', 99900],
  ['104.3107', 'C15-A5-512-QWERTY', 'Corvid', 'Slate 15 R7 16GB', 'notebook', 84995],
  ['118.0042', 'U2724DE-WOST', 'Luminar', 'U27 QHD USB-C', 'monitor', 38725],
  ['118.0055', '24E1N2100/00', 'Luminar', 'E24 FHD IPS', 'monitor', 11940],
  ['118.0071', 'VG34-UWQ', 'Luminar', 'V34 UWQHD curved', 'monitor', 61250],
  ['121.7700', '40B10135EU', 'Tessera', 'ThunderDock 135W', 'dock', 21975],
  ['121.7718', 'DK-USBC-100', 'Corvid', 'USB-C Dock 100W', 'dock', 14350],
  ['133.1200', 'CBS250-24P-4G-EU', 'Northwire', '24-port PoE+ 4xSFP', 'switch', 33210],
  ['133.1207', 'JL683A', 'Northwire', '48-port 4x10G', 'switch', 124800],
  ['133.1290', 'GS308E-400PES', 'Northwire', '8-port managed', 'switch', 4590],
  ['135.5050', 'U6-PRO', 'Northwire', 'WiFi 6 dual band', 'ap', 13995],
  ['135.5061', 'AP-555-RW', 'Northwire', 'WiFi 6E tri band', 'ap', 41200],
  ['140.9011', '999-000-481', 'Audira', 'Focus 75 UC stereo', 'headset', 15240],
  ['140.9023', '6599-833-309', 'Audira', 'Focus 55 mono', 'headset', 9875],
  ['140.9030', '26599-999-999', 'Audira', 'Talk 30 duo USB-A', 'headset', 3465],
  ['152.3301', 'CF259X', 'Inkwell', '59X black 10k', 'toner', 16890],
  ['152.3317', 'TN-247BK', 'Inkwell', '247 black 3k', 'toner', 6120],
  ['152.3318', 'TN-247C', 'Inkwell', '247 cyan 2.3k', 'toner', 7335],
  ['160.0014', 'PP6A-GRY-1.5M', 'Strand', 'Cat6A S/FTP 1.5 m', 'cable', 385],
  ['160.0027', 'OM4-LC-LC-10', 'Strand', 'OM4 LC-LC 10 m', 'cable', 1460],
  ['160.0033', 'HDMI21-2M', 'Strand', 'HDMI 2.1 2 m', 'cable', 925],
  ['171.4410', 'MZ-V9P2T0BW', 'Quarz', '990 Pro NVMe 2TB', 'ssd', 17290],
  ['171.4426', 'SSDSC2KB960G8', 'Quarz', 'DC 960GB SATA', 'ssd', 20640],
  ['190.0101', 'CFQ7TTC0LDPB:0001', 'Cumulo', 'Business Standard', 'licence', 13560],
  ['190.0140', 'FC-10-0060F-950-02-12', 'Bastion', 'UTP bundle 60F', 'licence', 54100],
]

export type Tongue = 'nl' | 'en' | 'de' | 'fr'

export function articles(random: Random, count: number): Article[] {
  return random
    .some(RANGE, count)
    .map(([sku, mpn, brand, model, family, price]) => ({ sku, mpn, brand, model, family, price, ean: ean(random) }))
}

export const named = (article: Article, tongue: Tongue) =>
  `${article.brand} ${article.model} ${NOUNS[article.family][tongue]}`
