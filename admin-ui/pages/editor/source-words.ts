// Completion and hover in the source: ids, facts and clauses by their words.
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { EditorView, Tooltip } from '@codemirror/view'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { cited } from '../../base/clause.ts'
import { rowsOf } from '../../editor/rows.ts'
import { sentenceWords } from '../../editor/sentence-words.ts'

/** What may stand here: facts after fact:, named conditions after condition:, item ids after onTopOf:. */
export function complete(
  context: CompletionContext,
  ruleset: Ruleset | undefined,
): CompletionResult | null {
  const word = context.matchBefore(/[\w-]*/)
  if (!word || !ruleset || (word.from === word.to && !context.explicit)) return null
  const line = context.state.doc.lineAt(context.pos)
  const before = line.text.slice(0, word.from - line.from)
  const key = /(\w+):\s*(?:\[[^\]]*)?$/.exec(before)?.[1]
  const options = optionsFor(key, ruleset)
  return options.length === 0 ? null : { from: word.from, options, validFor: /^[\w-]*$/ }
}

function optionsFor(key: string | undefined, ruleset: Ruleset): Completion[] {
  switch (key) {
    case 'fact':
    case 'of':
    case 'distinctBy':
      return Object.entries(ruleset.facts).map(([label, { text }]) => ({ label, detail: text }))
    case 'condition':
      return Object.entries(ruleset.conditions ?? {}).map(([label, sentence]) => ({
        label,
        detail: sentenceWords(sentence, ruleset),
      }))
    case 'onTopOf':
      return rowsOf(ruleset).map(({ item }) => ({ label: item.id, detail: item.text.slice(0, 24) }))
    case 'record':
      return Object.entries(ruleset.types ?? {}).map(([label, { name }]) => ({
        label,
        detail: name,
      }))
    case 'grade':
    case 'inherits':
      return ruleset.grades.map(({ grade, name }) => ({ label: grade, detail: name }))
    case 'per':
      return ['calendarYear', 'trailing12Months', 'subject'].map((label) => ({ label }))
    case 'modality':
      return ['shall', 'may', 'asAppropriate', 'encourage'].map((label) => ({ label }))
    default:
      return []
  }
}

/** What a word in the source means. */
export function explain(
  view: EditorView,
  at: number,
  ruleset: Ruleset | undefined,
): Tooltip | null {
  const line = view.state.doc.lineAt(at)
  const column = at - line.from
  for (const found of line.text.matchAll(/[\w\u4e00-\u9fff/-]+/g)) {
    const end = found.index + found[0].length
    if (column < found.index || column > end) continue
    const words = meaning(found[0], ruleset)
    if (!words) return null
    const create = () => {
      const dom = document.createElement('div')
      dom.textContent = words
      return { dom }
    }
    return { pos: line.from + found.index, end: line.from + end, above: true, create }
  }
  return null
}

function meaning(word: string, ruleset: Ruleset | undefined): string | undefined {
  if (!ruleset) return undefined
  const row = rowsOf(ruleset).find(({ item }) => item.id === word)
  if (row) return `第${row.number}项　${row.item.text}`
  if (word.includes('/')) return cited(word)
  const named = ruleset.conditions?.[word]
  if (named) return sentenceWords(named, ruleset)
  return ruleset.facts[word]?.text
}
