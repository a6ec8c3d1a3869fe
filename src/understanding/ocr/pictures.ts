import type { PageToScan, ScanFile, ScannedPage } from '../types.ts'
import { readJpeg } from './jpeg.ts'
import { pdfAround } from './pdf-around.ts'
import { picturesOf } from './pdf-pages.ts'
import type { Picture } from './picture.ts'
import { scaled } from './picture.ts'
import { readPng } from './png.ts'
import { readTiff } from './tiff.ts'

/** Of one mail: more is looked at by a person. */
export const MAX_PAGES = 10
/** Milliseconds for taking the pictures out of the files of one mail. */
const MAX_TIME = 8000
const MAX_PIXELS = 80_000_000
const MAX_KEPT = 6_000_000
/** What has no size in inches is taken for a page of A4, upright or on its side. */
const A4_WIDTH = 595

/** The pages of files as pictures, and those that cannot be taken out. Never throws. */
export async function pagesToScan(files: ScanFile[]): Promise<{ pages: PageToScan[]; failed: ScannedPage[] }> {
  const until = performance.now() + MAX_TIME
  const pages: PageToScan[] = []
  const failed: ScannedPage[] = []
  for (const file of files) {
    const before = pages.length
    try {
      for await (const { page, picture, scale } of pagesOf(file, until)) {
        pages.push({ file: file.id, page, ...picture, scale })
        if (pages.length === MAX_PAGES) return { pages, failed }
      }
      if (performance.now() > until) failed.push({ file: file.id, page: 0, words: [], failed: 'time' })
    } catch {
      if (pages.length === before) failed.push({ file: file.id, page: 0, words: [], failed: 'broken' })
    }
  }
  return { pages, failed }
}

interface Found {
  page: number
  picture: Picture
  scale: number
}

async function* pagesOf({ format, content, pages }: ScanFile, until: number): AsyncGenerator<Found> {
  if (format === 'pdf') yield* picturesOf(content, pages, until)
  else if (format === 'tiff') yield* sized(picturesOf(pdfAround(readTiff(content)), [], until))
  else if (format === 'jpeg') {
    const { turn, ...strip } = readJpeg(content)
    if (strip.width * strip.height > MAX_PIXELS) throw new Error('the picture is too large')
    yield* sized(picturesOf(pdfAround([[strip]], turn), [], until))
  } else {
    const picture = readPng(content, MAX_PIXELS)
    const factor = Math.sqrt(MAX_KEPT / picture.grey.length)
    yield* sized([{ page: 1, picture: factor < 1 ? scaled(picture, factor) : picture, scale: 1 }])
  }
}

/** A picture in a file of its own knows pixels, no points. */
async function* sized(found: Iterable<Found> | AsyncIterable<Found>): AsyncGenerator<Found> {
  for await (const { page, picture } of found)
    yield { page, picture, scale: A4_WIDTH / Math.min(picture.width, picture.height) }
}
