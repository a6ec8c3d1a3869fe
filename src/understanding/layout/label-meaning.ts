import { labelKey, plain } from '../values/fold.ts'
import type { Form } from '../values/forms.ts'
import { meant, stems } from '../values/stems.ts'
import type { Meaning } from '../values/stems.ts'
import type { Label } from './labels.ts'

/** One line of an address that is given line by line, each under its own label. */
export type AddressPart =
  `${'deliveryAddress' | 'invoiceAddress'}/${'name' | 'street' | 'postalCode' | 'city' | 'country'}`

const DELIVERY = stems(
  '^lev ^afl ^del ^verz ^ship ^shp ^lief ^livr lever bezorg verzend deliver ship liefer versand livr expedi goederen goods waren ontvang recei empfang annahme destinat bestemming arriv aankom ankunft zustell dropoff unload decharg entlad ^los[spa] losadr',
)
const ORDERING = stems(
  'order ordre best purchase inkoop einkauf auftrag command opdracht achat abruf afroep requisition requisit calloff release cde ^bst ^ord ^ink ^po po(?:nr|ref|id)?$ ^ek ^ea ^bdc bonnr beschaff procure',
)
const NUMBER = stems('nr ref kenmerk zeichen ^id id$ code kennung document beleg num vermeld quote angeben rappel')
const DAY = stems(
  'dat termin dag day tag jour week woche semaine uiterlijk uiterst spatest latest before avant deadline tijd zeit delai time by$ bis$ op$ on$ am$ le$ voor$ vor$ ab$ vanaf from$',
)
const PLACE = stems(
  'adr anschrift locat plaats place ort$ lieu site depot lager magazijn warehouse entrepot aan$ to$ an$ a$ naar$ bij$ at$ chez$ ontvanger recipient empfanger destinataire consignee gegevens details punt point stelle',
)
const MONEY = stems(
  'prijs price preis prix kosten cost frais totaal total bedrag amount btw vat tva mwst betal pay zahl paie terms conditi beding',
)
const SUPPLIER = stems('supplier vendor lieferant leverancier fourniss verkoper seller verkauf vendeur distribut')
const INVOICE = stems('factu invoic bill rechnung ^rech payto faktura fakturier rekening debiteurenadm crediteurenadm')

/** What labels say by the words that they are put together of; a label that is known as a whole needs none of this. */
const MEANINGS: Meaning<Label>[] = [
  {
    name: 'partialDelivery',
    all: [stems('deel delen partial ^part teil split partiel fraction'), stems('lever deliver ship liefer livr zend send expedi recei ontvang empfang recept')],
  },
  {
    name: 'endCustomer',
    all: [
      stems('^eind ^uiteindelijk ^end ^final ^ultim final$ ^tbv ^tenbehoeve project projekt projet pourlecompte ^kommission behalf'),
      stems('klant customer user client gebruik kunde anwend abnehm afnemer utilisat compte opdrachtgever behalf'),
    ],
    none: DAY,
  },
  { name: 'invoiceAddress', all: [INVOICE, PLACE], none: stems('nr datum date mail period') },
  {
    name: 'requestedDate',
    all: [
      stems(
        '^lev ^del lever bezorg deliver ship lief livr gew wunsch souhait recei ontvang empfang inhuis binnen required requested needed nodig benotigt expected verwacht aankom arriv anlief receipt recept eintreff onsite oplocatie sursite bedarf besoin wanted',
      ),
      DAY,
    ],
    none: stems('adres address anschrift orderdatum orderdate methode method wijze mode art$ besteldatum bestelldatum'),
  },
  {
    name: 'shippingMethod',
    all: [
      stems('verzend ship versand expedi transport lever deliver liefer livr vracht freight fracht vervoer envoi zustell'),
      stems('wijze method mode art$ via service carrier vervoerder per$ spedit transporteur dienst type optie$ option$ weg$'),
    ],
    none: stems('dat termin dag week uiterlijk deadline betal pay zahl address adres kosten cost frais'),
  },
  { name: 'deliveryAddress', all: [DELIVERY, PLACE], none: stems('nr datum date termin mail contact tel person factu invoic dag week jour tag$') },
  {
    name: 'orderDate',
    all: [
      stems('dat ^dd$ ^le$ ^vom$ am$ op$'),
      stems('order best cde purchase inkoop auftrag command document beleg opgemaakt issue placed ausgestellt emis aangemaakt created erstellt bon raised ^dd$ ^vom$ opgesteld uitgegeven angelegt'),
    ],
    none: stems('lever deliver liefer livr ship factu invoic rechnung nr print druck'),
  },
  {
    name: 'poNumber',
    all: [ORDERING, NUMBER],
    none: stems(
      'klant customer kunden client leverancier supplier lieferant fourniss factu invoic rechnung offerte quot angebot devis project projekt artikel article item product datum date contract kontrakt rahmen framework regel line',
    ),
  },
  {
    name: 'contactName',
    all: [
      stems(
        'contact kontakt ansprech sachbearb inkoper besteller aanvrager buyer purchaser requester requestor requisitioner einkaufer acheteur demandeur interlocut merchandiser originator behandel vragen ruckfrage questions zustandig (?:besteld|geplaatst|aangevraagd|opgemaakt|ordered|placed|requested|issued|raised|bestellt|erstellt|commande|etabli|demande|opgesteld|approved|authori[sz]ed|prepared|akkoord|created|emis|suivi|angelegt|bearbeitet)(?:door|by|von|durch|par)$',
      ),
    ],
    none: stems('mail tel phone fon nr adres address lever deliver liefer livr factu invoic ort$'),
  },
  {
    name: 'notes',
    all: [stems('opmerking bijzonder remark comment bemerkung anmerkung hinweis remarque instruct anweisung toelichting notitie mededeling consigne')],
  },
  { name: 'currency', all: [stems('^(?:order|document|prijs|price|beleg|bestell|)(?:valuta|currency|wahr|devise|monnaie|munt|ccy$)')] },
]

