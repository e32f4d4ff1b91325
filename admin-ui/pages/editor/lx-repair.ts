// What a repair does, and the rules that officers look up.
import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { cited } from '../../base/clause.ts'
import { say } from '../../base/say.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { REPAIR } from '../../words/parts-of-standard.ts'
import './lx-reason.ts'
import './standard-tabs.css'

@customElement('lx-repair')
export class LxRepair extends DraftView {
  override render() {
    const repair = this.draft.ruleset?.repair
    if (!repair) return html``
    return html`<section class="stack"><h2>${say(REPAIR.title)}</h2><div class="fields">
        ${(['points', 'determination'] as const).map((key) => {
          const at = `repair.effect.${key}`
          return html`<label class="label" for=${at}>${say(REPAIR[key])}</label><div data-at=${at}><select id=${at} ?disabled=${this.fixed} @change=${(event: Event) => this.draft.edit([{ set: at, to: (event.target as HTMLSelectElement).value }], REPAIR.step)}>
            ${(['exclude', 'keep'] as const).map((each) => html`<option value=${each} ?selected=${repair.effect[key] === each}>${say(REPAIR[each])}</option>`)}</select></div>`
        })}<lx-reason .draft=${this.draft} at="repair"></lx-reason></div></section>
      <section class="stack"><h2>${say(REPAIR.rules)}</h2>
        ${(repair.rules ?? []).map((rule) => html`<article class="card" data-at=${`repair.rules.${rule.id}`}><p class="law" lang="zh-CN">${rule.text}</p><p class="note">${cited(rule.cite)}</p></article>`)}</section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-repair': LxRepair
  }
}
