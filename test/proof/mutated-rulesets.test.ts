// Whatever ruleset passes the check scores every valid subject, and gives it exactly one grade.
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { assess } from '../../engine/assess/assess.ts'
import { load } from '../../engine/assess/load.ts'
import { createScorer } from '../../engine/assess/scorer.ts'
import { check } from '../../engine/check/check.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { blocks } from '../../engine/words/problem.ts'
import { BASE } from '../engine/check/base.ts'
import { type Random, randomAt } from '../oracle/random.ts'
import { fileText, size } from '../support.ts'
import { mutated, subjectFor } from './rulesets.ts'

const SMALL = parse(BASE) as Ruleset
const V1 = parse(fileText('rules/hangzhou-metrology/v1.yaml')) as Ruleset
const ASOF = '2026-06-30'

async function prove(text: string, subjects: number, random: Random) {
  const { problems } = await check(text, { asOf: ASOF })
  if (blocks(problems)) return false
  const { standard } = load(text)
  expect(standard, text).toBeDefined()
  const scorer = createScorer(standard!, '')
  const grades = standard!.compiled.grades.map(({ grade }) => grade)
  for (let k = 0; k < subjects; k++) {
    const request = subjectFor(standard!.compiled, random, ASOF)
    const { assessment, problems: refused } = await assess(scorer, request)
    const why = () => `${JSON.stringify(request)}\n${JSON.stringify(refused)}\n${text}`
    if (!assessment) expect.fail(why())
    if (assessment.applicable) {
      if (!grades.includes(assessment.grade!)) expect.fail(why())
      if (!Number.isFinite(assessment.score)) expect.fail(why())
    } else if (assessment.grade !== null) expect.fail(why())
  }
  return true
}

function proveDraw(base: Ruleset, stream: number, k: number): Promise<boolean> {
  const random = randomAt(20261124, k, stream)
  return prove(stringify(mutated(base, random)), 20, random)
}

describe('a ruleset changed at random', () => {
  it('that passes the check gives every valid subject exactly one grade', async () => {
    const count = size(49_000, 480)
    let passed = 0
    for (let k = 0; k < count; k++) if (await proveDraw(SMALL, 1, k)) passed++
    // Were hardly any to pass, the proof would be empty.
    expect(passed).toBeGreaterThan(count / 5)
    expect(passed).toBeLessThan(count)
  })

  it('from the standard that ships does so too', async () => {
    const count = size(1_000, 20)
    let passed = 0
    for (let k = 0; k < count; k++) if (await proveDraw(V1, 2, k)) passed++
    expect(passed).toBeGreaterThan(count / 10)
  })
})
