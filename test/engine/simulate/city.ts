// Populations from score requests, and simulations in one call, for the tests beside it.
import { marksOf } from '../../../api/simulation/sides.ts'
import { createPool } from '../../../engine/ask/memory.ts'
import { parseDay } from '../../../engine/civil.ts'
import type { Compiled } from '../../../engine/compile/model.ts'
import { enter } from '../../../engine/frame/enter.ts'
import { clearFrame, createFrame } from '../../../engine/frame/frame.ts'
import { namesOf } from '../../../engine/frame/names.ts'
import { addRecord, addSubject, createBuilder } from '../../../engine/population/builder.ts'
import type { Population } from '../../../engine/population/columns.ts'
import { freeze } from '../../../engine/population/freeze.ts'
import type { Labels } from '../../../engine/population/request.ts'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { type Comparison, comparisonOf } from '../../../engine/simulate/result.ts'
import { createSide, type Marks, type Side } from '../../../engine/simulate/side.ts'
import { createRun, type Grades, simulate } from '../../../engine/simulate/simulate.ts'
import { SCORED, type Sums } from '../../../engine/simulate/sum.ts'
import { createTally, merge, shapeOf, type Tally } from '../../../engine/simulate/tally.ts'

/** A population of these subjects; a missing required fact is kept as unknown. */
export function populationOf(
  compiled: Compiled,
  requests: readonly ScoreRequest[],
  asOf: string,
): { population: Population; labels: Labels } {
  const names = namesOf(compiled)
  const builder = createBuilder(names)
  const frame = createFrame(compiled)
  const records: { id: string; case: string }[] = []
  for (const request of requests) {
    clearFrame(frame)
    const problems = enter(compiled, names, frame, request).filter(
      ({ code }) => code !== 'fact-missing',
    )
    if (problems.length > 0) throw new Error(JSON.stringify(problems))
    const { subject } = request
    const owner = builder.subjects
    addSubject(builder, frame, 0, subject.district, subject.facts)
    request.records.forEach((each, r) => {
      addRecord(builder, frame, r, owner, each.facts)
      records.push(each)
    })
  }
  const { population, rows } = freeze(builder, parseDay(asOf)!)
  const labels: Labels = {
    subjectId: (s) => requests[s]!.subject.id,
    name: (s) => requests[s]!.subject.name,
    recordId: (r) => records[rows[r]!]!.id,
    caseId: (r) => records[rows[r]!]!.case,
  }
  return { population, labels }
}

/** A request without the records whose type the version does not have. */
export function knownTo({ types }: Compiled, request: ScoreRequest): ScoreRequest {
  const records = request.records.filter(({ type }) => types.some(({ id }) => id === type))
  return { ...request, records }
}

// The sides of versions, the first of which the others are compared with.
function sidesOf(
  population: Population,
  versions: readonly Compiled[],
  marks: Marks = marksOf(versions),
): Side[] {
  const pool = createPool()
  return versions.map((compiled) => {
    const { side, problems } = createSide(population, compiled, population.asOf, marks, pool)
    if (!side) throw new Error(JSON.stringify(problems))
    return side
  })
}

/** What each version makes of everybody, counted beside the first of them. */
export async function summedBeside(
  population: Population,
  versions: readonly Compiled[],
): Promise<Sums[][]> {
  const sides = sidesOf(population, versions)
  const chunks = sides.map((): Sums[] => [])
  const visit = (count: number, sums: readonly Sums[]) => {
    for (const [i, each] of sums.entries()) chunks[i]!.push(ofScored(each, count))
  }
  await simulate(createRun(sides), 0, population.subjects, [], { visit })
  return chunks
}

/** What a version makes of everybody by itself, with the marks of another beside it. */
export async function summedAlone(
  population: Population,
  from: Compiled,
  to: Compiled,
): Promise<Sums[]> {
  const [, side] = sidesOf(population, [from, to])
  const chunks: Sums[] = []
  const visit = (count: number, [sums]: readonly Sums[]) => {
    chunks.push(ofScored(sums!, count))
  }
  await simulate(createRun([side!]), 0, population.subjects, [], { visit })
  return chunks
}

// A copy in which the rows of those who are not scored hold nothing but that.
function ofScored(sums: Sums, count: number): Sums {
  const { state, sections, triggers, ...columns } = structuredClone(sums)
  for (const column of [...Object.values(columns), ...sections, ...triggers]) {
    column.forEach((_, row) => {
      if (row >= count || state[row] !== SCORED) column[row] = 0
    })
  }
  state.fill(0, count)
  return { state, sections, triggers, ...columns }
}

/** Everything about two versions over a population, counted in the parts that `cuts` makes. */
export async function compared(
  population: Population,
  from: Compiled,
  to: Compiled,
  cuts: readonly number[] = [],
): Promise<{ comparison: Comparison; grades: Grades; tally: Tally }> {
  const marks = marksOf([from, to])
  const [a, b] = sidesOf(population, [from, to], marks) as [Side, Side]
  const shape = shapeOf(population, a, b, marks)
  const tally = createTally(shape)
  const { subjects } = population
  const grades = { from: new Uint8Array(subjects), to: new Uint8Array(subjects) }
  const ends = [...cuts, subjects]
  for (const [i, end] of ends.entries()) {
    const part = createTally(shape)
    await simulate(createRun([a, b]), ends[i - 1] ?? 0, end, [part], { grades })
    merge(tally, part)
  }
  return { comparison: comparisonOf(tally, a, b, marks), grades, tally }
}
