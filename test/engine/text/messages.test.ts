// Mistakes that Chinese keyboards and hands make, named as what they are, at their place.
import { describe, expect, it } from 'vitest'
import { problemLine } from '../../../api/cli/report.ts'
import { load } from '../../../engine/assess/load.ts'
import { readText } from '../../../engine/text/read.ts'
import { fileText } from '../../support.ts'

const V1 = fileText('rules/hangzhou-metrology/v1.yaml')

function first(text: string): string {
  const { problems } = readText(text)
  expect(problems.length, text).toBeGreaterThan(0)
  return problemLine('f', problems[0]!)
}

describe('A full-width mark', () => {
  it.each([
    ['a colon', 'a: 1\npoints：-5\nb: 2\n', '2:7', '：', ':'],
    ['a colon in the last line of a map', 'a:\n  x: 1\n  points：-5\nb: 2\n', '3:9', '：', ':'],
    ['a colon in an item', 'items:\n  - id: x\n    points：-5\n    cite: a/b\n', '3:11', '：', ':'],
    ['a colon that opens a list', 'a: 1\nitems：\n  - id: x\n', '2:6', '：', ':'],
    ['a colon in a member’s first line', 'items:\n  - id：x\n    points: 5\n', '2:7', '：', ':'],
    ['a colon in brackets', 'a: { x：1, y: 2 }\n', '1:7', '：', ':'],
    ['a colon at the end of brackets', 'a: { y: 2, x：1 }\n', '1:13', '：', ':'],
    ['a comma in brackets', 'a: { x: 1，y: 2 }\n', '1:10', '，', ','],
    ['a brace', 'a: ｛ x: 1 ｝\n', '1:4', '｛', '{'],
    ['a dash of a list', 'a:\n  － id: x\n', '2:3', '－', '-'],
    ['a number sign', 'a: 1\n＃ 说明\nb: 2\n', '2:1', '＃', '#'],
  ])('%s is named with the one to write', (_, text, place, value, instead) => {
    const line = first(text)
    expect(line).toContain(`f:${place} text-punctuation `)
    expect(line).toContain(`「${value}」是全角的`)
    expect(line).toContain(`「${instead}」`)
  })

  it.each([
    ['full-width', 'a:\n\u3000b: 1\n', '2:1', '全角空格（U+3000）'],
    ['no-break', 'a:\n\u00a0b: 1\n', '2:1', '不换行空格（U+00A0）'],
    ['no-break behind a colon', 'a:\u00a01\nb: 2\n', '1:3', '不换行空格（U+00A0）'],
  ])('a %s blank is named by its name: it looks like any other', (_, text, place, name) => {
    const line = first(text)
    expect(line).toContain(`f:${place} text-punctuation `)
    expect(line).toContain(`这里的空格是${name}`)
  })

  it('in text is text', () => {
    for (const text of [
      'a: 说明：甲，乙\n',
      'a: { 甲：乙: 1 }\n',
      '"a：b": 1\n',
      'a: ["1，2", （甲）]\n',
    ])
      expect(readText(text).problems).toEqual([])
  })

  it('does not take the blame for another fault', () => {
    expect(first('a: "说明：x\nb: 1\n')).toContain('text-syntax')
    expect(first('text: 甲：乙: 丙\n')).toContain('text-syntax')
  })
})

describe('A number in another hand', () => {
  it.each([
    ['a true minus', 'points: −3', '-3'],
    ['full-width digits', 'points: －３', '-3'],
    ['quotes', 'points: "-3"', '-3'],
  ])('%s is a type error that says how to write it', (_, wrong, right) => {
    const text = V1.replace('points: -3\n        cite: 标准/24', `${wrong}\n        cite: 标准/24`)
    const [found] = load(text).problems
    const line = text.slice(0, text.indexOf(wrong)).split('\n').length
    expect(found).toMatchObject({ code: 'type-wrong', line })
    expect(found!.hint!.zh).toContain(right)
    expect(found!.hint!.en).toContain(right)
  })

  it('a list of clauses with full-width commas is no clause', () => {
    const [found] = load(V1.replace('cite: 办法/18 }', 'cite: 办法/18，办法/19 }')).problems
    expect(found).toMatchObject({ code: 'text-punctuation', path: 'validity.cite' })
  })

  it('a date says the same', () => {
    const [found] = load(V1.replace('2021-01-01', '２０２１-01-01')).problems
    expect(found).toMatchObject({ code: 'value-form' })
    expect(found!.hint!.zh).toContain('2021-01-01')
  })
})

describe('A fault of YAML', () => {
  it.each([
    ['a colon without a blank', 'a: 1\nb:2\nc: 3\n', '冒号'],
    ['an open quote', 'a: "x\nb: 1\n', '引号没有成对'],
    ['an open brace', 'a: { x: 1\nb: 2\n', '花括号没有成对'],
    ['an open bracket', 'a: [1, 2\nb: 2\n', '方括号没有成对'],
    ['a wrong indent', 'a:\n  b: 1\n c: 2\n', '缩进'],
    ['two colons', 'a: b: c\n', '加双引号'],
    ['a reserved beginning', 'a: @x\n', '加双引号'],
    ['a bracket too many', 'a: [1]]\n', '多出了内容'],
    ['a backslash', 'a: "\\q"\n', '反斜线'],
  ])('%s is told in Chinese and English', (_, text, words) => {
    const [found] = readText(text).problems
    expect(found!.code).toBe('text-syntax')
    expect(found!.text.zh).toContain(words)
    expect(found!.text.zh).not.toMatch(/[A-Za-z]{5}/)
    expect(found!.text.en).not.toMatch(/\p{Script=Han}/u)
  })
})
