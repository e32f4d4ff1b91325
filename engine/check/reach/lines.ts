// What one record, or the subject itself, can bring at once: the lines of one world.
import type { CompiledItem } from '../../compile/model.ts'
import { formulaOf, type Marks } from '../reason/formula.ts'
import type { World } from '../reason/worlds.ts'
import type { View } from '../view.ts'

/** Points of one item, in 1/100, with their sign. */
export type Line = { item: number; points: number }

/** How points come about: as written, from a table or a count, from what was recorded. */
export type Phase = 0 | 1 | 2

/** Lines that come together, and the phase of the least plain of them. */
export type Bundle = { lines: Line[]; sum: number; phase: Phase }

/** How many steps of a count are told apart. */
const STEPS = 30

/** How many amounts that can be recorded are told apart. */
const MOST_AMOUNTS = 500

/** Whether every amount that an item can give is told apart. */
export function isCounted(view: View, index: number): boolean {
  const { points, times } = view.compiled.items[index]!
  if (points.kind !== 'recorded') return points.kind !== 'each' && !times
  const { moreThan = 0, atMost = 9999.99 } = view.rows[index]!.item.pointsRecorded!
  return (atMost - moreThan) * 100 <= MOST_AMOUNTS
}

/** The phase of an item's points. */
function phaseOf({ points, times }: CompiledItem): Phase {
  if (points.kind === 'recorded') return 2
  return points.kind === 'fixed' && !times ? 0 : 1
}

/** Marks that part every amount an item can give. */
export function amountMarks(view: View, items: readonly number[]): Map<string, Marks> {
  const all = new Map<string, Marks>()
  const marksFor = (fact: number): Marks => {
    const { id } = view.compiled.facts[fact]!
    const marks = all.get(id) ?? { cuts: new Set(), values: new Set() }
    all.set(id, marks)
    return marks
  }
  for (const index of items) {
    const { points, times } = view.compiled.items[index]!
    if (points.kind === 'by') {
      const { words } = view.compiled.facts[points.fact]!
      for (const word of words) marksFor(points.fact).values.add(word)
    }
    if (points.kind === 'each')
      for (let k = 1; k <= STEPS; k++) marksFor(points.fact).cuts.add(points.after + k)
    if (times) for (let k = 1; k <= 3; k++) marksFor(times.fact).cuts.add(times.atLeast + k)
  }
  return all
}

/**
 * The bundles of one world: one, or several where what is recorded is free. Lines on top of one
 * that is not there are dropped, and of `sameRecord: highest` the largest of a kind is kept.
 */
export function bundlesIn(view: View, items: readonly number[], of: World): Bundle[] {
  let lines: Line[] = []
  let free: { item: number; amounts: number[] } | undefined
  for (const index of items) {
    const when = view.rows[index]!.item.when
    if (when && !formulaOf(view, when).holds(of)) continue
    const amounts = amountsOf(view, index, of)
    if (amounts.length === 0) continue
    lines.push({ item: index, points: amounts[0]! })
    if (amounts.length > 1) free ??= { item: index, amounts }
  }
  lines = largest(view, onBases(view, lines))
  const phase = Math.max(
    0,
    ...lines.map(({ item }) => phaseOf(view.compiled.items[item]!)),
  ) as Phase
  const choices = free && lines.some(({ item }) => item === free.item) ? free.amounts : [undefined]
  return choices.flatMap((points): Bundle[] => {
    const own = lines.map((line) =>
      points !== undefined && line.item === free!.item ? { ...line, points } : line,
    )
    const sum = own.reduce((total, line) => total + line.points, 0)
    return own.length === 0 ? [] : [{ lines: own, sum, phase }]
  })
}

// The lines whose base, the base of that, and so on, all stand.
function onBases({ compiled }: View, lines: Line[]): Line[] {
  if (lines.every(({ item }) => compiled.items[item]!.onTopOf === -1)) return lines
  const present = new Set(lines.map(({ item }) => item))
  const stands = new Map<number, boolean>([[-1, true]])
  for (const { item } of lines) {
    const chain: number[] = []
    let at = item
    while (!stands.has(at) && present.has(at)) {
      chain.push(at)
      at = compiled.items[at]!.onTopOf
    }
    for (const each of chain) stands.set(each, stands.get(at) ?? false)
  }
  return lines.filter(({ item }) => stands.get(item))
}

function largest({ compiled: { items, types } }: View, lines: Line[]): Line[] {
  const type = items[lines[0]?.item ?? -1]?.type ?? -1
  if (type === -1 || types[type]!.sameRecord === 'sum') return lines
  const best = new Map<string, Line>()
  for (const line of lines) {
    const { kind } = items[line.item]!
    const known = best.get(kind)
    if (!known || Math.abs(line.points) > Math.abs(known.points)) best.set(kind, line)
  }
  return [...best.values()]
}

// The points an item gives in a world; of what is recorded every amount, up to a bound.
function amountsOf(view: View, index: number, of: World): number[] {
  const { points, times } = view.compiled.items[index]!
  const { facts } = view.compiled
  if (points.kind === 'recorded') {
    const { moreThan = 0, atMost = 9999.99 } = view.rows[index]!.item.pointsRecorded!
    const step = facts[points.fact]!.kind === 'decimal' ? 1 : 100
    const least = Math.floor(Math.round(moreThan * 100) / step) * step + step
    const most = Math.floor(Math.round(atMost * 100) / step) * step
    const count = Math.min((most - least) / step + 1, MOST_AMOUNTS)
    const amounts = Array.from({ length: count }, (_, k) => least + k * step)
    return [...new Set([...amounts, most])].map((each) => each * points.sign)
  }
  let amount = points.kind === 'fixed' ? points.points : 0
  if (points.kind === 'by')
    amount =
      points.table[facts[points.fact]!.words.indexOf(String(of(facts[points.fact]!.id)))] ?? 0
  if (points.kind === 'each')
    amount = points.points * Math.max(0, Number(of(facts[points.fact]!.id) ?? 0) - points.after)
  if (times) amount *= Math.max(times.atLeast, Number(of(facts[times.fact]!.id) ?? times.atLeast))
  return amount === 0 ? [] : [amount]
}
