import { addDays, addWorkingDays, amsterdamDay } from '../clock.ts'
import { date as words } from '../format.ts'

export interface Filling {
  /** The moment that `{{day:0}}` is the calendar day of, in Amsterdam. */
  now: Date
  /** Makes the Message-ID of this sending: letters, digits, dots and dashes. */
  id: string
}

const PLACEHOLDER = /\{\{(?:(id)|(day|iso|nl|en|sent):([+-]?\d{1,5})(w?))\}\}/g

/**
 * The bytes of a sample with its placeholders filled in: `{{day:-12}}` is 12 days ago as dd-mm-yyyy, `iso` as yyyy-mm-dd, `nl` and
 * `en` in words; `{{nl:+10w}}` counts working days; `{{sent:-5}}` is 5 minutes ago as a Date header; `{{id}}` is the id. Parts
 * in base64 hold none.
 */
export function fill(sample: Buffer, { now, id }: Filling): Buffer {
  const filled = sample
    .toString('latin1')
    .replace(PLACEHOLDER, (_, isId?: string, format?: string, offset?: string, working?: string) => {
      if (isId) return id
      const n = Number(offset)
      if (format === 'sent') return rfc5322(new Date(now.getTime() + n * 60_000))
      const today = amsterdamDay(now)
      return written(working ? addWorkingDays(today, n) : addDays(today, n), format)
    })
  return Buffer.from(filled, 'latin1')
}

function written(day: string, format: string | undefined): string {
  if (format === 'iso') return day
  if (format === 'day') return day.split('-').toReversed().join('-')
  return words(day, format === 'en' ? 'en' : 'nl', 'long')
}

/** RFC 5322 s. 3.3. */
const rfc5322 = (moment: Date) => moment.toUTCString().replace('GMT', '+0000')
