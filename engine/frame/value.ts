// One fact value as JSON carries it, to the integer it is held as.
import { parseDay } from '../civil.ts'
import type { CompiledFact } from '../compile/model.ts'
import { fromHundredths, hundredths } from '../compile/points.ts'
import { type Path, type Problem, problem } from '../words/problem.ts'

const KINDS: Record<CompiledFact['kind'], { expectedZh: string; expected: string }> = {
  integer: { expectedZh: '整数', expected: 'a whole number' },
  decimal: { expectedZh: '至多两位小数的数', expected: 'a number with at most two decimals' },
  date: { expectedZh: '日期YYYY-MM-DD', expected: 'a date YYYY-MM-DD' },
  choice: { expectedZh: '文字', expected: 'text' },
  text: { expectedZh: '1–200个可见的文字', expected: '1–200 printable characters' },
  boolean: { expectedZh: 'true或false', expected: 'true or false' },
}

const PRINTABLE = /^(?=.*\S)[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u
const LARGEST = 2_000_000_000

/** The integer of a value, or why it is none. `texts` holds the free text seen in the frame. */
export function factValue(
  fact: CompiledFact,
  value: unknown,
  texts: Map<string, number>,
  path: Path,
): number | Problem {
  switch (fact.kind) {
    case 'integer':
    case 'decimal': {
      const held =
        typeof value === 'number'
          ? fact.kind === 'integer'
            ? value
            : hundredths(value)
          : undefined
      if (held === undefined || !Number.isInteger(held) || Object.is(held, -0))
        return wrongType(fact, value, path)
      return outOfRange(fact, held, path) ?? held
    }
    case 'date': {
      if (typeof value !== 'string') return wrongType(fact, value, path)
      return parseDay(value) ?? problem('date-impossible', { value }, path)
    }
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : wrongType(fact, value, path)
    case 'choice': {
      if (typeof value !== 'string') return wrongType(fact, value, path)
      const index = fact.words.indexOf(value)
      if (index !== -1) return index
      return problem('value-not-listed', { value, allowed: fact.words.join('、') }, path)
    }
    case 'text':
      if (typeof value !== 'string' || !PRINTABLE.test(value)) return wrongType(fact, value, path)
      return textValue(fact, value, texts)
  }
}

// Words that rules name keep their place; any other text is numbered as it comes.
function textValue(fact: CompiledFact, value: string, texts: Map<string, number>): number {
  const named = fact.words.indexOf(value)
  if (named !== -1) return named
  const known = texts.get(value)
  if (known !== undefined) return known
  const next = fact.words.length + texts.size
  texts.set(value, next)
  return next
}

function wrongType(fact: CompiledFact, value: unknown, path: Path): Problem {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return problem('type-wrong', { value: shown, ...KINDS[fact.kind] }, path)
}

function outOfRange(fact: CompiledFact, held: number, path: Path): Problem | undefined {
  const min = fact.min ?? -LARGEST
  const max = fact.max ?? LARGEST
  if (held >= min && held <= max) return undefined
  const show = (bound: number) => (fact.kind === 'decimal' ? fromHundredths(bound) : bound)
  return problem(
    'value-range',
    {
      value: String(show(held)),
      boundZh: `在${show(min)}至${show(max)}之间`,
      bound: `from ${show(min)} to ${show(max)}`,
    },
    path,
  )
}
