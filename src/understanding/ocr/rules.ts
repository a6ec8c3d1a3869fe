import type { Picture } from './picture.ts'

/** Inches: no stroke of a letter is as long, and no rule as thick. */
const ACROSS = 0.45
const DOWN = 0.3
const THICK = 0.03
/** A pixel is ink where it is so much darker than what lies around it, of 255. */
const INK = 32
const TILE = 64
/** Samples of a run by which it is told from a dark area. */
const SAMPLES = 9

/**
 * The picture without the rules of its tables, which else run into the letters beside them. Lines have to be level.
 * Linear in the number of pixels.
 */
export function withoutRules(picture: Picture, dpi: number): Picture {
  const { width, height } = picture
  const ink = inkOf(picture)
  const grey = new Uint8Array(picture.grey)
  const thick = Math.max(3, Math.round(dpi * THICK))
  const level = { lines: height, length: width, step: 1, stride: width, shortest: dpi * ACROSS, thick }
  const upright = { lines: width, length: height, step: width, stride: 1, shortest: dpi * DOWN, thick }
  // both are looked for before either is taken away, so that they may cross
  const found = [...runs(ink, level), ...runs(ink, upright)]
  for (const run of found) wipe(grey, ink, run)
  return { width, height, grey }
}

function inkOf({ width, height, grey }: Picture): Uint8Array {
  const across = Math.ceil(width / TILE)
  const down = Math.ceil(height / TILE)
  const sums = new Float64Array(across * down)
  const counts = new Float64Array(across * down)
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const tile = Math.floor(y / TILE) * across + Math.floor(x / TILE)
      sums[tile]! += grey[y * width + x]!
      counts[tile]! += 1
    }
  }
  const limits = sums.map((sum, tile) => sum / Math.max(1, counts[tile]!) - INK)
  const ink = new Uint8Array(grey.length)
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor(y / TILE) * across
    for (let x = 0; x < width; x += 1, at += 1) ink[at] = grey[at]! < limits[row + Math.floor(x / TILE)]! ? 1 : 0
  }
  return ink
}

interface Direction {
  /** How many rows or columns, and pixels in each. */
  lines: number
  length: number
  /** From one pixel of a line to the next, and from one line to the next. */
  step: number
  stride: number
  shortest: number
  thick: number
}

interface Run extends Direction {
  /** First pixel, and how many. */
  start: number
  pixels: number
  line: number
}

function* runs(ink: Uint8Array, direction: Direction): Generator<Run> {
  const { lines, length, step, stride, shortest } = direction
  const gap = 2
  for (let line = 0; line < lines; line += 1) {
    let from = -1
    let last = -1
    for (let at = 0; at <= length; at += 1) {
      if (at < length && ink[line * stride + at * step]) {
        if (from === -1) from = at
        last = at
      } else if (from !== -1 && (at - last > gap || at === length)) {
        const run: Run = { ...direction, line, start: line * stride + from * step, pixels: last - from + 1 }
        if (run.pixels >= shortest && isThin(ink, run)) yield run
        from = -1
      }
    }
  }
}

function isThin(ink: Uint8Array, { start, pixels, step, stride, line, lines, thick }: Run): boolean {
  let thin = 0
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    const at = start + Math.floor((pixels * sample) / (SAMPLES + 1)) * step
    let high = 1
    for (let up = 1; up <= thick && line - up >= 0 && ink[at - up * stride]; up += 1) high += 1
    for (let below = 1; below <= thick && line + below < lines && ink[at + below * stride]; below += 1) high += 1
    if (high <= thick) thin += 1
  }
  return thin * 2 > SAMPLES
}

/** With its soft edges, but not where a letter reaches into it. */
function wipe(grey: Uint8Array, ink: Uint8Array, { start, pixels, step, stride, line, lines }: Run): void {
  const edges = [-1, 1].filter(side => line + 3 * side >= 0 && line + 3 * side < lines)
  for (let pixel = 0, at = start; pixel < pixels; pixel += 1, at += step) {
    grey[at] = 255
    for (const side of edges) {
      if (ink[at + 2 * side * stride] || ink[at + 3 * side * stride]) continue
      grey[at + side * stride] = 255
      grey[at + 2 * side * stride] = Math.max(grey[at + 2 * side * stride]!, 230)
    }
  }
}
