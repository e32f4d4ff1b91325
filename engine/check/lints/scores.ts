// The scores a ruleset can give against the grades it prints: scores between two bands, grades
// that no score reaches, items that never move a grade.
import { clamp, gradeOf } from '../../evaluate/grade.ts'
import { boundsOf } from '../reach/bounds.ts'
import type { Line } from '../reach/lines.ts'
import { reachOf } from '../reach/reach.ts'
import type { Spread } from '../reach/spread.ts'
import { witness } from '../reach/witness.ts'
import { type Told, type View, warning } from '../view.ts'

/** A pair of grades whose printed bands leave hundredths (strictly) between them. */
type Gap = { index: number; from: number; to: number }

/** Scores that fall between the printed end of a grade and the limit of the next better one. */
export function betweenGradesLint(view: View): Told[] {
  const { grades } = view.ruleset
  const gaps = gapsOf(view)
  const { phases } = reachOf(view)
  const told = gaps.flatMap(({ index, from, to }): Told[] => {
    const plain = fewest(view, phases[0], from, to) ?? fewest(view, phases[1], from, to)
    if (!plain) return []
    const { sum, rows, rowsEn } = witness(view, plain.lines)
    const [grade, better] = [grades[index]!, grades[index - 1]!]
    const values = {
      grade: grade.grade,
      printedTo: grade.printedTo!,
      better: better.grade,
      from: better.from!,
      score: plain.score / 100,
      sum,
      rows,
      rowsEn,
    }
    const path = ['grades', index, 'printedTo']
    return [warning(path, 'score-between-grades', values, { other: ['grades', index - 1, 'from'] })]
  })
  return [...told, ...anyHundredth(view, gaps)]
}

function gapsOf({ ruleset }: View): Gap[] {
  return ruleset.grades.flatMap(({ printedTo }, index): Gap[] => {
    const better = ruleset.grades[index - 1]?.from
    if (printedTo === undefined || better === undefined) return []
    const [a, b] = [Math.round(printedTo * 100), Math.round(better * 100)]
    const gap = { index, from: Math.min(a, b) + 1, to: Math.max(a, b) - 1 }
    const right = ruleset.score.direction === 'higherIsBetter' ? a < b : b < a
    // Whole points without a grade are told as printed-gap.
    return right && gap.from <= gap.to && Math.abs(b - a) <= 100 ? [gap] : []
  })
}

// The score in a gap that the fewest lines make up.
function fewest(view: View, spreads: readonly Spread[], from: number, to: number) {
  let best: { score: number; lines: Line[] } | undefined
  for (const each of spreads) {
    for (const score of graded(view, each, from, to)) {
      const lines = each.lines(score)
      if (!best || lines.length < best.lines.length) best = { score, lines }
    }
  }
  return best
}

// What is graded after rounding may lie outside the gap that the exact score falls in.
function graded(view: View, each: Spread, from: number, to: number): number[] {
  const { rounding } = view.compiled
  return each.between(from, to).filter((sum) => {
    const score = clamp(view.compiled, sum)
    const shown = rounding === 'halfUp' ? Math.floor((score + 50) / 100) * 100 : score
    return shown >= from && shown <= to
  })
}

// Said once: recorded points reach every hundredth there is.
function anyHundredth(view: View, gaps: readonly Gap[]): Told[] {
  const rows = view.rows.flatMap(({ item }, i) => {
    const fact = item.pointsRecorded && view.ruleset.facts[item.pointsRecorded.fact]
    return fact?.type === 'decimal' ? [i] : []
  })
  const { phases } = reachOf(view)
  const full = gaps.filter(({ from, to }) =>
    phases[2].some((each) => graded(view, each, from, to).length === to - from + 1),
  )
  if (rows.length === 0 || full.length === 0) return []
  const { from } = full[0]!
  return [
    warning([...view.rows[rows[0]!]!.path, 'pointsRecorded'], 'score-any-hundredth', {
      rows: rows.map((i) => i + 1).join('、'),
      rowsEn: rows.map((i) => i + 1).join(', '),
      count: full.length,
      example: from / 100,
    }),
  ]
}

/** Grades that neither a score nor a determination gives. */
export function unreachableGradeLint(view: View): Told[] {
  const { phases, complete } = reachOf(view)
  const { compiled } = view
  const found = new Set(compiled.determinations.map(({ grade }) => grade))
  if (!complete) {
    const ends = boundsOf(view)
    const [first, last] = [gradeOf(compiled, ends.least), gradeOf(compiled, ends.most)]
    for (let k = Math.min(first, last); k <= Math.max(first, last); k++) found.add(k)
    return unreached(view, found, ends)
  }
  const ends = { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY }
  for (const each of phases[2]) {
    for (const sum of each.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)) {
      const score = clamp(compiled, sum)
      found.add(gradeOf(compiled, score))
      ends.least = Math.min(ends.least, score)
      ends.most = Math.max(ends.most, score)
    }
  }
  return unreached(view, found, ends)
}

function unreached(
  { compiled }: View,
  found: ReadonlySet<number>,
  { least, most }: { least: number; most: number },
): Told[] {
  return compiled.grades.flatMap(({ grade }, rank) => {
    if (found.has(rank)) return []
    const values = {
      grade,
      ...(Number.isFinite(least) ? { least: least / 100 } : {}),
      ...(Number.isFinite(most) ? { most: most / 100 } : {}),
    }
    return [warning(['grades', rank], 'grade-unreachable', values)]
  })
}

/** Items whose points never move a grade, whatever else counts. */
export function idleItemLint(view: View): Told[] {
  const { phases, complete } = reachOf(view)
  if (!complete || view.compiled.grades.length < 2) return []
  const { compiled } = view
  const sums = phases[2].flatMap((each) =>
    each.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
  )
  const rank = (sum: number) => gradeOf(compiled, clamp(compiled, sum))
  const moves = new Map<number, boolean>()
  return compiled.items.flatMap((item, i) => {
    const amounts = amountsOf(view, i)
    if (amounts.length === 0) return []
    for (const amount of amounts) {
      if (!moves.has(amount))
        moves.set(
          amount,
          sums.some((sum) => rank(sum) !== rank(sum + amount)),
        )
      if (moves.get(amount)) return []
    }
    const { path } = view.rows[i]!
    return [warning(path, 'item-without-effect', { id: item.id, row: item.row })]
  })
}

function amountsOf(view: View, index: number): number[] {
  const { points, limit } = view.compiled.items[index]!
  const most = limit?.points ?? Number.POSITIVE_INFINITY
  const within = (value: number) => Math.sign(value) * Math.min(Math.abs(value), most)
  // What grows with a count can grow large enough.
  if (points.kind === 'each') return []
  if (points.kind === 'fixed') return points.points === 0 ? [] : [within(points.points)]
  if (points.kind === 'by') return points.table.flatMap((each) => (each ? [within(each)] : []))
  const { atMost = 9999.99 } = view.rows[index]!.item.pointsRecorded!
  return [within(points.sign * Math.round(atMost * 100))]
}
