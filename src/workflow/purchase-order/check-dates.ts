import { amsterdamDay } from '../../clock.ts'
import { date, number } from '../../format.ts'
import { deliveryDoubt, orderDateDoubt, type DateDoubt } from '../../domain/plausible.ts'
import type { Check, Request, Text } from '../define.ts'
import type { PurchaseOrder } from './fields.ts'
import { info, warning } from './say.ts'

const MAX_NAMED = 5

/** Dates that nobody means: a day that is over, a year that was misread, an order form of the future. */
export function dateChecks(po: PurchaseOrder, { receivedAt }: Request, today: string): Check[] {
  const wanted = po.requestedDate ? requested(po.requestedDate, today, GENERAL, '/requestedDate') : []
  const days = Map.groupBy(
    po.lines.flatMap((line, n) =>
      line.requestedDate && line.requestedDate !== po.requestedDate ? [{ day: line.requestedDate, n }] : [],
    ),
    it => it.day,
  )
  const ofLines = [...days].flatMap(([day, lines]) =>
    requested(day, today, whose(lines.map(it => it.n + 1)), `/lines/${lines[0]!.n}`),
  )
  return [...wanted, ...ofLines, ...ordered(po.orderDate, amsterdamDay(new Date(receivedAt)))]
}

const GENERAL: Text = { nl: 'De gewenste datum', en: 'The requested date' }

function whose(lines: number[]): Text {
  const named = lines.slice(0, MAX_NAMED).join(', ')
  const more = lines.length - MAX_NAMED
  const of = (language: 'nl' | 'en', and: string) => named + (more > 0 ? ` ${and} ${number(more, language)}` : '')
  return {
    nl: `De gewenste datum van regel ${of('nl', 'en nog')}`,
    en: `The requested date of line ${of('en', 'and another')}`,
  }
}

const DOUBTS: { [doubt in DateDoubt]: Text } = {
  past: { nl: 'is al voorbij', en: 'is over already' },
  far: { nl: 'is meer dan een jaar vooruit: klopt het jaar?', en: 'is more than a year ahead: is the year right?' },
  closed: { nl: 'is geen werkdag', en: 'is no working day' },
}

function requested(day: string, today: string, what: Text, pointer: string): Check[] {
  const doubt = deliveryDoubt(day, today)
  if (!doubt) return []
  const say = (language: 'nl' | 'en') => {
    const text = `${what[language]}, ${date(day, language, 'weekday')}, ${DOUBTS[doubt][language]}`
    return text.endsWith('?') ? text : `${text}.`
  }
  return [(doubt === 'closed' ? info : warning)({ nl: say('nl'), en: say('en') }, pointer)]
}

function ordered(day: string | undefined, received: string): Check[] {
  const doubt = day && orderDateDoubt(day, received)
  if (!day || !doubt) return []
  const [nl, en] = [date(day, 'nl'), date(day, 'en')]
  return [
    warning(
      doubt === 'future'
        ? {
            nl: `De PO is van ${nl}, na de dag waarop hij kwam: zijn dag en maand verwisseld?`,
            en: `The PO is of ${en}, after the day on which it came: were day and month exchanged?`,
          }
        : {
            nl: `De PO is van ${nl}, lang voor de dag waarop hij kwam: klopt de datum?`,
            en: `The PO is of ${en}, long before the day on which it came: is the date right?`,
          },
    ),
  ]
}
