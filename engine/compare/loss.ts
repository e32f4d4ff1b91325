// A draft that lost much, told before anything else: a file cut short looks like many removals.
import type { Ruleset } from '../schema/ruleset.ts'
import { type Change, type Side, text } from './change.ts'

type Kind = { at: RegExp; zh: string; en: string; of: (ruleset: Ruleset) => number }

const length = (value: readonly unknown[] | Record<string, unknown> | undefined) =>
  Object.keys(value ?? {}).length

const KINDS: Kind[] = [
  {
    at: /^items\.[^.]+$/,
    zh: '项评分项',
    en: 'items',
    of: ({ sections }) => sections.reduce((sum, { items }) => sum + items.length, 0),
  },
  { at: /^sections\.[^.]+$/, zh: '个项目', en: 'sections', of: ({ sections }) => sections.length },
  { at: /^grades\.[^.]+$/, zh: '个等级', en: 'grades', of: ({ grades }) => grades.length },
  {
    at: /^determinations\.[^.]+$/,
    zh: '条直接判定',
    en: 'determinations',
    of: ({ determinations }) => length(determinations),
  },
  {
    at: /^measures\.[^.]+\.[^.]+$/,
    zh: '项措施',
    en: 'measures',
    of: ({ measures }) =>
      Object.values(measures ?? {}).reduce((sum, { list }) => sum + length(list), 0),
  },
  {
    at: /^readings\.[^.]+$/,
    zh: '条解释口径',
    en: 'readings',
    of: ({ readings }) => length(readings),
  },
]

/** The change that says how much is gone, where it is much; `a` is the old version. */
export function lossOf({ ruleset: a, rows }: Side, changes: readonly Change[]): Change | undefined {
  const found = KINDS.flatMap(({ at, zh, en, of }) => {
    const lost = changes.filter((each) => each.kind === 'removed' && at.test(each.at))
    const [gone, all] = [lost.length, of(a)]
    if (gone < 5 && (gone < 2 || gone / all < 0.2)) return []
    const items = lost.flatMap((each) => rows.get(each.at.replace(/^items\./, '')) ?? [])
    return [{ gone, all, zh, en, runs: runsOf(items) }]
  })
  if (found.length === 0) return undefined
  const said = text(
    found
      .map(
        ({ gone, all, zh, runs }) => `${gone}${zh}（原有${all}${runs ? `，缺第${runs}项` : ''}）`,
      )
      .join('、'),
    found.map(({ gone, all, en }) => `${gone} of ${all} ${en}`).join(', '),
  )
  return {
    kind: 'loss',
    at: '',
    zh: `注意：少了${said.zh}。文件是否不完整？`,
    en: `Attention: ${said.en} are gone. Is the file complete?`,
    before: found.map(({ all }) => all),
    after: found.map(({ gone, all }) => all - gone),
  }
}

// 63—69、74
function runsOf(rows: readonly number[]): string {
  const runs: [number, number][] = []
  for (const row of [...rows].sort((x, y) => x - y)) {
    const last = runs.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`)).join('、')
}
