// Threads of a service stand back: whoever answers requests goes first, on every processor.
import { platform, setPriority } from 'node:os'
import { workerData } from 'node:worker_threads'

/** Whether a thread has a priority of its own; elsewhere only a whole process has one. */
export const canStandBack = platform() === 'linux'

/** What a thread is started with that stands back. */
export const BEHIND = { behind: true } as const

const NICE = 10
const CALLING_THREAD = 0
let done = false

/** Makes this thread stand back, once, where it was started with `BEHIND`. */
export function standBack(): void {
  if (done || !canStandBack) return
  done = true
  // The pool lays its own data before what it was given.
  if (([workerData].flat() as unknown[]).some(isBehind)) setPriority(CALLING_THREAD, NICE)
}

function isBehind(given: unknown): boolean {
  return typeof given === 'object' && given !== null && 'behind' in given
}
