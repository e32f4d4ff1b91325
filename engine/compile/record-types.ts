// Record types with the question that each of them asks.
import { type Context, report } from './context.ts'
import { determinationRules, itemRule } from './drafts.ts'
import { compileLayout, compileShared } from './layouts.ts'
import type { CompiledItem, CompiledType } from './model.ts'
import { hundredths } from './points.ts'
import type { rowsOf } from './rows.ts'

/** Every record type; the rules that all of them share are compiled once. */
export function compileTypes(
  context: Context,
  rows: ReturnType<typeof rowsOf>,
  items: CompiledItem[],
): CompiledType[] {
  const { ruleset } = context
  const shared = compileShared(context, [
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
  ])
  const byType = new Map<number, number[]>()
  items.forEach(({ type }, i) => {
    const own = byType.get(type)
    if (own) own.push(i)
    else byType.set(type, [i])
  })
  return [...context.typeIndex].map(([id, index]) => {
    const own = byType.get(index) ?? []
    const types = ruleset.types ?? {}
    const declared = Object.hasOwn(types, id) ? types[id] : undefined
    return {
      id,
      name: declared?.name ?? items[own[0]!]?.text ?? id,
      sameRecord: declared?.sameRecord ?? 'sum',
      items: own,
      special: own.some((i) => items[i]!.grows || items[i]!.ends),
      layout: compileLayout(
        context,
        id,
        own.map((i) => itemRule(rows, i)),
        shared,
      ),
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
