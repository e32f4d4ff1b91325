// The manual for those who write rules: its files work, and it names every problem.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFile } from '../../api/cli/test.ts'
import { loadFile } from '../../api/rules/library.ts'
import { assess } from '../../engine/assess/assess.ts'
import { type Clause, check } from '../../engine/check/check.ts'
import { format } from '../../engine/text/format.ts'
import { readText } from '../../engine/text/read.ts'
import { LINTS } from '../../engine/words/lints.ts'
import { PROBLEMS } from '../../engine/words/problems.ts'
import { fileText } from '../support.ts'

const text = fileText('rules/README.md')
const files = new Map(
  [...text.matchAll(/<!-- file: (\S+) -->\n```\w*\n([\s\S]*?)\n```/g)].map(([, name, body]) => [
    name!,
    body!,
  ]),
)
const folder = mkdtempSync(join(tmpdir(), 'liangxin-readme-'))
for (const [name, body] of files) writeFileSync(join(folder, name), `${body}\n`)

describe('rules/README.md', () => {
  it('has a small standard that loads, scores its subjects and passes its cases', async () => {
    expect([...files.keys()].sort()).toEqual(['my.cases.yaml', 'my.yaml', 'subjects.ndjson'])
    const { scorer, problems } = loadFile(join(folder, 'my.yaml'))
    expect(problems).toEqual([])
    for (const line of files.get('subjects.ndjson')!.split('\n')) {
      expect((await assess(scorer!, JSON.parse(line))).problems).toBeUndefined()
    }
    const complaints: string[] = []
    const output = { say: () => {}, complain: (line: string) => void complaints.push(line) }
    expect(await testFile(join(folder, 'my.cases.yaml'), join(folder, 'my.yaml'), output)).toBe(
      true,
    )
    expect(complaints).toEqual([])
  })

  it('has a small standard of which the check says nothing', async () => {
    const context = { asOf: '2026-06-30', cases: files.get('my.cases.yaml')! }
    expect((await check(files.get('my.yaml')!, context)).problems).toEqual([])
  })

  it('has a small standard in the canonical layout', () => {
    const yaml = `${files.get('my.yaml')!}\n`
    expect(format(yaml)).toEqual({ text: yaml, problems: [] })
  })

  it('shows a file of clauses that the check reads and finds complete', async () => {
    const shown = /```yaml\n(source: 细则\n[\s\S]*?)\n```/.exec(text)![1]!
    const { data, problems } = readText(shown)
    expect(problems).toEqual([])
    const { clauses } = data as { clauses: Clause[] }
    const context = { asOf: '2026-06-30', clauses }
    const told = async (given: Clause[]) =>
      (await check(files.get('my.yaml')!, { ...context, clauses: given })).problems
        .map(({ code }) => code)
        .filter((code) => code.startsWith('clause-') && code !== 'clause-unknown')
    expect(await told(clauses)).toEqual([])
    expect(await told([{ id: '细则/5', text: '设置公平秤2台以上' }])).toEqual([
      'clause-without-rule',
    ])
    const gone = [{ ...clauses[1]!, rules: ['items.nowhere'] }]
    expect(await told(gone)).toEqual(['clause-rule-gone'])
  })

  it('has one line for each lint, with what to avoid, what to prefer and why', () => {
    const table = text.slice(text.indexOf('### 提醒'), text.indexOf('### 解释口径\n\n|'))
    const rows = [...table.matchAll(/^\| `([a-z-]+)` *\|(.+)\|(.+)\|(.+)\|$/gm)]
    expect(rows.map(([, code]) => code).sort()).toEqual(Object.keys(LINTS).sort())
    for (const [line, , ...cells] of rows)
      for (const cell of cells) expect(cell.trim().length, line).toBeGreaterThan(1)
  })

  it('names every problem that can be told', () => {
    const missing = Object.keys(PROBLEMS).filter((code) => !text.includes(`\`${code}\``))
    expect(missing).toEqual([])
  })
})
