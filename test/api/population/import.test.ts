// Files into populations: all of them or nothing, and what is wrong with its line.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { openPopulation } from '../../../api/population/file.ts'
import { importPopulation } from '../../../api/population/import/import.ts'
import { parseDay } from '../../../engine/civil.ts'
import { requestOf } from '../../../engine/population/request.ts'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { requestAt } from '../../proof/compare.ts'
import { ROOT, v1 } from '../../support.ts'

const { compiled } = v1().standard
const folder = mkdtempSync(join(tmpdir(), 'liangxin-import-'))
const out = join(folder, 'out.pop')
const asOf = parseDay('2026-06-30')!

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SUBJECTS = 'id,type,name,district,instruments,enrolledOn,lastRedAlertOn'
const RECORDS =
  'subject,id,type,case,occurredOn,recordedOn,status,repairedOn,validUntil,level,awarded,alertedOn,handledOn,classification,penaltyKind,penaltyFinalOn'
const GOOD_SUBJECTS = [
  '91330110MA2Q000208,enterprise,"某某, ""大""公司",330110,12,2020-01-01,',
  's2,individualBusiness,小店,,0,2024-02-29,2026-01-01',
]
const GOOD_RECORDS = [
  's2,r10,seal-broken,c1,2026-01-01,2026-01-02,confirmed,,,,,,,9-2,罚款,2026-03-01',
  '91330110MA2Q000208,R1,award,c1,2025-01-01,2025-01-02,confirmed,,,省级,,,,,,',
  's2,r2,law-exam,c1,2026-01-01,2026-01-02,pending,,2026-12-31,,1.25,,,,,',
]

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function load(
  files: [string] | [string, string],
  uscc: string[] = [],
): Promise<{ requests: ScoreRequest[]; said: string[] }> {
  rmSync(out, { force: true })
  const done = await importPopulation(compiled, {
    files: files.map((path) => ({ path, name: path })),
    asOf,
    uscc,
    out,
  })
  const said = done.faults.map(({ file: path, line, code, path: column }) =>
    [path.slice(folder.length + 1), line, code, column].filter((x) => x).join(' '),
  )
  // Nothing half: a file where all is well, otherwise none, and never a rest.
  expect(existsSync(out)).toBe(said.length === 0)
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  if (said.length > 0) return { requests: [], said }
  const made = openPopulation(out)!
  const labels = made.labels()
  const requests = Array.from({ length: made.population.subjects }, (_, s) =>
    requestOf(made.population, labels, s),
  )
  made.close()
  return { requests, said }
}

const tables = (subjects: string[], records: string[] = [], heads = [SUBJECTS, RECORDS]) =>
  [
    file('s.csv', [heads[0], ...subjects].join('\n')),
    file('r.csv', [heads[1], ...records].join('\n')),
  ] as [string, string]

