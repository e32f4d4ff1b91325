// A plausible Hangzhou for simulations: thirteen districts, the kinds of subjects, instruments,
// alerts and records a register holds. Every subject is invented.
import { addMonths, type Day, formatDay } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { CreditRecord, FactValue, ScoreRequest } from '../../engine/schema/contract.ts'
import { createRandom, type Random, weighted } from './random.ts'
import { usccCheck, usccNumber } from './uscc.ts'

/** Subjects in a district, in ‰ of the city. */
const DISTRICTS = weighted({
  330102: 118,
  330105: 98,
  330106: 104,
  330108: 58,
  330109: 165,
  330110: 128,
  330111: 66,
  330112: 53,
  330113: 81,
  330114: 57,
  330122: 27,
  330127: 19,
  330182: 26,
})

/** What makes subjects of a city one after another. */
export type City = { subjectAt: (i: number) => ScoreRequest }

const TYPES = weighted({
  enterprise: 540,
  individualBusiness: 385,
  institution: 28,
  socialOrganization: 18,
  otherOrganization: 8,
  naturalPerson: 21,
})
const HEADS: Record<string, string> = {
  enterprise: '91',
  individualBusiness: '92',
  institution: '12',
  socialOrganization: '51',
  otherOrganization: 'Y1',
  naturalPerson: 'P0',
}
const WORDS = ['钱江', '西子', '运河', '湘湖', '之江', '吴山', '灵隐', '良渚', '天目', '富春']
const TRADES = [
  '商贸',
  '超市',
  '农贸市场',
  '加油站',
  '眼镜',
  '仪表',
  '水务',
  '检测',
  '食品',
  '五金',
]
const ENDINGS: Record<string, string> = {
  enterprise: '有限公司',
  individualBusiness: '经营部',
  institution: '管理中心',
  socialOrganization: '协会',
  otherOrganization: '工作站',
  naturalPerson: '从业人员',
}
/** Records of a subject: 1.5 on average, most have none or one, a few very many. */
const COUNTS = weighted({ 0: 328, 1: 290, 2: 180, 3: 100, 4: 50, 5: 25, 6: 12, 8: 8, 12: 7 })
const CERTIFICATES = ['测量管理体系认证', 'CNAS校准实验室认可']
const KINDS = ['罚款', '罚款', '罚款', '警告', '没收违法所得', '通报批评', '责令停产停业']

const ORDINARY = weighted({ '9-1': 1, '9-3': 24, '9-4': 25 })

