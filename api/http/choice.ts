// Which version scores: what the query fixes, and the day. The query's day and the body's must
// agree; with neither it is today in Shanghai, and the answer says so.
import { parseDay } from '../../engine/civil.ts'
import { type Problem, problem } from '../../engine/words/problem.ts'
import type { Pinned, Resolved, Rules } from '../rules/port.ts'

/** What holds for every request of a call: the versions, the query's day, today's date. */
export type Choice = { pinned: Pinned; asOf: string | undefined; today: string }

/** The choice a query makes, or why it makes none. */
export async function choiceOf(
  rules: Rules,
  ruleset: string,
  { version, asOf }: { version?: string; asOf?: string },
  today: string,
): Promise<Choice | { problem: Problem }> {
  if (asOf !== undefined && parseDay(asOf) === undefined)
    return { problem: problem('date-impossible', { value: asOf }, ['?asOf']) }
  const found = rules.pin(ruleset, version)
  const pinned = found instanceof Promise ? await found : found
  return 'on' in pinned ? { pinned, asOf, today } : pinned
}

/** The version for the day that a body says, or says nothing of. */
export function resolve({ pinned, asOf, today }: Choice, said: string | undefined): Resolved {
  if (asOf !== undefined && said !== undefined && said !== asOf)
    return { problem: problem('as-of-contradiction', { query: asOf, body: said }, ['asOf']) }
  return pinned.on(said ?? asOf ?? today)
}
