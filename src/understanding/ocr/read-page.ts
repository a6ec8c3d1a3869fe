import type { ScannedWord } from '../types.ts'
import type { Engine, ReadLine, ReadWord } from './engine.ts'
import { scaled, tilted, turned } from './picture.ts'
import type { Picture, Turn } from './picture.ts'
import { withoutRules } from './rules.ts'

/** Dots an inch below which letters lose their commas, and what the picture is made larger to. */
const COARSE = 220
const FINE = 300
const LARGEST = 12_000_000
/** Radians: a third of a degree is not worth it, and a page that lies more askew than this is no page. */
const LEVEL = 0.005
const ASKEW = 0.3
/** Mean confidence, in percent, of a page that stands upright; and how many of its words say so. */
const UPRIGHT = 65
/** Percent. */
const DOUBTFUL = 70
const SURE_FIGURES = 97
/** Of the height of a page: enough to see how it lies. */
const PART = 0.3
const MAX_WORDS = 3000

export interface PageRead {
  /** Boxes in points of the page as it stands upright. */
  words: ScannedWord[]
  /** By how much the picture had to be turned, clockwise. */
  turn: Turn
}

/** What is written on a picture. `scale`: points of the page for one pixel. */
export function readPage(engine: Engine, picture: Picture, scale: number): PageRead {
  const given = 72 / scale
  const grow = given < COARSE ? Math.min(3, FINE / given, Math.sqrt(LARGEST / picture.grey.length)) : 1
  const seen = grow > 1.1 ? scaled(picture, grow) : picture
  const dpi = (given * seen.width) / picture.width
  let best = look(engine, seen, 0, dpi)
  const turn = best.sure < UPRIGHT ? wayItLies(engine, seen, dpi) : 0
  if (turn !== 0) {
    const other = look(engine, seen, turn, dpi)
    if (other.letters > best.letters) best = other
  }
  return { words: wordsOf(best.lines, 72 / dpi), turn: best.turn }
}

/** Nothing says how a page lies: the way in which most of a part of it reads as words. */
function wayItLies(engine: Engine, picture: Picture, dpi: number): Turn {
  const part = mostWritten(picture)
  const looks = ([0, 90, 270, 180] as const).map(turn => look(engine, part, turn, dpi))
  return looks.reduce((best, it) => (it.letters > best.letters ? it : best)).turn
}

/** The band of a page with the most edges in it. */
function mostWritten({ width, height, grey }: Picture): Picture {
  const edges = Array.from({ length: height }, (_, y) => {
    let count = 0
    for (let at = y * width + 4; at < (y + 1) * width; at += 4) if (Math.abs(grey[at]! - grey[at - 4]!) > 64) count += 1
    return count
  })
  const tall = Math.max(1, Math.round(height * PART))
  let [best, from] = [-1, 0]
  for (let top = 0; top + tall <= height; top += Math.max(1, tall >> 2)) {
    const count = edges.slice(top, top + tall).reduce((sum, it) => sum + it, 0)
    if (count > best) [best, from] = [count, top]
  }
  return { width, height: tall, grey: grey.subarray(from * width, (from + tall) * width) }
}

interface Look {
  turn: Turn
  lines: ReadLine[]
  /** Mean confidence, weighed by letters. */
  sure: number
  /** Letters and digits in words that are fairly sure. */
  letters: number
}

function look(engine: Engine, picture: Picture, turn: Turn, dpi: number): Look {
  const lines = lookAt(engine, turned(picture, turn), dpi)
  const words = lines.flatMap(line => line.words)
  let sum = 0
  let length = 0
  for (const { text, confidence } of words) {
    sum += confidence * text.length
    length += text.length
  }
  return { turn, lines, sure: length > 0 ? sum / length : 0, letters: lettersOf(lines) }
}

/** Read level and without rules: a page that was laid askew on the glass is turned first. */
function lookAt(engine: Engine, picture: Picture, dpi: number): ReadLine[] {
  engine.show(picture, dpi)
  const slant = engine.slant()
  const level = Math.abs(slant) >= LEVEL && Math.abs(slant) < ASKEW ? tilted(picture, slant) : picture
  engine.show(withoutRules(level, dpi), dpi)
  const lines = engine.read()
  const usual = letterHeight(lines)
  for (const { words } of lines)
    for (const [at, word] of words.entries())
      if (isDoubtful(word, at, words, usual)) words[at] = again(engine, word, usual)
  return lines
}

/** A figure that stands alone in its column: nothing beside it helps to read it. */
function isDoubtful(word: ReadWord, at: number, all: ReadWord[], usual: number): boolean {
  const short = word.text.length <= 3 && word.confidence < DOUBTFUL
  // an amount that may have lost its comma
  const bare = /^\d{3,6}$/.test(word.text) && word.confidence < SURE_FIGURES
  return (short || bare) && standsAlone(at, all, usual)
}

