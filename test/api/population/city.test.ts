// From the command line: an invented city, exported, and simulated as an evaluator that knows
// nothing of us grades the export.
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Line } from '../../../engine/schema/assessment.ts'
import { requestFindings } from '../../../engine/schema/validate.ts'
import { evaluate } from '../../oracle/evaluate.ts'
import type { Input } from '../../oracle/input.ts'
import { ROOT, size } from '../../support.ts'

const SIZE = size(2_000_000, 20_000)
const folder = mkdtempSync(join(tmpdir(), 'liangxin-city-'))
const city = join(folder, 'city.pop')
const lines = join(folder, 'city.ndjson')

function liangxin(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'api/bin/liangxin.js'), ...args],
    { cwd: folder, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

const generate = (seed: number, out: string, count = SIZE) =>
  liangxin(
    ...['population', 'generate', '--size', `${count}`, '--seed', `${seed}`],
    ...['--as-of', '2026-06-30', '--out', out],
  )

function simulate(...more: string[]) {
  const said = liangxin(
    ...['simulate', '--ruleset', 'hangzhou-metrology', '--from', 'v1', '--to', 'v1'],
    ...['--population', city, '--json', ...more],
  )
  expect(said.stderr).toBe('')
  return JSON.parse(said.stdout)
}

// Line by line: the export of a whole city is longer than a string may be.
function* exported(): Generator<Input> {
  const file = openSync(lines, 'r')
  const bytes = Buffer.alloc(1 << 20)
  const decoder = new StringDecoder()
  let rest = ''
  for (let length = 1; length > 0; ) {
    length = readSync(file, bytes)
    const parts = (rest + decoder.write(bytes.subarray(0, length))).split('\n')
    rest = parts.pop()!
    for (const line of parts) yield JSON.parse(line)
  }
  closeSync(file)
}

function oracle(readings: Record<string, string>, asOf = '2026-06-30') {
  const matrix: Record<string, Record<string, number>> = {}
  for (const a of 'ABCDE') matrix[a] = { A: 0, B: 0, C: 0, D: 0, E: 0 }
  let applicable = 0
  for (const input of exported()) {
    const before = evaluate({ ...input, asOf }, {}).grade
    const after = evaluate({ ...input, asOf }, readings as Parameters<typeof evaluate>[1]).grade
    if (!before || !after) continue
    applicable++
    matrix[before]![after]!++
  }
  return { matrix, applicable }
}

beforeAll(() => {
  const { status, stderr } = generate(7, city)
  expect(stderr.replace(/.*building.*\n/g, '')).toBe('')
  expect(status).toBe(0)
  const out = openSync(lines, 'w')
  const program = join(ROOT, 'dist/liangxin.js')
  spawnSync(process.execPath, [program, 'population', 'export', city], {
    stdio: ['ignore', out, 'inherit'],
  })
  closeSync(out)
}, 600_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an invented city', () => {
  it('is simulated cell by cell as the export is graded', () => {
    const { matrix, applicable, unknown, subjects, movers } = simulate()
    expect({ matrix, applicable }).toEqual(oracle({}))
    expect({ subjects, unknown, movers }).toEqual({ subjects: SIZE, unknown: 0, movers: 0 })
    for (const grade of 'ABCDE') expect(matrix[grade][grade], grade).toBeGreaterThan(0)
  }, 600_000)

  it('is simulated so with readings switched, and on another day', () => {
    const readings = { 'same-conduct': 'sum', 'penalty-breadth': 'except-minor' }
    const flags = Object.entries(readings).flatMap(([id, to]) => ['--reading-to', `${id}=${to}`])
    const { matrix, applicable, movers } = simulate(...flags, '--as-of', '2025-02-28')
    expect({ matrix, applicable }).toEqual(oracle(readings, '2025-02-28'))
    expect(movers).toBeGreaterThan(0)
  }, 600_000)

  it('is simulated under two versions at once, each as alone, with its readings', () => {
    const two = liangxin(
      ...['simulate', '--ruleset', 'hangzhou-metrology', '--population', city, '--json'],
      ...['--from', 'v1', '--to', 'v1', '--reading-to', 'same-conduct=sum'],
      ...['--to', 'v1', '--reading-to', 'half-points=favour-subject'],
    )
    const { also, ...first } = JSON.parse(two.stdout)
    expect(first).toEqual(simulate('--reading-to', 'same-conduct=sum'))
    const {
      from: _,
      population: __,
      asOf: ___,
      ...alone
    } = simulate(...['--reading-to', 'half-points=favour-subject'])
    expect(also).toEqual(alone)
    expect(first.shares.map(({ share }: { share: { worse: number } }) => share.worse)).toEqual([
      first.worse,
    ])
  }, 600_000)

  it('names everybody who moved, with both score sheets, and districts by their names', () => {
    const file = join(folder, 'movers.ndjson')
    const said = liangxin(
      ...['simulate', '--ruleset', 'hangzhou-metrology', '--population', city],
      ...['--from', 'v1', '--to', 'v1', '--reading-to', 'same-conduct=sum', '--movers', file],
    )
    expect(said.status).toBe(0)
    expect(said.stdout).toMatch(/桐庐县 +[\d,]+ +[\d,]+/)
    expect(said.stdout).toContain('改用的解释口径')
    const movers = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(movers).toHaveLength(simulate('--reading-to', 'same-conduct=sum').movers)
    for (const { from, to, because } of movers.slice(0, 200)) {
      expect(from.grade).not.toBe(to.grade)
      expect(because.map(({ at }: { at: string }) => at)).toContain('readings.same-conduct')
      for (const { score, lines: sheet } of [from, to]) {
        const counted = sheet.reduce((sum: number, { points }: Line) => sum + points * 100, 9000)
        expect(Math.round(counted)).toBe(Math.round(score * 100))
      }
    }
    const nowhere = join(folder, 'none', 'movers.ndjson')
    const refused = liangxin(
      ...['simulate', '--ruleset', 'hangzhou-metrology', '--population', city],
      ...['--from', 'v1', '--to', 'v1', '--movers', nowhere],
    )
    expect([refused.status, refused.stderr.split(' ')[1]]).toEqual([1, 'file-unwritable'])
  }, 600_000)

  it('exports score requests that the contract accepts', () => {
    let count = 0
    let records = 0
    const districts = new Set<string>()
    for (const input of exported()) {
      count++
      records += input.records.length
      districts.add(input.subject.district!)
      if (count < 500) expect(requestFindings(input)).toEqual([])
    }
    expect(count).toBe(SIZE)
    expect(districts.size).toBe(13)
    expect(records / count).toBeGreaterThan(1.4)
    expect(records / count).toBeLessThan(1.6)
  }, 600_000)

  it('is the same for the same seed, to the byte', () => {
    const [first, again, other] = ['a', 'b', 'c'].map((name) => join(folder, name))
    generate(5, first!, 2_000)
    generate(5, again!, 2_000)
    generate(6, other!, 2_000)
    expect(readFileSync(first!).equals(readFileSync(again!))).toBe(true)
    expect(readFileSync(first!).equals(readFileSync(other!))).toBe(false)
  })

  it('says so where the file is damaged, cut off or none', () => {
    const file = join(folder, 'damaged')
    generate(5, file, 100)
    const bytes = readFileSync(file)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(join(folder, 'flipped'), bytes)
    const codes = ['flipped', 'none', 'missing'].map((name) => {
      if (name === 'none') writeFileSync(join(folder, name), '{}')
      const { status, stderr } = liangxin('population', 'export', join(folder, name))
      expect(status).toBe(1)
      return stderr.split(' ')[1]
    })
    expect(codes).toEqual(['population-damaged', 'population-file', 'file-unreadable'])
    truncateSync(file, 3_000)
    expect(liangxin('population', 'info', file).stderr).toContain('population-damaged')
  })

  it('refuses what is no size, seed, day, version or reading', () => {
    const usage = (...args: string[]) => liangxin(...args).status
    const make = ['population', 'generate', '--out', join(folder, 'x')]
    expect(usage(...make, '--size', '0')).toBe(2)
    expect(usage(...make, '--size', '1e3')).toBe(2)
    expect(usage(...make, '--size', '5', '--seed', '-1')).toBe(2)
    expect(usage(...make, '--size', '5', '--as-of', '2026-02-30')).toBe(2)
    const compare = ['simulate', '--ruleset', 'hangzhou-metrology', '--population', city]
    expect(usage(...compare, '--from', 'v1', '--to', 'v99')).toBe(2)
    expect(usage(...compare, '--from', 'v1', ...['--to', 'v1', '--to', 'v1', '--to', 'v1'])).toBe(2)
    expect(usage(...compare, '--from', 'v1', '--to', 'v1', '--reading-to', 'half-points')).toBe(2)
    expect(
      usage(...compare, '--from', 'v1', '--to', 'v1', '--reading-to', 'half-points=never'),
    ).toBe(2)
  })
})
