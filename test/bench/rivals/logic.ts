// json-logic-engine: the rows as one sum, compiled to a JavaScript function by `build`; even
// the points are in it, so the caller only adds what the subject and the records give.
import { LogicEngine } from 'json-logic-engine'
import type { Row } from '../../oracle/standard.ts'
import { banded, type Flat, flatten, type Rival } from './caller.ts'
import { RULES, type Test } from './rules.ts'

const SIGNS: Record<Test['op'], string> = {
  is: '===',
  atLeast: '>=',
  atMost: '<=',
  lessThan: '<',
  moreThan: '>',
}

/** The sum, compiled once. */
export function logic(): Rival {
  const sum = new LogicEngine().build({
    '+': RULES.map(({ row, all }) => ({ if: [{ and: all.map(condition) }, points(row), 0] })),
  }) as (facts: Flat) => number
  return (request) => {
    let points = 0
    for (const facts of flatten(request)) points += sum(facts)
    return banded(Math.round(points))
  }
}

function condition({ fact, op, value }: Test): object {
  return { [SIGNS[op]]: [{ var: fact }, value] }
}

function points(row: Row): unknown {
  if (row.awarded) return { '*': [{ var: 'awarded' }, 100] }
  if (row.id === 'red-alert-after-9-days') {
    return { '*': [row.points, { '-': [{ var: 'unhandledDays' }, 9] }] }
  }
  if (!row.by) return row.points
  const fact = { award: 'level', 'regulation-drafting': 'role', 'skills-contest': 'rank' }[row.id]!
  const arms = Object.entries(row.by).flatMap(([word, each]) => [
    { '===': [{ var: fact }, word] },
    each,
  ])
  return { if: [...arms, 0] }
}
