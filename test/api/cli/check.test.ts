// liangxin check as people start it: what goes where, in which language, and how it ends.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileText, ROOT, V1 } from '../../support.ts'
import { folder, PROGRAM } from './program.ts'

const TEXT = fileText('rules/hangzhou-metrology/v1.yaml')

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [PROGRAM, 'check', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

function file(name: string, text: string): string {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
  return name
}

describe('liangxin check', () => {
  it('finds nothing to do in v1, and reports what its readings answer', () => {
    const { code, out, err } = run(V1)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const sum of ['94.5 = 90 + 1.5 + 1 + 2', '84.5 = ', '74.5 = ', '64.5 = '])
      expect(out).toContain(sum)
    expect(out.match(/score-any-hundredth/g)).toHaveLength(1)
    expect(out).toContain('v1.yaml: 0个错误，0个提醒，6个提醒已答复')
  })

  it('tells of each error on stderr, at its place, and ends with 1', () => {
    const name = file('sign.yaml', TEXT.replace('points: 1.5', 'points: -1.5'))
    const { code, err } = run(name)
    expect(code).toBe(1)
    expect(err).toBe(
      'sign.yaml:174:9 points-sign 错误：评分项「quiet-6-months」在加分项目中，分值却是-1.5；正负号反了，写成 1.5；或者移到另一类项目\n',
    )
    expect(run(name, '--lang', 'en').err).toContain(
      'error: item 「quiet-6-months」 stands in a bonus section',
    )
  })

  it('ends with 0 where there are warnings only', () => {
    const { code, err } = run(file('differs.yaml', TEXT.replace('points: 1.5', 'points: 1.25')))
    expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 0, lines: 1 })
    expect(err).toContain('differs.yaml:174:9 printed-differs 提醒：')
  })

  it('prints JSON for programs, whole and with fixes', () => {
    const { out } = run(
      '--json',
      '--as-of',
      '2026-01-01',
      file('differs.yaml', TEXT.replace('points: 1.5', 'points: 1.25')),
    )
    const { asOf, files } = JSON.parse(out)
    expect(asOf).toBe('2026-01-01')
    expect(files[0]).toMatchObject({ file: 'differs.yaml', errors: 0, warnings: 1, notes: 6 })
    expect(
      files[0].problems.find(({ severity }: { severity: string }) => severity === 'warning'),
    ).toMatchObject({
      code: 'printed-differs',
      at: 'items.quiet-6-months.points',
      line: 174,
      related: { line: 172 },
      fix: [{ set: 'items.quiet-6-months.points', to: 1.5 }],
    })
  })

  it('reads the official texts that ship for a copy, and says so of texts nobody has', () => {
    expect(run(file('clause.yaml', TEXT.replace('cite: 标准/16', 'cite: 标准/96'))).err).toContain(
      'clause.yaml:270:9 clause-unknown 错误：官方文本中没有条款「标准/96」',
    )
    const { err } = run(
      file('unread.yaml', TEXT.replace('file: sources/scoring.yaml', 'file: sources/none.yaml')),
    )
    expect(err).toContain('unread.yaml:12:35 source-unread 提醒：')
  })

  it('runs the cases beside the rules once these have no error', () => {
    file(
      'cases/v1.yaml',
      TEXT.replace(/points: 1\.5(?=\n)/, 'points: 2').replace('加1.5分', '加2分'),
    )
    cpSync(
      join(ROOT, 'rules/hangzhou-metrology/v1.cases.yaml'),
      join(folder, 'cases/v1.cases.yaml'),
    )
    const { code, err } = run('cases/v1.yaml')
    expect(code).toBe(1)
    expect(err).toMatch(/^cases\/v1\.cases\.yaml:\d+:\d+ case-differs 错误：案例「/m)
  })

  it('compares with the versions beside it', () => {
    file('hangzhou-metrology/v2.yaml', TEXT.replace('version: v1', 'version: v2'))
    expect(run('hangzhou-metrology/v2.yaml').err).toContain(
      'v2.yaml:9:1 effective-date-taken 错误：',
    )
    file('hangzhou-metrology/v3.yaml', TEXT)
    expect(run('hangzhou-metrology/v3.yaml').err).toContain(
      'v3.yaml:6:1 file-mismatch 错误：文件写的是「v1」，应为「v3」',
    )
    const cut =
      TEXT.slice(0, TEXT.indexOf('  - name: 校准机构')) +
      TEXT.slice(TEXT.indexOf('determinations:'))
    expect(run(file('cut.yaml', cut)).err).toContain('parts-gone 提醒：与v1相比少了40个评分项')
  })

  it('checks every file, and says what it cannot read', () => {
    const { code, out, err } = run('missing.yaml', V1)
    expect(code).toBe(1)
    expect(err).toContain('missing.yaml:1:1 file-unreadable')
    expect(out).toContain('v1.yaml: 0个错误')
  })

  it.each([[['--lang', 'fr', 'x']], [['--as-of', '2026-02-30', 'x']], [[]]])(
    'takes %j for wrong usage',
    (args) => {
      expect(run(...args).code).toBe(2)
    },
  )
})
