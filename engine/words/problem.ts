// A problem: what is wrong, where, and what to do about it. Problems are collected, not thrown.
import type { Edit } from '../schema/readings.ts'
import { PROBLEMS } from './problems.ts'
import { SERVICE_PROBLEMS } from './service.ts'

const ALL = { ...PROBLEMS, ...SERVICE_PROBLEMS }

/** Every code a problem can carry. */
export type ProblemCode = keyof typeof ALL

/** A sentence in Chinese and English. */
export type Text = { zh: string; en: string }

/** Where something stands: keys and list indices from the root. */
export type Path = readonly (string | number)[]

/** An error blocks, a warning asks for an answer, a note is a warning that has one. */
type Severity = 'error' | 'warning' | 'note'

/** One thing that is wrong; `line` and `column` count from 1. */
export type Problem = {
  code: ProblemCode
  severity: Severity
  text: Text
  hint?: Text
  path?: string
  line?: number
  column?: number
  /** The path by ids, as edits and dismissals write it: `items.award.points`. */
  at?: string
  /** The other place that the sentence names. */
  related?: { path: string; line: number; column: number }
  /** The edits that would mend it. */
  fix?: Edit[]
  /** The reading (its id) or the dismissal that answers a warning. */
  answer?: { reading: string } | { reason: string; until: string }
  /** The document that line and column count in, where it is not the ruleset. */
  of?: 'cases'
}

/** A problem of this code, with the values its words name; a list is named member by member. */
export function problem(
  code: ProblemCode,
  values: Record<string, string | number | readonly string[]> = {},
  path?: Path,
): Problem {
  const shown: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'number') shown[key] = value
    else shown[key] = typeof value === 'string' ? shorten(value) : listed(value)
  }
  const { zh, en, hint } = (
    ALL[code] as (v: typeof shown) => {
      zh: string
      en: string
      hint?: Text
    }
  )(shown)
  return {
    code,
    severity: 'error',
    text: { zh, en },
    ...(hint ? { hint } : {}),
    ...(path ? { path: pathText(path) } : {}),
  }
}

/** A path as people read it: `records[0].facts.level`. */
export function pathText(path: Path): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else text += text === '' ? shorten(part) : `.${shorten(part)}`
  }
  return text
}

/** The first hundred problems, and how many more there are. */
export function firstOf(problems: Problem[]): Problem[] {
  if (problems.length <= MOST_PROBLEMS) return problems
  const count = problems.length - MOST_PROBLEMS
  return [...problems.slice(0, MOST_PROBLEMS), problem('more-problems', { count })]
}

const MOST_PROBLEMS = 100
const MOST_LISTED = 20

/** Each sentence once: several versions may have the same fault. */
export function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ text }) => !seen.has(text.zh) && seen.add(text.zh))
}

/** Whether any of these problems forbids going on. */
export function blocks(problems: readonly Problem[]): boolean {
  return problems.some((each) => each.severity === 'error')
}

function listed(members: readonly string[]): string {
  const shown = members.slice(0, MOST_LISTED).map(shorten)
  return shown.join('、') + (members.length > MOST_LISTED ? '…' : '')
}

// What somebody typed may be a megabyte long or hold control characters; a message may not.
function shorten(value: string): string {
  const visible = value.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD')
  const points = [...visible.slice(0, 200)]
  return points.length > 60 ? `${points.slice(0, 60).join('')}…` : visible
}
