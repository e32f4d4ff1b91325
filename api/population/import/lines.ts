// Score requests, one a line, as a population.
import { setImmediate as others } from 'node:timers/promises'
import { readJson } from '../../../engine/json/read.ts'
import { isScoreRequest } from '../../../engine/schema/validate.ts'
import { problem } from '../../../engine/words/problem.ts'
import { type Collection, collect } from '../collect.ts'
import { blame, type Faults } from './faults.ts'
import { faultsOf } from './faults-of.ts'
import { createKnown, meet, meetAdded, twice } from './known.ts'

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
  const known = createKnown(texts.subjectId)
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
    const id = idOf(request)
    const repeated = id === undefined ? [] : twice(known, id)
    // From the first fault on nothing more is built, and everything is still checked.
    const built = faults.count === 0 && repeated.length === 0 && isScoreRequest(request)
    const checked = built ? collect(collection, request) : faultsOf(collection, request)
    blame(faults, file, number, [...repeated, ...checked])
    if (id !== undefined && repeated.length === 0) {
      if (faults.count === 0) meetAdded(known, id, number)
      else meet(known, id, number)
    }
    if (number % PAUSE_EVERY !== 0) continue
    progress(known.ids.count)
    await others()
  }
  if (faults.count === 0 && builder.subjects === 0)
    blame(faults, file, 1, [problem('population-empty')])
}

function idOf(request: unknown): string | undefined {
  const { subject } = (request ?? {}) as { subject?: unknown }
  const { id } = (subject ?? {}) as { id?: unknown }
  return typeof id === 'string' ? id : undefined
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
