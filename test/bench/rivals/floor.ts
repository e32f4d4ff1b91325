// The floor: what any scorer in JavaScript does at least, on one thread. It reads the lines of
// the first file, JSON.parses each and JSON.stringifies an answer to it. The answers come from
// the second file; making objects of them is no part of the floor, so the time that takes is
// written to stderr for the caller to take off.
import { readFileSync, writeSync } from 'node:fs'

const CHUNK = 512
const [input, answers] = process.argv.slice(2, 4).map((file) => readFileSync(file)) as [
  Buffer,
  Buffer,
]
const subject = linesOf(input)
const answer = linesOf(answers)
let aside = 0
for (let open = true; open; ) {
  const before = performance.now()
  const ready = take(answer).map((line) => JSON.parse(line) as unknown)
  aside += performance.now() - before
  const texts: string[] = []
  for (const line of take(subject)) {
    if (JSON.parse(line) === undefined) continue
    texts.push(`${JSON.stringify(ready[texts.length])}\n`)
  }
  if (texts.length > 0) writeSync(1, texts.join(''))
  open = texts.length === CHUNK
}
process.stderr.write(String(aside))

function take(lines: Iterator<string>): string[] {
  const taken: string[] = []
  while (taken.length < CHUNK) {
    const { value, done } = lines.next()
    if (done) break
    taken.push(value)
  }
  return taken
}

function* linesOf(bytes: Buffer): Generator<string> {
  let start = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    yield bytes.toString('utf8', start, end)
    start = end + 1
  }
}
