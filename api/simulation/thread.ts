// What a thread of a crew is started with. Those of a service stand back: whoever answers
// requests goes first, on every processor.
import { getPriority, platform, setPriority } from 'node:os'
import { workerData } from 'node:worker_threads'

/** Whether a thread has a priority of its own; elsewhere only a whole process has one. */
export const canStandBack = platform() === 'linux'

/** What a thread is given at its start. */
export type Start = { crew: { behind: boolean } }

/** How far behind the process, which may stand back itself, and where there is no further back. */
const STEPS = 10
const LAST = 19
const CALLING_THREAD = 0

/** Whether this thread belongs to a crew; where it does, it stands back if it is to. */
export function joinCrew(): boolean {
  // The pool lays its own data before what it was given.
  const start = ([workerData].flat() as unknown[]).find(isStart)
  if (start?.crew.behind && canStandBack)
    setPriority(CALLING_THREAD, Math.min(LAST, getPriority(CALLING_THREAD) + STEPS))
  return start !== undefined
}

function isStart(given: unknown): given is Start {
  return typeof given === 'object' && given !== null && 'crew' in given
}
