import type { Language, Text } from '../../../engine/define.ts'
import type { Say } from '../words.ts'

/** One line of the history of a run. */
export interface Entry {
  at: Date | null
  time: string
  glyph: string
  tone: 'done' | 'waits' | 'trouble' | 'next' | 'note'
  label: string
  detail: string | null
  duration: string | null
  link: { href: string; label: string } | null
  /** Folded away: attempts that failed, what a mail server said. */
  attempts: { time: string; text: string }[]
  attemptsLabel: string | null
}

/** What differs from an ordinary line. */
export type Line = Partial<Entry> & Pick<Entry, 'label'>

export interface Context {
  plan: { [step: string]: Text }
  say: Say
  language: Language
  who: (email: string) => string
}

export function entry(it: Line): Entry {
  return {
    at: null,
    time: '',
    glyph: '✓',
    tone: 'done',
    detail: null,
    duration: null,
    link: null,
    attempts: [],
    attemptsLabel: null,
    ...it,
  }
}

/** 'review:2' is the second time of 'review'. */
export function labelOf(name: string, { plan, language }: Pick<Context, 'plan' | 'language'>): string {
  const label = plan[stem(name)]?.[language] ?? name
  const rest = name.slice(stem(name).length + 1)
  return /^([2-9]|\d\d+)$/.test(rest) ? `${label} (${rest})` : label
}

export const stem = (name: string) => name.split(':')[0]!
export const textOf = (it: unknown) => (typeof it === 'string' ? it : '')
