import type { FastifyRequest } from 'fastify'
import { now } from '../../../clock.ts'
import type { Tx } from '../../../db/pool.ts'
import type { Check } from '../../../workflow/define.ts'
import { textAt } from '../../../workflow/edits.ts'
import { bannerOf } from '../banner.ts'
import { filterOf, queryOf } from '../filter.ts'
import { type Desk, type Page, personIn } from '../page.ts'
import { namesOf } from '../people.ts'
import type { Item } from '../queries/item.ts'
import { readSources } from '../queries/mails.ts'
import { readNeighbours } from '../queries/queue.ts'
import { lastChange } from '../queries/item.ts'
import { ownerLabel } from '../owner.ts'
import { clockTime, lateBefore, waited } from '../time.ts'
import { speak } from '../words.ts'
import { assemble, open } from './assemble.ts'
import type { Draft } from './draft.ts'
import { gatherEvidence } from './evidence.ts'
import { levelGlyph, levelWord } from './field-state.ts'
import type { Problem } from './form.ts'
import { revokeAct } from './revoke.ts'
import { showAnswers } from './show-answers.ts'
import { showForm } from './show-fields.ts'
import { outcomesOf, placeOf } from './show-outcomes.ts'
import { showSources } from './show-source.ts'
import { tinted } from './tint.ts'

/** What went wrong with a post, for the summary above the form. */
export interface Refusals {
  problems: Problem[]
  /** About the whole, or about an outcome. */
  sentences: { text: string; outcome?: string }[]
  draft: Draft
}

/** Everything on the review screen. */
export async function showItem(
  desk: Desk,
  tx: Tx,
  request: FastifyRequest,
  item: Item,
  refused?: Refusals,
): Promise<Page> {
  const person = personIn(request)
  const { language } = request.visit
  const say = speak(language)
  const filter = filterOf(request.query)
  const it = await assemble(desk.deps, tx, item, refused?.draft)
  const at = await now(tx)
  const { review } = it
  const original = item.question.request
  const mails = await readSources(tx, mailsOf(item))
  const names = await namesOf(tx)
  const evidences = gatherEvidence(original, it.request.fields, review)
  const sources = showSources(mails, evidences, { say, language, now: at })
  const change = item.draftBy ? await lastChange(tx, item.run) : null
  const draftBy = names.get(item.draftBy ?? person.email) ?? item.draftBy ?? person.name
  const form = showForm({
    review,
    request: it.request,
    original,
    evidences,
    origin: sources.origin,
    problems: refused?.problems ?? [],
    draftBy,
    say,
    language,
  })
  const answers = await showAnswers(desk.deps, tx, it, { run: item.run, say, language })
  const beside = await readNeighbours(tx, filter, person, lateBefore(at), item)
  const errors = open(review, 'error').length
  const warnings = open(review, 'warning').length
  const check = (found: Check) => ({
    level: found.level,
    glyph: levelGlyph(found.level),
    word: say(levelWord(found.level)),
    text: found.text[language],
    revoke: found.learnt ? { act: revokeAct(found.learnt.id), written: found.learnt.written } : null,
    href: found.pointer && form.ids.has(found.pointer) ? `#${form.ids.get(found.pointer)}` : null,
  })
  const of = (level: Check['level']) => review.checks.filter(found => found.level === level).map(check)
  const summary = refused && [
    ...refused.problems.map(({ pointer }) => ({
      text: problemOf(form.parts, form.ids.get(pointer)),
      href: `#${form.ids.get(pointer)}`,
    })),
    ...refused.sentences.map(({ text, outcome }) => ({
      text,
      href: outcome ? `#${placeOf(review.outcomes, outcome)}` : null,
    })),
  ]
  return {
    title: review.title,
    documentTitle: `${summary ? say('error-prefix') : ''}${review.title}`,
    banner: await bannerOf(desk, request),
    run: item.run,
    wait: item.wait,
    rev: item.rev,
    kind: it.workflow.title[language],
    summary: review.summary[language],
    owner: ownerLabel(item.owner, names, say),
    waits: waited(new Date(item.askedAt), at, say),
    toCheck: form.toCheck,
    position: say('review.position', { n: beside.before + 1, all: Math.max(beside.total, beside.before + 1) }),
    previous: beside.previous && `/desk/items/${beside.previous}${queryOf(filter)}`,
    next: beside.next && `/desk/items/${beside.next}${queryOf(filter)}`,
    action: `/desk/items/${item.run}${queryOf(filter)}`,
    queueLink: `/desk/queue${queryOf(filter)}`,
    problems: summary ?? null,
    telephone: original.origin === 'telephone',
    forwardedBy: original.forwardedBy?.address ?? null,
    tabs: tinted(sources.tabs, form.attention),
    answers,
    answerTab: `source-${sources.tabs.length + 1}`,
    wanted: [...of('error'), ...of('warning'), ...of('info')],
    silent: original.silent ? say(`silent.${original.silent}`) : null,
    fine: of('ok'),
    changes: item.question.changes.map(({ pointer, before, after }) => ({
      field: labelOf(form.parts, form.ids.get(pointer)) ?? pointer.replace(/^\//, ''),
      was: say('review.change', { before: before || say('review.nothing'), after: after || say('review.nothing') }),
      href: form.ids.has(pointer) ? `#${form.ids.get(pointer)}` : null,
    })),
    facts: review.facts.map(({ label, value }) => ({ label: label[language], value: value[language] })),
    parts: form.parts,
    drafted:
      change && item.draftBy
        ? say('review.drafted', { who: names.get(change.by) ?? change.by, time: clockTime(change.at, at, language) })
        : null,
    warnings,
    blocked: errors ? say(errors === 1 ? 'review.blocked.one' : 'review.blocked.many', { n: errors }) : null,
    ...outcomesOf(review.outcomes, {
      warnings,
      errors,
      draft: refused?.draft ?? item.draft,
      refused: new Set(refused?.sentences.map(it => it.outcome)),
      message: textAt(it.request.fields, 'message') ?? '',
      customer: original.language,
      language,
      say,
    }),
  }
}

/** The mail that began it, and those that came since. */
function mailsOf({ question }: Item): number[] {
  const ids = [question.request.mailId, ...question.mails].filter(it => it !== undefined)
  return [...new Set(ids)]
}

type Parts = ReturnType<typeof showForm>['parts']
const fieldOf = (parts: Parts, id: string | undefined) =>
  parts
    .flatMap(part => ('field' in part ? [part.field] : part.table.rows.flatMap(row => row.cells)))
    .find(it => it.id === id)
const labelOf = (parts: Parts, id: string | undefined) => fieldOf(parts, id)?.fullLabel
const problemOf = (parts: Parts, id: string | undefined) => fieldOf(parts, id)?.reasons[0]?.text ?? ''
