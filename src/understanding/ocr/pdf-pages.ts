import { painted, placesOf } from './pdf-images.ts'
import type { Placed } from './pdf-images.ts'
import type { Picture } from './picture.ts'

/** A page as it will be looked at: 300 dots an inch are as good as more. */
const MAX_DPI = 300
const MAX_PIXELS = 6_000_000
/** Of the page: less is a logo or a signature. */
const MIN_COVER = 0.1
const MAX_SOURCE = 80_000_000

export interface PagePicture {
  /** From 1. */
  page: number
  picture: Picture
  /** Points of the page for one pixel. */
  scale: number
}

/**
 * Pages of a PDF that hold pictures and no text, as one picture each; the others are left out.
 * @param pages numbers of the pages to look at
 * @param until performance.now() after which no further page is begun
 */
export async function* picturesOf(content: Buffer, pages: number[], until = Infinity): AsyncGenerator<PagePicture> {
  const { getDocument, OPS } = await (await import('unpdf')).getResolvedPDFJS()
  const reading = getDocument({
    data: new Uint8Array(content),
    verbosity: 0,
    stopAtErrors: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: MAX_SOURCE,
  })
  try {
    const pdf = await reading.promise
    for (const number of pages.length > 0 ? pages : Array.from({ length: pdf.numPages }, (_, index) => index + 1)) {
      if (performance.now() > until) return
      const page = await pdf.getPage(number)
      const upright = page.getViewport({ scale: 1 })
      const places = await placesOf(page, OPS)
      const dpi = dpiOf(places, upright.width * upright.height)
      if (dpi > 0) {
        const scale = Math.min(dpi / 72, Math.sqrt(MAX_PIXELS / (upright.width * upright.height)))
        const picture = painted(places, page.getViewport({ scale }))
        yield { page: number, picture, scale: 1 / scale }
      }
      page.cleanup()
    }
  } finally {
    await reading.destroy()
  }
}

/** Dots an inch of the largest picture; 0 where nothing on the page is large enough to be a page. */
function dpiOf(places: Placed[], area: number): number {
  let dpi = 0
  let covered = 0
  for (const { width, height, matrix } of places) {
    const [a, b, c, d] = matrix
    const size = Math.abs(a * d - b * c)
    covered += size
    if (size > area * 0.02) dpi = Math.max(dpi, Math.sqrt((width * height) / size) * 72)
  }
  return covered >= area * MIN_COVER ? Math.min(MAX_DPI, dpi) : 0
}
