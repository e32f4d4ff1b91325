// Lines that cannot be scored: each is told at its place, and stops none of the others.
import { describe, expect, test } from 'vitest'
import {
  complaints,
  finish,
  HANGZHOU,
  ids,
  line,
  places,
  put,
  run,
  score,
  start,
} from './program.ts'

describe('A bad line', () => {
  test('is told on stderr with its column, has no answer, and stops none of the others.', async () => {
    const bad = line('S2').replace('"instruments":25', '"instruments":"25"')
    const { code, out, err } = await score([line('S1'), bad, '', line('S3')].join('\n'))
    expect(code).toBe(1)
    expect(ids(out)).toEqual(['S1', 'S3'])
    expect(places(err)).toEqual([`2:${bad.indexOf('"25"') + 1} type-wrong`])
    expect(err).toMatch(
      /^stdin:2:\d+ type-wrong subject\.facts\.instruments 「25」应为整数，去掉引号，写成 25 \(/,
    )
  })

  test.each([
    ['a list of subjects', (text: string) => `[${text}]`, 'type-wrong', '一行一个主体，不写成列表'],
    ['two subjects', (text: string) => text + text, 'json-syntax', '一行只放一个主体'],
    [
      'quotes of a Chinese keyboard',
      (text: string) => text.replaceAll('"', '“'),
      'json-syntax',
      '引号用半角的双引号',
    ],
    ['a comma too many', (text: string) => text.replace(',', ',,'), 'json-syntax', '多了一个逗号'],
    ['an empty id', (text: string) => text.replace('"S2"', '""'), 'list-length', '应不少于1'],
  ])('is told once with its remedy: %s.', async (_what, change, code, says) => {
    const { err } = await score([line('S1'), change(line('S2')), line('S3')].join('\n'))
    expect(complaints(err)).toHaveLength(1)
    expect(err).toMatch(new RegExp(`^stdin:2:\\d+ ${code} `))
    expect(err).toContain(says)
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
