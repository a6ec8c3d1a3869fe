import type { Outcome, Text } from './define.ts'

/** The decisions that every kind knows. The mail that follows is shown before anything is decided. */

export const approve = (label: Text = { nl: 'Keur goed', en: 'Approve' }): Outcome => ({
  name: 'approve',
  label,
  tone: 'primary',
  key: 'a',
  needsNoErrors: true,
})

/** Ask the customer. The reason is the question as it stands in the mail, one question a line. */
export const ask = (suggestions: Text[] = []): Outcome => ({
  name: 'ask',
  label: { nl: 'Vraag klant', en: 'Ask the customer' },
  tone: 'secondary',
  key: 'q',
  reason: {
    label: { nl: 'Wat wil je weten? Eén vraag per regel.', en: 'What do you want to know? One question a line.' },
    suggestions,
  },
})

/** Refuse. The reason stands in the mail, so it is written to the customer. */
export const refuse = (suggestions: Text[] = [], label: Text = { nl: 'Wijs af…', en: 'Refuse…' }): Outcome => ({
  name: 'refuse',
  label,
  tone: 'danger',
  key: 'r',
  reason: { label: { nl: 'Waarom niet? Dit leest de klant.', en: 'Why not? The customer reads this.' }, suggestions },
})

/** End it without a mail, for what needs no answer. */
export const close = (suggestions: Text[] = []): Outcome => ({
  name: 'close',
  label: { nl: 'Sluit zonder mail', en: 'Close without a mail' },
  tone: 'secondary',
  key: 'c',
  reason: { label: { nl: 'Waarom? Alleen voor ons.', en: 'Why? Only for us.' }, suggestions },
})
