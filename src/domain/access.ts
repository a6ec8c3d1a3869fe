import { createHash, createHmac } from 'node:crypto'
import type { Db, Tx } from '../db/pool.ts'

/** Access to the Customer Portal (faq: customer-portal, toegang). Every function works in the caller's transaction. */

const VALID_HOURS = 72

export interface PortalUser {
  id: number
  customerId: number
  company: string
  email: string
  name: string
  role: 'administrator' | 'user'
  language: 'nl' | 'en'
  activatedAt: Date | null
  disabledAt: Date | null
}

export type LinkPurpose = 'activation' | 'password'
export type LinkState = 'valid' | 'used' | 'expired' | 'superseded' | 'unknown'

/** What the page of a link needs to know. */
export interface Link {
  id: number
  purpose: LinkPurpose
  askedBy: string
  expiresAt: Date
  user: PortalUser
}

const USER = `u.id, u.customer_id as "customerId", c.name as company, u.email, u.name, u.role, u.language,
  u.activated_at as "activatedAt", u.disabled_at as "disabledAt"`
const USER_FROM = 'portal_user u join customer c on c.id = u.customer_id'

export async function portalUserByEmail(db: Db, email: string): Promise<PortalUser | undefined> {
  const { rows } = await db.query<PortalUser>({
    name: 'portal-user-by-email',
    text: `select ${USER} from ${USER_FROM} where u.email = $1`,
    values: [email.toLowerCase()],
  })
  return rows[0]
}

/** People who administer the portal for a customer, also those who have not activated their profile yet. */
export async function administratorsOf(db: Db, customerId: number): Promise<PortalUser[]> {
  const { rows } = await db.query<PortalUser>({
    name: 'portal-administrators',
    text: `select ${USER} from ${USER_FROM} where u.customer_id = $1 and u.role = 'administrator' and u.disabled_at is null order by u.id limit 20`,
    values: [customerId],
  })
  return rows
}

/** Hold the access of a customer until the end of the transaction: nobody becomes administrator of it meanwhile. */
export async function lockAccess(tx: Tx, customerId: number): Promise<void> {
  await tx.query('select from customer where id = $1 for no key update', [customerId])
}

export interface Invitation {
  customerId: number
  email: string
  name: string
  language: 'nl' | 'en'
  /** Who asked, as the activation page says it. */
  askedBy: string
  /** The colleague who approved it. */
  by: string
}

/**
 * Make the profile of an administrator with a link to activate it. The same address again keeps its profile and gets a fresh
 * link; somebody whose access was ended begins anew, without the old password and whatever was left open with it. Null: the
 * address has access for another customer, and nothing was changed.
 */
export async function inviteAdministrator(tx: Tx, it: Invitation): Promise<{ userId: number; linkId: number } | null> {
  await tx.query(
    `with ended as (
       update portal_user set password_hash = null, activated_at = null
       where email = $1 and customer_id = $2 and disabled_at is not null returning id)
     delete from session where realm = 'portal' and user_id in (select id from ended)`,
    [it.email.toLowerCase(), it.customerId],
  )
  const { rows } = await tx.query<{ id: number }>(
    `insert into portal_user (customer_id, email, name, language, created_by) values ($1, $2, $3, $4, $5)
     on conflict (email) do update set disabled_at = null, role = 'administrator' where portal_user.customer_id = excluded.customer_id
     returning id`,
    [it.customerId, it.email.toLowerCase(), it.name, it.language, it.by],
  )
  const userId = rows[0]?.id
  if (userId === undefined) return null
  await tx.query('insert into audit (actor, action, subject, detail) values ($1, $2, $3, $4)', [
    it.by,
    'portal-access-given',
    `customer:${it.customerId}`,
    JSON.stringify({ userId, email: it.email.toLowerCase(), askedBy: it.askedBy }),
  ])
  return { userId, linkId: await newLink(tx, userId, 'activation', it.askedBy) }
}

/** A link that nobody has yet: it begins to exist for the world when its mail is sent. Returns its id, for `Mail.secret`. */
export async function newLink(tx: Tx, userId: number, purpose: LinkPurpose, askedBy = ''): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    'insert into portal_link (user_id, purpose, asked_by) values ($1, $2, $3) returning id',
    [userId, purpose, askedBy],
  )
  return rows[0]!.id
}

