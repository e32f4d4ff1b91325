// Sections and items: the rows of the official table.
import { equal } from '../text/edit-plan.ts'
import type { Text } from '../words/problem.ts'
import { citesOf, text } from './change.ts'
import { differ, differFields, type Walk } from './differ.ts'
import { movedText, opening } from './differ-group.ts'
import { itemFields, SECTION } from './fields-items.ts'
import { stringOf } from './fields-score.ts'
import { type Pairs, pairsOf, type Row, rowsOf } from './item-pairs.ts'
import { movedAmong } from './match.ts'
import type { Way } from './points.ts'
import { type Place, told } from './say.ts'
import { shown } from './show.ts'
import { group, type Spec } from './spec.ts'

/** Adds what differs in sections and items. */
export function differItems(walk: Walk): void {
  const sections = differSections(walk)
  const before = rowsOf(walk.a.ruleset)
  const after = rowsOf(walk.b.ruleset)
  const pairs = pairsOf(before, after)
  for (const row of pairs.removed)
    tell(walk, 'removed', row, `原第${row.row}项`, `old item ${row.row}`)
  for (const row of pairs.added) tell(walk, 'added', row, `第${row.row}项`, `item ${row.row}`)
  tellSplits(walk, pairs)
  const moves = movesOf(pairs, sections)
  for (const pair of pairs.kept) {
    const { before: old, after: next } = pair
    const place = placeOf(labelOf(old, next), next)
    if (old.id !== next.id) {
      const said = text(
        `编号由「${old.id}」改为「${next.id}」`,
        `id changed from 「${old.id}」 to 「${next.id}」`,
      )
      walk.out.push(told('renamed', place, said, { before: old.id, after: next.id }))
    }
    tellMove(walk, place, pair, sections, moves, after, before)
    const way = wayOf(walk, old, next)
    const same = { ...old.item, id: next.item.id }
    differFields(walk, itemFields(way), place, same, next.item)
    if (!equal(old.item, next.item)) note(walk, place, way, old.item, next.item)
  }
}

// The sections alone; answers with the new name of each old one.
function differSections(walk: Walk): Map<string, string> {
  const bare = (sections: typeof walk.a.ruleset.sections) =>
    sections.map(({ items: _, ...section }) => section)
  const [old, next] = [walk.a.ruleset.sections, walk.b.ruleset.sections]
  const ids = new Map(
    [...old, ...next].map((each) => [
      `${old.includes(each)}${each.name}`,
      new Set(each.items.map(({ id }) => id)),
    ]),
  )
  const same = (a: unknown, b: unknown): boolean => {
    const [was, now] = [
      ids.get(`true${stringOf(a, 'name')}`),
      ids.get(`false${stringOf(b, 'name')}`),
    ]
    if (!was || !now) return false
    return [...was].filter((id) => now.has(id)).length * 2 > Math.max(was.size, now.size)
  }
  const { spec } = group('项目', 'sections', {
    opens: true,
    id: (member) => stringOf(member, 'name'),
    label: (id) => text(`项目「${id}」`, `Section 「${id}」`),
    spec: { is: 'fields', fields: SECTION },
    same,
  })
  differ(walk, spec, { at: 'sections', words: [], cite: [] }, bare(old), bare(next))
  const names = new Map(old.map(({ name }) => [name, name]))
  for (const { kind, before, after } of walk.out)
    if (kind === 'renamed' && typeof before === 'string' && names.has(before))
      names.set(before, String(after))
  return names
}

type Moves = { moved: Set<string>; order: Map<string, string[]> }

// Within each section, which of the items that stayed in it changed their order.
function movesOf({ kept }: Pairs, sections: ReadonlyMap<string, string>): Moves {
  const moved = new Set<string>()
  const order = new Map<string, string[]>()
  const staying = kept.filter(
    ({ before, after }) => sections.get(before.section.name) === after.section.name,
  )
  for (const name of new Set(staying.map(({ after }) => after.section.name))) {
    const own = staying.filter(({ after }) => after.section.name === name)
    const old = own.toSorted((a, b) => a.before.row - b.before.row).map(({ after }) => after.id)
    const next = own.toSorted((a, b) => a.after.row - b.after.row).map(({ after }) => after.id)
    for (const id of movedAmong(old, next)) moved.add(id)
  }
  return { moved, order }
}

function tellMove(
  walk: Walk,
  place: Place,
  { before, after }: Pairs['kept'][number],
  sections: ReadonlyMap<string, string>,
  { moved }: Moves,
  rows: readonly Row[],
  old: readonly Row[],
): void {
  const [from, to] = [before.section.name, after.section.name]
  const elsewhere = sections.get(from) !== to
  if (!elsewhere && !moved.has(after.id)) return
  const now = behind(rows, after, '', '')
  const was = behind(old, before, '', 'old ')
  const where = movedText(now, was)
  const said = elsewhere
    ? text(
        `由项目「${from}」移到项目「${to}」，${now ? `排在${now.zh}之后` : '排在最前'}`,
        `moved from section 「${from}」 to 「${to}」, ${now ? `behind ${now.en}` : 'first'}`,
      )
    : where
  walk.out.push(told('moved', place, said, { before: before.row, after: after.row }))
}

