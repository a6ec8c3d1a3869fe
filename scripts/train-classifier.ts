import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { encode, WEIGHTS } from '../src/understanding/classifier/classifier.ts'
import { exampleOf, readExamples } from '../src/understanding/classifier/examples.ts'
import { train } from '../src/understanding/classifier/train.ts'

// `npm run train`: learns src/understanding/classifier/weights.bin from the examples beside it. Always the same from the same examples.

const told = readExamples()
const kinds = [...new Set(told.map(it => it.kinds[0]!))]
const file = gzipSync(encode(train(told.map(exampleOf), kinds)), { level: 9 })
writeFileSync(WEIGHTS, file)
process.stdout.write(`${told.length} examples of ${kinds.length} kinds: ${Math.round(file.length / 1024)} KB\n`)
