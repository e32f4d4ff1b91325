// Which keys may stand where, and which one is meant by one that may not.
import type { ErrorObject } from 'ajv'
import { nearest } from '../words/nearest.ts'

/** Every key of the rule format, for "did you mean". */
export const KNOWN_KEYS = (
  'format ruleset version title effectiveFrom sources subjects score validity grades facts conditions counts types ' +
  'sections determinations combine repair measures readings dismissals reasons scored notApplicable names base direction ' +
  'sameCase rounding clamp cite years months from lastDay grade name printed printedTo of type text unit min max ' +
  'required choices derive points pointsBy pointsEach pointsRecorded limit distinctBy onTopOf times record when ' +
  'id items kind per after until fact atLeast atMost moreThan lessThan known is isNot in notIn condition all any not ' +
  'effect rules determination inherits none list modality basis question chosen alternatives change set to add value ' +
  'remove move answers lint at reason zh en file title sameRecord fullMonths fullDays'
).split(' ')

/** The keys missing at a place, those that may stand there, and those of the whole format. */
export type Keys = Record<'missing' | 'allowed' | 'known', readonly string[]>

/** Where in the schema an error's object stands; the recursive sentence is a root of its own. */
export function placeOf({ schemaPath, instancePath }: ErrorObject): string {
  const place = schemaPath.slice(0, schemaPath.lastIndexOf('/'))
  return place === '#' && instancePath !== '' ? '#/$defs/sentence' : place
}

/** What is meant by a key is one that may stand where it does, however well known another is. */
export function unknownKey(
  key: string,
  { missing, allowed, known }: Keys,
): Record<string, string | readonly string[]> {
  const closed = allowed.length > 0
  const near = nearest(key, closed ? [...missing, ...allowed] : [...missing, ...known])
  if (near && near !== key) return { key, nearest: near }
  return {
    key,
    ...(closed ? { allowed } : {}),
    ...(closed && known.includes(key) ? { elsewhere: 'yes' } : {}),
  }
}

/** How a map is written that a text stands for. */
export function shapeOf(keys: readonly string[], value: unknown): string | undefined {
  // A name where a condition stands is that of one.
  if (keys.includes('condition') && typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value))
    return `{ condition: ${value} }`
  if (keys.length === 0 || keys.length > 5) return undefined
  const [first, ...rest] = keys
  const own = first === 'zh' && typeof value === 'string' && value.length <= 20 ? value : '…'
  return `{ ${[`${first}: ${own}`, ...rest.map((key) => `${key}: …`)].join(', ')} }`
}
