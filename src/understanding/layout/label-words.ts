import { stems } from '../values/stems.ts'
import type { Meaning } from '../values/stems.ts'
import type { Label } from './labels.ts'

const DELIVERY = stems(
  '^lev ^afl ^del ^verz ^ship ^shp ^lief ^livr lever bezorg verzend deliver ship liefer versand livr expedi goederen goods waren ontvang recei empfang annahme destinat bestemming arriv aankom ankunft zustell dropoff unload decharg entlad ^los[spa] losadr',
)
const ORDERING = stems(
  'order ordre best purchase inkoop einkauf auftrag command opdracht achat abruf afroep requisition requisit calloff release cde ^bst ^ord ^ink ^po po(?:nr|ref|id)?$ ^ek ^ea ^bdc bonnr beschaff procure',
)
const NUMBER = stems('nr ref kenmerk zeichen ^id id$ code kennung document beleg num vermeld quote angeben rappel')
const DAY = stems(
  'dat termin dd$ dag day tag jour week woche semaine uiterlijk uiterst spatest latest before avant deadline tijd zeit delai time by$ bis$ op$ on$ am$ le$ voor$ vor$ ab$ vanaf from$',
)
const PLACE = stems(
  'adr anschrift locat plaats place ort$ lieu site depot lager magazijn warehouse entrepot aan$ to$ an$ a$ naar$ bij$ at$ chez$ ontvanger recipient empfanger destinataire consignee gegevens details punt point stelle',
)
export const MONEY = stems(
  'prijs price preis prix kosten cost frais totaal total bedrag amount btw vat tva mwst betal pay zahl paie terms conditi beding',
)
export const SUPPLIER = stems(
  'supplier vendor lieferant leverancier fourniss verkoper seller verkauf vendeur distribut',
)
export const INVOICE = stems(
  'factu invoic bill rechnung ^rech payto faktura fakturier rekening debiteurenadm crediteurenadm',
)

/** What labels say by the words that they are put together of; a label that is known as a whole needs none of this. */
export const MEANINGS: Meaning<Label>[] = [
  {
    name: 'partialDelivery',
    all: [
      stems('deel delen partial ^part teil split partiel fraction'),
      stems('lever deliver ship liefer livr zend send expedi recei ontvang empfang recept'),
    ],
  },
  {
    name: 'endCustomer',
    all: [
      stems(
        '^eind ^uiteindelijk ^end ^final ^ultim final$ ^tbv ^tenbehoeve project projekt projet pourlecompte ^kommission behalf',
      ),
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
      stems(
        'verzend ship versand expedi transport lever deliver liefer livr vracht freight fracht vervoer envoi zustell',
      ),
      stems(
        'wijze method mode art$ via service carrier vervoerder per$ spedit transporteur dienst type optie$ option$ weg$',
      ),
    ],
    none: stems('dat termin dag week uiterlijk deadline betal pay zahl address adres kosten cost frais'),
  },
  {
    name: 'deliveryAddress',
    all: [DELIVERY, PLACE],
    none: stems('nr datum date termin mail contact tel person factu invoic dag week jour tag$'),
  },
  {
    name: 'orderDate',
    all: [
      stems('dat dd$ ^le$ ^vom$ am$ op$'),
      stems(
        'order best cde purchase inkoop auftrag command document beleg opgemaakt issue placed ausgestellt emis aangemaakt created erstellt bon raised ^dd$ ^vom$ opgesteld uitgegeven angelegt',
      ),
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
    name: 'poNumber',
    all: [stems('^cust ^klant ^kunden ^client'), stems('ref kenmerk zeichen$ ordernr bestelnr')],
    none: stems(
      'offert quot angebot devis factu invoic rechnung lever deliver lief adres contact tel mail art item datum date btw vat tva contract account konto compte debit project projekt bank prefer',
    ),
  },
  {
    name: 'contactName',
    all: [
      stems(
        'contact kontakt aansp ansprech sachbearb inkoper besteller aanvrager buyer purchaser requester requestor requisitioner einkaufer acheteur demandeur interlocut merchandiser originator behandel vragen ruckfrage questions zustandig (?:besteld|geplaatst|aangevraagd|opgemaakt|ordered|placed|requested|issued|raised|bestellt|erstellt|commande|etabli|demande|opgesteld|approved|authori[sz]ed|prepared|akkoord|created|emis|suivi|angelegt|bearbeitet)(?:door|by|von|durch|par)$',
      ),
    ],
    none: stems('mail tel phone fon nr adres address lever deliver liefer livr factu invoic ort$'),
  },
  {
    name: 'notes',
    all: [
      stems(
        'opmerking bijzonder remark comment bemerkung anmerkung hinweis remarque instruct anweisung toelichting notitie mededeling consigne',
      ),
    ],
  },
  {
    name: 'currency',
    all: [stems('^(?:order|document|prijs|price|beleg|bestell|)(?:valuta|currency|wahr|devise|monnaie|munt|ccy$)')],
  },
]
