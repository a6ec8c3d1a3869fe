import type { Automated } from '../../../../src/understanding/types.ts'
import type { Tongue } from '../data/articles.ts'
import type { Labelled } from '../label.ts'
import { bytesOf, multipart, type Mail } from '../mail.ts'
import { worldOf, type World } from '../world.ts'

interface Sent {
  subject: string
  text: string
  headers: [name: string, value: string][]
  address?: string
  html?: string
}
type Maker = [automated: Automated | 'spam', tongue: Tongue, write: (w: World) => Sent | Buffer]

const ROBOT: [string, string][] = [
  ['Auto-Submitted', 'auto-replied'],
  ['X-Auto-Response-Suppress', 'All'],
]
const LIST: [string, string][] = [
  ['List-Id', '<news.kanaalnieuws.example>'],
  ['List-Unsubscribe', '<https://kanaalnieuws.example/u/1>'],
  ['Precedence', 'bulk'],
]

const MAKERS: Maker[] = [
  [
    'auto-reply',
    'nl',
    w => ({
      subject: `Automatisch antwoord: Uw bestelling ${w.so}`,
      text: `Ik ben afwezig tot en met 30 november. Voor dringende bestellingen kunt u mailen naar inkoop@${w.company.domain}.\n\n${w.person.name}`,
      headers: ROBOT,
    }),
  ],
  [
    'auto-reply',
    'en',
    w => ({
      subject: `Automatic reply: Order confirmation ${w.so}`,
      text: `Thank you for your message. I am out of the office until Monday 30 November and will answer then. For urgent orders please call ${w.phone.written}.`,
      headers: [['Auto-Submitted', 'auto-replied']],
    }),
  ],
  [
    'auto-reply',
    'de',
    () => ({
      subject: 'Abwesenheitsnotiz: Auftragsbestätigung',
      text: 'Ich bin derzeit nicht im Büro und kehre am 1. Dezember zurück. Ihre E-Mail wird nicht weitergeleitet.',
      headers: [
        ['X-Auto-Response-Suppress', 'OOF'],
        ['Auto-Submitted', 'auto-replied (vacation)'],
      ],
    }),
  ],
  [
    'auto-reply',
    'fr',
    () => ({
      subject: 'Réponse automatique : Votre commande',
      text: "Je suis absente du bureau jusqu'au 30 novembre inclus.",
      headers: ROBOT,
    }),
  ],
  [
    'auto-reply',
    'nl',
    w => ({
      subject: `Ticket #88213 ontvangen: Uw bestelling ${w.so}`,
      text: 'Bedankt voor uw bericht. Wij hebben uw e-mail ontvangen en reageren binnen twee werkdagen. Dit is een automatisch bericht.',
      headers: [
        ['Auto-Submitted', 'auto-generated'],
        ['Precedence', 'auto_reply'],
      ],
    }),
  ],
  [
    'bounce',
    'en',
    w => bounce(w, '5.1.1', `<${w.person.email}>: host mx.${w.company.domain} said: 550 5.1.1 User unknown`),
  ],
  ['bounce', 'en', w => bounce(w, '5.2.2', 'Mailbox full, quota exceeded')],
  [
    'bounce',
    'de',
    w => ({
      subject: 'Unzustellbar: Auftragsbestätigung',
      address: `postmaster@${w.company.domain}`,
      text: `Fehler bei der Nachrichtenzustellung an folgende Empfänger: ${w.person.email}\nDie eingegebene E-Mail-Adresse konnte nicht gefunden werden. (550 5.1.10)`,
      headers: [
        ['Return-Path', '<>'],
        ['Auto-Submitted', 'auto-replied'],
        ['X-Failed-Recipients', w.person.email],
      ],
    }),
  ],
  [
    'list',
    'nl',
    () => ({
      subject: 'Nieuwsbrief kanaal: 10 trends voor resellers',
      text: 'Lees deze week: prijzen van SSD stijgen met 15%, levertijd van notebooks 6 weken, bestel nu kaarten voor de beurs.\n\nUitschrijven: https://kanaalnieuws.example/u/1',
      headers: LIST,
    }),
  ],
  [
    'list',
    'en',
    () => ({
      subject: 'Weekly price list and special offers',
      text: 'Monitors from € 119, order now! Minimum order 5 pieces. Unsubscribe at any time.',
      headers: LIST,
    }),
  ],
  ['calendar', 'nl', w => calendar(w, 'REQUEST', 'Uitnodiging: Demo portaal', 'Demo portaal')],
  ['calendar', 'en', w => calendar(w, 'REPLY', 'Accepted: Quarterly review', 'Quarterly review')],
  [
    'spam',
    'en',
    () => ({
      subject: 'Rank #1 on Google in 30 days',
      text: 'Hello,\n\nI was looking at your website and noticed several SEO problems. We offer affordable link building packages from $199 per month. Shall I send you a quote?\n\nRegards,\nKevin',
      headers: [],
      address: 'kevin.seo@best-rank-agency.example',
    }),
  ],
  [
    'spam',
    'en',
    () => ({
      subject: 'URGENT BUSINESS PROPOSAL',
      text: 'Dear Friend, I am barrister Adams and I contact you in confidence about the sum of USD 14,500,000 belonging to my late client. You will receive 40%. Reply with your bank details.',
      headers: [],
      address: 'barr.adams@freemail.example',
    }),
  ],
  [
    'spam',
    'nl',
    () => ({
      subject: 'Meer omzet voor uw bedrijf',
      text: 'Beste ondernemer,\n\nWist u dat u met onze leadlijsten binnen een maand uw omzet verdubbelt? Nu tijdelijk 60% korting op 10.000 zakelijke e-mailadressen. Klik hier om te profiteren!',
      headers: [],
      address: 'info@leadkanon.example',
    }),
  ],
  [
    'spam',
    'en',
    () => ({
      subject: 'Your mailbox storage is full',
      text: 'Dear user, your password expires today. Click the link below to verify your account or you will lose access: http://mail-verify.example/login',
      headers: [],
      address: 'admin@mail-verify.example',
    }),
  ],
  [
    'spam',
    'de',
    () => ({
      subject: 'Sofortkredit ohne Schufa',
      text: 'Sie brauchen Geld? Wir bieten Kredite bis 50.000 EUR ohne Schufa, Auszahlung in 24 Stunden. Jetzt klicken und beantragen!',
      headers: [],
      address: 'kredit@blitzgeld.example',
    }),
  ],
  [
    'spam',
    'fr',
    () => ({
      subject: 'Doublez votre chiffre',
      text: 'Bonjour, notre base de 200 000 contacts qualifiés est à -70% cette semaine seulement. Cliquez ici pour en profiter, offre limitée !',
      headers: [],
      address: 'promo@contacts-pro.example',
    }),
  ],
  [
    'list',
    'de',
    () => ({
      subject: 'Produktneuheiten im November',
      text: 'Entdecken Sie 25 neue Bildschirme ab 139 EUR. Newsletter abbestellen: Link am Ende.',
      headers: LIST,
    }),
  ],
  ['calendar', 'de', w => calendar(w, 'CANCEL', 'Abgesagt: Jahresgespräch', 'Jahresgespräch')],
  [
    'bounce',
    'nl',
    w => ({
      subject: 'Onbestelbaar: Orderbevestiging',
      address: `postmaster@${w.company.domain}`,
      text: `Uw bericht kan niet worden bezorgd bij ${w.person.email}. Het e-mailadres bestaat niet. (550 5.1.1)`,
      headers: [
        ['Return-Path', '<>'],
        ['X-Failed-Recipients', w.person.email],
      ],
    }),
  ],
]

