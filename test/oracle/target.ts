import type { Day } from './dates.ts'
import { format } from './dates.ts'
import { alert } from './draft.ts'
import type { CreditRecord, RecordFacts } from './input.ts'
import type { Random } from './random.ts'
import { BASE, ROWS } from './standard.ts'

// The limits of 办法/15, the printed ends below them, and the gaps between.
const SCORES = [
  9500, 9500, 9499, 9450, 9449, 9400, 8500, 8500, 8450, 8449, 8400, 7500, 7500, 7499, 7450, 7400,
  6500, 6500, 6499, 6450, 6449, 6401, 6400, 6399, 6350, 9600, 9200, 8800, 8000, 7900, 7000, 10000,
  10001, 10050, 10300,
]
const DEDUCTIONS = ROWS.filter(({ row }) => row >= 15)
const LEVELS = [
  { level: '国家级', points: 800 },
  { level: '省级', points: 600 },
  { level: '市级', points: 400 },
  { level: '县级', points: 200 },
]

type Part = { type: string; facts?: RecordFacts }

/** Plain records, each a case of its own, that lead a subject with a bonus to a limit or next to it. */
export function aimed(
  bonus: number,
  ids: readonly string[],
  asOf: Day,
  random: Random,
): CreditRecord[] {
  return partsTo(random.pick(SCORES) - BASE - bonus, asOf, random)
    .slice(0, ids.length)
    .map((part, index) => {
      const recorded = asOf - random.below(90)
      return {
        id: ids[index] as string,
        ...part,
        case: `t${index}`,
        occurredOn: format(recorded - random.below(9)),
        recordedOn: format(recorded),
        status: 'confirmed',
      }
    })
}

function partsTo(difference: number, asOf: Day, random: Random): Part[] {
  const parts: Part[] = []
  // Only row 6 gives parts of a point; it never takes any, so round towards deductions.
  const fraction = ((difference % 100) + 100) % 100
  if (fraction > 0) parts.push({ type: 'law-exam', facts: { awarded: fraction / 100 } })
  let left = difference - fraction
  while (left < 0) {
    const open = -left
    const fitting = DEDUCTIONS.filter(({ points = 0 }) => -points <= open && -points * 3 >= open)
    const { id, points = 0 } = random.pick(fitting.length > 0 ? fitting : [ROWS[10]!])
    parts.push(points === -100 ? { type: 'red-alert', facts: tame(asOf, random) } : { type: id })
    left -= points
  }
  for (const { level, points } of LEVELS) {
    while (left >= points) {
      parts.push({ type: 'award', facts: { level } })
      left -= points
    }
  }
  if (left > 0) parts.push({ type: 'pledge' })
  return parts
}

// An alert of three full days is the only single point.
function tame(asOf: Day, random: Random): RecordFacts {
  return alert(3, asOf, {
    ...random,
    chance: (probability) => probability > 0.1 && random.chance(0.5),
  })
}
