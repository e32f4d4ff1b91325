// The shipped standard against the two official texts it comes from.
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { generated } from '../../api/schemas/generate.ts'
import { checkReadings } from '../../engine/assess/alternatives.ts'
import { withReadings } from '../../engine/assess/load.ts'
import { alternativesOf } from '../../engine/assess/readings.ts'
import { place } from '../../engine/text/place.ts'
import { fileText, v1 } from '../support.ts'

type Clause = {
  id?: string
  heading?: string
  text?: string
  category?: string
  printed?: string
  rules?: string[]
  reason?: object
}

const FOLDER = 'rules/hangzhou-metrology'
const { ruleset } = v1().standard
const items = ruleset.sections.flatMap((section) =>
  section.items.map((item) => ({ ...item, section })),
)
const measures: Clause[] = parse(fileText(`${FOLDER}/sources/measures.yaml`)).clauses
const scoring: Clause[] = parse(fileText(`${FOLDER}/sources/scoring.yaml`)).clauses
const clauses = [...measures, ...scoring].filter(({ id }) => id !== undefined)
const byId = new Map(clauses.map((clause) => [clause.id!, clause]))

describe('the official texts', () => {
  it('reproduces the measures word for word', () => {
    const official = fileText(`${FOLDER}/sources/measures.zh.txt`).replace(
      '[bookmark: _GoBack]',
      '',
    )
    const lines = official.split('\n').filter((line) => line.trim() !== '')
    const ours = measures
      .flatMap(({ heading, text }) => (heading ?? text ?? '').split('\n'))
      .filter((line) => line.trim() !== '')
    expect(ours).toEqual(lines.slice(2))
  })

  it('reproduces the 87 rows word for word, in order', () => {
    const rows = scoring.filter(({ id }) => /^标准\/\d+$/.test(id ?? ''))
    expect(rows).toHaveLength(87)
    const official = fileText(`${FOLDER}/sources/scoring.zh.txt`)
    rows.forEach(({ text, printed }, i) => {
      expect(items[i]!.text).toBe(text)
      expect(items[i]!.printed).toBe(printed)
      expect(items[i]!.cite).toBe(`标准/${i + 1}`)
      expect(official).toContain(`\t${text}\n\t${printed}\n`)
    })
  })

  it('names for every clause its rules or the reason why it needs none, never both', () => {
    for (const { id, rules, reason } of clauses) {
      expect([rules !== undefined, reason !== undefined].filter(Boolean), id).toHaveLength(1)
      if (rules) expect(rules.length, id).toBeGreaterThan(0)
    }
  })

  it('points only at rules that exist', () => {
    for (const { id, rules } of clauses) {
      for (const path of rules ?? []) {
        const where = place(ruleset, path)
        expect('path' in where, `${id} → ${path}`).toBe(true)
        let here: unknown = ruleset
        for (const step of 'path' in where ? where.path : [])
          here = (here as Record<string | number, unknown>)[step]
        expect(here, `${id} → ${path}`).toBeDefined()
      }
    }
  })

  it('is cited by every rule, and every citation exists', () => {
    const cited: string[] = []
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect)
      else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
          if (key === 'cite') cited.push(...[inner as string | string[]].flat())
          else collect(inner)
        }
      }
    }
    collect(ruleset)
    cited.push(...Object.values(ruleset.subjects.notApplicable ?? {}))
    expect(cited.filter((cite) => !byId.has(cite))).toEqual([])
    expect(cited.length).toBeGreaterThan(87)
  })

  it('keeps the words of every measure as the clause has them', () => {
    for (const { list } of Object.values(ruleset.measures ?? {})) {
      for (const { text, cite } of list ?? []) expect(byId.get(cite)?.text, cite).toContain(text)
    }
    for (const { text, cite } of ruleset.repair.rules ?? [])
      expect(byId.get(cite)?.text, cite).toContain(text)
  })

  it('has clauses 22 and 26 with a reason, and none of their measures in an answer', () => {
    for (const id of ['办法/22', '办法/26', '办法/26/款2', '办法/26/款3'])
      expect(byId.get(id)?.reason, id).toBeDefined()
    const cites = Object.values(ruleset.measures ?? {}).flatMap(({ list }) =>
      (list ?? []).map(({ cite }) => cite),
    )
    expect(
      cites.filter((cite) => cite.startsWith('办法/22') || cite.startsWith('办法/26')),
    ).toEqual([])
  })
})

describe('the points', () => {
  it('follow the printed ones', () => {
    for (const item of items) {
      const fixed = /^加?(\d+(?:\.\d+)?)分$/.exec(item.printed!)
      if (fixed && item.section.kind === 'deduction')
        expect(item.points, item.id).toBe(-Number(fixed[1]))
      if (fixed && item.section.kind === 'bonus')
        expect(item.points, item.id).toBe(Number(fixed[1]))
    }
  })

  it('sum up per section as the official table does', () => {
    const sums = ruleset.sections.map(({ items: own }) =>
      own.reduce((sum, { points = 0 }) => sum + points, 0),
    )
    expect(sums).toEqual([9.5, -203, -113, -47, -79, -70, -8, -47, -47, -64, -32, -40, -90])
  })
})

describe('the readings', () => {
  const executable = (ruleset.readings ?? []).filter(({ alternatives }) => alternatives)

  it('have fifteen with alternatives, and every alternative compiles', () => {
    expect(executable).toHaveLength(15)
    expect(checkReadings(ruleset)).toEqual([])
  })

  it('can all be switched together: no two of them touch the same place', () => {
    for (const a of executable) {
      for (const b of executable) {
        if (a.id >= b.id) continue
        for (const x of a.alternatives!) {
          for (const y of b.alternatives!) {
            expect(
              alternativesOf(ruleset, { [a.id]: x.id, [b.id]: y.id }).problems,
              `${x.id} + ${y.id}`,
            ).toEqual([])
          }
        }
      }
    }
    for (const pick of [0, -1]) {
      const all = Object.fromEntries(
        executable.map(({ id, alternatives }) => [id, alternatives!.at(pick)!.id]),
      )
      expect(withReadings(ruleset, all).problems).toEqual([])
    }
  })

  it('answer every open question of the texts, those without an alternative too', () => {
    expect(ruleset.readings!.length).toBeGreaterThanOrEqual(55)
    for (const id of ['effective-date', 'non-retroactivity']) {
      expect(ruleset.readings!.find((reading) => reading.id === id)?.alternatives).toBeUndefined()
    }
  })
})

describe('what is generated', () => {
  it('keeps the JSON Schema beside the rules in step', () => {
    expect(fileText('rules/ruleset.schema.json')).toBe(generated()['rules/ruleset.schema.json'])
  })
})
