import { addWorkingDays, amsterdamDay } from '../clock.ts'
import type { Mail } from '../engine/define.ts'
import { asked, type Asks } from './checks.ts'
import type { Request, Text } from './define.ts'

/** The mails that every kind of request sends; their templates are in templates/request/. */

/** What was understood, in numbers: none of the sender's own words (mission.md, decision 8). */
export interface Understood {
  label: Text
  count: number
}

const MAX_QUESTIONS = 25

/** "We have your mail": at once, without a person. */
export function receiptLetter(request: Request, title: Text, understood: Understood[]): Mail {
  return letter(request, 'request/received', 'receipt', {
    title: title[request.language],
    receivedAt: request.receivedAt,
    answerBy: addWorkingDays(amsterdamDay(new Date(request.receivedAt)), 1),
    understood: understood.map(({ label, count }) => ({ label: label[request.language], count })),
  })
}

/** "We have your reply": the same, for a further mail about an open matter. */
export function replyReceipt(request: Request, title: Text, reply: { mailId: number; from: Request['sender'] }): Mail {
  const data = { title: title[request.language] }
  return { ...letter(request, 'request/reply-received', 'receipt', data), to: reply.from, answers: reply.mailId }
}

/** Asks for what is missing, at once, without a person: nothing but our own words. */
export function missingLetter(request: Request, title: Text, asks: Asks): Mail {
  const { language } = request
  return letter(request, 'request/missing', 'question', {
    title: title[language],
    receivedAt: request.receivedAt,
    ...questions([...new Set(request.missing.map(path => asked(path, asks)[language]))]),
  })
}

/** A colleague's question, one a line; without one, what is missing. */
export function questionLetter(request: Request, title: Text, asks: Asks, reason?: string): Mail {
  const { language } = request
  const written = (reason ?? '')
    .split('\n')
    .map(it => it.trim())
    .filter(Boolean)
  const wanted = request.missing.map(path => sentence(asked(path, asks)[language]))
  return letter(request, 'request/question', 'answer', {
    title: title[language],
    name: request.sender.name.trim(),
    ...questions(written.length ? written : [...new Set(wanted)]),
  })
}

/** Once more what we asked; `last`: after this a colleague decides. */
export function reminderLetter(request: Request, title: Text, open: string[], last: boolean): Mail {
  return letter(request, 'request/reminder', 'reminder', { title: title[request.language], last, ...questions(open) })
}

function questions(all: string[]): { questions: string[]; more: number } {
  return { questions: all.slice(0, MAX_QUESTIONS), more: Math.max(0, all.length - MAX_QUESTIONS) }
}

function letter(request: Request, template: string, why: Mail['why'], data: Mail['data']): Mail {
  const { language, sender, mailId } = request
  return { template, language, to: sender, data, why, ...(mailId !== undefined && { answers: mailId }) }
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
