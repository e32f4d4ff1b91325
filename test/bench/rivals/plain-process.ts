// json-rules-engine the plain way as a whole process: NDJSON file in, NDJSON out.
import { readFileSync } from 'node:fs'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { plain } from './plain.ts'

const score = plain({ paths: process.argv[3] === 'paths' })
let text = ''
for (const line of readFileSync(process.argv[2]!, 'utf8').split('\n')) {
  if (line !== '') text += `${JSON.stringify(await score(JSON.parse(line) as ScoreRequest))}\n`
}
process.stdout.write(text)
