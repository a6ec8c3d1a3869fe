import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Pool, Tx } from '../../db/pool.ts'
import type { Language } from '../../engine/define.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Logger } from '../../log.ts'
import type { Message } from '../../mail/message.ts'
import type { Outbox } from '../../mail/outbox.ts'
import type { Kind } from '../../understanding/types.ts'
import type { AnyWorkflow } from '../../workflow/define.ts'
import type { ReadInFull } from './queries/mails.ts'

export interface DeskDeps {
  pool: Pool
  engine: Engine
  workflows: AnyWorkflow[]
  outbox: Pick<Outbox, 'preview' | 'freeze' | 'withdraw'>
  /** Read a stored mail whole, in the sandbox: its HTML and its attachments. */
  readMessage(raw: Buffer): Promise<Message>
  /** What a stored mail says, part by part, and what it asks as this kind, with where each value stands. */
  readInFull(raw: Buffer, kind: Kind | undefined): Promise<ReadInFull>
  /** Have a mail read once more that could not be read. In the caller's transaction; the reading comes later. */
  readAgain(tx: Tx, messageId: number): Promise<void>
  /** Bring back a mail that was filed: it is taken for a person's, whatever it looked like. */
  receiveAgain(tx: Tx, messageId: number, who: string): Promise<void>
  /** Seconds between a decision and its effect, where a colleague has set none (UNDO_SECONDS). */
  undoSeconds: number
  /** PUBLIC_URL: cookies count only over HTTPS where it does, and forms of other sites are refused. */
  publicUrl: string
  log?: Logger
  /** The demo: whoever opens the desk is this colleague. */
  autoSignIn?: string
}

/** A colleague, signed in. */
export interface Person {
  id: number
  email: string
  name: string
  role: 'administrator' | 'colleague'
  department: string | null
  language: Language
  shortcuts: boolean
  undoSeconds: number | null
}

/** What the desk keeps of a request while it is answered. */
interface Visit {
  person: Person | null
  csrf: string
  language: Language
  began: number
  renderMs: number
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit
  }
}

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
