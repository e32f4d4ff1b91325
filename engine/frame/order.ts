// Records of one subject in order: by id, and by case.
import type { CreditRecord } from '../schema/contract.ts'
import { type Problem, problem } from '../words/problem.ts'
import type { Frame } from './frame.ts'

/**
 * Ranks records by id (code units) and numbers their cases within the subject; returns how
 * many different cases there are. An id used twice is a problem that names both places.
 */
export function orderRecords(
  frame: Frame,
  records: readonly CreditRecord[],
  start: number,
  problems: Problem[],
): number {
  const { order, case: cases } = frame.record
  const count = records.length
  if (count === 0) return 0
  if (count === 1) {
    order[start] = 0
    cases[start] = 0
    return 1
  }
  if (count <= FEW) return orderFew(frame, records, start, problems)
  const indices = records.map((_, i) => i)
  indices.sort((a, b) => compare(records[a]!.id, records[b]!.id) || a - b)
  let first = indices[0]!
  for (let rank = 0; rank < count; rank++) {
    const i = indices[rank]!
    order[start + i] = rank
    if (records[first]!.id !== records[i]!.id) first = i
    else if (first !== i) twice(records, first, i, problems)
  }
  const seen = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const id = records[i]!.case
    const known = seen.get(id)
    if (known === undefined) seen.set(id, seen.size)
    cases[start + i] = known ?? seen.size - 1
  }
  return seen.size
}

// The ordinary subject: comparing every pair is quicker than sorting.
const FEW = 8

function orderFew(
  frame: Frame,
  records: readonly CreditRecord[],
  start: number,
  problems: Problem[],
): number {
  const { order, case: cases } = frame.record
  let different = 0
  for (let i = 0; i < records.length; i++) {
    const { id, case: own } = records[i]!
    let rank = 0
    let same = -1
    let told = false
    for (let k = 0; k < records.length; k++) {
      const other = records[k]!
      if (other.id < id) rank++
      else if (k < i && !told && other.id === id) {
        twice(records, k, i, problems)
        told = true
      }
      if (same === -1 && k < i && other.case === own) same = k
    }
    order[start + i] = rank
    cases[start + i] = same === -1 ? different++ : cases[start + same]!
  }
  return different
}

function twice(
  records: readonly CreditRecord[],
  first: number,
  i: number,
  problems: Problem[],
): void {
  const values = { id: records[i]!.id, first: first + 1 }
  problems.push(problem('record-duplicate', values, ['records', i, 'id']))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
