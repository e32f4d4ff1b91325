// The score sheet for people.
import { describe, expect, test } from 'vitest'
import { line, score } from './program.ts'

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
