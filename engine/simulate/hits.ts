// How many subjects each item meets: those with a live record that has a line under it, whether
// the line counts, gives way to another of the same conduct, or is cut by a limit.
import { ask } from '../ask/ask.ts'
import type { Question } from '../ask/memory.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { REASON } from '../evaluate/sheet.ts'
import { questions } from '../questions/questions.ts'
import type { Parts } from './parts.ts'
import { APART, LACKS, NOT_ASKED, VARIES } from './parts.ts'
import { ownerOf } from './settle.ts'
import type { State } from './state.ts'
import { SCORED } from './sum.ts'

/** Items of a row, by index; null where json-rules-engine must be asked first. */
type Found = readonly number[] | null

/** Subjects by item of the state's version (indices of `compiled.items`); each counts once. */
export async function hitsOf(state: State): Promise<Int32Array> {
  const { side, status } = state
  const hits = new Int32Array(side.compiled.items.length)
  // The last subject that met the item, so that it counts once.
  const last = new Int32Array(hits.length).fill(-1)
  const memory: Remembered = { parts: [], own: [] }
  const pending = new Map<string, Question>()
  let open: number[] = []
  const count = (row: number) => {
    if (status[row] !== SCORED) return true
    const met = itemsOfRow(state, row, memory, pending)
    if (!met) return false
    for (const item of met) {
      if (last[item] === row) continue
      last[item] = row
      hits[item]!++
    }
    return true
  }
  for (let row = 0; row < status.length; row++) if (!count(row)) open.push(row)
  while (open.length > 0) {
    await ask(side.memory, pending)
    open = open.filter((row) => !count(row))
  }
  return hits
}

/** The same where only the subjects' own items are counted anew; `hits` has the others. */
export async function ownHitsOf(state: State, hits: Int32Array): Promise<Int32Array> {
  const { side, status, keys } = state
  const { own, compiled } = side
  const found = hits.slice()
  for (const item of compiled.subjectItems) found[item] = 0
  const counts = new Int32Array(own.count)
  for (let row = 0; row < status.length; row++) {
    if (status[row] === SCORED) counts[own.of[keys.subjects[row]!]!]!++
  }
  const pending = new Map<string, Question>()
  for (let part = 0; part < own.count; part++) {
    if (counts[part] === 0) continue
    let met = itemsOf(side, own, part, [], own.first[part]!, -1, pending)
    while (!met) {
      await ask(side.memory, pending)
      met = itemsOf(side, own, part, [], own.first[part]!, -1, pending)
    }
    for (const item of met) found[item]! += counts[part]!
  }
  return found
}

/** Items by contribution, where all rows of a key have the same. */
type Remembered = { parts: Found[]; own: Found[] }

function itemsOfRow(
  { side, keys, from }: State,
  row: number,
  memory: Remembered,
  pending: Map<string, Question>,
): Found {
  const { population, parts, own, plan } = side
  const { starts } = population.subject
  const s = from + row
  const met: number[] = []
  const mine = plan.subjectKeys > 0 ? own.of[keys.subjects[row]!]! : -1
  const first = itemsOf(side, own, mine, memory.own, s, -1, pending)
  if (!first) return null
  met.push(...first)
  for (let r = starts[s]!; r < starts[s + 1]!; r++) {
    const part = parts.of[keys.records[r - keys.first]!]!
    const items = itemsOf(side, parts, part, memory.parts, s, r, pending)
    if (!items) return null
    met.push(...items)
  }
  return met
}

function itemsOf(
  side: State['side'],
  parts: Parts,
  part: number,
  known: Found[],
  s: number,
  r: number,
  pending: Map<string, Question>,
): Found {
  const flags = part === -1 ? VARIES : parts.flags[part]!
  if ((flags & (APART | LACKS)) !== 0 || parts.answer[part] === NOT_ASKED) return []
  if ((flags & VARIES) !== 0) return itemsAlone(side, s, r, pending)
  const remembered = known[part]
  if (remembered) return remembered
  const row = parts.first[part]!
  const owner =
    r < 0 ? row : ownerOf(side.population.subject.starts, row, 0, side.population.subjects)
  const found = itemsAlone(side, owner, r < 0 ? -1 : row, pending)
  if (found) known[part] = found
  return found
}

// The row by itself, so that no other record takes its place.
function itemsAlone(
  side: State['side'],
  s: number,
  r: number,
  pending: Map<string, Question>,
): Found {
  const { compiled, memory, scratch, asked, asOf, sheet } = side
  const { frame } = scratch
  scratch.loadAlone(s, r)
  // A record's items are the same whoever has it (see settle.ts).
  if (frame.type[0]! >= compiled.scored) frame.type[0] = 0
  if (questions(compiled, memory, frame, 0, asOf, asOf, asked, pending) > 0) return null
  evaluate(compiled, frame, 0, asOf, asOf, asked, memory.pool.answers, sheet)
  const of = r < 0 ? -1 : 0
  const items: number[] = []
  for (let line = 0; line < sheet.lines; line++) {
    if (sheet.record[line] === of && isLive(sheet.reason[line]!)) items.push(sheet.item[line]!)
  }
  return items
}

function isLive(reason: number): boolean {
  return reason === 0 || reason >= REASON['same-case']
}