/** Far looser words: they say what is meant only of a value that has the form for it. */
const OF_FORM: { [form in Form | 'address']: Meaning<Label>[] } = {
  date: [
    {
      name: 'requestedDate',
      all: [
        stems(
          '^lev ^afl ^del lever bezorg deliver ship lief livr ontvang recei empfang recept gewens gewun wunsch wens souhait voulu ^req target requir requested needed ^need nodig benotig bedarf besoin want expect verwacht erwart prevu attendu aankom arriv ankunft eintreff onsite oplocatie sursite surplace vorort inhuis goods goederen ware planned gepland geplant promis uiterlijk uiterst spat latest plustard deadline termin echeance ^due due$ duedate ^eta$ ^etadat before avant voor$ ^voor vor$ ^vor by$ bis$ binnen$ dispatch despatch verzend anlief ^pourle$ demande(?!ur) collect afhaal abhol enlev retrait beschikbaar available verfugbar inzetdatum ingebruik nodigop start',
        ),
      ],
    },
    {
      name: 'orderDate',
      all: [
        stems(
          'dat date dag day tag jour ^dd$ ^vom$ ^le$ ^du$ ^on$ ^am$ ^op$ raised issued emis emission placed created opgemaakt opgesteld erstellt ausgestellt etabli besteld ordered commande bestell order auftrag inkoop purchase ^po aangemaakt belegt uitgegeven entered released approved',
        ),
      ],
    },
  ],
  currency: [{ name: 'currency', all: [stems('valut curr wahr devis monn munt ccy ^cur geld prix prijs preis price bedrag amount betr mont')] }],
  carrier: [
    {
      name: 'shippingMethod',
      all: [
        stems(
          'verz ship versand expedi transport lever deliver liefer livr vracht freight fracht vervoer carrier courier koerier spedit envoi via zustell forwarder expedit dienst service frankatur franco porto portage method wijze mode',
        ),
      ],
      none: stems('adres address anschrift adresse datum date'),
    },
  ],
  yesNo: [
    { name: 'partialDelivery', all: [stems('deel delen partial ^part teil split partiel fraction nalever backorder back-order rest$ reliquat ruckstand')], none: stems('betal zahl pay paie') },
    { name: 'shipComplete', all: [stems('complet komplet compleet volledig vollst geheel inone ineen')], none: stems('deel partial teil') },
  ],
  person: [
    {
      name: 'contactName',
      all: [
        stems(
          'contact kontakt ansprech sachbearb inkoper inkoop besteller aanvrag buyer purchas request requisit einkauf achet achat demand agent enquir quer interlocut merchand originator behandel bearbeit vragen ruckfrag frage question zustand verantw responsab responsib gestionn door$ by$ von$ durch$ par$ naam$ ^naam name$ ^name nom$ medewerker employee mitarbeiter from$ ^van attn ^tav ^auteur author emetteur owner suivi charge order bestell command',
        ),
      ],
      none: stems('lever deliver liefer livr ship factu invoic rechnung supplier lieferant fourniss klant kunde client customer bank betal firma company bedrijf goederen approv authori akkoord warehouse magazijn lager ontvang recei empfang directeur director geschaftsf'),
    },
  ],
  company: [
    {
      name: 'endCustomer',
      all: [stems('eind end final ultim tbv behoeve project projekt projet compte kommission behalf bestemd voor for fur pour licen utilisat lizenz')],
      none: stems('nr num projectno projectcode ndeprojet lever deliver liefer livr ship factu invoic rechnung supplier lieferant fourniss datum date vendor'),
    },
  ],
  code: [
    {
      name: 'poNumber',
      all: [stems('order ordre best purchase inkoop einkauf auftrag command opdracht achat abruf afroep requisit calloff cde ^bst ^ord ^ink ^po ^bdc bon beschaff ^beleg')],
      none: stems(
        'klant customer kunden client leverancier supplier lieferant fourniss factu invoic rechnung offerte quot angebot devis project projekt artikel article item product datum date contract kontrakt rahmen framework regel line btw vat tva tel fax',
      ),
    },
  ],
  address: [
    { name: 'invoiceAddress', all: [stems('factu invoic bill rechnung ^rech payto faktura fakturier rekening payable boekhoud buchhalt comptab kreditor crediteuren soldto remit')] },
    {
      name: 'deliveryAddress',
      all: [
        stems(
          '^lev ^afl ^del lever bezorg deliver ship lief livr ontvang recei empfang annahme destin bestem zustell dropoff unload ^los losad losplaats decharg entlad consign werf werk projectadr baustelle bouw chantier montage einsatz site warehouse magazijn lager depot entrepot goods goederen waren expedi verzend versand reception ^locatie ^installatie(?:adr|plaats|locat) ^installation(?:adr|addr|site) ort$',
        ),
      ],
      none: stems('ladeadr'),
    },
  ],
}