/** The mail of a link was not written: nobody will ever have it. */
export async function dropLink(tx: Tx, linkId: number): Promise<void> {
  await tx.query('update portal_link set superseded_at = desk_now() where id = $1 and issued_at is null', [linkId])
}

/**
 * The token of a link, made while its mail is sent. The first time starts its 72 hours and puts earlier links of the same
 * person out of use; sending the same mail again gives the same token and no more time. Null: there is no such link.
 */
export async function issueActivation(tx: Tx, linkId: number, secretKey: string): Promise<string | null> {
  const { rows } = await tx.query<{ nonce: string; user_id: number; issued_at: Date | null }>(
    'select nonce, user_id, issued_at from portal_link where id = $1 for update',
    [linkId],
  )
  const link = rows[0]
  if (!link) return null
  const token = createHmac('sha256', secretKey).update(`activation:${linkId}:${link.nonce}`).digest('base64url')
  if (link.issued_at) return token
  await tx.query(
    `update portal_link set issued_at = desk_now(), expires_at = desk_now() + make_interval(hours => $3), token_hash = $2 where id = $1`,
    [linkId, hashOf(token), VALID_HOURS],
  )
  await tx.query(
    `update portal_link set superseded_at = desk_now()
     where user_id = $1 and id < $2 and used_at is null and superseded_at is null`,
    [link.user_id, linkId],
  )
  return token
}

/** What a link is worth now. Reads only: any number of looks leave it as it is (reliability.md, 97). */
export async function activationState(db: Db, token: string): Promise<{ state: LinkState; link?: Link }> {
  const found = await findLink(db, token, '')
  return found ? { state: found.state, link: found.link } : { state: 'unknown' }
}

/** Use a link up with the hash of the password that the person chose. The profile is active from here on. */
export async function redeemActivation(
  tx: Tx,
  token: string,
  passwordHash: string,
): Promise<{ state: LinkState; link?: Link }> {
  const found = await findLink(tx, token, 'for update of l, u')
  if (!found || found.state !== 'valid') return { state: found?.state ?? 'unknown' }
  const { link } = found
  await tx.query('update portal_link set used_at = desk_now() where id = $1', [link.id])
  await tx.query(
    `update portal_link set superseded_at = desk_now() where user_id = $1 and used_at is null and superseded_at is null`,
    [link.user.id],
  )
  await tx.query(
    `update portal_user set password_hash = $2, activated_at = coalesce(activated_at, desk_now()) where id = $1`,
    [link.user.id, passwordHash],
  )
  await tx.query('insert into audit (actor, action, subject, detail) values ($1, $2, $3, $4)', [
    link.user.email,
    link.purpose === 'activation' ? 'portal-activated' : 'portal-password-changed',
    `customer:${link.user.customerId}`,
    JSON.stringify({ userId: link.user.id }),
  ])
  return { state: 'valid', link }
}

/** How long a person can still use the newest link, in seconds; the whole time while its mail has not left. 0: there is none to use. */
export async function secondsLeft(db: Db, userId: number): Promise<number> {
  const { rows } = await db.query<{ left: number | null }>(
    `select extract(epoch from max(coalesce(expires_at, desk_now() + make_interval(hours => $2))) - desk_now())::int as left
     from portal_link where user_id = $1 and used_at is null and superseded_at is null`,
    [userId, VALID_HOURS],
  )
  return Math.max(0, rows[0]?.left ?? 0)
}

interface LinkRow extends PortalUser {
  linkId: number
  purpose: LinkPurpose
  askedBy: string
  expiresAt: Date
  state: LinkState
}

async function findLink(db: Db, token: string, lock: '' | 'for update of l, u') {
  const { rows } = await db.query<LinkRow>(
    `select l.id as "linkId", l.purpose, l.asked_by as "askedBy", l.expires_at as "expiresAt", ${USER},
       case when l.used_at is not null then 'used' when l.superseded_at is not null then 'superseded'
            when u.disabled_at is not null or l.expires_at <= desk_now() then 'expired' else 'valid' end as state
     from portal_link l join portal_user u on u.id = l.user_id join customer c on c.id = u.customer_id
     where l.token_hash = $1 ${lock}`,
    [hashOf(token)],
  )
  const row = rows[0]
  if (!row) return undefined
  const { linkId, purpose, askedBy, expiresAt, state, ...user } = row
  return { state, link: { id: linkId, purpose, askedBy, expiresAt, user } satisfies Link }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
