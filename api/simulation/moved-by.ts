// What moved a subject from one grade to another: items, determinations, bands, readings, each
// with the clause it rests on.
import type { Scorer } from '../../engine/assess/scorer.ts'
import type { Assessment } from '../../engine/schema/assessment.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import type { Text } from '../../engine/words/problem.ts'
import { type NamedSide, sheetsOf } from './sheets.ts'

/** One cause: the place in the ruleset, in words, and its clause where there is one. */
export type Cause = { at: string; cite: string | null } & Text

/** Everything that differs between two score sheets of one subject, in the order of the ruleset. */
export async function movedBy(
  request: ScoreRequest,
  from: { side: NamedSide; sheet: Assessment },
  to: { side: NamedSide; sheet: Assessment },
): Promise<Cause[]> {
  const { scorer } = to.side
  return [
    ...byItems(from.sheet, to.sheet, [scorer, from.side.scorer]),
    ...byDeterminations(from.sheet, to.sheet, [scorer, from.side.scorer]),
    ...byBand(from.sheet, to.sheet),
    ...(await byReadings(request, from.side, to)),
  ]
}

function byItems(from: Assessment, to: Assessment, scorers: readonly Scorer[]): Cause[] {
  const [before, after] = [pointsOf(from), pointsOf(to)]
  const items = scorers.flatMap(({ standard }) => standard.compiled.items)
  const ids = new Set(items.map(({ id }) => id))
  return [...ids].flatMap((id): Cause[] => {
    const [a, b] = [before.get(id) ?? 0, after.get(id) ?? 0]
    if (a === b) return []
    const { row, cite } = items.find((each) => each.id === id)!
    const change = `${signed(a / 100)} → ${signed(b / 100)}`
    return [{ at: `items.${id}`, cite, zh: `第${row}项 ${change}`, en: `row ${row}: ${change}` }]
  })
}

function pointsOf({ lines }: Assessment): Map<string, number> {
  const points = new Map<string, number>()
  for (const { item, points: counted } of lines) {
    if (item) points.set(item, (points.get(item) ?? 0) + Math.round(counted * 100))
  }
  return points
}

function byDeterminations(from: Assessment, to: Assessment, scorers: readonly Scorer[]): Cause[] {
  const ids = ({ determined }: Assessment) =>
    new Set(determined?.by.map(({ determination }) => determination))
  const [before, after] = [ids(from), ids(to)]
  const all = scorers.flatMap(({ standard }) => standard.compiled.determinations)
  return [...new Set([...after, ...before])].flatMap((id): Cause[] => {
    if (before.has(id) === after.has(id)) return []
    const cite = all.find((each) => each.id === id)?.cite[0] ?? null
    const { grade } = (after.has(id) ? to : from).determined!
    const at = `determinations.${id}`
    return after.has(id)
      ? [{ at, cite, zh: `直接判定为${grade}`, en: `determined ${grade}` }]
      : [{ at, cite, zh: `不再直接判定为${grade}`, en: `no longer determined ${grade}` }]
  })
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

// A switched reading is a cause where switching it back alone undoes the move.
async function byReadings(
  request: ScoreRequest,
  from: NamedSide,
  to: { side: NamedSide; sheet: Assessment },
): Promise<Cause[]> {
  const { scorer, readings } = to.side
  const causes: Cause[] = []
  for (const reading of scorer.standard.ruleset.readings ?? []) {
    const { id, question, cite } = reading
    const before = from.readings[id]
    if (before === readings[id]) continue
    const { [id]: _, ...rest } = readings
    const back = before === undefined ? rest : { ...rest, [id]: before }
    const [sheet] = await sheetsOf({ scorer, readings: back }, [request])
    if (!sheet || sheet.grade === to.sheet.grade) continue
    causes.push({
      at: `readings.${id}`,
      cite: [cite].flat()[0] ?? null,
      zh: `解释口径：${question.zh}`,
      en: `reading: ${question.en}`,
    })
  }
  return causes
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : points > 0 ? `+${points}` : '0'
}
