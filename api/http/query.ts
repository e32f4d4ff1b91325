// The query of a request as an object of texts, each given once.
import { type Problem, problem } from '../../engine/words/problem.ts'

const NONE: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

/** The parameters of a URL; one that is written twice would leave open which counts. */
export function queryOf(url: string): {
  query: Readonly<Record<string, string>>
  problem?: Problem
} {
  const start = url.indexOf('?')
  if (start === -1) return { query: NONE }
  const end = url.indexOf('#', start)
  const written = end === -1 ? url.slice(start + 1) : url.slice(start + 1, end)
  // Nothing inherited: a parameter named __proto__ is one like any other.
  const query: Record<string, string> = Object.create(null)
  for (const [key, value] of new URLSearchParams(written)) {
    if (key in query) return { query, problem: problem('query-repeated', { key }, [`?${key}`]) }
    query[key] = value
  }
  return { query }
}
