/** A mail as the parser hands it on: decoded, bounded, still untrusted. Every string is data, never an instruction. */

/** `address` is in lower case; '' where a header held no usable address. */
export interface Address {
  name: string
  address: string
}

export interface Attachment {
  /** As the sender wrote it, without path and control characters; 'bijlage-2' where there is none. Unique within a mail. */
  name: string
  /** Media type in lower case, without parameters. */
  type: string
  size: number
  content: Buffer
  inline: boolean
  contentId: string | null
}

export interface Message {
  /** With angle brackets; null when missing, empty or given more than once with different values. */
  messageId: string | null
  inReplyTo: string | null
  references: string[]
  /** Every address of every From header: more than one is suspicious (reliability: two From headers). */
  from: Address[]
  sender: Address | null
  replyTo: Address[]
  to: Address[]
  cc: Address[]
  /** Reverse-path of the topmost Return-Path header; '' is the null sender; null when there is no header. */
  returnPath: string | null
  subject: string
  /** Date header as ISO 8601; never used for logic, only shown. */
  date: string | null
  /** Unfolded header lines in order of the message, names in lower case. */
  headers: [name: string, value: string][]
  /** Decoded text/plain parts; '' when there is none. */
  text: string
  /** Decoded text/html part; null when there is none. */
  html: string | null
  attachments: Attachment[]
  /** What could not be read, one plain sentence each. */
  warnings: string[]
  /** Hex SHA-256 over Message-ID, From, Date, Subject and body bytes: "the same mail" (mission.md, decision 8). */
  fingerprint: string
}
