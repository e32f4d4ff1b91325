// json-rules-engine the plain way: one Engine holds all 87 rows and runs once for the subject
// and once for each record; the caller adds the points of the rows that hold.
import { Engine, type RuleProperties } from 'json-rules-engine'
import { ROWS } from '../../oracle/standard.ts'
import { banded, type Flat, flatten, pointsOf, type Rival } from './caller.ts'
import { RULES, type Test } from './rules.ts'

const OPERATORS: Record<Test['op'], string> = {
  is: 'equal',
  atLeast: 'greaterThanInclusive',
  atMost: 'lessThanInclusive',
  lessThan: 'lessThan',
  moreThan: 'greaterThan',
}

/**
 * One engine for all, run after run. Its state lives on the Engine, so this way cannot serve
 * two callers at once; `fresh` makes an engine for each subject, which can, and costs more.
 * With `paths` a record is one fact, and conditions point into it.
 */
export function plain({ fresh = false, paths = false } = {}): Rival {
  const shared = createEngine(paths)
  return async (request) => {
    const engine = fresh ? createEngine(paths) : shared
    let points = 0
    for (const facts of flatten(request)) points += await run(engine, facts, paths)
    return banded(points)
  }
}

async function run(engine: Engine, facts: Flat, paths: boolean): Promise<number> {
  const { events } = await engine.run(paths ? { information: facts } : facts)
  let points = 0
  for (const { params } of events) points += pointsOf(ROWS[params!['index'] as number]!, facts)
  return points
}

function createEngine(paths: boolean): Engine {
  const engine = new Engine()
  RULES.forEach(({ all }, index) => {
    const conditions = all.map(({ fact, op, value }) => ({
      ...(paths ? { fact: 'information', path: `$.${fact}` } : { fact }),
      operator: OPERATORS[op],
      value,
    }))
    const event = { type: 'row', params: { index } }
    engine.addRule({ conditions: { all: conditions }, event } as RuleProperties)
  })
  return engine
}
