import { now } from '../../../clock.ts'
import { transaction } from '../../../db/pool.ts'
import { pauseSending, readSending, resumeSending } from '../../../mail/sending.ts'
import { audit } from '../audit.ts'
import { type Desk, idOf, ownPath, personIn, show, value } from '../page.ts'
import { namesOf } from '../people.ts'
import {
  act,
  type Act,
  ACTS,
  type OutgoingMail,
  PAGE,
  readAttention,
  readPending,
  readSent,
  readWaiting,
  type Waiting,
} from '../queries/outgoing.ts'
import { clockTime, exactTime } from '../time.ts'
import { speak, type Word } from '../words.ts'
import type { Route } from './index.ts'

/** What is on its way out: decisions that can be taken back, mails that wait or are in trouble, and what left. */
export function outgoingRoutes(desk: Desk): Route[] {
  const { pool } = desk.deps
  const acts = Object.keys(ACTS) as Act[]
  return [
    {
      method: 'GET',
      path: '/desk/outgoing',
      handler: async (request, reply) => {
        const { language } = request.visit
        const say = speak(language)
        const before = value(request.query, 'before')
        const [at, names, waiting, attention, pending, sent, sending] = await Promise.all([
          now(pool),
          namesOf(pool),
          readWaiting(pool),
          readAttention(pool),
          readPending(pool),
          readSent(pool, before),
          readSending(pool),
        ])
        const mail = (it: OutgoingMail) => ({
          id: it.id,
          to: it.to,
          subject: it.subject,
          run: it.run,
          why: say(it.automatic ? 'outgoing.automatic' : 'outgoing.decided'),
          state: it.state,
          word: say(`mail-state.${it.state}` as Word),
          error: it.error,
          at: it.sentAt ?? it.sendAfter,
          time: clockTime(it.sentAt ?? (it.state === 'pending' ? it.sendAfter : it.createdAt), at, language),
          attempts: it.attempts,
          acts: acts
            .filter(name => (ACTS[name].from as readonly string[]).includes(it.state))
            .map(name => ({ name, label: say(`act.${name}`) })),
        })
        const decided = (it: Waiting) => ({
          run: it.run,
          title: it.title,
          outcome: it.outcomes.find(found => found.name === it.outcome)?.label[language] ?? it.outcome,
          by: names.get(it.by) ?? it.by,
          to: it.to,
          subject: it.subject,
          mail: it.mail,
          held: it.effectiveAt === null,
          effectiveAt: it.effectiveAt,
          time: it.effectiveAt && exactTime(it.effectiveAt, at, language),
        })
        return show(desk, request, reply, 'outgoing', {
          title: say('nav.outgoing'),
          waiting: waiting.map(decided),
          attention: attention.map(mail),
          pending: pending.mails.map(mail),
          pendingTotal: pending.total,
          sent: sent.slice(0, PAGE).map(mail),
          more: sent.length > PAGE ? `/desk/outgoing?before=${encodeURIComponent(sent[PAGE - 1]!.cursor)}#sent` : null,
          paused: sending.pausedAt && {
            who: sending.by && (names.get(sending.by) ?? sending.by),
            reason: sending.reason,
            time: clockTime(sending.pausedAt, at, language),
          },
          nothing: !waiting.length && !attention.length && !pending.total && !sent.length,
        })
      },
    },
    {
      method: 'POST',
      path: '/desk/outgoing/:id/:act',
      handler: async (request, reply) => {
        const name = acts.find(it => it === value(request.params, 'act'))
        const id = idOf(request)
        const person = personIn(request)
        const done =
          name &&
          (await transaction(pool, async tx => {
            const changed = await act(tx, id, name, person.email)
            if (changed) await audit(tx, person, `mail-${name}`, `mail:out:${id}`)
            return changed
          }))
        if (done) return reply.redirect(ownPath(value(request.body, 'to'), '/desk/outgoing'), 303)
        const say = speak(request.visit.language)
        return show(
          desk,
          request,
          reply,
          'message',
          {
            title: say('outgoing.late'),
            text: say('outgoing.late.long'),
            link: { href: '/desk/outgoing', label: say('nav.outgoing') },
          },
          409,
        )
      },
    },
    {
      method: 'POST',
      path: '/desk/sending/pause',
      handler: async (request, reply) => {
        const reason = value(request.body, 'reason').trim().slice(0, 200)
        await pauseSending(pool, personIn(request).email, 'colleague', reason)
        return reply.redirect('/desk/outgoing', 303)
      },
    },
    {
      method: 'POST',
      path: '/desk/sending/resume',
      handler: async (request, reply) => {
        await resumeSending(pool, personIn(request).email)
        return reply.redirect('/desk/outgoing', 303)
      },
    },
  ]
}
