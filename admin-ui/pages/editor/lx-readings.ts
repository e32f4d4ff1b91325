// Readings: the questions the text leaves open, the declared answer, and what could be used instead.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { switchReading } from '../../../engine/compare/switch-reading.ts'
import type { Edit, Reading } from '../../../engine/schema/readings.ts'
import { cited } from '../../base/clause.ts'
import { listed, named, say } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { placeWords } from '../../editor/place-words.ts'
import { READINGS } from '../../words/parts-of-standard.ts'
import './lx-reason.ts'
import './standard-tabs.css'

@customElement('lx-readings')
export class LxReadings extends DraftView {
  @state() private _filter: 'open' | 'all' | 'changed' = 'open'

  override render() {
    const all = this.draft.ruleset?.readings ?? []
    const changed = (one: Reading) => {
      const before = this.draft.base?.readings?.find(({ id }) => id === one.id)
      return this.draft.base !== undefined && before?.chosen !== one.chosen
    }
    const open = (one: Reading) => (one.alternatives?.length ?? 0) > 0
    const lists = { open: all.filter(open), all, changed: all.filter(changed) }
    return html`<section class="stack"><h2>${say(READINGS.title)}</h2>
      <div class="choices low">${(['open', 'all', 'changed'] as const).map(
        (each) =>
          html`<button type="button" aria-pressed=${this._filter === each ? 'true' : 'false'} @click=${() => {
            this._filter = each
          }}>${say(READINGS[each](lists[each].length))}</button>`,
      )}</div>
      ${lists[this._filter].map((one) => this.#one(one, changed(one)))}</section>`
  }

  #one(reading: Reading, changed: boolean): TemplateResult {
    return html`<article class="card ${changed ? 'changed' : ''}" data-at=${`readings.${reading.id}`} tabindex="-1">
      <h3>${say(reading.question)} ${changed ? html`<span class="note reminder">${say(READINGS.switched(this.draft.detail.basedOn ?? ''))}</span>` : nothing}</h3>
      <div class="answer chosen"><span class="tag">${say(READINGS.chosen)}</span><p>${say(reading.text)}</p></div>
      ${(reading.alternatives ?? []).map(
        (
          each,
        ) => html`<div class="answer"><span class="tag">${say(READINGS.alternatives)}</span><div class="grow"><p>${say(each.text)}</p><p class="note">${say(READINGS.wouldChange(listed([...new Set(each.change.map((edit) => placeWords(target(edit), this.draft.ruleset)))])))}</p></div>
          ${this.fixed ? nothing : html`<button type="button" aria-label=${named(say(READINGS.switch), say(each.text))} @click=${() => this.#switch(reading, each.id)}>${say(READINGS.switch)}</button>`}</div>`,
      )}
      <lx-reason .draft=${this.draft} at=${`readings.${reading.id}`}></lx-reason>
      <p class="note">${[reading.cite]
        .flat()
        .slice(0, 6)
        .map(
          (cite) =>
            html`<button type="button" class="plain small" @click=${() => this.tell('clause', cite)}>${cited(cite)}</button> `,
        )}<code class="id">${reading.id}</code>${reading.alternatives ? nothing : html`　${say(READINGS.fixed)}`}</p>
    </article>`
  }

  #switch(reading: Reading, alternative: string): void {
    const edits = this.draft.ruleset && switchReading(this.draft.ruleset, reading, alternative)
    if (edits) this.draft.edit(edits, READINGS.step(reading.question))
    else this.draft.refused = []
  }
}

function target(edit: Edit): string {
  return edit.set ?? edit.add ?? edit.remove ?? edit.move ?? ''
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-readings': LxReadings
  }
}
