// What an amended line changes: old → new in the words of the comparison, where these are few.
import { type Side, text } from '../compare/change.ts'
import { points, validity } from '../compare/points.ts'
import { wordsOf } from '../compare/say.ts'
import { keysOf, shown } from '../compare/show.ts'
import { plainly } from '../compare/spec.ts'
import { equal } from '../text/edit-plan.ts'
import { isPlain } from '../text/place.ts'
import type { Text } from '../words/problem.ts'
import { type Between, valueAt, walked } from './step-path.ts'

/** A value that differs: what it is called, and its old and new words. */
type Told = {
  label: Text
  field: Text
  was?: Text
  now?: Text
  silent?: boolean
  started?: boolean
}

const FEW = 4
const SHORT = 24

/** What differs at these paths; where that is too much, only what it is called. */
export function valuesOf(between: Between, paths: readonly string[]): Text[] {
  const found = new Map(paths.flatMap((path) => toldAt(between, path)))
  // How the points are printed goes with them.
  const beside = [...found].filter(([at]) => !/\.(printed|printedTo|text|cite)$/.test(at))
  const told = beside.length > 0 ? beside.map(([, each]) => each) : [...found.values()]
  if (told.length <= FEW) return told.map(said).filter(({ zh }) => zh !== '')
  const names = [...new Map(told.map(({ field }) => [field.zh, field])).values()]
  return [text(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '))]
}

// A map with the same keys on both sides is told key by key.
function toldAt(between: Between, path: string): [string, Told][] {
  const { before, after } = between
  const { at, spec, ...named } = walked(between, path)
  const [old, next] = [valueAt(before, at), valueAt(after, at)]
  if (equal(old, next)) return []
  if (at === 'subjects.scored') return scoredTold(between)
  if (at.startsWith('subjects.') && scoredTold(between).length > 0) return []
  if (spec.is !== 'leaf' && isPlain(old) && isPlain(next)) {
    const keys = keysOf(spec.is === 'fields' ? spec.fields : {}, old, next)
    return keys.flatMap((key) => toldAt(between, `${at}.${key}`))
  }
  if (/\.(years|months)$/.test(at)) return lengthTold(between, at, named.words, named.field)
  const silent = SILENT.test(at) && old !== undefined && next !== undefined
  const label = wordsOf({ words: silent ? named.words.slice(0, -1) : named.words })
  const owner = at.split('.').slice(0, between.depth).join('.')
  const started = valueAt(before, owner) === undefined && owner !== at
  // A type or a fact has its name in front already.
  if (/^(facts|types)\.[^.]+$/.test(at)) {
    const gone = next === undefined ? { was: text('', '') } : { now: text('', '') }
    return [[at, { label, field: named.field, ...gone }]]
  }
  const show = (value: unknown, side: Side) =>
    POINTS.test(at) ? points(value) : shown(spec, value, side)
  const [was, now] = [show(old, before), show(next, after)]
  const same = was.zh === now.zh
  return [
    [
      at,
      {
        label,
        field: named.field,
        silent,
        started,
        ...(old === undefined ? {} : { was: same ? plainly(old) : was }),
        ...(next === undefined ? {} : { now: same ? plainly(next) : now }),
      },
    ],
  ]
}

const POINTS = /^items\.[^.]+\.points$/
// What needs no name of its own beside its line, for its unit or its owner says it.
const SILENT = /^items\.[^.]+\.points$|\.limit\.points$|^grades\.[^.]+\.from$/

// Years may become months: one length.
function lengthTold(
  { before, after }: Between,
  at: string,
  words: readonly Text[],
  field: Text,
): [string, Told][] {
  const owner = at.slice(0, at.lastIndexOf('.'))
  const length = (side: Side): Text | undefined => {
    const value = (valueAt(side, owner) ?? {}) as Record<string, unknown>
    const key = value['years'] === undefined ? 'months' : 'years'
    return value[key] === undefined ? undefined : shown(validity[key]!.spec, value[key], side)
  }
  const [was, now] = [length(before), length(after)]
  const label = wordsOf({ words: words.slice(0, -1) })
  return [[`${owner}.length`, { label, field, ...(was ? { was } : {}), ...(now ? { now } : {}) }]]
}

// Types of subjects that leave or enter the standard, by their names.
function scoredTold({ before, after }: Between): [string, Told][] {
  const [old, next] = [before, after].map(({ ruleset }) => ruleset.subjects.scored)
  const [names, own] = [after, before].map(({ ruleset }) => ruleset.subjects.names ?? {})
  const none = text('', '')
  const told = (types: readonly string[], change: 'was' | 'now'): [string, Told][] => {
    if (types.length === 0) return []
    const zh = types.map((type) => `「${own![type] ?? names![type] ?? type}」`).join('、')
    const label = text(zh, `${types.join(', ')} `)
    return [[`subjects.scored ${change}`, { label, field: label, [change]: none }]]
  }
  return [
    ...told(
      old!.filter((type) => !next!.includes(type)),
      'was',
    ),
    ...told(
      next!.filter((type) => !old!.includes(type)),
      'now',
    ),
  ]
}

function said({ label, was, now, silent, started }: Told): Text {
  if (!now) return text(`停用${label.zh}`, `${label.en}removed`)
  const fits = now.zh.length <= SHORT && (was === undefined || was.zh.length <= SHORT)
  if (was) return fits ? named(label, arrow(was, now), silent) : text(label.zh, label.en.trimEnd())
  if (started) return named(label, text(`→ ${now.zh}`, `→ ${now.en}`))
  const value = fits && now.zh !== '' ? text(`：${now.zh}`, `: ${now.en}`) : text('', '')
  return text(`新增${label.zh}${value.zh}`, `${label.en}added${value.en}`)
}

// 「上限3分」 needs no colon, 「计分：不再计」 does.
function named(label: Text, { zh, en }: Text, silent = false): Text {
  if (label.zh === '' || silent || /^[−+\d]/.test(zh))
    return text(`${label.zh}${zh}`, `${label.en}${en}`)
  return text(`${label.zh}：${zh}`, `${label.en.trimEnd()}: ${en}`)
}

// A unit that both have is said once in English.
function arrow(was: Text, now: Text): Text {
  const [old, next] = [was, now].map(({ en }) => /^([−+]?[\d.]+) (\w+?)s?$/.exec(en))
  const en =
    old && next && old[2] === next[2]
      ? `${old[1]} → ${next[1]} ${next[2]}s`
      : `${was.en} → ${now.en}`
  return text(`${was.zh} → ${now.zh}`, en)
}
