// What help and the README say of the tables, imported as it stands there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPopulation } from '../../../api/population/file.ts'
import { requestOf } from '../../../engine/population/request.ts'
import { ROOT } from '../../support.ts'
import { folder, put, run } from './program.ts'

const out = join(folder, 'tables.pop')
const importing = (...files: string[]) =>
  run(['population', 'import', ...files, '--as-of', '2026-06-30', '--out', out])

function imported() {
  const { population, labels, close } = openPopulation(out)!
  const held = labels()
  const requests = Array.from({ length: population.subjects }, (_, s) =>
    requestOf(population, held, s),
  )
  close()
  return requests
}

test('The tables in the README are imported as they stand, all of their cells.', async () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const blocks = [...readme.matchAll(/```csv\n(.*?)```/gs)].map(([, text]) => text!)
  expect(blocks).toHaveLength(2)
  const files = blocks.map((text, i) => put(`readme-${i}.csv`, text))
  expect(await importing(...files)).toMatchObject({ code: 0, err: '' })
  expect(imported()).toMatchObject([
    {
      subject: { name: '良渚衡器制造有限公司（虚构）', district: '330110' },
      records: [{ type: 'unapproved-type', facts: { classification: '9-3' } }],
    },
    {
      subject: { facts: { enrolledOn: '2024-02-29', lastRedAlertOn: '2026-01-01' } },
      records: [{ type: 'law-exam', facts: { awarded: 1.25 } }],
    },
  ])
  const { out: help } = await run(['population', 'import', '--help'])
  for (const block of blocks) expect(help).toContain(`\n    ${block.split('\n')[0]}\n`)
})

test('The columns marked in the help, and no others, must be there and filled in.', async () => {
  const { out: help } = await run(['population', 'import', '--help'])
  const [subjects, records] = [...help.matchAll(/^ {4}(\S+,\S+)\n {4}(.*\*.*)$/gm)].map(
    ([, header, marked]) => ({
      header: header!.split(','),
      needed: marked!.split(' ').flatMap((name) => (name.endsWith('*') ? [name.slice(0, -1)] : [])),
    }),
  )
  const given: Record<string, string> = {
    ...{ id: 'x', type: 'enterprise', subject: 'x', case: 'c', status: 'pending' },
    ...{ occurredOn: '2026-01-01', recordedOn: '2026-01-02' },
  }
  const table = (columns: string[], type: string, empty = '') =>
    `${columns}\n${columns.map((name) => (name === empty ? '' : name === 'type' ? type : (given[name] ?? '')))}\n`
  const load = async (first: string, second: string) => {
    const { code, err } = await importing(put('s.csv', first), put('r.csv', second))
    return code === 0 ? '' : err
  }
  const whole = [table(subjects!.needed, 'enterprise'), table(records!.needed, 'seal-broken')]
  expect(await load(whole[0]!, whole[1]!)).toBe('')
  const all = [table(subjects!.header, 'enterprise'), table(records!.header, 'seal-broken')]
  expect(await load(all[0]!, all[1]!)).toBe('')
  for (const name of subjects!.needed)
    expect(await load(table(subjects!.header, 'enterprise', name), all[1]!)).toContain(
      `s.csv:2:1 key-missing 缺少「${name}」`,
    )
  for (const name of records!.needed)
    expect(await load(all[0]!, table(records!.header, 'seal-broken', name))).toContain(
      `r.csv:2:1 key-missing 缺少「${name}」`,
    )
})
