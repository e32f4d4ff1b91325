// Which records are live on a day, which of them score and which determine (办法 9, 18–21).
import type { Answer } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import { REASON, type Sheet } from './sheet.ts'

/**
 * Fills `state`, `besides` and `determines` of record `r` (number `i` within its subject).
 * Status, entry and validity end both roles; repair and finality by the rules; `validUntil`
 * points only. `besides` leaves the ruleset's validity out, for items with one of their own.
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
  const { status, recordedOn, lastDay } = frame.record
  if (recordedOn[r]! > seen || status[r] !== 0) {
    const unconfirmed = status[r] === 1 ? REASON.pending : REASON.revoked
    end(sheet, i, recordedOn[r]! > seen ? REASON['not-recorded'] : unconfirmed)
    return
  }
  const expired = day > lastDay[r]!
  const { repairedOn, validUntil } = frame.record
  const repaired = repairedOn[r] !== UNKNOWN && repairedOn[r]! <= seen
  const { points, determination } = compiled.repair
  const until = validUntil[r]!
  const determines = answer.determines && !expired && !(repaired && determination === 'exclude')
  let besides = 0
  if (repaired && points === 'exclude') besides = REASON.repaired
  else if (until !== UNKNOWN && day > until) besides = REASON.lapsed
  else if (!answer.points) besides = REASON['not-counted']
  sheet.determines[i] = determines ? 1 : 0
  sheet.besides[i] = besides
  sheet.state[i] = expired ? REASON.expired : besides
}

function end(sheet: Sheet, i: number, reason: number): void {
  sheet.determines[i] = 0
  sheet.besides[i] = reason
  sheet.state[i] = reason
}
