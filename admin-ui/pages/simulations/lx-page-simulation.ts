// A simulation's report: one sentence, the grades, flow and matrix; then districts, movers, scores.

import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { count, date } from '../../base/figures.ts'
import { Measured } from '../../base/measured.ts'
import { bar, LxPage, printButton } from '../../base/page.ts'
import type { Paper } from '../../base/paper.ts'
import { go, link } from '../../base/router.ts'
import { say } from '../../base/say.ts'
import type { Scale } from '../../base/scale.ts'
import { trouble } from '../../base/trouble.ts'
import {
  askedAgain,
  listPopulations,
  type Population,
  readSimulation,
  type Simulation,
  type SimulationResult,
  startSimulation,
  stopSimulation,
  type Target,
  targetOf,
  watchSimulation,
} from '../../client/simulations.ts'
import type { Cell } from '../../parts/lx-matrix.ts'
import { uncountedNote } from '../../parts/uncounted.ts'
import { declared } from '../../scoring/scale.ts'
import { SIM } from '../../words/simulation.ts'
import { digests, method } from './method.ts'
import { gradeStrip, lead, onlyOne } from './overview.ts'
import { sideName } from './side-name.ts'
import { isLive, unfinished } from './unfinished.ts'
import '../../parts/lx-matrix.ts'
import './lx-breakdown.ts'
import './lx-flow.ts'
import './lx-movers.ts'
import './lx-prices.ts'
import './lx-scores.ts'
import './lx-shares.ts'
import './lx-unknown.ts'
import './lx-page-simulation.css'

const WIDE = 700

@customElement('lx-page-simulation')
export class LxPageSimulation extends LxPage {
  @state() private _one: Simulation | undefined
  @state() private _population: Population | undefined
  @state() private _scale: Scale = []
  @state() private _ruleset: Ruleset | undefined
  @state() private _cell: Cell | undefined
  @state() private _failed: unknown
  #stop: (() => void) | undefined
  #shown = ''
  readonly #measured = new Measured(this)

  override willUpdate(): void {
    const id = this.segment(1)
    if (id === this.#shown) return
    this.#shown = id
    this._one = undefined
    this._cell = undefined
    void this.#open(id)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
    this.#shown = ''
  }

  async #open(id: string): Promise<void> {
    this.#stop?.()
    try {
      const one = await readSimulation(id)
      if (id !== this.#shown) return
      if (this._scale.length === 0) {
        const { ruleset, scale } = await declared(one.to)
        this._scale = scale
        this._ruleset = ruleset
        this._population = (await listPopulations()).find((each) => each.id === one.population)
      }
      this._one = one
      this._failed = undefined
      if (isLive(one)) this.#stop = watchSimulation(id, (step) => this.#follow(id, step))
    } catch (error) {
      this._failed = error
    }
  }

  // What is told of a step carries no result: the finished one is read whole.
  #follow(id: string, step: Simulation): void {
    if (id !== this.#shown) return
    this._one = { ...this._one, ...step }
    if (isLive(step)) return
    this.#stop?.()
    void this.#open(id)
  }

  readonly #cancel = async (): Promise<void> => {
    try {
      await stopSimulation(this.#shown)
      await this.#open(this.#shown)
    } catch (error) {
      this._failed = error
    }
  }

  // As it was asked, since what was cancelled or came to nothing stays what it is.
  readonly #again = async (): Promise<void> => {
    try {
      if (this._one) go(link(['simulations', (await startSimulation(askedAgain(this._one))).id]))
    } catch (error) {
      this._failed = error
    }
  }

