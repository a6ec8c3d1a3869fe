import { labelKey, plain } from '../values/fold.ts'
import type { Form } from '../values/forms.ts'
import { meant, stems } from '../values/stems.ts'
import { OF_FORM } from './label-words-of-form.ts'
import { INVOICE, MEANINGS, MONEY, SUPPLIER } from './label-words.ts'
import type { Label } from './labels.ts'

/** One line of an address that is given line by line, each under its own label. */
export type AddressPart =
  `${'deliveryAddress' | 'invoiceAddress'}/${'name' | 'street' | 'postalCode' | 'city' | 'country'}`

/** Words with which a date, a number or a name speaks of something else than this order. */
const ELSEWHERE = stems(
  'geldig valid gultig expir verval verloop offert quot angebot devis factu invoic rechnung print druck imprim impress geboor birth contract kontrakt betaal betal payment zahl garant warrant version versie revision wijzig change anderung modif update page pagina seite leverancier supplier lieferant fourniss vendor',
)
const LONGEST = 40

const PARTS = {
  postalCode: stems('^pc postco post(?:al)?code zip plz postleitzahl codepostal cp$'),
  street: stems('stra(?:at|sse|ss) str$ street rue$ addressline1 adresregel1?$ line1$ voie adres1 address1'),
  city: stems(
    '^plaats(?:afl|lev) ^ville ^ort stad city town ort$ ville$ (?:woon|vestigings|lever|aflever)plaats$ plaats$ commune',
  ),
  country: stems('land$ country pays'),
  name: stems('naam name nom$ firma company bedrijf societe'),
}
const OF_DELIVERY = stems(
  '^lev ^afl ^bezorg ^verz ^del ^ship ^lief ^livr livraison$ delivery$ lieferung$ levering$ livraison delivery ^goods ^drop ^dest ^ontv ^empf afl$ ^los[pa]',
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
  if (key === '' || key.length > LONGEST || ELSEWHERE.test(form === 'address' ? '' : key) || SUPPLIER.test(key))
    return undefined
  return meant(OF_FORM[form], key)
}

/** True for words that name something of an order beside a value of some form: no value themselves. */
export const meansBeside = (words: string) =>
  meaningOf(labelKey(words)) !== undefined || FORMS.some(form => meaningBeside(words, form) !== undefined)

const FORMS = Object.keys(OF_FORM) as (keyof typeof OF_FORM)[]
