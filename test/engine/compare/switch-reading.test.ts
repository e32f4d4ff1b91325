import { describe, expect, it } from 'vitest'
import { load } from '../../../engine/assess/load.ts'
import { switchReading } from '../../../engine/compare/switch-reading.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { amend } from '../../../engine/text/amend.ts'
import { canonicalText } from '../../../engine/text/canonical.ts'
import { applyEdits } from '../../../engine/text/edit.ts'
import { fileText, v1 } from '../../support.ts'

const { ruleset } = v1().standard
const open = (ruleset.readings ?? []).flatMap((reading) =>
  (reading.alternatives ?? []).map((each) => [reading.id, each.id] as const),
)

function switched(from: Ruleset, id: string, alternative: string): Ruleset {
  const reading = from.readings!.find((each) => each.id === id)!
  const edits = switchReading(from, reading, alternative)
  expect(edits, `${id} = ${alternative}`).toBeDefined()
  const { data, problems } = amend(from, edits!)
  expect(problems).toEqual([])
  return data as Ruleset
}

// What the rules say, readings aside.
const rules = ({ readings: _, ...rest }: Ruleset): string => canonicalText(rest)

describe('switching a reading in a draft', () => {
  it.each(open)('%s = %s does what the alternative does, and leads back', (id, alternative) => {
    const { chosen, alternatives } = ruleset.readings!.find((each) => each.id === id)!
    const there = switched(ruleset, id, alternative)
    const change = alternatives!.find((each) => each.id === alternative)!.change
    expect(rules(there)).toBe(rules(amend(ruleset, change).data as Ruleset))
    const now = there.readings!.find((each) => each.id === id)!
    expect(now.chosen).toBe(alternative)
    expect(now.alternatives!.map((each) => each.id)).toContain(chosen)
    expect(now.alternatives!.map((each) => each.id)).not.toContain(alternative)
    expect(rules(switched(there, id, chosen))).toBe(rules(ruleset))
  })

  it.each(open)('%s = %s leaves a text that scores', (id, alternative) => {
    const reading = ruleset.readings!.find((each) => each.id === id)!
    const { text, problems } = applyEdits(
      fileText('rules/hangzhou-metrology/v1.yaml'),
      switchReading(ruleset, reading, alternative)!,
    )
    expect(problems).toEqual([])
    expect(load(text).problems).toEqual([])
  })

  it('goes from one alternative to another as if the first had not been', () => {
    for (const [id, first] of open) {
      const others = open.filter(([same, each]) => same === id && each !== first)
      for (const [, second] of others) {
        const through = switched(switched(ruleset, id, first), id, second)
        expect(rules(through), `${id}: ${first}, ${second}`).toBe(
          rules(switched(ruleset, id, second)),
        )
      }
    }
  })
})
