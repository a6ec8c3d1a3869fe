import type { Config } from './config.ts'
import { transaction, type Pool } from './db/pool.ts'
import { issueActivation } from './domain/access.ts'

/** The link behind `mail.secret`, made while its mail is sent: its 72 hours count from then. */
export function revealSecret({ publicUrl, secretKey }: Pick<Config, 'publicUrl' | 'secretKey'>, pool: Pool) {
  return async (kind: string, id: number): Promise<string> => {
    if (kind !== 'activation') throw new Error(`there is no secret of the kind ${kind}`)
    const token = await transaction(pool, tx => issueActivation(tx, id, secretKey))
    if (!token) throw new Error('its link is not there any more')
    return `${publicUrl}/portal/activate/${token}`
  }
}