/** Words with which a date, a number or a name speaks of something else than this order. */
const ELSEWHERE = stems(
  'geldig valid gultig expir verval verloop offert quot angebot devis factu invoic rechnung print druck imprim impress geboor birth contract kontrakt betaal betal payment zahl garant warrant version versie revision wijzig change anderung modif update page pagina seite leverancier supplier lieferant fourniss vendor',
)
const LONGEST = 40

const PARTS = {
  postalCode: stems('post(?:al)?code zip plz postleitzahl codepostal cp$'),
  street: stems('stra(?:at|sse|ss) str$ street rue$ addressline1 adresregel1?$ line1$ voie adres1 address1'),
  city: stems('stad city town ort$ ville$ (?:woon|vestigings|lever|aflever)plaats$ plaats$ commune'),
  country: stems('land$ country pays'),
  name: stems('naam name nom$ firma company bedrijf societe'),
}
const OF_DELIVERY = stems(
  '^lev ^afl ^bezorg ^verz ^del ^ship ^lief ^livr livraison$ delivery$ lieferung$ levering$ livraison delivery ^goods',
)
const OTHER_NAME = stems('contact person klant customer inkoper buyer article artikel product')

function addressPart(key: string): AddressPart | undefined {
  const of = INVOICE.test(key) ? 'invoiceAddress' : OF_DELIVERY.test(key) ? 'deliveryAddress' : undefined
  if (!of) return undefined
  const names = ['postalCode', 'street', 'country', 'city', 'name'] as const
  const part = names.find(name => PARTS[name].test(key))
  return part === undefined || (part === 'name' && OTHER_NAME.test(key)) ? undefined : `${of}/${part}`
}

/** The field that a label names by its words; undefined for anything else. */
export function meaningOf(key: string): Label | AddressPart | undefined {
  if ((key.length < 4 && key !== 'dd') || key.length > LONGEST) return undefined
  const part = addressPart(key)
  if (part) return part
  if (SUPPLIER.test(key)) return undefined
  const name = meant(MEANINGS, key)
  return name !== 'notes' && MONEY.test(key) ? undefined : name
}

/** The field that a label means beside a value of this form; undefined where its words fit none. */
export function meaningBeside(words: string, form: Form | 'address'): Label | undefined {
  const key = plain(words).replace(/[^a-z0-9]+/g, '')
  if (key === '' || key.length > LONGEST || ELSEWHERE.test(form === 'address' ? '' : key) || SUPPLIER.test(key)) return undefined
  return meant(OF_FORM[form], key)
}

/** True for words that name something of an order beside a value of some form: no value themselves. */
export const meansBeside = (words: string) =>
  meaningOf(labelKey(words)) !== undefined || FORMS.some(form => meaningBeside(words, form) !== undefined)

const FORMS = Object.keys(OF_FORM) as (keyof typeof OF_FORM)[]
