// Edits by id on the text of a ruleset: only the lines that an edit means are touched.
import type { Edit } from '../schema/readings.ts'
import type { Path, Problem } from '../words/problem.ts'
import { amend, targetOf } from './amend.ts'
import { at, equal, plan } from './edit-plan.ts'
import { carryOut } from './edit-step.ts'
import { guard } from './guard.ts'
import { type Opened, open, remember, wholly } from './opened.ts'
import { place } from './place.ts'
import { isPlainNumber } from './plain.ts'
import { readText } from './read.ts'
import { inverse, ofText, type Splice, spliced } from './splice.ts'
import { dataOf, partAt } from './tree.ts'

/**
 * A text after edits. `changes` are the splices that were done, `undo` those that take them
 * back letter for letter (see `spliced`); both are placed one after the other.
 */
export type Edited = { text: string; problems: Problem[]; changes: Splice[]; undo: Splice[] }

/**
 * Does the edits in order on the text of a ruleset. What comes out says what `amend` makes of
 * the data; comments, the order of keys, quotes, line ends and everything else stay as they
 * are. Where one edit cannot be done, none is: the text comes back with the problems, each
 * with the edit's place as its path. Takes a few milliseconds for a number in a text of a
 * thousand lines that was read before.
 */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  const { opened, problems } = open(text)
  const refused = (found: Problem[]): Edited => ({ text, problems: found, changes: [], undo: [] })
  if (!opened) return refused(problems)
  let here = opened
  let written = text
  const changes: Splice[] = []
  const undo: Splice[] = []
  for (const [i, edit] of edits.entries()) {
    const done = applyOne(here, edit)
    if (!done.next) {
      return refused(done.problems.map((each) => ({ ...each, path: `edits[${i}]` })))
    }
    for (const splice of done.splices) {
      const own = ofText(written, splice)
      undo.unshift(inverse(written, own))
      changes.push(own)
      written = spliced(written, [own])
    }
    here = done.next
  }
  const unfit = guard(here.source)
  if (unfit) return refused([unfit.problem])
  if (edits.length > 0) remember(written, here)
  return { text: written, problems: [], changes, undo }
}

type Done =
  | { next: Opened; splices: Splice[]; problems: [] }
  | { next?: undefined; problems: Problem[] }

function applyOne(here: Opened, edit: Edit): Done {
  const { data, problems } = amend(here.data, [edit])
  if (problems.length > 0) return { problems }
  const target = targetOf(edit) as { path: string }
  const { path } = place(here.data, target.path) as { path: Path }
  const unfit = problemsOf(edit, path)
  if (unfit.length > 0) return { problems: unfit }
  let state = { source: here.source, tree: here.tree }
  const splices: Splice[] = []
  for (const step of plan(edit, path, here.data)) {
    const next = carryOut(state, step)
    if (!next) throw new Error(`${target.path} cannot be written`)
    state = next.state
    splices.push(...next.splices)
  }
  const container = edit.add === undefined ? path.slice(0, -1) : path
  // What binds people is compared, not trusted. A part read alone can mislead (a block scalar
  // that counts its own indent), so the whole text has the last word.
  const meant = () => equal(dataOf(partAt(state.tree, container).part), at(data, container))
  if (!meant()) state = wholly(state.source) ?? state
  if (!meant()) throw new Error(`${target.path} was not written as meant`)
  return { next: { ...state, data }, splices, problems: [] }
}

// What no text may hold: read alone at its depth, a new value shows it.
function problemsOf(edit: Edit, path: Path): Problem[] {
  if (edit.set === undefined && edit.add === undefined) return []
  const value = edit.set === undefined ? edit.value : edit.to
  const key = path.at(-1)
  if (typeof value === 'number' && isPlainNumber(String(value)) && key !== '__proto__') return []
  const whole = path.reduceRight<unknown>(
    (inner, part) => (typeof part === 'number' ? [inner] : Object.fromEntries([[part, inner]])),
    edit.set === undefined ? [value] : value,
  )
  return readText(JSON.stringify(whole)).problems.map(({ code, severity, text, hint }) => ({
    code,
    severity,
    text,
    ...(hint ? { hint } : {}),
  }))
}
