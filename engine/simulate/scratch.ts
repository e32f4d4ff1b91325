// One subject of a population as a frame of its own, for questions and evaluate.
import type { Compiled } from '../compile/model.ts'
import { lastDayOf } from '../frame/enter.ts'
import { createFrame, type Frame, reserve, UNKNOWN } from '../frame/frame.ts'
import type { Population } from '../population/columns.ts'
import type { Binding, BoundFact } from './bind.ts'

/** A frame for one subject, and what fills it. */
export type Scratch = {
  frame: Frame
  /** Whether the version has the type of record row `r`. */
  knows: (r: number) => boolean
  /**
   * The subject with the records whose type the version has, or those of them with a 1 in
   * `acts`; without `asking`, only facts that evaluate itself reads.
   */
  load: (s: number, asking: boolean, acts?: Uint8Array) => void
  /** The subject with one of its records, or with none where `r` is −1. */
  loadAlone: (s: number, r: number) => void
}

/** A scratch frame over a population as a version reads it. */
export function createScratch(
  population: Population,
  binding: Binding,
  compiled: Compiled,
): Scratch {
  const frame = createFrame(compiled, 1, 64)
  for (const column of [...frame.subjectFacts, ...frame.recordFacts]) column.fill(UNKNOWN)
  const ofSubject = binding.facts.filter(({ fact }) => fact.of === 'subject')
  const ofRecord = binding.facts.filter(({ fact }) => fact.of === 'record')
  const read = factsOfPoints(compiled)
  const evaluated = ofRecord.filter(({ index }) => read.has(index))
  const ownEvaluated = ofSubject.filter(({ index }) => read.has(index))
  const lastDays = Int32Array.from([UNKNOWN, ...population.days], (each) =>
    each === UNKNOWN ? UNKNOWN : lastDayOf(compiled.validity, each, each),
  )
  const { subject, record, profile, days } = population
  const { starts } = subject
  const day = (code: number) => (code === 0 ? UNKNOWN : days[code - 1]!)

  function enterSubject(s: number, records: number, facts: readonly BoundFact[]): void {
    frame.subjects = 0
    frame.records = 0
    if (records > frame.record.type.length) {
      reserve(frame, records)
      // Facts that the population does not have are never written.
      for (const column of frame.recordFacts) column.fill(UNKNOWN)
    }
    frame.subjects = 1
    frame.records = records
    frame.type[0] = binding.subjectType[subject.type[s]!]!
    frame.starts[0] = 0
    frame.starts[1] = records
    for (const each of facts) {
      frame.subjectFacts[each.fact.column]![0] = each.held[each.codes[s]!]!
    }
  }

  function enterRecord(row: number, r: number, facts: readonly BoundFact[]): void {
    const columns = frame.record
    const p = record.profile[r]!
    columns.type[row] = binding.type[profile.type[p]!]!
    columns.status[row] = profile.status[p]!
    columns.occurredOn[row] = day(record.occurredOn[r]!)
    columns.recordedOn[row] = day(record.recordedOn[r]!)
    columns.lastDay[row] = lastDays[record[compiled.validity.from][r]!]!
    columns.repairedOn[row] = day(record.repairedOn[r]!)
    columns.validUntil[row] = day(record.validUntil[r]!)
    for (const each of facts) {
      frame.recordFacts[each.fact.column]![row] = heldAt(each, p, r)
    }
  }

  const knows = (r: number) => binding.type[profile.type[record.profile[r]!]!] !== -1

  return {
    frame,
    knows,
    load(s, asking, acts) {
      const start = starts[s]!
      const count = starts[s + 1]! - start
      enterSubject(s, count, asking ? ofSubject : ownEvaluated)
      let cases = 0
      let row = 0
      for (let r = start; r < start + count; r++) {
        if (acts ? acts[r - start] === 0 : !knows(r)) continue
        enterRecord(row, r, asking ? ofRecord : evaluated)
        const number = record.case[r]!
        frame.record.case[row] = number
        frame.record.order[row] = record.order[r]!
        if (number >= cases) cases = number + 1
        row++
      }
      frame.records = row
      frame.starts[1] = row
      frame.cases[0] = row === count ? cases : renumbered(frame.record.case, row, cases)
    },
    loadAlone(s, r) {
      enterSubject(s, r < 0 ? 0 : 1, ofSubject)
      frame.cases[0] = r < 0 ? 0 : 1
      if (r < 0) return
      enterRecord(0, r, ofRecord)
      frame.record.case[0] = 0
      frame.record.order[0] = 0
    },
  }
}

let numbers = new Int32Array(16)

// Cases are numbered from 0 without gaps, also where a record was left out.
function renumbered(cases: Int32Array, records: number, most: number): number {
  if (numbers.length < most) numbers = new Int32Array(most * 2)
  numbers.fill(-1, 0, most)
  let met = 0
  for (let i = 0; i < records; i++) {
    const number = cases[i]!
    if (numbers[number] === -1) numbers[number] = met++
    cases[i] = numbers[number]!
  }
  return met
}

function heldAt({ per, codes, held }: BoundFact, p: number, r: number): number {
  return held[codes[per === 'profile' ? p : r]!]!
}

// Facts that points, their multiples, distinct values and derived numbers go by.
function factsOfPoints({ facts, items }: Compiled): Set<number> {
  const found = new Set<number>()
  for (const { points, times, distinctBy } of items) {
    for (const index of ['fact' in points ? points.fact : -1, times?.fact ?? -1, distinctBy]) {
      if (index !== -1) found.add(index)
    }
  }
  // A Set that grows while it is walked is walked to its end.
  for (const index of found) {
    const derive = facts[index]!.derive
    if (!derive) continue
    for (const each of [derive.from, 'until' in derive ? derive.until : []].flat()) {
      if (each !== -1) found.add(each)
    }
  }
  return found
}
