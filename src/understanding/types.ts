import type { z } from 'zod'
import type { Message } from '../mail/message.ts'

/** What a mail can ask, from most to least specific (contract: understanding). */
export const KINDS = [
  'account-application',
  'access-request',
  'portal-support',
  'purchase-order',
  'order-acceptance',
  'order-change',
  'order-cancellation',
  'order-status',
  'invoice-copy',
  'return-request',
  'account-change',
  'shipping-quote',
  'availability',
  'supplier-eta',
  'question',
  'automated',
  'spam',
] as const
export type Kind = (typeof KINDS)[number]

/** Nobody is to be answered; `machine`: a system orders or announces something, read but never answered automatically. */
export type Automated = 'auto-reply' | 'bounce' | 'list' | 'loop' | 'calendar' | 'machine'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }
export type JsonObject = { [key: string]: Json | undefined }

/** Where a value was read. `start`/`end` are character offsets in `text` of the Document with this source. */
export interface Evidence {
  /** 'subject', 'from', 'body', or 'attachment:NAME'. */
  source: string
  page?: number
  sheet?: string
  /** Spreadsheet or table cell, as 'B7' or 'r3c2'. */
  cell?: string
  start?: number
  end?: number
  /** The literal words in the source that yield the value. */
  text: string
  /** [x0, y0, x1, y1] in points from the top left of the page. */
  box?: [number, number, number, number]
  /** 0..1: chance that the value is right. */
  confidence: number
  /** Name of the rule in values/rules.ts that turns `text` into the value. */
  rule?: string
  /** Read in a picture: letters that look alike may stand for each other (0 and O, 1 and I, 5 and S, 8 and B). */
  scanned?: true
}

/** One request in a mail: kind, fields of that kind, JSON pointer into fields -> evidence. */
export interface Asked {
  kind: Kind
  confidence: number
  fields: JsonObject
  missing: string[]
  evidence: { [pointer: string]: Evidence }
  warnings: string[]
}

export interface Understanding extends Asked {
  language: string
  automated: Automated | null
  references: string[]
  alsoAsks?: Kind[]
  others?: Asked[]
}

// ---- documents: one model for everything that can be read

/** A run of text on a page: PDF positions in points from the top left; for text and HTML only line numbers. */
export interface Line {
  text: string
  /** Offset of this line in `Document.text`. */
  start: number
  page: number
  box?: [number, number, number, number]
  /** Runs of text on this line that stand apart: separated by a tab, a pipe or a wide gap. One when nothing does. */
  cells?: Cell[]
}

export interface Cell {
  text: string
  start: number
  end: number
  /** 'B7' for a sheet, 'r3c2' elsewhere. */
  ref: string
  box?: [number, number, number, number]
  /** A typed value where the format has one (XLSX). */
  value?: string | number | boolean
}

export interface Table {
  page: number
  sheet?: string
  rows: Cell[][]
}

export interface Document {
  /** 'subject', 'body' (what the person wrote, without quotes and signature), 'attachment:NAME'. */
  source: string
  format: 'text' | 'html' | 'pdf' | 'xlsx' | 'csv' | (string & {})
  /** All text of the document; evidence offsets point into it. */
  text: string
  lines: Line[]
  tables: Table[]
  /** Where it was read in a picture: each word with how sure its letters are, in the order of the text. */
  scanned?: { start: number; end: number; confidence: number }[]
}

/** What the extractors work on. */
export interface Reading {
  message: Message
  language: string
  /** Original sender where the mail is a forward; gives identity, never trust. */
  sender: { name: string; address: string }
  forwarded: boolean
  /** 'subject' first, then 'body', then what else could be read. */
  documents: Document[]
  /** What could not be read, one sentence each, by file name and reason. */
  warnings?: string[]
  /** Files with pages that are pictures, which nobody has read yet. */
  scans?: ScanFile[]
}

/** One kind of request, as a workflow file declares it. */
export interface RequestKind<Fields extends z.ZodType = z.ZodType> {
  kind: Kind
  /** How sure the words and attachments make us that this is asked: 0..1. Pure. */
  recognise(reading: Reading): number
  /** Fields of the contract; everything optional that a mail may leave out. */
  fields: Fields
  /** JSON paths ('adminEmail', 'lines/0/sku') that are required and absent: what the reply must ask for. */
  missing(fields: JsonObject): string[]
  /** Every request of this kind in the mail, usually one. Never guesses: a value that stands nowhere is absent. */
  extract(reading: Reading): { fields: JsonObject; evidence: { [pointer: string]: Evidence }; warnings: string[] }[]
}

// ---- pages that are pictures

/** A word that was read in a picture of a page; points from the top left of the page as it stands upright. */
export interface ScannedWord {
  text: string
  x: number
  /** Of the line that the letters stand on. */
  y: number
  width: number
  /** Height of the letters of its line. */
  size: number
  /** 0..1: of the least certain letter. */
  confidence: number
}

/** A file of a mail with pages that are pictures. */
export interface ScanFile {
  /** The same for the same file of the same mail. */
  id: string
  name: string
  format: 'pdf' | 'png' | 'jpeg' | 'tiff'
  content: Buffer
  /** Numbers of the pages that are pictures; empty: all of them. */
  pages: number[]
}

/** A picture that has to be read by something that can: grey, one byte a pixel, rows from the top. */
export interface PageToScan {
  /** Of the file, and the number of the page in it. */
  file: string
  page: number
  width: number
  height: number
  /** Points of the page for one pixel. */
  scale: number
  grey: Uint8Array
}

/** What was read in it, or why nothing was: it took too long, or it broke its reader, or it could not be decoded. */
export interface ScannedPage {
  file: string
  page: number
  words: ScannedWord[]
  failed?: 'time' | 'broken' | undefined
}
