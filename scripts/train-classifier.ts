import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { encode, WEIGHTS } from '../src/understanding/classifier/classifier.ts'
import { exampleOf, readExamples } from '../src/understanding/classifier/examples.ts'
import { train } from '../src/understanding/classifier/train.ts'
import { check } from './check-classifier.ts'

// `npm run train`: learns src/understanding/classifier/weights.bin from the examples beside it. Always the same from the same examples.
// `npm run train -- --check`: how well it does on examples that it has not seen, and how sure it should be.

const told = readExamples()
const kinds = [...new Set(told.map(it => it.kinds[0]!))]
if (process.argv.includes('--check')) {
  check(told, kinds)
} else {
  const file = gzipSync(encode(train(told.map(exampleOf), kinds)), { level: 9 })
  writeFileSync(WEIGHTS, file)
  process.stdout.write(`${told.length} examples of ${kinds.length} kinds: ${Math.round(file.length / 1024)} KB\n`)
}
