// @gorules/zen-engine: the rows as one decision table that collects, evaluated once for the
// subject and once for each record. All evaluations of a subject are under way together,
// which its native threads turn into speed.
import { ZenEngine } from '@gorules/zen-engine'
import { ROWS } from '../../oracle/standard.ts'
import { banded, type Flat, flatten, pointsOf, type Rival } from './caller.ts'
import { RULES, type Test } from './rules.ts'

const FIELDS = ['type', 'subjectType', 'instruments', 'quietMonths', 'unhandledDays'] as const
const SIGNS: Record<Test['op'], string> = {
  is: '==',
  atLeast: '>=',
  atMost: '<=',
  lessThan: '<',
  moreThan: '>',
}

/** The table under one decision, kept ready. */
export function zen(): Rival {
  const decision = new ZenEngine().createDecision(table())
  const run = async (facts: Flat) => {
    const { result } = await decision.evaluate(facts)
    let points = 0
    for (const { index } of result as { index: number }[]) points += pointsOf(ROWS[index]!, facts)
    return points
  }
  return async (request) => {
    const points = await Promise.all(flatten(request).map(run))
    return banded(points.reduce((sum, each) => sum + each, 0))
  }
}

function table(): object {
  const rules = RULES.map(({ all }, index) => ({
    _id: `row${index}`,
    ...Object.fromEntries(FIELDS.map((field) => [field, cell(all, field)])),
    index: String(index),
  }))
  const content = {
    hitPolicy: 'collect',
    inputs: FIELDS.map((field) => ({ id: field, name: field, field })),
    outputs: [{ id: 'index', name: 'index', field: 'index' }],
    rules,
  }
  const node = (id: string, type: string, more = {}) => ({ id, name: id, type, ...more })
  return {
    nodes: [
      node('in', 'inputNode'),
      node('rows', 'decisionTableNode', { content }),
      node('out', 'outputNode'),
    ],
    edges: [
      { id: 'e1', sourceId: 'in', targetId: 'rows', type: 'edge' },
      { id: 'e2', sourceId: 'rows', targetId: 'out', type: 'edge' },
    ],
  }
}

// A word alone is the table's quickest comparison; two bounds of one fact share a cell.
function cell(all: readonly Test[], field: string): string {
  return all
    .filter(({ fact }) => fact === field)
    .map(({ op, value }) => (op === 'is' ? JSON.stringify(value) : `${SIGNS[op]} ${value}`))
    .join(' and ')
}
