// Problems as the page lists them: what must be dealt with, cases that differ being one thing.
import type { Problem } from '../../engine/words/problem.ts'

/** Problems that ask for something, of the rules and of the cases. */
export function openProblems(problems: readonly Problem[]): { own: Problem[]; cases: Problem[] } {
  const told = problems.filter(({ severity }) => severity !== 'note')
  return {
    own: told.filter((each) => each.of !== 'cases'),
    cases: told.filter((each) => each.of === 'cases'),
  }
}

/** How many must be dealt with, and how many only reminded of. */
export function openCounts(problems: readonly Problem[]): { errors: number; warnings: number } {
  const { own, cases } = openProblems(problems)
  const isError = ({ severity }: Problem) => severity === 'error'
  const one = cases.length === 0 ? [] : [cases.find(isError) ?? cases[0]!]
  const errors = [...own, ...one].filter(isError).length
  return { errors, warnings: own.length + one.length - errors }
}
