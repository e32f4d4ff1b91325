// Subjects of a chunk under one version: the contributions of their rows added up, or, where
// rows act on each other, the whole evaluation. Integers only, and nothing is awaited.

import type { Question } from '../ask/memory.ts'
import type { Compiled } from '../compile/model.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import type { Sheet } from '../evaluate/sheet.ts'
import { questions } from '../questions/questions.ts'
import { type Acting, actingOf, addOthers } from './acting.ts'
import { type Alike, isAlike } from './alike.ts'
import { gradeTable, rankOf } from './grade-table.ts'
import type { Keys } from './keys.ts'
import { APART, LACKS, type Parts, VARIES } from './parts.ts'
import { lacks } from './settle.ts'
import type { Side } from './side.ts'

/** What became of a subject. */
export const SCORED = 0
export const UNKNOWN_FACT = 1
export const NOT_APPLICABLE = 2

/** One row for each subject of a chunk. */
export type Sums = {
  state: Uint8Array
  /** 1 = its rows act on each other, or it is not scored. */
  whole: Uint8Array
  /** Base, counted points and all, before any clamp; 1/100. */
  sum: Float64Array
  determined: Int8Array
  grade: Uint8Array
  /** Ranks between which an unknown fact leaves the grade. */
  best: Uint8Array
  worst: Uint8Array
  sections: Int32Array[]
  triggers: Int32Array[]
}

/** Room for `subjects` rows. */
export function createSums(side: Side, subjects: number): Sums {
  return {
    state: new Uint8Array(subjects),
    whole: new Uint8Array(subjects),
    sum: new Float64Array(subjects),
    determined: new Int8Array(subjects),
    grade: new Uint8Array(subjects),
    best: new Uint8Array(subjects),
    worst: new Uint8Array(subjects),
    sections: side.parts.sections.map(() => new Int32Array(subjects)),
    triggers: side.parts.triggers.map(() => new Int32Array(subjects)),
  }
}

/** Another version over the same subjects, added up already. */
export type Before = { alike: Alike; sums: Sums }

/**
 * Fills `sums` for subjects `from` to `to`, or those of them in `only`; every key must be settled.
 * Returns the subjects for whose whole evaluation json-rules-engine must be asked first (the
 * questions are in `pending`).
 */
export function addUp(
  side: Side,
  keys: Keys,
  from: number,
  to: number,
  sums: Sums,
  pending: Map<string, Question>,
  before?: Before,
  only?: readonly number[],
): number[] {
  const open: number[] = []
  const { parts, own, compiled, population, plan } = side
  const { starts, shared } = population.subject
  const linked = compiled.sameCase === 'highest'
  const dense = plan.subjectKeys > 0
  const { subjects, records, first } = keys
  const grades = gradeTable(compiled)
  // Everything the loop touches stands in a local: two million subjects pay for each look-up.
  const [partOf, points, worst, limit, flag] = columns(parts)
  const [ownOf, ownPoints, ownWorst, ownLimit, ownFlag] = columns(own)
  const [section, trigger] = [parts.sections[0]!, parts.triggers[0]!]
  const [ownSection, ownTrigger] = [own.sections[0]!, own.triggers[0]!]
  const { state, whole, sum, determined, grade } = sums
  const [sections, triggers] = [sums.sections[0]!, sums.triggers[0]!]
  const { base } = compiled
  if (sums.sections.length + sums.triggers.length > 2) furtherBits(side, keys, from, to, sums)
  const count = only ? only.length : to - from
  for (let k = 0; k < count; k++) {
    const s = only ? only[k]! : from + k
    const row = s - from
    let i = starts[s]! - first
    const end = starts[s + 1]! - first
    let flags = VARIES
    let total = base
    let rank = -1
    let limits = 0
    let inSections = 0
    let applied = 0
    if (dense) {
      const mine = ownOf[subjects[row]!]!
      flags = ownFlag[mine]!
      total += ownPoints[mine]!
      rank = ownWorst[mine]!
      limits = ownLimit[mine]!
      inSections = ownSection[mine]!
      applied = ownTrigger[mine]!
    }
    let meets = linked ? shared[s]! : 0
    for (; i < end; i++) {
      const part = partOf[records[i]!]!
      total += points[part]!
      flags |= flag[part]!
      meets |= limits & limit[part]!
      limits |= limit[part]!
      inSections |= section[part]!
      applied |= trigger[part]!
      if (worst[part]! > rank) rank = worst[part]!
    }
    whole[row] = 1
    if (meets === 0 && flags === 0) {
      whole[row] = 0
      state[row] = SCORED
      sum[row] = total
      determined[row] = rank
      grade[row] = rankOf(compiled, grades, total, rank)
      sections[row] = inSections
      triggers[row] = applied
    } else if ((flags & APART) !== 0) state[row] = NOT_APPLICABLE
    else if ((flags & LACKS) !== 0) state[row] = UNKNOWN_FACT
    else if (before && isAlike(before.alike, keys, s, from)) takeOver(before, row, sums)
    else if (!evaluateWhole(side, s, row, sums, pending, keys, from)) open.push(s)
  }
  return open
}

