// Grades as printed against grades as declared, and grades that say nothing of their measures.
import { type Told, type View, warning } from '../view.ts'

/** Printed bands that overlap, or leave whole points without a grade. */
export function printedBandsLint(view: View): Told[] {
  const { grades, score } = view.ruleset
  const sign = score.direction === 'higherIsBetter' ? 1 : -1
  return grades.flatMap((grade, i) => {
    const better = grades[i - 1]
    if (!better || grade.printedTo === undefined || better.from === undefined) return []
    const path = ['grades', i, 'printedTo']
    const other = ['grades', i - 1, 'from']
    const values = {
      grade: grade.grade,
      printedTo: grade.printedTo,
      better: better.grade,
      from: better.from,
    }
    // In hundredths, so that 95 − 94.9 is what it says.
    const apart = Math.round(better.from * 100) * sign - Math.round(grade.printedTo * 100) * sign
    if (apart <= 0) return [warning(path, 'printed-overlap', values, { other })]
    return apart > 100 ? [warning(path, 'printed-gap', values, { other })] : []
  })
}

/** Grades without measures and without the reason why. */
export function gradeMeasuresLint(view: View): Told[] {
  const { grades, measures } = view.ruleset
  if (measures === undefined)
    return [warning(['grades'], 'measures-missing', { count: grades.length })]
  return grades.flatMap(({ grade }, i) =>
    Object.hasOwn(measures, grade)
      ? []
      : [warning(['grades', i], 'grade-without-measures', { grade }, { other: ['measures'] })],
  )
}