function again(engine: Engine, word: ReadWord, usual: number): ReadWord {
  const { x0, y0, x1, y1 } = word.bbox
  const room = Math.round(usual * 0.25)
  const box = { x0: Math.max(0, x0 - room), y0: Math.max(0, y0 - room), x1: x1 + room, y1: y1 + room }
  const other = engine.readWord(box)
  return other && other.confidence > word.confidence ? other : word
}

function standsAlone(at: number, all: ReadWord[], usual: number): boolean {
  const { bbox } = all[at]!
  const before = all[at - 1]
  const after = all[at + 1]
  const near = usual * 0.9
  return !(before && bbox.x0 - before.bbox.x1 < near) && !(after && after.bbox.x0 - bbox.x1 < near)
}

function lettersOf(lines: ReadLine[]): number {
  let letters = 0
  for (const { words } of lines)
    for (const { text, confidence } of words) if (confidence >= 60) letters += text.match(/[\p{L}\d]/gu)?.length ?? 0
  return letters
}

/** Pixels of a usual line from its highest to its lowest letter. */
function letterHeight(lines: ReadLine[]): number {
  const heights = lines
    .filter(({ words }) => words.some(({ confidence }) => confidence >= 40))
    .map(({ bbox }) => bbox.y1 - bbox.y0)
    .toSorted((a, b) => a - b)
  return heights[heights.length >> 1] ?? 0
}

/** What is left of rules and frames, read as signs. */
const RULE = /^[|_—–\-=~¦[\](){}.:'"‘’“”!]+$/u
const FRAME = /^[|¦[\]{}‘“°•·»«>_~:;,.!*'"]+|[|¦[\]{}°•·_~]+$/gu
/** What is left of the frame beside an amount. */
const AFTER_CENTS = /^(\d[\d.,]*[.,]\d\d)[.,;:!'’)\]|]+$/

function wordsOf(lines: ReadLine[], scale: number): ScannedWord[] {
  const usual = letterHeight(lines)
  const out: ScannedWord[] = []
  for (const line of lines) {
    const { bbox, baseline } = line
    // a rule that was taken into a line makes it too high: its letters do not lie
    const heights = line.words.map(({ bbox: it }) => it.y1 - it.y0).toSorted((a, b) => a - b)
    const size = Math.min(bbox.y1 - bbox.y0, (heights[Math.floor(heights.length * 0.6)] ?? usual) * 1.25)
    const slope = (baseline.y1 - baseline.y0) / Math.max(1, baseline.x1 - baseline.x0)
    const words = line.words
      .flatMap(word => apart(word, size))
      .filter((word, at, all) => !isSpeck(word, at, all, usual))
    for (const { text, bbox: place, confidence, symbols } of words) {
      const written = text.replace(FRAME, '').replace(AFTER_CENTS, '$1').slice(0, 80)
      if (written === '' || (RULE.test(written) && (confidence < 80 || written.length > 3))) continue
      const middle = (place.x0 + place.x1) / 2
      const bottom = baseline.y0 + slope * (middle - baseline.x0)
      const least = Math.min(confidence, ...symbols.map(symbol => symbol.confidence))
      out.push({
        text: written,
        x: tenth(place.x0 * scale),
        y: tenth(bottom * scale),
        width: tenth((place.x1 - place.x0) * scale),
        size: tenth(size * scale),
        confidence: Math.round(Math.max(0, least)) / 100,
      })
      if (out.length === MAX_WORDS) return out
    }
  }
  return out
}

/** Dust that was read as a sign: alone, and no letter or digit, or one that is far too low or hardly one at all. */
function isSpeck({ text, bbox, confidence }: ReadWord, at: number, all: ReadWord[], usual: number): boolean {
  if (text.length > 1) return false
  const sign = !/[\p{L}\d]/u.test(text)
  if (!standsAlone(at, all, sign ? usual * 0.6 : usual)) return false
  const height = bbox.y1 - bbox.y0
  if (sign || height < usual * 0.3 || height > usual * 1.7) return true
  return /\d/.test(text) ? confidence < 5 && height < usual * 0.5 : confidence < 65
}

/** Signs that stand as far from each other as columns do are words of their own, although they were read as one. */
function apart(word: ReadWord, size: number): ReadWord[] {
  const parts: ReadWord[] = []
  for (const symbol of word.symbols) {
    const last = parts.at(-1)
    if (last && symbol.bbox.x0 - last.bbox.x1 < size) {
      last.text += symbol.text
      last.symbols.push(symbol)
      last.bbox = { ...last.bbox, x1: Math.max(last.bbox.x1, symbol.bbox.x1) }
    } else parts.push({ ...word, text: symbol.text, bbox: symbol.bbox, symbols: [symbol] })
  }
  return parts.length > 1 ? parts : [word]
}

const tenth = (value: number) => Math.round(value * 10) / 10
