// A condition made ready to be reasoned about: the facts it reads, where their values are
// parted, and whether it holds of given values. This says what a condition can mean at all;
// what it means for a subject is json-rules-engine's verdict alone.
import { parseDay } from '../../civil.ts'
import { hundredths } from '../../compile/points.ts'
import {
  COMPARATORS,
  type Constant,
  type FactSentence,
  type Sentence,
} from '../../schema/sentence.ts'
import type { View } from '../view.ts'

/** A value a fact may have, in the integers or words it is held in; null = unknown. */
export type Value = number | string | boolean | null

/** Where one fact's values are parted: below and from each cut, or one by one. */
export type Marks = { cuts: Set<number>; values: Set<Value> }

export type Formula = {
  marks: Map<string, Marks>
  holds: (of: (fact: string) => Value) => boolean
}

/** The formula of a sentence of a sound ruleset, made once. */
export function formulaOf(view: View, sentence: Sentence): Formula {
  const known = view.formulas.get(sentence)
  if (known) return known
  const formula = make(view, sentence)
  view.formulas.set(sentence, formula)
  return formula
}

/** What no condition at all amounts to. */
export const ALWAYS: Formula = { marks: new Map(), holds: () => true }

function make(view: View, sentence: Sentence): Formula {
  if ('condition' in sentence) return formulaOf(view, namedBy(view, sentence))
  if ('not' in sentence) {
    const { marks, holds } = formulaOf(view, sentence.not)
    return { marks, holds: (of) => !holds(of) }
  }
  if ('fact' in sentence) return comparison(view, sentence)
  const parts = ('all' in sentence ? sentence.all : sentence.any).map((each) =>
    formulaOf(view, each),
  )
  const holds: Formula['holds'] =
    'all' in sentence
      ? (of) => parts.every((part) => part.holds(of))
      : (of) => parts.some((part) => part.holds(of))
  return { marks: marksOf(parts), holds }
}

/** The marks of several formulas together. */
export function marksOf(formulas: readonly Formula[]): Formula['marks'] {
  if (formulas.length === 1) return formulas[0]!.marks
  const all: Formula['marks'] = new Map()
  for (const { marks } of formulas) {
    for (const [fact, { cuts, values }] of marks) {
      const into = all.get(fact) ?? { cuts: new Set(), values: new Set() }
      all.set(fact, into)
      for (const cut of cuts) into.cuts.add(cut)
      for (const value of values) into.values.add(value)
    }
  }
  return all
}

function comparison(view: View, sentence: FactSentence): Formula {
  const { fact } = sentence
  const mark: Marks = { cuts: new Set(), values: new Set() }
  const tests: ((value: Value) => boolean)[] = []
  for (const key of COMPARATORS) {
    if (key === 'known' || sentence[key] === undefined) continue
    const constants = [sentence[key] as Constant | Constant[]]
      .flat()
      .map((each) => heldAs(view, fact, each))
    for (const each of constants) {
      if (typeof each !== 'number') mark.values.add(each)
      else {
        if (key !== 'moreThan' && key !== 'atMost') mark.cuts.add(each)
        if (key !== 'atLeast' && key !== 'lessThan') mark.cuts.add(each + 1)
      }
    }
    tests.push(testOf(key, constants))
  }
  const { known } = sentence
  return {
    marks: new Map([[fact, mark]]),
    holds: (of) => {
      const value = of(fact)
      if (known !== undefined && known !== (value !== null)) return false
      return tests.length === 0 || (value !== null && tests.every((test) => test(value)))
    },
  }
}

function testOf(key: string, constants: Value[]): (value: Value) => boolean {
  const [first] = constants as number[]
  switch (key) {
    case 'atLeast':
      return (value) => (value as number) >= first!
    case 'atMost':
      return (value) => (value as number) <= first!
    case 'moreThan':
      return (value) => (value as number) > first!
    case 'lessThan':
      return (value) => (value as number) < first!
    case 'isNot':
    case 'notIn':
      return (value) => !constants.includes(value)
    default:
      return (value) => constants.includes(value)
  }
}

/** The sentence that a name stands for; a sound ruleset has it. */
export function namedBy({ ruleset }: View, { condition }: { condition: string }): Sentence {
  const { conditions = {} } = ruleset
  return conditions[condition]!
}

// A constant as written, in what the fact is held in.
function heldAs(view: View, fact: string, constant: Constant): Value {
  const type = view.ruleset.facts[fact]?.type
  if (type === 'decimal') return hundredths(Number(constant)) ?? Number(constant) * 100
  if (type === 'date') return parseDay(String(constant)) ?? 0
  return constant
}
