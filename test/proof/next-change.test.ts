// nextChange against the oracle asked day by day, with nothing known that is dated later.
import { expect, it } from 'vitest'
import { assess } from '../../engine/assess/assess.ts'
import { formatDay, parseDay } from '../../engine/civil.ts'
import { evaluate } from '../oracle/evaluate.ts'
import type { Input } from '../oracle/input.ts'
import { readingsAt } from '../oracle/subjects.ts'
import { size, v1 } from '../support.ts'
import { requestAt } from './compare.ts'

// Everything ends within three years of its entry, and the longest tier takes one.
const DAYS = 1200
const NEVER = '9999-12-31'

it('names the first day on which the grade changes, or none', async () => {
  const scorer = v1()
  let changes = 0
  const count = size(10_000, 250)
  for (let i = 0; i < count; i++) {
    const readings = i % 2 === 0 ? {} : readingsAt(9, Math.floor(i / 40))
    const request = { ...requestAt(9, i), readings }
    const { assessment } = await assess(scorer, request)
    const expected = walk(request as unknown as Input)
    const found = assessment!.nextChange && {
      on: assessment!.nextChange.on,
      grade: assessment!.nextChange.grade,
    }
    expect(found, JSON.stringify(request)).toEqual(expected)
    if (expected) changes++
  }
  expect(changes).toBeGreaterThan(count / 3)
})

function walk(request: Input): { on: string; grade: string } | undefined {
  const today = parseDay(request.asOf)!
  const frozen = asKnown(request)
  const now = evaluate(frozen, request.readings).grade
  for (let day = today + 1; day <= today + DAYS; day++) {
    const asOf = formatDay(day)
    const { grade } = evaluate({ ...frozen, asOf }, request.readings)
    if (grade !== now) return { on: asOf, grade: grade! }
  }
  return undefined
}

// The same input without any record or value dated after its asOf; `validUntil` is a term
// known today, like the three years.
function asKnown({ asOf, subject, records }: Input): Input {
  const date = (value: string | undefined) => (value !== undefined && value > asOf ? NEVER : value)
  const facts = <T extends object>(given: T): T =>
    Object.fromEntries(
      Object.entries(given).map(([key, value]) => [
        key,
        key.endsWith('On') ? date(value as string) : value,
      ]),
    ) as T
  return {
    asOf,
    subject: { ...subject, facts: facts(subject.facts) },
    records: records
      .filter(({ recordedOn }) => recordedOn <= asOf)
      .map((each) => ({
        ...each,
        ...(each.repairedOn === undefined ? {} : { repairedOn: date(each.repairedOn) }),
        ...(each.facts ? { facts: facts(each.facts) } : {}),
      })),
  }
}
