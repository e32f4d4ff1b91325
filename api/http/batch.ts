// A stream of lines to a stream of answers, one for each line and in its place. The reader of
// the answers sets the pace: nothing is read before what came of it is wanted.
import { placeInJson } from '../../engine/json/place.ts'
import { createSink, putBytes, putText, taken } from '../../engine/text/utf8.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { Library, Loaded } from '../rules/library.ts'
import { type Answers, answerBlock, type Fault } from '../score/answers.ts'
import { type Piece, pieces } from '../score/lines.ts'
import { type Choice, resolve } from './choice.ts'

/** Answers to NDJSON as NDJSON; `failed` hears of a failure of ours, which ends the stream. */
export function answerStream(
  choice: Choice,
  input: ReadableStream<Uint8Array>,
  failed: (error: unknown) => Problem,
): ReadableStream<Uint8Array> {
  const source = pieces(chunksOf(input))
  const library = libraryOf(choice)
  const defaults = { asOf: choice.asOf ?? choice.today, readings: {} }
  const answer = async (piece: Piece) => inPlace(await answerBlock({ piece }, library, defaults))
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await source.next()
          if (done) return controller.close()
          let bytes: Uint8Array
          try {
            bytes = await answer(value)
          } catch (error) {
            const told = { line: value.first, problems: [failed(error)] }
            controller.enqueue(new TextEncoder().encode(`${JSON.stringify(told)}\n`))
            return controller.error(error)
          }
          if (bytes.length > 0) return controller.enqueue(bytes)
        }
      },
      async cancel() {
        await source.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

// The versions of a choice as the lines ask for them: one object for each version.
function libraryOf(choice: Choice): Library {
  const known = new Map<unknown, Loaded>()
  return {
    scorerOn: (asOf) => {
      const { scorer, problem } = resolve(choice, asOf)
      if (!scorer) return { problems: [problem], file: '' }
      const loaded = known.get(scorer) ?? { scorer, problems: [], file: '' }
      known.set(scorer, loaded)
      return loaded
    },
  }
}

// Answers and faults in the order of their lines.
function inPlace({ lines, sink, spans, faults }: Answers): Uint8Array<ArrayBuffer> {
  const ordered = createSink(sink.length + 1_024 * faults.size)
  // Answers that follow one another are copied together.
  let from = 0
  let to = 0
  for (let i = 0; i < lines; i++) {
    const fault = faults.get(i)
    if (!fault && spans[i * 2] === to) {
      to = spans[i * 2 + 1]!
      continue
    }
    putBytes(ordered, sink.bytes.subarray(from, to))
    if (fault) {
      from = to
      putText(ordered, faultText(fault))
    } else [from, to] = [spans[i * 2]!, spans[i * 2 + 1]!]
  }
  putBytes(ordered, sink.bytes.subarray(from, to))
  return taken(ordered)
}

function faultText({ problems, line, text }: Fault): string {
  const placed = problems[0]?.line === undefined ? placeInJson(problems, text, line) : problems
  return `${JSON.stringify({ line, problems: placed })}\n`
}

// The chunks of a stream, which is given up when nobody wants any more of them.
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}
