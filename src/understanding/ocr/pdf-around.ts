/** A picture as a PDF stores it: the filters of PDF are those of scanners. */
export interface Strip {
  width: number
  height: number
  /** What stands in the dictionary of the image besides its size, in PDF syntax. */
  entries: string
  data: Buffer
}

/**
 * A PDF with one page for each list of strips, which stand below each other: so the decoders of the PDF library read JPEG and
 * fax pictures that come as files of their own. ISO 32000-1 s. 7.5, 8.9.5
 * @param rotate quarters of a circle clockwise, in degrees, by which each page is to be turned
 */
export function pdfAround(pages: Strip[][], rotate = 0): Buffer {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let length = 0
  const write = (part: Buffer | string) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (number: number, head: string, stream?: Buffer) => {
    offsets[number] = length
    write(`${number} 0 obj\n${head}\n`)
    if (stream) {
      write('stream\n')
      write(stream)
      write('\nendstream\n')
    }
    write('endobj\n')
  }
  write('%PDF-1.4\n')
  let next = 3
  const kids: number[] = []
  for (const strips of pages) {
    const width = Math.max(...strips.map(strip => strip.width))
    const height = strips.reduce((sum, strip) => sum + strip.height, 0)
    const page = next
    const images = strips.map((_, index) => page + 2 + index)
    next += 2 + strips.length
    kids.push(page)
    let bottom = height
    const drawn = strips.map((strip, index) => {
      bottom -= strip.height
      return `q ${strip.width} 0 0 ${strip.height} 0 ${bottom} cm /I${index} Do Q`
    })
    const content = Buffer.from(drawn.join('\n'), 'latin1')
    const names = images.map((image, index) => `/I${index} ${image} 0 R`).join(' ')
    object(
      page,
      `<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 ${width} ${height}] /Contents ${page + 1} 0 R /Resources << /XObject << ${names} >> >> >>`,
    )
    object(page + 1, `<< /Length ${content.length} >>`, content)
    for (const [index, strip] of strips.entries())
      object(
        images[index]!,
        `<< /Type /XObject /Subtype /Image /Width ${strip.width} /Height ${strip.height} ${strip.entries} /Length ${strip.data.length} >>`,
        strip.data,
      )
  }
  object(1, '<< /Type /Catalog /Pages 2 0 R >>')
  object(2, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] >>`)
  const table = length
  const entries = offsets.slice(1).map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`)
  write(`xref\n0 ${next}\n0000000000 65535 f \n${entries.join('')}`)
  write(`trailer\n<< /Size ${next} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.concat(parts)
}
