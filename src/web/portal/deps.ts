import type { Pool } from '../../db/pool.ts'
import type { Definition, Language } from '../../engine/define.ts'
import type { Engine } from '../../engine/engine.ts'
import type { PortalUser } from '../../domain/access.ts'
import type { Logger } from '../../log.ts'

export interface PortalDeps {
  pool: Pool
  engine: Engine
  /** Every loaded story: the portal begins 'portal-link-wanted' and 'portal-password-changed'. */
  workflows: Definition[]
  /** PUBLIC_URL: whether cookies are only for HTTPS, and which forms are our own. */
  publicUrl: string
  /** What customers see of us. */
  house: { name: string; phone?: string; address?: string }
  /** Address for orders that are not visible (faq: customer-portal, nog niet in de portal). */
  infoAddress: string
  log?: Logger
}

/** What the portal keeps of a request while it is answered. */
interface PortalVisit {
  user: PortalUser | null
  language: Language
  /** Goes into every form; only pages of this browser know it. */
  form: string
  began: number
  renderMs: number
}

declare module 'fastify' {
  interface FastifyRequest {
    portal: PortalVisit
  }
}
