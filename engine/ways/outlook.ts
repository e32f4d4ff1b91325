// The days ahead on which a subject's result changes by itself, over the same input: nothing
// that is dated after today becomes known.
import { ask } from '../ask/ask.ts'
import type { Question } from '../ask/memory.ts'
import { momentsOf } from '../assess/moments.ts'
import { modelFor, type Scorer } from '../assess/scorer.ts'
import { type Day, parseDay } from '../civil.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { createSheet } from '../evaluate/sheet.ts'
import { explain } from '../explain/explain.ts'
import { enter } from '../frame/enter.ts'
import { createFrame } from '../frame/frame.ts'
import { createAsked, questions } from '../questions/questions.ts'
import type { Assessment } from '../schema/assessment.ts'
import type { ScoreRequest } from '../schema/contract.ts'

/**
 * Results on later days that differ from the one before in score, grade or determination, in
 * order, at most `most`. Points that grow day by day are looked at on those days only on which
 * something else happens. The request must be one that `assess` answers, with its own asOf.
 */
export async function outlook(
  scorer: Scorer,
  request: ScoreRequest & { asOf: string },
  most = 60,
): Promise<Assessment[]> {
  const { model } = modelFor(scorer, request.readings ?? {})
  const today = parseDay(request.asOf)
  if (!model || today === undefined) return []
  const { compiled, memory, names } = model
  const frame = createFrame(compiled, 1, Math.max(1, request.records.length))
  if (enter(compiled, names, frame, request).length > 0) return []
  const sheet = createSheet()
  const asked = createAsked()
  const on = async (day: Day): Promise<Assessment> => {
    const pending = new Map<string, Question>()
    while (questions(compiled, memory, frame, 0, day, today, asked, pending) > 0) {
      await ask(memory, pending)
    }
    evaluate(compiled, frame, 0, day, today, asked, memory.pool.answers, sheet)
    return explain(compiled, frame, 0, sheet, {
      subject: request.subject.id,
      hash: scorer.hash,
      readings: model.switched ? model.readings : undefined,
    })
  }
  let before = await on(today)
  const found: Assessment[] = []
  const { days, count } = momentsOf(compiled, frame, 0, today)
  for (const day of days.slice(0, count)) {
    const after = await on(day)
    if (!alike(before, after)) found.push(after)
    if (found.length >= most) break
    before = after
  }
  return found
}

function alike(a: Assessment, b: Assessment): boolean {
  return (
    a.score === b.score &&
    a.grade === b.grade &&
    (a.determined?.grade ?? null) === (b.determined?.grade ?? null)
  )
}
