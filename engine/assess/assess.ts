// Subjects in, assessments out: the one caller of questions, ask and evaluate for scoring.
import { ask } from '../ask/ask.ts'
import { bound, type Question } from '../ask/memory.ts'
import { type Day, parseDay } from '../civil.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { createSheet } from '../evaluate/sheet.ts'
import { explain } from '../explain/explain.ts'
import { enter } from '../frame/enter.ts'
import { clearFrame, createFrame, type Frame } from '../frame/frame.ts'
import { createAsked, questions } from '../questions/questions.ts'
import type { Assessment } from '../schema/assessment.ts'
import type { ScoreRequest } from '../schema/contract.ts'
import { isScoreRequest, requestFindings } from '../schema/validate.ts'
import { firstOf, type Problem, problem } from '../words/problem.ts'
import { nextChange } from './next-change.ts'
import { type Model, modelFor, type Scorer } from './scorer.ts'

/** What a request says nothing of: the day, and readings switched for all. */
export type Defaults = { asOf?: string; readings?: Record<string, string> }

/** An assessment, or everything that is wrong with the request. */
export type Outcome =
  | { assessment: Assessment; problems?: undefined }
  | { assessment?: undefined; problems: Problem[] }

const sheet = createSheet()
const asked = createAsked()

type Entry = { index: number; subject: number; id: string; asOf: Day }

type Group = { frame: Frame; entries: Entry[] }

/** Scores one subject. */
export async function assess(
  scorer: Scorer,
  request: unknown,
  defaults: Defaults = {},
): Promise<Outcome> {
  return (await assessAll(scorer, [request], defaults))[0]!
}

/**
 * Scores subjects together, each as if it were alone, answers in the same order. A request's
 * own asOf and readings win over the defaults; a bad one is its own outcome.
 */
export async function assessAll(
  scorer: Scorer,
  requests: readonly unknown[],
  defaults: Defaults = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = new Array(requests.length)
  const groups = new Map<Model, Group>()
  for (let index = 0; index < requests.length; index++) {
    const request = requests[index]
    if (!isScoreRequest(request)) {
      outcomes[index] = { problems: requestFindings(request).map((found) => found.problem) }
      continue
    }
    const problems = admit(scorer, groups, request, index, defaults)
    if (problems.length > 0) outcomes[index] = { problems }
  }
  for (const [model, group] of groups) await settle(scorer, model, group, outcomes)
  return outcomes
}

function admit(
  scorer: Scorer,
  groups: Map<Model, Group>,
  request: ScoreRequest,
  index: number,
  defaults: Defaults,
): Problem[] {
  const asOf = dayOf(request.asOf ?? defaults.asOf)
  const readings =
    request.readings || defaults.readings ? { ...defaults.readings, ...request.readings } : {}
  const { model, problems } = modelFor(scorer, readings)
  if (!model) {
    // Everything else that is wrong is told at once, not only after the readings are mended.
    const { compiled, names } = modelFor(scorer, {}).model!
    const found = [...problems, ...enter(compiled, names, createFrame(compiled), request)]
    return firstOf(typeof asOf === 'number' ? found : [asOf, ...found])
  }
  const { frame, entries } = groups.get(model) ?? openGroup(groups, model)
  const subject = frame.subjects
  const found = enter(model.compiled, model.names, frame, request)
  if (typeof asOf !== 'number') return firstOf([asOf, ...found])
  if (found.length === 0) entries.push({ index, subject, id: request.subject.id, asOf })
  return firstOf(found)
}

// A frame belongs to one call until that call is done: others may run between its awaits.
function openGroup(groups: Map<Model, Group>, model: Model): Group {
  bound(model.memory.pool)
  const group = { frame: model.frames.pop() ?? createFrame(model.compiled), entries: [] }
  groups.set(model, group)
  return group
}

// Asks and evaluates until every subject is answered; whatever is new is asked between rounds.
async function settle(
  scorer: Scorer,
  model: Model,
  { frame, entries }: Group,
  outcomes: Outcome[],
): Promise<void> {
  const { compiled, memory } = model
  const pending = new Map<string, Question>()
  let open = entries
  while (open.length > 0) {
    const again: Entry[] = []
    for (const entry of open) {
      const { subject, asOf } = entry
      if (questions(compiled, memory, frame, subject, asOf, asOf, asked, pending) > 0) {
        again.push(entry)
        continue
      }
      evaluate(compiled, frame, subject, asOf, asOf, asked, memory.pool.answers, sheet)
      const next = sheet.applicable
        ? nextChange(compiled, memory, frame, subject, asOf, asked, sheet, pending)
        : undefined
      if (next === 'pending') {
        again.push(entry)
        continue
      }
      const envelope = {
        subject: entry.id,
        hash: scorer.hash,
        readings: model.switched ? model.readings : undefined,
      }
      outcomes[entry.index] = {
        assessment: explain(compiled, frame, subject, sheet, envelope, next),
      }
    }
    if (again.length > 0) await ask(memory, pending)
    open = again
  }
  clearFrame(frame)
  model.frames.push(frame)
}

function dayOf(asOf: string | undefined): Day | Problem {
  if (asOf === undefined) return problem('date-missing', {}, ['asOf'])
  return parseDay(asOf) ?? problem('date-impossible', { value: asOf }, ['asOf'])
}
