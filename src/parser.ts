import { z } from 'zod'
import { parseMail } from './mail/parse.ts'
import { splitMessage } from './mail/sandbox-message.ts'
import { PRACTISE, practiceMails } from './mail/sandbox-practice.ts'
import { scannedShape, splitPages } from './mail/sandbox-scans.ts'
import { serveReads } from './mail/sandbox-protocol.ts'
import { readForDesk } from './read-for-desk.ts'
import { allKinds } from './understanding/kinds/all.ts'
import { KINDS } from './understanding/types.ts'
import { loadWorkflows } from './workflow/load.ts'

// The program that reads mails, in a child process that can reach nothing (src/mail/sandbox-confine.ts).

const kinds = allKinds((await loadWorkflows()).flatMap(it => it.request ?? []))

const contextShape = z.object({
  as: z.enum(KINDS).optional(),
  expects: z.array(z.string()).optional(),
  documents: z.boolean().optional(),
  scans: z.boolean().optional(),
  scanned: scannedShape.optional(),
  guard: z.object({ ourDomains: z.array(z.string()).optional(), ourMessageIdSuffix: z.string().optional() }).optional(),
})

const practice = process.argv.includes(PRACTISE)
  ? practiceMails().map(mail => () => readForDesk(mail, { kinds, documents: false }))
  : []

serveReads(async (operation, context, raw) => {
  if (operation === 'message') return splitMessage(await parseMail(raw))
  const { toScan, ...result } = await readForDesk(raw, { kinds, ...contextShape.parse(context) })
  if (!toScan) return { result }
  const { pages, body } = splitPages(toScan.pages)
  return { result: { ...result, toScan: { ...toScan, pages } }, body }
}, practice)
