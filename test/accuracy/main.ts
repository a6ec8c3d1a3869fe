import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { OcrProcess } from '../../src/mail/sandbox-ocr.ts'
import { toContract } from '../../src/read-mail.ts'
import { developmentMails } from './make/development.ts'
import { heldBackMails } from './make/held-back/mails.ts'
import { corpusReport } from './measure/corpus.ts'
import { document } from './measure/document.ts'
import { knownKinds } from './measure/kinds.ts'
import { failures, report } from './measure/report.ts'
import { measure } from './measure/run.ts'

const USAGE = `npm run accuracy -- [--seed N] [--failures] [--show ID] [--only TEXT] [--corpus FOLDER] [--keep FOLDER] [--quick] [--write]

--seed N         make other mails of the same kinds (1)
--failures       list every difference of the development mails, a line each
--show ID        what one mail should give, and what was read of it
--only TEXT      only mails whose id holds this
--corpus FOLDER  mails and files of others, as a second measure (../shared/corpus where it is there; none: leave it out)
--keep FOLDER    write each mail and its label into a folder
--quick          without scans and without the corpus
--write          put the tables into docs/accuracy.md`

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    failures: { type: 'boolean' },
    show: { type: 'string' },
    only: { type: 'string' },
    corpus: { type: 'string' },
    keep: { type: 'string' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
const say = (text: string) => process.stdout.write(`${text}\n`)

if (options.help) say(USAGE)
else await main()

async function main() {
  const { seed, only, show } = options
  const quick = options.quick || (!!show && !show.includes('scan'))
  const chosen = only ?? show ?? ''
  const mails = [...(await developmentMails(seed, quick)), ...(await heldBackMails(seed, quick))].filter(it =>
    it.id.includes(chosen),
  )
  if (options.keep) keep(options.keep, mails)
  const kinds = await knownKinds()
  const ocr = quick ? undefined : new OcrProcess({ log: { error: (_, said) => process.stderr.write(`${said}\n`) } })
  const measured = await measure(mails, kinds, ocr && ((pages, language) => ocr.read(pages, language)))
  await ocr?.close()
  if (show) {
    // A held-back mail that somebody has seen is one no longer.
    for (const { mail, read } of measured.filter(it => it.mail.id === show && it.mail.set === 'development'))
      say(JSON.stringify({ label: mail.label, read: toContract(mail.id, read) }, null, 2))
    return
  }
  const development = measured.filter(it => it.mail.set === 'development')
  const heldBack = measured.filter(it => it.mail.set === 'held-back')
  if (options.failures) {
    for (const line of failures(development)) say(line)
    return
  }
  const parts = [
    report('Mails that readers are improved on', development),
    report('Held back: other words, other layouts', heldBack),
  ]
  const folder = options.corpus ?? path.join(import.meta.dirname, '../../../shared/corpus')
  if (!quick && !only)
    parts.push(
      existsSync(folder)
        ? await corpusReport(folder, kinds)
        : '## Mails and documents made by others\n\nNot measured: no folder of them is there (`--corpus FOLDER`).',
    )
  say(parts.join('\n\n'))
  if (options.write) writeFileSync(path.join(import.meta.dirname, '../../docs/accuracy.md'), document(parts, seed))
}

function keep(folder: string, mails: { id: string; raw: Buffer; label: object }[]) {
  mkdirSync(folder, { recursive: true })
  for (const { id, raw, label } of mails) {
    writeFileSync(path.join(folder, `${id}.eml`), raw)
    writeFileSync(path.join(folder, `${id}.json`), `${JSON.stringify(label, null, 2)}\n`)
  }
}
