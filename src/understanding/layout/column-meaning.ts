import { meant, stems } from '../values/stems.ts'
import type { Meaning } from '../values/stems.ts'
import type { Column } from './columns.ts'

const CODED = stems('nr num no$ code kode id$ ref kenn sku teil part pn$ cod$ zeichen type typ$ model')
const ARTICLE = stems(
  '^art ^item ^prod ^mat ^sku ^part ^teil ^ware ^goed ^good ^stock ^cat ^kat ^hard ^onderdeel ^model ^sach ^ident ^piece ^bien artikel article product produkt produit material',
)
const NUMBERED = new RegExp(`${CODED.source}|${ARTICLE.source}`)
const MAKER = stems(
  'fabr herst manuf ^mfr ^mfg mfr$ mfg$ ^oem ^maker maker$ ^merk merk$ ^brand brand$ constr producent producer produz vendorpart ^mpn marque marke',
)
const DELIVERY = stems(
  '^lev aflever ^afl lever ^lief liefer ^del deliv ^dlv ^ship ^dispatch ^despatch ^livr livr ^liv ^anlief ^wunsch wunsch gewens gewun ^req requ ^need need wanted souhait voulu nodig benot bedarf ^due due$ ^verz ^versand ^expect verwacht erwart ^ontv ^receipt ^arriv ^eta eta$ ech promis prevu planned gepland want wareneing eingang zustell eintreff besoin demand',
)
const DAY = stems(
  'dat ^dt when wanneer wann$ quand dag day tag$ jour termin week woche semaine kw$ wk$ tijd zeit time delai by$ bis$ on$ am$ op$ le$ eta echeance due',
)
const PRICE = stems(
  'prijs price preis prix pric cost kosten cout tarief tarif rate ^pr$ ^prst ^ep$ ^pu pu$ ^vk ^ek$ ^ekp ^vkp ^pa$ ^pv$ pht$ puht',
)
const GROSS = stems('brut gross list lijst catalog katalog advies recom rrp msrp uvp tarifpublic')
const WHOLE = stems(
  'tota gesamt ges$ ^ges ^gpr ^ext extend ^bedr bedrag betrag montant ^mt mnt amount amt sum som$ somme summe waarde wert value valeur zeile regel line ligne position',
)
const MONEY = stems(
  'tota bedr betr mont ^mt mnt amount amt sum som$ waarde wert value valeur prijs price preis prix ext net ht$ eur',
)
const UNIT = stems(
  'eenh einh ^uom uom$ ^unit unit$ unite ^me$ ^eh ^um$ ^ve$ verp pack ^cond ^cdt udm ^mu$ meas maat gebinde emball',
)

/** What headings say by the words that they are put together of; one that is known as a whole needs none of this. */
const MEANINGS: Meaning<Column>[] = [
  {
    name: 'discount',
    all: [stems('kort ^krt rabat rab$ ^disc disc% disc$ discount remise ^rem rem$ nachlass reduc rabais less$ ^rab')],
    none: stems('prijs price preis prix net omschr remark remarq'),
  },
  {
    name: 'ignored',
    all: [
      stems(
        'btw vat$ ^vat ^tva mwst ^ust tax steuer taxe gewicht weight poids volume kleur colour color farbe couleur voorraad stockqty magazijn lager land$ country origin herkunft herkomst taric hscode statist garanti warrant kostenpl costcent kostenst project projekt budget grootboek ledger konto account status backorder openst leverancier$ supplier$ lieferant$ fourniss[a-z]*r$ klant$ kunde$ client$ opmerk bemerk remar comment notes',
      ),
    ],
    none: stems('excl exkl ohne zonder hors nr code prijs preis'),
  },
  { name: 'ean', all: [stems('^ean ean$ gtin barcode ^upc strichcode streepjes gencod codebar')] },
  { name: 'serialNumber', all: [stems('serie serial')], none: stems('tota') },
  { name: 'manufacturerPartNumber', all: [MAKER, NUMBERED], none: PRICE },
  { name: 'requestedDate', all: [DELIVERY, DAY], none: stems('aant qty quant menge mng prijs price preis prix order') },
  { name: 'grossPrice', all: [GROSS, stems('prij pric prei prix unit stuk stk pr$')] },
  {
    name: 'priceBase',
    all: [
      stems(
        'prijse preise ^pe$ prijsper priceper preispro prixpar pricebas preisbas prijsbas pricing priceun unitofprice basispr per[0-9]* ^je$ ^pro$',
      ),
    ],
    none: stems('stuk stk$ st$ piece unitpr eenheid$ each'),
  },
  {
    name: 'quantity',
    all: [
      stems(
        'aant ^hoev hoeveel ^qty qty qnty quant ^qte qte$ menge ^mng anz ^stuck stuckz ^besteld ^ordered ^bestel[a-z]*d$ colli ^nbr ^nb$ ^nombre ^pcs ^pieces ^units$ ^st$ ^stk$ ^stuks',
      ),
    ],
    none: stems(
      'prijs price preis prix cost geleverd deliv backo open rest eenheid unit$ einheit min$ ^min moq per$ pervp verp ve$ voorr stock bestand lager tota[a-z]*pr datum date nr$ code',
    ),
  },
  {
    name: 'lineTotal',
    all: [WHOLE, MONEY],
    none: stems('nr code stuk stk st$ piece unit einzel pers pst qty aant menge korting omschr ref perc btw vat tva'),
  },
  {
    name: 'unitPrice',
    all: [PRICE],
    none: stems('nr code tot gesamt ges line regel omschr ref eenheid$ datum date korting desc ^ext bedrag'),
  },
  {
    name: 'unitPrice',
    all: [stems('net'), stems('st$ stk$ stuk piece unit each ea$ eenh einh')],
    none: stems('tot gesamt bedrag betrag wert waarde'),
  },
  { name: 'unit', all: [UNIT], none: stems('prijs price preis prix cost nr code tot val aant qty menge omschr text') },
  {
    name: 'description',
    all: [
      stems(
        'omsch ^oms beschr bezei ^bez ^desc descr libel design denom benam benenn tekst ^text text$ naam$ name$ nom$ specif detail ^waren ^goods ^wat$ ^what$ intitul bennaming kurzt langt',
      ),
    ],
    none: stems('prijs price preis code nr$ klant custom firma'),
  },
  {
    name: 'sku',
    all: [ARTICLE, CODED],
    none: stems('prijs price preis prix group groep gruppe naam name omschr aant qty'),
  },
  {
    name: 'sku',
    all: [
      stems('bestel bestell order cde commande lever suppl liefer vendor fourn disti ^uw ^your ^ihre ^votre'),
      stems('code artikel article artnr item ref$ sku'),
    ],
    none: stems('prijs price preis prix nr$ datum date'),
  },
  {
    name: 'lineNumber',
    all: [
      stems(
        '^pos ^regel ^rgl ^lijn ^line ^zeile ^ligne ^lig$ ^lg[nr]?$ ^ln ^lfd ^volg ^rang ^row ^poste$ ^seq ^idx$ ^index$',
      ),
    ],
    none: stems('tot bedrag wert value amount prijs preis price prix betr sum tekst text'),
  },
]
const LONGEST = 40

/** The column that a heading names by its words; undefined for anything else. */
export const columnMeant = (key: string): Column | undefined =>
  key.length < 2 || key.length > LONGEST ? undefined : meant(MEANINGS, key)
