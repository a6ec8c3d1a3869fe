import type { Form } from '../values/forms.ts'
import { stems } from '../values/stems.ts'
import type { Meaning } from '../values/stems.ts'
import type { Label } from './labels.ts'

/** Far looser words: they say what is meant only of a value that has the form for it. */
export const OF_FORM: { [form in Form | 'address']: Meaning<Label>[] } = {
  date: [
    {
      name: 'requestedDate',
      all: [
        stems(
          '^lev ^afl ^del lever bezorg deliver ship lief livr ontvang recei empfang recept gewens gewun wunsch wens souhait voulu ^req target requir requested needed ^need nodig benotig bedarf besoin want expect verwacht erwart prevu attendu aankom arriv ankunft eintreff onsite oplocatie sursite surplace vorort inhuis goods goederen ware planned gepland geplant promis uiterlijk uiterst spat latest plustard deadline termin echeance ^due due$ duedate ^eta$ ^etadat before avant voor$ ^voor vor$ ^vor by$ bis$ binnen$ dispatch despatch verzend anlief ^pourle$ demande(?!ur) collect afhaal abhol enlev retrait beschikbaar available verfugbar inzetdatum ingebruik nodigop start ^wanneer$ ^when$ ^wann$ ^quand$',
        ),
      ],
    },
    {
      name: 'orderDate',
      all: [
        stems(
          'dat date dag day tag jour ^dd$ ^van$ ^vom$ ^le$ ^du$ ^on$ ^am$ ^op$ raised issued emis emission placed created opgemaakt opgesteld erstellt ausgestellt etabli besteld ordered commande bestell order auftrag inkoop purchase ^po aangemaakt belegt uitgegeven entered released approved',
        ),
      ],
    },
  ],
  currency: [
    {
      name: 'currency',
      all: [stems('valut curr wahr devis monn munt ccy ^cur geld prix prijs preis price bedrag amount betr mont')],
    },
  ],
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
    {
      name: 'partialDelivery',
      all: [
        stems(
          'deel delen partial ^part teil split partiel fraction nalever backorder back-order rest$ reliquat ruckstand',
        ),
      ],
      none: stems('betal zahl pay paie'),
    },
    {
      name: 'shipComplete',
      all: [stems('complet komplet compleet volledig vollst geheel inone ineen')],
      none: stems('deel partial teil'),
    },
  ],
  person: [
    {
      name: 'contactName',
      all: [
        stems(
          'contact kontakt aansp ansprech sachbearb inkoper inkoop besteller aanvrag buyer purchas request requisit einkauf achet achat demand agent enquir quer interlocut merchand originator behandel bearbeit vragen ruckfrag frage question zustand verantw responsab responsib gestionn door$ by$ von$ durch$ par$ naam$ ^naam name$ ^name nom$ medewerker employee mitarbeiter from$ ^van attn ^tav ^auteur author emetteur owner suivi charge order bestell command',
        ),
      ],
      none: stems(
        'lever deliver liefer livr ship factu invoic rechnung supplier lieferant fourniss klant kunde client customer bank betal firma company bedrijf goederen approv authori akkoord warehouse magazijn lager ontvang recei empfang directeur director geschaftsf',
      ),
    },
  ],
  company: [
    {
      name: 'endCustomer',
      all: [
        stems(
          'eind end final ultim tbv behoeve project projekt projet compte kommission behalf bestemd voor for fur pour licen utilisat lizenz',
        ),
      ],
      none: stems(
        'nr num projectno projectcode ndeprojet lever deliver liefer livr ship factu invoic rechnung supplier lieferant fourniss datum date vendor',
      ),
    },
  ],
  code: [
    {
      // whose it is says enough: the customer's own number of the customer's order
      name: 'poNumber',
      all: [
        stems('^ons ^onze ^our ^unser ^notre'),
        stems(
          'ref kenmerk zeichen vorgang dossier num (?:ons|onze|our|unsere?|notre)n[ro]$ order best opdracht auftrag command',
        ),
      ],
      none: stems(
        'klant customer kunde client offert quot angebot devis factu invoic rechnung lever deliver lief artikel article item product datum date btw vat tva tel fax contract account konto compte debit project projekt bank',
      ),
    },
    {
      name: 'poNumber',
      all: [
        stems(
          'order ordre best purchase inkoop einkauf auftrag command opdracht achat abruf afroep requisit calloff cde ^bst ^ord ^ink ^po ^bdc bon beschaff ^beleg',
        ),
      ],
      none: stems(
        'klant customer kunden client leverancier supplier lieferant fourniss factu invoic rechnung offerte quot angebot devis project projekt artikel article item product datum date contract kontrakt rahmen framework regel line btw vat tva tel fax',
      ),
    },
  ],
  address: [
    {
      name: 'invoiceAddress',
      all: [
        stems(
          'factu invoic bill rechnung ^rech payto faktura fakturier rekening payable boekhoud buchhalt comptab kreditor crediteuren soldto remit',
        ),
      ],
    },
    {
      name: 'deliveryAddress',
      all: [
        stems(
          '^lev ^afl ^del lever bezorg deliver ship lief livr ontvang recei empfang annahme destin bestem zustell waarheen ^waar$ ^wohin ^whereto ^where$ depose drop(?:point|addr|site) dropoff unload ^los losad losplaats decharg entlad consign werf werk projectadr baustelle bouw chantier montage einsatz site warehouse magazijn lager depot entrepot goods goederen waren expedi verzend versand reception ^locatie ^installatie(?:adr|plaats|locat) ^installation(?:adr|addr|site) ort$',
        ),
      ],
      none: stems('ladeadr'),
    },
  ],
}
