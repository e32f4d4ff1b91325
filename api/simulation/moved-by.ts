// What moved a subject from one grade to another: items, determinations, bands, readings, each
// with the clause it rests on.
import { setImmediate as others } from 'node:timers/promises'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Assessment } from '../../engine/schema/assessment.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import type { Text } from '../../engine/words/problem.ts'
import { type NamedSide, sheetsOf } from './sheets.ts'

/** One cause: the place in the ruleset, in words, and its clause where there is one. */
export type Cause = { at: string; cite: string | null } & Text

/** A version with the sheets that it gives to subjects, in order. */
type Sheets = { side: NamedSide; sheets: readonly Assessment[] }

/**
 * Everything that differs between two score sheets of each subject: items and the base, bounds or
 * rounding, determinations, the band, and how score and determination are combined; then readings.
 */
export async function movedBy(
  requests: readonly ScoreRequest[],
  from: Sheets,
  to: Sheets,
): Promise<Cause[][]> {
  const versions = [to.side.scorer, from.side.scorer].map(({ standard }) => standard.compiled)
  const readings = await byReadings(requests, from.side, to)
  return requests.map((_, i) => {
    const [before, after] = [from.sheets[i]!, to.sheets[i]!]
    return [
      ...byScore(before, after, versions),
      ...byItems(before, after, versions),
      ...byDeterminations(before, after, versions),
      ...byBand(before, after),
      ...byCombination(before, after),
      ...readings[i]!,
    ]
  })
}

// The base, and what bounds or rounding make of a sum: all of the score that is no item's.
function byScore(from: Assessment, to: Assessment, versions: readonly Compiled[]): Cause[] {
  const own = (sheet: Assessment) =>
    Math.round((sheet.score ?? 0) * 100) -
    [...pointsOf(sheet).values()].reduce((sum, each) => sum + each, 0)
  const [a, b] = [own(from), own(to)]
  if (a === b) return []
  const [after, before] = versions.map(({ base }) => base)
  const change = `${a / 100} → ${b / 100}`
  return b - a === after! - before!
    ? [{ at: 'score.base', cite: null, zh: `基本分 ${change}`, en: `base ${change}` }]
    : [{ at: 'score', cite: null, zh: '得分的上下限或者舍入', en: 'bounds or rounding of scores' }]
}

function byItems(from: Assessment, to: Assessment, versions: readonly Compiled[]): Cause[] {
  const [before, after] = [pointsOf(from), pointsOf(to)]
  const items = versions.flatMap((version) => version.items)
  const ids = new Set(items.map(({ id }) => id))
  return [...ids].flatMap((id): Cause[] => {
    const [a, b] = [before.get(id) ?? 0, after.get(id) ?? 0]
    if (a === b) return []
    const { row, cite } = items.find((each) => each.id === id)!
    const change = `${signed(a / 100)} → ${signed(b / 100)}`
    return [{ at: `items.${id}`, cite, zh: `第${row}项 ${change}`, en: `item ${row}: ${change}` }]
  })
}

function pointsOf({ lines }: Assessment): Map<string, number> {
  const points = new Map<string, number>()
  for (const { item, points: counted } of lines) {
    if (item) points.set(item, (points.get(item) ?? 0) + Math.round(counted * 100))
  }
  return points
}

function byDeterminations(
  from: Assessment,
  to: Assessment,
  versions: readonly Compiled[],
): Cause[] {
  const [before, after] = [determinedBy(from), determinedBy(to)]
  const all = versions.flatMap(({ determinations }) => determinations)
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): Cause[] => {
    const [a, b] = [before.get(id), after.get(id)]
    if (a === b) return []
    const cite = all.find((each) => each.id === id)?.cite[0] ?? null
    const at = `determinations.${id}`
    if (b === undefined)
      return [{ at, cite, zh: `不再直接判定为${a}`, en: `no longer determined ${a}` }]
    if (a === undefined) return [{ at, cite, zh: `直接判定为${b}`, en: `determined ${b}` }]
    return [{ at, cite, zh: `直接判定 ${a} → ${b}`, en: `determined ${a} → ${b}` }]
  })
}

// The grade by each determination that applies.
function determinedBy({ determined }: Assessment): Map<string, string> {
  const { grade, by } = determined ?? { grade: '', by: [] }
  return new Map(by.map(({ determination }) => [determination, grade]))
}

// The same score in another band.
function byBand(from: Assessment, to: Assessment): Cause[] {
  const { score, scoreGrade: before } = from
  const { scoreGrade: after } = to
  if (score === null || score !== to.score || before === after) return []
  const at = `grades.${after}`
  const change = `${before} → ${after}`
  return [{ at, cite: null, zh: `得分${score}：${change}`, en: `score ${score}: ${change}` }]
}

// The same score and the same determination, and yet another grade.
function byCombination(from: Assessment, to: Assessment): Cause[] {
  const same = from.scoreGrade === to.scoreGrade && from.determined?.grade === to.determined?.grade
  if (!same || from.grade === to.grade) return []
  const change = `${from.grade} → ${to.grade}`
  const text = {
    zh: `得分与直接判定的取舍：${change}`,
    en: `score against determination: ${change}`,
  }
  return [{ at: 'combine', cite: null, ...text }]
}

// A switched reading is a cause where switching it back alone undoes the move.
async function byReadings(
  requests: readonly ScoreRequest[],
  from: NamedSide,
  to: Sheets,
): Promise<Cause[][]> {
  const { scorer, readings } = to.side
  const causes = requests.map((): Cause[] => [])
  for (const { id, question, cite } of scorer.standard.ruleset.readings ?? []) {
    const before = from.readings[id]
    if (before === readings[id]) continue
    const { [id]: _, ...rest } = readings
    const back = before === undefined ? rest : { ...rest, [id]: before }
    await others()
    const sheets = await sheetsOf({ scorer, readings: back }, requests)
    const cause: Cause = {
      at: `readings.${id}`,
      cite: [cite].flat()[0] ?? null,
      zh: `解释口径：${question.zh}`,
      en: `reading: ${question.en}`,
    }
    for (const [i, sheet] of sheets.entries())
      if (sheet && sheet.grade !== to.sheets[i]!.grade) causes[i]!.push(cause)
  }
  return causes
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : points > 0 ? `+${points}` : '0'
}
