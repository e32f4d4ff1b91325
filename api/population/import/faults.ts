// What is wrong with an import: the first hundred by line, and how many more there are.
import { type Problem, problem } from '../../../engine/words/problem.ts'

/** Faults with the file they stand in. */
export type Faults = { list: { file: string; found: Problem }[]; count: number }

const MOST = 100

/** No faults. */
export function createFaults(): Faults {
  return { list: [], count: 0 }
}

/** Notes problems of one line. */
export function blame(faults: Faults, file: string, line: number, found: readonly Problem[]): void {
  for (const each of found) {
    faults.count++
    if (faults.list.length < MOST) faults.list.push({ file, found: { ...each, line, column: 1 } })
  }
}

/** A problem with the file it stands in. */
export type FileProblem = Problem & { file: string }

/** The faults to be told, the last one saying how many are not. */
export function told({ list, count }: Faults): FileProblem[] {
  const all = list.map(({ file, found }) => ({ file, ...found }))
  // What stands twice is found last, and told at its line like the rest.
  const files = [...new Set(all.map(({ file }) => file))]
  all.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line! - b.line!)
  if (count <= list.length) return all
  const more = problem('more-problems', { count: count - list.length })
  return [...all, { file: all.at(-1)!.file, ...more }]
}
