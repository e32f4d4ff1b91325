// What the check says of the standard that ships: no error, and every warning answered.
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { assess } from '../../../engine/assess/assess.ts'
import { type Clause, check, checkRules } from '../../../engine/check/check.ts'
import { fileText, request, v1 } from '../../support.ts'

const FOLDER = 'rules/hangzhou-metrology'
const text = fileText(`${FOLDER}/v1.yaml`)
const clauses = ['measures', 'scoring']
  .flatMap((name): Clause[] => parse(fileText(`${FOLDER}/sources/${name}.yaml`)).clauses)
  .filter(({ id }) => id !== undefined)
const context = { asOf: '2026-11-24', clauses, cases: fileText(`${FOLDER}/v1.cases.yaml`) }
const { problems } = await check(text, context)

describe('the check of v1', () => {
  it('finds no error and no open warning, its cases and clauses included', () => {
    expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([])
  })

  it('says the same at once without the cases', () => {
    expect(checkRules(text, context).problems).toEqual(problems)
  })

  it('names the scores between two printed grades, each with a sum of fixed points', () => {
    const found = problems.filter(({ code }) => code === 'score-between-grades')
    expect(
      found.map(({ line, at, text: said }) => [line, at, /[\d.]+ = [^（]+/.exec(said.zh)![0]]),
    ).toEqual([
      [48, 'grades.B.printedTo', '94.5 = 90 + 1.5 + 1 + 2'],
      [54, 'grades.C.printedTo', '84.5 = 90 + 1.5 − 7'],
      [60, 'grades.D.printedTo', '74.5 = 90 + 1.5 − 5 − 12'],
      [65, 'grades.E.printedTo', '64.5 = 90 + 1.5 − 20 − 7'],
    ])
    expect(found.map(({ answer }) => answer)).toEqual(Array(4).fill({ reading: 'half-points' }))
  })

  it('says once that row 6 reaches every hundredth, and that row 14 has no limit', () => {
    const others = problems.filter(({ code }) => code !== 'score-between-grades')
    expect(others.map(({ code, at, answer }) => [code, at, answer])).toEqual([
      ['score-any-hundredth', 'items.law-exam.pointsRecorded', { reading: 'half-points' }],
      ['points-unbounded', 'items.red-alert-after-9-days.pointsEach', { reading: 'score-limits' }],
    ])
  })

  it('names sums that come out: a subject with those rows has that score', async () => {
    // Row 2 asks for an enterprise with few instruments and six quiet months.
    const subject = {
      id: 'S',
      type: 'enterprise',
      facts: { instruments: 5, enrolledOn: '2025-12-01' },
    }
    const rows = v1().standard.ruleset.sections.flatMap(({ items }) => items)
    for (const { text: said } of problems.filter(({ code }) => code === 'score-between-grades')) {
      const score = Number(/([\d.]+) = /.exec(said.zh)![1])
      const taken = /第([\d、]+)项/
        .exec(said.zh)![1]!
        .split('、')
        .map((row) => rows[Number(row) - 1]!)
      expect(taken[0]!.id).toBe('quiet-6-months')
      const records = taken.slice(1).map(({ id, distinctBy }) => ({
        type: id,
        ...(distinctBy ? { facts: { [distinctBy]: 'CNAS' } } : {}),
      }))
      const { assessment } = await assess(v1(), { ...request(records), subject })
      expect(assessment?.score, said.zh).toBe(score)
    }
  })
})
