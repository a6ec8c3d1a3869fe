import type { PDFPageProxy } from 'unpdf/pdfjs'
import { z } from 'zod'
import { toGrey } from './picture.ts'
import type { Picture } from './picture.ts'

type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number]

/** A picture on a page: `matrix` takes the unit square to where it stands. */
export interface Placed {
  width: number
  height: number
  matrix: Matrix
  /** What is not black hides nothing: the letters of a scan, laid over its background. */
  stencil: boolean
  data: Uint8Array
}

const MAX_PLACED = 2000
const MAX_WAIT = 10_000

const image = z.object({ width: z.number().int().positive(), height: z.number().int().positive() })
const bytes = z
  .union([z.instanceof(Uint8Array), z.instanceof(Uint8ClampedArray)])
  .transform(it => new Uint8Array(it.buffer, it.byteOffset, it.byteLength))
const withData = image.extend({ data: bytes })
const matrix = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])

/** The pictures on a page in the order in which they are painted, and where. */
export async function placesOf(page: PDFPageProxy, OPS: { [name: string]: number }): Promise<Placed[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const placed: Placed[] = []
  const saved: Matrix[] = []
  let now: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [index, operation] of fnArray.entries()) {
    const args: unknown[] = Array.isArray(argsArray[index]) ? argsArray[index] : []
    if (operation === OPS.save) saved.push(now)
    else if (operation === OPS.restore) now = saved.pop() ?? now
    else if (operation === OPS.transform) now = times(now, matrix.parse([...args]))
    else if (operation === OPS.paintFormXObjectBegin) {
      saved.push(now)
      const inner = matrix.safeParse(args[0] instanceof Float32Array ? [...args[0]] : args[0])
      if (inner.success) now = times(now, inner.data)
    } else if (operation === OPS.paintFormXObjectEnd) now = saved.pop() ?? now
    else if (operation === OPS.paintImageXObject || operation === OPS.paintInlineImageXObject) {
      const found = withData.safeParse(typeof args[0] === 'string' ? await objectOf(page, args[0]) : args[0])
      if (found.success) placed.push({ ...found.data, matrix: now, stencil: false })
    } else if (operation === OPS.paintImageMaskXObject) {
      const mask = image.extend({ data: z.union([z.string(), bytes]) }).safeParse(args[0])
      const { data } = mask.success ? mask.data : {}
      const found = withData.safeParse(typeof data === 'string' ? await objectOf(page, data) : args[0])
      if (found.success) placed.push({ ...found.data, matrix: now, stencil: true })
    }
    if (placed.length >= MAX_PLACED) break
  }
  return placed
}

/** A broken picture may never be given out: then it is not there. */
function objectOf(page: PDFPageProxy, name: string): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const timer = setTimeout(() => resolve(null), MAX_WAIT)
  ;(name.startsWith('g_') ? page.commonObjs : page.objs).get(name, resolve)
  return promise.finally(() => clearTimeout(timer))
}

/** The pictures of a page laid over each other on white. */
export function painted(places: Placed[], viewport: { width: number; height: number; transform: number[] }): Picture {
  const width = Math.max(1, Math.round(viewport.width))
  const height = Math.max(1, Math.round(viewport.height))
  const page: Picture = { width, height, grey: new Uint8Array(width * height).fill(255) }
  const view = matrix.parse(viewport.transform)
  for (const place of places) paint(page, place, times(view, place.matrix))
  return page
}

function paint(page: Picture, place: Placed, [a, b, c, d, e, f]: Matrix): void {
  const { width: w, height: h, stencil } = place
  const size = a * d - b * c
  const grey = greyOf(place)
  if (Math.abs(size) < 1e-6 || !grey) return
  const left = Math.max(0, Math.floor(e + Math.min(0, a) + Math.min(0, c)))
  const right = Math.min(page.width, Math.ceil(e + Math.max(0, a) + Math.max(0, c)))
  const top = Math.max(0, Math.floor(f + Math.min(0, b) + Math.min(0, d)))
  const bottom = Math.min(page.height, Math.ceil(f + Math.max(0, b) + Math.max(0, d)))
  // a picture finer than the page: the mean of what falls together, else thin strokes are lost
  const fine = Math.max(1, Math.min(4, Math.round(Math.sqrt((w * h) / Math.abs(size)))))
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      let sum = 0
      let count = 0
      for (let sub = 0; sub < fine * fine; sub += 1) {
        const dx = x + ((sub % fine) + 0.5) / fine - e
        const dy = y + (Math.floor(sub / fine) + 0.5) / fine - f
        const column = Math.floor(((d * dx - c * dy) / size) * w)
        const row = Math.floor((1 - (a * dy - b * dx) / size) * h)
        if (column < 0 || row < 0 || column >= w || row >= h) continue
        sum += grey[row * w + column]!
        count += 1
      }
      if (count === 0) continue
      const at = y * page.width + x
      page.grey[at] = stencil ? Math.min(page.grey[at]!, sum / count) : sum / count
    }
  }
}

/** The library gives out one bit, three bytes or four bytes a pixel; by the length it is told which. */
function greyOf({ width, height, data, stencil }: Placed): Uint8Array | undefined {
  const pixels = width * height
  if (!stencil && data.length === pixels * 4) return toGrey(data, pixels, 4)
  if (!stencil && data.length === pixels * 3) return toGrey(data, pixels, 3)
  if (!stencil && data.length === pixels && width > 8) return toGrey(data, pixels, 1)
  const stride = (width + 7) >> 3
  if (data.length < stride * height) return undefined
  const grey = new Uint8Array(pixels)
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) grey[at] = (data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0
  return grey
}

/** First the second, then the first. ISO 32000-1 s. 8.3.4 */
function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
