import type { RequestKind } from '../../../src/understanding/types.ts'
export async function corpusReport(folder: string, kinds: readonly RequestKind[]) {
  return `${folder} ${kinds.length}`
}
