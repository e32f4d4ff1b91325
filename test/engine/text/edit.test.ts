// Edits by id on the text: what changes, and what must not.
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../engine/schema/readings.ts'
import { applyEdits } from '../../../engine/text/edit.ts'
import { readText } from '../../../engine/text/read.ts'
import { spliced } from '../../../engine/text/splice.ts'
import { fileText } from '../../support.ts'
import { TEXTS } from './texts.ts'

const V1 = fileText('rules/hangzhou-metrology/v1.yaml')
const BLOCK = TEXTS['block style with comments']!
const FLOW = TEXTS['flow style']!

/** The lines taken out (−) and put in (+), between what both texts begin and end with. */
function diff(text: string, ...edits: Edit[]): string[] {
  const edited = applyEdits(text, edits)
  expect(edited.problems).toEqual([])
  expect(spliced(edited.text, edited.undo)).toBe(text)
  const before = text.split('\n')
  const after = edited.text.split('\n')
  let head = 0
  while (head < before.length && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < Math.min(before.length, after.length) - head &&
    before.at(-1 - tail) === after.at(-1 - tail)
  )
    tail++
  return [
    ...before.slice(head, before.length - tail).map((line) => `-${line}`),
    ...after.slice(head, after.length - tail).map((line) => `+${line}`),
  ]
}

describe('A changed number', () => {
  it('is one changed line, wherever it stands', () => {
    expect(diff(V1, { set: 'items.market-scale-missing.points', to: -10 })).toEqual([
      '-        points: -3',
      '+        points: -10',
    ])
    expect(diff(V1, { set: 'items.award.pointsBy.level.县级', to: 2.5 })).toEqual([
      '-        pointsBy: { level: { 县级: 2, 市级: 4, 省级: 6, 国家级: 8 } }',
      '+        pointsBy: { level: { 县级: 2.5, 市级: 4, 省级: 6, 国家级: 8 } }',
    ])
    expect(diff(V1, { set: 'grades.B.from', to: 80 })).toEqual(['-    from: 85', '+    from: 80'])
    expect(diff(BLOCK, { set: 'items.a.points', to: 2 })).toEqual([
      '-        points: 1   # 分值',
      '+        points: 2   # 分值',
    ])
  })

  it('that was so before changes nothing', () => {
    expect(diff(V1, { set: 'score.base', to: 90 })).toEqual([])
    expect(diff(V1, { set: 'score', to: { ...base() } })).toEqual([])
  })

  it('in a value given as a whole is still one changed line', () => {
    expect(diff(V1, { set: 'score', to: { ...base(), base: 100 } })).toEqual([
      '-  base: 90',
      '+  base: 100',
    ])
  })
})

describe('A new value', () => {
  it('keeps the quotes and the comment of its line', () => {
    expect(diff(BLOCK, { set: 'items.b.text', to: "第二项's" })).toEqual([
      "-        text: '第二项 ''单引号'''",
      "+        text: '第二项''s'",
    ])
    expect(diff(BLOCK, { set: 'format', to: 2 })).toEqual([
      '-format: 1 # 版本',
      '+format: 2 # 版本',
    ])
  })

  it('of several lines goes below its key, and back', () => {
    const rows = diff(BLOCK, { set: 'items.a.points', to: { a: '长'.repeat(60), b: [1, 2] } })
    expect(rows).toEqual([
      '-        points: 1   # 分值',
      '+        points:   # 分值',
      `+          a: ${'长'.repeat(60)}`,
      '+          b: [1, 2]',
    ])
    expect(diff(BLOCK, { set: 'items.b.when', to: { fact: 'x', is: 2 } }).at(-1)).toBe(
      '+        when: { fact: x, is: 2 }',
    )
  })

  it('does not take in a comment below it that stands as deep as its lines', () => {
    expect(diff(BLOCK, { set: 'sections.甲', to: '一\n二' }).at(-1)).toBe('+  - "一\\n二"')
    expect(diff(BLOCK, { set: 'items.a.text', to: '一\n二' })).toContain('+        text: |-')
  })

  it('is put where the key belongs in the order of the format', () => {
    expect(diff(V1, { set: 'items.award.limit', to: { per: 'calendarYear', points: 8 } })).toEqual([
      '+        limit: { points: 8, per: calendarYear }',
    ])
    expect(diff(V1, { set: 'sections.商品量.limit', to: { points: -20, per: 'subject' } })).toEqual(
      ['+    limit: { points: -20, per: subject }'],
    )
    expect(diff(V1, { set: 'score.clamp.max', to: 100 })).toEqual([
      '-  clamp: {}',
      '+  clamp: { max: 100 }',
    ])
    expect(diff(FLOW, { set: 'version', to: 'v1' })).toEqual(['+  version: v1,'])
  })
})

