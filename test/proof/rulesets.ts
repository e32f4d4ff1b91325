// Rulesets changed at random where a person might change one, and subjects that they must grade.
import type { Compiled } from '../../engine/compile/model.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import type { Random } from '../oracle/random.ts'

type Plain = Record<string, unknown>
type Spot = { holder: Plain | unknown[]; key: string | number; path: (string | number)[] }

/** The data with one to four changes, some of them silly. */
export function mutated(data: Ruleset, random: Random): Ruleset {
  const copy = JSON.parse(JSON.stringify(data)) as Ruleset
  const changes = 1 + random.below(4)
  for (let k = 0; k < changes; k++) {
    const spots = spotsOf(copy, [])
    change(spots[random.below(spots.length)]!, spots, random)
  }
  return copy
}

// Everything below the head and outside the readings, which rules do not run.
function spotsOf(value: unknown, path: (string | number)[]): Spot[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((name): Spot[] => {
    const key = Array.isArray(value) ? Number(name) : name
    const at = [...path, key]
    if (['text', 'title', 'cite', 'printed', 'question', 'readings', 'sources'].includes(name))
      return []
    const holder = value as Plain
    return [{ holder, key, path: at }, ...spotsOf(holder[name], at)]
  })
}

const WORDS: Record<string, unknown[]> = {
  direction: ['higherIsBetter', 'lowerIsBetter'],
  sameCase: ['highest', 'sum'],
  rounding: ['none', 'halfUp'],
  combine: ['worse', 'determinationOverrides'],
  from: ['recordedOn', 'occurredOn'],
  lastDay: ['inclusive', 'exclusive'],
  per: ['calendarYear', 'trailing12Months', 'subject'],
  points: ['exclude', 'keep'],
  determination: ['exclude', 'keep'],
  sameRecord: ['sum', 'highest'],
}
const ORDERED = ['atLeast', 'atMost', 'moreThan', 'lessThan']

function change({ holder, key, path }: Spot, spots: readonly Spot[], random: Random): void {
  const here = holder as Record<string | number, unknown>
  const value = here[key]
  const roll = random.below(10)
  if (roll === 0) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete here[key]
  } else if (roll === 1 && Array.isArray(holder)) {
    const twin = JSON.parse(JSON.stringify(value)) as Plain
    if (typeof twin === 'object' && typeof twin['id'] === 'string') twin['id'] += '-b'
    holder.splice(random.below(holder.length + 1), 0, twin)
  } else if (roll === 2 && Array.isArray(holder)) {
    const [moved] = holder.splice(Number(key), 1)
    holder.splice(random.below(holder.length + 1), 0, moved)
  } else if (roll === 3) {
    // A value of the same kind from somewhere else.
    const others = spots.filter((each) => each.path.at(-1) === path.at(-1))
    const other = others[random.below(others.length)]!
    here[key] = JSON.parse(JSON.stringify((other.holder as Plain)[other.key as string] ?? null))
  } else if (typeof value === 'number') {
    const shifts = [1, -1, 2, -2, 0.5, -0.5, 10, -10, 0.01]
    here[key] = roll === 4 ? -value : Math.round((value + shifts[random.below(9)]!) * 100) / 100
  } else if (typeof value === 'boolean') here[key] = !value
  else if (typeof value === 'string' && WORDS[String(key)])
    here[key] = WORDS[String(key)]![random.below(WORDS[String(key)]!.length)]
  else if (typeof value === 'object' && value !== null && !Array.isArray(value))
    grow(value as Plain, random)
}

// A part that was not there before.
function grow(part: Plain, random: Random): void {
  const comparator = ORDERED.find((key) => key in part)
  if (comparator && random.below(2) === 0) {
    part[ORDERED[random.below(4)]!] = part[comparator]
    delete part[comparator]
    return
  }
  if ('fact' in part) {
    const inner = { ...part }
    for (const key of Object.keys(part)) delete part[key]
    if (random.below(2) === 0) part['not'] = inner
    else part['any'] = [inner, { fact: 'subjectType', is: 'market' }]
    return
  }
  if (!('cite' in part)) return
  const more: [string, unknown][] = [
    ['limit', { points: random.below(2) === 0 ? 3 : -3, per: WORDS['per']![random.below(3)] }],
    ['validity', { months: 1 + random.below(30), from: 'occurredOn', lastDay: 'exclusive' }],
    ['distinctBy', 'level'],
    ['times', { fact: 'overdue', atLeast: random.below(3) }],
    ['onTopOf', 'alert-9'],
    ['when', { fact: 'scales', lessThan: random.below(600) }],
  ]
  const [key, value] = more[random.below(more.length)]!
  part[key] = value
}

/** A subject that the ruleset must accept, with up to six records, near what its rules ask for. */
export function subjectFor(compiled: Compiled, random: Random, asOf: string) {
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!
  const day = () =>
    `${2023 + random.below(4)}-${pick(['01', '02', '06', '12'])}-${pick(['01', '28', '30'])}`
  const date = () => day().replace('-02-30', '-02-28')
  const cuts = [compiled.subjectLayout, ...compiled.types.map(({ layout }) => layout)].flatMap(
    ({ reads }) => reads.flatMap((read) => read.cuts.map((cut) => [read.fact, cut] as const)),
  )
  const factsOf = (of: 'subject' | 'record', type: number) => {
    const facts: Record<string, string | number | boolean> = {}
    compiled.facts.forEach((fact, i) => {
      if (fact.of !== of || fact.derive) return
      const needed = fact.required === true || fact.required.includes(type)
      if (!needed && random.below(3) > 0) return
      const recorded =
        type < 0 ? undefined : compiled.types[type]!.recorded.find((each) => each.fact === i)
      const near = cuts.filter(([index]) => index === i).map(([, cut]) => cut + random.below(3) - 1)
      const least = Math.max(fact.min ?? 0, recorded ? recorded.moreThan + 1 : -Infinity)
      const most = Math.min(fact.max ?? 1_000_000, recorded?.atMost ?? Infinity)
      const number = Math.min(Math.max(pick([...near, random.below(30), least, most]), least), most)
      if (fact.kind === 'integer') facts[fact.id] = number
      else if (fact.kind === 'decimal') facts[fact.id] = number / 100
      else if (fact.kind === 'date') facts[fact.id] = date()
      else if (fact.kind === 'boolean') facts[fact.id] = random.below(2) === 0
      else facts[fact.id] = pick(fact.words.length > 0 ? fact.words : ['文字'])
    })
    return facts
  }
  const records = Array.from({ length: random.below(7) }, (_, i) => {
    const type = random.below(Math.max(1, compiled.types.length))
    const [a, b] = [date(), date()].sort() as [string, string]
    return {
      id: `r${i}`,
      type: compiled.types[type]?.id ?? '',
      case: `c${random.below(4)}`,
      occurredOn: a,
      recordedOn: b,
      status: pick(['confirmed', 'confirmed', 'confirmed', 'pending', 'revoked']),
      ...(random.below(8) === 0 ? { repairedOn: date() } : {}),
      ...(random.below(8) === 0 ? { validUntil: date() } : {}),
      facts: compiled.types.length === 0 ? {} : factsOf('record', type),
    }
  })
  const subject = { id: 'S', type: pick(compiled.subjectTypes), facts: factsOf('subject', -1) }
  return { asOf, subject, records: compiled.types.length === 0 ? [] : records }
}
