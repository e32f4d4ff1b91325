import type { Day } from './dates.ts'
import { format } from './dates.ts'
import { draft } from './draft.ts'
import { asOfDay, runStart } from './edges.ts'
import type { CreditRecord, Input, Readings, Subject, SubjectType } from './input.ts'
import type { Random } from './random.ts'
import { randomAt } from './random.ts'
import { READINGS } from './readings.ts'
import { ROWS } from './standard.ts'
import { aimed } from './target.ts'

const SUBJECT_STREAM = 1
const READING_STREAM = 2
const IDS = [
  ...['r1', 'r2', 'r10', 'R3', 'a-1', 'r9', 'r11', 'r20', 'b', 'Z', 'r1a', '0', '10', '9', 'a_1'],
  ...['A-1', 'rr', 'r-1', 'x2', 'X2', 'x10', 'r100'],
]
const TYPES: readonly SubjectType[] = [
  ...(['enterprise', 'enterprise', 'enterprise', 'enterprise', 'enterprise'] as const),
  ...(['individualBusiness', 'individualBusiness'] as const),
  ...(['institution', 'socialOrganization', 'otherOrganization'] as const),
]
const INSTRUMENTS = [0, 1, 1, 2, 19, 20, 20, 20, 21, 21, 25, 300, 1000000]
const BONUSES = ROWS.slice(3, 10).map(({ id }) => id)
const DEDUCTIONS = ROWS.slice(14).map(({ id }) => id)
const LABELS = ROWS.slice(69, 79).map(({ id }) => id)
const PER_STANDARD = ROWS.slice(39, 41).map(({ id }) => id)
// Types of which two in one case often tie or meet a limit together.
const THEMES = [
  ['law-exam', 'public-service', 'law-exam', 'pledge'],
  ['certification', 'certification', 'certification', 'public-service'],
  ['certification', 'certification', 'regulation-drafting', 'skills-contest', 'award', 'law-exam'],
  ['pledge', 'public-service', 'regulation-drafting', 'skills-contest'],
  ['red-alert', 'red-alert', 'verification-overdue', 'energy-label-irregular', ...PER_STANDARD],
  ['seal-broken', 'failed-instrument-in-use', 'defective-instrument-loss', 'red-alert'],
  [...PER_STANDARD, 'standard-stability-untested', 'standard-environment', 'standard-untraceable'],
  [...LABELS, 'unlisted', 'market-scale-missing'],
  [...BONUSES, 'unlisted'],
]

/** The i-th valid subject of a seed, biased towards the edges of the two texts. */
export function subjectAt(seed: number, i: number): Input {
  const random = randomAt(seed, i, SUBJECT_STREAM)
  const asOf = asOfDay(random)
  const ids = random.shuffle(IDS)
  if (random.chance(0.45)) {
    const records = aimed(random.pick([0, 100, 150, 300]), ids.slice(0, 14), asOf, random)
    const rest = ids.slice(records.length)
    const noise = random.chance(0.5) ? noiseOf(1 + random.below(3), rest, asOf, random) : []
    const subject = subjectOf(i, asOf, random)
    return { asOf: format(asOf), subject, records: random.shuffle([...records, ...noise]) }
  }
  const records = noiseOf(random.below(random.chance(0.4) ? 4 : 9), ids, asOf, random)
  return { asOf: format(asOf), subject: subjectOf(i, asOf, random), records }
}

/** The readings for the i-th subject of a seed: none for half of them, else one or several. */
export function readingsAt(seed: number, i: number): Readings {
  const { below, chance, pick, shuffle } = randomAt(seed, i, READING_STREAM)
  if (chance(0.5)) return {}
  const count = chance(0.4) ? 1 : 2 + below(chance(0.2) ? 14 : 5)
  const chosen = shuffle(Object.entries(READINGS)).slice(0, count)
  return Object.fromEntries(chosen.map(([id, answers]) => [id, pick(answers.slice(1))]))
}

function subjectOf(i: number, asOf: Day, random: Random): Subject {
  const { chance, pick } = random
  const type = chance(0.02) ? 'naturalPerson' : pick(TYPES)
  const subject: Subject = { id: `s${i}`, type, facts: {} }
  if (chance(0.1)) subject.name = '某单位'
  if (chance(0.1)) subject.district = '330106'
  if (type === 'naturalPerson' && chance(0.5)) return subject
  subject.facts = { instruments: pick(INSTRUMENTS), enrolledOn: format(runStart(asOf, random)) }
  if (chance(0.45)) subject.facts.lastRedAlertOn = format(runStart(asOf, random))
  return subject
}

function noiseOf(count: number, ids: readonly string[], asOf: Day, random: Random): CreditRecord[] {
  const { below, chance, pick } = random
  const theme = pick(THEMES)
  return ids.slice(0, count).map((id, index) => {
    const type = chance(0.65) ? pick(theme) : anyType(random)
    // t0 to t2 are cases of aimed records.
    const act = chance(0.6) ? pick(['c1', 'c1', 'c2', `t${below(3)}`]) : `k${index}`
    return draft({ id, type, case: act, bonus: BONUSES.includes(type) }, asOf, random)
  })
}

function anyType({ chance, pick }: Random): string {
  if (chance(0.5)) return pick(BONUSES)
  return chance(0.25) ? pick(['red-alert', 'unlisted']) : pick(DEDUCTIONS)
}
