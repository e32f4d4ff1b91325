// How long a record is kept and counted.
import { html, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { cited } from '../../base/clause.ts'
import { say, type Words } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { VALIDITY } from '../../words/parts-of-standard.ts'
import '../../parts/lx-number.ts'
import './lx-reason.ts'
import './standard-tabs.css'

@customElement('lx-validity')
export class LxValidity extends DraftView {
  override render() {
    const { ruleset } = this.draft
    if (!ruleset) return html``
    const { validity } = ruleset
    const unit = validity.months === undefined ? 'years' : 'months'
    return html`<section class="stack"><h2>${say(VALIDITY.title)}</h2><div class="fields">
      <span class="label">${say(VALIDITY.length)}</span><div class="row" data-at=${`validity.${unit}`}><lx-number .value=${validity[unit] ?? 0} min="1" max=${unit === 'years' ? 100 : 1200} label=${say(VALIDITY.length)} ?disabled=${this.fixed}
        @change=${(event: CustomEvent<number>) => this.draft.edit([{ set: `validity.${unit}`, to: Math.round(event.detail) }], VALIDITY.step, 'validity')}></lx-number><span>${say(VALIDITY[unit])}</span></div>
      ${this.#choice('from', VALIDITY.from, validity.from, { recordedOn: VALIDITY.recordedOn, occurredOn: VALIDITY.occurredOn })}
      ${this.#choice('lastDay', VALIDITY.lastDay, validity.lastDay, { inclusive: VALIDITY.inclusive, exclusive: VALIDITY.exclusive })}
      <span class="label">${say(VALIDITY.cite)}</span><span class="second">${validity.cite ? cited(validity.cite) : ''}</span>
      <lx-reason .draft=${this.draft} at="validity"></lx-reason></div></section>`
  }

  #choice(
    key: 'from' | 'lastDay',
    words: Words,
    value: string,
    options: Record<string, Words>,
  ): TemplateResult {
    const at = `validity.${key}`
    return html`<label class="label" for=${at}>${say(words)}</label><div data-at=${at}><select id=${at} ?disabled=${this.fixed} @change=${(event: Event) => this.draft.edit([{ set: at, to: (event.target as HTMLSelectElement).value }], VALIDITY.step)}>
      ${Object.entries(options).map(([each, text]) => html`<option value=${each} ?selected=${each === value}>${say(text)}</option>`)}</select></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-validity': LxValidity
  }
}
