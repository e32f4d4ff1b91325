// One step on the text: which splices it means.
import type { Path } from '../words/problem.ts'
import { draftOf } from './draft.ts'
import { insertLines, linesOf, newLines, removeLines } from './edit-block.ts'
import { insertText, removeText } from './edit-flow.ts'
import type { Step } from './edit-plan.ts'
import { replaceValue } from './edit-value.ts'
import { inside, type Layout, layoutAt, rankOf } from './layout.ts'
import { isFirstOnLine, ownEnd, ownStart } from './lines.ts'
import { after } from './opened.ts'
import { scalar } from './scalar.ts'
import type { Splice } from './splice.ts'
import { dataOf, type Part, partAt } from './tree.ts'
import { inline } from './write.ts'

/** A source with its tree. */
type State = { source: string; tree: Part }

/** What a step changes: splices, and the path of the value that holds them all. */
type Cut = { path: Path; splices: Splice[] }

/** The state after a step and the splices done, in order; nothing where it cannot be done. */
export function carryOut(
  state: State,
  step: Step,
): { state: State; splices: Splice[] } | undefined {
  if (step.do !== 'move') return doneWith(state, cutOf(state, step))
  const list = step.path.slice(0, -1)
  const from = step.path.at(-1) as number
  const { part } = partAt(state.tree, list)
  const moved = part.flow
    ? textOf(state.source, part, from)
    : linesOf(state.source, part, from, list.length === 0)
  const out = doneWith(state, removal(state, list, from))
  if (!out) return undefined
  const back = doneWith(out.state, insertion(out.state, list, step.to, moved))
  return back && { state: back.state, splices: [...out.splices, ...back.splices] }
}

function doneWith(state: State, { path, splices }: Cut): ReturnType<typeof carryOut> {
  const next = after(state, path, splices)
  return next && { state: next, splices }
}

function cutOf(state: State, step: Exclude<Step, { do: 'move' }>): Cut {
  const { source, tree } = state
  if (step.do === 'replace') return replacement(state, step.path, step.value)
  if (step.do === 'remove') {
    const container = step.path.slice(0, -1)
    return removal(state, container, indexIn(partAt(tree, container).part, step.path.at(-1)!))
  }
  const { part } = partAt(tree, step.path)
  const layout = layoutAt(step.path)
  const key = typeof step.at === 'string' ? step.at : ''
  const at = typeof step.at === 'string' ? placeFor(part, layout, key) : step.at
  if (part.entries.length === 0 || part.odd)
    return replacement(state, step.path, withEntry(part, key, at, step.value))
  if (!part.flow)
    return insertion(state, step.path, at, newLines(source, part, step.path, key, step.value))
  const own = part.kind === 'map' ? inside(layout, key) : (layout.each ?? {})
  const text = inline(draftOf(step.value), own)
  return insertion(state, step.path, at, part.kind === 'map' ? `${scalar(key)}: ${text}` : text)
}

function replacement(state: State, path: Path, value: unknown): Cut {
  const { source, tree } = state
  const container = path.slice(0, -1)
  const parent = path.length > 0 ? partAt(tree, container).part : undefined
  if (!parent?.odd) return { path, splices: replaceValue(source, tree, path, value) }
  // Keys without a colon and the like: the whole collection is written anew.
  const index = indexIn(parent, path.at(-1)!)
  const entries = parent.entries.map(({ key, value: old }, i) => [
    key,
    i === index ? value : dataOf(old),
  ])
  const whole =
    parent.kind === 'map' ? Object.fromEntries(entries) : entries.map(([, each]) => each)
  return replacement(state, container, whole)
}

function removal(state: State, container: Path, index: number): Cut {
  const { source, tree } = state
  const { part } = partAt(tree, container)
  if (part.entries.length === 1 && !part.flow && !part.odd) {
    const splices = emptied(source, tree, container)
    if (splices) return { path: container, splices }
  }
  if (part.entries.length === 1 || part.odd) {
    const rest = part.entries.filter((_, i) => i !== index)
    return replacement(state, container, dataOf({ ...part, entries: rest }))
  }
  const splices = part.flow
    ? removeText(source, part, index)
    : removeLines(source, part, index, container.length === 0)
  return { path: container, splices }
}

// The last entry goes, what heads the list stays.
function emptied(source: string, tree: Part, container: Path): Splice[] | undefined {
  const { part, entry } = partAt(tree, container)
  if (!entry || !isFirstOnLine(source, part.entries[0]!.start)) return undefined
  const from = ownStart(source, part, 0, false)
  const mark = { from: entry.after, to: entry.after, insert: part.kind === 'list' ? ' []' : ' {}' }
  return [{ from: from - 1, to: ownEnd(source, part, 0), insert: '' }, mark]
}

function insertion(state: State, path: Path, index: number, added: string | string[]): Cut {
  const { part } = partAt(state.tree, path)
  const splices =
    typeof added === 'string'
      ? insertText(state.source, part, index, added)
      : insertLines(state.source, part, index, added, path.length === 0)
  return { path, splices }
}

function textOf(source: string, part: Part, index: number): string {
  const { start, value } = part.entries[index]!
  return source.slice(start, value.end)
}

function withEntry(part: Part, key: string, at: number, value: unknown): unknown {
  const data = dataOf(part)
  if (Array.isArray(data)) return [...data.slice(0, at), value, ...data.slice(at)]
  return { ...(data as object), [key]: value }
}

function indexIn(part: Part, key: string | number): number {
  return typeof key === 'number' ? key : part.entries.findIndex((entry) => entry.key === key)
}

// Behind the last key that the canonical order puts before it, wherever that stands.
function placeFor({ entries }: Part, layout: Layout, key: string): number {
  const rank = rankOf(layout, key)
  for (let i = entries.length; i > 0; i--) if (rankOf(layout, entries[i - 1]!.key) <= rank) return i
  return 0
}