// The item before a row in its section.
function behind(rows: readonly Row[], row: Row, zh: string, en: string): Text | undefined {
  const previous = rows[row.row - 2]
  if (previous?.section.name !== row.section.name) return undefined
  return text(`${zh}第${previous.row}项`, `${en}item ${previous.row}`)
}

function tell(walk: Walk, kind: 'added' | 'removed', row: Row, zh: string, en: string): void {
  const way = wayOf(walk, row, row)
  const side = kind === 'added' ? walk.b : walk.a
  const words = shown(specOf(way), row.item, side)
  const at = text(`${zh}（${row.section.name}）`, en)
  const place = placeOf(at, row)
  walk.out.push(opening(kind, place, row.item, words))
  if (kind === 'added') note(walk, place, way, undefined, row.item)
  else note(walk, place, way, row.item, undefined)
}

function tellSplits(walk: Walk, { splits, merges }: Pairs): void {
  const list = (rows: readonly Row[], old: boolean): Text => {
    const all = rows.map((row) => {
      const whole = shown(specOf(wayOf(walk, row, row)), row.item, old ? walk.a : walk.b)
      return text(
        `${old ? '原' : ''}第${row.row}项（${row.section.name}：${whole.zh}）`,
        `${old ? 'old ' : ''}item ${row.row} (${whole.en})`,
      )
    })
    return text(all.map(({ zh }) => zh).join('、'), all.map(({ en }) => en).join(', '))
  }
  for (const { from, into, kept } of splits) {
    const parts = list(into, false)
    const rest = kept ? text(`第${kept.row}项和`, `item ${kept.row} and `) : text('', '')
    const place = placeOf(text(`原第${from.row}项`, `Old item ${from.row}`), kept ?? from)
    walk.out.push(
      told(
        'split',
        place,
        text(`拆分为${rest.zh}${parts.zh}`, `split into ${rest.en}${parts.en}`),
        {
          before: from.item,
          after: into.map(({ item }) => item),
        },
      ),
    )
    if (!kept) note(walk, place, wayOf(walk, from, from), from.item, undefined)
    for (const each of into)
      note(walk, titled(each, '', ''), wayOf(walk, each, each), undefined, each.item)
  }
  for (const { from, into, kept } of merges) {
    const parts = list(from, true)
    const rest = kept ? text(`原第${kept.row}项和`, `old item ${kept.row} and `) : text('', '')
    const whole = shown(specOf(wayOf(walk, into, into)), into.item, walk.b)
    const [zh, en] = kept ? ['', ''] : [`：${whole.zh}`, `: ${whole.en}`]
    const place = placeOf(text(`第${into.row}项`, `Item ${into.row}`), into)
    walk.out.push(
      told(
        'merged',
        place,
        text(`由${rest.zh}${parts.zh}合并而成${zh}`, `merged from ${rest.en}${parts.en}${en}`),
        { before: from.map(({ item }) => item), after: into.item },
      ),
    )
    if (!kept) note(walk, place, wayOf(walk, into, into), undefined, into.item)
    for (const each of from)
      note(walk, titled(each, '原', 'old '), wayOf(walk, each, each), each.item, undefined)
  }
}

function labelOf(before: Row, after: Row): Text {
  if (before.row === after.row) return text(`第${after.row}项`, `Item ${after.row}`)
  return text(`第${after.row}项（原第${before.row}项）`, `Item ${after.row} (was ${before.row})`)
}

function placeOf(subject: Text, { item }: Row): Place {
  return { at: `items.${item.id}`, subject, words: [], cite: citesOf(item) }
}

function specOf(way: Way): Spec {
  return { is: 'fields', fields: itemFields(way) }
}

function titled(row: Row, zh: string, en: string): Place {
  return placeOf(text(`${zh}第${row.row}项`, `${en}item ${row.row}`), row)
}

function note(walk: Walk, { at, subject }: Place, way: Way, before: unknown, after: unknown): void {
  const cite = [...new Set([...citesOf(before), ...citesOf(after)])]
  walk.things.push({ at, title: subject!, spec: specOf(way), before, after, cite })
}

// A sign is left out where it says the same on both sides.
function wayOf({ a, b }: Walk, before: Row, after: Row): Way {
  const higher = [a, b].every(({ ruleset }) => ruleset.score.direction === 'higherIsBetter')
  return higher && before.section.kind === after.section.kind ? after.section.kind : 'signed'
}
