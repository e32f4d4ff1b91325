// Requests that differ in one thing from one in order, and what is said of them.
import { expect } from 'vitest'
import { assess, type Defaults } from '../../../engine/assess/assess.ts'
import type { Problem } from '../../../engine/words/problem.ts'
import { record, request, v1 } from '../../support.ts'

/** An object as JSON gives it. */
export type Plain = Record<string, unknown>

const scorer = v1()

/** A request in order, and its parts. */
export const BASE: Plain = request()
export const SUBJECT = BASE['subject'] as Plain
export const FACTS = SUBJECT['facts'] as Plain

/** The same request but for this. */
export const withSubject = (more: Plain): Plain => ({ ...BASE, subject: { ...SUBJECT, ...more } })
export const withFacts = (more: Plain): Plain => withSubject({ facts: { ...FACTS, ...more } })
export const withRecord = (more: Plain): Plain => ({ ...BASE, records: [{ ...record(), ...more }] })
export const withRecordFacts = (type: string, facts: Plain): Plain => withRecord({ type, facts })
export const without = (from: Plain, key: string): Plain =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key))
/** Facts or fields as JSON carries them, so that `__proto__` is a key like any other. */
export const own = (key: string, value: unknown): Plain =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`) as Plain

/** The problems of a request that must not be scored; each in words that a line can hold. */
export async function refused(input: unknown, defaults?: Defaults): Promise<Problem[]> {
  const { assessment, problems } = await assess(scorer, input, defaults)
  expect(assessment, 'no assessment may be given').toBeUndefined()
  expect(problems!.length).toBeGreaterThan(0)
  for (const { severity, text, hint, path } of problems!) {
    expect(severity).toBe('error')
    for (const words of [text.zh, text.en, hint?.zh ?? '', hint?.en ?? '', path ?? '']) {
      expect(words).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect([...words].length).toBeLessThanOrEqual(300)
    }
  }
  return problems!
}

/** The same as `code path`. */
export async function places(input: unknown, defaults?: Defaults): Promise<string[]> {
  return (await refused(input, defaults)).map(({ code, path }) => `${code} ${path}`)
}

/** The assessment of a request that must be scored. */
export async function accepted(input: unknown, defaults?: Defaults) {
  const { assessment, problems } = await assess(scorer, input, defaults)
  expect(problems).toBeUndefined()
  return assessment!
}
