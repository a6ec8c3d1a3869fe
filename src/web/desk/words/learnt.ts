import type { Words } from '../../view.ts'

export const learnt = {
  'nav.learnt': { nl: 'Geleerd', en: 'Learnt' },
  'learnt.intro': {
    nl: 'Wat een klant schrijft en wat hij daarmee bedoelt, zoals jij of een collega het bij een goedgekeurde order verbeterde. Bij zijn volgende order wordt het toegepast; dat staat er dan bij.',
    en: 'What a customer writes and what is meant by it, as you or a colleague corrected it in an order that was approved. It is applied to the next order of that customer, and said so there.',
  },
  'learnt.filter.current': { nl: 'Geldt nu', en: 'In force' },
  'learnt.filter.all': { nl: 'Ook ingetrokken en vervangen', en: 'Also revoked and replaced' },
  'learnt.customer': { nl: 'Klant', en: 'Customer' },
  'learnt.written': { nl: 'Klant schrijft', en: 'Customer writes' },
  'learnt.means': { nl: 'Bedoelt', en: 'Means' },
  'learnt.by': { nl: 'Geleerd van', en: 'Learnt from' },
  'learnt.used': { nl: 'Toegepast', en: 'Applied' },
  'learnt.used.never': { nl: 'nog niet', en: 'not yet' },
  'learnt.used.one': { nl: '{n} keer', en: '{n} time' },
  'learnt.used.many': { nl: '{n} keer', en: '{n} times' },
  'learnt.used.last': { nl: 'laatst {time}', en: 'last {time}' },
  'learnt.acts': { nl: 'Stand', en: 'State' },
  'learnt.mail': { nl: 'de mail', en: 'the mail' },
  'learnt.revoke': { nl: 'Trek in', en: 'Revoke' },
  'learnt.revoke.of': { nl: 'Trek in: {written}', en: 'Revoke: {written}' },
  'learnt.revoked': {
    nl: 'Ingetrokken: dit wordt niet meer toegepast. Wat al geboekt is, verandert niet.',
    en: 'Revoked: this is not applied any more. What was booked before does not change.',
  },
  'learnt.revoked-by': { nl: 'ingetrokken door {who}, {time}', en: 'revoked by {who}, {time}' },
  'learnt.replaced': { nl: 'vervangen door een nieuwere', en: 'replaced by a newer one' },
  'learnt.none': { nl: 'Nog niets geleerd.', en: 'Nothing learnt yet.' },
  'learnt.none.found': { nl: 'Niets gevonden.', en: 'Nothing found.' },
} satisfies Words
