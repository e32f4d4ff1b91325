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

/** The faults to be told, the last one saying how many are not. */
export function told(faults: Faults): Faults['list'] {
  const { list, count } = faults
  if (count <= list.length) return list
  const found = problem('more-problems', { count: count - list.length })
  return [...list, { file: list.at(-1)!.file, found }]
}
