#!/usr/bin/env node
// The command line, in plain JavaScript for any Node >= 18: where that is too old for the rest, ours from node_modules does the work.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fs.realpathSync(fileURLToPath(import.meta.url))), '..')
const cli = path.join(root, 'src', 'cli.ts')

if (Number(process.versions.node.split('.')[0]) >= 24) await import(pathToFileURL(cli).href)
else {
  const folder = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin')
  const ours = [path.join(folder, 'node'), path.join(folder, 'node.exe')].find(it => fs.existsSync(it))
  if (!ours) {
    process.stderr.write('postbode: this needs Node 24; install it, or run npm ci in the folder of Postbode\n')
    process.exit(1)
  }
  const { status } = spawnSync(ours, [cli, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}
