import { z } from 'zod'
import type { Message } from './message.ts'

/** Attachments travel as bytes behind the JSON, which holds their lengths. */
export function splitMessage({ attachments, ...message }: Message): { result: unknown; body: Buffer } {
  return {
    result: { ...message, attachments: attachments.map(({ content, ...it }) => ({ ...it, length: content.length })) },
    body: Buffer.concat(attachments.map(it => it.content)),
  }
}

const head = {
  from: z.array(z.object({ name: z.string(), address: z.string() })),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
}
const attachment = { name: z.string(), type: z.string() }
const onTheWire = z.looseObject({
  ...head,
  attachments: z.array(z.looseObject({ ...attachment, length: z.number().int().min(0) })),
})
const joined = z.looseObject({
  ...head,
  attachments: z.array(z.looseObject({ ...attachment, content: z.instanceof(Buffer) })),
})

/** The other way. Throws where lengths and bytes do not make a message. */
export function joinMessage(result: unknown, body: Buffer): Message {
  let at = 0
  const { attachments, ...message } = onTheWire.parse(result)
  const whole: unknown = {
    ...message,
    attachments: attachments.map(({ length, ...it }) => ({ ...it, content: body.subarray(at, (at += length)) })),
  }
  if (!isMessage(whole)) throw new Error('the parser sent no message')
  return whole
}

const isMessage = (it: unknown): it is Message => joined.safeParse(it).success
