import { transaction } from '../../../db/pool.ts'
import { queryOf, filterOf } from '../filter.ts'
import { type Desk, idOf, NoSuchPageError, show, value } from '../page.ts'
import { readDecided, readItem, runExists } from '../queries/item.ts'
import { readFully } from '../queries/mails.ts'
import { assemble } from '../review/assemble.ts'
import { decide } from '../review/decide.ts'
import { showItem } from '../review/show.ts'
import type { Route } from './index.ts'
import { mailFrame } from '../mail-frame.ts'

/** The review screen: look, change, decide. */
export function itemRoutes(desk: Desk): Route[] {
  const { pool, workflows, readInFull } = desk.deps
  const kindOf = (workflow: string) => workflows.find(it => it.name === workflow)?.request?.kind
  return [
    {
      method: 'GET',
      path: '/desk/items/:id',
      handler: async (request, reply) => {
        const run = idOf(request)
        await readFully(pool, run, kindOf, readInFull)
        const page = await transaction(pool, async tx => {
          const item = await readItem(tx, run)
          return item && showItem(desk, tx, request, item)
        })
        if (page) return show(desk, request, reply, 'item', page)
        if (!(await runExists(pool, run))) throw new NoSuchPageError()
        const decided = await readDecided(pool, run)
        const filter = filterOf(request.query)
        return reply.redirect(decided?.open ? `/desk/queue${queryOf(filter, { done: run })}` : `/desk/runs/${run}`, 303)
      },
    },
    {
      method: 'POST',
      path: '/desk/items/:id',
      handler: (request, reply) => decide(desk, request, reply, idOf(request)),
    },
    {
      // the mail of an outcome as the customer sees it, in a frame of its own
      method: 'GET',
      path: '/desk/items/:id/answer/:outcome',
      handler: async (request, reply) => {
        const html = await transaction(pool, async tx => {
          const item = await readItem(tx, idOf(request))
          if (!item) throw new NoSuchPageError()
          const it = await assemble(desk.deps, tx, item)
          const outcome = it.review.outcomes.find(found => found.name === value(request.params, 'outcome'))
          const answer = outcome && it.answer(outcome)
          if (!answer) throw new NoSuchPageError()
          return (await desk.deps.outbox.preview(answer.mail, tx)).html
        })
        return mailFrame(reply, html)
      },
    },
  ]
}
