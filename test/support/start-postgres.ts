import { startPostgres } from '../../src/demo/postgres.ts'

// A process of its own, so that a test can end it in every way.
const { url } = await startPostgres({ dataDir: process.argv[2] ?? '' })
console.log(url)
setInterval(() => {}, 60_000)
