// A refusal of the layers below as problem+json.
import type { Problem } from '../../engine/words/problem.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { refuse } from './answer.ts'

/** The refusal as a problem; its code is of a catalogue of its own. */
export function problemOf({ code, text, hint }: Refusal): Problem {
  const found: Problem = { code: code as string as Problem['code'], severity: 'error', text }
  return hint ? { ...found, hint } : found
}

/** The answer to a refusal; its problems, where it has some, stand in the answer. */
export function refusalAnswer(refusal: Refusal): Response {
  const { problems, retryAfter, ...fields } = refusal.more
  const found = problemOf(refusal)
  const headers = retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) }
  const all = Array.isArray(problems) ? (problems as Problem[]) : []
  // The refusal names the answer; what stands in the text is listed in its stead where there is any.
  return refuse([found], {
    status: refusal.status,
    headers,
    fields: { ...(all.length > 0 ? { problems: all } : {}), ...fields },
  })
}
