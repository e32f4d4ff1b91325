// The facts of a subject or a record into its columns.
import type { Compiled, CompiledFact } from '../compile/model.ts'
import { fromHundredths } from '../compile/points.ts'
import { nearest } from '../words/nearest.ts'
import { type Path, type Problem, problem } from '../words/problem.ts'
import { type Frame, UNKNOWN } from './frame.ts'
import type { Names } from './names.ts'
import { factProblem, factValue } from './value.ts'

// Beyond a hundred problems are only counted, so they need no suggestion.
export const ENOUGH = 100

/** Enters facts; `at` is the subject's, or the number of the record. */
export function enterFacts(
  names: Names,
  frame: Frame,
  at: 'subject' | number,
  facts: Record<string, unknown>,
  row: number,
  problems: Problem[],
): void {
  const columns = at === 'subject' ? frame.subjectFacts : frame.recordFacts
  const known = at === 'subject' ? names.subjectFacts : names.recordFacts
  for (let c = 0; c < columns.length; c++) columns[c]![row] = UNKNOWN
  for (const id in facts) {
    if (!Object.hasOwn(facts, id)) continue
    const fact = known.get(id)
    if (!fact) {
      const values = { fact: id, ...(problems.length < ENOUGH ? meant(names, at, id) : {}) }
      problems.push(problem('fact-unknown', values, factPath(at, id)))
    } else if (fact.column === -1) {
      problems.push(problem('fact-derived', { fact: id }, factPath(at, id)))
    } else {
      const held = factValue(fact, facts[id], frame.texts[fact.index]!)
      if (held === undefined) problems.push(factProblem(fact, facts[id], factPath(at, id)))
      else columns[fact.column]![row] = held
    }
  }
}

// A fact of the other side, or one of a like name.
function meant(names: Names, at: 'subject' | number, id: string): Record<string, string> {
  const ofSubject = at === 'subject'
  const [own, other] = ofSubject
    ? [names.subjectFacts, names.recordFacts]
    : [names.recordFacts, names.subjectFacts]
  if (other.has(id)) return { of: ofSubject ? 'record' : 'subject' }
  const near = nearest(id, own.keys())
  return near === undefined ? {} : { nearest: near }
}

/** Notes every required fact that is missing. */
export function requireFacts(
  required: readonly CompiledFact[],
  at: 'subject' | number,
  facts: Record<string, unknown>,
  problems: Problem[],
): void {
  for (const { id, text } of required) {
    if (Object.hasOwn(facts, id)) continue
    problems.push(problem('fact-missing', { fact: id, text }, factPath(at, id)))
  }
}

/** Notes recorded points outside the bounds of the record's type. */
export function boundRecorded(
  compiled: Compiled,
  frame: Frame,
  type: number,
  i: number,
  r: number,
  problems: Problem[],
): void {
  for (const { fact, moreThan, atMost } of compiled.types[type]!.recorded) {
    const { id, column, kind } = compiled.facts[fact]!
    const value = frame.recordFacts[column]?.[r] ?? UNKNOWN
    if (value === UNKNOWN || (value > moreThan && value <= atMost)) continue
    const show = (held: number) => String(kind === 'decimal' ? fromHundredths(held) : held)
    const [low, high] = [show(moreThan), show(atMost)]
    const boundZh = `大于${low}、不大于${high}`
    const values = { value: show(value), boundZh, bound: `more than ${low} and at most ${high}` }
    problems.push(problem('value-range', values, factPath(i, id)))
  }
}

function factPath(at: 'subject' | number, id: string): Path {
  return at === 'subject' ? ['subject', 'facts', id] : ['records', at, 'facts', id]
}
