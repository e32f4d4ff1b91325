import type { Day } from './dates.ts'
import { format } from './dates.ts'
import { aroundAsOf, occurredDay, recordedDay } from './edges.ts'
import type { CreditRecord, RecordFacts } from './input.ts'
import type { Random } from './random.ts'

const AWARDED = [3, 2.99, 2, 1.5, 1, 0.99, 0.5, 0.29, 0.1, 0.01, 1.15, 2.5]
const UNHANDLED = [1, 2, 3, 3, 4, 5, 6, 8, 9, 9, 10, 11, 14, 15, 16, 40]
const CERTIFICATES = ['测量管理体系认证', '测量管理体系认证', 'CNAS校准实验室认可', 'other']
const GENERAL = ['9-1', '9-2', '9-2', '9-2', '9-3', '9-3', '9-4', '9-4']
const SERIOUS = ['10-1', '10-2', '10-3', '10-4', '10-5', '10-6']
const PENALTIES = ['罚款', '罚款', '警告', '通报批评', '没收违法所得']

/** What a record of a type is drafted from. */
type Draft = { id: string; type: string; case: string; bonus: boolean }

/** A valid record of a type, with everything around its edges. */
export function draft(
  { id, type, case: act, bonus }: Draft,
  asOf: Day,
  random: Random,
): CreditRecord {
  const recorded = recordedDay(asOf, random)
  const { chance, pick } = random
  const record: CreditRecord = {
    id,
    type,
    case: act,
    occurredOn: format(occurredDay(asOf, recorded, random)),
    recordedOn: format(recorded),
    status: chance(0.94) ? 'confirmed' : pick(['pending', 'revoked']),
  }
  if (chance(0.07)) record.repairedOn = aroundAsOf(asOf, random)
  if (chance(bonus ? 0.15 : 0.07)) record.validUntil = aroundAsOf(asOf, random)
  const facts: RecordFacts = dishonesty(bonus, type, asOf, random)
  // Facts that the type does not read, now and then; its own win.
  if (chance(0.06)) Object.assign(facts, factsOf(pick(TYPES_WITH_FACTS), asOf, random))
  Object.assign(facts, factsOf(type, asOf, random))
  if (Object.keys(facts).length > 0 || chance(0.1)) record.facts = facts
  return record
}

const TYPES_WITH_FACTS = [
  'award',
  'regulation-drafting',
  'skills-contest',
  'law-exam',
  'certification',
  'red-alert',
  'standard-staff-short',
]

function factsOf(type: string, asOf: Day, random: Random): RecordFacts {
  const { below, chance, pick } = random
  if (type === 'award') return { level: pick(['县级', '市级', '省级', '国家级']) }
  if (type === 'regulation-drafting') return { role: pick(['主要起草单位', '参加起草单位']) }
  if (type === 'skills-contest') return { rank: pick(['第一名', '第二名', '第三名']) }
  if (type === 'law-exam') return { awarded: chance(0.7) ? pick(AWARDED) : (below(300) + 1) / 100 }
  if (type === 'certification') return { certificate: pick(CERTIFICATES) }
  if (type === 'red-alert') return alert(pick(UNHANDLED), asOf, random)
  const countable = type === 'standard-staff-short' || type === 'standard-file-missing'
  return countable && chance(0.75) ? { standards: pick([0, 1, 2, 2, 3, 5, 12]) } : {}
}

/** An alert of n full days: open on asOf, handled, or handled only after asOf. */
export function alert(n: number, asOf: Day, { below, chance, pick }: Random): RecordFacts {
  if (chance(0.04)) return { alertedOn: format(asOf + 1 + below(3)) }
  if (chance(0.04)) return { alertedOn: format(asOf - n), handledOn: format(asOf - n - below(9)) }
  if (chance(0.35)) return { alertedOn: format(asOf - n) }
  if (chance(0.3)) return { alertedOn: format(asOf - n), handledOn: format(asOf + pick([1, 1, 7])) }
  const handled = asOf - pick([0, 0, 1, 50])
  return { alertedOn: format(handled - n - 1), handledOn: format(handled) }
}

function dishonesty(bonus: boolean, type: string, asOf: Day, random: Random): RecordFacts {
  const { chance, pick } = random
  const facts: RecordFacts = {}
  const often = bonus ? 0.04 : 0.4
  if (chance(type === 'unlisted' ? 0.8 : often)) {
    facts.classification = pick(chance(0.12) ? SERIOUS : GENERAL)
  }
  if (chance(often)) {
    facts.penaltyKind = pick(PENALTIES)
    if (chance(0.8)) facts.penaltyFinalOn = aroundAsOf(asOf, random)
  } else if (chance(0.04)) {
    facts.penaltyFinalOn = aroundAsOf(asOf, random)
  }
  return facts
}
