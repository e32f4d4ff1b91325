// Why a part of the draft differs from its base: a word that is kept with the draft and stands in
// the review under the change. Asked for only where something differs.
import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { reasonsOf } from '../../../engine/compare/reasons.ts'
import type { Edit } from '../../../engine/schema/readings.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { say } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { same } from '../../editor/rows.ts'
import { REASON } from '../../words/editor.ts'
import { partAt } from './part-at.ts'
import './lx-reason.css'

const MOST = 2000

@customElement('lx-reason')
export class LxReason extends DraftView {
  /** The part, as edits name it: `items.award`, `grades.B`, `validity`. */
  @property() at = ''

  override render() {
    const { ruleset, base } = this.draft
    if (!ruleset || !base) return nothing
    const given = reasonsOf(ruleset)[this.at]?.zh ?? ''
    const changed = !same(partAt(base, this.at), partAt(ruleset, this.at))
    if (!changed && given === '') return nothing
    const id = `reason-${this.at.replaceAll('.', '-')}`
    return html`<label class="label" for=${id}>${say(REASON.title)}</label>
      <textarea id=${id} data-at=${`reasons.${this.at}`} rows="2" maxlength=${MOST} placeholder=${say(REASON.ask)} .value=${given} ?readonly=${this.fixed} @change=${this.#write}></textarea>`
  }

  readonly #write = (event: Event): void => {
    const text = (event.target as HTMLTextAreaElement).value.trim()
    const edit = editFor(this.draft.ruleset!, this.at, text)
    if (edit) this.draft.edit([edit], REASON.step)
  }
}

// The one edit that writes or removes a reason, with the maps around it where they are missing.
function editFor(ruleset: Ruleset, at: string, text: string): Edit | undefined {
  const [part, id] = at.split('.') as [string, string | undefined]
  const all = (ruleset.reasons ?? {}) as Record<string, string | Record<string, string>>
  const own = all[part]
  const others = id === undefined ? {} : { ...(own as Record<string, string> | undefined) }
  if (id !== undefined) delete others[id]
  if (text !== '') {
    const inner = id === undefined ? text : { ...others, [id]: text }
    if (!ruleset.reasons) return { set: 'reasons', to: { [part]: inner } }
    if (own === undefined || id === undefined) return { set: `reasons.${part}`, to: inner }
    return { set: `reasons.${part}.${id}`, to: text }
  }
  if (own === undefined) return undefined
  if (id !== undefined && Object.keys(others).length > 0) return { remove: `reasons.${part}.${id}` }
  return Object.keys(all).length > 1 ? { remove: `reasons.${part}` } : { remove: 'reasons' }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-reason': LxReason
  }
}
