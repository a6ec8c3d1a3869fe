import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Kind } from '../types.ts'
import type { Example } from './train.ts'
import { featuresOf } from './features.ts'

const FOLDER = path.join(import.meta.dirname, 'examples')

export interface Told extends Pick<Example, 'kinds'> {
  language: string
  subject: string
  text: string
}

/**
 * The mails that the classifier learns from, invented, a file for each kind: `examples/<kind>.tsv` with language, what else the mail
 * asks (kinds joined by +), subject and text on a line. They and the mails that readers are measured with (test/accuracy) know
 * nothing of each other.
 */
export function readExamples(): Told[] {
  return globSync('*.tsv', { cwd: FOLDER })
    .toSorted()
    .flatMap(file => {
      const kind = path.basename(file, '.tsv') as Kind
      const lines = readFileSync(path.join(FOLDER, file), 'utf8').split('\n')
      return lines.filter(Boolean).map(line => {
        const [language = '', also = '', subject = '', text = ''] = line.split('\t')
        return { kinds: [kind, ...(also.split('+').filter(Boolean) as Kind[])], language, subject, text }
      })
    })
}

export const exampleOf = ({ kinds, subject, text }: Told): Example => ({ kinds, features: featuresOf(subject, text) })
