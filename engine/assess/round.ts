// A round of scoring: requests are admitted into frames, asked about together, and answered.
import { ask } from '../ask/ask.ts'
import { bound, type Question } from '../ask/memory.ts'
import { type Day, parseDay } from '../civil.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { createSheet, type Sheet } from '../evaluate/sheet.ts'
import type { NextChange } from '../explain/explain.ts'
import { enter } from '../frame/enter.ts'
import { clearFrame, createFrame, type Frame, UNKNOWN } from '../frame/frame.ts'
import { scan } from '../frame/scan.ts'
import { createScanner, type Decode } from '../frame/scanner.ts'
import { createAsked, questions } from '../questions/questions.ts'
import type { ScoreRequest } from '../schema/contract.ts'
import { isScoreRequest, requestFindings } from '../schema/validate.ts'
import { firstOf, type Problem, problem } from '../words/problem.ts'
import { nextChange } from './next-change.ts'
import { type Model, modelFor, type Scorer } from './scorer.ts'

/** What a request says nothing of: the day, and readings switched for all. */
export type Defaults = { asOf?: string; readings?: Record<string, string> }

/** One admitted subject: its number among the requests, its row in the frame, its id and day. */
type Entry = { index: number; subject: number; id: string; asOf: Day }

type Group = { model: Model; frame: Frame; entries: Entry[] }

/** Requests on their way to answers; `plain` is the model of requests that switch nothing. */
export type Round = {
  scorer: Scorer
  defaults: Defaults
  plain: Model | undefined
  groups: Group[]
}

/** Takes the finished sheet of an entry; the sheet is filled anew for the next one. */
export type Emit = (
  entry: Entry,
  model: Model,
  frame: Frame,
  sheet: Sheet,
  next?: NextChange,
) => void

const NO_READINGS: Record<string, string> = {}
const sheet = createSheet()
const asked = createAsked()

/** A round without requests. */
export function openRound(scorer: Scorer, defaults: Defaults): Round {
  const { model } = modelFor(scorer, defaults.readings ?? NO_READINGS)
  return { scorer, defaults, plain: model, groups: [] }
}

/** Admits a request as number `index`, or says everything that is wrong with it. */
export function admit(round: Round, request: unknown, index: number): Problem[] {
  return isScoreRequest(request)
    ? admitShaped(round, request, index)
    : requestFindings(request).map((found) => found.problem)
}

function admitShaped(round: Round, request: ScoreRequest, index: number): Problem[] {
  const { scorer, defaults } = round
  const asOf = dayOf(request.asOf ?? defaults.asOf)
  const { model, problems } =
    request.readings || !round.plain
      ? modelFor(scorer, { ...defaults.readings, ...request.readings })
      : { model: round.plain, problems: [] }
  if (!model) {
    // Everything else that is wrong is told at once, not only after the readings are mended.
    const { compiled, names } = modelFor(scorer, {}).model!
    const found = [...problems, ...enter(compiled, names, createFrame(compiled), request)]
    return firstOf(typeof asOf === 'number' ? found : [asOf, ...found])
  }
  const { frame, entries } = groupOf(round, model)
  const subject = frame.subjects
  const found = enter(model.compiled, model.names, frame, request)
  if (typeof asOf !== 'number') return firstOf([asOf, ...found])
  if (found.length === 0) entries.push({ index, subject, id: request.subject.id, asOf })
  return firstOf(found)
}

/** Bytes of one request, the host's way to make text of some, and whether its day will do. */
export type RequestBytes = {
  bytes: Uint8Array
  from: number
  to: number
  decode: Decode
  accepts: (day: Day) => boolean
}

/**
 * Admits an ordinary request from its bytes; no is no verdict, and then the request has to be
 * read and admitted the careful way.
 */
export function admitBytes(round: Round, request: RequestBytes, index: number): boolean {
  const { defaults, plain: model } = round
  if (!model) return false
  model.scanner ??= createScanner(model.compiled, model.names, request.decode)
  const { scanner } = model
  if (!scanner) return false
  const { frame, entries } = groupOf(round, model)
  const subject = frame.subjects
  if (!scan(scanner, frame, request.bytes, request.from, request.to)) return false
  const asOf = scanner.asOf === UNKNOWN ? dayOf(defaults.asOf) : scanner.asOf
  // The subject stays in the frame, where nobody asks for it.
  if (typeof asOf !== 'number' || !request.accepts(asOf)) return false
  entries.push({ index, subject, id: scanner.id, asOf })
  return true
}

// A frame belongs to one round until that round is done: others may run between its awaits.
function groupOf(round: Round, model: Model): Group {
  for (const group of round.groups) if (group.model === model) return group
  bound(model.memory.pool)
  const frame = model.frames.pop() ?? createFrame(model.compiled)
  const group: Group = { model, frame, entries: [] }
  round.groups.push(group)
  return group
}

/**
 * Answers every entry, asking between passes whatever json-rules-engine was not asked yet. Where
 * all is known, as almost always, it has been done on return and there is nothing to wait for.
 */
export function settle(round: Round, emit: Emit): Promise<void> | undefined {
  let open: Open[] | undefined
  for (const group of round.groups) {
    const questions = pass(group, emit)
    if (!questions) continue
    open ??= []
    open.push({ group, questions })
  }
  return open && askAndAnswer(open, emit)
}

type Open = { group: Group; questions: Map<string, Question> }

async function askAndAnswer(open: readonly Open[], emit: Emit): Promise<void> {
  for (const { group, questions } of open) {
    let next: Map<string, Question> | undefined = questions
    while (next) {
      await ask(group.model.memory, next)
      next = pass(group, emit)
    }
  }
}

// One for all passes, since a pass never waits; made anew once it was used.
let pending = new Map<string, Question>()

// Answers what is known; entries that wait for answers stay, and their questions are returned.
function pass({ model, frame, entries }: Group, emit: Emit): Map<string, Question> | undefined {
  const { compiled, memory } = model
  if (pending.size > 0) pending = new Map()
  let left = 0
  for (const entry of entries) {
    const { subject, asOf } = entry
    if (questions(compiled, memory, frame, subject, asOf, asOf, asked, pending) > 0) {
      entries[left++] = entry
      continue
    }
    evaluate(compiled, frame, subject, asOf, asOf, asked, memory.pool.answers, sheet)
    const next = sheet.applicable
      ? nextChange(compiled, memory, frame, subject, asOf, asked, sheet, pending)
      : undefined
    if (next === 'pending') entries[left++] = entry
    else emit(entry, model, frame, sheet, next)
  }
  if (left > 0) {
    entries.length = left
    return pending
  }
  clearFrame(frame)
  model.frames.push(frame)
  return undefined
}

function dayOf(asOf: string | undefined): Day | Problem {
  if (asOf === undefined) return problem('date-missing', {}, ['asOf'])
  return parseDay(asOf) ?? problem('date-impossible', { value: asOf }, ['asOf'])
}
