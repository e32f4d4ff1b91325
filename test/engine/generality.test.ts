// Standards of other shapes, with invented figures: the engine knows none of them, and every
// case is worked by hand.
import { describe, expect, it } from 'vitest'
import { checkReadings } from '../../engine/assess/alternatives.ts'
import { assess, assessAll } from '../../engine/assess/assess.ts'
import { load } from '../../engine/assess/load.ts'
import { createScorer, type Scorer } from '../../engine/assess/scorer.ts'
import { coverage } from '../../engine/cases/coverage.ts'
import { runCases } from '../../engine/cases/run.ts'
import { check } from '../../engine/check/check.ts'
import { formatDay, parseDay } from '../../engine/civil.ts'
import { compare } from '../../engine/compare/compare.ts'
import { editsBetween } from '../../engine/compare/edits-between.ts'
import type { Cases } from '../../engine/schema/cases.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import { isCases } from '../../engine/schema/validate.ts'
import { amend } from '../../engine/text/amend.ts'
import { applyEdits } from '../../engine/text/edit.ts'
import { format } from '../../engine/text/format.ts'
import { readText } from '../../engine/text/read.ts'
import { fileText } from '../support.ts'

const NAMES = ['builders', 'property-service', 'gauge-risk', 'school-canteens', 'homestay-hygiene']
const FOLDER = 'test/fixtures/rulesets'
const DAYS = 1200

function open(name: string): { scorer: Scorer; cases: Cases; text: string } {
  const text = fileText(`${FOLDER}/${name}.yaml`)
  const { standard, problems } = load(text)
  expect(problems.map((each) => each.text.en)).toEqual([])
  const { data } = readText(fileText(`${FOLDER}/${name}.cases.yaml`))
  if (!isCases(data)) throw new Error(`${name} has no cases`)
  return { scorer: createScorer(standard!, 'sha256:0'), cases: data, text }
}

describe.each(NAMES)('The standard %s', (name) => {
  it('passes every check, without a warning that nobody has answered', async () => {
    const { problems } = await check(open(name).text, { asOf: '2026-06-30' })
    const unanswered = problems.filter(({ severity }) => severity !== 'note')
    expect(unanswered.map(({ text }) => text.zh)).toEqual([])
  })

  it('scores every case as worked by hand, and no part is without one', async () => {
    const { scorer, cases } = open(name)
    expect(checkReadings(scorer.standard.ruleset)).toEqual([])
    const run = await runCases(scorer, cases)
    expect(run.findings.map(({ problem }) => problem.text.en)).toEqual([])
    expect(run.cases).toBeGreaterThanOrEqual(10)
    const covered = coverage(scorer.standard.ruleset, cases)
    expect(covered.missing.map(({ id, kind }) => `${kind.en} ${id}`)).toEqual([])
  })

  it('explains every score: base and counted lines add up, and what does not count says why', async () => {
    const { scorer, cases } = open(name)
    const { base, clamp } = scorer.standard.ruleset.score
    for (const each of cases.cases) {
      const { assessment } = await assess(scorer, requestOf(each))
      if (!assessment!.applicable) continue
      const sum = assessment!.lines.reduce((all, { points }) => all + Math.round(points * 100), 0)
      const raw = base + sum / 100
      const low = Math.max(raw, clamp?.min ?? Number.NEGATIVE_INFINITY)
      expect(assessment!.score, each.id).toBe(Math.min(low, clamp?.max ?? Number.POSITIVE_INFINITY))
      for (const line of assessment!.lines) {
        if (line.counted) continue
        expect(line.because?.text.zh, `${each.id} ${line.record}`).toMatch(/\p{Script=Han}/u)
      }
    }
  })

  it('foretells the next change as scoring day after day does', async () => {
    const { scorer, cases } = open(name)
    let changes = 0
    for (const each of cases.cases) {
      const request = requestOf(each)
      const { assessment } = await assess(scorer, request)
      const found = assessment!.nextChange && {
        on: assessment!.nextChange.on,
        grade: assessment!.nextChange.grade,
      }
      expect(found, each.id).toEqual(await firstChange(scorer, request, assessment!.grade))
      if (found) changes++
    }
    expect(changes).toBeGreaterThan(0)
  })

  it('is written in the canonical layout, and can be edited and compared', () => {
    const { scorer, text } = open(name)
    const { ruleset } = scorer.standard
    expect(format(text).text).toBe(text)
    const item = ruleset.sections[0]!.items[0]!.id
    const grade = ruleset.grades[0]!.grade
    const edits = [
      { set: `items.${item}.text`, to: '新的评价内容' },
      { set: `grades.${grade}.from`, to: 108.5 },
      { remove: 'effectiveFrom' },
    ]
    const edited = applyEdits(text, edits)
    expect(edited.problems).toEqual([])
    expect(readText(edited.text).data).toEqual(amend(ruleset, edits).data)
    const next = readText(edited.text).data as typeof ruleset
    expect(compare(ruleset, next).changes).toHaveLength(3)
    expect(amend(next, editsBetween(next, ruleset)).data).toEqual(ruleset)
  })
})

function requestOf({ asOf, subject, records }: Cases['cases'][number]): ScoreRequest {
  return { asOf, subject, records } as ScoreRequest
}

// No case holds a date after its asOf, so nothing becomes known on the way.
async function firstChange(scorer: Scorer, request: ScoreRequest, now: string | null) {
  const today = parseDay(request.asOf!)!
  const days = Array.from({ length: DAYS }, (_, i) => formatDay(today + 1 + i))
  const outcomes = await assessAll(
    scorer,
    days.map((asOf) => ({ ...request, asOf })),
  )
  const at = outcomes.findIndex(({ assessment }) => assessment!.grade !== now)
  return at === -1 ? undefined : { on: days[at]!, grade: outcomes[at]!.assessment!.grade }
}