describe('A new item', () => {
  it('is written as its neighbours are', () => {
    const value = {
      cite: '标准/88',
      points: 1,
      text: '甲',
      id: 'new',
      when: { condition: 'enrolled' },
    }
    expect(diff(V1, { add: 'sections.守信激励.items', value, after: 'award' })).toEqual([
      '+      - id: new',
      '+        text: 甲',
      '+        points: 1',
      '+        when: { condition: enrolled }',
      '+        cite: 标准/88',
    ])
    expect(diff(FLOW, { add: 'sections.乙.items', value: { id: 'n', points: 3 } })).toEqual([
      '+      { id: n, points: 3 },',
    ])
  })

  it('never folds a long line', () => {
    const text = '很长的评价内容，'.repeat(60)
    const value = { id: 'new', text, points: -1, cite: '标准/88' }
    const rows = diff(V1, { add: 'sections.商品量.items', value })
    expect(rows).toContain(`+        text: ${text}`)
    expect(rows).toHaveLength(4)
  })
})

describe('A removed item', () => {
  it('takes its own comment along and leaves headings and its neighbours’', () => {
    const first = diff(BLOCK, { remove: 'items.a' })
    expect(first).toEqual([
      '-      - id: a',
      '-        text: 第一项',
      '-        points: 1   # 分值',
    ])
    const second = diff(BLOCK, { remove: 'items.b' })
    expect(second[0]).toBe('-      # 关于b')
    expect(second.at(-1)).toBe('-            - { condition: y }')
    expect(diff(BLOCK, { remove: 'items.c' })).toHaveLength(1)
    expect(diff(V1, { remove: 'readings.inclusive-limits' })[0]).toBe('-  - id: inclusive-limits')
    expect(diff(V1, { remove: 'validity' })).toEqual([
      '-# 自录入之日起三年；最后一天含当日，遇到没有对应日期的月份为月末。',
      '-validity: { years: 3, from: recordedOn, lastDay: inclusive, cite: 办法/18 }',
      '-',
    ])
  })

  it('as the last of its list leaves an empty list, and its heading', () => {
    const text = 'list: # 一\n  # 说明\n  - id: a\n    # 内\n  # 尾\nlast: 1\n'
    expect(applyEdits(text, [{ remove: 'list.a' }]).text).toBe(
      'list: [] # 一\n  # 说明\n  # 尾\nlast: 1\n',
    )
  })

  it('leaves a text that ends as it did', () => {
    const open = BLOCK.trimEnd()
    expect(applyEdits(open, [{ remove: 'last' }]).text.endsWith('\n')).toBe(false)
    expect(applyEdits(BLOCK, [{ remove: 'last' }]).text.endsWith('}\n')).toBe(true)
  })
})

describe('A moved item', () => {
  it('moves with its comment, letter for letter', () => {
    expect(applyEdits(BLOCK, [{ move: 'items.b' }]).text).toBe(
      BLOCK.replace(
        /( {6}- id: a\n(?: {8}.*\n)+)( {6}# 关于b\n {6}- id: b\n(?: {8}.*\n)+)/,
        '$2$1',
      ),
    )
    const there = applyEdits(V1, [{ move: 'items.award', after: 'skills-contest' }])
    expect(applyEdits(there.text, [{ move: 'items.award', after: 'quiet-1-year' }]).text).toBe(V1)
  })
})

describe('An edit that cannot be done', () => {
  it.each<[string, Edit, string]>([
    ['at an unknown item', { set: 'items.nobody.points', to: 1 }, 'edit-path'],
    ['after an unknown item', { move: 'items.award', after: 'nobody' }, 'edit-path'],
    ['without a value', { set: 'items.award.points' }, 'edit-shape'],
    ['of two kinds', { set: 'combine', remove: 'combine', to: 1 }, 'edit-shape'],
    ['with a hidden character', { set: 'items.award.text', to: 'a\u200bb' }, 'text-character'],
    ['with a number that no text can hold', { set: 'score.base', to: 1e21 }, 'number-form'],
    ['with a key that is none', { set: 'facts.__proto__', to: 1 }, 'text-forbidden'],
    ['too deep', { set: 'conditions.x', to: deep(41) }, 'text-depth'],
  ])('%s is a problem in two languages, and nothing is changed', (_, edit, code) => {
    const good: Edit = { set: 'score.base', to: 100 }
    const edited = applyEdits(V1, [good, edit])
    expect(edited.text).toBe(V1)
    expect(edited.undo).toEqual([])
    expect(edited.problems[0]).toMatchObject({ code, path: 'edits[1]' })
    expect(edited.problems[0]!.text.zh).toMatch(/\p{Script=Han}/u)
    expect(edited.problems[0]!.text.en).not.toMatch(/\p{Script=Han}/u)
  })

  it('in a text that cannot be read tells what is wrong with the text', () => {
    const { problems } = applyEdits('a: [1', [{ set: 'a', to: 1 }])
    expect(problems[0]).toMatchObject({ code: 'text-syntax', line: 1 })
  })
})

function base(): Record<string, unknown> {
  return (readText(V1).data as { score: Record<string, unknown> }).score
}

function deep(levels: number): unknown {
  return levels === 0 ? 1 : [deep(levels - 1)]
}