describe('two tables', () => {
  it('become subjects with their records, in whatever order these stand', async () => {
    const { requests } = await load(tables(GOOD_SUBJECTS, GOOD_RECORDS))
    expect(requests.map(({ subject }) => subject)).toEqual([
      {
        id: '91330110MA2Q000208',
        type: 'enterprise',
        name: '某某, "大"公司',
        district: '330110',
        facts: { instruments: 12, enrolledOn: '2020-01-01' },
      },
      {
        id: 's2',
        type: 'individualBusiness',
        name: '小店',
        facts: { instruments: 0, enrolledOn: '2024-02-29', lastRedAlertOn: '2026-01-01' },
      },
    ])
    expect(requests.map(({ records }) => records.map(({ id, facts }) => [id, facts]))).toEqual([
      [['R1', { level: '省级' }]],
      [
        ['r10', { classification: '9-2', penaltyKind: '罚款', penaltyFinalOn: '2026-03-01' }],
        ['r2', { awarded: 1.25 }],
      ],
    ])
  })

  it('may be UTF-8 with a mark, or GB18030, with any line ends', async () => {
    const plain = await load(tables(GOOD_SUBJECTS.slice(1), []))
    const text = [SUBJECTS, GOOD_SUBJECTS[1]].join('\r\n')
    const records = file('r.csv', `${RECORDS}\r\n`)
    expect(await load([file('s.csv', `\uFEFF${text}`), records])).toEqual(plain)
    const [head, tail] = text.split('小店') as [string, string]
    const gb = Buffer.concat([
      Buffer.from(head),
      Buffer.from([0xd0, 0xa1, 0xb5, 0xea]),
      Buffer.from(tail),
    ])
    expect(await load([file('s.csv', gb), records])).toEqual(plain)
    const neither = Buffer.concat([
      Buffer.from(head),
      Buffer.from([0xff, 0xff, 0xff]),
      Buffer.from(tail),
    ])
    expect((await load([file('s.csv', neither), records])).said).toEqual([
      's.csv 1 encoding-unknown',
    ])
  })

  it.each([
    ['a column too many', [`${GOOD_SUBJECTS[1]},x`], [], ['s.csv 2 csv-syntax']],
    [
      'a quote that stays open',
      ['s1,enterprise,"a', ...Array(50).fill(GOOD_SUBJECTS[1])],
      [],
      ['s.csv 2 csv-syntax'],
    ],
    ['a NUL', ['s\0,enterprise,,,1,2020-01-01,'], [], ['s.csv 2 value-form id']],
    ['a subject twice', [GOOD_SUBJECTS[1]!, GOOD_SUBJECTS[1]!], [], ['s.csv 3 subject-duplicate']],
    [
      'another day form',
      ['s1,enterprise,,,1,2020/01/01,'],
      [],
      ['s.csv 2 date-impossible enrolledOn'],
    ],
    [
      'a number with a sign that is none',
      ['s1,enterprise,,,１２,2020-01-01,'],
      [],
      ['s.csv 2 type-wrong instruments'],
    ],
    [
      'more decimals than two',
      GOOD_SUBJECTS,
      [GOOD_RECORDS[2]!.replace('1.25', '3.001')],
      ['r.csv 2 type-wrong awarded'],
    ],
    ['an unknown type', ['s1,firm,,,1,2020-01-01,'], [], ['s.csv 2 subject-type-unknown type']],
    [
      'records of nobody',
      GOOD_SUBJECTS,
      [GOOD_RECORDS[0]!.replace('s2', 's3')],
      ['r.csv 2 subject-missing subject'],
    ],
    [
      'a record id twice',
      GOOD_SUBJECTS,
      [GOOD_RECORDS[0]!, GOOD_RECORDS[1]!, GOOD_RECORDS[0]!],
      ['r.csv 4 row-duplicate'],
    ],
    [
      'days the wrong way',
      GOOD_SUBJECTS,
      [GOOD_RECORDS[0]!.replace('2026-01-01', '2026-01-03')],
      ['r.csv 2 date-order occurredOn'],
    ],
    [
      'a value that is no choice',
      GOOD_SUBJECTS,
      [GOOD_RECORDS[1]!.replace('省级', '省 级')],
      ['r.csv 2 value-not-listed level'],
    ],
    [
      'a line break in quotes',
      ['s1,enterprise,"某\n某",,1,2020-01-01,', 's2,firm,,,1,2020-01-01,'],
      [],
      ['s.csv 2 value-form name', 's.csv 4 subject-type-unknown type'],
    ],
    ['no rows', [], [], ['s.csv 1 population-empty']],
  ])('with %s are refused', async (_, subjects, records, expected) => {
    expect((await load(tables(subjects, records))).said).toEqual(expected)
  })

  it('tell nothing of records but their own faults, whoever they belong to', async () => {
    const subjects = [
      's1,firm,,,1,2020-01-01,',
      's2,enterprise,,,1,2020-01-01,',
      `${'x'.repeat(65)},enterprise,,,1,2020-01-01,`,
      's4,enterprise,a,b,c,1,2020-01-01,',
    ]
    const of = (owner: string, more = '') =>
      `${owner},r,seal-broken,c,2026-01-01,2026-01-02,confirmed,,,,,,,${more},,`
    const records = [
      ...['s1', 's2', 'x'.repeat(65), 's4', 'nobody', ''].map((owner) => of(owner)),
      of('s1', '9-99'),
    ]
    expect((await load(tables(subjects, records))).said).toEqual([
      's.csv 2 subject-type-unknown type',
      's.csv 4 list-length id',
      's.csv 5 csv-syntax',
      'r.csv 6 subject-missing subject',
      'r.csv 7 key-missing',
      'r.csv 8 value-not-listed classification',
      'r.csv 8 row-duplicate',
    ])
  })

  it('miss nobody from a table that could not be read to its end', async () => {
    const records = [GOOD_RECORDS[0]!, GOOD_RECORDS[0]!.replace('confirmed', 'maybe')]
    const said = async (...given: Parameters<typeof tables>) => (await load(tables(...given))).said
    const own = ['r.csv 3 value-not-listed status', 'r.csv 3 row-duplicate']
    expect(await said([], records, ['id,name', RECORDS])).toEqual(['s.csv 1 key-missing', ...own])
    expect(await said(['s1,enterprise,"a'], records)).toEqual(['s.csv 2 csv-syntax', ...own])
    // Of a row that is askew only the first cell is sure.
    const turned = ['name,id,type', RECORDS]
    expect(await said(['a,b,s2,enterprise'], records, turned)).toEqual([
      's.csv 2 csv-syntax',
      ...own,
    ])
  })

  it('hide no fault behind another', async () => {
    const subjects = [
      's1,firm,,,x,2020-13-01,',
      's1,firm,,,1,2020-01-01,',
      's1,enterprise,,,-5,2020-01-01,',
      ',firm,,,1,2020-01-01,',
    ]
    const records = [
      's1,r1,no-such,c,2026-01-03,2026-01-02,maybe,,,,3.001,,,9-99,,',
      's1,r1,seal-broken,c,2026-01-01,2026-01-02,maybe,,,,,,,,,',
      's1,r1,,c,2026-01-01,2026-01-02,confirmed,,2026-02-30,,,,,,,',
      'nobody,r1,seal-broken,c,2026-01-01,2026-01-02,confirmed,,,,,,,,,',
      'nobody,r1,seal-broken,c,2026-01-01,2026-01-02,confirmed,,,,,,,,,',
    ]
    expect((await load(tables(subjects, records), [])).said).toEqual([
      's.csv 2 subject-type-unknown type',
      's.csv 2 type-wrong instruments',
      's.csv 2 date-impossible enrolledOn',
      's.csv 3 subject-type-unknown type',
      's.csv 3 subject-duplicate',
      's.csv 4 value-range instruments',
      's.csv 4 subject-duplicate',
      's.csv 5 key-missing',
      's.csv 5 subject-type-unknown type',
      'r.csv 2 value-not-listed status',
      'r.csv 2 record-type-unknown type',
      'r.csv 2 date-order occurredOn',
      'r.csv 2 type-wrong awarded',
      'r.csv 2 value-not-listed classification',
      'r.csv 3 value-not-listed status',
      'r.csv 3 row-duplicate',
      'r.csv 4 key-missing',
      'r.csv 4 date-impossible validUntil',
      'r.csv 4 row-duplicate',
      'r.csv 5 subject-missing subject',
      'r.csv 6 subject-missing subject',
      'r.csv 6 row-duplicate',
    ])
  })

  it('name the first place of what stands there three times', async () => {
    const thrice = [GOOD_RECORDS[0]!, GOOD_RECORDS[0]!, GOOD_RECORDS[0]!]
    const files = tables(GOOD_SUBJECTS, thrice).map((path) => ({ path, name: path }))
    const { faults } = await importPopulation(compiled, { files, asOf, uscc: [], out })
    expect(faults.map(({ line, text }) => [line, text.zh])).toEqual([
      [3, '同一主体的信用信息编号「r10」用了两次，第一次在第2行'],
      [4, '同一主体的信用信息编号「r10」用了两次，第一次在第2行'],
    ])
  })

  it.each([
    ['a.csv', SUBJECTS, '这是主体表，还缺信用信息表'],
    ['a.CSV', `\uFEFF${RECORDS}`, '这是信用信息表，还缺主体表'],
    ['a.txt', SUBJECTS, '这是主体表，还缺信用信息表'],
    ['a.csv', 'name,area', '只有一个表，应有主体和信用信息两个表'],
    ['a.csv', '', '只有一个表，应有主体和信用信息两个表'],
    ['a.csv', '"', '只有一个表，应有主体和信用信息两个表'],
  ])('ask for the other one where there is only %s of %j', async (name, head, zh) => {
    const path = file(name, [head, ...GOOD_SUBJECTS].join('\n'))
    expect((await load([path])).said).toEqual([`${name} 1 table-alone`])
    const files = [{ path, name }]
    const { faults } = await importPopulation(compiled, { files, asOf, uscc: [], out })
    expect(faults.map(({ text }) => text.zh)).toEqual([zh])
  })

  it('ask for the other one where there is only a sheet', async () => {
    const path = join(folder, 'alone.xlsx')
    const row = RECORDS.split(',').map((value) => ({ value, type: String }))
    await writeXlsxFile([row] as never).toFile(path)
    expect((await load([path])).said).toEqual(['alone.xlsx 1 table-alone'])
  })

  it('need the columns that are to be checked', async () => {
    const { said } = await load(tables(GOOD_SUBJECTS), ['code'])
    expect(said).toEqual(['s.csv 1 key-missing'])
  })

  it('need the columns by their exact names', async () => {
    const cyrillic = SUBJECTS.replace('enrolledOn', 'enrоlledOn')
    expect((await load(tables(GOOD_SUBJECTS, [], [cyrillic, RECORDS]))).said).toEqual([
      's.csv 1 key-unknown',
    ])
    expect((await load(tables(GOOD_SUBJECTS, [], ['id,name,id', RECORDS]))).said).toEqual([
      's.csv 1 key-duplicate',
      's.csv 1 key-missing',
    ])
    expect((await load([file('s.csv', ''), file('r.csv', RECORDS)])).said).toContain(
      's.csv 1 table-empty',
    )
  })

  it('tell the first hundred faults and how many more there are', async () => {
    const { said } = await load(
      tables(Array.from({ length: 150 }, (_, i) => `s${i},firm,,,1,2020-01-01,`)),
    )
    expect(said).toHaveLength(101)
    expect(said[99]).toBe('s.csv 101 subject-type-unknown type')
    expect(said[100]).toBe('s.csv more-problems')
  })

  it('note districts that are not on the list, and leave them as they are', async () => {
    const places = ['330106', '330104', '西湖区', '999999', '330104', '', 'a', 'b', 'c']
    const rows = places.map((at, i) => `s${i},enterprise,,${at},1,2020-01-01,`)
    const { requests } = await load(tables(rows))
    expect(requests.map(({ subject }) => subject.district ?? '')).toEqual(places)
    const { head, close } = openPopulation(out)!
    close()
    expect(head.quality.filter(({ code }) => code.includes('district'))).toEqual([
      { code: 'no-district', count: 1, zh: expect.any(String), en: expect.any(String) },
      {
        code: 'district-unlisted',
        count: 7,
        zh: '主体所在不是名单上的13个区、县（市）之一（按代码）：「330104」、「西湖区」、「999999」、「a」、「b」等6个',
        en: 'subjects in none of the 13 districts listed (by code): 「330104」, 「西湖区」, 「999999」, 「a」, 「b」 and others, 6 in all',
      },
    ])
    await load(tables(GOOD_SUBJECTS))
    const known = openPopulation(out)!
    known.close()
    expect(known.head.quality.map(({ code }) => code)).not.toContain('district-unlisted')
  })

  it('keep subjects whose facts are unknown', async () => {
    const { requests } = await load(
      tables(
        ['s1,enterprise,,,,2020-01-01,'],
        ['s1,r,award,c,2025-01-01,2025-01-01,confirmed,,,,,,,,,'],
      ),
    )
    expect(requests[0]!.subject.facts).toEqual({ enrolledOn: '2020-01-01' })
    expect(requests[0]!.records[0]!.facts).toBeUndefined()
  })

  it.each([
    ['91330110MA2Q000208', true],
    ['91330106MA2A102160', true],
    ['91350100M000100Y43', true],
    ['91350100M000100Y4Z', false],
    ['91330110ma2q000208', false],
    ['91330110MA2Q000208 ', false],
    ['９1330110MA2Q000208', false],
    ['91330110MA2QO00208', false],
    ['91330110MA2Q000209', false],
    ['9.133E+17', false],
  ])('with a column of codes take %s: %s', async (code, good) => {
    const { said } = await load(tables([`${code},enterprise,,,1,2020-01-01,`]), ['id'])
    expect(said).toEqual(good ? [] : ['s.csv 2 uscc-wrong id'])
  })

  it('may be sheets, whose codes must be text', async () => {
    const cell = (value: string | number | Date | null) =>
      value instanceof Date
        ? { value, type: Date, format: 'yyyy-mm-dd' }
        : { value, type: typeof value === 'number' ? Number : String }
    const sheet = async (name: string, rows: (string | number | Date | null)[][]) => {
      const path = join(folder, name)
      await writeXlsxFile(rows.map((row) => row.map(cell)) as never).toFile(path)
      return path
    }
    const head = ['id', 'type', 'instruments', 'enrolledOn']
    const records = await sheet('r.xlsx', [RECORDS.split(',')])
    const good = await sheet('s.xlsx', [head, ['s1', 'enterprise', 12, new Date('2020-02-29')]])
    const { requests } = await load([good, records])
    expect(requests[0]!.subject.facts).toEqual({ instruments: 12, enrolledOn: '2020-02-29' })
    const number = await sheet('n.xlsx', [head, [9.133011e17, 'enterprise', 1, '2020-01-01']])
    expect((await load([number, records], ['id'])).said).toEqual([
      'n.xlsx 2 uscc-wrong id',
      'n.xlsx 2 type-wrong id',
    ])
    const none = file('none.xlsx', 'id,type')
    expect((await load([none, records])).said).toContain('none.xlsx 1 csv-syntax')
  })
})

