// Grades on the scale and the measures each of them brings.

import { type Context, gradesOf, pointsAt, report } from './context.ts'
import type { CompiledMeasure } from './model.ts'

type Grades = { grade: string; name: string; from: number | null; measures: CompiledMeasure[] }[]

/** Grades best first with their limits in 1/100 point, and their measures. */
export function compileGrades(context: Context): Grades {
  const { grades, score } = context.ruleset
  const higher = score.direction === 'higherIsBetter'
  let before: { grade: string; from: number } | undefined
  return grades.map((grade, i) => {
    const path = ['grades', i]
    const last = i === grades.length - 1
    if (last && grade.from !== undefined) {
      report(context, [...path, 'from'], 'grade-open-end', {
        grade: grade.grade,
        zh: '是最后一级，不写 from',
        en: 'is the last one and has no from',
      })
    }
    if (!last && grade.from === undefined) {
      report(context, path, 'grade-open-end', {
        grade: grade.grade,
        zh: '缺少 from',
        en: 'lacks from',
      })
    }
    const from =
      last || grade.from === undefined
        ? null
        : (pointsAt(context, grade.from, [...path, 'from']) ?? 0)
    if (from !== null && before && (higher ? from >= before.from : from <= before.from)) {
      report(context, [...path, 'from'], 'grade-order', {
        lower: grade.grade,
        value: grade.from!,
        upper: before.grade,
        before: before.from / 100,
        ...(higher ? { higher: 'yes' } : {}),
      })
    }
    if (from !== null) before = { grade: grade.grade, from }
    return {
      grade: grade.grade,
      name: grade.name,
      from,
      measures: measuresOf(context, grade.grade),
    }
  })
}

// Inherited measures come first, as the text puts them: "besides those of Art. 24 …".
function measuresOf(context: Context, grade: string, within: string[] = []): CompiledMeasure[] {
  const all = context.ruleset.measures ?? {}
  const own = Object.hasOwn(all, grade) ? all[grade] : undefined
  if (!own) return []
  const path = ['measures', grade]
  if (Boolean(own.list ?? own.inherits) === Boolean(own.none))
    report(context, path, 'measures-shape', { grade })
  if (within.includes(grade)) {
    // A circle is told once, at the first grade that stands in it.
    const first = context.ruleset.grades.find((each) => within.includes(each.grade))?.grade
    if (grade !== within[0] || grade !== first) return []
    const chain = [...within, grade].join(' → ')
    const values = { kindZh: '措施', kind: 'measures', chain }
    report(context, [...path, 'inherits'], 'reference-cycle', values)
    return []
  }
  if (
    own.inherits !== undefined &&
    !context.ruleset.grades.some((each) => each.grade === own.inherits)
  ) {
    report(context, [...path, 'inherits'], 'reference-unknown', {
      kindZh: '等级',
      kind: 'grade',
      id: own.inherits,
      allowed: gradesOf(context),
    })
  }
  const inherited =
    own.inherits === undefined ? [] : measuresOf(context, own.inherits, [...within, grade])
  const listed = (own.list ?? []).map(({ id, kind, modality, cite, text, basis }) => ({
    id,
    kind,
    modality,
    cite,
    text,
    ...(basis?.length === 0 ? { empty: true as const } : {}),
  }))
  return [...inherited, ...listed]
}
