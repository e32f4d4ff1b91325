import type { Scored } from './points.ts'

/** 标准/说明: of one case the largest record counts, bonuses and deductions apart. */
export function largestPerCase(scored: readonly Scored[]): Scored[] {
  const largest = new Map<string, Scored>()
  for (const candidate of scored) {
    const key = `${total(candidate) > 0 ? '+' : '-'}${candidate.record.case}`
    const other = largest.get(key)
    if (!other || precedes(candidate, other)) largest.set(key, candidate)
  }
  return [...largest.values()]
}

function total({ lines }: Scored): number {
  return lines.reduce((sum, line) => sum + line.points, 0)
}

function firstRow({ lines }: Scored): number {
  return Math.min(...lines.map((line) => line.row))
}

// The larger total, then the earlier row, then the smaller id by code unit.
function precedes(a: Scored, b: Scored): boolean {
  const difference = Math.abs(total(a)) - Math.abs(total(b)) || firstRow(b) - firstRow(a)
  return difference === 0 ? a.record.id < b.record.id : difference > 0
}