describe('lines of score requests', () => {
  const requests = Array.from({ length: 200 }, (_, i) => requestAt(5, i))

  it('come out as they went in', async () => {
    const path = file('in.ndjson', requests.map((each) => `${JSON.stringify(each)}\n`).join('\n'))
    const { requests: found } = await load([path])
    const expected = requests.map((each) => ({
      ...each,
      asOf: '2026-06-30',
      records: each.records.map(({ facts, ...rest }) =>
        facts && Object.keys(facts).length > 0 ? { ...rest, facts } : rest,
      ),
    }))
    expect(found).toEqual(expected)
  })

  it('are refused with their line', async () => {
    const good = JSON.stringify(requests[0])
    const other = JSON.stringify({ ...requests[1], records: [{}] })
    const path = file('in.ndjson', [good, '{"a":1,"a":2}', good, other].join('\n'))
    const codes = (await load([path])).said.map((line) => line.split(' ').slice(1, 3).join(' '))
    expect(codes.slice(0, 2)).toEqual(['2 json-duplicate', '3 subject-duplicate'])
    expect(codes[2]).toBe('4 key-missing')
  })

  it('hide no fault behind another', async () => {
    const [a, b] = requests as [ScoreRequest, ScoreRequest]
    const [record] = requests.find(({ records }) => records.length > 0)!.records
    const wrong = { ...record, type: 'no-such', status: 'maybe' }
    const subject = { ...a.subject, type: 'firm', more: 1 }
    const path = file(
      'in.ndjson',
      [
        { ...a, subject },
        { ...a, records: [wrong, { ...record, id: 'z' }, 7, { ...record, id: 'z' }] },
        { ...b, records: [null], asOf: 1 },
        [],
      ]
        .map((each) => JSON.stringify(each))
        .join('\n'),
    )
    expect((await load([path])).said).toEqual([
      'in.ndjson 1 key-unknown subject.more',
      'in.ndjson 1 subject-type-unknown subject.type',
      'in.ndjson 2 subject-duplicate',
      'in.ndjson 2 value-not-listed records[0].status',
      'in.ndjson 2 type-wrong records[2]',
      'in.ndjson 2 record-type-unknown records[0].type',
      'in.ndjson 2 record-duplicate records[3].id',
      'in.ndjson 3 type-wrong asOf',
      'in.ndjson 3 type-wrong records[0]',
      'in.ndjson 4 type-wrong',
    ])
  })
})

describe('an import that is killed', () => {
  it('leaves neither a population nor an old one harmed', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `s${i},enterprise,,,1,2020-01-01,`)
    const files = tables(
      rows,
      rows.map((_, i) => `s${i},r,unlisted,c,2025-01-01,2025-01-01,confirmed,,,,,,,,,`),
    )
    await load(tables(GOOD_SUBJECTS, GOOD_RECORDS))
    const old = readFileSync(out)
    tables(
      rows,
      rows.map((_, i) => `s${i},r,unlisted,c,2025-01-01,2025-01-01,confirmed,,,,,,,,,`),
    )
    for (const after of [150, 500, 900]) {
      const child = spawn(process.execPath, [
        join(ROOT, 'dist/liangxin.js'),
        'population',
        'import',
        ...files,
        '--out',
        out,
      ])
      await new Promise((resolve) => setTimeout(resolve, after))
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
      // Either it was done already, or the old one stands.
      const now = readFileSync(out)
      if (!now.equals(old)) expect(openPopulation(out)!.population.subjects).toBe(60_000)
    }
  })
})
