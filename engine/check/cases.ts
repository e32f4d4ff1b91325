// The worked cases of a version: what they expect must still come out.
import type { Standard } from '../assess/load.ts'
import { createScorer } from '../assess/scorer.ts'
import { runCases } from '../cases/run.ts'
import { casesFindings, type Finding, isCases } from '../schema/validate.ts'
import { readText } from '../text/read.ts'
import { blocks, type Problem, problem } from '../words/problem.ts'

/** Beyond this many cases that differ, the rest are counted. */
const MOST_CASES = 20

/** What is wrong with the cases, placed in their own text; one problem a case. */
export async function checkCases(standard: Standard, text: string): Promise<Problem[]> {
  const { data, problems, locate } = readText(text)
  const placed = ({ path, problem: found }: Finding): Problem => ({
    ...found,
    ...locate(path),
    of: 'cases',
  })
  if (blocks(problems)) return problems.map((each) => ({ ...each, of: 'cases' }))
  const shape = casesFindings(data)
  if (shape.length > 0 || !isCases(data)) return shape.map(placed)
  const names = (['ruleset', 'version'] as const).flatMap((key): Problem[] => {
    const [value, expected] = [data[key], standard.ruleset[key]]
    if (value === expected) return []
    const found = placed({
      path: [key],
      problem: problem('file-mismatch', { value, expected }, [key]),
    })
    return [key === 'ruleset' ? found : { ...found, severity: 'warning' }]
  })
  if (blocks(names)) return names
  const run = await runCases(createScorer(standard, ''), data)
  // What a case is said to be about is no matter of the rules: `liangxin test` tells of it.
  const findings = run.findings.filter(({ problem: found }) => blocks([found]))
  const first = new Map<unknown, Finding>()
  for (const each of findings) if (!first.has(each.path[1])) first.set(each.path[1], each)
  const shown = [...first.values()].slice(0, MOST_CASES).map(placed)
  const count = first.size - shown.length
  const rest =
    count > 0 ? [placed({ path: ['cases'], problem: problem('more-problems', { count }) })] : []
  return [...names, ...shown, ...rest]
}
