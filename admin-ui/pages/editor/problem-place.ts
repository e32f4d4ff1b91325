// Where a problem is, in the words of the page.
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { say } from '../../base/say.ts'
import { rowsOf } from '../../editor/rows.ts'
import type { Shown } from '../../parts/lx-problems.ts'
import { EDITOR } from '../../words/editor.ts'
import { PROBLEMS } from '../../words/parts.ts'
import { GRADES } from '../../words/parts-of-standard.ts'
import { TABLE } from '../../words/statute.ts'
import { tabOf } from './rule-names.ts'

/** 第24项, 等级　源文本第31行: the row or the tab, with the line where there is more in it. */
export function problemPlace(
  { at, path, line, of }: Pick<Shown, 'at' | 'path' | 'line' | 'of'>,
  ruleset: Ruleset | undefined,
): string {
  if (of === 'cases') return say(EDITOR.cases)
  if (at === 'effectiveFrom') return say(GRADES.effective)
  const [area = '', id] = (at ?? path ?? '').split('.')
  if (area === 'items' && id) {
    const row = rowsOf(ruleset).find(({ item }) => item.id === id)
    if (row) return say(TABLE.row(row.number))
  }
  if (area === 'sources') return say(TABLE.sources)
  const tab = area === '' || area.includes('[') ? undefined : tabOf(area)
  const where = tab === undefined || tab === 'general' ? '' : say(EDITOR[tab])
  return [where, line ? say(PROBLEMS.line(line)) : ''].filter(Boolean).join('　')
}
