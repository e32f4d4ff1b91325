// Whom the draft moves, while it is edited: the old answer stays until the newer one is there,
// and never jumps in height.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { compact, count, date, percent, shift } from '../../base/figures.ts'
import { link } from '../../base/router.ts'
import { comma, say } from '../../base/say.ts'
import type { Preview } from '../../client/simulations.ts'
import { hinders } from '../../editor/impact.ts'
import { ImpactView } from '../../editor/impact-view.ts'
import { uncountedNote } from '../../parts/uncounted.ts'
import { IMPACT } from '../../words/editor.ts'
import { STATES } from '../../words/states.ts'
import '../../parts/lx-matrix.ts'
import { shareBars } from './share-bars.ts'
import './lx-impact.css'

@customElement('lx-impact')
export class LxImpact extends ImpactView {
  /** Only the line that stays in view under 900 wide. */
  @property({ type: Boolean, reflect: true }) brief = false

  override render() {
    const { detail, problems } = this.draft
    if (!detail.basedOn)
      return this.brief ? nothing : html`<p class="note pad">${say(IMPACT.noBase)}</p>`
    const { making } = this.impact
    if (making)
      return this.brief
        ? nothing
        : html`<div class="empty" role="status"><p>${say(IMPACT.making(making.name, percent(making.progress ?? 0, 1, 0)))}</p></div>`
    if (this.impact.populations?.length === 0)
      return html`<div class="empty"><p>${say(IMPACT.noSample)}</p><a class="button" href="#/populations">${say(IMPACT.toSamples)}</a></div>`
    const { found, busy, failed } = this.impact
    const errors = problems.filter(hinders).length
    if (this.brief)
      return found
        ? html`<div class="brief ${busy ? 'old' : ''}">${this.#headline(found)}${this.#counts(found)}</div>`
        : nothing
    return html`<section aria-labelledby="impact-title" class=${busy ? 'old' : ''}>
      <header><h2 id="impact-title">${say(IMPACT.title)}</h2><span class="note">${say(IMPACT.against(detail.basedOn, say(STATES[this.draft.baseStanding ?? 'inForce'])))}</span>
        <span class="note time" role="status">${busy ? say(IMPACT.recalculating) : found ? html`<i></i>${say(IMPACT.milliseconds(Math.round(found.milliseconds)))}` : nothing}</span></header>
      ${failed ? html`<p class="second" role="alert">${failed}</p>` : nothing}
      ${errors > 0 ? html`<p class="second worse">${say(IMPACT.invalid(errors))}</p>` : nothing}
      ${found ? this.#body(found) : failed ? nothing : html`<div class="loading"></div>`}
    </section>${this.#foot(detail.basedOn)}`
  }

  #body(found: Preview): TemplateResult {
    const scale = this.draft.ruleset?.grades ?? []
    const { basedOn, version } = this.draft.detail
    return html`<div aria-live="polite">${this.#headline(found)}<p class="counts">${this.#counts(found)} <span>${say(IMPACT.same)} ${count(found.same)}</span></p>${uncountedNote(found.uncounted)}</div>
      <lx-matrix .scale=${scale} .matrix=${found.matrix} from=${basedOn ?? ''} to=${version}></lx-matrix>
      ${found.shares.length === 0 ? html`<p class="note nothing">${say(IMPACT.noChange)}</p>` : html`<h3>${say(IMPACT.shares)}<span class="note">${say(IMPACT.movedCount)}</span></h3>${shareBars(found.shares)}`}`
  }

  // The worst grade's change is the one number that matters first.
  #headline(found: Preview): TemplateResult {
    const worst = this.draft.ruleset?.grades.at(-1)?.grade ?? ''
    const before = Object.values(found.matrix[worst] ?? {}).reduce((a, b) => a + b, 0)
    const after = Object.values(found.matrix).reduce((sum, row) => sum + (row[worst] ?? 0), 0)
    const by = after - before
    return html`<p class="headline"><b class=${by > 0 ? 'worse' : by < 0 ? 'better' : ''}>${say(IMPACT.gradeShift(worst, shift(by)))}</b> <span class="note">${count(before)} → ${count(after)}</span></p>`
  }

  #counts(found: Preview): TemplateResult {
    return html`<span class="worse">▼ ${say(IMPACT.worse)} <b>${count(found.worse)}</b></span> <span class="better">▲ ${say(IMPACT.better)} <b>${count(found.better)}</b></span>`
  }

  #foot(basedOn: string): TemplateResult | typeof nothing {
    const { population: one, populations } = this.impact
    if (!one) return nothing
    const { ruleset, version } = this.draft.detail
    const choose = (event: Event) => this.impact.choose((event.target as HTMLSelectElement).value)
    return html`<footer><label class="note">${say(IMPACT.choose)} <select @change=${choose}>${populations?.map((each) => html`<option value=${each.id} ?selected=${each === one}>${each.name}</option>`)}</select></label>
      <a class="note" href=${link(['simulations'], { ruleset, from: basedOn, to: version, population: one.id })}>${say(IMPACT.full)}</a>
      <p class="note legal">${comma([date(one.asOf), say(IMPACT.size(compact(one.size)))])}　${say(IMPACT.simulated)}</p></footer>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-impact': LxImpact
  }
}