function takeOver({ alike, sums: known }: Before, row: number, sums: Sums): void {
  const { compiled } = alike.side
  const total = known.sum[row]! - alike.first.compiled.base + compiled.base
  const rank = known.determined[row]!
  sums.state[row] = known.state[row]!
  sums.sum[row] = total
  sums.determined[row] = rank
  sums.grade[row] = rankOf(compiled, gradeTable(compiled), total, rank)
  const { sections, triggers } = sums
  for (let i = 0; i < sections.length; i++) sections[i]![row] = known.sections[i]![row]!
  for (let i = 0; i < triggers.length; i++) triggers[i]![row] = known.triggers[i]![row]!
}

function columns({ of, points, determined, limits, flags }: Parts) {
  return [of, points, determined, limits, flags] as const
}

// Bits beyond the first word: only a standard with more than thirty-one sections has them.
function furtherBits(side: Side, keys: Keys, from: number, to: number, sums: Sums): void {
  const { parts, own, population, plan } = side
  const { starts } = population.subject
  for (const kind of ['sections', 'triggers'] as const) {
    for (let word = 1; word < sums[kind].length; word++) {
      for (let s = from; s < to; s++) {
        const mine = plan.subjectKeys > 0 ? own.of[keys.subjects[s - from]!]! : -1
        let bits = mine === -1 ? 0 : own[kind][word]![mine]!
        for (let r = starts[s]!; r < starts[s + 1]!; r++) {
          bits |= parts[kind][word]![parts.of[keys.records[r - keys.first]!]!]!
        }
        sums[kind][word]![s - from] = bits
      }
    }
  }
}

/** Stands for a subject for whom json-rules-engine must be asked first. */
export const OPEN = -1

/**
 * One subject by the whole pipeline, into the side's sheet where it is scored; says what became
 * of it. Where answers are known by key, only the records that act on each other.
 */
export function evaluateSubject(
  side: Side,
  s: number,
  pending: Map<string, Question>,
  { known, acts }: Acting,
): number {
  const { scratch, compiled, memory, asOf, asked, sheet } = side
  const { frame } = scratch
  scratch.load(s, !known, known ? acts : undefined)
  if (!known) {
    if (frame.type[0]! >= compiled.scored) return NOT_APPLICABLE
    let missing = lacks(side, frame, -1)
    for (let r = 0; r < frame.records && !missing; r++) missing = lacks(side, frame, r)
    if (missing) return UNKNOWN_FACT
    if (questions(compiled, memory, frame, 0, asOf, asOf, asked, pending) > 0) return OPEN
  }
  evaluate(compiled, frame, 0, asOf, asOf, asked, memory.pool.answers, sheet)
  return SCORED
}

/** One subject by the whole pipeline into its row; false where it is open. */
export function evaluateWhole(
  side: Side,
  s: number,
  row: number,
  sums: Sums,
  pending: Map<string, Question>,
  keys?: Keys,
  from = 0,
): boolean {
  const { compiled, sheet, bits } = side
  const acting = actingOf(side, keys, s, from)
  const state = evaluateSubject(side, s, pending, acting)
  if (state === OPEN) return false
  sums.state[row] = state
  if (state !== SCORED) return true
  const sum = sumOf(compiled, sheet) + acting.sum
  const determined = Math.max(sheet.determined, acting.determined)
  sums.sum[row] = sum
  sums.determined[row] = determined
  sums.grade[row] = rankOf(compiled, gradeTable(compiled), sum, determined)
  for (let i = 0; i < sums.sections.length; i++) sums.sections[i]![row] = 0
  for (let i = 0; i < sums.triggers.length; i++) sums.triggers[i]![row] = 0
  for (let line = 0; line < sheet.lines; line++) {
    if (sheet.points[line] === 0) continue
    const { word, bit } = bits.section[compiled.items[sheet.item[line]!]!.section]!
    sums.sections[word]![row]! |= bit
  }
  for (let k = 0; k < sheet.triggers; k++) {
    const { word, bit } = bits.trigger[sheet.triggerOf[k]!]!
    sums.triggers[word]![row]! |= bit
  }
  if (acting.known) addOthers(side, s, row, sums, keys!)
  return true
}

/** Base and counted points of a sheet: its score is clamped, and other bounds may be asked for. */
export function sumOf(compiled: Compiled, sheet: Sheet): number {
  let sum = compiled.base
  for (let line = 0; line < sheet.lines; line++) sum += sheet.points[line]!
  return sum
}
