import type { Tx } from '../../db/pool.ts'
import { identifyCompany } from '../../domain/company.ts'
import type { Request, Text } from '../define.ts'

/** What the desk knows about a mail that nobody could classify. */
export interface QuestionFacts {
  /** What it was read as, where no workflow of its own exists for that; null: nothing was recognised. */
  readAs: string | null
  /** Customers that the sender may belong to, best first. */
  candidates: { number: string; name: string; why: Text }[]
}

export async function lookUp(tx: Tx, { mailId, sender, customer }: Request): Promise<QuestionFacts> {
  const readAs = mailId === undefined ? null : await kindOf(tx, mailId)
  // a contact needs no guessing: most mails are from one, and every round trip counts in a burst
  const found = customer ? [] : await identifyCompany(tx, { address: sender.address })
  const candidates = found.map(({ customer: { number, name }, why }) => ({ number, name, why }))
  return { readAs: readAs === 'question' ? null : readAs, candidates }
}

async function kindOf(tx: Tx, mailId: number): Promise<string | null> {
  const { rows } = await tx.query<{ kind: string | null }>({
    name: 'mail-kind',
    text: 'select kind from inbound_message where id = $1',
    values: [mailId],
  })
  return rows[0]?.kind ?? null
}
