import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'

/** Files of a zip that `checkZip` has let through, unpacked. Names as they stand in it, with their folders. */
export async function unzip(
  content: Buffer,
  wanted: (name: string) => boolean,
): Promise<{ name: string; content: Buffer }[]> {
  const zip = await yauzl.fromBufferPromise(content, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
  const files: { name: string; content: Buffer }[] = []
  for await (const entry of zip.eachEntry()) {
    if (!wanted(entry.fileName)) continue
    files.push({ name: entry.fileName, content: await buffer(await zip.openReadStreamPromise(entry)) })
  }
  return files
}
