import type { Preset, Verdict } from '../../web/dev/index.ts'

/** Where a sample mail must end up by itself, checked by test/demo.test.ts. */
export type End =
  /** Nobody has to do anything; the reason is the word in inbound_message. */
  | { state: 'filed'; reason: string }
  /** In the queue of the desk. `receipt`: the sender got one at once. `says`: what the desk's page says of it, in Dutch. */
  | { state: 'review'; workflow: string; receipt: boolean; says?: RegExp }
  /** The sender was asked at once for what is missing; nobody at the desk has to do anything yet. */
  | { state: 'asked'; workflow: string }
  /** Answered without anybody, and done. */
  | { state: 'answered'; workflow: string; outcome: string }

export interface Sample extends Preset {
  /** Envelope. */
  from: string
  to: string
  /** How the mail host is to judge the sender; as the address deserves when absent. */
  verdict?: Verdict
  end: End
  /** Sent only when the desk has dealt with that one. */
  after?: string
}

export const ORDERS = 'orderportal@lindehout.example'
export const INFO = 'info@lindehout.example'

export const filed = (reason: string): Pick<Sample, 'end' | 'ends'> => ({
  end: { state: 'filed', reason },
  ends: { nl: 'Opzijgelegd; niemand krijgt antwoord.', en: 'Filed; nobody is answered.' },
})

/** A colleague decides; the sender knows that his mail has come. */
export const waits = (workflow: string, says?: RegExp): Pick<Sample, 'end' | 'ends'> => ({
  end: { state: 'review', workflow, receipt: true, ...(says && { says }) },
  ends: {
    nl: 'Ontvangstbevestiging meteen verstuurd; wacht op een collega.',
    en: 'Receipt sent at once; waits for a colleague.',
  },
})

/** A colleague decides; nothing leaves before, because the sender is not proven. */
export const waitsInSilence = (workflow: string, says?: RegExp): Pick<Sample, 'end' | 'ends'> => ({
  end: { state: 'review', workflow, receipt: false, ...(says && { says }) },
  ends: {
    nl: 'Wacht op een collega; er gaat nog niets naar buiten.',
    en: 'Waits for a colleague; nothing leaves yet.',
  },
})

export const asked = (workflow: string): Pick<Sample, 'end' | 'ends'> => ({
  end: { state: 'asked', workflow },
  ends: {
    nl: 'Meteen gevraagd naar wat ontbreekt; wacht op de klant.',
    en: 'Asked at once for what is missing; waits for the customer.',
  },
})

/** What a second copy of an order meets. */
export const SAME_ORDER = {
  nl: 'het ordernummer wordt herkend, er wordt niets dubbel geboekt.',
  en: 'the order number is recognised, nothing is booked twice.',
}
