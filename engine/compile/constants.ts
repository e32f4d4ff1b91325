// What facts are compared with: constants in the integers or words that the fact is held in.
import { parseDay } from '../civil.ts'
import type { Constant } from '../schema/sentence.ts'
import { isoDay, widelyParted } from '../words/half-width.ts'
import { meant } from '../words/nearest.ts'
import type { Path } from '../words/problem.ts'
import { numberWritten } from '../words/spelt-out.ts'
import { type Context, report } from './context.ts'
import type { CompiledFact } from './model.ts'
import { hundredths } from './points.ts'

/** The comparisons of an order, as json-rules-engine calls them. */
export const OPERATORS = {
  atLeast: 'greaterThanInclusive',
  atMost: 'lessThanInclusive',
  moreThan: 'greaterThan',
  lessThan: 'lessThan',
} as const

const KIND_NAMES: Record<string, { zh: string; en: string }> = {
  integer: { zh: '整数', en: 'a whole number' },
  decimal: { zh: '小数', en: 'a decimal' },
  date: { zh: '日期', en: 'a date' },
  choice: { zh: '选项', en: 'a choice' },
  text: { zh: '文字', en: 'text' },
  boolean: { zh: '真假值', en: 'true or false' },
}

/** Whether a fact's values have an order that rules may compare by. */
export function isOrdered(fact: Pick<CompiledFact, 'kind'>): boolean {
  return fact.kind === 'integer' || fact.kind === 'decimal' || fact.kind === 'date'
}

/** A constant in the integers (or words) the fact is held in, or a finding. */
export function constant(
  context: Context,
  fact: CompiledFact,
  comparator: string,
  value: Constant,
  path: Path,
): string | number | boolean | undefined {
  const ordering = comparator in OPERATORS
  let held: string | number | boolean | undefined
  if (fact.kind === 'integer') held = Number.isSafeInteger(value) ? value : undefined
  else if (fact.kind === 'decimal') held = typeof value === 'number' ? hundredths(value) : undefined
  else if (fact.kind === 'date') held = typeof value === 'string' ? parseDay(value) : undefined
  else if (fact.kind === 'boolean') held = typeof value === 'boolean' ? value : undefined
  else held = typeof value === 'string' ? value : undefined
  if (held === undefined || (ordering && !isOrdered(fact))) {
    const names = KIND_NAMES[fact.kind]!
    report(context, path, 'comparison-type', {
      fact: fact.id,
      value: String(value),
      comparator,
      typeZh: names.zh,
      type: names.en,
      ...writtenAs(fact, value),
    })
    return undefined
  }
  if (fact.kind === 'choice' && !fact.words.includes(held as string)) {
    const wide = widelyParted(String(value))
    const parted = wide?.members.every((each) => fact.words.includes(each))
    if (wide && parted)
      report(context, path, 'text-punctuation', {
        value: wide.mark,
        instead: ',',
        write: wide.members.join(', '),
      })
    else
      report(context, path, 'choice-unknown', {
        value: String(value),
        fact: fact.id,
        allowed: fact.words,
        ...meant(String(value), fact.words),
      })
    return undefined
  }
  if (fact.kind === 'text' && !fact.words.includes(held as string)) fact.words.push(held as string)
  return held
}

// How a constant of another type is written, where what was meant can be told.
function writtenAs(fact: CompiledFact, value: Constant): Record<string, string> {
  if (fact.kind === 'boolean') return { write: 'true 或 false', writeEn: 'true or false' }
  if (typeof value !== 'string') return {}
  const whole = fact.kind === 'integer'
  const { half, bare, plain } =
    whole || fact.kind === 'decimal' ? numberWritten(value, false) : { plain: dayOf(fact, value) }
  const write = half ?? bare ?? plain
  return write && !(whole && write.includes('.')) ? { write } : {}
}

function dayOf(fact: CompiledFact, value: string): string | undefined {
  return fact.kind === 'date' ? isoDay(value) : undefined
}
