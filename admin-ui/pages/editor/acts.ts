// What the editor asks before it does it: removing and adding an item, submitting.
import { html, nothing } from 'lit'
import type { Edit } from '../../../engine/schema/readings.ts'
import { blocks } from '../../../engine/words/problem.ts'
import { count } from '../../base/figures.ts'
import { go, link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import { submit } from '../../client/versions.ts'
import type { Draft } from '../../editor/draft.ts'
import { openCounts } from '../../editor/open-problems.ts'
import { rowsOf } from '../../editor/rows.ts'
import type { LxDialog, Question } from '../../parts/lx-dialog.ts'
import { EDITOR, ITEMS } from '../../words/editor.ts'

/** Removes an item, after asking; `hits` = subjects of the population that it meets. */
export function askRemoveItem(dialog: LxDialog, draft: Draft, id: string, hits?: number): void {
  const row = rowsOf(draft.ruleset).find(({ item }) => item.id === id)
  if (!row) return
  // Records of a type of its own would be refused once nothing has it.
  const own = row.item.record === undefined
  dialog.ask({
    title: say(ITEMS.disableTitle(row.number)),
    body: html`<p class="law">${row.item.text}</p>${hits === undefined ? nothing : html`<p>${say(ITEMS.disableHits(count(hits)))}</p>`}<p>${say(ITEMS.disableBody)}</p>
      ${own ? html`<label class="row keep-type"><input type="checkbox" checked />${say(ITEMS.keepType)}</label><p class="note">${say(ITEMS.keepTypeNote)}</p>` : nothing}`,
    verb: say(ITEMS.disableVerb),
    danger: true,
    act: async () => {
      const kept = dialog.querySelector<HTMLInputElement>('.keep-type input')?.checked === true
      const edits: Edit[] = [{ remove: `items.${id}` }]
      if (kept) edits.push({ set: `types.${id}`, to: { name: row.item.text } })
      draft.edit(edits, { zh: `停用第${row.number}项`, en: `remove item ${row.number}` })
      return await Promise.resolve(undefined)
    },
  })
}

/** Puts an item of the base version back where it stood. */
export function restoreItem(draft: Draft, id: string): void {
  const row = rowsOf(draft.base).find(({ item }) => item.id === id)
  if (!row) return
  const { items, name } = row.section
  const here = draft.ruleset?.sections.find((section) => section.name === name)?.items ?? []
  const at = items.findIndex((item) => item.id === id)
  const after = items
    .slice(0, at)
    .reverse()
    .find((item) => here.some((each) => each.id === item.id))?.id
  const list = `sections.${name}.items`
  const first = here[0]?.id
  const keptType = draft.ruleset?.types?.[id] && !draft.base?.types?.[id]
  draft.edit(
    [
      ...(keptType ? [{ remove: `types.${id}` }] : []),
      { add: list, value: row.item, ...(after ? { after } : {}) },
      ...(after === undefined && first !== undefined ? [{ move: `${list}.${id}` }] : []),
    ],
    { zh: `恢复第${row.number}项`, en: `restore item ${row.number}` },
  )
}

/** Adds an item with the least it needs; the rest is filled in its form. */
export function askAddItem(dialog: LxDialog, draft: Draft, done: (id: string) => void): void {
  const sections = draft.ruleset?.sections ?? []
  const sources = Object.keys(draft.ruleset?.sources ?? {})
  const next = Math.max(0, ...rowsOf(draft.ruleset).map(({ number }) => Number(number) || 0)) + 1
  const table = rowsOf(draft.ruleset)[0]?.item.cite.split('/')[0] ?? sources[0] ?? ''
  dialog.ask({
    title: say(ITEMS.addTitle),
    verb: say(ITEMS.addVerb),
    body: html`<label class="field">${say(ITEMS.section)}<select id="new-section">${sections.map(({ name }) => html`<option>${name}</option>`)}</select></label>
      <label class="field">${say(ITEMS.verbatim)}<textarea id="new-text" required rows="2"></textarea></label>
      <label class="field">${say(ITEMS.idRule)}<input id="new-id" required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxlength="64" class="mono" /></label>
      <label class="field">${say(ITEMS.points)}<input id="new-points" type="number" min="0.5" step="0.5" value="1" required /></label>
      <label class="field">${say(ITEMS.cite)}<input id="new-cite" required value=${`${table}/${next}`} class="mono" /></label>`,
    act: async () => {
      const value = (id: string) =>
        (dialog.querySelector(`#${id}`) as HTMLInputElement).value.trim()
      const id = value('new-id')
      if (rowsOf(draft.ruleset).some(({ item }) => item.id === id)) return say(ITEMS.idTaken)
      const section = sections.find(({ name }) => name === value('new-section'))!
      const points = (section.kind === 'bonus' ? 1 : -1) * Number(value('new-points'))
      const item = {
        id,
        text: value('new-text').replaceAll('\n', ''),
        points,
        cite: value('new-cite'),
      }
      draft.edit([{ add: `sections.${section.name}.items`, value: item }], {
        zh: `新增评分项 ${id}`,
        en: `add item ${id}`,
      })
      done(id)
      return await Promise.resolve(undefined)
    },
  })
}

/** Submits the draft for review once it is checked, everything is saved and nothing blocks. */
export function askSubmit(dialog: LxDialog, draft: Draft): void {
  let asked = submitQuestion(dialog, draft)
  dialog.ask(asked)
  // What the check still finds, or what is mended meanwhile, changes the answer.
  const follow = (): void => {
    if (dialog.question === asked) dialog.question = asked = submitQuestion(dialog, draft)
    else draft.removeEventListener('change', follow)
  }
  draft.addEventListener('change', follow)
}

function submitQuestion(dialog: LxDialog, draft: Draft): Question {
  const { ruleset, version } = draft.detail
  const { errors, warnings } = openCounts(draft.problems)
  const blocked = draft.broken || blocks(draft.problems)
  const body = draft.checking
    ? html`<p role="status">${say(EDITOR.submitChecking)}</p>`
    : blocked
      ? html`<p class="worse" role="status">${say(EDITOR.submitErrors(Math.max(1, errors)))}</p>`
      : html`<p>${say(EDITOR.submitBody(changeCount(draft), warnings))}</p><label class="field">${say(EDITOR.submitNote)}<textarea id="submit-note" rows="2" maxlength="2000"></textarea></label>`
  return {
    title: say(EDITOR.submitTitle(version)),
    body,
    verb: say(EDITOR.submitVerb),
    ready: !draft.checking && !blocked,
    act: async () => {
      try {
        const note = dialog.querySelector<HTMLTextAreaElement>('#submit-note')?.value.trim()
        const hash = await draft.stored()
        await submit(ruleset, version, hash, note)
        go(link(['rulesets', ruleset, version, 'review']))
        return undefined
      } catch (error) {
        return sentenceOf(error)
      }
    },
  }
}

/** How many rows and other parts differ from the base version. */
export function changeCount(draft: Draft): number {
  const { base, ruleset } = draft
  if (!base || !ruleset) return 0
  const before = new Map(rowsOf(base).map(({ item }) => [item.id, JSON.stringify(item)]))
  const now = rowsOf(ruleset)
  const items =
    now.filter(({ item }) => before.get(item.id) !== JSON.stringify(item)).length +
    [...before.keys()].filter((id) => !now.some(({ item }) => item.id === id)).length
  const parts = [
    'grades',
    'score',
    'validity',
    'determinations',
    'counts',
    'combine',
    'repair',
    'effectiveFrom',
    'facts',
    'subjects',
    'title',
    'dismissals',
  ] as const
  const other = parts.filter(
    (part) => JSON.stringify(base[part]) !== JSON.stringify(ruleset[part]),
  ).length
  const listed = (a: unknown[] = [], b: unknown[] = []) =>
    b.filter((each, i) => JSON.stringify(each) !== JSON.stringify(a[i])).length
  const measures = Object.keys({ ...base.measures, ...ruleset.measures }).filter(
    (grade) => JSON.stringify(base.measures?.[grade]) !== JSON.stringify(ruleset.measures?.[grade]),
  ).length
  const conditions = Object.keys({ ...base.conditions, ...ruleset.conditions }).filter(
    (id) => JSON.stringify(base.conditions?.[id]) !== JSON.stringify(ruleset.conditions?.[id]),
  ).length
  return items + other + listed(base.readings, ruleset.readings) + measures + conditions
}
