// Conditions that can never hold, always hold, or have a part that decides nothing. The
// smallest part at fault is told, and nothing that only follows from it.
import type { Sentence } from '../../schema/sentence.ts'
import type { Path } from '../../words/problem.ts'
import type { Scope } from '../reason/domain.ts'
import { formulaOf } from '../reason/formula.ts'
import { allSentences } from '../reason/sentences.ts'
import { sentenceText } from '../reason/shown.ts'
import { canFail, canHold, follows } from '../reason/worlds.ts'
import { fault, type Told, type View, warning } from '../view.ts'

/** Beyond this many parts in one list, pairs are not compared. */
const MOST_PARTS = 40

type Truth = 'never' | 'always' | 'open'
type Part = { sentence: Sentence; path: Path }

/** Looks at every condition of the document. */
export function conditionsLint(view: View): Told[] {
  const told: Told[] = []
  for (const { sentence, path, scope } of allSentences(view))
    inspect(view, { sentence, path }, scope, told)
  return told
}

function inspect(view: View, part: Part, scope: Scope, told: Told[]): void {
  const { sentence, path } = part
  // A named condition is looked at where it stands.
  if ('condition' in sentence) return
  const truth = truthOf(view, sentence, scope)
  const parts = partsOf(part)
  const same = parts.filter((each) => truthOf(view, each.sentence, scope) === truth)
  if (truth !== 'open' && same.length > 0 && !('not' in sentence)) {
    for (const each of same) inspect(view, each, scope, told)
    return
  }
  const text = sentenceText(sentence)
  if (truth === 'never') {
    const pair = 'all' in sentence ? contradiction(view, parts, scope) : undefined
    if (!pair) told.push(fault(path, 'condition-never', { condition: text }))
    else {
      const [first, second] = pair.map((each) => sentenceText(each.sentence)) as [string, string]
      told.push(
        fault(pair[1].path, 'condition-contradiction', { first, second }, { other: pair[0].path }),
      )
    }
    return
  }
  if (truth === 'always') {
    told.push(warning(path, 'condition-always', { condition: text }))
    return
  }
  for (const each of parts) inspect(view, each, scope, told)
  if (!('not' in sentence)) covered(view, parts, 'any' in sentence, scope, told)
}

function truthOf(view: View, sentence: Sentence, scope: Scope): Truth {
  const formula = formulaOf(view, sentence)
  if (canHold(view, [formula], scope) === false) return 'never'
  return canFail(view, formula, scope) === false ? 'always' : 'open'
}

function partsOf({ sentence, path }: Part): Part[] {
  if ('not' in sentence) return [{ sentence: sentence.not, path: [...path, 'not'] }]
  const key = 'all' in sentence ? 'all' : 'any'
  const parts = 'all' in sentence ? sentence.all : 'any' in sentence ? sentence.any : []
  return parts.map((each, i) => ({ sentence: each, path: [...path, key, i] }))
}

function contradiction(view: View, parts: readonly Part[], scope: Scope): [Part, Part] | undefined {
  if (parts.length > MOST_PARTS) return undefined
  for (const [i, second] of parts.entries()) {
    for (const first of parts.slice(0, i)) {
      const both = [formulaOf(view, first.sentence), formulaOf(view, second.sentence)]
      if (canHold(view, both, scope) === false) return [first, second]
    }
  }
  return undefined
}

// In `all` a part that follows from another decides nothing; in `any` one that leads to another.
function covered(
  view: View,
  parts: readonly Part[],
  any: boolean,
  scope: Scope,
  told: Told[],
): void {
  if (parts.length > MOST_PARTS) return
  const open = parts.filter(({ sentence }) => truthOf(view, sentence, scope) === 'open')
  const idle = new Set<Part>()
  for (const [i, part] of open.entries()) {
    for (const [j, other] of open.entries()) {
      if (i === j || idle.has(other) || idle.has(part)) continue
      const [a, b] = [formulaOf(view, part.sentence), formulaOf(view, other.sentence)]
      const decidesNothing = any ? follows(view, a, b, scope) : follows(view, b, a, scope)
      // Of two that say the same, the later one is told.
      const alike = any ? follows(view, b, a, scope) : follows(view, a, b, scope)
      if (!decidesNothing || (alike && i < j)) continue
      idle.add(part)
      const values = { part: sentenceText(part.sentence), by: sentenceText(other.sentence) }
      const code = any ? 'condition-shadowed' : 'condition-implied'
      told.push(warning(part.path, code, values, { other: other.path }))
    }
  }
}