/** The city of a seed on a day, for a standard with the shipped one's facts. */
export function createCity(compiled: Compiled, seed: number, asOf: Day): City {
  const types = compiled.types.map(({ id }) => id)
  const bonuses = compiled.items.filter(({ kind, type }) => kind === 'bonus' && type !== -1)
  const frequent = mild(compiled)
  const plain = new Set(bonuses.map(({ type }) => types[type]!))
  const praise = weighted({
    award: 10,
    pledge: 34,
    'law-exam': 22,
    'public-service': 18,
    certification: 9,
    'regulation-drafting': 3,
    'skills-contest': 4,
  })

  return {
    subjectAt(i) {
      const random = createRandom(mix(seed, i))
      const { below, chance, pick } = random
      const type = pick(TYPES)
      const district = pick(DISTRICTS)
      // Some are exemplary and some troubled: good and bad records do not fall on all alike.
      const leaning = chance(0.1) ? 0.08 : chance(0.82) ? 0.55 : 0.95
      const count = Number(pick(COUNTS))
      const records: CreditRecord[] = []
      for (let k = 0; k < count; k++) records.push(recordOf(i, k, leaning, random))
      if (count > 1 && chance(0.08)) records[1]!.case = records[0]!.case
      const alerts = records.filter((each) => each.type === 'red-alert')
      const last =
        alerts
          .map(({ occurredOn }) => occurredOn)
          .sort()
          .at(-1) ?? (chance(0.18) ? formatDay(asOf - below(1400)) : undefined)
      const facts: Record<string, FactValue> = {
        instruments: instruments(type, random),
        enrolledOn: formatDay(asOf - 20 - Math.floor(below(2000) * (0.3 + below(8) / 10))),
        ...(last ? { lastRedAlertOn: last } : {}),
      }
      return {
        subject: {
          id: idOf(type, district, i),
          type,
          name: nameOf(type, i, random),
          district,
          facts,
        },
        records,
      }
    },
  }

  function recordOf(i: number, k: number, leaning: number, random: Random): CreditRecord {
    const { below, chance, pick } = random
    const type = !chance(leaning)
      ? pick(praise)
      : chance(0.52)
        ? 'red-alert'
        : chance(0.05)
          ? 'unlisted'
          : pick(frequent)
    const occurred = asOf - below(1180)
    const recorded = Math.min(asOf, occurred + below(40))
    const facts = { ...factsOf(type, occurred, random), ...penaltyOf(type, recorded, random) }
    return {
      id: `R${k + 1}`,
      type,
      case: `${formatDay(recorded).slice(0, 4)}-${i}-${k + 1}`,
      occurredOn: formatDay(occurred),
      recordedOn: formatDay(recorded),
      status: chance(0.965) ? 'confirmed' : chance(0.7) ? 'pending' : 'revoked',
      ...(!plain.has(type) && chance(0.04)
        ? { repairedOn: formatDay(recorded + below(asOf - recorded + 60)) }
        : {}),
      ...(plain.has(type) && chance(0.08)
        ? { validUntil: formatDay(addMonths(recorded, pick([12, 24, 36]))) }
        : {}),
      ...(Object.keys(facts).length > 0 ? { facts } : {}),
    }
  }

  function factsOf(type: string, day: Day, random: Random): Record<string, FactValue> {
    const { below, chance, pick } = random
    switch (type) {
      case 'award':
        return { level: pick(['县级', '县级', '县级', '县级', '市级', '市级', '省级', '国家级']) }
      case 'regulation-drafting':
        return { role: pick(['主要起草单位', '参加起草单位', '参加起草单位']) }
      case 'skills-contest':
        return { rank: pick(['第一名', '第二名', '第三名']) }
      case 'law-exam':
        return { awarded: pick([0.5, 1, 1.5, 2, 2.5, 3]) }
      case 'certification':
        return { certificate: pick(CERTIFICATES) }
      case 'standard-staff-short':
      case 'standard-file-missing':
        return chance(0.6) ? { standards: 1 + below(6) } : {}
      case 'red-alert': {
        const days = chance(0.7) ? below(3) : chance(0.85) ? 3 + below(7) : 10 + below(25)
        const handled = day + days + 1
        return {
          alertedOn: formatDay(day),
          ...(handled > asOf ? {} : { handledOn: formatDay(handled) }),
        }
      }
      default:
        return {}
    }
  }

  function penaltyOf(type: string, day: Day, random: Random): Record<string, FactValue> {
    const { below, chance, pick } = random
    if (type === 'red-alert' || plain.has(type) || chance(0.45)) return {}
    if (chance(0.015)) return { classification: pick(['10-1', '10-2', '10-3', '10-4', '10-5']) }
    const classification = chance(0.13) ? '9-2' : pick(ORDINARY)
    if (classification !== '9-2') return { classification }
    return {
      classification,
      penaltyKind: pick(KINDS),
      ...(chance(0.9) ? { penaltyFinalOn: formatDay(day + below(90)) } : {}),
    }
  }
}

// Grave conduct is rarer than the number of its rows: each row as often as its points allow.
function mild(compiled: Compiled): string[] {
  return compiled.items.flatMap(({ kind, type, points }) => {
    if (kind !== 'deduction' || type === -1 || points.kind !== 'fixed') return []
    const id = compiled.types[type]!.id
    if (id === 'red-alert') return []
    const cost = Math.abs(points.points) / 100
    return Array<string>(Math.max(1, Math.round(120 / (cost * cost)))).fill(id)
  })
}

function instruments(type: string, { below, chance }: Random): number {
  if (type === 'individualBusiness') return chance(0.25) ? 0 : 1 + below(6)
  if (chance(0.3)) return 0
  return chance(0.75) ? 1 + below(20) : chance(0.92) ? 21 + below(180) : 200 + below(9_800)
}

function idOf(type: string, district: string, i: number): string {
  const head = `${HEADS[type]}${district}${usccNumber(i)}`
  return `${head}${usccCheck(head)}`
}

function nameOf(type: string, i: number, { pick }: Random): string {
  return `杭州${pick(WORDS)}${i}${pick(TRADES)}${ENDINGS[type]}`
}

// Neighbouring numbers must not give neighbouring states.
function mix(seed: number, i: number): number {
  let hash = Math.imul(seed ^ 0x5bd1e995, 0x85ebca6b) ^ Math.imul(i + 1, 0xc2b2ae35)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}
