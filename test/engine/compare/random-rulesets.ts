// Random amendments of a ruleset that leave it one: other numbers, words and clauses, items
// that come, go, move or change their id, parts that are dropped.
import fc from 'fast-check'
import type { Edit } from '../../../engine/schema/readings.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { isRuleset } from '../../../engine/schema/validate.ts'
import { amend } from '../../../engine/text/amend.ts'
import { anyPath } from '../text/random-edits.ts'

/** The ruleset after those of the edits that leave it one; the same object where none does. */
export function amended(ruleset: Ruleset, edits: readonly Edit[]): Ruleset {
  let now = ruleset
  for (const edit of edits) {
    const { data, problems } = amend(now, [edit])
    const fits = problems.length === 0 && isRuleset(data)
    if (fits && JSON.stringify(data) !== JSON.stringify(now)) now = data
  }
  return now
}

/** An edit that may leave a ruleset one. */
export function amendment(ruleset: Ruleset): fc.Arbitrary<Edit> {
  const paths = anyPath(ruleset)
  const values = new Map<string, unknown[]>()
  for (const { path, value } of paths) {
    const key = path.split('.').at(-1)!
    values.set(key, [...(values.get(key) ?? []), value])
  }
  const items = ruleset.sections.flatMap((section) => section.items)
  const sections = ruleset.sections.map(({ name }) => name)
  const listed = paths.filter((each) => each.listed).map(({ path }) => path)
  const id = fc.constantFrom(...items.map((item) => item.id))
  const newId = fc.stringMatching(/^[a-z]{2,6}$/)
  const anotherValue = fc.constantFrom(...paths).chain(({ path, value }) => {
    const like = values.get(path.split('.').at(-1)!)!
    const other = [
      fc.constantFrom(...like),
      ...(typeof value === 'number'
        ? [fc.integer({ min: -3000, max: 3000 }).map((n) => n / 100)]
        : []),
      ...(typeof value === 'string'
        ? [newId, fc.constantFrom('办法/99', '新的文字', 'keep', 'may', 'sum')]
        : []),
    ]
    return fc.record({ set: fc.constant(path), to: fc.oneof(...other) })
  })
  const added = fc
    .record({
      item: fc.constantFrom(...items),
      newId,
      section: fc.constantFrom(...sections),
      after: id,
      last: fc.boolean(),
    })
    .map(
      ({ item, newId: own, section, after: behind, last }): Edit => ({
        add: `sections.${section}.items`,
        value: { ...item, id: own },
        ...(last ? {} : { after: behind }),
      }),
    )
  return fc.oneof(
    { arbitrary: anotherValue, weight: 6 },
    { arbitrary: added, weight: 2 },
    fc.record({ remove: fc.constantFrom(...paths.map(({ path }) => path)) }),
    fc.record({ move: fc.constantFrom(...listed) }),
    fc.constantFrom(...listed).chain((path) =>
      fc.record({
        move: fc.constant(path),
        after: fc.constantFrom(...listed.map((each) => each.split('.').at(-1)!)),
      }),
    ),
    id.chain((path) => fc.record({ set: fc.constant(`items.${path}.id`), to: newId })),
    fc.record({
      set: fc
        .constantFrom('items', 'sections', 'grades')
        .chain((kind) =>
          fc
            .constantFrom(...listed.filter((path) => path.startsWith(`${kind}.`)))
            .map(
              (path) =>
                `${path}.${kind === 'items' ? 'limit' : kind === 'grades' ? 'printedTo' : 'limit'}`,
            ),
        ),
      to: fc.constantFrom<unknown>(
        { points: 3, per: 'subject' },
        { points: -5, per: 'calendarYear' },
        7,
      ),
    }),
  )
}
