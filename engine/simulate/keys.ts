// Keys of a run of subjects and of their records, axis by axis.
import type { Population } from '../population/columns.ts'
import type { Axis } from './axes.ts'
import type { Plan } from './plan.ts'

/** Keys of subjects `from` to `to`, and of their records, which begin at row `first`. */
export type Keys = { subjects: Uint32Array; records: Uint32Array; first: number }

/** Room for the keys of a chunk; grown and used again. */
export type KeyRoom = { keys: Keys; classes: Uint8Array; spread: Uint8Array }

/** No room yet. */
export function createKeyRoom(): KeyRoom {
  return {
    keys: { subjects: new Uint32Array(0), records: new Uint32Array(0), first: 0 },
    classes: new Uint8Array(0),
    spread: new Uint8Array(0),
  }
}

/** Fills the room with the keys of subjects `from` to `to`. */
export function fillKeys(
  plan: Plan,
  population: Population,
  from: number,
  to: number,
  room: KeyRoom,
): Keys {
  const { starts } = population.subject
  const first = starts[from]!
  const count = starts[to]! - first
  makeRoom(room, to - from, count)
  const { keys } = room
  keys.first = first
  fillSubjectKeys(plan, from, to, room)
  const { profile } = population.record
  const { records } = keys
  for (let i = 0; i < count; i++) records[i] = plan.base[profile[first + i]!]!
  plan.axes.forEach((axis, a) => {
    const read = classesOf(axis, population, from, to, room)
    const stride = plan.strides[a]!
    for (let i = 0; i < count; i++) {
      if (read[i] !== 0) records[i]! += stride[profile[first + i]!]! * read[i]!
    }
  })
  return keys
}

/** Fills the room with the keys of the subjects alone. */
export function fillSubjectKeys(plan: Plan, from: number, to: number, room: KeyRoom): Uint32Array {
  makeRoom(room, to - from, 0)
  const { keys, classes } = room
  keys.subjects.fill(0, 0, to - from)
  plan.subjectAxes.forEach((axis, a) => {
    axis.fill(from, to, classes)
    addScaled(keys.subjects, classes, plan.subjectStrides[a]!, to - from)
  })
  return keys.subjects
}

function classesOf(
  axis: Axis,
  population: Population,
  from: number,
  to: number,
  { classes, spread }: KeyRoom,
): Uint8Array {
  const { starts } = population.subject
  const first = starts[from]!
  if (axis.of === 'record') {
    axis.fill(first, starts[to]!, classes)
    return classes
  }
  axis.fill(from, to, spread)
  for (let s = from; s < to; s++) {
    classes.fill(spread[s - from]!, starts[s]! - first, starts[s + 1]! - first)
  }
  return classes
}

function addScaled(keys: Uint32Array, classes: Uint8Array, stride: number, count: number): void {
  for (let i = 0; i < count; i++) keys[i]! += classes[i]! * stride
}

function makeRoom(room: KeyRoom, subjects: number, records: number): void {
  if (room.keys.subjects.length < subjects) room.keys.subjects = new Uint32Array(subjects)
  if (room.keys.records.length < records) room.keys.records = new Uint32Array(records * 2)
  const most = Math.max(subjects, records)
  if (room.classes.length < most) room.classes = new Uint8Array(most * 2)
  if (room.spread.length < subjects) room.spread = new Uint8Array(subjects)
}
