// JSON as it is written: what JSON.parse would pass over in silence is refused, with its place.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../../engine/json/read.ts'
import type { Problem } from '../../../engine/words/problem.ts'
import { size } from '../../support.ts'

const RUNS = { numRuns: size(100_000, 5000), seed: 20210101 }

function value(text: string): unknown {
  const reading = readJson(text)
  if (reading.problem) throw new Error(`${text.slice(0, 80)}: ${reading.problem.text.en}`)
  return reading.value
}

function fault(text: string): { problem: Problem; offset: number } {
  const reading = readJson(text)
  if (!reading.problem) throw new Error(`${text.slice(0, 80)} passed`)
  expect('value' in reading).toBe(false)
  expect(reading.offset).toBeGreaterThanOrEqual(0)
  expect(reading.offset).toBeLessThanOrEqual(text.length)
  return reading
}

const place = (text: string) => {
  const { problem, offset } = fault(text)
  return `${problem.code} ${offset}`
}

describe('A JSON text without a fault', () => {
  test.each([
    '{}',
    '[]',
    'null',
    'true',
    '""',
    '" "',
    '[[],{},[{}],[[]]]',
    ' {\n\t"a" : [ 1 , 2 ] ,\r\n "b" : null }\n',
    '{"a:b":"c:d","e":":","f":[":",":"]}',
    '{"a":"{\\"b\\":1,\\"b\\":2}"}',
    '{"a\\"":":","b\\\\":"\\""}',
    '{"\\\\":"\\\\","\\\\\\"":"\\\\\\\\"}',
    '{"a":"9007199254740993","b":"1e400","c":"-0","d":"0.30000000000000004"}',
    '{"9007199254740993":1,"1e400":2,"-0":3,"1":4,"1.0":5}',
    '{"量":"信","\\u91cf ":"👍"}',
    '{"a":1,"A":2,"a ":3,"":4," ":5}',
    '{"a":{"a":{"a":1}},"b":{"a":1}}',
    '[{"a":1},{"a":1},{"a":1}]',
    '{"constructor":1,"toString":2,"hasOwnProperty":3,"length":4}',
  ])('is the value that JSON.parse gives: %j.', (text) => {
    expect(value(text)).toEqual(JSON.parse(text))
  })

  test.each([
    ['0', 0],
    ['-1', -1],
    ['-1.5', -1.5],
    ['0.3', 0.3],
    ['-0.01', -0.01],
    ['1.50', 1.5],
    ['1.0', 1],
    ['1e2', 100],
    ['1E+2', 100],
    ['15e-1', 1.5],
    ['999999999999999', 999999999999999],
    ['-999999999999999', -999999999999999],
    ['0.123456789012345', 0.123456789012345],
    ['1e20', 1e20],
  ])('holds the number %s exactly.', (written, number) => {
    expect(value(written)).toBe(number)
    expect(value(`{"a":[${written},${written}]}`)).toEqual({ a: [number, number] })
  })

  test('keeps __proto__ as a key of its own, and touches no prototype.', () => {
    const read = value('{"__proto__":{"polluted":1},"a":{"__proto__":{"polluted":1}}}') as object
    expect(Object.keys(read)).toEqual(['__proto__', 'a'])
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  test('is any value at all, once it is written: random values come back as they were.', () => {
    const number = fc
      .tuple(
        fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }),
        fc.integer({ max: 6, min: 0 }),
      )
      .map(([digits, decimals]) => Number(`${digits}e-${decimals}`))
      .filter((each) => !Object.is(each, -0) && plainDigits(each) <= 15)
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom('"', '\\', ':', ',', '{', '}', '1', 'e', '-', '量', '\n'),
      }),
      fc.string({ unit: 'binary' }),
    )
    const { anyValue } = fc.letrec((tie) => ({
      anyValue: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.oneof(fc.constantFrom(null, true, false), number, text),
        fc.array(tie('anyValue'), { maxLength: 5 }),
        fc.dictionary(text, tie('anyValue'), { maxKeys: 5, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(anyValue, fc.constantFrom(undefined, 1, '\t'), (each, indent) => {
        expect(readJson(JSON.stringify(each, null, indent))).toEqual({ value: each })
      }),
      RUNS,
    )
  })
})

function plainDigits(number: number): number {
  return String(number)
    .replace(/e.*$/, '')
    .replace(/^-?0*\.?0*|\D/g, '').length
}

describe('A key written twice', () => {
  test.each([
    ['{"a":1,"a":2}', 'a', 7],
    ['{"a":1,"a":1}', 'a', 7],
    ['{"a":1,"b":2,"a":3}', 'a', 13],
    ['{ "a" : 1 ,\n  "a" : 2 }', 'a', 14],
    ['{"a":{"b":1,"b":2}}', 'a.b', 12],
    ['[{"a":1,"a":1}]', '[0].a', 8],
    ['[0,{"a":[{},{"b":1,"c":2,"b":3}]}]', '[1].a[1].b', 25],
    ['{"a":1,"\\u0061":2}', 'a', 7],
    ['{"\\u0061":1,"a":2}', 'a', 12],
    ['{"\\u0061":1,"\\u0061":2}', 'a', 12],
    ['{"/":1,"\\/":2}', '/', 7],
    ['{"量":1,"\\u91cf":2}', '量', 7],
    ['{"a\\"":1,"a\\u0022":2}', 'a"', 9],
    ['{"a\\\\":1,"a\\\\":2}', 'a\\', 9],
    ['{"":1,"":2}', '', 6],
    ['{"1":1,"1":2}', '1', 7],
    ['{"__proto__":1,"__proto__":2}', '__proto__', 15],
    ['{"__proto__":[{"a":1,"a":2}]}', '__proto__[0].a', 21],
    ['{"toString":1,"toString":1}', 'toString', 14],
    ['{"a":-5,"a":-6}', 'a', 8],
    ['{"a":1e2,"b":{"c":1,"c":2}}', 'b.c', 20],
    ['{"a":{"b":1,"c":2},"a":{}}', 'a', 19],
    ['{"a":{},"a":{"b":1,"c":2}}', 'a', 8],
    ['{"a":":","a":"::"}', 'a', 9],
    ['{"days":5,"note":"{","days":0}', 'days', 21],
  ])('is refused at the second: %j.', (text, path, offset) => {
    expect(() => JSON.parse(text)).not.toThrow()
    const found = fault(text)
    expect(found.problem.code).toBe('json-duplicate')
    expect(found.problem.path).toBe(path)
    expect(found.offset).toBe(offset)
  })

  test('is named in the message, and shown without what is invisible in it.', () => {
    expect(fault('{"days":5,"days":0}').problem.text.zh).toBe('键「days」写了两次')
    const hidden = fault('{"a\\u202e\\u0000":1,"a\\u202e\\u0000":2}').problem.text
    for (const words of [hidden.zh, hidden.en]) expect(words).not.toMatch(/\p{C}/u)
  })

  test('is found among fifty thousand, and a long one does not fill the message.', () => {
    const members = Array.from({ length: 50_000 }, (_, i) => `"k${i}":${i}`)
    expect(() => value(`{${members.join()}}`)).not.toThrow()
    const text = `{${members.join()},"k7":0}`
    expect(fault(text).offset).toBe(text.length - '"k7":0}'.length)
    const long = 'x'.repeat(100_000)
    expect(fault(`{"${long}":1,"${long}":2}`).problem.text.en.length).toBeLessThan(300)
  })

  test('is always found, with the offset of the second, wherever in whatever it stands.', () => {
    const key = fc.string({ unit: fc.constantFrom('a', 'b', '"', '\\', ':', '{', '}', '量', '1') })
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.oneof(fc.constantFrom('null', 'true', '1', '-1', '1.5', '1e2'), key.map(quoted)),
        fc.array(tie('tree'), { maxLength: 4 }).map((each) => `[${each.join(', ')}]`),
        fc
          .uniqueArray(fc.tuple(key, tie('tree')), { maxLength: 4, selector: ([name]) => name })
          .map((members) => object(members as [string, string][])),
      ),
    }))
    // An object with one key more, the copy of an earlier one, perhaps written as escapes.
    const doubled = fc
      .tuple(
        fc.uniqueArray(fc.tuple(key, tree), { minLength: 1, maxLength: 5, selector: ([k]) => k }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        tree,
      )
      .map(([members, from, to, escaped, more]) => {
        const first = from % members.length
        const second = first + 1 + (to % (members.length - first))
        const written = escaped ? escapes(members[first]![0]) : quoted(members[first]![0])
        const parts = members.map(([name, each]) => `${quoted(name)}:${String(each)}`)
        parts.splice(second, 0, `${written}:${String(more)}`)
        return { text: `{${parts.join()}}`, offset: parts.slice(0, second).join().length + 2 }
      })
    const around = fc.array(
      fc.oneof(
        key.map((name): [string, string] => [`{${quoted(name)}: `, '}']),
        fc.constantFrom<[string, string]>(['[', ']'], ['[1, ', ', 2]'], ['[{}, ', ']']),
        key.map((name): [string, string] => ['[', `, ${quoted(name)}]`]),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(doubled, around, (inner, layers) => {
        const { text, offset } = layers.reduce(
          (now, [before, after]) => ({
            text: before + now.text + after,
            offset: now.offset + before.length,
          }),
          inner,
        )
        expect(() => JSON.parse(text)).not.toThrow()
        expect(place(text)).toBe(`json-duplicate ${offset}`)
      }),
      RUNS,
    )
  })
})

