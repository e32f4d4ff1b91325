// A validated ruleset to plain integers: what questions, ask and evaluate work on.

import type { Ruleset } from '../schema/ruleset.ts'
import type { Finding } from '../schema/validate.ts'
import { settleConditions } from './conditions.ts'
import { type Context, citesOf, gradesOf, pointsAt, report } from './context.ts'
import { checkDocument } from './document.ts'
import { determinationRules, itemRule } from './drafts.ts'
import { compileFacts } from './facts.ts'
import { compileGrades } from './grades.ts'
import { circlesOf } from './item-links.ts'
import { compileItem, compileLimit, compileValidity } from './items.ts'
import { compileLayout, NOTHING_SHARED } from './layouts.ts'
import type { Compiled } from './model.ts'
import { compileTypes } from './record-types.ts'
import { rowsOf } from './rows.ts'
import { checkIds, indexTypes } from './types.ts'

const NOT_COUNTED = { zh: '不满足计分的条件', en: 'the conditions for scoring are not met' }

/**
 * Compiles a ruleset that has the right shape. Everything that does not fit together (unknown
 * facts, circles, wrong signs) is a finding; with any, `compiled` must not score anybody.
 */
export function compile(given: Ruleset): { compiled: Compiled; findings: Finding[] } {
  const notApplicable = Object.keys(given.subjects.notApplicable ?? {})
  const context: Context = {
    ruleset: given,
    facts: [],
    factIndex: new Map(),
    typeIndex: new Map(),
    itemIndex: new Map(),
    circles: new Map(),
    subjectTypes: [...given.subjects.scored, ...notApplicable],
    findings: [],
  }
  context.ruleset = settleConditions(context)
  const { ruleset } = context
  const rows = rowsOf(ruleset.sections)
  rows.forEach(({ item }, i) => {
    if (!context.itemIndex.has(item.id)) context.itemIndex.set(item.id, i)
  })
  context.circles = circlesOf(context, rows)
  indexTypes(context, rows)
  checkIds(context, rows)
  compileFacts(context)
  const items = rows.map((row, i) => compileItem(context, row, i, rows))
  const determinations = (ruleset.determinations ?? []).map((each, i) => ({
    id: each.id,
    grade: rankOf(context, each.grade, ['determinations', i, 'grade']),
    cite: citesOf(each.cite),
  }))
  const types = compileTypes(context, rows, items)
  const subjectDrafts = [
    ...items.flatMap((item, i) => (item.type === -1 ? [itemRule(rows, i)] : [])),
    ...determinationRules(ruleset, true),
  ]
  const compiled: Compiled = {
    ruleset: ruleset.ruleset,
    version: ruleset.version,
    subjectTypes: context.subjectTypes,
    scored: ruleset.subjects.scored.length,
    notApplicable: Object.values(ruleset.subjects.notApplicable ?? {}),
    ...compileScore(context),
    validity: compileValidity(context, ruleset.validity, ['validity']),
    grades: compileGrades(context),
    facts: context.facts,
    columns: { subject: columns(context, 'subject'), record: columns(context, 'record') },
    types,
    subjectLayout: compileLayout(context, null, subjectDrafts, NOTHING_SHARED),
    subjectItems: items.flatMap((item, i) => (item.type === -1 ? [i] : [])),
    items,
    sections: ruleset.sections.map((section, i) => ({
      name: section.name,
      ...(section.limit
        ? {
            limit: compileLimit(context, section.limit, section, section.name, [
              'sections',
              i,
              'limit',
            ]),
          }
        : {}),
    })),
    limitedItems: items.flatMap((item, i) => (item.limit || item.distinctBy !== -1 ? [i] : [])),
    yearly: items.some(
      ({ type, section }) =>
        type === -1 && ruleset.sections[section]!.limit?.per === 'calendarYear',
    ),
    limitedSections: ruleset.sections.flatMap((section, i) => (section.limit ? [i] : [])),
    determinations,
    combine: ruleset.combine,
    notCounted: {
      text: ruleset.counts?.points?.otherwise ?? NOT_COUNTED,
      cite: citesOf(ruleset.counts?.points?.cite)[0] ?? '',
    },
    repair: { ...ruleset.repair.effect, cite: citesOf(ruleset.repair.cite)[0] ?? '' },
    readings: (ruleset.readings ?? []).map(({ id, question, chosen, alternatives }) => ({
      id,
      question,
      chosen,
      alternatives: (alternatives ?? []).map((each) => each.id),
    })),
  }
  checkDocument(context)
  return { compiled, findings: distinct(context.findings) }
}

// One fault can be met on several ways, e.g. once for every record type.
function distinct(findings: Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ path, problem }) => {
    const key = JSON.stringify([path, problem.code, problem.text.en])
    return !seen.has(key) && seen.add(key)
  })
}

function compileScore(context: Context) {
  const { base, direction, sameCase, rounding, clamp, cite } = context.ruleset.score
  const limit = (value: number | undefined, key: string) =>
    value === undefined ? null : (pointsAt(context, value, ['score', 'clamp', key]) ?? 0)
  const min = limit(clamp?.min, 'min')
  const max = limit(clamp?.max, 'max')
  if (min !== null && max !== null && min > max) {
    report(context, ['score', 'clamp'], 'clamp-order', { min: clamp!.min!, max: clamp!.max! })
  }
  return {
    base: pointsAt(context, base, ['score', 'base']) ?? 0,
    higherIsBetter: direction === 'higherIsBetter',
    sameCase,
    rounding,
    clamp: { min, max },
    scoreCites: citesOf(cite),
  }
}

function rankOf(context: Context, grade: string, path: (string | number)[]): number {
  const rank = context.ruleset.grades.findIndex((each) => each.grade === grade)
  if (rank === -1)
    report(context, path, 'reference-unknown', {
      kindZh: '等级',
      kind: 'grade',
      id: grade,
      allowed: gradesOf(context),
    })
  return Math.max(0, rank)
}

function columns(context: Context, scope: 'subject' | 'record'): number[] {
  return context.facts.flatMap((fact, i) => (fact.of === scope && fact.column >= 0 ? [i] : []))
}
