// What the versions of a simulation have in common.
import type { Compiled } from '../../engine/compile/model.ts'
import type { Marks } from '../../engine/simulate/side.ts'

/** Sections and determinations of several versions, each once, in order. */
export function marksOf(versions: readonly Compiled[]): Marks {
  const names = (of: (version: Compiled) => string[]) => [...new Set(versions.flatMap(of))]
  return {
    sections: names(({ sections }) => sections.map(({ name }) => name)),
    determinations: names(({ determinations }) => determinations.map(({ id }) => id)),
  }
}
