// Which rules score: a version, a file, the day's; and what is wrong usage.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileText, V1 } from '../../support.ts'
import { answers, folder, HANGZHOU, line, places, put, run, score } from './program.ts'

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

  test.concurrent.each([
    [['scroe'], '没有命令「scroe」，是否想写「score」 (unknown command'],
    [['score', ...HANGZHOU, '--speed', '9'], '没有选项「--speed」 (unknown option'],
    [['score', '--ruleset'], '选项「--ruleset <id>」后面缺少内容 (option'],
    [['score', 'a', 'b', ...HANGZHOU], '「score」的参数太多 (too many arguments'],
    [['check'], '缺少参数「files」 (missing required argument'],
    [['simulate', '--ruleset', 'x'], '缺少选项「'],
  ])('are asked for in both languages: %j.', async (args, says) => {
    const { code, err } = await run(args)
    expect(code).toBe(2)
    expect(err).toContain(`liangxin: ${says}`)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  test('say so where a file names nobody.', async () => {
    for (const text of ['', ' \n\n']) {
      const file = put('empty.ndjson', text)
      const { code, out, err } = await run(['score', file, ...HANGZHOU])
      expect([code, out]).toEqual([0, ''])
      expect(err).toBe(`liangxin: ${file}：没有主体 (no subjects)\n`)
    }
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
