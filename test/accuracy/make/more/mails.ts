import type { Automated } from '../../../../src/understanding/types.ts'
import type { Tongue } from '../data/articles.ts'
import type { Label, Labelled } from '../label.ts'
import { bytesOf } from '../mail.ts'
import { mailOf } from '../requests/automatic.ts'
import { lettersOf, worldOf } from '../world.ts'
import { OTHER_MANNERS } from './manners.ts'
import { otherOrders } from './orders.ts'
import { lettersOfOrders } from './letters-of-orders.ts'
import { lettersOfSeveral } from './letters-of-several.ts'
import { otherWordings } from './wordings.ts'

interface Other {
  name: string
  tongue: Tongue
  automated: Automated | null
  subject: string
  text: string
  headers: [name: string, value: string][]
}

const AUTOMATIC: Other[] = [
  {
    name: 'away',
    tongue: 'nl',
    automated: 'auto-reply',
    subject: 'Out of office Re: Verzendbericht',
    text: 'Momenteel geniet ik van mijn verlof. Maandag 7 december ben ik er weer. Bestellingen? Bel mijn collega.',
    headers: [['Auto-Submitted', 'auto-replied']],
  },
  {
    name: 'desk',
    tongue: 'en',
    automated: 'auto-reply',
    subject: '[Ticket#2026-4471] Order confirmation',
    text: 'We have received your request and assigned it to the queue. Do not reply above this line.',
    headers: [
      ['Precedence', 'auto_reply'],
      ['X-Autoreply', 'yes'],
    ],
  },
  {
    name: 'full',
    tongue: 'en',
    automated: 'bounce',
    subject: 'Delivery Status Notification (Failure)',
    text: 'Your message to the address below was not delivered: 552 5.2.2 mailbox over quota.',
    headers: [
      ['Return-Path', '<>'],
      ['Auto-Submitted', 'auto-replied'],
    ],
  },
  {
    name: 'digest',
    tongue: 'de',
    automated: 'list',
    subject: 'Angebote der Woche: Switches ab 39 EUR',
    text: 'Jetzt 20 Stück bestellen und sparen! Abmelden: Link.',
    headers: [
      ['List-Id', 'Angebote <angebote.haendler.example>'],
      ['List-Unsubscribe', '<mailto:ab@haendler.example>'],
    ],
  },
  {
    name: 'leads',
    tongue: 'en',
    automated: null,
    subject: 'Quick question about your website',
    text: 'Hi, do you have 15 minutes this week? We help companies like yours get 50+ qualified leads per month, guaranteed. Worth a chat?',
    headers: [],
  },
  {
    name: 'lottery',
    tongue: 'nl',
    automated: null,
    subject: 'Gefeliciteerd, u bent geselecteerd',
    text: 'U heeft een iPad gewonnen! Betaal slechts € 1,95 verzendkosten via onderstaande link en ontvang uw prijs binnen 24 uur.',
    headers: [],
  },
]

/** Mails of another hand: other words and other layouts than those of the folders beside this one. */
export async function moreMails(seed: string, quick = false): Promise<Labelled[]> {
  const automatic = AUTOMATIC.map(({ name, tongue, automated, subject, text, headers }): Labelled => {
    const id = `h-${automated ?? 'spam'}-${name}`
    const world = worldOf(`${seed}/${id}`, tongue)
    const address = automated ? world.person.email : `offer@${name}-4u.example`
    const label: Label = {
      kind: automated ? 'automated' : 'spam',
      language: automated ? null : tongue,
      automated,
      fields: {},
      missing: [],
    }
    return {
      id,
      form: automated ? 'automatic' : 'spam',
      raw: bytesOf(mailOf(id, world, { subject, text, headers, address })),
      label,
    }
  })
  return [
    ...lettersOf(seed, 'h-', otherWordings, OTHER_MANNERS),
    ...lettersOf(seed, 's-', [...lettersOfSeveral, ...lettersOfOrders], OTHER_MANNERS),
    ...(await otherOrders(seed, quick)),
    ...automatic,
  ]
}
