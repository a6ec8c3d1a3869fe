import type { Words } from '../../view.ts'

/** Signing in, and what a colleague sets for himself. */
export const people = {
  'sign-in': { nl: 'Aanmelden', en: 'Sign in' },
  'sign-in.email': { nl: 'E-mailadres', en: 'E-mail address' },
  'sign-in.password': { nl: 'Wachtwoord', en: 'Password' },
  'sign-in.wrong': {
    nl: 'Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw.',
    en: 'This e-mail address and password do not belong together. Check both and try again.',
  },
  'sign-in.wait': {
    nl: 'Er is te vaak geprobeerd om aan te melden. Probeer het over een kwartier opnieuw.',
    en: 'There were too many attempts to sign in. Try again in a quarter of an hour.',
  },
  'me.title': { nl: 'Mijn instellingen', en: 'My settings' },
  'me.saved': { nl: 'Je instellingen zijn bewaard.', en: 'Your settings are saved.' },
  'me.language': { nl: 'Taal', en: 'Language' },
  'me.shortcuts': { nl: 'Sneltoetsen', en: 'Keyboard shortcuts' },
  'me.shortcuts.on': { nl: 'Aan', en: 'On' },
  'me.shortcuts.off': { nl: 'Uit', en: 'Off' },
  'me.undo': { nl: 'Bedenktijd na een besluit', en: 'Time to undo a decision' },
  'me.undo.standard': {
    nl: 'Zoals ingesteld voor de hele balie ({seconds} s)',
    en: 'As set for the desk ({seconds} s)',
  },
  'me.undo.none': { nl: 'Geen: meteen verzenden', en: 'None: send at once' },
  'me.undo.seconds': { nl: '{seconds} seconden', en: '{seconds} seconds' },
  'me.undo.minutes': { nl: '{minutes} minuten', en: '{minutes} minutes' },
  'me.department': { nl: 'Afdeling', en: 'Department' },
  'role.administrator': { nl: 'beheerder', en: 'administrator' },
  'role.colleague': { nl: 'collega', en: 'colleague' },
} satisfies Words