export function automaticMails(seed: string): Labelled[] {
  const counts = new Map<string, number>()
  return MAKERS.map(([automated, tongue, write]) => {
    const count = (counts.get(automated + tongue) ?? 0) + 1
    counts.set(automated + tongue, count)
    const id = `${automated}-${tongue}-${count}`
    const world = worldOf(`${seed}/${id}`, tongue)
    const sent = write(world)
    const raw = Buffer.isBuffer(sent) ? sent : bytesOf(mailOf(id, world, sent))
    const spam = automated === 'spam'
    const label = {
      kind: spam ? ('spam' as const) : ('automated' as const),
      language: spam ? tongue : null,
      automated: spam ? null : automated,
      fields: {},
      missing: [],
    }
    return { id, form: spam ? 'spam' : 'automatic', raw, label }
  })
}

export const mailOf = (id: string, world: World, { subject, text, headers, address, html }: Sent): Mail => ({
  id,
  from: { name: address ? '' : world.person.name, address: address ?? world.person.email },
  subject,
  date: new Date(Date.UTC(2026, 10, 20, 9)),
  headers,
  text,
  ...(html ? { html } : {}),
})

/** RFC 3464: a report on the delivery of a mail of ours. */
function bounce(w: World, status: string, why: string): Buffer {
  const parts = [
    `Content-Type: text/plain; charset=us-ascii\r\n\r\nThis is the mail system at host mx.${w.company.domain}.\r\n\r\nI'm sorry to have to inform you that your message could not be delivered.\r\n\r\n${why}\r\n`,
    `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.${w.company.domain}\r\n\r\nFinal-Recipient: rfc822; ${w.person.email}\r\nAction: failed\r\nStatus: ${status}\r\n`,
    `Content-Type: message/rfc822\r\n\r\nFrom: orderportal@waalzicht.example\r\nTo: ${w.person.email}\r\nSubject: Orderbevestiging ${w.so}\r\n\r\nWij hebben uw bestelling van 3 stuks ontvangen.\r\n`,
  ]
  const head = `Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.${w.company.domain}\r\nTo: orderportal@waalzicht.example\r\nSubject: Undelivered Mail Returned to Sender\r\nDate: Fri, 20 Nov 2026 09:10:00 +0000\r\nMessage-ID: <dsn.${w.po.replace(/\W/g, '')}@mx.${w.company.domain}>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n`
  const body = multipart(
    'report; report-type=delivery-status',
    parts.map(it => Buffer.from(it)),
    'dsn-1',
  )
  return Buffer.concat([Buffer.from(head), body])
}

