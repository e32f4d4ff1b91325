// What must fit together in the document though no rule asks for it: dates that exist, cited
// sources, subject types, named conditions that nothing uses.
import { parseDay } from '../civil.ts'
import { meant, nearest } from '../words/nearest.ts'
import type { Path } from '../words/problem.ts'
import { type Context, report } from './context.ts'
import { compileSentence } from './sentences.ts'

/** Adds findings for everything that compiling the rules has not looked at. */
export function checkDocument(context: Context): void {
  const { conditions, dismissals, effectiveFrom } = context.ruleset
  if (effectiveFrom !== undefined) checkDate(context, effectiveFrom, ['effectiveFrom'])
  dismissals?.forEach(({ until }, i) => {
    checkDate(context, until, ['dismissals', i, 'until'])
  })
  for (const [id, sentence] of Object.entries(conditions ?? {})) {
    compileSentence(context, sentence, 'record', ['conditions', id], new Map())
  }
  checkSubjects(context)
  checkCites(context, context.ruleset, [])
}

function checkDate(context: Context, value: string, path: Path): void {
  if (parseDay(value) === undefined) report(context, path, 'date-impossible', { value })
}

function checkSubjects(context: Context): void {
  const { scored, notApplicable, names } = context.ruleset.subjects
  for (const id of Object.keys(notApplicable ?? {})) {
    const path = ['subjects', 'notApplicable', id]
    if (scored.includes(id)) report(context, path, 'id-duplicate', { id, first: 'scored' })
  }
  for (const id of Object.keys(names ?? {})) {
    if (context.subjectTypes.includes(id)) continue
    const near = nearest(id, context.subjectTypes)
    report(context, ['subjects', 'names', id], 'reference-unknown', {
      kindZh: '主体类型',
      kind: 'subject type',
      id,
      ...(near ? { nearest: near } : {}),
    })
  }
}

// Every clause is cited as SOURCE/…, and the source is declared. `path` is one list that grows
// and shrinks on the way: a document has ten thousand places and seldom a fault.
function checkCites(context: Context, value: unknown, path: (string | number)[]): void {
  if (typeof value !== 'object' || value === null) return
  const within = path.at(-1) === 'notApplicable'
  const list = Array.isArray(value)
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key]
    path.push(list ? Number(key) : key)
    if (key === 'cite' || within) {
      for (const cite of [inner].flat()) checkSource(context, cite, path)
    }
    checkCites(context, inner, path)
    path.pop()
  }
}

function checkSource(context: Context, cite: unknown, path: Path): void {
  if (typeof cite !== 'string') return
  const source = cite.split('/')[0]!
  if (Object.hasOwn(context.ruleset.sources, source)) return
  const sources = Object.keys(context.ruleset.sources)
  report(context, [...path], 'reference-unknown', {
    kindZh: '官方文本',
    kind: 'source',
    id: source,
    allowed: sources,
    ...meant(source, sources),
  })
}
