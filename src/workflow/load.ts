import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyWorkflow } from './define.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'workflows')

/** The folder is the registry: every file in workflows/ is one story, named as its file. Throws on a name that differs. */
export async function loadWorkflows(folder = FOLDER): Promise<AnyWorkflow[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.ts')).toSorted()
  return Promise.all(
    files.map(async file => {
      const { default: workflow } = (await import(pathToFileURL(join(folder, file)).href)) as { default: AnyWorkflow }
      if (`${workflow?.name}.ts` !== file)
        throw new Error(`workflows/${file} must define the workflow ${file.slice(0, -3)}`)
      return workflow
    }),
  )
}
