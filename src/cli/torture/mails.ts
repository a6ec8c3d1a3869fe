import { seeded } from './random.ts'

export interface TortureMail {
  number: number
  messageId: string
  mailbox: 'orderportal' | 'info'
  from: string
  /** A person's mail, authenticated: it gets exactly one automatic answer. */
  answered: boolean
  raw: string
}

const LINES = ['LH-FW60', 'LH-SW24', 'LH-AP12', 'LH-LIC1', 'ONBEKEND-7']

/** Mails as customers send them, each with a Message-ID of its own; one in ten is a machine's and must stay unanswered. */
export function tortureMails(count: number, seed: number): TortureMail[] {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, number) => {
    const kind = random.pick([
      'order',
      'order',
      'order',
      'access',
      'return',
      'question',
      'robot',
      'order',
      'access',
      'return',
    ] as const)
    const from = `inkoper${number}@klant${number % 97}.example`
    const messageId = `<torture-${seed}-${number}@klant${number % 97}.example>`
    const body = BODIES[kind](number, random)
    const headers = [
      `From: Inkoper ${number} <${from}>`,
      `To: ${body.to}@lindehout.example`,
      `Subject: ${body.subject}`,
      'Date: Fri, 20 Nov 2026 10:00:00 +0100',
      `Message-ID: ${messageId}`,
      ...(kind === 'robot' ? ['Auto-Submitted: auto-replied'] : []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
    ]
    return {
      number,
      messageId,
      from,
      mailbox: body.to,
      answered: kind !== 'robot',
      raw: `${headers.join('\r\n')}\r\n\r\n${body.text.join('\r\n')}\r\n`,
    }
  })
}

interface Body {
  to: 'orderportal' | 'info'
  subject: string
  text: string[]
}

type Kind = 'order' | 'access' | 'return' | 'question' | 'robot'

const BODIES: { [kind in Kind]: (number: number, random: ReturnType<typeof seeded>) => Body } = {
  order: (number, random) => ({
    to: 'orderportal',
    subject: `Bestelling PO-${number}`,
    text: [
      'Goedemorgen,',
      '',
      `Hierbij onze bestelling PO-${number}:`,
      ...Array.from(
        { length: random.whole(1, 4) },
        (_, at) => `${random.whole(1, 20)} x ${LINES[at]} à € ${random.whole(50, 900)},00`,
      ),
      '',
      'Met vriendelijke groet,',
      `Inkoper ${number}`,
    ],
  }),
  access: number => ({
    to: 'info',
    subject: 'Toegang tot de Customer Portal',
    text: [
      'Graag ontvangen wij toegang tot de Customer Portal.',
      '',
      `Volledige bedrijfsnaam: Klant ${number} B.V.`,
      `E-mailadres van de beheerder: beheer${number}@klant${number % 97}.example`,
    ],
  }),
  return: number => ({
    to: 'orderportal',
    subject: `Retour order PO-${number}`,
    text: [
      'Wij willen graag een product retourneren.',
      '',
      `Ordernummer: PO-${number}`,
      'Artikel: LH-FW60',
      'Aantal: 1',
      `Serienummer: LHFW60A${10_000_000 + number}`,
      'Ontvangen op: 10-11-2026',
      'Reden: doet niets na aansluiten (DOA)',
    ],
  }),
  question: number => ({
    to: 'info',
    subject: `Vraag ${number}`,
    text: ['Beste collega,', '', 'Kunt u mij vertellen of het magazijn op vrijdagmiddag open is?', '', 'Groet'],
  }),
  robot: () => ({ to: 'info', subject: 'Automatisch antwoord: uw bericht', text: ['Ik ben afwezig tot maandag.'] }),
}
