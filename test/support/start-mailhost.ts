import { testMailHost } from './mailhost.ts'

// A process of its own, so that a test can end it in every way.
const host = await testMailHost({ dir: process.argv[2] ?? '' })
console.log(host.smtpUrl())
