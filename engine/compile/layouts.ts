// A question's layout: the rules asked together and how each fact they read falls into
// classes. Two subjects in the same classes ask the same question.
import type { Sentence } from '../schema/sentence.ts'
import type { Path } from '../words/problem.ts'
import type { Context } from './context.ts'
import type { CompiledFact, CompiledRule, Layout, Read, RuleEffect } from './model.ts'
import { compileSentence, isOrdered, type Reads } from './sentences.ts'

/** A rule before it is compiled; without a sentence it always holds. */
export type DraftRule = { sentence: Sentence | undefined; path: Path; effect: RuleEffect }

/** The layout for one record type, or for the subject where `type` is null. */
export function compileLayout(context: Context, type: string | null, drafts: DraftRule[]): Layout {
  const reads: Reads = new Map()
  const rules: CompiledRule[] = []
  const always: number[] = []
  const scope = type === null ? 'subject' : 'record'
  for (const { sentence, path, effect } of drafts) {
    if (sentence) {
      const conditions = compileSentence(context, sentence, scope, path, reads)
      // json-rules-engine wants a combination at the root of a rule.
      const root = 'fact' in conditions ? { all: [conditions] } : conditions
      rules.push({ conditions: root, effect })
    } else if (effect.kind === 'item') always.push(effect.index)
    // Anything else without a sentence always holds, and `ask` takes it so.
  }
  const compiled = [...reads]
    .filter(([name]) => name !== 'type')
    .map(([name, { cuts, values }]) => compileRead(context, name, cuts, values))
  return {
    type,
    rules,
    reads: compiled,
    always,
    moves: compiled.some(({ fact }) => fact >= 0 && isMoving(context.facts[fact])),
  }
}

function isMoving(fact: CompiledFact | undefined): boolean {
  return fact?.derive !== undefined
}

function compileRead(
  context: Context,
  name: string,
  cuts: Set<number>,
  values: Set<unknown>,
): Read {
  if (name === 'subjectType') {
    return {
      fact: -1,
      name,
      ordered: false,
      ...coded([...values] as string[], context.subjectTypes),
      cuts: [],
    }
  }
  const index = context.factIndex.get(name) ?? 0
  const fact = context.facts[index]!
  if (isOrdered(fact)) {
    const sorted = [...cuts].sort((a, b) => a - b)
    const lowest = (sorted[0] ?? 0) - 1
    return {
      fact: index,
      name,
      ordered: true,
      cuts: sorted,
      codes: [],
      values: [null, lowest, ...sorted],
    }
  }
  if (fact.kind === 'boolean') {
    return {
      fact: index,
      name,
      ordered: false,
      cuts: [],
      codes: [0, 1],
      values: [null, false, true, null],
    }
  }
  return {
    fact: index,
    name,
    ordered: false,
    cuts: [],
    ...coded([...values] as string[], fact.words),
  }
}

function coded(named: string[], words: readonly string[]) {
  const sorted = [...named].sort((a, b) => words.indexOf(a) - words.indexOf(b))
  // The last class stands for every other value; no declared value holds a NUL.
  return { codes: sorted.map((word) => words.indexOf(word)), values: [null, ...sorted, '\u0000'] }
}