/** RFC 6047: an invitation, or the answer to one. */
function calendar(w: World, method: string, subject: string, summary: string): Buffer {
  const event = `BEGIN:VCALENDAR\r\nPRODID:-//Agenda//NL\r\nVERSION:2.0\r\nMETHOD:${method}\r\nBEGIN:VEVENT\r\nUID:${w.random.digits(12)}\r\nDTSTAMP:20261120T090000Z\r\nDTSTART:20261127T130000Z\r\nDTEND:20261127T140000Z\r\nSUMMARY:${summary}\r\nORGANIZER:mailto:${w.person.email}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${summary}\r\nvrijdag 27 november 2026 14:00 - 15:00\r\n`,
    `Content-Type: text/calendar; charset=utf-8; method=${method}\r\n\r\n${event}`,
  ]
  const head = `From: ${w.person.email}\r\nTo: info@waalzicht.example\r\nSubject: ${subject}\r\nDate: Fri, 20 Nov 2026 09:10:00 +0000\r\nMessage-ID: <cal.${w.random.digits(6)}@${w.company.domain}>\r\nMIME-Version: 1.0\r\n`
  return Buffer.concat([
    Buffer.from(head),
    multipart(
      'alternative',
      parts.map(it => Buffer.from(it)),
      'cal-1',
    ),
  ])
}
