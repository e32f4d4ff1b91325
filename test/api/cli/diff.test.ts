// liangxin diff, as people run it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../../engine/compare/compare.ts'
import type { Edit } from '../../../engine/schema/readings.ts'
import { applyEdits } from '../../../engine/text/edit.ts'
import { fileText, V1 } from '../../support.ts'
import { folder, runProgram } from './program.ts'

function draft(...edits: Edit[]): string {
  const file = join(folder, 'draft.yaml')
  writeFileSync(file, applyEdits(fileText('rules/hangzhou-metrology/v1.yaml'), edits).text)
  return file
}

const widest = (line: string) =>
  [...line].reduce((sum, each) => sum + (/[\u2e80-\uffe6]/.test(each) ? 2 : 1), 0)

describe('liangxin diff', () => {
  it('says each change in a sentence, then the rows of old and new text', () => {
    const file = draft(
      { set: 'items.market-scale-missing.points', to: -10 },
      { set: 'grades.B.from', to: 80 },
    )
    const { code, out, err } = runProgram(['diff', 'hangzhou-metrology/v1', file])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.split('\n')
    expect(lines[0]).toBe(`hangzhou-metrology/v1 → ${file}　2处修改`)
    expect(lines).toContain('1.    B级　界限由85分改为80分。　办法/15/款3')
    expect(lines).toContain('2.    第24项　扣分由3分改为10分。　标准/24')
    expect(out).toContain('新旧条文对照')
    for (const line of lines.slice(1)) expect(widest(line), line).toBeLessThanOrEqual(116)
    const english = runProgram(['diff', V1, file, '--lang', 'en']).out
    expect(english).toContain('2.    Item 24: deduction changed from 3 points to 10 points.')
  })

  it('--json gives the changes and rows as data', () => {
    const file = draft({ set: 'version', to: 'v2' }, { move: 'items.award' })
    const found = JSON.parse(runProgram(['diff', V1, file, '--json']).out) as Comparison & {
      from: object
      to: object
    }
    expect(found.from).toEqual({ ruleset: 'hangzhou-metrology', version: 'v1' })
    expect(found.to).toEqual({ ruleset: 'hangzhou-metrology', version: 'v2' })
    expect(found.changes.map(({ kind, at }) => `${kind} ${at}`)).toEqual([
      'changed version',
      'moved items.award',
    ])
  })

  it('compares a draft that does not score yet, and says of one cut short what it lost', () => {
    const file = join(folder, 'short.yaml')
    const text = fileText('rules/hangzhou-metrology/v1.yaml')
    const cut = [text.indexOf('  - name: 校准机构'), text.indexOf('determinations:')] as const
    writeFileSync(file, text.slice(0, cut[0]) + text.slice(cut[1]))
    const { code, out } = runProgram(['diff', V1, file])
    expect(code).toBe(0)
    expect(out.split('\n')[2]).toMatch(/^1\. {4}注意：少了40项评分项（原有87，缺第48—87项）/)
  })

  it('says so where nothing differs, and refuses what it cannot read', () => {
    expect(runProgram(['diff', V1, 'hangzhou-metrology/v1']).out).toBe('没有不同\n')
    const broken = join(folder, 'broken.yaml')
    writeFileSync(broken, 'format: 1\n')
    expect(runProgram(['diff', V1, broken])).toMatchObject({ code: 1, out: '' })
    expect(runProgram(['diff', V1, broken]).err).toMatch(/broken\.yaml:1:1 key-missing/)
    expect(runProgram(['diff', V1, 'hangzhou-metrology/v9']).code).toBe(2)
    expect(runProgram(['diff', V1, join(folder, 'nowhere.yaml')]).code).toBe(1)
    expect(runProgram(['diff', V1, V1, '--lang', 'fr']).code).toBe(2)
  })
})
