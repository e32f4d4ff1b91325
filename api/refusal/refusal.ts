// A refusal: the service will not do what was asked, says why, and what to do instead.
import type { Text } from '../../engine/words/problem.ts'
import { REFUSALS, type RefusalCode } from './words.ts'

type Values = Record<string, string | number>

/** Thrown through transactions so that they roll back; the HTTP layer turns it into an answer. */
export class Refusal extends Error {
  code: RefusalCode
  status: number
  text: Text
  hint?: Text
  /** Further members of the answer. */
  more: Record<string, unknown>

  constructor(code: RefusalCode, values: Values = {}, more: Record<string, unknown> = {}) {
    const { status, zh, en, hint } = (REFUSALS[code] as Words)(values)
    super(`${zh} (${en})`)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.text = { zh, en }
    if (hint) this.hint = hint
    this.more = more
  }
}

type Words = (v: Values) => { status: number; hint?: Text } & Text
