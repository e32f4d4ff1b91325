// An invented city as a population file.
import { setImmediate as others } from 'node:timers/promises'
import type { Day } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import { freeze } from '../../engine/population/freeze.ts'
import { createCity } from './city.ts'
import { collect, createCollection } from './collect.ts'
import { writePopulation } from './file.ts'
import { qualityOf } from './quality.ts'

/** What to invent. */
export type Wanted = { size: number; seed: number; asOf: Day; name?: string }

/** The standard whose registers the invented city resembles. */
export const CITY_OF = 'hangzhou-metrology'

const PAUSE_EVERY = 8192

/** Writes a generated population and returns its hash; the same wish gives the same bytes. */
export async function generate(
  compiled: Compiled,
  { size, seed, asOf, name }: Wanted,
  path: string,
  progress: (subjects: number) => void = () => {},
): Promise<string> {
  const city = createCity(compiled, seed, asOf)
  const collection = createCollection(compiled)
  for (let i = 0; i < size; i++) {
    const problems = collect(collection, city.subjectAt(i))
    // INVARIANT: an invented subject is valid input.
    if (problems.length > 0) throw new Error(`subject ${i}: ${problems[0]!.text.en}`)
    if (i % PAUSE_EVERY !== 0) continue
    progress(i)
    await others()
  }
  progress(size)
  const { population, rows } = freeze(collection.builder, asOf)
  const about = {
    name: name ?? `虚构城市 ${size.toLocaleString('en')}户`,
    ruleset: compiled.ruleset,
    origin: { kind: 'generated', seed, size } as const,
    quality: qualityOf(population, compiled),
  }
  return writePopulation(path, population, about, collection.texts, rows)
}
