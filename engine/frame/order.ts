// Records of one subject in order: by id, and by case.
import { type Problem, problem } from '../words/problem.ts'
import type { Frame } from './frame.ts'

/**
 * Ranks records by id (code units) and numbers their cases within the subject; returns how
 * many different cases there are. An id used twice is a problem that names both places.
 */
export function orderRecords(
  frame: Frame,
  start: number,
  count: number,
  problems: Problem[],
): number {
  const { recordIds: ids, recordCases: names } = frame
  const { order, case: cases } = frame.record
  if (count === 0) return 0
  if (count === 1) {
    order[start] = 0
    cases[start] = 0
    return 1
  }
  if (count <= FEW) return orderFew(frame, start, count, problems)
  const indices = Array.from({ length: count }, (_, i) => i)
  indices.sort((a, b) => compare(ids[start + a]!, ids[start + b]!) || a - b)
  let first = indices[0]!
  for (let rank = 0; rank < count; rank++) {
    const i = indices[rank]!
    order[start + i] = rank
    if (ids[start + first] !== ids[start + i]) first = i
    else if (first !== i) twice(ids[start + i]!, first, i, problems)
  }
  const seen = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const id = names[start + i]!
    const known = seen.get(id)
    if (known === undefined) seen.set(id, seen.size)
    cases[start + i] = known ?? seen.size - 1
  }
  return seen.size
}

// The ordinary subject: comparing every pair is quicker than sorting.
const FEW = 8

function orderFew(frame: Frame, start: number, count: number, problems: Problem[]): number {
  const { recordIds: ids, recordCases: names } = frame
  const { order, case: cases } = frame.record
  let different = 0
  for (let i = 0; i < count; i++) {
    const id = ids[start + i]!
    const own = names[start + i]!
    let rank = 0
    let same = -1
    let told = false
    for (let k = 0; k < count; k++) {
      const other = ids[start + k]!
      if (other < id) rank++
      else if (k < i && !told && other === id) {
        twice(id, k, i, problems)
        told = true
      }
      if (same === -1 && k < i && names[start + k] === own) same = k
    }
    order[start + i] = rank
    cases[start + i] = same === -1 ? different++ : cases[start + same]!
  }
  return different
}

function twice(id: string, first: number, i: number, problems: Problem[]): void {
  problems.push(problem('record-duplicate', { id, first: first + 1 }, ['records', i, 'id']))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
