// The worked cases beside the rules.
import { describe, expect, it } from 'vitest'
import { coverage } from '../../engine/cases/coverage.ts'
import { runCases } from '../../engine/cases/run.ts'
import type { Cases } from '../../engine/schema/cases.ts'
import { casesFindings, isCases } from '../../engine/schema/validate.ts'
import { readText } from '../../engine/text/read.ts'
import { fileText, v1 } from '../support.ts'

const { data } = readText(fileText('rules/hangzhou-metrology/v1.cases.yaml'))
const cases = data as Cases

describe('the worked cases of v1', () => {
  it('have the right shape', () => {
    expect(casesFindings(data)).toEqual([])
    expect(isCases(data)).toBe(true)
    expect(cases.cases.length).toBeGreaterThanOrEqual(300)
  })

  it('all come out as they say, under the chosen readings and the alternatives they name', async () => {
    const run = await runCases(v1(), cases)
    expect(run.findings.map(({ problem }) => problem.text.en)).toEqual([])
    expect(run.results).toBeGreaterThan(run.cases)
  })

  it('leave no item, determination, measure or alternative untouched', () => {
    expect(coverage(v1().standard.ruleset, cases).problems.map(({ text }) => text.en)).toEqual([])
  })

  it('would tell a wrong expectation, and a part without a case', async () => {
    const [first, ...rest] = cases.cases
    const wrong = { ...first!, expect: { ...first!.expect, score: 91 } }
    const run = await runCases(v1(), { ...cases, cases: [wrong, ...rest] })
    expect(run.failed).toBe(1)
    expect(run.findings[0]!.problem).toMatchObject({ code: 'case-differs' })
    const none = coverage(v1().standard.ruleset, { ...cases, cases: [first!] })
    expect(none.problems.length).toBeGreaterThan(190)
  })
})
