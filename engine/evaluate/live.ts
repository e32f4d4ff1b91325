// Which records are live on a day, which of them score and which determine (办法 9, 18–21).
import type { Answer } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import { REASON, type Sheet } from './sheet.ts'

/**
 * Fills `state` and `determines` of record `r` (number `i` within its subject). Status,
 * entry and validity end both roles; repair and finality by the rules; `validUntil` points only.
 */
export function markLive(
  compiled: Compiled,
  frame: Frame,
  r: number,
  i: number,
  day: Day,
  seen: Day,
  answer: Answer,
  sheet: Sheet,
): void {
  const { status, recordedOn, lastDay, repairedOn, validUntil } = frame.record
  sheet.determines[i] = 0
  if (recordedOn[r]! > seen) sheet.state[i] = REASON['not-recorded']
  else if (status[r] !== 0) sheet.state[i] = status[r] === 1 ? REASON.pending : REASON.revoked
  else if (day > lastDay[r]!) sheet.state[i] = REASON.expired
  else {
    const repaired = repairedOn[r] !== UNKNOWN && repairedOn[r]! <= seen
    const { points, determination } = compiled.repair
    const until = validUntil[r]!
    if (answer.determines && !(repaired && determination === 'exclude')) sheet.determines[i] = 1
    if (repaired && points === 'exclude') sheet.state[i] = REASON.repaired
    else if (until !== UNKNOWN && day > until) sheet.state[i] = REASON.lapsed
    else if (!answer.points) sheet.state[i] = REASON['not-counted']
    else sheet.state[i] = 0
  }
}
