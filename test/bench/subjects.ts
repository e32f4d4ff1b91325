// A plausible city: what a register holds on an ordinary day, not what breaks a scorer.
import { type Day, dayOf, formatDay } from '../../engine/civil.ts'
import type { CreditRecord, FactValue, ScoreRequest } from '../../engine/schema/contract.ts'
import { type Random, randomAt } from '../oracle/random.ts'
import { ROWS } from '../oracle/standard.ts'

/** The day on which every subject here is scored. */
const AS_OF = '2026-06-30'

const TODAY = dayOf(2026, 6, 30)
const STREAM = 3
const DISTRICTS = ['02', '04', '05', '06', '08', '09', '10', '11', '12', '13', '14', '22', '27']
const TYPES = spread({
  enterprise: 55,
  individualBusiness: 35,
  institution: 6,
  socialOrganization: 3,
  otherOrganization: 1,
})
/** Mean 1.5 records a subject. */
const COUNTS = [0, 1, 2, 3, 4, 5, 6].flatMap((count, i) =>
  Array(([30, 28, 20, 12, 6, 2, 2] as const)[i]!).fill(count),
)
const BONUSES = ROWS.slice(3, 10).map(({ id }) => id)
const DEDUCTIONS = ROWS.slice(14)

/** The i-th subject of a seed, with a plausible number of records or exactly `records`. */
export function plausibleAt(seed: number, i: number, records?: number): ScoreRequest {
  const random = randomAt(seed, i, STREAM)
  const { below, chance, pick } = random
  const count = records ?? pick(COUNTS)
  const list = Array.from({ length: count }, (_, k) => recordOf(i, k, random))
  // A second record of the same conduct now and then: 就高 has something to do.
  if (count > 1 && chance(0.08)) list[1]!.case = list[0]!.case
  const alerts = list.filter(({ type }) => type === 'red-alert').map((each) => each.occurredOn)
  const last = alerts.sort().at(-1) ?? (chance(0.2) ? formatDay(TODAY - below(900)) : undefined)
  return {
    asOf: AS_OF,
    subject: {
      id: `913301${String(i).padStart(12, '0')}`,
      type: pick(TYPES),
      name: `杭州${pick(['钱江', '西湖', '运河', '湘湖'])}${i}商贸有限公司`,
      district: `3301${pick(DISTRICTS)}`,
      facts: {
        instruments: chance(0.7)
          ? 1 + below(20)
          : chance(0.9)
            ? 21 + below(200)
            : 500 + below(9000),
        enrolledOn: formatDay(TODAY - below(1800)),
        ...(last ? { lastRedAlertOn: last } : {}),
      },
    },
    records: list,
  }
}

function recordOf(i: number, k: number, random: Random): CreditRecord {
  const { below, chance, pick } = random
  const type = typeOf(random)
  const occurred = TODAY - below(1150)
  const recorded = Math.min(TODAY, occurred + below(30))
  const facts = { ...factsOf(type, occurred, random), ...penalty(type, recorded, random) }
  return {
    id: `R${i}-${k + 1}`,
    type,
    case: `杭市监信〔${formatDay(recorded).slice(0, 4)}〕${i * 10 + k}号`,
    occurredOn: formatDay(occurred),
    recordedOn: formatDay(recorded),
    status: chance(0.97) ? 'confirmed' : pick(['pending', 'revoked']),
    ...(chance(0.03) ? { repairedOn: formatDay(recorded + below(TODAY - recorded + 1)) } : {}),
    ...(BONUSES.includes(type) && chance(0.1) ? { validUntil: formatDay(recorded + 730) } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  }
}

function typeOf({ chance, pick }: Random): string {
  if (chance(0.4)) return 'red-alert'
  if (chance(0.4)) return pick(BONUSES)
  if (chance(0.06)) return 'unlisted'
  // The milder of two: grave conduct is rarer than the number of its rows.
  const [one, other] = [pick(DEDUCTIONS), pick(DEDUCTIONS)]
  return one.points! > other.points! ? one.id : other.id
}

function factsOf(type: string, day: Day, random: Random): Record<string, FactValue> {
  const { below, chance, pick } = random
  if (type === 'award') return { level: pick(['县级', '县级', '县级', '市级', '市级', '省级']) }
  if (type === 'regulation-drafting') return { role: pick(['主要起草单位', '参加起草单位']) }
  if (type === 'skills-contest') return { rank: pick(['第一名', '第二名', '第三名']) }
  if (type === 'law-exam') return { awarded: pick([1, 1.5, 2, 2.5, 3]) }
  if (type === 'certification') {
    return { certificate: pick(['测量管理体系认证', 'CNAS校准实验室认可']) }
  }
  if (type !== 'red-alert') return {}
  const days = chance(0.6) ? below(3) : chance(0.9) ? 3 + below(7) : 10 + below(20)
  const handled = day + days + 1
  const known: Record<string, FactValue> = handled > TODAY ? {} : { handledOn: formatDay(handled) }
  return { alertedOn: formatDay(day), ...known }
}

function penalty(type: string, day: Day, { chance, pick }: Random): Record<string, FactValue> {
  if (type === 'red-alert' || BONUSES.includes(type) || chance(0.5)) return {}
  const classification = chance(0.02) ? '10-4' : pick(['9-2', '9-3', '9-3', '9-4'])
  if (classification !== '9-2') return { classification }
  const final: Record<string, FactValue> = chance(0.9)
    ? { penaltyFinalOn: formatDay(Math.min(TODAY, day + 60)) }
    : {}
  return { classification, penaltyKind: pick(['罚款', '警告', '没收违法所得']), ...final }
}

function spread(weights: Record<string, number>): string[] {
  return Object.entries(weights).flatMap(([name, weight]) => Array<string>(weight).fill(name))
}
