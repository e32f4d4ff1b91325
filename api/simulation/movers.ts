// Whom a simulation moved, page by page: both score sheets, and what moved each.
import { setImmediate as others } from 'node:timers/promises'
import { requestOf } from '../../engine/population/request.ts'
import type { Assessment } from '../../engine/schema/assessment.ts'
import { moveOf } from '../../engine/simulate/result.ts'
import { NO_GRADE } from '../../engine/simulate/simulate.ts'
import type { OpenPopulation } from '../population/file.ts'
import { districtName } from '../rules/districts.ts'
import { type Cause, movedBy } from './moved-by.ts'
import { pick } from './pick.ts'
import { type NamedSide, sheetsOf } from './sheets.ts'

/** Whose: by district and type; what is not given matches. */
export type Place = { district?: string; type?: string }

/** Which movers: grades before and after, and whose; what is not given matches. */
export type Filter = Place & {
  from?: string
  to?: string
  /** Only those who got worse, or better. */
  direction?: 'worse' | 'better'
}

/** One moved subject. */
export type Mover = {
  n: number
  id: string
  name: string | null
  district: { id: string; name: string } | null
  type: string
  from: Assessment
  to: Assessment
  because: Cause[]
}

/** A page and where the next begins; `null` where there is none. */
export type Page = { movers: Mover[]; next: number | null; total: number }

/** The movers from subject number `cursor` on. */
export async function moversPage(
  file: OpenPopulation,
  grades: { from: Uint8Array; to: Uint8Array },
  sides: { from: NamedSide; to: NamedSide },
  asOf: string,
  filter: Filter,
  cursor: number,
  limit: number,
): Promise<Page> {
  const { population } = file
  const match = matcher(file, grades, sides, filter)
  const { found, next, total } = await pick(population.subjects, match, cursor, limit)
  const labels = await file.labels()
  const requests = found.map((n) => ({ ...requestOf(population, labels, n), asOf }))
  // Whoever asks for other things has a turn between the sheets of the two versions.
  const from = { side: sides.from, sheets: scored(await sheetsOf(sides.from, requests)) }
  await others()
  const to = { side: sides.to, sheets: scored(await sheetsOf(sides.to, requests)) }
  const causes = await movedBy(requests, from, to)
  const movers = requests.map(({ subject: { id, type, name, district } }, i) => ({
    n: found[i]!,
    id,
    name: name ?? null,
    district: district === undefined ? null : { id: district, name: districtName(district) },
    type,
    from: from.sheets[i]!,
    to: to.sheets[i]!,
    because: causes[i]!,
  }))
  return { movers, next, total }
}

// Who moved has a grade under both versions.
function scored(sheets: readonly (Assessment | undefined)[]): Assessment[] {
  return sheets.map((sheet) => sheet!)
}

function matcher(
  file: OpenPopulation,
  grades: { from: Uint8Array; to: Uint8Array },
  sides: { from: NamedSide; to: NamedSide },
  { from, to, direction, ...place }: Filter,
): (s: number) => boolean {
  const names = ({ scorer }: NamedSide) => scorer.standard.compiled.grades.map(({ grade }) => grade)
  const scale = { from: names(sides.from), to: names(sides.to) }
  const [before, after] = [scale.from, scale.to]
  const inPlace = within(file, place)
  return (s) => {
    const a = grades.from[s]!
    const b = grades.to[s]!
    if (a === NO_GRADE || b === NO_GRADE || before[a] === after[b]) return false
    if (from !== undefined && before[a] !== from) return false
    if (to !== undefined && after[b] !== to) return false
    if (direction !== undefined && direction !== (moveOf(scale, a, b) > 0 ? 'worse' : 'better'))
      return false
    return inPlace(s)
  }
}

/** Whether a subject is of the district and type. */
export function within(
  { population }: OpenPopulation,
  { district, type }: Place,
): (s: number) => boolean {
  const districtCode = district === undefined ? -1 : population.districts.indexOf(district) + 1
  const typeCode = type === undefined ? -1 : population.subjectTypes.indexOf(type)
  const { subject } = population
  return (s) => {
    if (district !== undefined && (districtCode === 0 || subject.district[s] !== districtCode))
      return false
    return type === undefined || subject.type[s] === typeCode
  }
}
