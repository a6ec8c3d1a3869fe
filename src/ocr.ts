import { z } from 'zod'
import { serveReads } from './mail/sandbox-protocol.ts'
import { Engine } from './understanding/ocr/engine.ts'
import type { Model } from './understanding/ocr/engine.ts'
import { readPage } from './understanding/ocr/read-page.ts'

// The program that reads what is written in pictures, in a process of its own that can reach nothing (src/mail/sandbox-ocr.ts).

/** Dutch and English are in every order; another language only where the mail is in it: each makes reading slower. */
const MODELS: { [language: string]: Model[] } = { de: ['nld', 'eng', 'deu'], fr: ['nld', 'eng', 'fra'] }
const ALWAYS: Model[] = ['nld', 'eng']

const contextShape = z.object({
  language: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  scale: z.number().positive(),
})

const engine = await Engine.load()
engine.use(ALWAYS)

serveReads(async (_operation, context, grey) => {
  const { language, width, height, scale } = contextShape.parse(context)
  if (grey.length !== width * height) throw new Error('the picture is not whole')
  engine.use(MODELS[language] ?? ALWAYS)
  return { result: readPage(engine, { width, height, grey }, scale) }
})
