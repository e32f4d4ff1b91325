// The laws of edits by id: what the text says afterwards is what `amend` makes of the data,
// and undoing gives back every letter.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../engine/schema/readings.ts'
import { amend } from '../../../engine/text/amend.ts'
import { applyEdits } from '../../../engine/text/edit.ts'
import { readText } from '../../../engine/text/read.ts'
import { spliced } from '../../../engine/text/splice.ts'
import { fileText, size } from '../../support.ts'
import { editOf } from './random-edits.ts'
import { TEXTS } from './texts.ts'

const V1 = fileText('rules/hangzhou-metrology/v1.yaml')

function obeys(text: string, edits: readonly Edit[]): void {
  const { data, problems } = readText(text)
  expect(problems).toEqual([])
  const wanted = amend(data, edits)
  const edited = applyEdits(text, edits)
  if (wanted.problems.length > 0 || edited.problems.length > 0) {
    expect(edited.problems.length).toBeGreaterThan(0)
    expect(edited.text).toBe(text)
    expect(edited.undo).toEqual([])
    return
  }
  const back = readText(edited.text)
  expect(back.problems).toEqual([])
  expect(back.data).toEqual(wanted.data)
  expect(spliced(edited.text, edited.undo)).toBe(text)
  expect(spliced(text, edited.changes)).toBe(edited.text)
}

describe('Edits by id', () => {
  it.each(Object.entries(TEXTS))('say what amend says, and can be undone: %s', (_, text) => {
    const { data } = readText(text)
    const edits = fc.array(editOf(data), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(edits, (each) => obeys(text, each)),
      { numRuns: size(5000, 150) },
    )
  })

  it('say what amend says, and can be undone: the shipped standard', () => {
    const { data } = readText(V1)
    fc.assert(
      fc.property(fc.array(editOf(data), { minLength: 1, maxLength: 2 }), (edits) =>
        obeys(V1, edits),
      ),
      { numRuns: size(2000, 40) },
    )
  })
})
