// Whom the draft moves, while it is edited: the old answer stays until the newer one is there,
// and never jumps in height.
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { blocks } from '../../../engine/words/problem.ts'
import { compact, count, date, shift } from '../../base/figures.ts'
import { link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import { sentenceOf } from '../../base/trouble.ts'
import {
  listPopulations,
  type Population,
  type Preview,
  preview,
} from '../../client/simulations.ts'
import { DraftView } from '../../editor/draft-view.ts'
import { IMPACT } from '../../words/editor.ts'
import { STATES } from '../../words/states.ts'
import '../../parts/lx-matrix.ts'
import { shareBars } from './share-bars.ts'
import './lx-impact.css'

const CHOSEN = 'liangxin.population'

@customElement('lx-impact')
export class LxImpact extends DraftView {
  /** Only the line that stays in view under 900 wide. */
  @property({ type: Boolean, reflect: true }) brief = false
  @state() private _populations: Population[] | undefined
  @state() private _population: Population | undefined
  @state() private _found: Preview | undefined
  @state() private _busy = false
  @state() private _failed = ''
  #shownFor = ''
  #stop: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.abort()
    clearTimeout(this.#timer)
  }

  async #begin(): Promise<void> {
    try {
      const all = (await listPopulations()).filter(({ state }) => state === 'done')
      this._populations = all
      const last = localStorage.getItem(CHOSEN)
      this._population = all.find(({ id }) => id === last) ?? all[0]
    } catch (error) {
      this._failed = sentenceOf(error)
    }
  }

  override updated(): void {
    const { draft } = this
    const key = `${this._population?.id}\n${draft.text}`
    if (!this._population || !draft.detail.basedOn || key === this.#shownFor) return
    if (
      draft.broken ||
      (!draft.checking && blocks(draft.problems.filter(({ of }) => of !== 'cases')))
    )
      return
    this.#shownFor = key
    clearTimeout(this.#timer)
    this._busy = true
    this.#timer = setTimeout(() => void this.#recalculate(), 60)
  }

  async #recalculate(): Promise<void> {
    const { detail, text } = this.draft
    this.#stop?.abort()
    const stop = new AbortController()
    this.#stop = stop
    try {
      const from = { ruleset: detail.ruleset, version: detail.basedOn! }
      this._found = await preview({ population: this._population!.id, from, text }, stop.signal)
      this._failed = ''
    } catch (error) {
      if (stop.signal.aborted) return
      this._failed = sentenceOf(error)
    }
    if (this.#stop === stop) this._busy = false
  }

  override render() {
    const { detail, problems } = this.draft
    if (!detail.basedOn)
      return this.brief ? nothing : html`<p class="note pad">${say(IMPACT.noBase)}</p>`
    if (this._populations?.length === 0)
      return html`<div class="empty"><p>${say(IMPACT.noSample)}</p><a class="button" href="#/populations">${say(IMPACT.toSamples)}</a></div>`
    const found = this._found
    const errors = problems.filter(
      ({ severity, of }) => severity === 'error' && of !== 'cases',
    ).length
    if (this.brief)
      return found
        ? html`<div class="brief ${this._busy ? 'old' : ''}">${this.#headline(found)}${this.#counts(found)}</div>`
        : nothing
    return html`<section aria-labelledby="impact-title" class=${this._busy ? 'old' : ''}>
      <header><h2 id="impact-title">${say(IMPACT.title)}</h2><span class="note">${say(IMPACT.against(detail.basedOn, say(STATES.inForce)))}</span>
        <span class="note time" role="status">${this._busy ? say(IMPACT.recalculating) : found ? html`<i></i>${say(IMPACT.milliseconds(Math.round(found.milliseconds)))}` : nothing}</span></header>
      ${this._failed ? html`<p class="second" role="alert">${this._failed}</p>` : nothing}
      ${errors > 0 ? html`<p class="second worse">${say(IMPACT.invalid(errors))}</p>` : nothing}
      ${found ? this.#body(found) : this._failed ? nothing : html`<div class="loading"></div>`}
    </section>${this.#foot(detail.basedOn)}`
  }

  #body(found: Preview): TemplateResult {
    const scale = this.draft.ruleset?.grades ?? []
    const { basedOn, version } = this.draft.detail
    return html`<div aria-live="polite">${this.#headline(found)}<p class="counts">${this.#counts(found)} <span>${say(IMPACT.same)} ${count(found.same)}</span></p></div>
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
    const one = this._population
    if (!one) return nothing
    const { ruleset, version } = this.draft.detail
    return html`<footer><label class="note">${say(IMPACT.choose)} <select @change=${(
      event: Event,
    ) => {
      this._population = this._populations?.find(
        ({ id }) => id === (event.target as HTMLSelectElement).value,
      )
      if (this._population) localStorage.setItem(CHOSEN, this._population.id)
    }}>${this._populations?.map((each) => html`<option value=${each.id} ?selected=${each === one}>${each.name}　${date(each.asOf)}　${compact(each.size)}</option>`)}</select></label>
      <a class="note" href=${link(['simulations'], { ruleset, from: basedOn, to: version, population: one.id })}>${say(IMPACT.full)}</a>
      <p class="note legal">${say(IMPACT.simulated)}</p></footer>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-impact': LxImpact
  }
}
