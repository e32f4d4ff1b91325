// Named conditions before anything is written out: circles, and sizes that would explode. A
// condition that names another twice doubles, so thirty lines could mean a billion.
import type { Ruleset } from '../schema/ruleset.ts'
import type { Sentence } from '../schema/sentence.ts'
import { type Context, report } from './context.ts'

/** The most parts a condition may have once every name in it is written out. */
const MOST_PARTS = 500

/** What a condition that cannot be used is taken for, so that nothing else is said of it. */
const NOTHING: Sentence = { any: [] }

type State = { parts: number; names: string[]; next: number }

/** The ruleset with every condition in a circle, or too large, put out of use and told. */
export function settleConditions(context: Context): Ruleset {
  const conditions = context.ruleset.conditions ?? {}
  const sizes = new Map<string, number>()
  const broken = new Set<string>()
  for (const id of Object.keys(conditions)) {
    if (!sizes.has(id)) measure(context, id, sizes, broken)
  }
  if (broken.size === 0) return context.ruleset
  const usable = Object.entries(conditions).map(([id, sentence]): [string, Sentence] => [
    id,
    broken.has(id) ? NOTHING : sentence,
  ])
  return { ...context.ruleset, conditions: Object.fromEntries(usable) }
}

// Depth first with a stack of our own: a chain of names may be longer than the call stack.
function measure(
  context: Context,
  start: string,
  sizes: Map<string, number>,
  broken: Set<string>,
): void {
  const conditions = context.ruleset.conditions ?? {}
  const open: string[] = [start]
  const states = new Map<string, State>([[start, partsOf(conditions[start]!)]])
  while (open.length > 0) {
    const id = open.at(-1)!
    const state = states.get(id)!
    const name = state.names[state.next++]
    if (name === undefined) {
      open.pop()
      sizes.set(id, state.parts)
      if (state.parts > MOST_PARTS && !broken.has(id)) {
        report(context, ['conditions', id], 'condition-size', { id, most: MOST_PARTS })
        broken.add(id)
        sizes.set(id, 1)
      }
      const outer = open.at(-1)
      if (outer !== undefined) states.get(outer)!.parts += sizes.get(id)!
      continue
    }
    const size = sizes.get(name)
    if (size !== undefined) state.parts += size
    else if (states.has(name)) {
      const circle = open.slice(open.indexOf(name))
      if (circle.some((each) => broken.has(each))) continue
      const chain = [...circle, name].join(' → ')
      const values = { kindZh: '条件', kind: 'conditions', chain }
      report(context, ['conditions', id], 'reference-cycle', values)
      for (const each of circle) broken.add(each)
    } else if (Object.hasOwn(conditions, name)) {
      states.set(name, partsOf(conditions[name]!))
      open.push(name)
    }
  }
}

function partsOf(sentence: Sentence): State {
  const state: State = { parts: 0, names: [], next: 0 }
  const count = (each: Sentence): void => {
    state.parts++
    if ('condition' in each) state.names.push(each.condition)
    if ('all' in each) each.all.forEach(count)
    if ('any' in each) each.any.forEach(count)
    if ('not' in each) count(each.not)
  }
  count(sentence)
  return state
}
