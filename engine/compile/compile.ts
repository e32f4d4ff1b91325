// A validated ruleset to plain integers: what questions, ask and evaluate work on.

import type { Ruleset } from '../schema/ruleset.ts'
import type { Finding } from '../schema/validate.ts'
import { type Context, citesOf, pointsAt, report } from './context.ts'
import { checkDocument } from './document.ts'
import { compileFacts } from './facts.ts'
import { compileGrades } from './grades.ts'
import { compileItem, compileLimit, compileValidity } from './items.ts'
import { compileLayout, type DraftRule } from './layouts.ts'
import type { Compiled, CompiledItem, CompiledType } from './model.ts'
import { hundredths } from './points.ts'
import { rowsOf } from './rows.ts'
import { readsSubjectOnly } from './scope.ts'
import { checkIds, indexTypes } from './types.ts'

const NOT_COUNTED = { zh: '不满足计分的条件', en: 'the conditions for scoring are not met' }

/**
 * Compiles a ruleset that has the right shape. Everything that does not fit together (unknown
 * facts, circles, wrong signs) is a finding; with any, `compiled` must not score anybody.
 */
export function compile(ruleset: Ruleset): { compiled: Compiled; findings: Finding[] } {
  const notApplicable = Object.keys(ruleset.subjects.notApplicable ?? {})
  const context: Context = {
    ruleset,
    facts: [],
    factIndex: new Map(),
    typeIndex: new Map(),
    subjectTypes: [...ruleset.subjects.scored, ...notApplicable],
    findings: [],
  }
  const rows = rowsOf(ruleset.sections)
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
    subjectLayout: compileLayout(context, null, subjectDrafts),
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

function compileTypes(
  context: Context,
  rows: ReturnType<typeof rowsOf>,
  items: CompiledItem[],
): CompiledType[] {
  const { ruleset } = context
  const shared: DraftRule[] = [
    {
      sentence: ruleset.counts?.points?.when,
      path: ['counts', 'points', 'when'],
      effect: { kind: 'points' },
    },
    {
      sentence: ruleset.counts?.determination?.when,
      path: ['counts', 'determination', 'when'],
      effect: { kind: 'determines' },
    },
    ...determinationRules(ruleset, false),
  ]
  return [...context.typeIndex].map(([id, index]) => {
    const own = items.flatMap((item, i) => (item.type === index ? [i] : []))
    const types = ruleset.types ?? {}
    const declared = Object.hasOwn(types, id) ? types[id] : undefined
    return {
      id,
      name: declared?.name ?? items[own[0]!]?.text ?? id,
      sameRecord: declared?.sameRecord ?? 'sum',
      items: own,
      special: own.some((i) => items[i]!.grows || items[i]!.ends),
      layout: compileLayout(context, id, [...own.map((i) => itemRule(rows, i)), ...shared]),
      recorded: sameBounds(
        context,
        rows,
        own.flatMap((i) => recordedBounds(context, rows[i]!.item.pointsRecorded)),
        own,
      ),
    }
  })
}

// What a record may carry is bounded for its type, so its rows cannot bound it differently.
function sameBounds(
  context: Context,
  rows: ReturnType<typeof rowsOf>,
  bounds: CompiledType['recorded'],
  own: readonly number[],
): CompiledType['recorded'] {
  for (const { fact, moreThan, atMost } of bounds) {
    const first = bounds.find((each) => each.fact === fact)!
    if (first.moreThan === moreThan && first.atMost === atMost) continue
    report(context, rows[own[0]!]!.path, 'fact-shape', {
      fact: context.facts[fact]!.id,
      zh: '在同一信息类型的几项中上下限不一',
      en: 'has different bounds in items of one record type',
    })
  }
  return bounds
}

function itemRule(rows: ReturnType<typeof rowsOf>, index: number): DraftRule {
  const { item, path } = rows[index]!
  return { sentence: item.when, path: [...path, 'when'], effect: { kind: 'item', index } }
}

function determinationRules(ruleset: Ruleset, ofSubject: boolean): DraftRule[] {
  return (ruleset.determinations ?? []).flatMap(({ when }, index) =>
    readsSubjectOnly(ruleset, when) === ofSubject
      ? [
          {
            sentence: when,
            path: ['determinations', index, 'when'],
            effect: { kind: 'determination', index },
          } as const,
        ]
      : [],
  )
}

function recordedBounds(
  context: Context,
  recorded: { fact: string; moreThan?: number; atMost?: number } | undefined,
) {
  const fact = recorded && context.factIndex.get(recorded.fact)
  if (recorded === undefined || fact === undefined) return []
  const scale =
    context.facts[fact]?.kind === 'decimal'
      ? (value: number) => hundredths(value) ?? value * 100
      : Number
  return [
    {
      fact,
      moreThan: scale(recorded.moreThan ?? 0),
      atMost: scale(recorded.atMost ?? 9999.99),
    },
  ]
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
    report(context, path, 'reference-unknown', { kindZh: '等级', kind: 'grade', id: grade })
  return Math.max(0, rank)
}

function columns(context: Context, scope: 'subject' | 'record'): number[] {
  return context.facts.flatMap((fact, i) => (fact.of === scope && fact.column >= 0 ? [i] : []))
}
