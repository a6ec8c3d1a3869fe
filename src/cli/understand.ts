import { readFile } from 'node:fs/promises'
import { OcrProcess } from '../mail/sandbox-ocr.ts'
import { readMailAndScans, toContract } from '../read-mail.ts'
import { allKinds } from '../understanding/kinds/all.ts'
import { loadWorkflows } from '../workflow/load.ts'
import { UsageError, type Verb } from './verb.ts'

const verb: Verb = {
  usage: 'understand FILE… [--json]',
  summary: 'Say what the desk would understand of a mail (- is standard input). No mailbox, no database, no network.',
  takes: Infinity,
  options: { json: { type: 'boolean', help: 'one JSON object a line, else indented' } },
  async run(files, { json }) {
    if (!files.length) throw new UsageError('understand needs at least one file; - is standard input')
    const kinds = allKinds((await loadWorkflows()).flatMap(it => it.request ?? []))
    const ocr = new OcrProcess({ log: { error: (_, said) => process.stderr.write(`postbode: ${said}\n`) } })
    let status = 0
    for (const file of files) {
      const raw = await bytes(file)
      if (typeof raw === 'string') {
        process.stderr.write(`postbode: ${file} ${raw}\n`)
        status = 2
        continue
      }
      const { understanding } = await readMailAndScans(raw, kinds, (pages, language) => ocr.read(pages, language))
      process.stdout.write(`${JSON.stringify(toContract(file, understanding), null, json ? undefined : 2)}\n`)
    }
    await ocr.close()
    return status
  },
}
export default verb

/** The bytes, or why there are none: the other files are read all the same. */
async function bytes(file: string): Promise<Buffer | string> {
  try {
    if (file !== '-') return await readFile(file)
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  } catch (error) {
    const code = (error as { code?: string }).code
    return code === 'ENOENT' ? 'is not there' : code === 'EISDIR' ? 'is a folder' : 'cannot be read'
  }
}
