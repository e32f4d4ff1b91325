// An assessment as the ladder and its lists show it: rows of the standard with what was recorded.
import type { Assessment, Line } from '../../../engine/schema/assessment.ts'
import type { CreditRecord, ScoreRequest } from '../../../engine/schema/contract.ts'
import type { Item } from '../../../engine/schema/items.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { rowOf } from '../../base/clause.ts'
import { date } from '../../base/figures.ts'
import { say, semicolon, type Words } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import type { VersionSummary } from '../../client/bodies.ts'
import type { Step } from '../../parts/lx-ladder.ts'
import { SUBJECT } from '../../words/subject.ts'

/** What a view of an assessment needs. */
export type View = { assessment: Assessment; ruleset: Ruleset; request: ScoreRequest }

/** What a score under a version may not be taken for. */
export function noticeOf({ state }: VersionSummary): Words {
  return state === 'published' ? SUBJECT.trial : SUBJECT.draft
}

/** The item of an id. */
export function itemOf(ruleset: Ruleset, id: string | undefined): Item | undefined {
  return ruleset.sections.flatMap(({ items }) => items).find((each) => each.id === id)
}

/** The grades as a scale. */
export function scaleOf(ruleset: Ruleset): Scale {
  return ruleset.grades.map(({ grade, name, from }) => ({ grade, name, from: from ?? null }))
}

/** The name of a grade, 失信. */
export function gradeName(ruleset: Ruleset, grade: string | null): string {
  return ruleset.grades.find((each) => each.grade === grade)?.name ?? ''
}

/** Steps of the ladder in the order of the table; `other` lines up with the same item and record. */
export function stepsOf(view: View, other?: View): Step[] {
  const counted = ({ assessment }: View) => assessment.lines.filter((each) => each.counted)
  const mine = counted(view)
  const theirs = other ? counted(other) : []
  const same = (a: Line, b: Line) => a.item === b.item && a.record === b.record
  const steps = mine.map((line) => ({
    line,
    step: {
      ...stepOf(view, line),
      ...(other ? { other: theirs.find((each) => same(each, line))?.points ?? 0 } : {}),
    },
  }))
  for (const line of theirs) {
    if (mine.some((each) => same(each, line))) continue
    steps.push({ line, step: { ...stepOf(other!, line), points: 0, other: line.points } })
  }
  const order = view.ruleset.sections.flatMap(({ items }) => items.map(({ id }) => id))
  const place = ({ item }: Line) => {
    const at = order.indexOf(item ?? '')
    return at === -1 ? order.length : at
  }
  return steps.sort((a, b) => place(a.line) - place(b.line)).map(({ step }) => step)
}

function stepOf(view: View, line: Line): Step {
  const item = itemOf(view.ruleset, line.item)
  const partly = line.because ? `　${prose(say(line.because.text))}` : ''
  return {
    row: rowOf(line.cite ?? ''),
    title: item?.text ?? typeName(view.ruleset, recordOf(view, line.record)?.type ?? ''),
    detail: `${detailOf(view, line.record)}${partly}`,
    points: line.points,
  }
}

/** A record of the request. */
export function recordOf({ request }: View, id: string | undefined): CreditRecord | undefined {
  return id === undefined ? undefined : request.records.find((each) => each.id === id)
}

/** What a type of record is called: the item it stands for, or its declared name. */
export function typeName(ruleset: Ruleset, type: string): string {
  return ruleset.types?.[type]?.name ?? itemOf(ruleset, type)?.text ?? type
}

/** What was recorded and when; of a line of the subject itself, the facts it is read from. */
export function detailOf({ ruleset, request }: View, id: string | undefined): string {
  if (id === undefined) {
    return semicolon(
      Object.entries(request.subject.facts).map(([name, value]) => factShown(ruleset, name, value)),
    )
  }
  const record = request.records.find((each) => each.id === id)
  if (!record) return id
  const facts = Object.entries(record.facts ?? {}).map(([name, value]) =>
    factShown(ruleset, name, value),
  )
  return [record.case, say(SUBJECT.recordedOn(date(record.recordedOn))), ...facts].join('　')
}

function factShown(ruleset: Ruleset, name: string, value: unknown): string {
  const fact = ruleset.facts[name]
  if (!fact) return `${name} ${String(value)}`
  const text = fact.text.replace(/（.*）/, '')
  if (fact.type === 'date') return `${text}${date(String(value))}`
  const shown = fact.choices?.[String(value)] ?? String(value)
  return fact.type === 'choice' || fact.type === 'text'
    ? shown
    : `${text}${shown}${fact.unit ?? ''}`
}

/** A sentence of the engine with its dates as people write them. */
export function prose(sentence: string): string {
  return sentence.replace(/\d{4}-\d{2}-\d{2}/g, date)
}

/** 9133····7K: the middle of a long id is nobody's business on a shared screen. */
export function masked(id: string): string {
  return id.length < 12 ? id : `${id.slice(0, 4)}${'····'}${id.slice(-2)}`
}
