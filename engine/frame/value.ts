// One fact value as JSON carries it, to the integer it is held as.
import { parseDay } from '../civil.ts'
import type { CompiledFact } from '../compile/model.ts'
import { fromHundredths, hundredths } from '../compile/points.ts'
import { type Path, type Problem, problem } from '../words/problem.ts'
import { shown } from '../words/shown.ts'
import { numberWritten, truthOf } from '../words/spelt-out.ts'

const KINDS: Record<CompiledFact['kind'], { expectedZh: string; expected: string }> = {
  integer: { expectedZh: '整数', expected: 'a whole number' },
  decimal: { expectedZh: '至多两位小数的数', expected: 'a number with at most two decimals' },
  date: { expectedZh: '日期YYYY-MM-DD', expected: 'a date YYYY-MM-DD' },
  choice: { expectedZh: '文字', expected: 'text' },
  text: { expectedZh: '1–200个可见的文字', expected: '1–200 printable characters' },
  boolean: { expectedZh: 'true或false', expected: 'true or false' },
}

// Every such text is printable; to ask it first is much quicker.
const PLAIN = /^[!-~\u4e00-\u9fff〔〕（）]{1,200}$/
const PRINTABLE = /^(?=.*\S)[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u
const LARGEST = 2_000_000_000

/**
 * The integer of a value, or `undefined` where it is none (see `factProblem`). `texts` numbers
 * the free text seen in the frame; words that rules name keep their place.
 */
export function factValue(
  fact: CompiledFact,
  value: unknown,
  texts: Map<string, number>,
): number | undefined {
  switch (fact.kind) {
    case 'integer':
    case 'decimal': {
      const held = numberOf(fact, value)
      return held !== undefined && inRange(fact, held) ? held : undefined
    }
    case 'date':
      return typeof value === 'string' ? parseDay(value) : undefined
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : undefined
    case 'choice': {
      const index = fact.words.indexOf(value as string)
      return index === -1 ? undefined : index
    }
    case 'text': {
      const named = fact.words.indexOf(value as string)
      if (named !== -1) return named
      if (typeof value !== 'string') return undefined
      if (!PLAIN.test(value) && !PRINTABLE.test(value)) return undefined
      const known = texts.get(value)
      if (known !== undefined) return known
      const next = fact.words.length + texts.size
      texts.set(value, next)
      return next
    }
  }
}

/** Why `factValue` found no integer. */
export function factProblem(fact: CompiledFact, value: unknown, path: Path): Problem {
  if (fact.kind === 'date' && typeof value === 'string') {
    return problem('date-impossible', { value }, path)
  }
  if (fact.kind === 'choice' && typeof value === 'string') {
    return problem('value-not-listed', { value, allowed: fact.words }, path)
  }
  const number = fact.kind === 'integer' || fact.kind === 'decimal'
  const written = number ? meantNumber(fact, value) : meantTruth(fact, value)
  const { half, bare, plain } = written
  const meant = number ? (half ?? bare ?? plain) : undefined
  const held = numberOf(fact, meant === undefined ? value : Number(meant))
  // Figures that would be refused as well are told as what is wrong with them.
  if (meant === undefined ? held === undefined : held !== undefined && inRange(fact, held))
    return problem('type-wrong', { value: given(value), ...written, ...KINDS[fact.kind] }, path)
  const show = (bound: number) => (fact.kind === 'decimal' ? fromHundredths(bound) : bound)
  const min = show(fact.min ?? -LARGEST)
  const max = show(fact.max ?? LARGEST)
  const values = {
    value: given(value),
    boundZh: `在${min}至${max}之间`,
    bound: `from ${min} to ${max}`,
  }
  return problem('value-range', values, path)
}

type Written = { half?: string; bare?: string; plain?: string; precise?: string }

function meantNumber(fact: CompiledFact, value: unknown): Written {
  if (typeof value === 'string') return numberWritten(value, fact.kind === 'integer')
  if (Object.is(value, -0)) return { plain: '0' }
  const precise = typeof value === 'number' && fact.kind === 'decimal' && Math.abs(value) <= LARGEST
  return precise && hundredths(value) === undefined ? { precise: 'yes' } : {}
}

function meantTruth(fact: CompiledFact, value: unknown): Written {
  if (fact.kind !== 'boolean' || typeof value !== 'string') return {}
  const lower = value.trim().toLowerCase()
  const truth = /^(?:true|false)$/.test(lower) ? lower : truthOf(value)
  if (truth === undefined) return {}
  // Text that reads like a truth is text by its quotes.
  return truth === value ? { half: truth } : { plain: truth }
}

// JSON has a zero below nothing, which otherwise is shown as zero.
function given(value: unknown): string {
  return Object.is(value, -0) ? '-0' : shown(value)
}

function numberOf(fact: CompiledFact, value: unknown): number | undefined {
  if (fact.kind !== 'integer' && fact.kind !== 'decimal') return undefined
  if (typeof value !== 'number' || Object.is(value, -0)) return undefined
  if (fact.kind === 'decimal') return hundredths(value)
  return Number.isSafeInteger(value) ? value : undefined
}

function inRange(fact: CompiledFact, held: number): boolean {
  // Columns are 32-bit integers, whatever bounds the ruleset declares.
  return (
    Math.abs(held) <= LARGEST && held >= (fact.min ?? -LARGEST) && held <= (fact.max ?? LARGEST)
  )
}
