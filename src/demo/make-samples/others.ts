import { articles, INFO, jan, noor, oliver, ORDERS, passer, petra, type Person } from './cast.ts'
import { groet, letter, regards } from './letters.ts'
import type { Mails } from './mails.ts'
import { compose } from './mime.ts'

const machine = (name: string, address: string): Person => ({ name, address, company: '', phone: '', place: [] })

/** Questions of people, and mail that nobody wrote. */
export function otherMails(): Mails {
  return {
    question: letter({
      from: oliver,
      to: INFO,
      subject: 'Payment terms',
      ago: 9,
      text: [
        'Hello,',
        '',
        'Do you also accept payment by credit card, and is there a surcharge?',
        '',
        regards(oliver),
      ].join('\n'),
    }),
    'forwarded-by-colleague': forwarded(),
    'nobody-can-classify': letter({
      from: passer,
      to: INFO,
      subject: 'gisteren',
      ago: 7,
      text: ['Hoi,', '', 'Zoals besproken. Zie je dinsdag!', '', 'Wouter'].join('\n'),
    }),
    'out-of-office': letter({
      from: petra,
      to: ORDERS,
      subject: 'Automatisch antwoord: Uw bestelling',
      ago: 6,
      headers: [
        ['Auto-Submitted', 'auto-replied'],
        ['X-Auto-Response-Suppress', 'All'],
        ['In-Reply-To', '<0f1e2d3c4b5a@lindehout.example>'],
      ],
      text: [
        'Bedankt voor uw mail.',
        '',
        'Ik ben afwezig tot en met {{nl:+7}} en lees mijn mail niet. Bij spoed kunt u bellen met kantoor.',
        '',
        groet(petra),
      ].join('\n'),
    }),
    bounce: bounce(),
    newsletter: letter({
      from: machine('Kabelkrant', 'nieuws@kabelkrant.example'),
      to: INFO,
      subject: 'Vijf trends in netwerken voor komend jaar',
      ago: 5,
      headers: [
        ['List-Id', 'Kabelkrant <nieuws.kabelkrant.example>'],
        ['List-Unsubscribe', '<https://kabelkrant.example/af?id=118>, <mailto:af@kabelkrant.example>'],
        ['Precedence', 'bulk'],
      ],
      text: ['Dit zijn de vijf trends van de komende maanden.', '', 'Afmelden kan onderaan deze mail.'].join('\n'),
      html: '<html lang="nl"><body><h1>Vijf trends in netwerken</h1><p>Dit zijn de vijf trends van de komende maanden.</p><p><a href="https://kabelkrant.example/af?id=118">Afmelden</a></p></body></html>',
    }),
    spam: letter({
      from: machine('Elite SEO Experts', 'growth4821@rank-booster.example'),
      to: INFO,
      subject: 'Get your website on page 1 of Google - guaranteed!!!',
      ago: 4,
      text: [
        'Dear website owner,',
        '',
        'Hope this email finds you well. We found several SEO errors on your website. Our team of experts can bring you to the first page of Google within 30 days, 100% guaranteed, at the lowest price.',
        '',
        'Reply today for a FREE quote. Limited time offer!',
        '',
        'To unsubscribe, reply STOP.',
      ].join('\n'),
    }),
  }
}

/** A colleague sends on what a customer wrote to her: whose request it is counts, whose trust it is does not. */
function forwarded(): string {
  return letter({
    from: noor,
    to: ORDERS,
    subject: 'FW: Bestelling 4500136',
    ago: 8,
    mailer: 'Microsoft Outlook 16.0',
    text: [
      'Deze kwam bij mij binnen.',
      '',
      'Groet, Noor',
      '',
      '-----Oorspronkelijk bericht-----',
      `Van: ${jan.name} <${jan.address}>`,
      'Verzonden: {{nl:-1}} 16:12',
      `Aan: ${noor.name} <${noor.address}>`,
      'Onderwerp: Bestelling 4500136',
      '',
      'Dag Noor,',
      '',
      'Wil je voor ons bestellen onder nummer 4500136:',
      '',
      `6 x ${articles.monitor.sku} ${articles.monitor.description} à € 238,00`,
      '',
      groet(jan),
    ].join('\n'),
  })
}

/** RFC 3464: a mail that the desk never sent comes back, so nothing of ours is to be found. */
function bounce(): string {
  return compose({
    headers: [
      ['Return-Path', '<>'],
      ['From', 'Mail Delivery System <MAILER-DAEMON@mx.noordzee-netwerken.example>'],
      ['To', ORDERS],
      ['Subject', 'Undelivered Mail Returned to Sender'],
      ['Date', '{{sent:-5}}'],
      ['Message-ID', '<{{id}}@mx.noordzee-netwerken.example>'],
      ['Auto-Submitted', 'auto-replied'],
    ],
    outer: 'multipart/report',
    text: [
      'This is the mail system at host mx.noordzee-netwerken.example.',
      '',
      'I’m sorry to have to inform you that your message could not be delivered to one or more recipients.',
      '',
      '<oud.adres@noordzee-netwerken.example>: user unknown',
    ].join('\n'),
    parts: [
      [
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.noordzee-netwerken.example',
        '',
        'Final-Recipient: rfc822; oud.adres@noordzee-netwerken.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
        '',
      ].join('\r\n'),
    ],
  })
}
