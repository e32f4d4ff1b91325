// Sentences to json-rules-engine conditions, noting which facts they read and at which
// constants. Every comparison is guarded by "is known": an unknown value makes it false, and
// no operator ever meets a missing fact (notEqual and notIn would say true).

import { COMPARATORS, type Constant, type FactSentence, type Sentence } from '../schema/sentence.ts'
import { meant } from '../words/nearest.ts'
import type { Path } from '../words/problem.ts'
import { constant, isOrdered, OPERATORS } from './constants.ts'
import { type Context, report } from './context.ts'
import { factAt } from './facts.ts'
import type { CompiledFact, RuleCondition } from './model.ts'
import { readsOf, readsSubjectOnly } from './scope.ts'

/** What a group of sentences reads: for each fact the cuts of its order, or the values named. */
export type Reads = Map<string, { known: boolean; cuts: Set<number>; values: Set<Constant> }>

/**
 * The condition for json-rules-engine, with what it reads added to `reads`. In the scope
 * `subject` facts of records and `type` are findings. Named conditions, which
 * `settleConditions` has freed of circles, are written out.
 */
export function compileSentence(
  context: Context,
  sentence: Sentence,
  scope: 'subject' | 'record',
  path: Path,
  reads: Reads,
): RuleCondition {
  const next = (inner: Sentence, ...step: (string | number)[]) =>
    compileSentence(context, inner, scope, [...path, ...step], reads)
  const heads = (['fact', 'condition', 'all', 'any', 'not'] as const).filter(
    (key) => key in sentence,
  )
  const alone = heads[0] === 'fact' || Object.keys(sentence).length === 1
  if (heads.length !== 1 || !alone) {
    report(context, path, 'sentence-shape', { keys: Object.keys(sentence).join('、') })
    return { any: [] }
  }
  if ('all' in sentence) return { all: sentence.all.map((each, i) => next(each, 'all', i)) }
  if ('any' in sentence) return { any: sentence.any.map((each, i) => next(each, 'any', i)) }
  if ('not' in sentence) return { not: next(sentence.not, 'not') }
  if ('condition' in sentence)
    return namedCondition(context, sentence.condition, scope, path, reads)
  return comparison(context, sentence, scope, path, reads)
}

function namedCondition(
  context: Context,
  id: string,
  scope: 'subject' | 'record',
  path: Path,
  reads: Reads,
): RuleCondition {
  const conditions = context.ruleset.conditions ?? {}
  const named = Object.hasOwn(conditions, id) ? conditions[id] : undefined
  if (!named) {
    report(context, path, 'reference-unknown', {
      kindZh: '条件',
      kind: 'condition',
      id,
      ...(context.factIndex.has(id) ? { fact: id } : meant(id, Object.keys(conditions))),
    })
    return { any: [] }
  }
  // A condition that records answer is no fault of its own where the subject is asked.
  const foreign = scope === 'subject' && !readsSubjectOnly(context.ruleset, named)
  if (foreign) {
    const fact = [...readsOf(context.ruleset, named)].find((name) => isOfRecords(context, name))
    report(context, path, 'fact-scope', { fact: fact ?? '' }, ['conditions', id])
  }
  const inner = foreign ? 'record' : scope
  return compileSentence(context, named, inner, ['conditions', id], reads)
}

function isOfRecords({ ruleset }: Context, fact: string): boolean {
  return fact === 'type' || ruleset.facts[fact]?.of === 'record'
}

function comparison(
  context: Context,
  sentence: FactSentence,
  scope: 'subject' | 'record',
  path: Path,
  reads: Reads,
): RuleCondition {
  const { fact: name } = sentence
  // A condition named where a fact is: that it is compared with nothing only follows.
  if (!context.factIndex.has(name) && Object.hasOwn(context.ruleset.conditions ?? {}, name)) {
    report(context, path, 'fact-undeclared', { fact: name, condition: name })
    return { any: [] }
  }
  const comparators = COMPARATORS.filter((key) => sentence[key] !== undefined)
  if (comparators.length === 0) report(context, path, 'comparison-missing', { fact: name })
  const fact =
    name === 'type' || name === 'subjectType' ? builtIn(context, name) : factAt(context, name, path)
  if (!fact) return { any: [] }
  if (scope === 'subject' && fact.of === 'record')
    report(context, path, 'fact-scope', { fact: name })
  const read = reads.get(name) ?? { known: false, cuts: new Set(), values: new Set() }
  reads.set(name, read)
  read.known = true
  const all: RuleCondition[] = []
  for (const key of comparators) {
    if (key === 'known') {
      all.push({ fact: `${name}?`, operator: 'equal', value: sentence.known })
      continue
    }
    const given = sentence[key] as Constant | Constant[]
    const values = [given]
      .flat()
      .map((value) => constant(context, fact, key, value, [...path, key]))
    if (values.includes(undefined)) continue
    const known = values as (string | number | boolean)[]
    all.push({ fact: `${name}?`, operator: 'equal', value: true })
    all.push(operation(name, key, known))
    note(read, fact, key, known)
  }
  return all.length === 1 ? all[0]! : { all }
}

function operation(
  fact: string,
  key: string,
  values: (string | number | boolean)[],
): RuleCondition {
  switch (key) {
    case 'is':
      return { fact, operator: 'equal', value: values[0] }
    case 'isNot':
      return { fact, operator: 'notEqual', value: values[0] }
    case 'in':
      return { fact, operator: 'in', value: values }
    case 'notIn':
      return { fact, operator: 'notIn', value: values }
    default:
      return { fact, operator: OPERATORS[key as keyof typeof OPERATORS], value: values[0] }
  }
}

// A cut c parts the values below c from those from c on; all ordered facts are whole numbers.
function note(
  read: { cuts: Set<number>; values: Set<Constant> },
  fact: CompiledFact,
  key: string,
  values: (string | number | boolean)[],
): void {
  if (!isOrdered(fact)) {
    for (const value of values) read.values.add(value)
    return
  }
  for (const value of values as number[]) {
    if (key !== 'moreThan' && key !== 'atMost') read.cuts.add(value)
    if (key !== 'atLeast' && key !== 'lessThan') read.cuts.add(value + 1)
  }
}

function builtIn(context: Context, name: 'type' | 'subjectType'): CompiledFact {
  const ofRecord = name === 'type'
  return {
    id: name,
    of: ofRecord ? 'record' : 'subject',
    kind: 'choice',
    column: -1,
    text: ofRecord ? '信息类型' : '主体类型',
    required: true,
    words: ofRecord ? [...context.typeIndex.keys()] : context.subjectTypes,
  }
}
