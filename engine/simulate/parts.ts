// What each key contributes, found once by the ordinary pipeline: evaluate runs on a subject
// that has nothing but the one record (or no record), and its sheet is noted as numbers.
import type { Compiled } from '../compile/model.ts'
import type { Sheet } from '../evaluate/sheet.ts'
import type { Bits } from './bits.ts'

/** A required fact is missing: the row cannot be scored. */
export const LACKS = 1
/** Its points depend on more than its key: the subject is evaluated as a whole. */
export const VARIES = 2
/** The standard does not apply to the subject. */
export const APART = 4

/** Stands for an answer: the version does not have the record's type, so nobody is asked. */
export const NOT_ASKED = -2

/**
 * Contributions by number; `of[key]` is the number, −1 = not met yet. Points are those that
 * count (1/100), `determined` the worst rank or −1; the bits name limits that may cut them,
 * sections with counted points, and determinations that apply (see bits.ts).
 */
export type Parts = {
  of: Int32Array
  count: number
  points: Float64Array
  determined: Int32Array
  limits: Int32Array
  sections: Int32Array[]
  triggers: Int32Array[]
  flags: Uint8Array
  /** What json-rules-engine answered, by number, or NOT_ASKED; −1 where rows ask differently. */
  answer: Int32Array
  /** A row that has the key: of a subject, or of a record. */
  first: Int32Array
}

/** No contributions yet for so many keys. */
export function createParts(keys: number, bits: Bits): Parts {
  const column = () => new Int32Array(64)
  return {
    of: new Int32Array(keys).fill(-1),
    count: 0,
    points: new Float64Array(64),
    determined: column(),
    limits: column(),
    sections: Array.from({ length: bits.sectionWords }, column),
    triggers: Array.from({ length: bits.triggerWords }, column),
    flags: new Uint8Array(64),
    answer: column(),
    first: column(),
  }
}

/** A contribution without points, for `note` to fill. */
export function addPart(
  parts: Parts,
  key: number,
  flags: number,
  first: number,
  answer = -1,
): number {
  const i = parts.count++
  if (i >= parts.flags.length) grow(parts)
  parts.of[key] = i
  parts.answer[i] = answer
  parts.first[i] = first
  parts.flags[i] = flags
  parts.determined[i] = -1
  return i
}

function grow(parts: Parts): void {
  const wider = (column: Int32Array) => {
    const next = new Int32Array(column.length * 2)
    next.set(column)
    return next
  }
  const points = new Float64Array(parts.points.length * 2)
  points.set(parts.points)
  const flags = new Uint8Array(parts.flags.length * 2)
  flags.set(parts.flags)
  Object.assign(parts, {
    points,
    flags,
    determined: wider(parts.determined),
    limits: wider(parts.limits),
    answer: wider(parts.answer),
    first: wider(parts.first),
    sections: parts.sections.map(wider),
    triggers: parts.triggers.map(wider),
  })
}

/** Notes what the sheet says of the one record (`of` 0) or of the subject itself (−1). */
export function note(
  parts: Parts,
  i: number,
  compiled: Compiled,
  sheet: Sheet,
  of: 0 | -1,
  bits: Bits,
): void {
  for (let line = 0; line < sheet.lines; line++) {
    if (sheet.record[line] !== of || sheet.points[line] === 0) continue
    const item = sheet.item[line]!
    const section = compiled.items[item]!.section
    parts.points[i]! += sheet.points[line]!
    parts.limits[i]! |= bits.limits[item]!
    parts.sections[bits.section[section]!.word]![i]! |= bits.section[section]!.bit
  }
  for (let k = 0; k < sheet.triggers; k++) {
    if (sheet.triggerBy[k] !== of) continue
    const index = sheet.triggerOf[k]!
    const { grade } = compiled.determinations[index]!
    if (grade > parts.determined[i]!) parts.determined[i] = grade
    parts.triggers[bits.trigger[index]!.word]![i]! |= bits.trigger[index]!.bit
  }
}

/** Whether two contributions add the same to a subject, and act on other rows alike. */
export function sameContribution(a: Parts, i: number, b: Parts, k: number): boolean {
  return (
    a.flags[i] === b.flags[k] &&
    a.points[i] === b.points[k] &&
    a.determined[i] === b.determined[k] &&
    a.limits[i] === b.limits[k] &&
    a.sections.every((word, w) => word[i] === b.sections[w]![k]) &&
    a.triggers.every((word, w) => word[i] === b.triggers[w]![k])
  )
}

/** A copy that can be changed without changing the original, with room for so many keys. */
export function copyParts(parts: Parts, keys: number): Parts {
  const of = new Int32Array(keys).fill(-1, parts.of.length)
  of.set(parts.of)
  return {
    ...parts,
    of,
    points: parts.points.slice(),
    determined: parts.determined.slice(),
    limits: parts.limits.slice(),
    sections: parts.sections.map((word) => word.slice()),
    triggers: parts.triggers.map((word) => word.slice()),
    flags: parts.flags.slice(),
    answer: parts.answer.slice(),
    first: parts.first.slice(),
  }
}

/** Takes back what was noted for a contribution, so that it can be noted anew. */
export function clearPart(parts: Parts, i: number): void {
  parts.points[i] = 0
  parts.limits[i] = 0
  parts.determined[i] = -1
  parts.flags[i] = 0
  for (const word of [...parts.sections, ...parts.triggers]) word[i] = 0
}
