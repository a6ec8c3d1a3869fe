import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessMails } from './make-samples/access.ts'
import { orderMails } from './make-samples/orders.ts'
import { otherMails } from './make-samples/others.ts'
import { returnMails } from './make-samples/returns.ts'

/** Writes src/demo/samples/*.eml anew: `node src/demo/make-samples.ts`. Needs the packages for development. */
const folder = join(import.meta.dirname, 'samples')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
const mails = { ...(await orderMails()), ...accessMails(), ...returnMails(), ...otherMails() }
for (const [name, mail] of Object.entries(mails)) writeFileSync(join(folder, `${name}.eml`), mail)
process.stdout.write(`${Object.keys(mails).length} sample mails written to src/demo/samples\n`)
