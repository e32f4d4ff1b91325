// Constants of free text: what a full-width comma makes one, and the edit that parts it.
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { applyEdits } from '../../../engine/text/edit.ts'
import { type Change, changed, problemsOf } from './base.ts'

const WHEN = 'when: { fact: kind, is: 警告 }'

async function mended(change: Change): Promise<unknown> {
  const text = changed(change)
  const [found] = await problemsOf(text)
  const edited = applyEdits(text, found!.fix!)
  expect(edited.problems).toEqual([])
  expect(await problemsOf(edited.text)).toEqual([])
  return parse(edited.text).determinations[1].when
}

describe('the fix of a constant', () => {
  it('parts the members of a list where it stands', async () => {
    expect(await mended([WHEN, 'when: { fact: kind, in: [拘留, 警告，罚款] }'])).toEqual({
      fact: 'kind',
      in: ['拘留', '警告', '罚款'],
    })
  })

  it('parts them in a condition that no id leads to', async () => {
    const all =
      'when: { all: [{ fact: cheated, is: false }, { not: { fact: kind, in: [警告，罚款] } }] }'
    expect(await mended([WHEN, all])).toEqual({
      all: [{ fact: 'cheated', is: false }, { not: { fact: 'kind', in: ['警告', '罚款'] } }],
    })
  })

  it('takes the quotes of a Chinese keyboard off', async () => {
    expect(await mended([WHEN, 'when: { fact: kind, is: “警告” }'])).toEqual({
      fact: 'kind',
      is: '警告',
    })
  })

  it('says nothing of a list whose members are quoted, line by line', async () => {
    const list =
      '  - id: warned\n    grade: B\n    when:\n      fact: kind\n      in:\n        - "警告，罚款"\n    cite: 则/13'
    expect(
      await problemsOf(changed([`  - { id: warned, grade: B, ${WHEN}, cite: 则/13 }`, list])),
    ).toEqual([])
  })
})
