// Subjects from a file or a stream: one JSON object, perhaps over many lines, or NDJSON.
import { placeInJson } from '../../engine/json/place.ts'
import { type JsonReading, readJson } from '../../engine/json/read.ts'
import { type Problem, problem } from '../../engine/words/problem.ts'
import { type InputLine, linesOf, MOST_LINE_BYTES, type Piece, pieces } from './lines.ts'

/** One subject's text with the line it begins on, read or with what is wrong. */
export type Entry =
  | { line: number; text: string; value: unknown; problem?: undefined }
  | { line: number; text: string; problem: Problem }

/** A piece of the input, or the lines with which it opens: plain data for any thread. */
export type Block = { piece: Piece } | { lines: InputLine[]; oneObject: boolean }

/** Yields the stream in blocks of whole lines, in order. */
export async function* blocks(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Block> {
  let opening: InputLine[] | undefined = []
  for await (const piece of pieces(stream)) {
    if (!opening) {
      yield { piece }
      continue
    }
    opening.push(...linesOf(piece))
    if (mayBeOneObject(opening)) continue
    if (opensOneObject(opening)) {
      // One object, but longer than a line may be: one problem, not one for each of its lines.
      const number = opening[0]!.number
      const size = opening.reduce((sum, line) => sum + (line.problem ? 0 : line.text.length + 1), 0)
      const found = problem('line-too-long', { size, most: MOST_LINE_BYTES })
      yield { lines: [{ number, problem: found }], oneObject: false }
      return
    }
    yield { lines: opening, oneObject: false }
    opening = undefined
  }
  if (opening) yield { lines: opening, oneObject: true }
}

/** The entries of a block, read; blank lines are passed over. */
export function entriesOf(block: Block): Entry[] {
  if ('piece' in block) return linesOf(block.piece).flatMap(lineEntry)
  return (block.oneObject ? oneObject(block.lines) : undefined) ?? block.lines.flatMap(lineEntry)
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
  const [problem] = placeInJson([reading.problem], text, line, reading.offset)
  return { line, text, problem: problem! }
}

function opensOneObject(opening: readonly InputLine[]): boolean {
  const first = opening.find((line) => line.problem || line.text.trim() !== '')
  return first !== undefined && !first.problem && first.text.trim() === '{'
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