const quoted = (text: string) => JSON.stringify(text)

const object = (members: [string, string][]) =>
  `{${members.map(([name, each]) => `${quoted(name)}: ${each}`).join(', ')}}`

const escapes = (text: string) =>
  `"${Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`

describe('A number that cannot be held exactly', () => {
  test.each([
    '1e400',
    '-1e400',
    '1e309',
    '1e-400',
    '-1e-400',
    '9007199254740993',
    '9007199254740992',
    '-9007199254740993',
    '1000000000000000',
    '100000000000000000000',
    '0.30000000000000004',
    '0.1234567890123456',
    '-0',
    '-0.0',
    '-0.000',
    '-0e5',
    '-0E0',
    '-0.0e-1',
  ])('is refused with its offset, alone or inside: %s.', (written) => {
    expect(place(written)).toBe('json-number 0')
    expect(place(`{"a": [1, ${written}]}`)).toBe('json-number 10')
    expect(fault(`{"a": [1, ${written}]}`).problem.path).toBe('a[1]')
    expect(fault(written).problem.text.zh).toContain(`「${written}」`)
  })

  test('is refused though a sound one, or a text of the same digits, stands before it.', () => {
    expect(place('{"a":"1e400","b":1,"c":1e400}')).toBe('json-number 23')
    expect(place('[1.5,"\\"9007199254740993",9007199254740993]')).toBe('json-number 26')
  })

  test('never hides a key written twice, nor is hidden by one: the first fault is told.', () => {
    expect(place('{"a":1e400,"a":1}')).toBe('json-number 5')
    expect(place('{"a":1,"a":1e400}')).toBe('json-duplicate 7')
  })
})

