import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { z } from 'zod'
import type { Item } from './pdf-item.ts'

const MAX_FIELDS = 2000
const MAX_VALUE = 4000
const SIZE = 9
const MAX_SIZE = 14
/** Names that a form editor gives by itself say nothing. */
const NAMELESS =
  /^(?:text|txt|field|fld|veld|untitled|undefined|tekstvak|textfield|textfeld|check ?box|selectievakje)?[\s_\-.]*\d*$/i

const words = z.string().catch('')
const annotation = z.object({
  subtype: words,
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  hidden: z.boolean().catch(false),
  password: z.boolean().catch(false),
  fieldType: words,
  fieldName: words,
  alternativeText: words,
  fieldValue: z.union([z.string(), z.array(z.string())]).catch(''),
  checkBox: z.boolean().catch(false),
  radioButton: z.boolean().catch(false),
  exportValue: words,
  buttonValue: words,
  options: z.array(z.object({ exportValue: words, displayValue: words })).catch([]),
  contentsObj: z.object({ str: words }).catch({ str: '' }),
})
type Annotation = z.infer<typeof annotation>

/**
 * What was filled in on a page, where it stands: fields of a form and text typed over a page. A field that has nothing
 * printed beside or above it is preceded by its own name, so that a value always has its label.
 * @param printed what is printed on the page
 * @param origin left and top edge of the page, in the units of the annotations
 */
export function filledIn(annotations: unknown[], printed: Item[], origin: { left: number; top: number }): Item[] {
  return annotations.slice(0, MAX_FIELDS).flatMap(raw => {
    const { data: field } = annotation.safeParse(raw)
    if (!field || field.hidden || field.password) return []
    const value = valueOf(field)
    if (value === '') return []
    const lines = value.slice(0, MAX_VALUE).split(/\r\n?|\n/)
    const [x0, y0, x1, y1] = field.rect
    const size = Math.min(MAX_SIZE, Math.max(4, lines.length > 1 ? SIZE : (y1 - y0) * 0.7))
    const x = x0 - origin.left
    const top = origin.top - (lines.length > 1 ? y1 - size : (y0 + y1) / 2 - size * 0.35)
    const first = besideY(printed, { x, y: top, right: x1 - origin.left, size })
    const place = { x, y: first, right: x1 - origin.left, size }
    return [
      ...labelItem(field, printed, place),
      ...lines.flatMap((line, index): Item[] =>
        line.trim() === ''
          ? []
          : [
              {
                text: line.trim(),
                x,
                y: first + index * size * 1.2,
                width: Math.min(x1 - x0, line.length * size * 0.5),
                size,
              },
            ],
      ),
    ]
  })
}

const dynamicForm = z.object({ IsXFAPresent: z.literal(true), IsAcroFormPresent: z.literal(false) })

/** A form in XFA shows "please wait" on its only page, everywhere but in the programs of Adobe. */
export async function isOnlyForAdobe(pdf: PDFDocumentProxy): Promise<boolean> {
  const { info } = await pdf.getMetadata()
  return dynamicForm.safeParse(info).success
}

function valueOf(field: Annotation): string {
  if (field.subtype === 'FreeText') return field.contentsObj.str
  if (field.subtype !== 'Widget') return ''
  const values = [field.fieldValue].flat()
  if (field.checkBox) return values[0] && values[0] !== 'Off' && [field.exportValue, ''].includes(values[0]) ? '☒' : '☐'
  if (field.radioButton) return values[0] && values[0] === field.buttonValue ? '☒' : '☐'
  if (field.fieldType !== 'Tx' && field.fieldType !== 'Ch') return ''
  const shown = (value: string) => field.options.find(option => option.exportValue === value)?.displayValue || value
  return values.map(shown).join(', ').trim()
}

interface Place {
  x: number
  y: number
  right: number
  size: number
}

/** The height of the words beside a field: boxes are seldom drawn exactly on their line. */
function besideY(printed: Item[], { x, y, right, size }: Place): number {
  let best: Item | undefined
  for (const item of printed) {
    const distance = Math.abs(item.y - y)
    const beside = item.x + item.width <= x + 1 || item.x >= right - 1
    if (beside && distance < size * 0.8 && distance < Math.abs((best?.y ?? Infinity) - y)) best = item
  }
  return best?.y ?? y
}

/** The name of the field, ended by a colon, where the page itself says nothing of it. */
function labelItem(field: Annotation, printed: Item[], { x, y, right, size }: Place): Item[] {
  if (field.subtype !== 'Widget') return []
  const button = field.checkBox || field.radioButton
  const said = printed.some(item => {
    const beside = Math.abs(item.y - y) < size && (button || item.x < x)
    const above = item.y < y && item.x < right && item.x + item.width > x - size
    return beside || above
  })
  if (said) return []
  const name = (field.alternativeText || field.fieldName.split('.').at(-1) || '').replace(/\[\d+\]$/, '').trim()
  if (NAMELESS.test(name)) return []
  const label = `${name.replace(/[_\s]+/g, ' ').replace(/\s*:$/, '')}:`.slice(0, 80)
  const width = label.length * size * 0.5
  // a form without a printed word: the names stand to the left of the values, as a printed form would have them
  return [{ text: label, x: x - width - size * 2, y, width, size }]
}
