// Who lacks a fact, from the command line: what it is, and every grade that is possible.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { answers, complaints, folder, HANGZHOU, line, put, run, score } from './program.ts'

const SUBJECTS = `id,type,name,district,instruments,enrolledOn
whole,enterprise,,330106,5,2020-01-01
many,enterprise,甲公司,330106,,2020-01-01
alert,enterprise,,,500,2020-01-01
person,naturalPerson,,330106,,`
const RECORDS = `subject,id,type,case,occurredOn,recordedOn,status
alert,r2,unlisted,c2,2025-01-01,2025-01-02,confirmed
alert,r3,red-alert,c3,2026-01-01,2026-01-02,confirmed
alert,r4,red-alert,c4,2026-01-01,2026-01-02,pending`
const READING = ['--reading-to', 'half-points=favour-subject']

async function imported(name: string, subjects: string, records: string): Promise<string> {
  const files = [put(`${name}-s.csv`, subjects), put(`${name}-r.csv`, records)]
  const out = join(folder, `${name}.pop`)
  const day = ['--as-of', '2026-06-30', '--out', out]
  expect(await run(['population', 'import', ...files, ...day])).toMatchObject({ code: 0, err: '' })
  return out
}

async function unknownIn(population: string, ...more: string[]) {
  const list = join(folder, 'unknown.ndjson')
  const sides = ['--from', 'v1', '--to', 'v1', ...more]
  const args = ['--population', population, '--json', '--unknown', list]
  const { code, out, err } = await run(['simulate', ...HANGZHOU, ...sides, ...args])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const told = complaints(readFileSync(list, 'utf8')).map((each) => JSON.parse(each))
  return { told, result: JSON.parse(out) }
}

describe('simulate --unknown', () => {
  let population = ''

  beforeAll(async () => {
    population = await imported('few', SUBJECTS, RECORDS)
  })

  it('writes what each subject lacks, in the order of the population', async () => {
    const { told, result } = await unknownIn(population, ...READING)
    // A person is not scored, and a record that is not confirmed may lack anything.
    expect(told).toMatchObject([
      {
        id: 'many',
        name: '甲公司',
        type: 'enterprise',
        district: { id: '330106' },
        missing: [{ fact: 'instruments', text: '计量器具数量', record: null, type: null }],
      },
      {
        id: 'alert',
        name: null,
        district: null,
        missing: [{ fact: 'alertedOn', record: 'r3', type: { id: 'red-alert' } }],
      },
    ])
    expect(result.unknown).toBe(2)
    const bounds = told.map(({ from, to }) => JSON.stringify({ from, to }))
    for (const { n, ...interval } of result.intervals)
      expect(bounds.filter((each) => each === JSON.stringify(interval))).toHaveLength(n)
  })

  it('tells the grades that scoring gives for the values at the ends', async () => {
    const { told } = await unknownIn(population, ...READING)
    const given = [0, 1, 20, 21, 1_000_000].map((instruments) =>
      line('many', {
        asOf: '2026-06-30',
        subject: {
          id: 'many',
          type: 'enterprise',
          facts: { instruments, enrolledOn: '2020-01-01' },
        },
      }),
    )
    for (const [side, flags] of [
      ['from', []],
      ['to', ['--reading', 'half-points=favour-subject']],
    ] as const) {
      const { out } = await score(given.join('\n'), ...flags)
      const grades = answers(out)
        .map(({ grade }) => grade)
        .sort()
      expect(grades).toHaveLength(given.length)
      expect(told[0][side]).toEqual({ best: grades[0], worst: grades.at(-1) })
    }
  })

  it('writes an empty list where nobody lacks anything', async () => {
    const [head, whole] = SUBJECTS.split('\n')
    const all = await imported('whole', `${head}\n${whole}`, RECORDS.split('\n')[0]!)
    const { told, result } = await unknownIn(all)
    expect([told, result.unknown]).toEqual([[], 0])
  })

  it('tells everybody once, however many there are', async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => `s${i},enterprise,,,,2020-01-01`)
    const [head] = SUBJECTS.split('\n')
    const file = await imported('many', [head, ...rows].join('\n'), RECORDS.split('\n')[0]!)
    const { told, result } = await unknownIn(file)
    expect(told.map(({ id }) => id)).toEqual(rows.map((_, i) => `s${i}`))
    expect(result.unknown).toBe(rows.length)
  })

  it('says so where the list cannot be written', async () => {
    const sides = ['--from', 'v1', '--to', 'v1', '--population', population]
    const nowhere = join(folder, 'none', 'unknown.ndjson')
    const { code, err } = await run(['simulate', ...HANGZHOU, ...sides, '--unknown', nowhere])
    expect([code, err.split(' ')[1]]).toEqual([1, 'file-unwritable'])
  })
})
