import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const TYPES: { [extension: string]: string } = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

export interface Assets {
  /** Address of each file by its name; it changes with the content, so browsers may keep it for ever. */
  url: { [name: string]: string }
  register(app: FastifyInstance): void
}

/** The few files that pages load, read once. `prefix` is where they are served: '/desk/assets'. */
export function createAssets(folder: string, names: string[], prefix: string): Assets {
  const files = names.map(name => {
    const content = readFileSync(join(folder, name))
    const [stem = name, extension = ''] = name.split('.')
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
    return {
      name,
      content,
      type: TYPES[extension] ?? 'application/octet-stream',
      path: `${prefix}/${stem}.${hash}.${extension}`,
    }
  })
  return {
    url: Object.fromEntries(files.map(({ name, path }) => [name, path])),
    register(app) {
      for (const { path, content, type } of files)
        app.get(path, (_request, reply) =>
          reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(content),
        )
    },
  }
}
