// The reasons that a version gives for its changes, by the path of the part.
import type { Ruleset } from '../schema/ruleset.ts'
import type { Text } from '../words/problem.ts'

/** Reasons by path: `items.seal-broken`, `effectiveFrom`. They are written in one language. */
export function reasonsOf({ reasons = {} }: Ruleset): Record<string, Text> {
  return Object.fromEntries(
    Object.entries(reasons).flatMap(([part, why]): [string, Text][] =>
      typeof why === 'string'
        ? [[part, { zh: why, en: why }]]
        : Object.entries(why).map(([id, each]) => [`${part}.${id}`, { zh: each, en: each }]),
    ),
  )
}

/** The path under which the reason of a change at a place stands, if it can have one. */
export function reasonPlace(at: string): string | undefined {
  const [part = '', id] = at.split('.')
  if (WHOLE.has(part)) return part
  return BY_ID.has(part) && id ? `${part}.${id}` : undefined
}

const WHOLE = new Set(
  'effectiveFrom subjects score validity facts counts combine repair'.split(' '),
)
const BY_ID = new Set('grades items determinations measures readings'.split(' '))
