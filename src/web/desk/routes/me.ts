import { transaction } from '../../../db/pool.ts'
import { audit } from '../audit.ts'
import { DEPARTMENTS } from '../owner.ts'
import { type Desk, ownPath, personIn, show, value } from '../page.ts'
import { speak, type Word } from '../words.ts'
import type { Route } from './index.ts'

const UNDO_CHOICES = [0, 60, 300]

/** What a colleague sets for himself. */
export function meRoutes(desk: Desk): Route[] {
  return [
    {
      method: 'GET',
      path: '/desk/me',
      handler: async (request, reply) => {
        const person = personIn(request)
        const say = speak(request.visit.language)
        const undo = UNDO_CHOICES.map(seconds => ({
          value: String(seconds),
          label:
            seconds === 0
              ? say('me.undo.none')
              : seconds < 120
                ? say('me.undo.seconds', { seconds })
                : say('me.undo.minutes', { minutes: seconds / 60 }),
          chosen: person.undoSeconds === seconds,
        }))
        const standard = { seconds: desk.deps.undoSeconds }
        return show(desk, request, reply, 'me', {
          title: say('me.title'),
          saved: value(request.query, 'saved') === '1',
          role: say(`role.${person.role}`),
          undo: [{ value: '', label: say('me.undo.standard', standard), chosen: person.undoSeconds === null }, ...undo],
          departments: ['', ...DEPARTMENTS].map(name => ({
            value: name,
            label: say(`department.${name || 'none'}` as Word),
            chosen: (person.department ?? '') === name,
          })),
        })
      },
    },
    {
      method: 'POST',
      path: '/desk/me',
      handler: async (request, reply) => {
        const person = personIn(request)
        const undo = value(request.body, 'undo')
        const department = value(request.body, 'department')
        const set = {
          language: value(request.body, 'language') === 'en' ? 'en' : 'nl',
          shortcuts: value(request.body, 'shortcuts') !== 'off',
          undoSeconds: UNDO_CHOICES.includes(Number(undo)) && undo !== '' ? Number(undo) : null,
          department: DEPARTMENTS.includes(department) ? department : null,
        }
        await transaction(desk.deps.pool, async tx => {
          await tx.query(
            'update desk_user set language = $2, shortcuts = $3, undo_seconds = $4, department = $5 where id = $1',
            [person.id, set.language, set.shortcuts, set.undoSeconds, set.department],
          )
          await audit(tx, person, 'settings', `person:${person.id}`, set)
        })
        return reply.redirect('/desk/me?saved=1', 303)
      },
    },
    {
      method: 'POST',
      path: '/desk/me/language',
      handler: async (request, reply) => {
        const person = personIn(request)
        const language = person.language === 'nl' ? 'en' : 'nl'
        await transaction(desk.deps.pool, async tx => {
          await tx.query('update desk_user set language = $2 where id = $1', [person.id, language])
          await audit(tx, person, 'settings', `person:${person.id}`, { language })
        })
        return reply.redirect(ownPath(value(request.body, 'to'), '/desk/queue'), 303)
      },
    },
    {
      method: 'POST',
      path: '/desk/me/shortcuts',
      handler: async (request, reply) => {
        const person = personIn(request)
        await transaction(desk.deps.pool, async tx => {
          await tx.query('update desk_user set shortcuts = not shortcuts where id = $1', [person.id])
          await audit(tx, person, 'settings', `person:${person.id}`, { shortcuts: !person.shortcuts })
        })
        return reply.redirect(ownPath(value(request.body, 'to'), '/desk/queue'), 303)
      },
    },
  ]
}
