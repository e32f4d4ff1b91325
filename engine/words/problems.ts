// The one catalogue of what can be wrong, in Chinese and English. A code without words, or
// words without a code, is a compile error. Voice: what, where, what to do; the user's own
// words in 「」; no final period.
import { CASES } from './cases.ts'
import { LINTS } from './lints.ts'
import { POPULATIONS } from './populations.ts'
import { REQUESTS } from './requests.ts'
import { SHAPES } from './shapes.ts'
import { TEXTS } from './texts.ts'

export const PROBLEMS = {
  ...TEXTS,
  ...SHAPES,
  ...REQUESTS,
  ...LINTS,
  ...POPULATIONS,
  ...CASES,
}
