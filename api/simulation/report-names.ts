// What a report calls its versions: a draft in a file often has the name of the version it is
// made from, and then the file says which is which.
import { basename } from 'node:path'
import type { Uncounted } from '../../engine/simulate/fit.ts'
import type { Simulated } from './run.ts'

/** Where a version came from: its file where one was named, and the types of record it has. */
export type Origin = { file: string | undefined; types: readonly { id: string }[] }

/** A simulation whose versions of one name are told apart by their files; `origins` by side. */
export function namedByFiles(simulated: Simulated, origins: readonly Origin[]): Simulated {
  const { from, to, also } = simulated
  const sides = [from, to, ...(also ? [also.to] : [])]
  const versions = sides.map(({ version }, i) => {
    const file = origins[i]?.file
    const others = sides.flatMap((each, j) =>
      each.version === version && origins[j]?.file !== file ? [origins[j]?.file] : [],
    )
    if (file === undefined || others.length === 0) return version
    const base = basename(file)
    return `${version}（${others.some((each) => each && basename(each) === base) ? file : base}）`
  })
  const [first, second, third] = versions
  const uncountedOf = (list: readonly Uncounted[] | undefined, target: number) =>
    list && { uncounted: list.map((each) => ({ ...each, version: whose(each, [0, target]) })) }
  // The version that does not have the type; under one name it may be either, or both.
  const whose = ({ version, type }: Uncounted, compared: readonly number[]): string => {
    const own = compared.filter(
      (i) => sides[i]!.version === version && !origins[i]?.types.some(({ id }) => id === type),
    )
    return [...new Set(own.map((i) => versions[i]!))].join('、') || version
  }
  return {
    ...simulated,
    from: { ...from, version: first! },
    to: { ...to, version: second! },
    ...uncountedOf(simulated.uncounted, 1),
    ...(also
      ? {
          also: {
            ...also,
            to: { ...also.to, version: third! },
            ...uncountedOf(also.uncounted, 2),
          },
        }
      : {}),
  }
}
