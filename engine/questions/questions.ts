// Subjects and records to questions: integers that stand for "these rules, these facts".

import type { Memory, PreparedLayout, Question } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import { valueOn } from './value.ts'

/** Answer numbers of one subject and its records; −1 where json-rules-engine is still to be asked. */
export type Asked = {
  subject: number
  records: Int32Array
  /** Whether any answer is another than stood there before. */
  changed: boolean
}

/** A place for the answer numbers of one subject. */
export function createAsked(records = 16): Asked {
  return { subject: -1, records: new Int32Array(records), changed: false }
}

/**
 * Finds the questions of subject `s` on `day` and fills `asked`. Questions without an answer
 * are added to `pending`; returns how many those are. With `moving`, `asked` already holds
 * another day's answers, and only questions that can change with the day are looked up again.
 */
export function questions(
  compiled: Compiled,
  memory: Memory,
  frame: Frame,
  s: number,
  day: Day,
  seen: Day,
  asked: Asked,
  pending: Map<string, Question>,
  moving = false,
): number {
  const start = frame.starts[s]!
  const end = frame.starts[s + 1]!
  if (asked.records.length < end - start) asked.records = new Int32Array((end - start) * 2)
  const { layouts } = memory
  let open = 0
  asked.changed = false
  if (!moving || layouts[0]!.layout.moves) {
    const answer = lookUp(compiled, memory, 0, frame, s, -1, day, seen, pending)
    if (answer === -1) open++
    if (answer !== asked.subject) asked.changed = true
    asked.subject = answer
  }
  for (let r = start; r < end; r++) {
    const layout = frame.record.type[r]! + 1
    if (moving && !layouts[layout]!.layout.moves) continue
    const answer = lookUp(compiled, memory, layout, frame, s, r, day, seen, pending)
    if (answer === -1) open++
    if (answer !== asked.records[r - start]) asked.changed = true
    asked.records[r - start] = answer
  }
  return open
}

function lookUp(
  compiled: Compiled,
  memory: Memory,
  layoutIndex: number,
  frame: Frame,
  s: number,
  r: number,
  day: Day,
  seen: Day,
  pending: Map<string, Question>,
): number {
  const prepared = memory.layouts[layoutIndex]!
  const { dense, strides } = prepared
  const { reads } = prepared.layout
  let key = 0
  for (let i = 0; i < reads.length; i++) {
    key += classOf(compiled, prepared, i, frame, s, r, day, seen) * strides[i]!
  }
  const remembered = dense ? dense[key]! : prepared.exact ? (prepared.known.get(key) ?? -1) : -1
  if (remembered !== -1) return remembered
  const classes = reads.map((_, i) => classOf(compiled, prepared, i, frame, s, r, day, seen))
  const exact = prepared.exact ? key : classes.join(',')
  const known = prepared.exact ? undefined : prepared.known.get(exact)
  if (known !== undefined) return known
  const name = `${layoutIndex}:${exact}`
  if (!pending.has(name)) pending.set(name, { layout: layoutIndex, key: exact, classes })
  return -1
}

// Class 0 is unknown; the rest as `Read` in compile/model.ts describes.
function classOf(
  compiled: Compiled,
  prepared: PreparedLayout,
  i: number,
  frame: Frame,
  s: number,
  r: number,
  day: Day,
  seen: Day,
): number {
  const read = prepared.layout.reads[i]!
  const value =
    read.fact === -1
      ? frame.type[s]!
      : valueOn(compiled.facts, compiled.facts[read.fact]!, frame, s, r, day, seen)
  return classOfValue(prepared, i, value)
}

/** The class of a value that the i-th read of a layout finds. */
export function classOfValue(prepared: PreparedLayout, i: number, value: number): number {
  if (value === UNKNOWN) return 0
  const read = prepared.layout.reads[i]!
  const table = prepared.classOf[i]
  if (table) return value < table.length ? table[value]! : read.codes.length + 1
  const { cuts } = read
  let below = 0
  while (below < cuts.length && cuts[below]! <= value) below++
  return below + 1
}
