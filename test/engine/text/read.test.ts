// The narrow YAML: what two readers could take for two rulesets is refused, with its place.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load } from '../../../engine/assess/load.ts'
import { readText } from '../../../engine/text/read.ts'
import type { Problem } from '../../../engine/words/problem.ts'
import { fileText, size } from '../../support.ts'

const V1_TEXT = fileText('rules/hangzhou-metrology/v1.yaml')

function data(text: string): unknown {
  const reading = readText(text)
  expect(reading.problems).toEqual([])
  return reading.data
}

function problems(text: string): Problem[] {
  const reading = readText(text)
  expect(reading.problems.length, `${JSON.stringify(text.slice(0, 80))} passed`).toBeGreaterThan(0)
  expect(reading.data).toBeUndefined()
  return reading.problems
}

function places(text: string): string[] {
  return problems(text).map(({ code, line, column }) => `${code} ${line}:${column}`)
}

const nestedList = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`
const nestedMap = (depth: number) => `${'{ a: '.repeat(depth)}1${' }'.repeat(depth)}`
const nestedBlock = (depth: number) =>
  `${Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n')} 1`

describe('Plain maps, lists and scalars', () => {
  test('are read as YAML 1.2 means them, whatever YAML 1.1 made of them.', () => {
    expect(data('a: [yes, no, on, off, 1:30, 2021-01-01, 0b1, ~, null, true, false]')).toEqual({
      a: ['yes', 'no', 'on', 'off', '1:30', '2021-01-01', '0b1', null, null, true, false],
    })
  })

  test('may begin with a document marker, which changes nothing.', () => {
    expect(data('---\na: 1\n')).toEqual(data('a: 1'))
    expect(data('a: 1\n...\n')).toEqual(data('a: 1'))
  })

  test('hold text in quotes as text, digits and all.', () => {
    expect(data(`a: "1"\nb: '012'\nc: "1e1"\nd: "2021.10"\n"1": x`)).toEqual({
      a: '1',
      b: '012',
      c: '1e1',
      d: '2021.10',
      '1': 'x',
    })
  })

  test('may use names of built-in methods as keys without touching those methods.', () => {
    const read = data('toString: 1\nhasOwnProperty: 2\nvalueOf: 3') as Record<string, unknown>
    expect(Object.keys(read)).toEqual(['toString', 'hasOwnProperty', 'valueOf'])
    expect({}.toString()).toBe('[object Object]')
  })
})

describe('A construct beyond plain maps, lists and scalars', () => {
  test.each([
    ['an anchor', 'a: &x 1', 1],
    ['an anchor on a key', 'a: 1\n&x b: 1', 2],
    ['an anchor without a value', 'a: &x\nb: 1', 1],
    ['an anchor in a list', '- 1\n- &x 2', 2],
    ['an alias without its anchor', 'a: 1\nb: *x', 2],
    ['an alias in its own anchor', 'a: &a [*a]', 1],
    ['an alias as a key', 'a: 1\n*x : 1', 2],
    ['a merge key', 'a: 1\n<<: { b: 1 }', 2],
    ['a merge key below', 'a:\n  <<: { b: 1 }', 2],
    ['a merge key in quotes', 'a: 1\n"<<": { b: 1 }', 2],
    ['a merge key in a flow map', '{ <<: { b: 1 } }', 1],
    ['a core tag', 'a: !!str 1', 1],
    ['a core tag on a map', 'a: !!map { b: 1 }', 1],
    ['a core tag on nothing', 'a: !!null\nb: 1', 1],
    ['a core tag on a key', 'a: 1\n!!str b: 1', 2],
    ['a set', 'a: !!set { b }', 1],
    ['an ordered map', 'a: !!omap [b: 1]', 1],
    ['a timestamp', 'a: !!timestamp 2021-01-01', 1],
    ['binary data', 'a: 1\nb: !!binary aGk=', 2],
    ['a local tag', 'a: 1\nb: !foo 1', 2],
    ['a bare tag', 'a: ! 1', 1],
    ['an unknown verbatim tag', 'a: !<foo> 1', 1],
    ['a directive of YAML 1.1', '%YAML 1.1\n---\na: yes', 1],
    ['a directive of YAML 1.2', '%YAML 1.2\n---\na: 1', 1],
    ['a directive of tags', '%TAG ! tag:example.org,2000:\n---\na: 1', 1],
    ['an unknown directive', '%FOO bar\n---\na: 1', 1],
    ['a directive and nothing else', '%YAML 1.2\n', 1],
    ['a second document', 'a: 1\n---\nb: 2', 2],
    ['a second document that is empty', '---\na: 1\n---\n', 3],
    ['a second document after an end marker', 'a: 1\n...\nb: 2', 3],
  ])('is refused on its line: %s.', (_what, text, line) => {
    const found = problems(text)
    expect(found.every(({ severity }) => severity === 'error')).toBe(true)
    expect(found.map((each) => each.line)).toContain(line)
    for (const { column } of found) expect(column).toBeGreaterThanOrEqual(1)
  })

  test('is refused when a verbatim tag turns a number into text.', () => {
    expect(places('a: !<tag:yaml.org,2002:str> 1')).toEqual([
      expect.stringMatching(/^text-forb.* 1:/),
    ])
  })

  test.each([
    ['blanks', `a: !!str${' '.repeat(40)}1`],
    ['a few blanks after a bare tag', 'a: !    1'],
    ['a comment', `a: !!str # ${'x'.repeat(40)}\n  1`],
    ['the indent of a map', `a: !!map\n${' '.repeat(40)}b: 1`],
  ])('is refused when a tag stands far from its value, apart by %s.', (_what, text) => {
    expect(places(text)).toEqual([expect.stringMatching(/^text-forbidden 1:/)])
  })

  test('is reported where it stands, not where the value below it begins.', () => {
    expect(places('a: &x\n  b: 1')).toEqual([expect.stringMatching(/^text-forbidden 1:/)])
    expect(places('a: !!map\n  b: 1')).toEqual([expect.stringMatching(/^text-forbidden 1:/)])
    expect(places('# a comment\n%YAML 1.1\n---\na: 1')).toEqual(['text-forbidden 2:1'])
  })

  test('is named in the message, in both languages.', () => {
    expect(problems('a: &x 1')[0]!.text).toEqual({
      zh: '不能使用锚点「&x」',
      en: 'an anchor 「&x」 is not allowed',
    })
    expect(problems('a: *x')[0]!.text.zh).toBe('不能使用别名「*x」')
    expect(problems('<<: { a: 1 }')[0]!.text.zh).toBe('不能使用合并键「<<」')
  })

  test('is found every time it occurs, up to a hundred.', () => {
    expect(problems('a: &x 1\nb: &y 2\nc: &z 3')).toHaveLength(3)
    expect(problems(Array.from({ length: 99 }, () => '- &x 1').join('\n'))).toHaveLength(99)
    expect(problems(Array.from({ length: 500 }, () => '- &x 1').join('\n'))).toHaveLength(100)
  })

  test('never multiplies itself: a bomb of aliases is refused without being laid out.', () => {
    const bomb = [...'bcdefghij'].map(
      (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(', ')}]`,
    )
    expect(problems(`a: &a [x, x, x]\n${bomb.join('\n')}`).length).toBeGreaterThan(9)
  })
})

describe('A key', () => {
  test.each([
    ['twice', 'a: 1\nb: 2\na: 3', 'key-duplicate 3:1'],
    ['twice in one line', '{ a: 1, a: 2 }', 'key-duplicate 1:9'],
    ['twice, once in quotes', 'a: 1\n"a": 2', 'key-duplicate 2:1'],
    ['twice, once as an escape', 'a: 1\n"\\u0061": 2', 'key-duplicate 2:1'],
    ['twice, far down', 'a:\n  - b:\n      c: 1\n      c: 1', 'key-duplicate 4:7'],
    ['twice with the same value', 'a: 1\na: 1', 'key-duplicate 2:1'],
    ['that is a number', 'a: 1\n1: b', 'key-not-text 2:1'],
    ['that is a decimal', '1.5: b', 'key-not-text 1:1'],
    ['that is true', 'a: { true: b }', 'key-not-text 1:6'],
    ['that is null', 'null: b', 'key-not-text 1:1'],
    ['that is a tilde', '~: b', 'key-not-text 1:1'],
    ['that is empty', ': b', 'key-not-text 1:1'],
    ['that is a list', '[a]: b', 'key-not-text 1:1'],
    ['that is a map', '{ a: 1 }: b', 'key-not-text 1:1'],
    ['__proto__', '__proto__: { a: 1 }', 'text-forbidden 1:1'],
    ['__proto__ in quotes', 'b: 1\n"__proto__": { a: 1 }', 'text-forbidden 2:1'],
    ['__proto__ as escapes', '"__pr\\u006fto__": { a: 1 }', 'text-forbidden 1:1'],
    ['__proto__ far down', 'a:\n  - { __proto__: 1 }', 'text-forbidden 2:7'],
    ['constructor', 'constructor: 1', 'text-forbidden 1:1'],
    ['constructor far down', 'a: { constructor: { b: 1 } }', 'text-forbidden 1:6'],
    ['prototype', 'a:\n  prototype: 1', 'text-forbidden 2:3'],
  ])('is refused with line and column: %s.', (_what, text, place) => {
    expect(places(text)).toContain(place)
  })

  test('of digits in and out of quotes never becomes one key.', () => {
    expect(places('1: a\n"1": b')).toEqual(['key-not-text 1:1'])
    expect(places('"1": a\n1: b')).toEqual(['key-not-text 2:1'])
  })

  test('written twice is named with the line of the first.', () => {
    const [found] = problems('x: 0\nred: 1\nblue: 2\nred: 3')
    expect(found!.text.zh).toBe('「red」写了两次，第一次在第2行')
  })

  test('may recur in another map, and may differ from another by case alone.', () => {
    expect(data('a: { b: 1 }\nc: { b: 1 }\nA: 1')).toEqual({ a: { b: 1 }, c: { b: 1 }, A: 1 })
  })

  test('leaves Object.prototype as it was, refused or not.', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort()
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString', '"__pr\\u006fto__"']) {
      readText(`${key}: { polluted: yes }\na: { ${key}: { polluted: yes } }`)
    }
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
    expect('polluted' in {}).toBe(false)
  })
})

describe('A number', () => {
  test.each([
    ['0', 0],
    ['5', 5],
    ['-1', -1],
    ['-1.5', -1.5],
    ['1.50', 1.5],
    ['0.0', 0],
    ['0.01', 0.01],
    ['2021.10', 2021.1],
    ['1000000', 1000000],
    ['123456789012345', 123456789012345],
  ])('written plainly, %s, is that number.', (written, value) => {
    expect(data(`k: ${written}`)).toEqual({ k: value })
    expect(data(`[${written}]`)).toEqual([value])
    expect(data(`k: ${written} # why`)).toEqual({ k: value })
  })

  test.each([
    '0x10',
    '0o17',
    '1e1',
    '1E1',
    '1e400',
    '012',
    '00',
    '-01',
    '+1',
    '+0',
    '+.5',
    '-0',
    '-0.0',
    '-0e0',
    '.5',
    '-.5',
    '5.',
    '.inf',
    '-.inf',
    '.Inf',
    '.nan',
    '.NaN',
    '1234567890123456',
    '9007199254740993',
    '100000000000000000000',
    '0.30000000000000004',
  ])('written as %s is refused with line and column, and named.', (written) => {
    expect(places(`a: 1\nk: ${written}`)).toEqual(['number-form 2:4'])
    expect(problems(`k: ${written}`)[0]!.text.zh).toContain(`「${written}」`)
  })

  test.each(['1_000', '1,000', '１.5', '1.5.5', '--1', '0b1', '-0x10', 'NaN', 'Infinity', '1:30'])(
    'is never made of %s, which stays the text it is.',
    (written) => {
      expect(data(`k: ${written}`)).toEqual({ k: written })
    },
  )

  test('that stands where the rules want points is refused as text, with its line.', () => {
    const text = V1_TEXT.replace('base: 90', 'base: 9_0')
    expect(text).not.toBe(V1_TEXT)
    const { standard, problems: found } = load(text)
    expect(standard).toBeUndefined()
    expect(found.map(({ code }) => code)).toEqual(['type-wrong'])
    expect(text.split('\n')[found[0]!.line! - 1]).toContain('9_0')
  })
})

describe('A hidden character', () => {
  test.each([
    ['a tab for an indent', 'a:\n\tb: 1', '2:1', 'U+0009'],
    ['a tab after a colon', 'a:\t1', '1:3', 'U+0009'],
    ['a tab in a comment', 'a: 1\n# x\ty', '2:4', 'U+0009'],
    ['a tab in quotes', 'a: "x\ty"', '1:6', 'U+0009'],
    ['a tab in a block', 'a: |\n  x\ty', '2:4', 'U+0009'],
    ['NUL', 'a: 1\nb: "x\u0000y"', '2:6', 'U+0000'],
    ['ESC', 'a: \u001b[31m', '1:4', 'U+001B'],
    ['DEL', 'a: x\u007fy', '1:5', 'U+007F'],
    ['a C1 control', 'a: x\u0080y', '1:5', 'U+0080'],
    ['NEL', 'a: x\u0085y', '1:5', 'U+0085'],
    ['a lone CR', 'a: 1\rb: 2', '1:5', 'U+000D'],
    ['left-to-right mark', 'a: x\u200ey', '1:5', 'U+200E'],
    ['right-to-left mark', 'a: x\u200fy', '1:5', 'U+200F'],
    ['Arabic letter mark', 'a: x\u061cy', '1:5', 'U+061C'],
    ['right-to-left embedding', 'a: x\u202by', '1:5', 'U+202B'],
    ['right-to-left override', 'a: x\u202ey', '1:5', 'U+202E'],
    ['right-to-left override in a comment', 'a: 1\n# \u202e', '2:3', 'U+202E'],
    ['right-to-left override in a key', 'a: 1\n\u202eb: 1', '2:1', 'U+202E'],
    ['left-to-right isolate', 'a: x\u2066y', '1:5', 'U+2066'],
    ['pop isolate', 'a: x\u2069y', '1:5', 'U+2069'],
    ['a second byte order mark', '\ufeff\ufeffa: 1', '1:1', 'U+FEFF'],
    ['a byte order mark inside', 'a: x\ufeffy', '1:5', 'U+FEFF'],
    ['a lone surrogate', 'a: x\ud800y', '1:5', 'U+D800'],
  ])('is refused with line, column and number: %s.', (_what, text, place, number) => {
    expect(places(text)).toEqual([`text-character ${place}`])
    expect(problems(text)[0]!.text.zh).toContain(number)
    expect(problems(text)[0]!.text.en).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
  })

  test.each([
    ['a tab', '\\t'],
    ['NUL', '\\0'],
    ['NUL by number', '\\x00'],
    ['BEL', '\\a'],
    ['ESC', '\\e'],
    ['CR', '\\r'],
    ['NEL', '\\N'],
    ['a right-to-left override', '\\u202e'],
    ['a right-to-left override in eight digits', '\\U0000202e'],
    ['an isolate', '\\u2066'],
    ['an Arabic letter mark', '\\u061c'],
    ['a byte order mark', '\\ufeff'],
    ['a lone surrogate', '\\ud800'],
  ])('written as an escape in quotes is refused with its place: %s.', (_what, written) => {
    expect(places(`a: 1\nb: "x${written}y"`)).toEqual(['text-character 2:4'])
    expect(places(`a: ["x${written}y"]`)).toEqual(['text-character 1:5'])
  })

  test.each([
    ['NUL', '\\0'],
    ['a right-to-left override', '\\u202e'],
    ['an isolate', '\\u2066'],
    ['ESC', '\\e'],
  ])('written as an escape in a key is refused like one in a value: %s.', (_what, written) => {
    expect(places(`a: 1\n"x${written}y": 1`)).toEqual(['text-character 2:1'])
    expect(places(`a: { "x${written}y": 1 }`)).toEqual(['text-character 1:6'])
  })

  test('written as an escape is named by its number.', () => {
    expect(problems('a: "x\\u202ey"')[0]!.text.zh).toContain('U+202E')
    expect(problems('a: "x\\0y"')[0]!.text.en).toContain('U+0000')
  })

  test('is never seen in Chinese, emoji, full-width marks or a line end in quotes.', () => {
    expect(data('量: 信用「甲」，（一）　1～20\n"é": 👍\nb: "x\\ny"')).toEqual({
      量: '信用「甲」，（一）　1～20',
      é: '👍',
      b: 'x\ny',
    })
  })
})

describe('A text that is no document', () => {
  test.each([
    ['empty', ''],
    ['blank', '  \n\n \n'],
    ['a byte order mark', '\ufeff'],
    ['comments only', '# x\n\n# y\n'],
  ])('is called empty: %s.', (_what, text) => {
    expect(places(text)).toEqual(['text-empty 1:1'])
  })

  test('is never taken for a ruleset: a scalar, a list, a null or a marker alone.', () => {
    for (const text of ['5', 'x', '- 1', 'null', '~', '---\n', '...\n', '[]', '{}']) {
      const { standard, problems: found } = load(text)
      expect(standard).toBeUndefined()
      expect(found.length).toBeGreaterThan(0)
      for (const { line, column } of found) expect([line! >= 1, column! >= 1]).toEqual([true, true])
    }
  })

  test('is refused at its first NUL when its bytes were UTF-16.', () => {
    expect(places('a\u0000:\u0000 \u00001\u0000')).toEqual(['text-character 1:2'])
    expect(places('\ufeff\u0000a\u0000:')).toEqual(['text-character 1:1'])
    expect(places('\ufffd\ufffda\u0000:\u0000')).toEqual(['text-character 1:4'])
  })

  test.each([
    ['an open bracket', 'a: [1, 2', 1],
    ['an open quote', 'a: 1\nb: "x', 2],
    ['a wrong indent', 'a:\n   b: 1\n  c: 1', 3],
    ['a map in a line of a map', 'a: b: c', 1],
    ['text after a value', 'a: "x" y', 1],
    ['a reserved sign', 'a: @x', 1],
    ['an unknown escape', 'a: "\\q"', 1],
  ])('is refused with its line where the syntax breaks: %s.', (_what, text, line) => {
    const found = problems(text)
    expect(found[0]!.code).toBe('text-syntax')
    expect(found[0]!.line).toBe(line)
  })
})

describe('A text too large', () => {
  test('is refused from one byte more than a megabyte, and read up to there.', () => {
    expect(data(`a: ${'x'.repeat(999_997)}`)).toEqual({ a: 'x'.repeat(999_997) })
    expect(places(`a: ${'x'.repeat(999_998)}`)).toEqual(['text-too-large 1:1'])
    expect(places('x'.repeat(5_000_000))).toEqual(['text-too-large 1:1'])
  })

  test('is measured in bytes, as it says, and not in characters.', () => {
    const text = `a: ${'量'.repeat(333_333)}`
    expect(new TextEncoder().encode(text).length).toBe(1_000_002)
    expect(places(text)).toEqual(['text-too-large 1:1'])
    expect(readText(text.slice(0, -1)).problems).toEqual([])
  })

  test('in depth is refused beyond 40 levels, of lists, maps and blocks alike.', () => {
    for (const nested of [nestedList, nestedMap, nestedBlock]) {
      expect(readText(nested(39)).problems).toEqual([])
      expect(readText(nested(40)).problems).toEqual([])
      for (const depth of [41, 42, 100]) {
        expect(problems(nested(depth)).map(({ code }) => code)).toEqual(['text-depth'])
      }
    }
  })

  test('in depth is refused as a bomb of brackets, open or closed, and never thrown.', () => {
    for (const text of [
      '['.repeat(5000),
      nestedList(5000),
      '{ a: '.repeat(5000),
      nestedMap(5000),
    ]) {
      expect(problems(text).map(({ code }) => code)).toEqual(['text-depth'])
    }
  })

  test.each([
    ['blocks', nestedBlock(1200)],
    ['lists in one line', `${'- '.repeat(5000)}1`],
    ['keys in one line', `${'? '.repeat(5000)}1`],
    ['lists over lines', Array.from({ length: 1200 }, (_, i) => `${' '.repeat(i)}-`).join('\n')],
  ])('in depth is refused as that, and never thrown, without brackets: %s.', (_what, text) => {
    const found = problems(text)
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['text-depth']))
  })

  test('in keys is read: 20,000 of them, and one written twice among them is found.', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: ${i}`)
    expect(Object.keys(data(keys.join('\n')) as object)).toHaveLength(20_000)
    expect(places([...keys, 'k77: 1'].join('\n'))).toEqual(['key-duplicate 20001:1'])
  })
})

describe('The same ruleset', () => {
  const canonical = load(V1_TEXT).standard!.canonical

  test('has the same canonical text with CRLF line ends.', () => {
    expect(load(V1_TEXT.replaceAll('\n', '\r\n')).standard!.canonical).toBe(canonical)
  })

  test('has the same canonical text with a byte order mark, and with both.', () => {
    expect(load(`\ufeff${V1_TEXT}`).standard!.canonical).toBe(canonical)
    expect(load(`\ufeff${V1_TEXT.replaceAll('\n', '\r\n')}`).standard!.canonical).toBe(canonical)
  })

  test('has the same canonical text without its comments, and with a document marker.', () => {
    const bare = V1_TEXT.replace(/^ *#.*\n/gm, '')
    expect(bare.length).toBeLessThan(V1_TEXT.length)
    expect(load(bare).standard!.canonical).toBe(canonical)
    expect(load(`---\n${V1_TEXT}...\n`).standard!.canonical).toBe(canonical)
  })

  test('has another canonical text when a single value differs.', () => {
    const other = load(V1_TEXT.replace('base: 90', 'base: 91')).standard!.canonical
    expect(other).not.toBe(canonical)
    expect(load(V1_TEXT.replace('base: 90', 'base: 90.0')).standard!.canonical).toBe(canonical)
  })

  test('has its problems on the same line and column with CRLF and a byte order mark.', () => {
    const broken = V1_TEXT.replace('base: 90', 'base: 9e1')
    const found = problems(broken)
    expect(problems(`\ufeff${broken.replaceAll('\n', '\r\n')}`)).toEqual(found)
    expect(broken.split('\n')[found[0]!.line! - 1]!.slice(found[0]!.column! - 1)).toBe('9e1')
  })
})

describe('The place of a part', () => {
  const { locate } = readText('a: 1\nb:\n  - c: 2\n    d: [3, 4]\n')

  test('is that of its key, and of its value in a list.', () => {
    expect(locate(['a'])).toEqual({ line: 1, column: 1 })
    expect(locate(['b', 0])).toEqual({ line: 3, column: 5 })
    expect(locate(['b', 0, 'd'])).toEqual({ line: 4, column: 5 })
    expect(locate(['b', 0, 'd', 1])).toEqual({ line: 4, column: 12 })
  })

  test('is that of its nearest ancestor where the part is not there.', () => {
    expect(locate(['b', 0, 'd', 9])).toEqual({ line: 4, column: 5 })
    expect(locate(['b', 0, 'e', 'f'])).toEqual({ line: 3, column: 5 })
    expect(locate(['z'])).toEqual({ line: 1, column: 1 })
    expect(locate(['__proto__'])).toEqual({ line: 1, column: 1 })
  })
})

describe('Any text', () => {
  const SHARDS = [
    ...['"', "'", '[', ']', '{', '}', ':', '- ', '? ', '\n', '  ', '#', ',', '|', '>', '%', '@'],
    ...['&a ', '*a', '!t ', '!!str ', '<<: ', '---\n', '...\n', '\t', '\u0000', '\u202e', '\ufeff'],
    ...['\r', '\r\n', '\ud800', '\\', '`', '量', '👍', 'null', '0x10', '1e400', '-0', '.nan', '~'],
    ...['__proto__: ', 'constructor: ', '"\\u202e"', '%YAML 1.1\n', '1: ', 'true: '],
  ]
  const edit = fc.record({
    at: fc.nat(),
    cut: fc.nat(30),
    put: fc.oneof(fc.constantFrom('', ...SHARDS), fc.string({ unit: 'binary', maxLength: 5 })),
  })
  const edits = fc.array(edit, { minLength: 1, maxLength: 6 })
  const change = (text: string, made: { at: number; cut: number; put: string }[]) =>
    made.reduce((now, { at, cut, put }) => {
      const start = at % (now.length + 1)
      return now.slice(0, start) + put + now.slice(start + cut)
    }, text)

  function judge(text: string): void {
    const reading = readText(text)
    const lines = text.split(/\r\n|\n/).length
    for (const { line, column, text: words } of reading.problems) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(line).toBeLessThanOrEqual(lines)
      expect(column).toBeGreaterThanOrEqual(1)
      for (const said of [words.zh, words.en]) {
        expect(said).not.toMatch(/\p{Cc}/u)
        expect(said.length).toBeLessThanOrEqual(300)
      }
    }
    if (reading.problems.length > 0) expect(reading.data).toBeUndefined()
  }

  test('made of a part of v1 by a few edits is read or refused, and never throws.', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort()
    const part = fc.tuple(fc.nat(V1_TEXT.length), fc.integer({ min: 200, max: 2500 }), edits)
    fc.assert(
      fc.property(part, ([start, length, made]) => {
        judge(change(V1_TEXT.slice(start, start + length), made))
      }),
      { numRuns: size(40_000, 2000), seed: 20210101 },
    )
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
  })

  test('made of the whole of v1 by a few edits loads or is refused with places.', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort()
    fc.assert(
      fc.property(edits, (made) => {
        const { standard, problems: found } = load(change(V1_TEXT, made))
        if (standard) return
        expect(found.length).toBeGreaterThan(0)
        for (const each of found) {
          expect(each.line).toBeGreaterThanOrEqual(1)
          expect(each.column).toBeGreaterThanOrEqual(1)
        }
      }),
      { numRuns: size(2000, 60), seed: 20210102 },
    )
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
  })

  test('of random characters is read or refused, and never throws.', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...SHARDS), fc.string({ maxLength: 6 })), {
          maxLength: 60,
        }),
        (shards) => judge(shards.join('')),
      ),
      { numRuns: size(100_000, 2000), seed: 20210103 },
    )
  })
})
