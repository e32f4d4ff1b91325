// How many subjects each item meets: those with a live record that has a line under it, whether
// the line counts, gives way to another of the same conduct, or is cut by a limit.
import { ask } from '../ask/ask.ts'
import type { Question } from '../ask/memory.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { REASON } from '../evaluate/sheet.ts'
import { questions } from '../questions/questions.ts'
import { APART, LACKS, NOT_ASKED, type Parts, VARIES } from './parts.ts'
import { loadPart } from './settle.ts'
import type { Side } from './side.ts'
import type { State } from './state.ts'
import { SCORED } from './sum.ts'

/** Items (indices of `compiled.items`); null where json-rules-engine must be asked first. */
type Found = readonly number[] | null

/** Subjects by item, each counted once; and items by contribution, where all its rows have them. */
export type Met = { hits: Int32Array; parts: Found[]; own: Found[] }

const NONE: readonly number[] = []

/** What everybody meets under the state's version. */
export async function metBy(state: State): Promise<Met> {
  const { side, status, keys, from } = state
  const { parts, own, plan, population, compiled } = side
  const { starts } = population.subject
  const met: Met = { hits: new Int32Array(compiled.items.length), parts: [], own: [] }
  await learn(side, met)
  // Whoever has one record, or none, is counted by what it contributes.
  const counts = { own: new Int32Array(own.count), parts: new Int32Array(parts.count) }
  const known = { own: knownIn(met.own), parts: knownIn(met.parts) }
  const rest = state.room.counted
  let count = 0
  const { subjects, records, first } = keys
  for (let row = 0; row < status.length; row++) {
    if (status[row] !== SCORED) continue
    const start = starts[from + row]!
    const having = starts[from + row + 1]! - start
    const mine = plan.subjectKeys > 0 ? own.of[subjects[row]!]! : -1
    const part = having === 1 ? parts.of[records[start - first]!]! : -1
    if (having > 1 || known.own[mine] !== 1 || (having === 1 && known.parts[part] !== 1))
      rest[count++] = row
    else {
      counts.own[mine]!++
      if (having === 1) counts.parts[part]!++
    }
  }
  for (const [part, items] of met.own.entries()) add(met, items, counts.own[part]!)
  for (const [part, items] of met.parts.entries()) add(met, items, counts.parts[part]!)
  await countRows(state, met, rest.subarray(0, count), 1)
  return met
}

/**
 * What of rows is counted: of those with the mark `own` the subject's items, of those with the
 * mark `records` the items of records with contributions of some types of record.
 */
export type Only = { marks: Uint8Array; own: number; records: number; types: ReadonlySet<number> }

/** Counts rows in (`by` 1) or out (−1), everything of them or only some. */
export async function countRows(
  state: State,
  met: Met,
  rows: Uint32Array,
  by: 1 | -1,
  only?: Only,
): Promise<void> {
  const { side, status, keys, from } = state
  const { parts, own, plan, population } = side
  const { starts } = population.subject
  const { subjects, records, first } = keys
  const { of } = parts
  const { hits } = met
  const pending = new Map<string, Question>()
  const touched = only && touchedParts(side, met, only.types)
  // Rows by the one contribution that they are counted for.
  const single = new Int32Array(parts.count)
  // The last row that met the item, so that it counts once.
  const last = new Int32Array(hits.length).fill(-1)
  const count = (row: number): boolean => {
    if (status[row] !== SCORED) return true
    const s = from + row
    const mark = only ? only.marks[row]! : 0
    const start = starts[s]! - first
    const end = only && (mark & only.records) === 0 ? start : starts[s + 1]! - first
    if (touched && (mark & only.own) === 0) {
      const part = onlyPart(touched, of, records, start, end)
      if (part >= 0) single[part]!++
      if (part !== SEVERAL) return true
    }
    const mine = plan.subjectKeys > 0 ? own.of[subjects[row]!]! : -1
    // All are known before any is counted.
    const ownItems = !only || (mark & only.own) !== 0
    const owned = ownItems ? (met.own[mine] ?? itemsAlone(side, s, -1, pending)) : NONE
    let open = owned === null
    let loose: Found[] | undefined
    for (let i = start; i < end; i++) {
      const part = of[records[i]!]!
      if (touched?.[part] === 0 || met.parts[part]) continue
      const items = itemsAlone(side, s, first + i, pending)
      if (items === null) open = true
      loose ??= []
      loose.push(items)
    }
    if (open) return false
    for (let i = 0; i < owned!.length; i++) hits[owned![i]!]! += by
    for (let i = start; i < end; i++) {
      const part = of[records[i]!]!
      if (touched?.[part] === 0) continue
      const items = met.parts[part] ?? loose!.shift()!
      for (let k = 0; k < items.length; k++) {
        const item = items[k]!
        if (last[item] === row) continue
        last[item] = row
        hits[item]! += by
      }
    }
    return true
  }
  let open: number[] = []
  for (let k = 0; k < rows.length; k++) if (!count(rows[k]!)) open.push(rows[k]!)
  while (open.length > 0) {
    await ask(side.memory, pending)
    open = open.filter((row) => !count(row))
  }
  for (const [part, n] of single.entries()) if (n > 0) add(met, met.parts[part]!, n * by)
}

