// Score requests, one a line, as a population.
import { setImmediate as others } from 'node:timers/promises'
import { readJson } from '../../../engine/json/read.ts'
import { at, growing, put } from '../../../engine/population/growing.ts'
import { isScoreRequest, requestFindings } from '../../../engine/schema/validate.ts'
import { problem } from '../../../engine/words/problem.ts'
import { type Collection, collect } from '../collect.ts'
import { blame, type Faults } from './faults.ts'
import { addId, createIds, find } from './ids.ts'

const MOST_LINE = 1_000_000
const PAUSE_EVERY = 8192

/** Reads every line into the collection; days and readings that a line names play no part. */
export async function readLines(
  collection: Collection,
  file: string,
  pieces: AsyncIterable<string>,
  faults: Faults,
  progress: (subjects: number) => void,
): Promise<void> {
  const { texts, builder } = collection
  const ids = createIds()
  const lines = growing()
  let number = 0
  for await (const line of splitLines(pieces)) {
    number++
    if (line.trim() === '') continue
    if (line.length > MOST_LINE) {
      const values = { size: line.length, most: MOST_LINE }
      blame(faults, file, number, [problem('line-too-long', values)])
      continue
    }
    const reading = readJson(line)
    if (reading.problem) {
      blame(faults, file, number, [reading.problem])
      continue
    }
    const request = reading.value
    if (!isScoreRequest(request)) {
      blame(
        faults,
        file,
        number,
        requestFindings(request).map((each) => each.problem),
      )
      continue
    }
    const { id } = request.subject
    const first = find(ids, texts.subjectId, id)
    if (first !== -1) {
      blame(faults, file, number, [problem('subject-duplicate', { id, first: at(lines, first) })])
      continue
    }
    const row = builder.subjects
    const problems = collect(collection, request)
    blame(faults, file, number, problems)
    if (problems.length > 0) continue
    put(lines, row, number)
    addId(ids, id)
    if (row % PAUSE_EVERY !== 0) continue
    progress(row)
    await others()
  }
  if (faults.count === 0 && builder.subjects === 0)
    blame(faults, file, 1, [problem('population-empty')])
}

async function* splitLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    const parts = (rest + piece).split('\n')
    rest = parts.pop()!
    yield* parts
  }
  if (rest !== '') yield rest
}