  override updated(): void {
    const part = this.address.query.get('part')
    if (part && this._one?.result && this.#jumped !== part) {
      this.#jumped = part
      // What stands above has its height once it was drawn, and drawings theirs once measured.
      requestAnimationFrame(() => requestAnimationFrame(() => this.#show(part)))
    }
  }
  #jumped = ''

  override render() {
    const one = this._one
    const result = one?.result
    return html`${bar({
      back: '#/simulations',
      title: say(SIM.title),
      context: html`${one ? `${sideName(one.from)} → ${sideName(targetOf(one, this.#of()))}` : ''}　<span class="legal note">${say(SIM.legal)}</span>`,
      right: result ? html`${this.#choice(one)}${printButton()}` : nothing,
      paper: this.#paper(),
    })}
    ${this._failed === undefined ? nothing : trouble(this._failed, () => void this.#open(this.#shown))}
    ${one && !result ? unfinished(one, this._population?.size ?? 0, { cancel: this.#cancel, again: this.#again }) : nothing}
    ${one && result ? this.#report(one, result) : !one && this._failed === undefined ? html`<div class="loading"></div>` : nothing}`
  }

  #report(one: Simulation, whole: SimulationResult): TemplateResult {
    const of = this.#of()
    const result = of === 'also' ? { ...whole.also!, prices: [] } : whole
    const side = targetOf(one, of)
    const [from, to] = [one.from.version, side.version]
    const scale = this._scale
    const worst = scale.at(-1)?.grade ?? ''
    const lacking = result.unknown > 0
    const parts = [
      ['overview', SIM.overview],
      ['flow', SIM.flow],
      ['districts', SIM.breakdown],
      ['movers', SIM.movers],
      ...(lacking ? [['unknown', SIM.lacking] as const] : []),
      ...(result.prices.length > 0 ? [['prices', SIM.prices] as const] : []),
      ['scores', SIM.scores],
      ['method', SIM.method],
    ] as const
    const moved = result.worse + result.better
    const scored = result.applicable - result.unknown
    const context = say(SIM.context(this._population?.name ?? one.population, date(result.asOf)))
    return html`<div class="page report"><nav class="contents screen-only" aria-label=${say(SIM.contents)}>${parts.map(
      ([id, words]) =>
        html`<a href=${link(['simulations', one.id], { part: id, of: of === 'also' ? of : undefined })} @click=${(
          event: Event,
        ) => {
          event.preventDefault()
          this.#show(id)
        }}>${say(words)}</a>`,
    )}</nav>
      <div class="body" data-main tabindex="-1">
        <section data-part="overview"><p class="note">${context}${lacking ? `　${say(SIM.unknown(count(result.unknown)))}` : ''}${onlyOne(result, { from, to })}</p>
          ${lead(result, { from, to }, scale)}${uncountedNote(result.uncounted)}${gradeStrip(result, { from, to }, scale)}</section>
        <section data-part="flow" class="columns" style="--columns: 1fr 1fr">
          <figure class="panel pad keep-whole"><h2>${say(SIM.flow)}</h2><p class="note">${say(SIM.flowNote(count(moved), count(scored - moved)))}</p><lx-flow .scale=${scale} .matrix=${result.matrix} from=${from} to=${to}></lx-flow></figure>
          <div class="panel pad keep-whole"><h2>${say(SIM.matrix)}</h2><p class="note">${say(SIM.matrixNote)}</p><lx-matrix ?full=${!this.#isNarrow()} opens .scale=${scale} .matrix=${result.matrix} from=${from} to=${to} @cell=${(
            event: CustomEvent<Cell>,
          ) => {
            this._cell = event.detail
            this.#show('movers')
          }}></lx-matrix><lx-shares .shares=${result.shares} worst=${worst}></lx-shares></div></section>
        <lx-breakdown data-part="districts" .scale=${scale} .result=${result}></lx-breakdown>
        <lx-movers data-part="movers" .simulation=${one} of=${of} .scale=${scale} .cell=${this._cell ?? null} .result=${result} @all=${() => {
          this._cell = undefined
        }}></lx-movers>
        ${lacking ? html`<lx-unknown data-part="unknown" .simulation=${one} of=${of} .scale=${scale} .result=${result}></lx-unknown>` : nothing}
        <lx-prices data-part="prices" .prices=${result.prices} .readings=${this._ruleset?.readings ?? []} worst=${worst} version=${to} .switched=${side.readings ?? {}}></lx-prices>
        <section data-part="scores" class="panel pad keep-whole"><h2>${say(SIM.scores)}</h2><p class="note">${say(SIM.scoresNote)}</p><lx-scores .scale=${scale} .from=${result.histogram.from} .to=${result.histogram.to}></lx-scores></section>
        ${method(one, result, side, this._ruleset)}</div></div>`
  }

  #paper(): Paper {
    const one = this._one
    if (!one) return {}
    const of = this.#of()
    const side = targetOf(one, of)
    const result = of === 'also' ? one.result?.also : one.result
    return {
      of: `${sideName(one.from)} → ${sideName(side)}`,
      digests: result ? digests(one, result, side) : [],
      notice: say(SIM.legal),
    }
  }

  // Where the whole matrix does not fit, its compact form does.
  #isNarrow(): boolean {
    return this.#measured.width > 0 && this.#measured.width < WIDE
  }

  #show(part: string): void {
    this.querySelector(`[data-part="${CSS.escape(part)}"]`)?.scrollIntoView()
  }

  // The third version where one asks for it, and where there is one.
  #of(): Target {
    return this.address.query.get('of') === 'also' && this._one?.result?.also ? 'also' : 'to'
  }

  // v1 → v2 │ v1 → v3
  #choice(one: Simulation): TemplateResult | typeof nothing {
    if (!one.also || !one.result?.also) return nothing
    const chosen = this.#of()
    return html`<div class="choices screen-only" role="group" aria-label=${say(SIM.against)}>${(
      ['to', 'also'] as const
    ).map(
      (of) =>
        html`<button type="button" aria-pressed=${of === chosen ? 'true' : 'false'} @click=${() => {
          this._cell = undefined
          go(link(['simulations', one.id], { of: of === 'also' ? of : undefined }))
        }}>${sideName(one.from)} → ${sideName(targetOf(one, of))}</button>`,
    )}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lx-page-simulation': LxPageSimulation
  }
}
