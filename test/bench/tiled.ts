// A city several times over: columns as long as those of a larger one, without inventing it.
import type { Codes, Population } from '../../engine/population/columns.ts'

/** The population `times` over, one after another. */
export function tiled(population: Population, times: number): Population {
  const { subject, record, facts, subjects, records } = population
  const starts = new Uint32Array(subjects * times + 1)
  for (let k = 0; k < times; k++) {
    for (let s = 0; s < subjects; s++) starts[k * subjects + s] = subject.starts[s]! + k * records
  }
  starts[subjects * times] = records * times
  const columns = Object.entries(record).map(([name, codes]) => [name, repeated(codes, times)])
  return {
    ...population,
    subjects: subjects * times,
    records: records * times,
    subject: {
      type: repeated(subject.type, times),
      district: repeated(subject.district, times),
      shared: repeated(subject.shared, times) as Uint8Array,
      starts,
    },
    record: Object.fromEntries(columns) as Population['record'],
    facts: facts.map((fact) => ({
      ...fact,
      codes: fact.per === 'profile' ? fact.codes : repeated(fact.codes, times),
      given: fact.given.map((n) => n * times),
    })),
    recordsOfType: population.recordsOfType.map((n) => n * times),
  }
}

function repeated(codes: Codes, times: number): Codes {
  const all = new (codes.constructor as new (length: number) => Codes)(codes.length * times)
  for (let k = 0; k < times; k++) all.set(codes, k * codes.length)
  return all
}
