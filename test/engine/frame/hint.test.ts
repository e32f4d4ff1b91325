// What a hint says to write is never what was refused, nor would it be refused in turn.
import { describe, expect, it } from 'vitest'
import type { CompiledFact } from '../../../engine/compile/model.ts'
import { enter } from '../../../engine/frame/enter.ts'
import { createFrame } from '../../../engine/frame/frame.ts'
import { namesOf } from '../../../engine/frame/names.ts'
import { factProblem, factValue } from '../../../engine/frame/value.ts'
import { requestFindings } from '../../../engine/schema/validate.ts'
import { record, request, v1 } from '../../support.ts'

const { compiled } = v1().standard
const some = compiled.facts.find(({ id }) => id === 'awarded')!
const KINDS = ['integer', 'decimal', 'date', 'choice', 'text', 'boolean'] as const
const facts: CompiledFact[] = KINDS.map((kind) => ({
  ...(compiled.facts.find((each) => each.kind === kind && each.column !== -1) ?? some),
  kind,
}))
const TYPED = [
  ...[
    '3.001',
    '3.000',
    '0003',
    '-0',
    '－0',
    '３．００１',
    '3.001分',
    '12',
    '12台',
    '三点五',
    '1,5',
  ],
  ...['1234567890123456', '99999999999999999999', '12345678901234', '２０００００００００１', '-7'],
  ...[
    '2026-02-30',
    '2026/2/30',
    '0000/1/1',
    '2026-13-01',
    '20260101',
    'YYYY-MM-DD',
    '2026年1月1日',
  ],
  ...[
    'true',
    'TRUE',
    '是',
    '',
    ' ',
    'x'.repeat(201),
    '省 级',
    '省级 ',
    3.001,
    2.5,
    -0,
    1e300,
    12,
    true,
  ],
]

describe.each(facts)('a fact of the kind $kind', (fact) => {
  it.each(TYPED)('refused as %j is told to be written otherwise', (value) => {
    if (factValue(fact, value, new Map()) !== undefined) return
    const { code, hint } = factProblem(fact, value, [fact.id])
    const write = /^(?:.*写成|只写数，写成) (.+)$/.exec(hint?.zh ?? '')?.[1]
    if (write === undefined || write === 'YYYY-MM-DD') return
    // Text in quotes differs from the number by these alone.
    if (!hint!.zh.startsWith('去掉引号')) expect(write).not.toBe(value)
    const typed = fact.kind === 'date' ? write : JSON.parse(write)
    expect(factValue(fact, typed, new Map()), `${code} ${hint!.zh}`).toBeDefined()
  })
})

describe('more than two decimals', () => {
  it.each(['3.001', '３．００１', '3.001分', 3.001])('as in %j are not rounded', (value) => {
    expect(factProblem(some, value, ['awarded'])).toMatchObject({
      code: 'type-wrong',
      hint: { zh: '至多保留两位小数，系统不代为舍入' },
    })
  })
})

describe('a number in figures that no column holds', () => {
  it('is out of range, in quotes or not', () => {
    const whole = facts[0]!
    for (const value of ['1234567890123456', '99999999999999999999', 1234567890123456])
      expect(factProblem(whole, value, ['n']).code, String(value)).toBe('value-range')
  })

  it('and below nothing is told to be written as nothing', () => {
    const found = factProblem(facts[0]!, -0, ['n'])
    expect([found.text.zh, found.hint?.zh]).toEqual(['「-0」应为整数', '写成 0'])
  })
})

describe('text in quotes', () => {
  it('that reads like its value only loses them', () => {
    expect(factProblem(facts[0]!, '12', ['n']).hint?.zh).toBe('去掉引号，写成 12')
    expect(factProblem(facts[5]!, 'true', ['b']).hint?.zh).toBe('去掉引号，写成 true')
    expect(factProblem(facts[5]!, 'TRUE', ['b']).hint?.zh).toBe('写成 true')
  })
})

describe('a day of a record', () => {
  it.each(['20260101', '2026-1-1', '２０２６-０１-０１', '2026/2/30'])('%s', (occurredOn) => {
    const found = requestFindings(request([record({ occurredOn })]))
    const [only, ...more] = found.map((each) => each.problem.hint?.zh)
    expect(more).toEqual([])
    expect(only ?? '').not.toContain(`写成 ${occurredOn}`)
    if (occurredOn === '2026-1-1') expect(only).toBe('写成 2026-01-01')
    if (occurredOn.startsWith('２')) expect(only).toBe('用半角写成 2026-01-01')
  })
})

describe('the types of subjects that are allowed', () => {
  it('are named to the last', () => {
    const { names, frame } = { names: namesOf(compiled), frame: createFrame(compiled) }
    const subject = { ...request().subject, type: 'firm' }
    const [found] = enter(compiled, names, frame, { ...request(), subject })
    for (const type of compiled.subjectTypes) expect(found!.hint!.zh).toContain(type)
  })
})
