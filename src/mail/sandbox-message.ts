import { z } from 'zod'
import type { Message } from './message.ts'

/** Attachments travel as bytes behind the JSON, which holds their lengths. */
export function splitMessage({ attachments, ...message }: Message): { result: unknown; body: Buffer } {
  return {
    result: { ...message, attachments: attachments.map(({ content, ...it }) => ({ ...it, length: content.length })) },
    body: Buffer.concat(attachments.map(it => it.content)),
  }
}

const messageShape = z.looseObject({
  from: z.array(z.object({ name: z.string(), address: z.string() })),
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(z.looseObject({ name: z.string(), type: z.string(), length: z.number().int().min(0) })),
})

/** The other way. Throws where the lengths and bytes do not make a message. */
export function joinMessage(result: unknown, body: Buffer): Message {
  let at = 0
  const { attachments, ...message } = messageShape.parse(result)
  const joined: unknown = {
    ...message,
    attachments: attachments.map(({ length, ...it }) => ({ ...it, content: body.subarray(at, (at += length)) })),
  }
  if (!isMessage(joined)) throw new Error('the parser sent no message')
  return joined
}

const isMessage = (it: unknown): it is Message => messageShape.safeParse(it).success
