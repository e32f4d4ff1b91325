// A byte stream to lines, in constant memory: a line is at most 1 MB, and a longer one is
// named and passed over without being held.
import { type Problem, problem } from '../../engine/words/problem.ts'

/** The longest line in bytes. */
export const MOST_LINE_BYTES = 1_000_000

/** A line with its number from 1, or why it cannot be read. */
export type InputLine =
  | { number: number; text: string; problem?: undefined }
  | { number: number; problem: Problem }

const NEWLINE = 10

/** Yields lines in groups, one group for each chunk of the stream. */
export async function* lines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<InputLine[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest: Uint8Array[] = []
  let held = 0
  let skipped = 0
  let number = 0
  const finish = (part: Uint8Array): InputLine => {
    number++
    const size = skipped + held + part.length
    const bytes = rest.length === 0 ? part : Buffer.concat([...rest, part])
    rest = []
    held = 0
    skipped = 0
    if (size > MOST_LINE_BYTES) {
      return { number, problem: problem('line-too-long', { size, most: MOST_LINE_BYTES }) }
    }
    try {
      const text = decoder.decode(bytes)
      return { number, text: number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text }
    } catch {
      return { number, problem: problem('encoding-not-utf8') }
    }
  }
  for await (const chunk of stream) {
    const group: InputLine[] = []
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      group.push(finish(chunk.subarray(start, end)))
      start = end + 1
    }
    const tail = chunk.subarray(start)
    if (held + tail.length > MOST_LINE_BYTES) {
      skipped += held + tail.length
      rest = []
      held = 0
    } else if (tail.length > 0) {
      rest.push(tail)
      held += tail.length
    }
    if (group.length > 0) yield group
  }
  if (held + skipped > 0) yield [finish(new Uint8Array(0))]
}
