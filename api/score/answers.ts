// A block of input lines to one answer or one fault a line: what the command line prints, and
// what a stream over HTTP sends.
import {
  admit,
  admitBytes,
  openRound,
  type RequestBytes,
  type Round,
  settle,
} from '../../engine/assess/round.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import { type Day, formatDay, parseDay } from '../../engine/civil.ts'
import { writeAssessment } from '../../engine/explain/write.ts'
import { createSink, putText, type Sink } from '../../engine/text/utf8.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { Library, Loaded } from '../rules/library.ts'
import { type Block, type Entry, entriesOf } from './input.ts'
import { MOST_LINE_BYTES } from './lines.ts'

/** What is wrong with a line; `file` names the rules where they, not the line, are at fault. */
export type Fault = { problems: readonly Problem[]; line: number; text: string; file?: string }

/** Answers and faults by line of input, blank lines left out. */
export type Answers = {
  lines: number
  /** JSON of the answers, each closed by a line end. */
  sink: Sink
  /** Where the answer to a line begins and ends in the sink; both 0 where it has none. */
  spans: number[]
  faults: Map<number, Fault>
}

/** The day and the readings for lines that name none. */
export type LineDefaults = { asOf: string; readings: Record<string, string> }

/** Scores every line of a block, each as if it were alone. */
export async function answerBlock(
  block: Block,
  library: Library,
  defaults: LineDefaults,
): Promise<Answers> {
  const size = 'piece' in block && 'bytes' in block.piece ? block.piece.bytes.length : 0
  const sink = createSink(Math.max(4096, size * 2))
  const answers: Answers = { lines: 0, sink, spans: [], faults: new Map() }
  const rounds = new Map<Loaded, Round>()
  const roundOf = (loaded: Loaded, scorer: Scorer): Round => {
    const round = rounds.get(loaded) ?? openRound(scorer, defaults)
    rounds.set(loaded, round)
    return round
  }
  const careful = (entry: Entry): void => {
    const index = answers.lines++
    const fault = admitEntry(entry, index, library, defaults, roundOf)
    if (fault) answers.faults.set(index, { line: entry.line, text: entry.text, ...fault })
  }
  if ('piece' in block && 'bytes' in block.piece) {
    const { bytes, first } = block.piece
    const quick = quickly(bytes, library, defaults, roundOf)
    let number = first
    for (let from = 0; from < bytes.length; number++) {
      const newline = bytes.indexOf(10, from)
      const to = newline === -1 ? bytes.length : newline
      if (quick(from, to, answers.lines)) answers.lines++
      else {
        const line = { first: number, bytes: bytes.subarray(from, to) }
        for (const entry of entriesOf({ piece: line })) careful(entry)
      }
      from = to + 1
    }
  } else for (const entry of entriesOf(block)) careful(entry)
  for (const round of rounds.values()) await writeRound(round, answers)
  return answers
}

async function writeRound(round: Round, { sink, spans }: Answers): Promise<void> {
  await settle(round, ({ index, subject, id }, { compiled, pieces }, frame, sheet, next) => {
    spans[index * 2] = sink.length
    writeAssessment(compiled, pieces, frame, subject, sheet, id, next, sink)
    putText(sink, '\n')
    spans[index * 2 + 1] = sink.length
  })
}

type RoundOf = (loaded: Loaded, scorer: Scorer) => Round

// The day decides the version before anything else is looked at; a bad one is told later.
function admitEntry(
  entry: Entry,
  index: number,
  library: Library,
  defaults: LineDefaults,
  roundOf: RoundOf,
): Pick<Fault, 'problems' | 'file'> | undefined {
  if (entry.problem) return { problems: [entry.problem] }
  const loaded = library.scorerOn(asOfText(entry.value) ?? defaults.asOf)
  if (!loaded.scorer) {
    // A day without a version is the subject's fault; a version that cannot be read is not.
    const ofSubject = loaded.problems[0]?.code === 'not-in-force'
    return { problems: loaded.problems, ...(ofSubject ? {} : { file: loaded.file }) }
  }
  const problems = admit(roundOf(loaded, loaded.scorer), entry.value, index)
  return problems.length > 0 ? { problems } : undefined
}

// Ordinary lines of the version in force on the default day, from their bytes.
function quickly(
  bytes: Uint8Array,
  library: Library,
  defaults: LineDefaults,
  roundOf: RoundOf,
): (from: number, to: number, index: number) => boolean {
  const loaded = library.scorerOn(defaults.asOf)
  if (!loaded.scorer) return () => false
  const round = roundOf(loaded, loaded.scorer)
  let accepted: Day | undefined
  const accepts = (day: Day): boolean => {
    if (day !== accepted && library.scorerOn(formatDay(day)) !== loaded) return false
    accepted = day
    return true
  }
  const request = requestBytes(bytes, accepts)
  return (from, to, index) => {
    if (to - from > MOST_LINE_BYTES) return false
    request.from = from
    request.to = to
    return admitBytes(round, request, index)
  }
}

/** Bytes of requests for `admitBytes`; all of them by default. */
export function requestBytes(bytes: Uint8Array, accepts: (day: Day) => boolean): RequestBytes {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return { bytes: buffer, from: 0, to: bytes.length, decode, accepts }
}

// Only ever given the Buffer that `requestBytes` made.
function decode(bytes: Uint8Array, from: number, to: number): string {
  return (bytes as Buffer).toString('utf8', from, to)
}

/** The day a request names, if it is one. */
export function asOfText(value: unknown): string | undefined {
  const asOf =
    typeof value === 'object' && value !== null ? (value as { asOf?: unknown }).asOf : undefined
  return typeof asOf === 'string' && parseDay(asOf) !== undefined ? asOf : undefined
}
