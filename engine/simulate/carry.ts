// Keys of subjects under a plan that tells them apart in part as another did: what both read is
// in the old key, so that only what is new is read of every subject.
import type { Axis } from './axes.ts'
import type { Plan } from './plan.ts'

/** By old key, what of the new one it gives; and what is to be read besides. */
type Carry = { known: Uint32Array; others: { axis: Axis; stride: number }[] }

/** A table longer than this is slower than reading everything. */
const MOST_KNOWN = 1 << 18

/** How keys of one plan become those of another; `undefined` where either has none, or too many. */
export function carriedKeys(old: Plan, plan: Plan): Carry | undefined {
  const [before, now] = [old.subjectReads, plan.subjectReads]
  if (!before || !now || plan.subjectKeys === 0) return undefined
  if (old.subjectKeys === 0 || old.subjectKeys > MOST_KNOWN) return undefined
  const known = new Uint32Array(old.subjectKeys)
  const others: Carry['others'] = []
  for (const [a, { name, axis }] of now.entries()) {
    const stride = plan.subjectStrides[a]!
    const place = before.findIndex((each) => each.name === name)
    if (place === -1) {
      others.push({ axis, stride })
      continue
    }
    const { size } = before[place]!.axis
    const step = old.subjectStrides[place]!
    for (let key = 0; key < known.length; key++) {
      known[key]! += (Math.floor(key / step) % size) * stride
    }
  }
  return { known, others }
}

/** Fills `keys` with those of subjects from `from` on, who had the keys `before`. */
export function carryKeys(
  { known, others }: Carry,
  before: Uint32Array,
  from: number,
  keys: Uint32Array,
): void {
  const classes = new Uint8Array(keys.length)
  for (let i = 0; i < keys.length; i++) keys[i] = known[before[i]!]!
  for (const { axis, stride } of others) {
    axis.fill(from, from + keys.length, classes)
    for (let i = 0; i < keys.length; i++) keys[i]! += stride * classes[i]!
  }
}
