// liangxin test: the cases beside the rules.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileText, ROOT, V1 } from '../../support.ts'
import { complaints, folder, places, put, run } from './program.ts'

const CASES = 'rules/hangzhou-metrology/v1.cases.yaml'
const V1_TEXT = fileText('rules/hangzhou-metrology/v1.yaml')
/** The first cases that ship, so that a run of them is short. */
const FEW = fileText(CASES)
  .split(/(?=^ {2}- id: )/m)
  .slice(0, 6)
  .join('')

describe('liangxin test', () => {
  test('passes on the cases that ship, with nothing left out.', async () => {
    const file = join(ROOT, CASES)
    const { code, out, err } = await run(['test', file])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/，0 个不符 \(\d+ cases, \d+ results, 0 differ\)/)
    const [, covered, parts] = /\(coverage\) (\d+)\/(\d+)/.exec(out)!
    expect(covered).toBe(parts)
  })

  test.each([
    ['a score', 'score: 90,', 'score: 91,', 'score'],
    ['a grade', ' grade: B,', ' grade: A,', 'grade'],
    ['points', 'points: { quiet-3-months: 1 }', 'points: { quiet-3-months: 2 }', 'points'],
  ])('fails at the line of an expectation that is changed: %s.', async (_what, from, to, part) => {
    const text = FEW
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    const file = put('changed.cases.yaml', changed)
    const { code, out, err } = await run(['test', file, '--rules', V1])
    expect(code).toBe(1)
    const lines = changed.split('\n')
    const row = lines.findIndex((each, i) => each !== text.split('\n')[i])
    const key = part === 'points' ? 'quiet-3-months:' : `${part}:`
    expect(places(err, file)).toEqual([`${row + 1}:${lines[row]!.indexOf(key) + 1} case-differs`])
    expect(out).toContain('1 differ')
  })

  test('fails where the rules are changed and the cases are not.', async () => {
    const rules = fileText('rules/hangzhou-metrology/v1.yaml').replace('base: 90', 'base: 89.99')
    const { code, err } = await run(['test', join(ROOT, CASES), '--rules', put('v9.yaml', rules)])
    expect(code).toBe(1)
    expect(complaints(err).length).toBeGreaterThan(100)
  })

  test('takes the rules beside the cases.', async () => {
    put('v1.yaml', fileText('rules/hangzhou-metrology/v1.yaml').replace('base: 90', 'base: 80'))
    const file = put('beside.cases.yaml', FEW)
    expect((await run(['test', file])).code).toBe(1)
    rmSync(join(folder, 'v1.yaml'))
    expect((await run(['test', file])).code).toBe(0)
  })

  test('runs every file, and one that fails is not made good by another.', async () => {
    const good = put('good.cases.yaml', FEW)
    const bad = put('bad.cases.yaml', FEW.replace('score: 90,', 'score: 91,'))
    for (const files of [
      [good, bad],
      [bad, good],
    ]) {
      const { code, out } = await run(['test', ...files, '--rules', V1])
      expect(code).toBe(1)
      expect(out).toContain(`${good}: `)
      expect(out).toContain(`${bad}: `)
    }
  })

  test.each([
    ['no YAML', 'cases: [', 'text-syntax'],
    ['no cases', 'ruleset: hangzhou-metrology\nversion: v1\ncases: []\n', 'list-empty'],
    ['an unknown version', FEW.replace('version: v1', 'version: v0'), 'version-unknown'],
    ['an unknown key', FEW.replace('expect:', 'expects:'), 'key-unknown'],
    ['a fact of a wrong type', FEW.replace('instruments: 30', 'instruments: "30"'), 'case-shape'],
    ['an id used twice', FEW.replace('- id: G02', '- id: G01'), 'id-duplicate'],
  ])('fails, and never throws, on a file with %s.', async (_what, text, problem) => {
    const { code, err } = await run(['test', put('odd.cases.yaml', text)])
    expect(code).toBe(1)
    expect(err).toContain(` ${problem} `)
    expect(err).not.toMatch(/^ {4}at /m)
  })

  test('fails on a ruleset that is not there, with its name, and never throws.', async () => {
    const text = FEW.replace('ruleset: hangzhou-metrology', 'ruleset: nowhere')
    const { code, err } = await run(['test', put('r.cases.yaml', text)])
    expect(code).toBe(1)
    expect(err).not.toMatch(/^ {4}at /m)
    expect(err).toContain(' ruleset-unknown ')
    expect(err).toContain('「nowhere」')
  })

  test('fails on bytes that are no UTF-8, and guesses no character.', async () => {
    const [head, tail] = FEW.split('新建档企业')
    const gbk = Buffer.from([0xd0, 0xc2, 0xbd, 0xa8])
    const file = put('g.cases.yaml', Buffer.concat([Buffer.from(head!), gbk, Buffer.from(tail!)]))
    const { code, out, err } = await run(['test', file, '--rules', V1])
    expect([code, out]).toEqual([1, ''])
    expect(places(err, file)).toEqual(['1:1 encoding-not-utf8'])
  })

  test('fails on a file that is not there.', async () => {
    const file = join(folder, 'none.cases.yaml')
    const { code, out, err } = await run(['test', file])
    expect([code, out]).toEqual([1, ''])
    expect(places(err, file)).toEqual(['1:1 file-unreadable'])
  })

  test('shows of the points only what differs.', async () => {
    const file = put(
      'many.cases.yaml',
      FEW.replace('points: { quiet-3-months: 1 }', 'points: { quiet-3-months: 2, award: 4 }'),
    )
    const { err } = await run(['test', file, '--rules', V1])
    expect(complaints(err).map((each) => /的(points\S+) /.exec(each)?.[1])).toEqual([
      'points.award应为4，实为—',
      'points.quiet-3-months应为2，实为1',
    ])
  })

  test('tells of a case about nothing there is, with the nearest id.', async () => {
    const wrong = FEW.replace(/^( +)about: \[/m, '$1about: [same-conducts, ')
    expect(wrong).not.toBe(FEW)
    const file = put('about.cases.yaml', wrong)
    const { code, err } = await run(['test', file, '--rules', V1])
    expect(code).toBe(0)
    const row = wrong.split('\n').findIndex((each) => each.includes('same-conducts'))
    const column = wrong.split('\n')[row]!.indexOf('same-conducts') + 1
    expect(places(err, file)).toEqual([`${row + 1}:${column} case-about`])
    expect(err).toContain('是否想写「same-conduct」')
  })

  test('says at the version that no file of it stands beside, and which do.', async () => {
    const own = V1_TEXT.replace('ruleset: hangzhou-metrology', 'ruleset: elsewhere')
    put('v1.yaml', own)
    const cases = FEW.replace('ruleset: hangzhou-metrology', 'ruleset: elsewhere')
    const file = put('own.cases.yaml', cases.replace('version: v1', 'version: v2'))
    const { code, err } = await run(['test', file])
    rmSync(join(folder, 'v1.yaml'))
    expect(code).toBe(1)
    const row = cases.split('\n').findIndex((each) => each.startsWith('version:'))
    expect(err).toContain(
      `:${row + 1}:1 version-unknown version 没有版本「v2」：旁边没有文件「v2.yaml」`,
    )
    expect(err).toContain('现有：v1')
  })

  test('tells a date that lacks a zero how it is written.', async () => {
    const dated = FEW.replace('"2026-05-01"', '"2026-5-01"')
    expect(dated).not.toBe(FEW)
    const { code, err } = await run(['test', put('d.cases.yaml', dated), '--rules', V1])
    expect(code).toBe(1)
    expect(err).toContain('写成 2026-05-01')
    expect(err).not.toContain('不存在')
  })
})
