import { now } from '../../../clock.ts'
import { transaction } from '../../../db/pool.ts'
import { TooLateError } from '../../../engine/errors.ts'
import { translate } from '../../../sentences/translate.ts'
import { audit } from '../audit.ts'
import { type Desk, idOf, NoSuchPageError, personIn, show, value } from '../page.ts'
import { lastFailure, readFailedMails, readGroup, readGroups, readSuppressed } from '../queries/failed.ts'
import { failedWhy } from '../reasons.ts'
import { clockTime } from '../time.ts'
import { speak } from '../words.ts'
import type { Route } from './index.ts'

/** What stopped: runs by their trouble, mails that could not be read, addresses that mail comes back from. */
export function failedRoutes(desk: Desk): Route[] {
  const { pool, workflows, engine, readAgain } = desk.deps
  const title = (name: string, language: 'nl' | 'en') => workflows.find(it => it.name === name)?.title[language] ?? name

  return [
    {
      method: 'GET',
      path: '/desk/failed',
      handler: async (request, reply) => {
        const { language } = request.visit
        const say = speak(language)
        const [at, groups, mails, suppressed] = await Promise.all([
          now(pool),
          readGroups(pool),
          readFailedMails(pool),
          readSuppressed(pool),
        ])
        const nothing = !groups.length && !mails.length && !suppressed.length
        const last = nothing ? await lastFailure(pool) : null
        return show(desk, request, reply, 'failed', {
          title: say('nav.failed'),
          groups: groups.map(it => ({
            ...it,
            kind: title(it.workflow, language),
            since: clockTime(it.first, at, language),
            until: clockTime(it.last, at, language),
          })),
          mails: mails.map(it => ({
            ...it,
            subject: it.subject || say('mail.no-subject'),
            from: it.from ?? '–',
            why: failedWhy(it.reason, say),
            time: clockTime(it.at, at, language),
          })),
          suppressed: suppressed.map(it => ({ ...it, time: clockTime(it.at, at, language) })),
          nothing,
          last: last && clockTime(last, at, language),
          asked: value(request.query, 'again') === '1',
        })
      },
    },
    {
      // who and what is in a group, and what a new try will not repeat
      method: 'GET',
      path: '/desk/failed/:group',
      handler: async (request, reply) => {
        const { language } = request.visit
        const say = speak(language)
        const group = groupOf(value(request.params, 'group'))
        const [at, runs] = await Promise.all([now(pool), readGroup(pool, group)])
        if (!runs.length) return reply.redirect('/desk/failed', 303)
        const sent = runs.reduce((sum, run) => sum + run.sent, 0)
        return show(desk, request, reply, 'failed-group', {
          title: translate(runs[0]!.error ?? say('nav.failed'))[language],
          kind: title(runs[0]!.workflow, language),
          group,
          total: runs.length,
          sent,
          runs: runs.map(it => ({
            id: it.id,
            subject: it.subject || say('run.nameless', { id: it.id }),
            from: it.from ?? '–',
            error: it.error,
            attempts: it.attempts,
            time: clockTime(it.movedAt, at, language),
            movedAt: it.movedAt,
          })),
        })
      },
    },
    {
      method: 'POST',
      path: '/desk/failed/:group/retry',
      handler: async (request, reply) => {
        const group = groupOf(value(request.params, 'group'))
        const person = personIn(request)
        const runs = await readGroup(pool, group)
        const chosen = value(request.body, 'which') === 'one' ? runs.slice(0, 1) : runs
        for (const { id } of chosen) {
          await transaction(pool, async tx => {
            await engine.retry(tx, id, person.email)
            await audit(tx, person, 'retry', `run:${id}`, { group })
          }).catch(error => {
            // went on or was retried meanwhile: nothing to do for this one
            if (!(error instanceof TooLateError)) throw error
          })
        }
        return reply.redirect(chosen.length === 1 ? `/desk/runs/${chosen[0]!.id}` : '/desk/failed?again=1', 303)
      },
    },
    {
      method: 'POST',
      path: '/desk/failed/mails/:id/again',
      handler: async (request, reply) => {
        const id = idOf(request)
        const person = personIn(request)
        await transaction(pool, async tx => {
          const { rowCount } = await tx.query(
            `select from inbound_message where id = $1 and state = 'failed' and raw is not null for update`,
            [id],
          )
          if (!rowCount) return
          await readAgain(tx, id)
          await audit(tx, person, 'read-again', `mail:in:${id}`)
        })
        return reply.redirect('/desk/failed?again=1', 303)
      },
    },
    {
      method: 'POST',
      path: '/desk/failed/suppressed/lift',
      handler: async (request, reply) => {
        const address = value(request.body, 'address').slice(0, 320)
        const person = personIn(request)
        await transaction(pool, async tx => {
          const { rowCount } = await tx.query('delete from suppression where address = $1', [address])
          if (rowCount) await audit(tx, person, 'suppression-lifted', `address:${address}`)
        })
        return reply.redirect('/desk/failed', 303)
      },
    },
  ]
}

function groupOf(text: string): string {
  if (!/^[0-9a-f]{32}$/.test(text)) throw new NoSuchPageError()
  return text
}
