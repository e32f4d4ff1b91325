// Subjects with an unknown required fact: the best and the worst grade that they can have, by
// the ordinary evaluation over every value that can make a difference.
import { ask } from '../ask/ask.ts'
import type { Question } from '../ask/memory.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { UNKNOWN } from '../frame/frame.ts'
import { questions } from '../questions/questions.ts'
import { candidatesFor, type Gap } from './candidates.ts'
import type { Side } from './side.ts'
import { type Sums, UNKNOWN_FACT } from './sum.ts'

/** Beyond so many combinations nothing is tried: any grade is possible then. */
const MOST_TRIED = 4096

/** Fills best and worst of every subject between whose grade depends on what is unknown. */
export async function boundGrades(side: Side, from: number, to: number, sums: Sums): Promise<void> {
  const pending = new Map<string, Question>()
  let open: number[] = []
  for (let s = from; s < to; s++) if (sums.state[s - from] === UNKNOWN_FACT) open.push(s)
  while (open.length > 0) {
    open = open.filter((s) => !boundOne(side, s, s - from, sums, pending))
    if (open.length > 0) await ask(side.memory, pending)
  }
}

/** A required fact that is not known: of the subject itself, or of its record by place. */
type Missing = { fact: string; record: number | null }

/** What a subject lacks, and the best and the worst rank that this leaves open. */
export type Bounded = { missing: Missing[]; best: number; worst: number }

/**
 * What subject `s`, to whom the version applies, lacks, and its bounds. Who lacks only what has no
 * say, such as a fact of a record that was revoked, has one grade for both, and is told that.
 */
export async function boundsAt(side: Side, s: number): Promise<Bounded> {
  const { scratch, compiled, population } = side
  const start = population.subject.starts[s]!
  const rows = Array.from({ length: population.subject.starts[s + 1]! - start }, (_, i) => i)
  // Records of a type that the version does not have are not in the frame.
  const places = rows.filter((i) => scratch.knows(start + i))
  scratch.load(s, true)
  const gaps = gapsOf(side)
  const missing = (gaps.length > 0 ? gaps : lackingOf(side)).map(({ index, r }) => ({
    fact: compiled.facts[index]!.id,
    record: r < 0 ? null : places[r]!,
  }))
  const ends = { best: new Uint8Array(1), worst: new Uint8Array(1) }
  const pending = new Map<string, Question>()
  while (!boundOne(side, s, 0, ends, pending)) await ask(side.memory, pending)
  return { missing, best: ends.best[0]!, worst: ends.worst[0]! }
}

/** One subject; false where json-rules-engine must be asked first. */
function boundOne(
  side: Side,
  s: number,
  row: number,
  sums: Pick<Sums, 'best' | 'worst'>,
  pending: Map<string, Question>,
): boolean {
  const { compiled, scratch, sheet, asked, memory, asOf } = side
  const { frame } = scratch
  scratch.load(s, true)
  const gaps = gapsOf(side)
  let best = compiled.grades.length - 1
  let worst = 0
  let tried = 0
  let waiting = 0
  const tryFrom = (i: number): void => {
    const gap = gaps[i]
    if (!gap) {
      if (tried++ >= MOST_TRIED) return
      waiting += questions(compiled, memory, frame, 0, asOf, asOf, asked, pending)
      if (waiting > 0) return
      evaluate(compiled, frame, 0, asOf, asOf, asked, memory.pool.answers, sheet)
      if (sheet.grade < best) best = sheet.grade
      if (sheet.grade > worst) worst = sheet.grade
      return
    }
    for (const value of candidatesFor(side, gap)) {
      if (tried > MOST_TRIED) break
      gap.column[gap.row] = value
      tryFrom(i + 1)
    }
    gap.column[gap.row] = UNKNOWN
  }
  tryFrom(0)
  const all = tried > MOST_TRIED
  if (waiting > 0 && !all) return false
  sums.best[row] = all ? 0 : best
  sums.worst[row] = all ? compiled.grades.length - 1 : worst
  return true
}

// Records that are not confirmed, or not recorded yet, have no say whatever they lack.
function gapsOf(side: Side): Gap[] {
  const { status, recordedOn } = side.scratch.frame.record
  return lackingOf(side).filter(
    ({ r }) => r < 0 || (status[r] === 0 && recordedOn[r]! <= side.asOf),
  )
}

// Required facts that are unknown, whoever they belong to.
function lackingOf({ compiled, names, scratch }: Side): Gap[] {
  const { frame } = scratch
  const gaps: Gap[] = []
  const add = (fact: (typeof compiled.facts)[number], r: number) => {
    const columns = r < 0 ? frame.subjectFacts : frame.recordFacts
    const column = columns[fact.column]!
    const row = Math.max(r, 0)
    if (column[row] === UNKNOWN) gaps.push({ index: compiled.facts.indexOf(fact), r, column, row })
  }
  for (const fact of names.requiredOfSubject) add(fact, -1)
  for (let r = 0; r < frame.records; r++) {
    for (const fact of names.requiredOfType[frame.record.type[r]!]!) add(fact, r)
  }
  return gaps
}
