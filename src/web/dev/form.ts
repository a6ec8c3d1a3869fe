import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

export interface Form {
  values: { [name: string]: string[] }
  files: { field: string; name: string; content: Buffer }[]
}

const values = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** A posted form, with or without files. Throws when a file is too large (statusCode 413). */
export async function readForm(request: FastifyRequest): Promise<Form> {
  const form: Form = { values: {}, files: [] }
  const add = (name: string, value: string) => (form.values[name] ??= []).push(value)
  if (!request.isMultipart()) {
    for (const [name, value] of Object.entries(values.parse(request.body ?? {})))
      for (const one of [value].flat()) add(name, one)
    return form
  }
  for await (const part of request.parts()) {
    if (part.type === 'field') add(part.fieldname, String(part.value))
    else {
      const content = await part.toBuffer()
      if (part.filename && content.length) form.files.push({ field: part.fieldname, name: part.filename, content })
    }
  }
  return form
}

/** First value of a field; '' when it is absent. */
export const first = (form: Form, name: string): string => form.values[name]?.[0] ?? ''

/** First value of a query parameter; '' when it is absent. */
export const query = (request: FastifyRequest, name: string): string =>
  [values.parse(request.query)[name] ?? ''].flat()[0] ?? ''

/** One part of the path; '' when it is absent. */
export const param = (request: FastifyRequest, name: string): string =>
  [values.parse(request.params)[name] ?? ''].flat()[0] ?? ''
