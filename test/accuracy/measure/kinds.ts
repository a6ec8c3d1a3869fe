import { allKinds } from '../../../src/understanding/kinds/all.ts'
import type { RequestKind } from '../../../src/understanding/types.ts'
import { loadWorkflows } from '../../../src/workflow/load.ts'

/** The kinds that the command line and the desk recognise. */
export const knownKinds = async (): Promise<RequestKind[]> =>
  allKinds((await loadWorkflows()).flatMap(it => it.request ?? []))
