// Of a subject whose records act on each other, those that do: only they are evaluated together.
// The others add what they add alone.

import type { Keys } from './keys.ts'
import { NOT_ASKED } from './parts.ts'
import type { Side } from './side.ts'
import type { Sums } from './sum.ts'

/** What of a subject is evaluated together. */
export type Acting = {
  /** Whether keys hold every answer; otherwise all records are evaluated. */
  known: boolean
  /** By record of the subject: 1 = evaluated with the others that act. */
  acts: Uint8Array
  /** What those add that do not act, and the worst they determine. */
  sum: number
  determined: number
}

const acting: Acting = { known: false, acts: new Uint8Array(16), sum: 0, determined: -1 }
let times = new Uint32Array(16)

/**
 * Looks at subject `s` and puts the answers of whatever is to be evaluated into the side's
 * `asked`; what is returned holds until the next subject.
 */
export function actingOf(side: Side, keys: Keys | undefined, s: number, from: number): Acting {
  const { own, parts, asked, plan, population, compiled } = side
  acting.sum = 0
  acting.determined = -1
  acting.known = false
  if (!keys || plan.subjectKeys === 0) return acting
  const { starts, shared } = population.subject
  const start = starts[s]!
  const count = starts[s + 1]! - start
  reserve(side, count)
  const mine = own.of[keys.subjects[s - from]!]!
  asked.subject = own.answer[mine]!
  let known = asked.subject !== -1
  let flags = own.flags[mine]!
  let limits = own.limits[mine]!
  let meets = 0
  for (let i = 0; i < count; i++) {
    const part = parts.of[keys.records[start + i - keys.first]!]!
    if (parts.answer[part] === -1) known = false
    flags |= parts.flags[part]!
    meets |= limits & parts.limits[part]!
    limits |= parts.limits[part]!
  }
  // A key may stand for rows that ask different questions.
  if (!known) return acting
  acting.known = true
  const linked = compiled.sameCase === 'highest' && shared[s] === 1
  const cases = population.record.case
  if (linked) {
    times.fill(0, 0, count)
    for (let r = start; r < start + count; r++) times[cases[r]!]!++
  }
  const { acts } = acting
  let row = 0
  let sum = 0
  let determined = -1
  for (let i = 0; i < count; i++) {
    const part = parts.of[keys.records[start + i - keys.first]!]!
    const meeting = flags !== 0 || (parts.limits[part]! & meets) !== 0
    acts[i] = meeting || (linked && times[cases[start + i]!]! > 1) ? 1 : 0
    if (parts.answer[part] === NOT_ASKED) acts[i] = 0
    if (acts[i] === 1) asked.records[row++] = parts.answer[part]!
    else {
      sum += parts.points[part]!
      if (parts.determined[part]! > determined) determined = parts.determined[part]!
    }
  }
  acting.sum = sum
  acting.determined = determined
  return acting
}

/** Adds the bits of the records that do not act, of the subject last looked at, to its row. */
export function addOthers(
  { parts, population }: Side,
  s: number,
  row: number,
  { sections, triggers }: Pick<Sums, 'sections' | 'triggers'>,
  keys: Keys,
): void {
  const { starts } = population.subject
  const start = starts[s]!
  for (let r = start; r < starts[s + 1]!; r++) {
    if (acting.acts[r - start] === 1) continue
    const part = parts.of[keys.records[r - keys.first]!]!
    for (let i = 0; i < sections.length; i++) sections[i]![row]! |= parts.sections[i]![part]!
    for (let i = 0; i < triggers.length; i++) triggers[i]![row]! |= parts.triggers[i]![part]!
  }
}

function reserve({ asked }: Side, records: number): void {
  if (asked.records.length < records) asked.records = new Int32Array(records * 2)
  if (times.length >= records) return
  times = new Uint32Array(records * 2)
  acting.acts = new Uint8Array(records * 2)
}
