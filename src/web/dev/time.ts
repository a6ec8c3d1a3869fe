import type { FastifyInstance } from 'fastify'
import { addDays, addWorkingDays, amsterdamDay, daysBetween, now } from '../../clock.ts'
import type { Language } from '../../engine/define.ts'
import { date } from '../../format.ts'
import { first, readForm } from './form.ts'
import { type Dev, languageOf, show, speak, type Say } from './page.ts'

type By = { days?: number; hours?: number; minutes?: number }
const MORNING = { hour: 7, minute: 30 }

export function timeRoutes(app: FastifyInstance, dev: Dev): void {
  app.get('/dev/time', async (request, reply) => {
    const say = speak(request)
    const language = languageOf(request)
    const at = await now(dev.deps.pool)
    return show(dev, request, reply, 'time', {
      title: say('nav.time'),
      now: `${date(amsterdamDay(at), language, 'weekday')}, ${timeOfDay(at)}`,
      shifted: await shift(dev, say, language),
    })
  })
  app.post('/dev/time', async (request, reply) => {
    const by = jump(first(await readForm(request), 'jump'), await now(dev.deps.pool))
    if (by) await dev.deps.skip(by)
    return reply.redirect('/dev/time', 303)
  })
}

function jump(name: string, at: Date): By | undefined {
  const today = amsterdamDay(at)
  if (name === 'hour') return { hours: 1 }
  if (name === 'month') return { days: 30 }
  if (name === 'three') return { days: daysBetween(today, addWorkingDays(today, 3)) }
  if (name !== 'morning') return undefined
  const [hour = 0, minute = 0] = timeOfDay(at).split(':').map(Number)
  return { days: daysBetween(today, addDays(today, 1)), minutes: (MORNING.hour - hour) * 60 + MORNING.minute - minute }
}

/** 'HH:MM' in Amsterdam. */
function timeOfDay(at: Date): string {
  return new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' }).format(
    at,
  )
}

async function shift(dev: Dev, say: Say, language: Language): Promise<string | null> {
  const { rows } = await dev.deps.pool.query<{ minutes: number }>(
    'select round(extract(epoch from shift) / 60)::int as minutes from clock',
  )
  const minutes = rows[0]?.minutes ?? 0
  if (!minutes) return null
  const units: [number, 'day' | 'hour' | 'minute'][] = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ]
  const parts = units
    .filter(([n]) => n)
    .map(([n, unit]) => {
      return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(n)
    })
  return say('time.shifted', { shift: parts.join(', ') })
}
