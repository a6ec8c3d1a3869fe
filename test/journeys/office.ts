import { afterAll, beforeAll, expect, vi } from 'vitest'
import type { Browser, Page } from './browser.ts'
import { type Firm, ORDERPORTAL, startFirm } from './firm.ts'
import { addressOf, type Received } from './letter.ts'
import { answersOn, decide, review, reviewAgain, type Shown } from './review.ts'

/** The firm for all stories of one file, with a colleague at the desk. */
export interface Office {
  readonly firm: Firm
  /** What the colleague looks at; a new one after `signIn`. */
  readonly desk: Browser
  /** A session ends after half a day. */
  signIn(): Promise<void>
  /** A customer writes, and gets a first mail back: a receipt, or a question. `n`: it is the n-th that he gets from us. */
  hear(from: string, subject: string, text: string, more?: { to?: string; n?: number }): Promise<Heard>
  /** The customer answers a mail of ours; returns the Message-ID. */
  reply(question: Received, from: string, text: string): Promise<string>
  review(run: string): Promise<Page>
  /** The item once it is there: after a reply it comes back. */
  reviewAgain(run: string): Promise<Page>
  decide(page: Page, outcome: string, changes?: { [name: string]: string }): Promise<Page>
  /** The colleague changes the form without deciding. */
  keep(page: Page, changes: { [name: string]: string }): Promise<Page>
  /** The colleague approves what is shown: the mail that comes, the n-th of this address, is that mail to the letter. */
  approve(page: Page, address: string, n: number): Promise<Received>
}

export interface Heard {
  /** Message-ID of what the customer wrote. */
  id: string
  /** Our first answer. */
  mail: Received
  run: string
}

/** Call it at the top of a file of stories. */
export function openOffice(): Office {
  vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })
  let firm: Firm
  let desk: Browser
  beforeAll(async () => {
    firm = await startFirm()
    desk = await firm.desk()
  })
  afterAll(() => firm?.[Symbol.asyncDispose]())

  return {
    get firm() {
      return firm
    },
    get desk() {
      return desk
    },
    async signIn() {
      desk = await firm.desk()
    },
    async hear(from, subject, text, { to = ORDERPORTAL, n = 1 } = {}) {
      const id = await firm.send({ from, to, subject, text })
      const mail = await firm.mail(addressOf(from), n)
      expect(mail.header('in-reply-to')).toBe(id)
      return { id, mail, run: firm.runOf(mail) }
    },
    reply(question, from, text) {
      const id = question.header('message-id') ?? ''
      const headers = { 'In-Reply-To': id, References: id }
      return firm.send({ from, to: ORDERPORTAL, subject: question.parsed.subject ?? '', text, headers })
    },
    review: run => review(desk, run),
    reviewAgain: run => reviewAgain(desk, run),
    decide: (page, outcome, changes) => decide(desk, page, outcome, changes),
    keep: (page, changes) => desk.submit(page, /\/desk\/items\//, { do: 'update', ...changes }),
    async approve(page, address, n) {
      const [shown] = answersOn(page)
      await decide(desk, page, 'approve')
      const mail = await firm.mail(address, n)
      expectSame(mail, shown)
      return mail
    },
  }
}

/** The mail that came is the mail that was shown: subject and text, to the letter. */
export function expectSame(mail: Received, shown: Shown | undefined): void {
  expect(mail.parsed.subject).toBe(shown?.subject)
  expect(mail.parsed.text?.trim()).toBe(shown?.text.trim())
}
