import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** `using folder = temporaryFolder()`: an empty folder that servers running under other names may enter. */
export function temporaryFolder(): Disposable & { path: string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postbode-test-'))
  fs.chmodSync(folder, 0o755)
  return {
    path: folder,
    [Symbol.dispose]: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
}
