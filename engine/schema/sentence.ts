// Conditions as sentences over declared facts: no paths, expressions or patterns.
import { Type } from 'typebox'
import { Id } from './words.ts'

/** A value that a fact is compared with, as written in the rules. */
export type Constant = string | number | boolean

/** One comparison of one fact; several comparators in it must all hold. */
export type FactSentence = {
  fact: string
  is?: Constant
  isNot?: Constant
  in?: Constant[]
  notIn?: Constant[]
  atLeast?: number | string
  atMost?: number | string
  moreThan?: number | string
  lessThan?: number | string
  known?: boolean
}

/** A condition: one comparison, a named condition, or a combination. */
export type Sentence =
  | FactSentence
  | { condition: string }
  | { all: Sentence[] }
  | { any: Sentence[] }
  | { not: Sentence }

export const COMPARATORS = [
  'is',
  'isNot',
  'in',
  'notIn',
  'atLeast',
  'atMost',
  'moreThan',
  'lessThan',
  'known',
] as const

/** The reference by which every schema points at the one recursive definition. */
export const SentenceRef = Type.Unsafe<Sentence>({ $ref: '#/$defs/sentence' })

const constant = { type: ['string', 'number', 'boolean'] }
const ordered = { type: ['number', 'string'] }
const list = { type: 'array', minItems: 1, items: { $ref: '#/$defs/sentence' } }
const constants = { type: 'array', minItems: 1, uniqueItems: true, items: constant }

/**
 * The definition itself. That exactly one of fact, condition, all, any, not stands in a
 * sentence is checked with a sentence of its own (`sentence-shape`), because oneOf would
 * report every branch that failed.
 */
export const sentenceDefinition = {
  title: '条件',
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    fact: {
      type: 'string',
      title: '事实',
      description: '已在 facts 中声明的事实，或 type、subjectType',
    },
    is: { ...constant, title: '等于' },
    isNot: { ...constant, title: '不等于（事实未知时不成立）' },
    in: { ...constants, title: '属于' },
    notIn: { ...constants, title: '不属于（事实未知时不成立）' },
    atLeast: { ...ordered, title: '不少于（含本数）' },
    atMost: { ...ordered, title: '不多于（含本数）' },
    moreThan: { ...ordered, title: '超过（不含本数）' },
    lessThan: { ...ordered, title: '不满（不含本数）' },
    known: { type: 'boolean', title: '是否已知' },
    condition: { ...Id, title: '已命名的条件' },
    all: { ...list, title: '同时满足' },
    any: { ...list, title: '满足其一' },
    not: { $ref: '#/$defs/sentence', title: '不满足' },
  },
}
