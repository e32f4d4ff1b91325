// Rules against the official texts clause by clause, where their files were read.

import { place } from '../../text/place.ts'
import { nearest } from '../../words/nearest.ts'
import type { Path } from '../../words/problem.ts'
import { fault, type Told, type View, warning } from '../view.ts'

/** Rules that cite a clause which is not there, and clauses that no rule answers for. */
export function clausesLint(view: View): Told[] {
  const { clauses } = view.context
  if (!clauses || clauses.length === 0) return []
  const ids = new Set(clauses.map(({ id }) => id))
  const read = new Set([...ids].map((id) => id.split('/')[0]))
  const unknown = citesOf(view.ruleset, []).flatMap(({ cite, path }) => {
    if (ids.has(cite) || !read.has(cite.split('/')[0]!)) return []
    const near = nearest(cite, ids)
    return [fault(path, 'clause-unknown', { cite, ...(near ? { nearest: near } : {}) })]
  })
  return [...unknown, ...silent(view), ...lost(view), ...strayed(view)]
}

// Clauses with neither a rule nor a reason.
function silent({ context }: View): Told[] {
  const open = (context.clauses ?? []).filter(
    ({ rules, reason }) => (rules ?? []).length === 0 && reason === undefined,
  )
  if (open.length === 0) return []
  const path = sourcePath(open[0]!.id)
  return [warning(path, 'clause-without-rule', { count: open.length, clauses: some(open) })]
}

// Clauses that point at rules which are not there (any more).
function lost(view: View): Told[] {
  const { ruleset, context } = view
  const dangling = (context.clauses ?? []).flatMap(({ id, rules }) =>
    (rules ?? []).filter((rule) => !exists(ruleset, rule)).map((rule) => ({ id, rule })),
  )
  if (dangling.length === 0) return []
  const shown = dangling.slice(0, 3).map(({ id, rule }) => `${id} 「${rule}」`)
  const values = { count: dangling.length, rules: shown.join('、') }
  // The rule that cites the clause is the one that was renamed, if there is one.
  const { id } = dangling[0]!
  const citing = view.rows.find(({ item }) => item.cite === id)
  return [warning(citing ? [...citing.path, 'id'] : sourcePath(id), 'clause-rule-gone', values)]
}

// Items whose own clause names other rules, where the clauses of that source name items at all.
function strayed({ ruleset, context, rows }: View): Told[] {
  const clauses = new Map((context.clauses ?? []).map((each) => [each.id, each]))
  const naming = new Map<string, string[]>()
  for (const { id, rules } of clauses.values())
    for (const rule of rules ?? []) {
      const [first, item] = rule.split('.')
      if (first === 'items' && item) naming.set(item, [...(naming.get(item) ?? []), id])
    }
  const known = new Set(rows.map(({ item }) => item.id))
  return rows.flatMap(({ item, section, path }) => {
    const { id, cite } = item
    const clause = clauses.get(cite)
    const rules = clause?.rules ?? []
    if (!clause || rules.some((rule) => names(rule, id, section.name))) return []
    const own = naming.get(id)?.find((each) => each.split('/')[0] === cite.split('/')[0])
    const others = rules.filter(
      (rule) => known.has(rule.split('.')[1] ?? '') && exists(ruleset, rule),
    )
    if (!own && others.length === 0) return []
    const values = { id, cite, ...(own ? { own } : { rules: others.slice(0, 3).join('、') }) }
    const fix = own ? [{ set: `items.${id}.cite`, to: own }] : undefined
    return [warning([...path, 'cite'], 'clause-of-another', values, fix ? { fix } : {})]
  })
}

// Whether a rule of a clause is the item, a part of it, or its section.
function names(rule: string, item: string, section: string): boolean {
  const own = `items.${item}`
  return rule === own || rule.startsWith(`${own}.`) || rule.startsWith(`sections.${section}`)
}

function exists(ruleset: unknown, rule: string): boolean {
  const where = place(ruleset, rule)
  if ('missing' in where) return false
  let here = ruleset
  for (const part of where.path) here = (here as Record<string | number, unknown>)[part]
  return here !== undefined
}

function sourcePath(clause: string): Path {
  return ['sources', clause.split('/')[0]!]
}

function some(clauses: readonly { id: string }[]): string {
  const shown = clauses.slice(0, 5).map(({ id }) => id)
  return shown.join('、') + (clauses.length > shown.length ? '…' : '')
}

// Every clause that the document cites, with its place.
function citesOf(value: unknown, path: Path): { cite: string; path: Path }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key]
    if (key !== 'cite' && path.at(-1) !== 'notApplicable') return citesOf(inner, at)
    if (typeof inner === 'string') return [{ cite: inner, path: at }]
    return Array.isArray(inner)
      ? inner.map((cite, i) => ({ cite: String(cite), path: [...at, i] }))
      : []
  })
}
