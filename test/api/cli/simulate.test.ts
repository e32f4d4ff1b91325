// Simulations from the command line: who lacks a fact, who moves, and the table that is printed.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Edit } from '../../../engine/schema/readings.ts'
import { applyEdits } from '../../../engine/text/edit.ts'
import { fileText } from '../../support.ts'
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
const WHOLE = { type: 'enterprise', facts: { instruments: 5, enrolledOn: '2020-01-01' } }
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

  it('tells one grade where all that is missing has no say', async () => {
    const [head, whole] = SUBJECTS.split('\n')
    const lacking = [
      'r1,red-alert,c1,2026-01-01,2026-01-02,pending',
      'r2,award,c2,2026-01-01,2026-01-02,revoked',
      'r3,red-alert,c3,2026-07-01,2026-07-02,confirmed',
    ]
    for (const [i, record] of lacking.entries()) {
      const records = [RECORDS.split('\n')[0]!, `whole,${record}`].join('\n')
      const one = await imported(`say${i}`, `${head}\n${whole}`, records)
      const { told, result } = await unknownIn(one, ...READING)
      expect(result.unknown).toBe(1)
      expect(told).toMatchObject([{ id: 'whole', missing: [{ record: `r${i + 1}` }] }])
      const [own] = answers(
        (await score(line('whole', { subject: { id: 'whole', ...WHOLE }, asOf: '2026-06-30' }, [])))
          .out,
      )
      const only = { best: own!.grade, worst: own!.grade }
      expect([told[0].from, told[0].to]).toEqual([only, only])
    }
  })

  it('tells it under each of two versions', async () => {
    const { told } = await unknownIn(population, ...READING, '--to', 'v1')
    expect(told.map(({ id, version, readings }) => [id, version, readings])).toEqual([
      ['many', 'v1', { 'half-points': 'favour-subject' }],
      ['alert', 'v1', { 'half-points': 'favour-subject' }],
      ['many', 'v1', {}],
      ['alert', 'v1', {}],
    ])
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

describe('simulate --movers', () => {
  const city = join(folder, 'movers.pop')
  const draft = (name: string, ...edits: Edit[]) =>
    put(name, applyEdits(fileText('rules/hangzhou-metrology/v1.yaml'), edits).text)

  async function moversTo(...targets: string[]) {
    const list = join(folder, 'movers.ndjson')
    const sides = ['--from', 'v1', ...targets.flatMap((each) => ['--to', each])]
    const args = ['--population', city, '--json', '--movers', list]
    const { code, out, err } = await run(['simulate', ...HANGZHOU, ...sides, ...args])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const movers = complaints(readFileSync(list, 'utf8')).map((each) => JSON.parse(each))
    return { movers, result: JSON.parse(out) }
  }

  beforeAll(async () => {
    const how = ['--size', '5000', '--seed', '4', '--as-of', '2026-06-30', '--out', city]
    expect(await run(['population', 'generate', ...how])).toMatchObject({ code: 0 })
  })

  it.each([
    ['score.base', { set: 'score.base', to: 84 }],
    ['grades.C', { set: 'grades.B.from', to: 88 }],
    ['items.red-alert-3-days', { set: 'items.red-alert-3-days.points', to: -6 }],
    [
      'determinations.general-dishonesty',
      { set: 'determinations.general-dishonesty.grade', to: 'E' },
    ],
    ['combine', { set: 'combine', to: 'determinationOverrides' }],
  ] as [string, Edit][])('names %s for everybody whom it moves', async (at, edit) => {
    const { movers, result } = await moversTo(draft(`${at}.yaml`, edit))
    expect(movers.length).toBeGreaterThan(0)
    expect(movers.length).toBe(result.movers)
    for (const { because } of movers)
      expect(because.map((each: { at: string }) => each.at)).toContain(at)
  })

  it('tells those of both versions', async () => {
    const first = draft('first.yaml', { set: 'grades.B.from', to: 88 })
    const second = draft('second.yaml', { set: 'grades.A.from', to: 97 })
    const { movers, result } = await moversTo(first, second)
    const alone = [(await moversTo(first)).movers, (await moversTo(second)).movers]
    expect(movers).toEqual(alone.flat())
    expect(alone.map((each) => each.length)).toEqual([result.movers, result.also.movers])
  })
})

describe('simulate --reading-to', () => {
  it.each([
    [['half-points=nope'], 'half-points=favour-subject'],
    [['nope=sum'], 'half-points=favour-subject'],
    [['half-points=favour-subject', 'half-points=round-half-up'], '两次'],
  ])('refuses %j as wrong usage, before anything is read', async (readings, told) => {
    const switched = readings.flatMap((each) => ['--reading-to', each])
    const args = ['--from', 'v1', '--to', 'v1', ...switched, '--population', 'none.pop']
    const { code, out, err } = await run(['simulate', ...HANGZHOU, ...args])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(told)
    expect(err).not.toContain('none.pop')
  })
})

describe('simulate, as a table', () => {
  const V1 = fileText('rules/hangzhou-metrology/v1.yaml')
  const draft = (name: string, ...edits: Edit[]) => put(name, applyEdits(V1, edits).text)
  const city = join(folder, 'table-city.pop')
  let few = ''

  async function table(population: string, from: string, to: string, ...more: string[]) {
    const args = ['--from', from, '--to', to, ...more, '--population', population]
    const { code, out, err } = await run(['simulate', ...HANGZHOU, ...args])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    return out
  }

  beforeAll(async () => {
    const record = 'whole,r1,seal-broken,c1,2026-01-01,2026-01-02,confirmed'
    few = await imported('table', SUBJECTS, `${RECORDS}\n${record}`)
    const how = ['--size', '5000', '--seed', '4', '--as-of', '2026-06-30', '--out', city]
    expect(await run(['population', 'generate', ...how])).toMatchObject({ code: 0 })
  })

  it('tells versions of one name apart by their files, wherever they are named', async () => {
    const file = draft('my-draft.yaml', { remove: 'sections.计量器具使用.items.seal-broken' })
    const named = 'v1（my-draft.yaml）'
    const out = await table(few, 'v1', file)
    expect(out).toContain(`\nv1 → ${named}\n`)
    expect(out).toContain(`\nv1╲${named}  `)
    expect(out).toContain(`${named}没有，按${named}一概不计：既不计分，也不据以直接判定`)
    expect(out).toContain(
      `${named} does not have are left out under it altogether: neither points nor direct determinations`,
    )
    const back = await table(few, file, 'v1')
    expect(back).toContain(`\n${named} → v1\n`)
    expect(back).toContain(`${named}没有，按${named}一概不计`)
    const both = await table(few, 'v1', file, '--to', 'v1')
    expect(both).toContain(`\nv1 → v1\n`)
    expect(both).toContain(`\nv1 → ${named}\n`)
  })

  it('names a file as it was typed where another has its name, and none without need', async () => {
    mkdirSync(join(folder, 'other'))
    const one = draft('same.yaml')
    const two = draft('other/same.yaml', { set: 'grades.B.from', to: 88 })
    expect(await table(few, one, two)).toContain(`\nv1（${one}） → v1（${two}）\n`)
    const next = put('next.yaml', V1.replace('\nversion: v1\n', '\nversion: v2\n'))
    expect(await table(few, 'v1', next)).toContain('\nv1 → v2\n')
    expect(await table(few, 'v1', 'v1', ...READING)).toContain(
      '\nv1 → v1（half-points=favour-subject）\n',
    )
    expect(await table(few, one, one, ...READING)).toContain(
      '\nv1 → v1（half-points=favour-subject）\n',
    )
  })

  it('keeps the names of versions in JSON', async () => {
    const out = await table(few, 'v1', draft('json.yaml'), '--json')
    expect([JSON.parse(out).from.version, JSON.parse(out).to.version]).toEqual(['v1', 'v1'])
  })

  it('writes a true minus before negative shares, and says what they are', async () => {
    const raised = { set: 'score.base', to: 94 }
    const out = await table(
      city,
      'v1',
      draft('less.yaml', raised, { set: 'grades.B.from', to: 88 }),
    )
    expect(out).toMatch(/ −\d/)
    expect(out).not.toMatch(/ -\d/)
    expect(out).toContain(
      '\n负数：与前面各行重叠的部分 (negative: it overlaps with lines before it)\n',
    )
    expect(await table(city, 'v1', draft('more.yaml', raised))).not.toContain('负数')
  })

  it('shows the whole of a line, however long', async () => {
    const file = draft('long.yaml', { set: 'conditions.few-instruments.atMost', to: 30 })
    expect(await table(city, 'v1', file)).toContain(
      '\n第1、2项所用的条件 “计量器具数量不少于1且不多于20” → “计量器具数量不少于1且不多于30”\n',
    )
  })

  it('counts subjects that leave or enter the standard', async () => {
    const others = ['enterprise', 'individualBusiness', 'socialOrganization', 'otherOrganization']
    const notApplicable = Object.fromEntries(others.map((type) => [type, '办法/2/款2']))
    const subjects = [
      { set: 'subjects.scored', to: ['institution', 'naturalPerson'] },
      { set: 'subjects.notApplicable', to: notApplicable },
      { set: 'version', to: 'v2' },
    ]
    const out = await table(few, 'v1', draft('subjects.yaml', ...subjects))
    expect(out).toContain(
      '\n3户v1适用、v2不适用，未列入表中 (no longer scored, in no cell above)\n',
    )
    expect(out).toContain('\n1户v2适用、v1不适用，未列入表中 (newly scored, in no cell above)\n')
    expect(await table(few, 'v1', 'v1')).not.toContain('未列入表中')
  })

  it('says that a subject may stand in several sections', async () => {
    expect(await table(few, 'v1', 'v1')).toContain(
      '\n一个主体可能列入几个项目 (a subject may stand in several sections)\n',
    )
  })
})
