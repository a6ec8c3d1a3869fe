import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Picture } from './picture.ts'

// Tesseract compiled to WebAssembly, without the worker threads of its package: they would need more than a confined process may.

const require = createRequire(import.meta.url)

const MODELS = {
  nld: () => require.resolve('@tesseract.js-data/nld/package.json'),
  eng: () => require.resolve('@tesseract.js-data/eng/package.json'),
  deu: () => require.resolve('@tesseract.js-data/deu/package.json'),
  fra: () => require.resolve('@tesseract.js-data/fra/package.json'),
}
export type Model = keyof typeof MODELS

const LSTM_ONLY = 1
/** How a page is cut into lines: across all of it, so that a row of a table stays one; by blocks, to see how they slant. */
const ROWS = 4
const BLOCKS = 3
const ONE_WORD = 8

interface Api {
  Init(path: null, languages: string, engine: number): number
  End(): void
  SetVariable(name: string, value: string): boolean
  SetImageFile(exif: number, radians: number): number
  SetSourceResolution(dpi: number): void
  SetPageSegMode(mode: number): void
  SetRectangle(left: number, top: number, width: number, height: number): void
  FindLines(): number
  GetGradient(): number
  Recognize(monitor: null): number
  GetJSONText(): string
}

interface Core {
  FS: { writeFile(name: string, data: Uint8Array): void; unlink(name: string): void }
  TessBaseAPI: new () => Api
}

type LoadCore = (
  engine: number,
  path: null,
  events: { progress(): void },
) => Promise<(options: { TesseractProgress(): void }) => Promise<Core>>

const box = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() })
const word = z.object({
  text: z.string(),
  confidence: z.number(),
  bbox: box,
  symbols: z.array(z.object({ text: z.string(), confidence: z.number(), bbox: box })),
})
const lines = z.array(z.object({ bbox: box, baseline: box, words: z.array(word) }))
const answer = z.object({
  blocks: z.array(z.object({ paragraphs: z.array(z.object({ lines })).nullish() })).nullish(),
})

export type ReadLine = z.output<typeof lines>[number]
export type ReadWord = z.output<typeof word>

/** One Tesseract. Not for two pictures at once. */
export class Engine {
  #core: Core
  #api: Api | undefined
  #models = ''
  #loaded = new Set<string>()

  private constructor(core: Core) {
    this.#core = core
  }

  /** With the fastest code that this processor can run. */
  static async load(): Promise<Engine> {
    const getCore = require('tesseract.js/src/worker-script/node/getCore.js') as LoadCore
    const load = await getCore(LSTM_ONLY, null, { progress() {} })
    return new Engine(await load({ TesseractProgress() {} }))
  }

  /** The languages that are read from here on. */
  use(models: readonly Model[]): void {
    const wanted = models.join('+')
    if (wanted === this.#models) return
    for (const model of models) {
      if (this.#loaded.has(model)) continue
      const file = path.join(path.dirname(MODELS[model]()), '4.0.0_best_int', `${model}.traineddata.gz`)
      this.#core.FS.writeFile(`./${model}.traineddata`, gunzipSync(readFileSync(file)))
      this.#loaded.add(model)
    }
    this.#api?.End()
    this.#api = new this.#core.TessBaseAPI()
    if (this.#api.Init(null, wanted, LSTM_ONLY) !== 0) throw new Error('the languages cannot be loaded')
    this.#api.SetPageSegMode(ROWS)
    this.#models = wanted
  }

  /** The picture that the other methods look at. */
  show({ width, height, grey }: Picture, dpi: number): void {
    const head = Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1')
    this.#core.FS.writeFile('/input', Buffer.concat([head, grey]))
    if (this.#ready.SetImageFile(1, 0) !== 0) throw new Error('the picture cannot be read')
    this.#core.FS.unlink('/input')
    // what is a rule and what a letter is told by size
    this.#ready.SetSourceResolution(Math.round(Math.min(2400, Math.max(70, dpi))))
  }

  /** By how much its lines rise or fall, in radians. */
  slant(): number {
    this.#ready.SetPageSegMode(BLOCKS)
    this.#ready.FindLines()
    this.#ready.SetPageSegMode(ROWS)
    return this.#ready.GetGradient()
  }

  /** Lines of words, boxes in pixels. */
  read(): ReadLine[] {
    const api = this.#ready
    if (api.Recognize(null) !== 0) return []
    const { blocks } = answer.parse(JSON.parse(api.GetJSONText()))
    return (blocks ?? []).flatMap(block => (block.paragraphs ?? []).flatMap(it => it.lines))
  }

  /** A part of the picture that holds one word, looked at alone. In pixels. */
  readWord({ x0, y0, x1, y1 }: ReadWord['bbox']): ReadWord | undefined {
    const api = this.#ready
    api.SetPageSegMode(ONE_WORD)
    api.SetRectangle(x0, y0, x1 - x0, y1 - y0)
    const [line] = this.read()
    api.SetPageSegMode(ROWS)
    return line?.words.length === 1 ? line.words[0] : undefined
  }

  get #ready(): Api {
    if (!this.#api) throw new Error('no language is loaded')
    return this.#api
  }
}