const KNOWN = 1
const UNKNOWN = 2

/** Contributions of records of some types: 0 = of another, and whether their items are known. */
export function touchedParts({ population, parts }: Side, met: Met, types: ReadonlySet<number>) {
  const { profile, record } = population
  const touched = new Uint8Array(parts.count)
  for (let i = 0; i < touched.length; i++) {
    if (!types.has(profile.type[record.profile[parts.first[i]!]!]!)) continue
    touched[i] = met.parts[i] ? KNOWN : UNKNOWN
  }
  return touched
}

const NO_PART = -1
const SEVERAL = -2

// The one touched contribution among those of a row, where it is one and its items are known.
function onlyPart(
  touched: Uint8Array,
  of: Int32Array,
  records: Uint32Array,
  start: number,
  end: number,
): number {
  let found = NO_PART
  for (let i = start; i < end; i++) {
    const part = of[records[i]!]!
    if (touched[part] === 0) continue
    if (found !== NO_PART || touched[part] === UNKNOWN) return SEVERAL
    found = part
  }
  return found
}

/** Finds the items of contributions that are not known yet. */
export async function learn(side: Side, met: Met): Promise<void> {
  await learnOf(side, side.own, met.own, -1)
  await learnOf(side, side.parts, met.parts, 0)
}

async function learnOf(side: Side, parts: Parts, known: Found[], of: 0 | -1): Promise<void> {
  const pending = new Map<string, Question>()
  const learnt = (part: number): boolean => {
    if (known[part]) return true
    const flags = parts.flags[part]!
    if ((flags & (APART | LACKS)) !== 0 || parts.answer[part] === NOT_ASKED) known[part] = NONE
    else if ((flags & VARIES) !== 0) known[part] = null
    else {
      loadPart(side, parts, part, of)
      known[part] = itemsLoaded(side, of, pending)
      return known[part] !== null
    }
    return true
  }
  let open = Array.from({ length: parts.count }, (_, part) => part).filter((part) => !learnt(part))
  while (open.length > 0) {
    await ask(side.memory, pending)
    open = open.filter((part) => !learnt(part))
  }
}

function knownIn(list: readonly Found[]): Uint8Array {
  return Uint8Array.from(list, (items) => (items ? 1 : 0))
}

function add({ hits }: Met, items: Found, count: number): void {
  if (items && count !== 0) for (const item of items) hits[item]! += count
}

// The row by itself, so that no other record takes its place.
function itemsAlone(side: Side, s: number, r: number, pending: Map<string, Question>): Found {
  const { compiled, scratch } = side
  scratch.loadAlone(s, r)
  // A record's items are the same whoever has it (see settle.ts).
  if (scratch.frame.type[0]! >= compiled.scored) scratch.frame.type[0] = 0
  return itemsLoaded(side, r < 0 ? -1 : 0, pending)
}

function itemsLoaded(side: Side, of: 0 | -1, pending: Map<string, Question>): Found {
  const { compiled, memory, scratch, asked, asOf, sheet } = side
  const { frame } = scratch
  if (questions(compiled, memory, frame, 0, asOf, asOf, asked, pending) > 0) return null
  evaluate(compiled, frame, 0, asOf, asOf, asked, memory.pool.answers, sheet)
  const items: number[] = []
  for (let line = 0; line < sheet.lines; line++) {
    if (sheet.record[line] === of && isLive(sheet.reason[line]!)) items.push(sheet.item[line]!)
  }
  return items
}

function isLive(reason: number): boolean {
  return reason === 0 || reason >= REASON['same-case']
}
