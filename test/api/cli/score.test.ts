// liangxin score, as people start it: what comes out for what goes in.
import { describe, expect, test } from 'vitest'
import { answers, complaints, HANGZHOU, ids, line, places, put, run, score } from './program.ts'

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
