// Keys that were not met before: their questions are asked, then each is evaluated alone.
import { ask } from '../ask/ask.ts'
import type { Answer, Question } from '../ask/memory.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import { createAsked, questions } from '../questions/questions.ts'
import { valueOn } from '../questions/value.ts'
import { MOST_EXACT } from './exact.ts'
import type { Keys } from './keys.ts'
import { APART, addPart, LACKS, NOT_ASKED, note, type Parts, VARIES } from './parts.ts'
import type { Side } from './side.ts'

/** A key not met before, and the row that has it: record `r` of subject `s`, or (−1) the subject. */
export type Fresh = { key: number; s: number; r: number }

/**
 * Settles every key of subjects `from` to `to`, and returns those that were new; json-rules-engine
 * is asked what is new.
 */
export async function settle(side: Side, keys: Keys, from: number, to: number): Promise<Fresh[]> {
  const fresh = [...freshSubjects(side, keys, from, to), ...freshRecords(side, keys, from, to)]
  await settleAll(side, fresh)
  return fresh
}

/** Settles the keys of the subjects alone; those of their records are known. */
export async function settleSubjects(
  side: Side,
  keys: Pick<Keys, 'subjects'>,
  from: number,
  to: number,
): Promise<void> {
  await settleAll(side, freshSubjects(side, keys, from, to))
}

/** Settles keys that rows were found to have. */
export async function settleAll(side: Side, fresh: readonly Fresh[]): Promise<void> {
  let open = fresh
  const pending = new Map<string, Question>()
  while (open.length > 0) {
    open = open.filter((fresh) => !settleOne(side, fresh, pending))
    if (open.length > 0) await ask(side.memory, pending)
  }
}

function freshSubjects(
  { own, plan }: Side,
  keys: Pick<Keys, 'subjects'>,
  from: number,
  to: number,
): Fresh[] {
  const found: Fresh[] = []
  if (plan.subjectKeys === 0) return found
  for (let s = from; s < to; s++) {
    const key = keys.subjects[s - from]!
    if (own.of[key] !== -1) continue
    own.of[key] = MARKED
    found.push({ key, s, r: -1 })
  }
  return found
}

function freshRecords(side: Side, keys: Keys, from: number, to: number): Fresh[] {
  const { parts, population } = side
  const { starts } = population.subject
  const found: Fresh[] = []
  const count = starts[to]! - keys.first
  for (let i = 0; i < count; i++) {
    const key = keys.records[i]!
    if (parts.of[key] !== -1) continue
    parts.of[key] = MARKED
    found.push({ key, s: ownerOf(starts, keys.first + i, from, to), r: keys.first + i })
  }
  return found
}

/** Stands in `of` for a key that is about to be settled. */
export const MARKED = -2

const NOTHING: Answer = { items: [], points: true, determines: true, determinations: [] }
const alone = createAsked()

/** The subject, between two, that has record row `r`. */
function ownerOf(starts: Uint32Array, r: number, from: number, to: number): number {
  let low = from
  let high = to
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= r) low = middle
    else high = middle
  }
  return low
}

function settleOne(side: Side, { key, s, r }: Fresh, pending: Map<string, Question>): boolean {
  const { compiled, memory, scratch, asked, asOf, plan } = side
  const { frame } = scratch
  if (r >= 0 && !scratch.knows(r)) {
    addPart(side.parts, key, 0, r, NOT_ASKED)
    return true
  }
  scratch.loadAlone(s, r)
  const parts = r < 0 ? side.own : side.parts
  const scored = frame.type[0]! < compiled.scored
  if (r < 0 && !scored) {
    addPart(parts, key, APART, s)
    return true
  }
  if (lacks(side, frame, r < 0 ? -1 : 0)) {
    addPart(parts, key, LACKS, r < 0 ? s : r)
    return true
  }
  if (r >= 0 && plan.whole[side.population.record.profile[r]!] === 1) {
    addPart(parts, key, VARIES, r)
    return true
  }
  // A record's contribution is the same whoever has it, so it is found as of a scored subject.
  frame.type[0] = scored ? frame.type[0]! : 0
  if (questions(compiled, memory, frame, 0, asOf, asOf, asked, pending) > 0) return false
  const number = r < 0 ? asked.subject : asked.records[0]!
  const i = addPart(parts, key, 0, r < 0 ? s : r, number)
  contribute(side, parts, i, r < 0 ? -1 : 0)
  return true
}

/** Puts the row that a contribution was found from into the scratch frame, as of a scored subject. */
export function loadPart(side: Side, parts: Parts, i: number, of: 0 | -1): void {
  const { scratch, population, compiled } = side
  const first = parts.first[i]!
  if (of === -1) scratch.loadAlone(first, -1)
  else scratch.loadAlone(ownerOf(population.subject.starts, first, 0, population.subjects), first)
  if (scratch.frame.type[0]! >= compiled.scored) scratch.frame.type[0] = 0
}

/** Notes what the row in the scratch frame contributes: its record (`of` 0) or the subject (−1). */
export function contribute(side: Side, parts: Parts, i: number, of: 0 | -1): void {
  const { compiled, memory, scratch, asOf, sheet, bits } = side
  const answer = memory.pool.answers[parts.answer[i]!]!
  const varies = answer.items.some((item) =>
    of === -1 ? variesBySubject(side, item) : variesByRow(side, item),
  )
  if (varies) {
    parts.flags[i]! |= VARIES
    return
  }
  // The record stands quite alone: its subject's own lines could meet the same limit.
  alone.subject = of === -1 ? 1 : 0
  alone.records[0] = 1
  evaluate(compiled, scratch.frame, 0, asOf, asOf, alone, [NOTHING, answer], sheet)
  note(parts, i, compiled, sheet, of, bits)
}

// A subject's own points may follow a number; its key holds only the intervals of numbers.
function variesBySubject({ compiled }: Side, index: number): boolean {
  const { points, times } = compiled.items[index]!
  return points.kind !== 'fixed' || times !== undefined
}

// Numbers beyond those that an axis tells apart one by one.
function variesByRow({ compiled, varying, scratch, asOf }: Side, index: number): boolean {
  const facts = varying[index]!
  if (facts === 'always') return true
  return facts.some((fact) => {
    const value = valueOn(compiled.facts, compiled.facts[fact]!, scratch.frame, 0, 0, asOf, asOf)
    return value !== UNKNOWN && (value < 0 || value > MOST_EXACT)
  })
}

/** Whether subject 0 of the frame (`r` −1) or its record lacks a required fact. */
export function lacks({ names }: Side, frame: Frame, r: number): boolean {
  return r < 0
    ? names.requiredOfSubject.some(({ column }) => frame.subjectFacts[column]![0] === UNKNOWN)
    : names.requiredOfType[frame.record.type[r]!]!.some(
        ({ column }) => frame.recordFacts[column]![r] === UNKNOWN,
      )
}
