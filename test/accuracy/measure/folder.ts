import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Label, Labelled } from '../make/label.ts'

/** The set that no reader is tuned for. */
export const HELD_BACK = path.join(import.meta.dirname, '../sets/second')

/** Mails NAME.eml, each beside its label NAME.json, which may also name the form that the request came in. */
export function mailsOf(folder: string): Labelled[] {
  return globSync('*.eml', { cwd: folder })
    .toSorted()
    .map(file => {
      const id = path.basename(file, '.eml')
      const label = JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8')) as Label & { form?: string }
      return { id, form: label.form ?? 'mail', raw: readFileSync(path.join(folder, file)), label }
    })
}
