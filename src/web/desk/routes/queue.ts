import type { FastifyRequest } from 'fastify'
import { amsterdamDay, now } from '../../../clock.ts'
import { bannerOf } from '../banner.ts'
import { isMoment } from '../cursor.ts'
import { ownerLabel } from '../owner.ts'
import { filterOf, queryOf } from '../filter.ts'
import { type Desk, personIn, show, value } from '../page.ts'
import { namesOf } from '../people.ts'
import {
  countQueue,
  PAGE,
  type QueueCounts,
  type QueueFilter,
  type QueueRow,
  readNews,
  readQueue,
  readToday,
} from '../queries/queue.ts'
import { clockTime, lateBefore, waited } from '../time.ts'
import { type Say, speak } from '../words.ts'
import type { Route } from './index.ts'

export function queueRoutes(desk: Desk): Route[] {
  const { pool, workflows } = desk.deps

  return [
    {
      method: 'GET',
      path: '/desk/queue',
      handler: async (request, reply) => {
        const person = personIn(request)
        const say = speak(request.visit.language)
        const filter = filterOf(request.query)
        const after = value(request.query, 'after') || undefined
        const at = await now(pool)
        const lateDay = lateBefore(at)
        const [found, counts, names] = await Promise.all([
          readQueue(pool, filter, person, lateDay, after),
          countQueue(pool, person, lateDay),
          namesOf(pool),
        ])
        const rows = found.slice(0, PAGE)
        const empty = rows.length === 0
        const row = (it: QueueRow) =>
          rowOf(it, { at, lateDay, names, say, language: request.visit.language, filter, title: kindOf(it.workflow) })
        return show(desk, request, reply, 'queue', {
          title: say('queue.title'),
          documentTitle: counts.all ? `(${counts.all}) ${say('queue.title')}` : say('queue.title'),
          banner: await bannerOf(desk, request),
          rows: rows.map(row),
          total: counts.all,
          oldest: !after && rows[0] ? waited(rows[0].askedAt, at, say) : null,
          filters: filters(counts, filter, person.department, request),
          q: filter.q,
          hidden: Object.entries({ kind: filter.kind, who: filter.who, late: filter.late ? '1' : '' })
            .filter(([, it]) => it)
            .map(([name, it]) => ({ name, value: it })),
          more: found.length > PAGE ? `/desk/queue${queryOf(filter, { after: rows.at(-1)!.cursor })}` : null,
          first: after ? `/desk/queue${queryOf(filter)}` : null,
          filtered: queryOf(filter) !== '',
          today: empty && !queryOf(filter) ? await readToday(pool) : null,
          seen: at.toISOString(),
          loaded: clockTime(at, at, request.visit.language),
        })
      },
    },
    {
      method: 'GET',
      path: '/desk/live',
      handler: async (request, reply) => {
        const since = value(request.query, 'rev')
        const news = await readNews(pool, isMoment(since) ? since : '-infinity')
        reply.header('cache-control', 'no-store')
        if (news.fresh === 0) return reply.code(204).send()
        const say = speak(request.visit.language)
        const pill = say(news.fresh === 1 ? 'queue.new.one' : 'queue.new.many', { n: news.fresh })
        return reply.send({ waiting: news.waiting, new: news.fresh, pill })
      },
    },
  ]

  function kindOf(workflow: string) {
    return workflows.find(it => it.name === workflow)?.title ?? { nl: workflow, en: workflow }
  }

  function filters(counts: QueueCounts, filter: QueueFilter, department: string | null, request: FastifyRequest) {
    const say = speak(request.visit.language)
    const link = (label: string, n: number, to: Partial<QueueFilter>, current: boolean, tone = '') => ({
      label,
      n,
      href: `/desk/queue${queryOf({ ...to, q: filter.q })}`,
      current,
      tone,
    })
    const number = (name: string) => counts.kinds.find(it => it.workflow === name)?.n ?? 0
    const kinds = workflows
      .filter(it => number(it.name) > 0 || filter.kind === it.name)
      .map(it => link(it.title[request.visit.language], number(it.name), { kind: it.name }, filter.kind === it.name))
    return [
      link(say('filter.all'), counts.all, {}, !filter.kind && !filter.who && !filter.late),
      ...kinds,
      link(say('queue.late'), counts.late, { late: true }, filter.late, counts.late ? 'late' : ''),
      link(say('queue.mine'), counts.mine, { who: 'me' }, filter.who === 'me'),
      ...(department
        ? [link(say('queue.department'), counts.department, { who: 'department' }, filter.who === 'department')]
        : []),
    ]
  }
}

interface RowContext {
  at: Date
  lateDay: string
  names: Map<string, string>
  say: Say
  language: 'nl' | 'en'
  filter: QueueFilter
  title: { nl: string; en: string }
}

function rowOf(it: QueueRow, { at, lateDay, names, say, language, filter, title }: RowContext) {
  const why = [
    ...it.checks.filter(check => check.level === 'error'),
    ...it.checks.filter(check => check.level === 'warning'),
  ]
  const tags = why.slice(0, 2).map(check => ({ level: check.level, text: check.text[language] }))
  const info = it.checks.find(check => check.level === 'info')
  return {
    href: `/desk/items/${it.run}${queryOf(filter)}`,
    id: it.run,
    kind: title[language],
    title: it.title,
    summary: it.summary[language],
    tags: tags.length ? tags : [{ level: 'info', text: info?.text[language] ?? say('queue.no-blocker') }],
    extra: why.length > 2 ? say('queue.more-reasons', { n: why.length - 2 }) : null,
    waited: waited(it.askedAt, at, say),
    askedAt: it.askedAt,
    late: amsterdamDay(it.askedAt) < lateDay,
    owner: ownerLabel(it.owner, names, say),
    drafted: it.draftBy ? say('queue.drafted', { who: names.get(it.draftBy) ?? it.draftBy }) : null,
  }
}