describe('A text that is no JSON', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['an open object', '{'],
    ['an open list', '['],
    ['an open string', '"abc'],
    ['an open escape', '"abc\\'],
    ['a key alone', '{"a"'],
    ['a key and a colon', '{"a":'],
    ['an object cut off', '{"a":1'],
    ['an object cut off after a comma', '{"a":1,'],
    ['a list cut off', '[1,2'],
    ['a word cut off', 'tru'],
    ['a number cut off', '1e'],
    ['a sign', '-'],
    ['a trailing comma in an object', '{"a":1,}'],
    ['a trailing comma in a list', '[1,]'],
    ['a comma alone', '[,]'],
    ['two commas', '[1,,2]'],
    ['NaN', 'NaN'],
    ['NaN inside', '{"a":NaN}'],
    ['Infinity', '[Infinity]'],
    ['minus Infinity', '[-Infinity]'],
    ['undefined', '{"a":undefined}'],
    ['a leading zero', '{"a":01}'],
    ['a leading plus', '{"a":+1}'],
    ['a leading point', '{"a":.5}'],
    ['a trailing point', '{"a":5.}'],
    ['hexadecimal', '{"a":0x10}'],
    ['an underscore', '{"a":1_000}'],
    ['a comma for a point', '{"a":1,5}'],
    ['full-width digits', '{"a":５}'],
    ['single quotes', "{'a':1}"],
    ['no quotes', '{a:1}'],
    ['typographic quotes', '{“a”:1}'],
    ['a comment', '{"a":1 /* b */}'],
    ['a missing comma', '{"a":1 "b":2}'],
    ['a missing colon', '{"a" 1}'],
    ['a full-width colon', '{"a"：1}'],
    ['the wrong bracket', '{"a":1]'],
    ['two values', '1 2'],
    ['two objects', '{"a":1}{"a":2}'],
    ['two objects in two lines', '{"a":1}\n{"a":2}'],
    ['text after the value', '{"a":1}x'],
    ['a tab in a string', '"a\tb"'],
    ['a line end in a string', '"a\nb"'],
    ['NUL', '\u0000'],
    ['NUL in a string', '"\u0000"'],
    ['an unknown escape', '"\\x41"'],
    ['half an escape', '"\\u12"'],
    ['a byte order mark', '\ufeff{}'],
    ['a no-break space', '\u00a0{}'],
    ['a number as a key', '{1:2}'],
  ])('is refused and never repaired: %s.', (_what, text) => {
    expect(fault(text).problem.code).toBe('json-syntax')
    expect(fault(text).problem.text.en).not.toMatch(/\p{C}/u)
  })

  test.each([
    ['{"a":1,}', 7],
    ['{"a":1 "b":2}', 7],
    ['{"a":1}x', 7],
    ['{"a" 1}', 5],
    ['1 2', 2],
    ['{"a":01}', 6],
    ["{'a':1}", 1],
    ['{"a":', 5],
    ['{"a":1', 6],
    ['[1,2', 4],
    ['', 0],
    ['{"a":NaN}', 5],
    ['[1,]', 3],
    ['[,]', 1],
    ['{"a":+1}', 5],
    ['{"a":.5}', 5],
    ['{"a":undefined}', 5],
    ['\ufeff{}', 0],
    ['{"b":1,"a":NaN,"c":2}', 11],
  ])('is refused where it breaks: %s at %i.', (text, offset) => {
    expect(fault(text).offset).toBe(offset)
  })

  test('is told to end too early exactly where it does.', () => {
    for (const text of ['', '{', '{"a":', '[1,2', '"abc', '{"a":1']) {
      expect(fault(text).problem.text.en).toContain('ends too early')
    }
    for (const text of ['{"a":NaN}', '[1,]', '{"a":+1}', '[,]', '{"a":1}x']) {
      expect(fault(text).problem.text.en).not.toContain('ends too early')
    }
  })

  test.each(['[NaN,{"\\q":1}]', '[NaN,{"a\nb":1}]', '[NaN,{"a\u0000":1}]', '{"a":.5,"\\u12":1}'])(
    'is refused and never thrown, though a broken key follows the first fault: %j.',
    (text) => {
      expect(fault(text).problem.code).toBe('json-syntax')
    },
  )

  test('is refused exactly where JSON.parse refuses, whatever is changed in a sound text.', () => {
    const sound =
      '{"asOf":"2026-06-30","subject":{"id":"S1","facts":{"n":[1,-2.5,true,null]}},"records":[{"a":"b\\n"}]}'
    const shard = fc.constantFrom(
      ...'"\\:,{}[]01-+.eE \n\tatrufn',
      '量',
      '\\u0061',
      '"a":1,',
      'null',
    )
    const edit = fc.tuple(fc.nat(sound.length), fc.nat(4), shard)
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce(
          (now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut),
          sound,
        )
        let parsed: unknown
        let parses = true
        try {
          parsed = JSON.parse(text)
        } catch {
          parses = false
        }
        const reading = readJson(text)
        if (!parses) expect(reading.problem?.code).toBe('json-syntax')
        else if (reading.problem) expect(reading.problem.code).toMatch(/^json-(duplicate|number)$/)
        else expect(reading.value).toEqual(parsed)
      }),
      RUNS,
    )
  })
})

describe('A text nested deep', () => {
  const lists = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  const maps = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

  test('is read to a depth no request comes near.', () => {
    for (const nested of [lists, maps]) {
      expect(value(nested(100))).toEqual(JSON.parse(nested(100)))
      expect(place(`[${nested(100)},{"a":1,"a":2}]`)).toBe(
        `json-duplicate ${nested(100).length + 9}`,
      )
    }
  })

  test.each([5000, 20_000, 100_000])(
    'is read or refused, and never thrown, at %i levels.',
    (depth) => {
      for (const nested of [lists, maps]) expect(() => readJson(nested(depth))).not.toThrow()
    },
  )

  test('and cut off is refused, and never exhausts memory.', () => {
    for (const open of ['[', '{"a":']) {
      expect(fault(open.repeat(10_000)).problem.code).toMatch(/^json-/)
    }
  })

  test('in quotes and backslashes is read like any other.', () => {
    expect(value(`"${'\\\\'.repeat(400_000)}"`)).toBe('\\'.repeat(400_000))
    expect(value(`"${'\\"'.repeat(400_000)}"`)).toBe('"'.repeat(400_000))
    expect(value(`[${'"",'.repeat(300_000)}""]`)).toHaveLength(300_001)
  })
})
