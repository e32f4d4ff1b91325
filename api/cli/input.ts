// Subjects from a file or a stream: one JSON object, perhaps over many lines, or NDJSON.
import { type JsonReading, readJson } from '../../engine/json/read.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { type InputLine, lines, MOST_LINE_BYTES } from './lines.ts'
import { placeInJson } from './report.ts'

/** One subject's text with the line it begins on, read or with what is wrong. */
export type Entry =
  | { line: number; text: string; value: unknown; problem?: undefined }
  | { line: number; text: string; problem: Problem }

/** Yields the entries of a stream in groups, in order; blank lines are passed over. */
export async function* entries(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Entry[]> {
  let opening: InputLine[] | undefined = []
  for await (const group of lines(stream)) {
    if (!opening) {
      yield group.flatMap(lineEntry)
      continue
    }
    opening.push(...group)
    if (mayBeOneObject(opening)) continue
    yield opening.flatMap(lineEntry)
    opening = undefined
  }
  if (opening) yield oneObject(opening) ?? opening.flatMap(lineEntry)
}

function lineEntry(line: InputLine): Entry[] {
  if (line.problem)
    return [
      { line: line.number, text: '', problem: { ...line.problem, line: line.number, column: 1 } },
    ]
  const { number, text } = line
  if (text.trim() === '') return []
  const reading = readJson(text)
  return [entryOf(number, text, reading)]
}

function entryOf(line: number, text: string, reading: JsonReading): Entry {
  if (!reading.problem) return { line, text, value: reading.value }
  return { line, text, problem: placeInJson(reading.problem, text, line, reading.offset) }
}

// While the first line is only the beginning of an object, the file may be one object laid
// out over lines; more than a line's length of it is taken as NDJSON.
function mayBeOneObject(opening: readonly InputLine[]): boolean {
  const first = opening.find((line) => line.problem || line.text.trim() !== '')
  if (!first) return true
  if (first.problem || !first.text.trimStart().startsWith('{') || isWhole(first.text)) return false
  return (
    opening.reduce((size, line) => size + (line.problem ? 0 : line.text.length), 0) <=
    MOST_LINE_BYTES
  )
}

function isWhole(text: string): boolean {
  if (!text.trimEnd().endsWith('}')) return false
  const reading = readJson(text)
  return reading.problem?.code !== 'json-syntax'
}

function oneObject(opening: readonly InputLine[]): Entry[] | undefined {
  if (opening.length < 2 || !mayBeOneObject(opening) || opening.some((line) => line.problem))
    return undefined
  const texts = opening.map((line) => (line.problem ? '' : line.text))
  const text = texts.join('\n')
  if (text.trim() === '') return []
  const reading = readJson(text)
  // Not one object after all: each line is judged by itself.
  if (reading.problem?.code === 'json-syntax' && texts.filter((each) => isWhole(each)).length > 0)
    return undefined
  return [entryOf(1, text, reading)]
}
