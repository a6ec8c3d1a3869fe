import { type Limited, placeOf } from './tries.ts'

const MINUTES = 15
const TRIES = 10
/** A whole office may stand behind one address. */
const TRIES_FROM_ONE_PLACE = 50

/** How often a password may be tried for an address, and from one place. */
export const signInLimits = (
  realm: 'desk' | 'portal',
  email: string,
  ip: string,
): { [by in 'person' | 'place']: Limited } => ({
  person: { what: `${realm} sign-in`, who: email, limit: TRIES, minutes: MINUTES },
  place: { what: `${realm} sign-in from`, who: placeOf(ip), limit: TRIES_FROM_ONE_PLACE, minutes: MINUTES },
})
