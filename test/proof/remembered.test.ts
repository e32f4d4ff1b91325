// Proof (b): remembered answers equal a fresh json-rules-engine run of all rules per record,
// asked with the raw facts instead of the classes they fall into.
import { Engine, Rule, type RuleProperties } from 'json-rules-engine'
import { expect, it } from 'vitest'
import { ask } from '../../engine/ask/ask.ts'
import { createMemory, createPool, type Question } from '../../engine/ask/memory.ts'
import { parseDay } from '../../engine/civil.ts'
import type { Compiled, Layout, RuleCondition } from '../../engine/compile/model.ts'
import { enter } from '../../engine/frame/enter.ts'
import { createFrame, type Frame, UNKNOWN } from '../../engine/frame/frame.ts'
import { namesOf } from '../../engine/frame/names.ts'
import { createAsked, questions } from '../../engine/questions/questions.ts'
import { valueOn } from '../../engine/questions/value.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import { size, v1 } from '../support.ts'
import { requestAt } from './compare.ts'

const { compiled } = v1().standard
const names = namesOf(compiled)
const rules = allRules(compiled)

it('gives every record of random subjects the answer that a fresh run of all rules gives', async () => {
  const count = size(100_000, 2_000)
  const memory = createMemory(compiled, createPool())
  const asked = createAsked()
  let runs = 0
  for (let i = 0; i < count; i++) {
    const request = requestAt(77, i)
    const day = parseDay(request.asOf!)!
    const frame = createFrame(compiled)
    expect(enter(compiled, names, frame, request)).toEqual([])
    const pending = new Map<string, Question>()
    questions(compiled, memory, frame, 0, day, day, asked, pending)
    await ask(memory, pending)
    expect(questions(compiled, memory, frame, 0, day, day, asked, pending)).toBe(0)
    for (let r = -1; r < request.records.length; r++) {
      const layout =
        r === -1 ? compiled.subjectLayout : compiled.types[frame.record.type[r]!]!.layout
      const answer = memory.pool.answers[r === -1 ? asked.subject : asked.records[r]!]!
      expect(answer, `record ${r} of ${JSON.stringify(request)}`).toEqual(
        await fresh(layout, frame, request, r, day),
      )
      runs++
    }
  }
  expect(runs).toBeGreaterThan(count)
  // Remembered means asked far less often than used.
  expect(memory.pool.asked).toBeLessThan(runs / 2)
})

// All rules of the standard on one fresh engine; a rule of another type must not fire.
async function fresh(layout: Layout, frame: Frame, request: ScoreRequest, r: number, day: number) {
  const engine = new Engine([], { allowUndefinedFacts: false })
  for (const { rule } of rules) engine.addRule(rule)
  const { results, failureResults } = await engine.run(rawFacts(layout, frame, request, r, day))
  expect(results.length + failureResults.length).toBe(rules.length)
  const held = new Set(results.map(({ event }) => event?.params?.['index'] as number))
  const effects = rules.filter((_, index) => held.has(index)).map(({ effect }) => effect)
  const has = (kind: string) => effects.some((effect) => effect.kind === kind)
  const indices = (kind: 'item' | 'determination') =>
    effects.flatMap((effect) => (effect.kind === kind ? [effect.index] : [])).sort((a, b) => a - b)
  return {
    items: [...new Set([...indices('item'), ...layout.always])].sort((a, b) => a - b),
    points: layout.type === null || has('points'),
    determines: layout.type === null || has('determines'),
    determinations: indices('determination'),
  }
}

// A rule keeps nothing of a run, so only the engine and the facts are made anew for each. The
// scope is asked first: a rule of another type has failed by it, whatever else it would ask.
function allRules({ subjectLayout, types }: Compiled) {
  const guarded = (type: string | null, conditions: RuleCondition) => ({
    all: [{ fact: 'scope', operator: 'equal', value: type ?? 'subject', priority: 2 }, conditions],
  })
  return [subjectLayout, ...types.map(({ layout }) => layout)]
    .flatMap((layout) => layout.rules.map((each) => ({ ...each, type: layout.type })))
    .map(({ type, conditions, effect }, index) => ({
      effect,
      rule: new Rule({
        conditions: guarded(type, conditions),
        event: { type: 'holds', params: { index } },
      } as RuleProperties),
    }))
}

// The values themselves: every declared fact, known or not, read from the request's frame.
function rawFacts(
  layout: Layout,
  frame: Frame,
  request: ScoreRequest,
  r: number,
  day: number,
): Record<string, unknown> {
  const facts: Record<string, unknown> = Object.assign(Object.create(null), {
    scope: layout.type ?? 'subject',
    type: layout.type,
    'type?': layout.type !== null,
    subjectType: request.subject.type,
    'subjectType?': true,
  })
  for (const fact of compiled.facts) {
    const value =
      fact.of === 'record' && r === -1
        ? UNKNOWN
        : valueOn(compiled.facts, fact, frame, 0, r, day, day)
    facts[`${fact.id}?`] = value !== UNKNOWN
    if (value === UNKNOWN) facts[fact.id] = null
    else if (fact.kind === 'choice' || fact.kind === 'text') {
      const given = fact.of === 'subject' ? request.subject.facts : request.records[r]!.facts
      facts[fact.id] = given![fact.id]
    } else facts[fact.id] = value
  }
  return facts
}
