import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { OcrProcess } from '../../src/mail/sandbox-ocr.ts'
import { toContract } from '../../src/read-mail.ts'
import { developmentMails } from './make/development.ts'
import type { Labelled } from './make/label.ts'
import { corpusReport } from './measure/corpus.ts'
import { document } from './measure/document.ts'
import { HELD_BACK, mailsOf } from './measure/folder.ts'
import { knownKinds } from './measure/kinds.ts'
import { failures, report } from './measure/report.ts'
import { measure } from './measure/run.ts'

const USAGE = `npm run accuracy -- [--seed N] [--failures] [--show ID] [--only TEXT] [--set FOLDER] [--corpus FOLDER] [--keep FOLDER] [--quick] [--write]

--seed N         make other mails of the same kinds (1)
--failures       list every difference of the development mails (or of --set), a line each
--show ID        what one mail should give, and what was read of it
--only TEXT      only mails whose id holds this
--set FOLDER     measure these mails, NAME.eml beside NAME.json, in place of all others
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
    set: { type: 'string' },
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
  const { seed, only, show, set } = options
  const quick = options.quick || (!!show && !show.includes('scan'))
  const chosen = (it: Labelled) => it.id.includes(only ?? show ?? '') && !(quick && it.form === 'scan')
  const mails = (set ? mailsOf(set) : await developmentMails(seed, quick)).filter(chosen)
  if (options.keep) keep(options.keep, mails)
  const kinds = await knownKinds()
  const ocr = quick ? undefined : new OcrProcess({ log: { error: (_, said) => process.stderr.write(`${said}\n`) } })
  const measured = (of: Labelled[]) => measure(of, kinds, ocr && ((pages, language) => ocr.read(pages, language)))
  const first = await measured(mails)
  // A held-back mail that somebody has seen is one no longer.
  const heldBack = set || show || options.failures ? [] : await measured(mailsOf(HELD_BACK).filter(chosen))
  await ocr?.close()
  if (show) {
    for (const { mail, read } of first.filter(it => it.mail.id === show))
      say(JSON.stringify({ label: mail.label, read: toContract(mail.id, read) }, null, 2))
    return
  }
  if (options.failures) {
    for (const line of failures(first)) say(line)
    return
  }
  if (set) {
    say(report(path.basename(set), first))
    return
  }
  const parts = [
    report('Mails that readers are improved on', first),
    report('Held back: other writers, other layouts', heldBack),
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

function keep(folder: string, mails: Labelled[]) {
  mkdirSync(folder, { recursive: true })
  for (const { id, form, raw, label } of mails) {
    writeFileSync(path.join(folder, `${id}.eml`), raw)
    writeFileSync(path.join(folder, `${id}.json`), `${JSON.stringify({ ...label, form }, null, 2)}\n`)
  }
}
