// The one place where conditions are judged: json-rules-engine, asked each question once.
import { Engine, type RuleProperties } from 'json-rules-engine'
import type { Layout, RuleEffect } from '../compile/model.ts'
import type { Answer, Memory, PreparedLayout, Question, Verdict } from './memory.ts'

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
  { layout, verdicts, known, dense }: PreparedLayout,
  key: number | string,
  classes: readonly number[],
): Promise<void> {
  let judging = verdicts.get(key)
  if (!judging) {
    judging = judge(layout, factsOf(layout, classes))
    verdicts.set(key, judging)
    // A failure is told to whoever waits; nobody must find it remembered.
    judging.catch(() => verdicts.delete(key))
    pool.asked++
  }
  const index = pool.answers.push(answerOf(layout, await judging)) - 1
  known.set(key, index)
  if (dense && typeof key === 'number') dense[key] = index
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
async function judge(layout: Layout, facts: Record<string, unknown>): Promise<Verdict> {
  if (layout.rules.length === 0) return []
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
  const holds = layout.rules.map(() => false)
  for (const { event } of results) holds[event?.params?.['index'] as number] = true
  return holds
}

// What the verdict on the rules means for the items and determinations they stand for.
function answerOf(layout: Layout, verdict: Verdict): Answer {
  const answer: Answer = {
    items: [...layout.always],
    points: true,
    determines: true,
    determinations: [],
  }
  layout.rules.forEach(({ effect }, index) => void take(answer, effect, verdict[index]!))
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
