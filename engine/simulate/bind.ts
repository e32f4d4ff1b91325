// A population read by a version: its types and facts as the version numbers them, or what of
// it the version does not know.
import type { Compiled, CompiledFact } from '../compile/model.ts'
import { UNKNOWN } from '../frame/frame.ts'
import type { Codes, FactColumn, Population } from '../population/columns.ts'
import { type Problem, problem } from '../words/problem.ts'

/** A fact's column as a version reads it: `held[code]` is the integer that rules see. */
export type BoundFact = {
  fact: CompiledFact
  index: number
  per: FactColumn['per']
  codes: Codes
  held: Int32Array
  given: number[]
}

/** Population numbers to those of the version; −1 where it has none, see fit.ts. */
export type Binding = {
  subjectType: Int32Array
  type: Int32Array
  facts: BoundFact[]
}

/** The binding; with problems it must not be used. */
export function bind(
  population: Population,
  compiled: Compiled,
): { binding: Binding; problems: Problem[] } {
  const problems: Problem[] = []
  if (population.subjects === 0) problems.push(problem('population-empty'))
  const { version } = compiled
  const subjectType = Int32Array.from(population.subjectTypes, (id) =>
    compiled.subjectTypes.indexOf(id),
  )
  const met = typesMet(population)
  for (const [t, seen] of met.entries()) {
    if (seen === 0 || subjectType[t] !== -1) continue
    const value = population.subjectTypes[t]!
    problems.push(problem('population-subject-unknown', { value, version }))
  }
  const type = Int32Array.from(population.types, (id) =>
    compiled.types.findIndex((each) => each.id === id),
  )
  const facts: BoundFact[] = []
  for (const column of population.facts) {
    const index = compiled.facts.findIndex(({ id }) => id === column.id)
    const fact = compiled.facts[index]
    const count = column.given.reduce((sum, each) => sum + each, 0)
    if (!fact || fact.of !== column.of || fact.column === -1) {
      if (count > 0)
        problems.push(problem('population-fact-unknown', { fact: column.id, count, version }))
      continue
    }
    if (fact.kind !== column.kind && count > 0) {
      problems.push(problem('population-fact-kind', { fact: column.id, version }))
      continue
    }
    const { per, codes, given } = column
    const held = heldBy(population, column, fact, version, problems)
    facts.push({ fact, index, per, codes, held, given })
  }
  return { binding: { subjectType, type, facts }, problems }
}

const metOf = new WeakMap<Codes, Uint8Array>()

// Which types any subject has; a population is bound to many versions, and walked once.
function typesMet({ subject, subjectTypes }: Population): Uint8Array {
  const known = metOf.get(subject.type)
  if (known) return known
  const met = new Uint8Array(subjectTypes.length)
  const codes = subject.type
  for (let s = 0; s < codes.length; s++) met[codes[s]!] = 1
  metOf.set(codes, met)
  return met
}

function heldBy(
  population: Population,
  column: FactColumn,
  fact: CompiledFact,
  version: string,
  problems: Problem[],
): Int32Array {
  const wrong = (value: string | number) =>
    problems.push(problem('population-value', { fact: fact.id, value, version }))
  if (fact.kind === 'date') return Int32Array.from([UNKNOWN, ...population.days])
  const held = [UNKNOWN]
  if (fact.kind === 'choice' || fact.kind === 'text') {
    column.words.forEach((word, i) => {
      const index = fact.words.indexOf(word)
      if (index === -1 && fact.kind === 'choice') wrong(word)
      // Text that no rule names keeps a number of its own, as `distinctBy` wants it.
      held.push(index === -1 ? fact.words.length + i : index)
    })
  } else {
    for (const value of column.numbers) {
      if (value < (fact.min ?? value) || value > (fact.max ?? value))
        wrong(fact.kind === 'decimal' ? value / 100 : value)
      held.push(value)
    }
  }
  return Int32Array.from(held)
}
