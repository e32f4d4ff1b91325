// The program as people start it: a process with arguments, streams and an exit code.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Assessment } from '../../engine/schema/assessment.ts'
import type { CreditRecord } from '../../engine/schema/contract.ts'
import { fileText, ROOT, record, request, V1 } from '../support.ts'

const PROGRAM = join(ROOT, 'dist/liangxin.js')
const CASES = 'rules/hangzhou-metrology/v1.cases.yaml'
/** The first cases that ship, so that a run of them is short. */
const FEW = fileText(CASES)
  .split(/(?=^ {2}- id: )/m)
  .slice(0, 6)
  .join('')
const HANGZHOU = ['--ruleset', 'hangzhou-metrology']

type Done = { code: number | null; out: string; err: string }

let folder = ''

beforeAll(() => {
  const built = spawnSync(process.execPath, ['api/bin/build.js'], { cwd: ROOT, encoding: 'utf8' })
  expect(built.status, built.stderr).toBe(0)
  folder = mkdtempSync(join(tmpdir(), 'liangxin-cli-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(args: readonly string[], env: Record<string, string> = {}, node: string[] = []) {
  return spawn(process.execPath, [...node, PROGRAM, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

async function finish(child: ChildProcess, patience = 60_000): Promise<Done> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout!.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr!.on('data', (chunk: Buffer) => err.push(chunk))
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }
}

async function run(
  args: readonly string[],
  input: string | Buffer = '',
  env: Record<string, string> = {},
): Promise<Done> {
  const child = start(args, env)
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return finish(child)
}

const score = (input: string | Buffer, ...args: string[]) =>
  run(['score', ...HANGZHOU, ...args], input)

const line = (
  id: string,
  more: Record<string, unknown> = {},
  records: Partial<CreditRecord>[] = [],
) => {
  const made = request(records)
  return JSON.stringify({ ...made, subject: { ...made.subject, id }, ...more })
}

/** A line without asOf. */
const undated = (id: string) => line(id, { asOf: undefined })

const answers = (out: string) =>
  out
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => JSON.parse(each) as Assessment)

const ids = (out: string) => answers(out).map(({ subject }) => subject)

const complaints = (err: string) => err.split('\n').filter((each) => each !== '')

/** `line:column code` of every line on stderr, all of which must have that form. */
const places = (err: string, file = 'stdin') =>
  complaints(err).map((each) => {
    expect(each.startsWith(`${file}:`), each).toBe(true)
    const found = /^(\d+:\d+ [a-z0-9-]+) .+ \(.+\)$/.exec(each.slice(file.length + 1))
    expect(found, each).not.toBeNull()
    return found![1]!
  })

const put = (name: string, text: string | Buffer) => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('liangxin score', () => {
  test('answers every line, in the order of the lines, with nothing on stderr.', async () => {
    const wanted = Array.from({ length: 3000 }, (_, i) => `S${(i * 7919) % 3000}`)
    const { code, out, err } = await score(wanted.map((id) => line(id)).join('\n'))
    expect(ids(out)).toEqual(wanted)
    expect(out.endsWith('}\n')).toBe(true)
    expect([code, err]).toEqual([0, ''])
  })

  test('answers each line as if it were alone, whatever the readings of its neighbours.', async () => {
    const alert = [
      { type: 'red-alert', facts: { alertedOn: '2026-03-01', handledOn: '2026-03-14' } },
    ]
    const ladders = ['highest-tier-plus-daily', 'cumulative', 'highest-only', 'daily-from-start']
    const lines = Array.from({ length: 40 }, (_, i) =>
      line(`S${i}`, { readings: { 'red-alert-ladder': ladders[i % 4]! } }, alert),
    )
    const { out, code } = await score(lines.join('\n'))
    expect(code).toBe(0)
    const singles = await Promise.all(lines.slice(0, 4).map((each) => score(each)))
    expect(answers(out).map((each) => each.score)).toEqual(
      lines.map((_, i) => answers(singles[i % 4]!.out)[0]!.score),
    )
    expect(new Set(answers(out).map((each) => each.score)).size).toBeGreaterThan(2)
    expect(ids(out)).toEqual(lines.map((_, i) => `S${i}`))
  })

  test('reads a file as it reads standard input, and - as standard input.', async () => {
    const text = `${line('S1')}\n${line('S2')}\n`
    const file = put('two.ndjson', text)
    const piped = await score(text)
    expect(await run(['score', file, ...HANGZHOU])).toEqual(piped)
    expect(await score(text, '-')).toEqual(piped)
    expect(ids(piped.out)).toEqual(['S1', 'S2'])
  })

  test('passes over blank lines, one byte order mark, and CR before LF.', async () => {
    const plain = await score(`${line('S1')}\n${line('S2')}\n`)
    for (const text of [
      `\ufeff${line('S1')}\n${line('S2')}\n`,
      `\n\n${line('S1')}\n\n  \n${line('S2')}\n\n\n`,
      `${line('S1')}\r\n${line('S2')}\r\n`,
      `\ufeff\r\n${line('S1')}\r\n\r\n${line('S2')}`,
      `${line('S1')}\n${line('S2')}`,
      `  ${line('S1')}  \n\t${line('S2')}\t`,
    ]) {
      expect(await score(text)).toEqual(plain)
    }
  })

  test('never passes over a byte order mark that stands elsewhere.', async () => {
    const { code, out, err } = await score(`${line('S1')}\n\ufeff${line('S2')}\n${line('S3')}`)
    expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
    expect(places(err)).toEqual(['2:1 json-syntax'])
  })

  test('answers nothing for nothing.', async () => {
    for (const text of ['', '\n', '\ufeff', ' \r\n \n']) {
      expect(await score(text)).toEqual({ code: 0, out: '', err: '' })
    }
  })

  test('takes one object laid out over lines as one subject.', async () => {
    const one = await score(line('S1'))
    const pretty = JSON.stringify(JSON.parse(line('S1')), null, 2)
    for (const text of [pretty, `${pretty}\n`, `\ufeff\n${pretty.replaceAll('\n', '\r\n')}\n\n`]) {
      expect(await score(text)).toEqual(one)
    }
  })

  test('names line and column within an object laid out over lines.', async () => {
    const pretty = JSON.stringify(JSON.parse(line('S1')), null, 2)
    const broken = pretty.replace('"instruments": 25', '"instruments": "25"')
    const { code, out, err } = await score(broken)
    expect([code, out]).toEqual([1, ''])
    const before = broken.slice(0, broken.indexOf('"25"')).split('\n')
    expect(places(err)).toEqual([`${before.length}:${before.at(-1)!.length + 1} type-wrong`])
    expect(err).toContain(' subject.facts.instruments ')
  })

  test('refuses an object that ends too early, at its end.', async () => {
    const pretty = JSON.stringify(JSON.parse(line('S1')), null, 2).slice(0, -2)
    const { code, out, err } = await score(pretty)
    expect([code, out]).toEqual([1, ''])
    expect(complaints(err)).toHaveLength(1)
    expect(err).toContain('json-syntax')
  })
})

describe('A bad line', () => {
  test('is told on stderr with its column, has no answer, and stops none of the others.', async () => {
    const bad = line('S2').replace('"instruments":25', '"instruments":"25"')
    const { code, out, err } = await score([line('S1'), bad, '', line('S3')].join('\n'))
    expect(code).toBe(1)
    expect(ids(out)).toEqual(['S1', 'S3'])
    expect(places(err)).toEqual([`2:${bad.indexOf('"25"') + 1} type-wrong`])
    expect(err).toMatch(/^stdin:2:\d+ type-wrong subject\.facts\.instruments 「25」应为整数 \(/)
  })

  test('is named by the file it stands in.', async () => {
    const file = put('named.ndjson', `${line('S1')}\n{"asOf":}\n`)
    const { code, out, err } = await run(['score', file, ...HANGZHOU])
    expect([code, ids(out)]).toEqual([1, ['S1']])
    expect(places(err, file)).toEqual(['2:9 json-syntax'])
  })

  test.each([
    ['a key written twice', '"type":"enterprise"', '"type":"enterprise","type":"institution"'],
    ['a key written twice, once escaped', '"facts":{', '"facts":{"instrument\\u0073":1,'],
  ])('is refused at the second of two keys: %s.', async (_what, from, to) => {
    const bad = line('S2').replace(from, to)
    const key = to.includes('\\u') ? '"instruments"' : '"type":"institution"'
    const { code, out, err } = await score([line('S1'), bad, line('S3')].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
    expect(places(err)).toEqual([`2:${bad.indexOf(key) + 1} json-duplicate`])
  })

  test('is refused for a number that is none of the contract, each with its column.', async () => {
    const numbers: [string, string][] = [
      ['1e400', 'json-number'],
      ['25.000000000000001', 'json-number'],
      ['9007199254740993', 'json-number'],
      ['25.5', 'type-wrong'],
      ['null', 'type-wrong'],
      ['[25]', 'type-wrong'],
      ['true', 'type-wrong'],
      ['-1', 'value-range'],
      ['1000001', 'value-range'],
    ]
    const bad = numbers.map(([written]) => line('bad').replace(':25', `:${written}`))
    const { code, out, err } = await score([line('S1'), ...bad, line('S2')].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S1', 'S2']])
    const column = line('bad').indexOf(':25') + 2
    expect(places(err)).toEqual(numbers.map(([, found], i) => `${i + 2}:${column} ${found}`))
  })

  test('is refused for a number that is no JSON, at the sign that is wrong.', async () => {
    const numbers: [string, number][] = [
      ['NaN', 0],
      ['+25', 0],
      ['.25', 0],
      ['025', 1],
      ['0x25', 1],
    ]
    const bad = numbers.map(([written]) => line('bad').replace(':25', `:${written}`))
    const { code, out, err } = await score([line('S1'), ...bad, line('S2')].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S1', 'S2']])
    const column = line('bad').indexOf(':25') + 2
    expect(places(err)).toEqual(
      numbers.map(([, more], i) => `${i + 2}:${column + more} json-syntax`),
    )
  })

  test('has a line on stderr for each of its problems, in one place each.', async () => {
    const bad = line('S1', { extra: 1, more: 2 })
    const { code, out, err } = await score(bad)
    expect([code, out]).toEqual([1, ''])
    expect(places(err).sort()).toEqual([
      `1:${bad.indexOf('1,"more"') + 1} key-unknown`,
      `1:${bad.lastIndexOf('2}') + 1} key-unknown`,
    ])
  })

  test('over 1 MB is its own problem, and exactly 1 MB is read.', async () => {
    const fill = (id: string, bytes: number) => {
      const text = line(id)
      return text.replace('{', `{${' '.repeat(bytes - Buffer.byteLength(text))}`)
    }
    const text = [line('S1'), fill('S2', 1_000_000), fill('S3', 1_000_001), line('S4')].join('\n')
    const { code, out, err } = await score(text)
    expect([code, ids(out)]).toEqual([1, ['S1', 'S2', 'S4']])
    expect(places(err)).toEqual(['3:1 line-too-long'])
    expect(err).toContain('1000001')
  })

  test('of many megabytes is passed over wherever it stands.', async () => {
    const long = 'x'.repeat(12_000_000)
    const { code, out, err } = await score([long, line('S2'), long, line('S4'), long].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S2', 'S4']])
    expect(places(err)).toEqual(['1:1 line-too-long', '3:1 line-too-long', '5:1 line-too-long'])
  })

  test('that is no UTF-8 is refused as that, and no character is guessed.', async () => {
    const gbk = Buffer.from([0xba, 0xbc, 0xd6, 0xdd])
    const [head, tail] = line('S2', {}, [{}]).split('c1')
    const text = Buffer.concat([
      Buffer.from(`${line('S1')}\n${head}`),
      gbk,
      Buffer.from(`${tail}\n${line('S3')}\n`),
    ])
    const { code, out, err } = await score(text)
    expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
    expect(places(err)).toEqual(['2:1 encoding-not-utf8'])
    expect(out).not.toContain('\ufffd')
  })

  test('that is the last and cut off is refused, and the lines before it are answered.', async () => {
    const cut = line('S3').slice(0, -5)
    const { code, out, err } = await score([line('S1'), line('S2'), cut].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S1', 'S2']])
    expect(places(err)).toEqual([`3:${cut.length + 1} json-syntax`])
  })

  test('that is the first does not take the others with it.', async () => {
    for (const bad of ['x', '{"asOf":', '{}', line('S0').slice(0, -1)]) {
      const { code, out, err } = await score([bad, line('S1'), line('S2')].join('\n'))
      expect([code, ids(out)]).toEqual([1, ['S1', 'S2']])
      expect(complaints(err).every((each) => each.startsWith('stdin:1:'))).toBe(true)
    }
  })

  test('after a bad line is told for itself, and not as one object with it.', async () => {
    const twice = (id: string) => line(id).replace('"records":[]', '"records":[],"records":[]')
    const bad = twice('S1')
    const column = bad.lastIndexOf('"records"') + 1
    const { code, out, err } = await score([bad, twice('S2')].join('\n'))
    expect([code, out]).toEqual([1, ''])
    expect(places(err)).toEqual([`1:${column} json-duplicate`, `2:${column} json-duplicate`])
  })

  test('that is no subject is refused: a list, a text, a number, null.', async () => {
    const { code, out, err } = await score(['[]', '"S1"', '5', 'null', line('S5')].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S5']])
    expect(places(err)).toEqual([1, 2, 3, 4].map((each) => `${each}:1 type-wrong`))
  })

  test.each([
    ['of brackets, closed', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['of brackets, cut off', (depth: number) => '['.repeat(depth)],
    ['of objects', (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ])(
    'nested deep is refused like any other, soon and without an end of the rest: %s.',
    async (_what, deep) => {
      for (const depth of [4500, 60_000]) {
        const bad = line('S2').replace(':25', `:${deep(depth)}`)
        const child = start(['score', ...HANGZHOU])
        child.stdin.on('error', () => {})
        child.stdin.end([line('S1'), bad, line('S3')].join('\n'))
        const { code, out, err } = await finish(child, 10_000)
        expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
        expect(complaints(err)).toHaveLength(1)
        expect(err).toMatch(/^stdin:2:\d+ /)
      }
    },
  )

  test('with a broken key after its first fault is refused, and ends nothing.', async () => {
    const { code, out, err } = await score([line('S1'), '[NaN,{"\\q":1}]', line('S3')].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
    expect(complaints(err)).toHaveLength(1)
  })

  test('with thousands of unknown facts is refused soon, and its problems are counted.', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`x${i}`, i]))
    const bad = line('S2').replace('"facts":{', `"facts":{${JSON.stringify(many).slice(1, -1)},`)
    const child = start(['score', ...HANGZHOU])
    child.stdin.end([line('S1'), bad, line('S3')].join('\n'))
    const { code, out, err } = await finish(child, 10_000)
    expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
    expect(complaints(err).length).toBeLessThanOrEqual(101)
  })

  test('never writes its own lines, colours or controls on stderr.', async () => {
    const names = ['a\nstdin:9:9 forged 伪造 (forged)', 'a\r', 'a\u001b[31m', 'a\u202e', 'a\u0000']
    const text = names
      .flatMap((name) => [
        line('S1', { [name]: 1 }),
        line('S1', { readings: { [name]: 'x' } }),
        line('S1', {}, [{ facts: { [name]: 1 } }]),
        line('S1', {}, [{ type: name.slice(0, 60) }]),
      ])
      .join('\n')
    const { code, out, err } = await score(text)
    expect([code, out]).toEqual([1, ''])
    expect(complaints(err)).toHaveLength(names.length * 4)
    expect(err.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(complaints(err).filter((each) => each.startsWith('stdin:9:9'))).toEqual([])
  })
})

describe('The day', () => {
  test('is that of --as-of, unless the line has its own.', async () => {
    const text = [undated('S1'), line('S2', { asOf: '2026-06-30' }), undated('S3')].join('\n')
    const { code, out } = await score(text, '--as-of', '2026-08-01')
    expect(code).toBe(0)
    expect(answers(out).map(({ asOf }) => asOf)).toEqual(['2026-08-01', '2026-06-30', '2026-08-01'])
  })

  test('is today in Shanghai where nothing is said, whatever the zone of the machine.', async () => {
    const today = () =>
      new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
    for (const TZ of ['America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai']) {
      const before = today()
      const { out } = await run(['score', ...HANGZHOU], undated('S1'), { TZ })
      expect([before, today()]).toContain(answers(out)[0]!.asOf)
    }
  })

  test('that does not exist is wrong usage in --as-of, and a problem in a line.', async () => {
    for (const day of ['2026-02-30', '2026-6-1', '2025-12-31T16:00:00Z', 'today', '']) {
      const wrong = await score(line('S1'), '--as-of', day)
      expect([wrong.code, wrong.out]).toEqual([2, ''])
      expect(wrong.err).toContain('--as-of')
    }
    const bad = line('S1', { asOf: '2026-02-30' })
    const { code, out, err } = await score(`${bad}\n${line('S2')}`)
    expect([code, ids(out)]).toEqual([1, ['S2']])
    expect(places(err)).toEqual([`1:${bad.indexOf('"2026-02-30"') + 1} date-impossible`])
  })

  test('before the first version is a problem, and never scored by the nearest one.', async () => {
    const { code, out, err } = await score(`${undated('S1')}\n`, '--as-of', '2020-12-31')
    expect([code, out]).toEqual([1, ''])
    expect(places(err)).toEqual(['1:1 not-in-force'])
    expect(err).toContain('2020-12-31')
    const first = await score(`${undated('S1')}\n`, '--as-of', '2021-01-01')
    expect([first.code, first.err]).toEqual([0, ''])
    expect(answers(first.out)[0]).toMatchObject({ version: 'v1', asOf: '2021-01-01' })
  })

  test('before the first version in one line is the problem of that line alone.', async () => {
    const old = line('S2', { asOf: '2020-12-31' })
    const { code, out, err } = await score([line('S1'), old, line('S3')].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
    expect(places(err)).toEqual([`2:${old.indexOf('"2020-12-31"') + 1} not-in-force`])
  })

  test('before the first version is scored where the version is named.', async () => {
    const { code, out } = await score(undated('S1'), '--as-of', '2020-12-31', '--version', 'v1')
    expect(code).toBe(0)
    expect(answers(out)[0]).toMatchObject({ version: 'v1', asOf: '2020-12-31' })
  })
})

describe('A reading', () => {
  const two: Partial<CreditRecord>[] = [
    { case: 'c', type: 'market-scale-missing' },
    { case: 'c', type: 'verification-overdue' },
  ]

  test('of --reading holds for every line, unless the line has its own.', async () => {
    const own = line('S2', { readings: { 'same-conduct': 'highest' } }, two)
    const text = [line('S1', {}, two), own, line('S3', {}, two)].join('\n')
    const { code, out } = await score(text, '--reading', 'same-conduct=sum')
    expect(code).toBe(0)
    const [first, second, third] = answers(out)
    expect(first!.readings).toEqual({ 'same-conduct': 'sum' })
    expect(second!.readings).toBeUndefined()
    expect(second!.score!).toBeGreaterThan(first!.score!)
    expect(third!.score).toBe(first!.score)
    expect(second!.score).toBe(answers((await score(line('S', {}, two))).out)[0]!.score)
  })

  test('may be switched beside another, by a line and an argument together.', async () => {
    const own = line('S1', { readings: { 'score-limits': 'cap-100' } }, two)
    const { out } = await score(
      own,
      '--reading',
      'same-conduct=sum',
      '--reading',
      'quiet-run=accrue',
    )
    expect(answers(out)[0]!.readings).toEqual({
      'score-limits': 'cap-100',
      'same-conduct': 'sum',
      'quiet-run': 'accrue',
    })
  })

  test.each(['nope=sum', 'same-conduct=nope', '__proto__=sum', 'constructor=x', 'same-conduct='])(
    'that is unknown is never passed over: --reading %s.',
    async (reading) => {
      const { code, out, err } = await score(line('S1'), '--reading', reading)
      expect([code === 1 || code === 2, out]).toEqual([true, ''])
      expect(err).not.toBe('')
    },
  )

  test('that is unknown in a line is the problem of that line alone.', async () => {
    const bad = line('S2', { readings: { nope: 'sum' } })
    const { code, out, err } = await score([line('S1'), bad, line('S3')].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
    expect(places(err)).toEqual([`2:${bad.indexOf('"sum"') + 1} reading-unknown`])
  })

  test.each(['same-conduct', '=sum', ''])(
    'without both halves is wrong usage: %j.',
    async (pair) => {
      const { code, out, err } = await score(line('S1'), '--reading', pair)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('--reading')
    },
  )
})

describe('The rules', () => {
  test('of a version, of its file and of the day are the same, with the same hash.', async () => {
    const shipped = await score(line('S1'))
    expect(await score(line('S1'), '--version', 'v1')).toEqual(shipped)
    expect(await run(['score', '--rules', V1], line('S1'))).toEqual(shipped)
    expect(await score(line('S1'), '--rules', V1)).toEqual(shipped)
    expect(answers(shipped.out)[0]!.hash).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  test('of another file score by that file and answer with another hash.', async () => {
    const text = fileText('rules/hangzhou-metrology/v1.yaml')
    const file = put('base-80.yaml', text.replace('base: 90', 'base: 80'))
    const { code, out } = await run(['score', '--rules', file], line('S1'))
    const [found] = answers(out)
    expect([code, found!.score, found!.grade]).toEqual([0, 80, 'C'])
    expect(found!.hash).not.toBe(answers((await score(line('S1'))).out)[0]!.hash)
    const crlf = put('crlf.yaml', `\ufeff${text.replaceAll('\n', '\r\n')}`)
    expect(await run(['score', '--rules', crlf], line('S1'))).toEqual(await score(line('S1')))
  })

  test('of a file that is broken are told once, with line and column, and score nothing.', async () => {
    const text = fileText('rules/hangzhou-metrology/v1.yaml').replace('base: 90', 'base: 9e1')
    const file = put('broken.yaml', text)
    const { code, out, err } = await run(['score', '--rules', file], `${line('S1')}\n${line('S2')}`)
    expect([code, out]).toEqual([1, ''])
    const row = text.split('\n').findIndex((each) => each.includes('9e1')) + 1
    expect(places(err, file)).toEqual([`${row}:9 number-form`])
  })

  test('of a file that is not there are a problem, subjects or none.', async () => {
    const file = join(folder, 'nowhere.yaml')
    for (const text of [line('S1'), '']) {
      const { code, out, err } = await run(['score', '--rules', file], text)
      expect([code, out]).toEqual([1, ''])
      expect(places(err, file)).toEqual(['1:1 file-unreadable'])
    }
  })

  test.concurrent.each([
    ['no ruleset', ['score']],
    ['an unknown ruleset', ['score', '--ruleset', 'nope']],
    ['a ruleset that is a path', ['score', '--ruleset', '../rules/hangzhou-metrology']],
    ['a ruleset named like a prototype', ['score', '--ruleset', '__proto__']],
    ['an unknown version', ['score', ...HANGZHOU, '--version', 'v0']],
    ['a version that is a path', ['score', ...HANGZHOU, '--version', '../hangzhou-metrology/v1']],
    ['the cases as a version', ['score', ...HANGZHOU, '--version', 'v1.cases']],
    ['a version and a file', ['score', ...HANGZHOU, '--version', 'v1', '--rules', V1]],
    ['another ruleset than the file has', ['score', '--ruleset', 'other', '--rules', V1]],
    ['an unknown language', ['score', ...HANGZHOU, '--explain', '--lang', 'fr']],
    ['an unknown option', ['score', ...HANGZHOU, '--speed', '9']],
    ['an option without its value', ['score', '--ruleset']],
    ['two files', ['score', 'a', 'b', ...HANGZHOU]],
    ['an unknown command', ['grade']],
    ['no cases', ['test']],
  ])('are not guessed: %s is wrong usage.', async (_what, args) => {
    const { code, out, err } = await run(args, line('S1'))
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toBe('')
    expect(err).not.toMatch(/^ {4}at /m)
  })

  test('need a file of subjects that is there.', async () => {
    for (const file of [join(folder, 'nobody.ndjson'), folder]) {
      const { code, out, err } = await run(['score', file, ...HANGZHOU])
      expect([code, out]).toEqual([1, ''])
      expect(places(err, file)).toEqual(['1:1 file-unreadable'])
    }
  })

  test('are explained by --help, which is no error.', async () => {
    for (const args of [['--help'], ['score', '--help'], ['test', '--help']]) {
      const { code, out, err } = await run(args)
      expect([code, err]).toEqual([0, ''])
      expect(out).toContain('liangxin')
    }
  })
})

describe('--explain', () => {
  const subject = { id: 'S1', type: 'enterprise', name: '杭州量信公司', facts: {} }
  const text = line(
    'S1',
    { subject: { ...subject, facts: { instruments: 25, enrolledOn: '2026-04-01' } } },
    [{}, { status: 'revoked' }, { type: 'unlisted', facts: { classification: '10-1' } }],
  )

  test('prints a sheet in Chinese: grade, ladder, what did not count, measures.', async () => {
    const { code, out, err } = await score(text, '--explain')
    expect([code, err]).toEqual([0, ''])
    for (const words of [
      '信用主体　S1　杭州量信公司',
      '杭州市民生计量信用评价标准（试行） v1',
      '2026-06-30',
      '等级 E 失信',
      '得分 87',
      '直接判定',
      '未计入的信用信息',
      '措施',
      '−3',
    ]) {
      expect(out).toContain(words)
    }
    expect(() => JSON.parse(out)).toThrow()
  })

  test('prints the same sheet in English where asked.', async () => {
    const { code, out, err } = await score(text, '--explain', '--lang', 'en')
    expect([code, err]).toEqual([0, ''])
    for (const words of ['Subject', 'as of 2026-06-30', 'Grade E', 'Score 87', 'Not counted']) {
      expect(out).toContain(words)
    }
    expect(out).not.toContain('得分')
    expect(out).not.toContain('信用主体')
  })

  test('says that the standard does not apply to a natural person.', async () => {
    const person = line('P1', { subject: { id: 'P1', type: 'naturalPerson', facts: {} } })
    const { code, out } = await score(person, '--explain')
    expect(code).toBe(0)
    expect(out).toContain('不适用')
    expect(out).toContain('办法/14/款2')
    expect(out).not.toContain('等级')
  })
})

describe('The same bytes', () => {
  test('come out in every time zone and language of the machine.', async () => {
    const text = Array.from({ length: 60 }, (_, i) =>
      line(`企业${i}`, { asOf: `20${22 + (i % 5)}-0${1 + (i % 9)}-${10 + (i % 18)}` }, [
        record({ recordedOn: '2023-02-28', occurredOn: '2020-02-29' }),
        { type: 'law-exam', facts: { awarded: 0.1 } },
        { type: 'law-exam', facts: { awarded: 0.2 } },
        { type: 'red-alert', facts: { alertedOn: '2026-03-01' } },
      ]),
    ).join('\n')
    const plain = await score(text)
    expect(plain.code).toBe(0)
    expect(answers(plain.out)).toHaveLength(60)
    for (const TZ of ['Asia/Shanghai', 'America/New_York', 'UTC']) {
      for (const LANG of ['C', 'zh_CN.UTF-8']) {
        const env = { TZ, LANG, LC_ALL: LANG }
        expect(await run(['score', ...HANGZHOU], text, env)).toEqual(plain)
      }
    }
  })
})

describe('A stream', () => {
  test('whose reader has seen enough ends quietly.', () => {
    const file = put('many.ndjson', `${line('S1')}\n`.repeat(20_000))
    const command = `set -o pipefail; "${process.execPath}" "${PROGRAM}" score "${file}" ${HANGZHOU.join(' ')} | head -1`
    const done = spawnSync('bash', ['-c', command], { encoding: 'utf8' })
    expect(ids(done.stdout)).toEqual(['S1'])
    expect(done.stderr).toBe('')
    expect(done.status).toBe(0)
  })

  test('is answered while it is still open.', async () => {
    const child = start(['score', ...HANGZHOU])
    child.stdin.write(`${line('S1')}\n${line('S2')}\n`)
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
    expect(ids(chunk.toString())).toContain('S1')
    child.stdin.end(`${line('S3')}\n`)
    expect((await finish(child)).code).toBe(0)
  })

  test('of any cut is read the same: in single bytes, in the midst of a character.', async () => {
    const bytes = Buffer.from(`\ufeff${line('企业甲')}\r\n\r\n${line('👍乙')}\n`)
    const child = start(['score', ...HANGZHOU])
    const done = finish(child)
    for (const byte of bytes) {
      child.stdin.write(Buffer.from([byte]))
      await new Promise((resolve) => setImmediate(resolve))
    }
    child.stdin.end()
    const { code, out, err } = await done
    expect([code, ids(out), err]).toEqual([0, ['企业甲', '👍乙'], ''])
  })

  test('of 200,000 subjects goes through in less than 400 MB of memory.', async () => {
    const total = 200_000
    const report = `process.on('exit',()=>process.stderr.write('rss '+process.resourceUsage().maxRSS))`
    const child = start(['score', ...HANGZHOU], {}, ['--import', `data:text/javascript,${report}`])
    const ids: string[] = []
    let err = ''
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()!
      for (const answer of lines) ids.push(/"subject":"(\w+)"/.exec(answer)![1]!)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString()
    })
    const closed = once(child, 'close')
    for (let from = 0; from < total; from += 1000) {
      const lines = Array.from({ length: 1000 }, (_, i) =>
        line(`S${from + i}`, {}, [
          { type: 'certification', facts: { certificate: `证书${from + i}` } },
          { occurredOn: `2025-0${1 + (i % 9)}-11`, case: `案${from + i}` },
        ]),
      )
      if (!child.stdin.write(`${lines.join('\n')}\n`)) await once(child.stdin, 'drain')
    }
    child.stdin.end()
    const [code] = (await closed) as [number]
    expect([code, ids.length, rest]).toEqual([0, total, ''])
    // In order although several threads answered.
    expect(ids.findIndex((id, i) => id !== `S${i}`)).toBe(-1)
    const peak = Number(/^rss (\d+)$/.exec(err)?.[1])
    expect(peak).toBeGreaterThan(10_000)
    expect(peak).toBeLessThan(400_000)
  })
})

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
    expect(places(err, file)).toEqual([
      `${row + 1}:${lines[row]!.indexOf(`${part}:`) + 1} case-differs`,
    ])
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
})
