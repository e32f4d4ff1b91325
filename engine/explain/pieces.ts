// What answers of one version have in common, as JSON in UTF-8, made once.
import type { Compiled } from '../compile/model.ts'
import { utf8 } from '../text/utf8.ts'

/** Ready pieces of JSON by grade and item, and the head that names the version. */
export type Pieces = {
  /** From behind the subject's id to the opening quote of asOf. */
  head: Uint8Array
  /** From behind asOf to the score: the readings, where any is switched. */
  applicable: Uint8Array
  notApplicable: Uint8Array
  grades: Uint8Array[]
  measures: Uint8Array[]
  /** A line up to its record or points, and its clause to its end. */
  items: { open: Uint8Array; cite: Uint8Array }[]
}

/** The pieces of a model; `readings` are those that are switched. */
export function piecesOf(
  compiled: Compiled,
  hash: string,
  readings: Record<string, string> | undefined,
): Pieces {
  const { ruleset, version, grades, items } = compiled
  const named = JSON.stringify({ ruleset, version, hash })
  const switched = readings ? `,"readings":${JSON.stringify(readings)}` : ''
  return {
    head: utf8(`,${named.slice(1, -1)},"asOf":"`),
    applicable: utf8(`"${switched},"applicable":true,"score":`),
    notApplicable: utf8(`"${switched}${NOT_APPLICABLE}`),
    grades: grades.map(({ grade }) => utf8(JSON.stringify(grade))),
    measures: grades.map(({ measures }) => utf8(JSON.stringify(measures))),
    items: items.map(({ id, cite }) => ({
      open: utf8(`{"item":${JSON.stringify(id)}`),
      cite: utf8(`,"cite":${JSON.stringify(cite)}}`),
    })),
  }
}

const NOT_APPLICABLE =
  ',"applicable":false,"score":null,"scoreGrade":null,"determined":null,"grade":null,"lines":[],"measures":[]}'
