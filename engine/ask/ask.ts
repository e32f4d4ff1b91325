// The one place where conditions are judged: json-rules-engine, asked each question once.
import { Engine, type RuleProperties } from 'json-rules-engine'
import type { Layout, RuleEffect } from '../compile/model.ts'
import type { Answer, Memory, PreparedLayout, Question } from './memory.ts'

/** Asks every pending question and remembers the answers; afterwards `pending` is empty. */
export async function ask(memory: Memory, pending: Map<string, Question>): Promise<void> {
  for (const { layout, key, classes } of pending.values()) {
    const prepared = memory.layouts[layout]!
    if (prepared.known.has(key)) continue
    // Whoever needs the same answer meanwhile waits for it instead of asking again.
    let asking = prepared.asking.get(key)
    if (!asking) {
      asking = remember(memory, prepared, key, classes).finally(() => prepared.asking.delete(key))
      prepared.asking.set(key, asking)
    }
    await asking
  }
  pending.clear()
}

async function remember(
  { pool }: Memory,
  prepared: PreparedLayout,
  key: number | string,
  classes: readonly number[],
): Promise<void> {
  const answer = await judge(prepared.layout, factsOf(prepared.layout, classes))
  pool.asked++
  const index = pool.answers.push(answer) - 1
  prepared.known.set(key, index)
  if (prepared.dense && typeof key === 'number') prepared.dense[key] = index
}

/** The facts that stand for a question: every fact its rules read, known or not. */
function factsOf(layout: Layout, classes: readonly number[]): Record<string, unknown> {
  // No prototype: json-rules-engine would read inherited properties as facts.
  const facts: Record<string, unknown> = Object.assign(Object.create(null), {
    type: layout.type,
    'type?': true,
  })
  layout.reads.forEach(({ name, values }, i) => {
    const index = classes[i]!
    facts[name] = values[index]
    facts[`${name}?`] = index > 0
  })
  return facts
}

/**
 * Runs the rules of a layout on a fresh Engine: run state lives on the Engine, and two
 * overlapping runs of one would silently skip rules.
 */
async function judge(layout: Layout, facts: Record<string, unknown>): Promise<Answer> {
  const answer: Answer = {
    items: [...layout.always],
    points: true,
    determines: true,
    determinations: [],
  }
  if (layout.rules.length === 0) return answer
  const engine = new Engine([], {
    allowUndefinedFacts: false,
    pathResolver: () => {
      throw new Error('rules have no paths')
    },
  })
  layout.rules.forEach(({ conditions }, index) => {
    const rule = { conditions, event: { type: 'holds', params: { index } } }
    engine.addRule(rule as RuleProperties)
  })
  const { results, failureResults } = await engine.run(facts)
  // INVARIANT: every rule was evaluated exactly once.
  if (results.length + failureResults.length !== layout.rules.length) {
    throw new Error(
      `json-rules-engine answered ${results.length + failureResults.length} of ${layout.rules.length} rules`,
    )
  }
  const holds = new Set(results.map(({ event }) => event?.params?.['index'] as number))
  layout.rules.forEach(({ effect }, index) => void take(answer, effect, holds.has(index)))
  answer.items.sort((a, b) => a - b)
  return answer
}

function take(answer: Answer, effect: RuleEffect, holds: boolean): void {
  if (effect.kind === 'points') answer.points = holds
  else if (effect.kind === 'determines') answer.determines = holds
  else if (!holds) return
  else if (effect.kind === 'item') answer.items.push(effect.index)
  else answer.determinations.push(effect.index)
}
