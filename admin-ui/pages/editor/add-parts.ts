// Adding and stopping the parts of a standard that are no items: determinations and measures.
import { html } from 'lit'
import type { Sentence } from '../../../engine/schema/sentence.ts'
import { named, say } from '../../base/say.ts'
import type { Draft } from '../../editor/draft.ts'
import type { LxDialog } from '../../parts/lx-dialog.ts'
import { ITEMS } from '../../words/editor.ts'
import { DETERMINATIONS, MEASURES } from '../../words/parts-of-standard.ts'

/** How strongly a measure binds. */
export const MODALITIES = ['shall', 'may', 'asAppropriate', 'encourage'] as const

/** Adds a determination by one value that is recorded; more is written in its condition. */
export function askAddDetermination(dialog: LxDialog, draft: Draft): void {
  const { grades = [], determinations = [] } = draft.ruleset ?? {}
  const triggers = triggersOf(draft)
  const taken = new Set(determinations.map(({ id }) => id))
  dialog.ask({
    title: say(DETERMINATIONS.addTitle),
    verb: say(DETERMINATIONS.addVerb),
    body: html`<label class="field">${say(DETERMINATIONS.grade)}<select id="new-grade">${grades.map(({ grade, name }) => html`<option value=${grade}>${grade}　${name}</option>`)}</select></label>
      <label class="field">${say(DETERMINATIONS.when)}<select id="new-when">${triggers.map(({ words }, i) => html`<option value=${i}>${words}</option>`)}</select></label>
      ${idAndClause()}`,
    act: async () => {
      const [id, grade] = [typed(dialog, 'new-id'), typed(dialog, 'new-grade')]
      if (taken.has(id)) return say(ITEMS.idTaken)
      const { when } = triggers[Number(typed(dialog, 'new-when'))]!
      const value = { id, grade, when, cite: typed(dialog, 'new-cite') }
      const edit =
        determinations.length === 0
          ? { set: 'determinations', to: [value] }
          : { add: 'determinations', value }
      draft.edit([edit], DETERMINATIONS.step(grade))
      return await Promise.resolve(undefined)
    },
  })
}

/** Adds a measure to those of a grade, in place of the reason for having none. */
export function askAddMeasure(dialog: LxDialog, draft: Draft, grade: string): void {
  const { measures = {} } = draft.ruleset ?? {}
  const own = measures[grade]
  const taken = new Set(Object.values(measures).flatMap(({ list }) => list?.map(({ id }) => id)))
  dialog.ask({
    title: say(MEASURES.addTitle(grade)),
    verb: say(MEASURES.addVerb),
    body: html`<label class="field">${say(MEASURES.kind)}<select id="new-kind">${(['incentive', 'penalty'] as const).map((each) => html`<option value=${each}>${say(MEASURES[each])}</option>`)}</select></label>
      <label class="field">${say(MEASURES.modality)}<select id="new-modality">${MODALITIES.map((each) => html`<option value=${each}>${say(MEASURES[each])}</option>`)}</select></label>
      <label class="field">${say(ITEMS.verbatim)}<textarea id="new-text" required rows="2"></textarea></label>
      ${idAndClause()}`,
    act: async () => {
      const id = typed(dialog, 'new-id')
      if (taken.has(id)) return say(ITEMS.idTaken)
      const value = {
        id,
        kind: typed(dialog, 'new-kind'),
        modality: typed(dialog, 'new-modality'),
        cite: typed(dialog, 'new-cite'),
        text: typed(dialog, 'new-text').replaceAll('\n', ''),
      }
      const at = `measures.${grade}`
      const edits = !own
        ? [{ set: at, to: { list: [value] } }]
        : own.list
          ? [{ add: `${at}.list`, value }]
          : [...(own.none ? [{ remove: `${at}.none` }] : []), { set: `${at}.list`, to: [value] }]
      draft.edit(edits, MEASURES.step(grade))
      return await Promise.resolve(undefined)
    },
  })
}

/** Stops a measure; with the last of a grade goes its list, and the base's reason is back. */
export function stopMeasure(draft: Draft, grade: string, id: string): void {
  const { ruleset, base } = draft
  const at = `measures.${grade}`
  const last = ruleset?.measures?.[grade]?.list?.length === 1
  const none = base?.measures?.[grade]?.none
  const gone = last ? { remove: `${at}.list` } : { remove: `${at}.${id}` }
  draft.edit(
    [gone, ...(last && none ? [{ set: `${at}.none`, to: none }] : [])],
    MEASURES.step(grade),
  )
}

/**
 * Lets a grade have those of another, in place of the reason for having none; with '' no longer,
 * and where nothing else is left the base's reason is back.
 */
export function inheritMeasures(draft: Draft, grade: string, from: string): void {
  const at = `measures.${grade}`
  const own = draft.ruleset?.measures?.[grade]
  const none = own?.list ? undefined : draft.base?.measures?.[grade]?.none
  draft.edit(
    from === ''
      ? [{ remove: `${at}.inherits` }, ...(none ? [{ set: `${at}.none`, to: none }] : [])]
      : [...(own?.none ? [{ remove: `${at}.none` }] : []), { set: `${at}.inherits`, to: from }],
    MEASURES.step(grade),
  )
}

/** Stops a determination; no list stays empty. */
export function stopDetermination(
  draft: Draft,
  { id, grade }: { id: string; grade: string },
): void {
  const last = draft.ruleset?.determinations?.length === 1
  draft.edit(
    [{ remove: last ? 'determinations' : `determinations.${id}` }],
    DETERMINATIONS.step(grade),
  )
}

function idAndClause() {
  return html`<label class="field">${say(ITEMS.idRule)}<input id="new-id" required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxlength="64" class="mono" /></label>
    <label class="field">${say(ITEMS.cite)}<input id="new-cite" required class="mono" /></label>`
}

const typed = (dialog: LxDialog, id: string): string =>
  (dialog.querySelector(`#${id}`) as HTMLInputElement).value.trim()

type Trigger = { words: string; when: Sentence }

// What may be recorded as one of a few values; else that it is recorded at all.
function triggersOf({ ruleset }: Draft): Trigger[] {
  return Object.entries(ruleset?.facts ?? {}).flatMap(([fact, { text, choices }]): Trigger[] =>
    choices
      ? Object.entries(choices).map(([value, words]) => ({
          words: named(text, words),
          when: { fact, is: value },
        }))
      : [{ words: text, when: { fact, known: true } }],
  )
}
