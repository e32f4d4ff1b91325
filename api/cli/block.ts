// One block of input lines to what is printed: the same work inline and in a worker.
import { assess } from '../../engine/assess/assess.ts'
import { placeInJson } from '../../engine/json/place.ts'
import { putText, type Sink, taken } from '../../engine/text/utf8.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { Library } from '../rules/library.ts'
import { type Answers, answerBlock, asOfText, type Fault } from '../score/answers.ts'
import { type Block, entriesOf } from '../score/input.ts'
import { problemLine } from './report.ts'
import { type Language, sheet } from './sheet.ts'

/** How to score: plain data. */
export type Settings = {
  file: string
  asOf: string | undefined
  today: string
  readings: Record<string, string>
  /** One line of JSON each, or a score sheet in a language. */
  print: 'json' | Language
}

/** What a block gives: bytes for stdout, lines for stderr. */
export type Scored = { bytes: Uint8Array<ArrayBuffer>; complaints: string[]; answered: number }

/** Scores a block; every good line has its answer, every bad one its complaint, in order. */
export async function scoreBlock(
  settings: Settings,
  library: Library,
  block: Block,
): Promise<Scored> {
  const defaults = { asOf: settings.asOf ?? settings.today, readings: settings.readings }
  const answers = await answerBlock(block, library, defaults)
  const complaints = [...answers.faults].flatMap(([, fault]) => complaintsOf(settings, fault))
  const answered = answers.lines - answers.faults.size
  const { print } = settings
  const bytes =
    print === 'json' ? inOrder(answers) : await sheets(block, library, answers, defaults, print)
  return { bytes, complaints, answered }
}

// Answers stand in the order of the lines unless some had to wait for json-rules-engine.
function inOrder({ lines, sink, spans }: Answers): Uint8Array<ArrayBuffer> {
  let end = 0
  let ordered = true
  for (let i = 0; i < lines && ordered; i++) {
    const from = spans[i * 2]
    if (from === undefined) continue
    ordered = from === end
    end = spans[i * 2 + 1]!
  }
  if (ordered) return taken(sink)
  const bytes = new Uint8Array(new ArrayBuffer(sink.length))
  let at = 0
  for (let i = 0; i < lines; i++) {
    const from = spans[i * 2]
    if (from === undefined) continue
    bytes.set(sink.bytes.subarray(from, spans[i * 2 + 1]), at)
    at += spans[i * 2 + 1]! - from
  }
  return bytes
}

// Score sheets are for people, so they may cost a second look at the lines that were answered.
async function sheets(
  block: Block,
  library: Library,
  { sink, faults }: Answers,
  defaults: { asOf: string; readings: Record<string, string> },
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const printed: Sink = { bytes: new Uint8Array(sink.bytes.length), length: 0 }
  for (const [i, entry] of entriesOf(block).entries()) {
    if (faults.has(i) || entry.problem) continue
    const { scorer } = library.scorerOn(asOfText(entry.value) ?? defaults.asOf)
    const { assessment } = await assess(scorer!, entry.value, defaults)
    putText(printed, `${sheet(assessment!, scorer!, entry.value, language)}\n\n`)
  }
  return taken(printed)
}

function complaintsOf(settings: Settings, fault: Fault): string[] {
  const { problems, line, text, file } = fault
  if (file !== undefined) return problems.map((each) => problemLine(file, each))
  const placed: readonly Problem[] =
    problems[0]?.line === undefined ? placeInJson(problems, text, line) : problems
  return placed.map((each) => problemLine(settings.file, each))
}
