// One request to its answer: from its bytes where it is an ordinary one, else read with care.
import { admit, admitBytes, openRound, settle } from '../../engine/assess/round.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import { formatDay } from '../../engine/civil.ts'
import { writeAssessment } from '../../engine/explain/write.ts'
import { placeInJson } from '../../engine/json/place.ts'
import { createSink, type Sink } from '../../engine/text/utf8.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { asOfText, requestBytes } from '../score/answers.ts'
import { decodeText, parseJson } from './body.ts'
import { type Choice, resolve } from './choice.ts'

/** The assessment as JSON bytes, or everything that is wrong with its place. */
export type Scored =
  | { bytes: Uint8Array<ArrayBuffer>; problems?: undefined }
  | { bytes?: undefined; problems: readonly Problem[] }

/** Scores the one request that the bytes hold. */
export async function scoreBytes(choice: Choice, bytes: Uint8Array): Promise<Scored> {
  const asOf = choice.asOf ?? choice.today
  const { scorer } = choice.pinned.on(asOf)
  return (scorer && (await quickly(choice, scorer, bytes))) ?? (await carefully(choice, bytes))
}

async function quickly(
  choice: Choice,
  scorer: Scorer,
  bytes: Uint8Array,
): Promise<Scored | undefined> {
  const round = openRound(scorer, { asOf: choice.asOf ?? choice.today })
  const accepts = (day: number) => resolve(choice, formatDay(day)).scorer === scorer
  const admitted = admitBytes(round, requestBytes(bytes, accepts), 0)
  const answer = await answerOf(round)
  return admitted ? answer : undefined
}

async function carefully(choice: Choice, bytes: Uint8Array): Promise<Scored> {
  const text = decodeText(bytes)
  if (typeof text !== 'string') return { problems: [text] }
  const read = parseJson(text)
  if ('problem' in read) return { problems: [read.problem] }
  const found = resolve(choice, asOfText(read.value))
  if (!found.scorer) return { problems: placeInJson([found.problem], text, 1) }
  const round = openRound(found.scorer, { asOf: choice.asOf ?? choice.today })
  const problems = admit(round, read.value, 0)
  const answer = await answerOf(round)
  return problems.length > 0 ? { problems: placeInJson(problems, text, 1) } : answer
}

// A round is always settled: that gives its frame back.
async function answerOf(round: ReturnType<typeof openRound>): Promise<Scored> {
  let bytes = NO_BYTES
  await settle(round, ({ subject, id }, { compiled, pieces }, frame, sheet, next) => {
    const sink = sinkWithRoom()
    const from = sink.length
    writeAssessment(compiled, pieces, frame, subject, sheet, id, next, sink)
    bytes = sink.bytes.subarray(from, sink.length)
  })
  return { bytes }
}

// Answers lie one behind the other in memory that is given up once it is full: asking for memory
// for each costs a twentieth of what an answer takes.
let sink = createSink()
const ROOM = 8_192

function sinkWithRoom(): Sink {
  if (sink.bytes.length - sink.length < ROOM) sink = createSink()
  return sink
}

const NO_BYTES = new Uint8Array(0)
