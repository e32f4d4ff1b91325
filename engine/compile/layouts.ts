// A question's layout: the rules asked together and how each fact they read falls into
// classes. Two subjects in the same classes ask the same question.
import type { Sentence } from '../schema/sentence.ts'
import type { Path } from '../words/problem.ts'
import { isOrdered } from './constants.ts'
import type { Context } from './context.ts'
import type { CompiledFact, CompiledRule, Layout, Read, RuleEffect } from './model.ts'
import { compileSentence, type Reads } from './sentences.ts'

/** A rule before it is compiled; without a sentence it always holds. */
export type DraftRule = { sentence: Sentence | undefined; path: Path; effect: RuleEffect }

/** Rules compiled once and asked with those of every record type. */
export type SharedRules = { rules: CompiledRule[]; reads: Reads; compiled: Read[] }

/** Where nothing is shared. */
export const NOTHING_SHARED: SharedRules = { rules: [], reads: new Map(), compiled: [] }

/** The rules that every record type has. */
export function compileShared(context: Context, drafts: readonly DraftRule[]): SharedRules {
  const reads: Reads = new Map()
  const rules = drafts.flatMap(({ sentence, path, effect }) =>
    // What has no sentence always holds, and `ask` takes it so.
    sentence ? [compileRule(context, sentence, 'record', path, effect, reads)] : [],
  )
  return { rules, reads, compiled: compileReads(context, reads) }
}

/** The layout for one record type, or for the subject where `type` is null. */
export function compileLayout(
  context: Context,
  type: string | null,
  drafts: readonly DraftRule[],
  shared: SharedRules,
): Layout {
  const reads: Reads = new Map()
  const rules: CompiledRule[] = []
  const always: number[] = []
  const scope = type === null ? 'subject' : 'record'
  for (const { sentence, path, effect } of drafts) {
    if (sentence) rules.push(compileRule(context, sentence, scope, path, effect, reads))
    else if (effect.kind === 'item') always.push(effect.index)
  }
  const own = reads.size > 0
  if (own) addReads(reads, shared.reads)
  const compiled = own ? compileReads(context, reads) : shared.compiled
  return {
    type,
    rules: rules.length > 0 ? [...rules, ...shared.rules] : shared.rules,
    reads: compiled,
    always,
    moves: compiled.some(({ fact }) => fact >= 0 && isMoving(context.facts[fact])),
  }
}

function compileRule(
  context: Context,
  sentence: Sentence,
  scope: 'subject' | 'record',
  path: Path,
  effect: RuleEffect,
  reads: Reads,
): CompiledRule {
  const conditions = compileSentence(context, sentence, scope, path, reads)
  // json-rules-engine wants a combination at the root of a rule.
  return { conditions: 'fact' in conditions ? { all: [conditions] } : conditions, effect }
}

function addReads(into: Reads, more: Reads): void {
  for (const [name, { known, cuts, values }] of more) {
    const own = into.get(name)
    if (!own) into.set(name, { known, cuts: new Set(cuts), values: new Set(values) })
    else {
      own.known ||= known
      for (const cut of cuts) own.cuts.add(cut)
      for (const value of values) own.values.add(value)
    }
  }
}

function isMoving(fact: CompiledFact | undefined): boolean {
  return fact?.derive !== undefined
}

function compileReads(context: Context, reads: Reads): Read[] {
  return [...reads]
    .filter(([name]) => name !== 'type')
    .map(([name, { cuts, values }]) => compileRead(context, name, cuts, values))
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
